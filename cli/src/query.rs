//! Answers a question as text, CSV or JSON.

use std::io::{self, Write};
use std::path::PathBuf;

use bothways::dataset::{Status, format_value};
use bothways::describe::{Words, answer, unit};
use bothways::i18n::Env;
use bothways::query::{Both, Cell, Figure, PairView, Question, SourceRow, SourcesView, View};
use clap::ValueEnum;

use crate::ask::{Asked, AskedError, ViewArg};
use crate::set::{OpenError, open_all};

/// What is asked.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum Kind {
    /// One pair over time, both ways.
    Pair,
    /// One pair in every set given, each for itself.
    Sources,
}

impl From<Kind> for ViewArg {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Pair => Self::Timeline,
            Kind::Sources => Self::Sources,
        }
    }
}

/// How it is answered.
#[derive(ValueEnum, Clone, Copy, Debug, Default)]
pub enum Format {
    /// A sentence and a table, to be read.
    #[default]
    Text,
    /// One row a period or measure, to be computed with.
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

/// Writes what the sets answer to `out`.
///
/// # Errors
/// See [`QueryError`].
pub fn query(
    paths: &[PathBuf],
    kind: Kind,
    asked: &Asked,
    format: Format,
    env: &dyn Env,
    out: &mut dyn Write,
) -> Result<(), QueryError> {
    let sets = open_all(paths)?;
    let view = asked.answer(kind.into(), &sets)?;
    match (format, &view) {
        (Format::Text, _) => text(&Words::of(&view, env), out)?,
        (Format::Csv, View::Timeline(view)) => pair_csv(view, out)?,
        (Format::Csv, View::Sources(view)) => sources_csv(view, env, out)?,
        (Format::Json, _) => {
            serde_json::to_writer_pretty(&mut *out, &answer(&view, env))
                .map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn text(words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let Words { table, sentence, vantage, source, licence, notes, .. } = words;
    writeln!(out, "{}\n\n{sentence}\n", table.caption)?;
    let rows = table.rows.iter().map(|row| {
        let [forward, back] = &row.figures;
        [&row.head, forward, back, &row.note]
    });
    let lines: Vec<[&String; 4]> = std::iter::once(table.head.each_ref()).chain(rows).collect();
    let width = |column: usize| lines.iter().map(|l| l[column].chars().count()).max().unwrap_or(0);
    let [head, forward, back] = [0, 1, 2].map(width);
    for [a, b, c, note] in &lines {
        let line = format!("{a:<head$}  {b:>forward$}  {c:>back$}  {note}");
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)?;
    let below = vantage.iter().chain([source, licence]).chain(notes);
    below.into_iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// What stands in a CSV of both directions, behind what the row is about. Of each direction the
/// exact value, or nothing; how well it is known, or which of the other kinds the cell is; what a
/// sum with withheld parts is at least; whether a part of it was not measured; and the ids of its
/// references, joined by spaces.
const CELLS: [&str; 11] = [
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

/// One row a period.
fn pair_csv(view: &PairView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["period"].iter().chain(&CELLS))?;
    for row in &view.rows {
        let cells = cells(&view.question, row.drawn, &row.figures);
        writer.write_record([row.period.to_string()].iter().chain(&cells))?;
    }
    writer.flush()
}

/// What a row of several collections is about.
const COLLECTION: [&str; 7] =
    ["figures", "measure", "category", "unit", "basis_source", "basis_target", "period"];

/// One row a measure of a set.
fn sources_csv(view: &SourcesView<'_>, env: &dyn Env, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLLECTION.iter().chain(&CELLS))?;
    for row in &view.rows {
        let cells = cells(&row.question, row.drawn, &row.figures);
        writer.write_record(collection(row, env).iter().chain(&cells))?;
    }
    writer.flush()
}

fn collection(row: &SourceRow<'_>, env: &dyn Env) -> [String; 7] {
    let (question, measure) = (&row.question, row.question.measure());
    [
        question.set.descriptor().name.clone(),
        measure.id.clone(),
        question.category_ids(),
        unit(question, env),
        measure.basis.source.clone(),
        measure.basis.target.clone(),
        row.period.map(|period| period.to_string()).unwrap_or_default(),
    ]
}

/// The fields of [`CELLS`].
fn cells(question: &Question<'_>, is_drawn: bool, figures: &Both) -> Vec<String> {
    let (forward, forward_more) = fields(question, &figures.forward);
    let (back, back_more) = fields(question, &figures.back);
    let main = [is_drawn.to_string()].into_iter().chain(forward).chain(back);
    main.chain(forward_more).chain(back_more).collect()
}

/// Value and status; then the least, whether it is partial, and references.
fn fields(question: &Question<'_>, figure: &Figure) -> ([String; 2], [String; 3]) {
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
