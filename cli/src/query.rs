//! Answers a question as text, CSV or JSON.

use std::io::{self, Write};
use std::path::Path;

use bothways::dataset::{Status, format_value};
use bothways::describe::{answer, sentence, source_line, table};
use bothways::i18n::Env;
use bothways::query::{Cell, Figure, PairView, View};
use clap::ValueEnum;

use crate::ask::{Asked, AskedError};
use crate::set::{OpenError, open};

/// What is asked.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum Kind {
    /// One pair over time, both ways.
    Pair,
}

/// How it is answered.
#[derive(ValueEnum, Clone, Copy, Debug, Default)]
pub enum Format {
    /// A sentence and a table, to be read.
    #[default]
    Text,
    /// One row a period, to be computed with.
    Csv,
    /// The plain answer of the contract.
    Json,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The set cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The set cannot answer.
    #[error(transparent)]
    Ask(#[from] AskedError),
    /// The answer cannot be written.
    #[error("the answer cannot be written ({0}); send it to a file or pipe that takes it")]
    Write(#[from] io::Error),
}

/// Writes the answer to `out`.
///
/// # Errors
/// See [`QueryError`].
pub fn query(
    path: &Path,
    asked: &Asked,
    format: Format,
    env: &dyn Env,
    out: &mut dyn Write,
) -> Result<(), QueryError> {
    let set = open(path)?;
    let view = asked.answer(&set)?;
    match format {
        Format::Text => text(&view, env, out)?,
        Format::Csv => csv(&view, out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &answer(&View::Timeline(view), env))
                .map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn text(view: &PairView<'_>, env: &dyn Env, out: &mut dyn Write) -> io::Result<()> {
    let table = table(view, env);
    writeln!(out, "{}\n\n{}\n", table.caption, sentence(view, env))?;
    let rows = table.rows.into_iter().map(|row| {
        let [forward, back] = row.figures;
        [row.head, forward, back, row.note]
    });
    let lines: Vec<[String; 4]> = std::iter::once(table.head).chain(rows).collect();
    let width = |column: usize| lines.iter().map(|l| l[column].chars().count()).max().unwrap_or(0);
    let [period, forward, back] = [0, 1, 2].map(width);
    for [a, b, c, note] in &lines {
        let line = format!("{a:<period$}  {b:>forward$}  {c:>back$}  {note}");
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out, "\n{}", source_line(view, env))
}

/// `period,drawn,forward,forward_status,back,back_status`: a value is the exact figure, or empty;
/// its status then says which of the other kinds the cell is.
fn csv(view: &PairView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let decimals = view.question.measure().decimals;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["period", "drawn", "forward", "forward_status", "back", "back_status"])?;
    for row in &view.rows {
        let [forward, forward_status] = fields(&row.figures.forward, decimals);
        let [back, back_status] = fields(&row.figures.back, decimals);
        let (period, drawn) = (row.period.to_string(), row.drawn.to_string());
        writer.write_record([period, drawn, forward, forward_status, back, back_status])?;
    }
    writer.flush()
}

fn fields(figure: &Figure, decimals: u8) -> [String; 2] {
    let value = match figure.cell {
        Cell::Known(value) => format_value(value, decimals),
        Cell::Zero => "0".to_owned(),
        Cell::Suppressed { .. } | Cell::NotMeasured(_) => String::new(),
    };
    // Without a row behind it a zero is what the coverage says, and nobody reported it.
    let status = match (figure.cell, figure.status) {
        (Cell::NotMeasured(_), _) => "notMeasured",
        (Cell::Suppressed { .. }, _) => Status::Suppressed.as_str(),
        (_, Some(status)) => status.as_str(),
        (_, None) => "zero",
    };
    [value, status.to_owned()]
}
