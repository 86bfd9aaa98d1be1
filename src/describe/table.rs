//! The same answer as a table: one row a period, both directions beside each other.

use crate::dataset::{Status, push_part};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle, direction_name};
use crate::query::{Both, Cell, Direction, Figure, PairRow, PairView};

use super::phrase::Phrases;
use super::sentence::title;

/// A captioned table in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The title and the unit.
    pub caption: String,
    /// What the rows are about, A→B, B→A, note.
    pub head: [String; 4],
    /// One row a period or collection.
    pub rows: Vec<TableRow>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// What the row is about: a period, a collection.
    pub head: String,
    /// A→B and B→A in words.
    pub figures: [String; 2],
    /// How well they are known, and whether the period is drawn.
    pub note: String,
}

/// The table of a pair.
pub fn table(view: &PairView<'_>, env: &dyn Env) -> Table {
    let phrases = Phrases { question: &view.question, env };
    let (title, unit) = (title(view, env), phrases.unit());
    let (forward, back) = (Direction::Forward, Direction::Back);
    let mut rows = Vec::new();
    for row in &view.rows {
        rows.push(table_row(row, &phrases));
    }
    Table {
        caption: env.say(Message::TableCaption, &[("title", &title), ("unit", &unit)]),
        head: [
            env.message(Message::Period).to_owned(),
            direction_name(env, view.question.ends(forward)),
            direction_name(env, view.question.ends(back)),
            env.message(Message::Note).to_owned(),
        ],
        rows,
    }
}

fn table_row(row: &PairRow, phrases: &Phrases<'_>) -> TableRow {
    TableRow {
        head: phrases.env.period(&row.period, PeriodStyle::Long),
        figures: [cell(&row.figures.forward, phrases), cell(&row.figures.back, phrases)],
        note: note(row, phrases),
    }
}

/// The caption names the unit, so that a column of numbers is numbers only.
fn cell(figure: &Figure, phrases: &Phrases<'_>) -> String {
    match (figure.cell, figure.partial) {
        (Cell::Known(value), false) => {
            let decimals = phrases.question.measure().decimals;
            phrases.env.number(value, decimals, NumberStyle::Full)
        }
        _ => phrases.figure(figure, NumberStyle::Full),
    }
}

fn note(row: &PairRow, phrases: &Phrases<'_>) -> String {
    let Both { forward, back } = &row.figures;
    let mut note = String::new();
    if let Some(status) = told(forward) {
        push_part(&mut note, "; ", phrases.status(status));
    }
    if let Some(status) = told(back)
        && told(forward) != Some(status)
    {
        push_part(&mut note, "; ", phrases.status(status));
    }
    if !row.drawn {
        push_part(&mut note, "; ", phrases.env.message(Message::TableOnly));
    }
    note
}

/// The status of a figure that is shown as a number, unless its publisher's word is all there is.
fn told(figure: &Figure) -> Option<Status> {
    figure.size().and(figure.status).filter(|status| *status != Status::Reported)
}
