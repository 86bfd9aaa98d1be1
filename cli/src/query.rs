//! Answers a question as text, CSV or JSON.

use std::io::{self, Write};
use std::path::PathBuf;

use bothways::describe::{Node, Words, answer};
use bothways::i18n::Env;
use bothways::query::View;
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
    /// One country: whom it reaches, who reaches it.
    Partners,
    /// Many countries: every origin with every target.
    Matrix,
    /// The largest flows, each with its other way.
    Flows,
    /// Every pair, one direction against the other.
    Balance,
}

impl From<Kind> for ViewArg {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Pair => Self::Timeline,
            Kind::Sources => Self::Sources,
            Kind::Partners => Self::Partners,
            Kind::Matrix => Self::Matrix,
            Kind::Flows => Self::Flows,
            Kind::Balance => Self::Balance,
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
    let sets = open_all(paths, env.lang())?;
    let view = asked.answer(kind.into(), &sets, env)?;
    match (format, &view) {
        (Format::Text, _) => text(&Words::of(&view, env), out)?,
        (Format::Csv, _) => {
            let answer = answer(&view, env);
            csv(&answer, &question(&answer, &view, asked), out)?;
        }
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
    let lines: Vec<_> = std::iter::once(&table.head).chain(&table.rows).collect();
    let width = |column: usize| lines.iter().map(|l| l[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<_> = (0..table.head.len()).map(width).collect();
    for line in &lines {
        writeln!(out, "{}", aligned(line, &widths).trim_end())?;
    }
    writeln!(out)?;
    let below = vantage.iter().chain([source, licence]).chain(notes);
    below.into_iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// What the row is about and its note to the left, the figures between them to the right.
fn aligned(cells: &[String], widths: &[usize]) -> String {
    let last = cells.len().saturating_sub(1);
    let pad = |(at, (cell, &width)): (usize, (&String, &usize))| match at {
        0 => format!("{cell:<width$}"),
        at if at == last => format!("  {cell}"),
        _ => format!("  {cell:>width$}"),
    };
    cells.iter().zip(widths).enumerate().map(pad).collect()
}

/// The answer's rows. Of each figure the exact value, or nothing, and how well it is known, or
/// which of the other kinds the cell is; behind all of them what a sum with withheld parts is at
/// least, whether a part of it was not measured, and the ids of its references, joined by spaces.
///
/// Whose figures, of whom, and what was counted stand in further columns, and what is said of the
/// whole answer in its first row.
///
/// Licence, attribution and what was changed stand in columns of their own, as in the records of
/// open biodiversity data: a comment is not CSV, and the rows of several sets have several licences.
fn csv(answer: &Node, question: &Fields, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    let Some(Node::List(rows)) = answer.get("rows") else { return Ok(()) };
    for (at, row) in rows.iter().enumerate() {
        let (mut main, mut more) = (Vec::new(), Vec::new());
        fields("", row, &mut main, &mut more);
        main.append(&mut more);
        main.extend(question.iter().cloned());
        let said = |name| if at == 0 { said(answer, name) } else { String::new() };
        main.extend(SAID.map(|name| (name.to_owned(), said(name))));
        if let Some(Node::Map(rights)) = row.get(RIGHTS).or_else(|| answer.get(RIGHTS)) {
            main.extend(rights.iter().map(|(name, text)| ((*name).to_owned(), text_of(text))));
        }
        if at == 0 {
            writer.write_record(main.iter().map(|(name, _)| name))?;
        }
        writer.write_record(main.iter().map(|(_, text)| text))?;
    }
    if let (true, Some(Node::List(columns))) = (rows.is_empty(), answer.get("columns")) {
        writer.write_record(columns.iter().map(text_of))?;
    }
    writer.flush()
}

/// What is said of a whole answer.
const SAID: [&str; 5] = ["title", "sentence", "source", "vantage", "caveats"];

fn said(answer: &Node, name: &str) -> String {
    answer.get(name).map(text_of).unwrap_or_default()
}

/// What a row alone does not say.
fn question(answer: &Node, view: &View<'_>, asked: &Asked) -> Fields {
    let question = view.question();
    let column = |name: &str, text: String| (name.to_owned(), text);
    let of_answer = |name| column(name, said(answer, name));
    let pair = column("pair", format!("{}-{}", question.a, question.b));
    if matches!(view, View::Sources(_)) {
        return vec![pair];
    }
    let set = question.set.descriptor();
    let ids = question.categories.iter().map(|at| &*set.bothways.categories[usize::from(*at)].id);
    let categories = ids.collect::<Vec<_>>().join(",");
    let mut columns = vec![column("figures", set.name.clone())];
    match view {
        View::Timeline(_) => columns.push(pair),
        View::Partners(_) => {
            let country = asked.country.unwrap_or(question.a);
            columns.push(column("country", country.to_string()));
        }
        _ => {}
    }
    columns.extend([of_answer("measure"), of_answer("unit"), column("category", categories)]);
    let last = if matches!(view, View::Timeline(_)) { "sum" } else { "period" };
    columns.extend([of_answer("per"), of_answer(last)]);
    columns
}

/// What an answer, or a row of several sets, says of its licence.
const RIGHTS: &str = "rights";

/// Columns with their texts.
type Fields = Vec<(String, String)>;

/// Flattens a row: a cell's further fields go behind those of the whole row.
fn fields(prefix: &str, node: &Node, main: &mut Fields, more: &mut Fields) {
    match node {
        Node::Map(_) if node.get("kind").is_some() => cell(prefix, node, main, more),
        Node::Map(entries) => {
            for (name, value) in entries.iter().filter(|(name, _)| *name != RIGHTS) {
                let name =
                    if prefix.is_empty() { (*name).to_owned() } else { format!("{prefix}_{name}") };
                fields(&name, value, main, more);
            }
        }
        plain => main.push((prefix.to_owned(), text_of(plain))),
    }
}

fn cell(name: &str, cell: &Node, main: &mut Fields, more: &mut Fields) {
    let text = |field| cell.get(field).map(text_of).unwrap_or_default();
    // Without a row behind it a zero is what the coverage says, and nobody reported it.
    let status = match text("kind").as_str() {
        kind @ ("notMeasured" | "suppressed") => kind.to_owned(),
        kind => cell.get("status").map_or_else(|| kind.to_owned(), text_of),
    };
    main.push((name.to_owned(), text("value")));
    main.push((format!("{name}_status"), status));
    more.push((format!("{name}_at_least"), text("atLeast")));
    more.push((format!("{name}_partial"), text("partial")));
    more.push((format!("{name}_refs"), text("refs")));
}

fn text_of(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Number(number) => number.to_string(),
        Node::Flag(flag) => flag.to_string(),
        Node::List(items) => items.iter().map(text_of).collect::<Vec<_>>().join(" "),
        Node::Map(_) => String::new(),
    }
}
