//! Answers a question as text, CSV or JSON.

use std::io::{self, Write};
use std::path::Path;

use bothways::dataset::{Status, format_value};
use bothways::describe::{answer, notes, sentence, source_line, table};
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
    let vantage = &view.question.set.descriptor().bothways.vantage;
    writeln!(out, "\n{vantage}\n{}", source_line(view, env))?;
    notes(view, env).iter().try_for_each(|note| writeln!(out, "{note}"))
}

const COLUMNS: [&str; 12] = [
    "period",
    "drawn",
    "forward",
    "forward_status",
    "back",
    "back_status",
    "forward_at_least",
    "forward_partial",
    "forward_refs",
    "back_at_least",
    "back_partial",
    "back_refs",
];

/// One row a period. Of each direction the exact value, or nothing; how well it is known, or which
/// of the other kinds the cell is; what a sum with withheld parts is at least; whether a part of it
/// was not measured; and the ids of its references, joined by spaces.
fn csv(view: &PairView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for row in &view.rows {
        let head = [row.period.to_string(), row.drawn.to_string()];
        let (forward, forward_more) = fields(view, &row.figures.forward);
        let (back, back_more) = fields(view, &row.figures.back);
        let main = head.iter().chain(&forward).chain(&back);
        writer.write_record(main.chain(&forward_more).chain(&back_more))?;
    }
    writer.flush()
}

/// Value and status; then the least, whether it is partial, and references.
fn fields(view: &PairView<'_>, figure: &Figure) -> ([String; 2], [String; 3]) {
    let question = &view.question;
    let decimal = |value| format_value(value, question.measure().decimals);
    let (value, at_least) = match figure.cell {
        Cell::Known(value) => (decimal(value), None),
        Cell::Zero => ("0".to_owned(), None),
        Cell::Suppressed { at_least } => (String::new(), at_least.map(decimal)),
        Cell::NotMeasured(_) => (String::new(), None),
    };
    // Without a row behind it a zero is what the coverage says, and nobody reported it.
    let status = match (figure.cell, figure.status) {
        (Cell::NotMeasured(_), _) => "notMeasured",
        (Cell::Suppressed { .. }, _) => Status::Suppressed.as_str(),
        (_, Some(status)) => status.as_str(),
        (_, None) => "zero",
    };
    let refs = figure.refs.iter().map(|at| question.set.reference(*at).id.as_str());
    let refs = refs.collect::<Vec<_>>().join(" ");
    let partial = if figure.partial { "true" } else { "" };
    ([value, status.to_owned()], [at_least.unwrap_or_default(), partial.to_owned(), refs])
}
