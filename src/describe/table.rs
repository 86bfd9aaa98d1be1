//! The same answer as a table: one row a period, both directions beside each other.

use crate::i18n::{Env, Message, NumberStyle, PeriodStyle};
use crate::query::{Direction, Figure, PairRow, PairView};

use super::phrase::Phrases;
use super::sentence::title;

/// A captioned table in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The title and the unit.
    pub caption: String,
    /// Period, A→B, B→A, note.
    pub head: [String; 4],
    /// One row a period.
    pub rows: Vec<TableRow>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The period.
    pub period: String,
    /// A→B and B→A in words.
    pub figures: [String; 2],
    /// How well they are known, and whether the period is drawn.
    pub note: String,
}

/// The table of a pair.
pub fn table(view: &PairView<'_>, env: &dyn Env) -> Table {
    let phrases = Phrases { question: &view.question, env };
    let (title, unit) = (title(view, env), phrases.unit());
    let name = |direction| {
        let (origin, target) = view.question.ends(direction);
        let (origin, target) = (env.country(origin), env.country(target));
        env.say(Message::Direction, &[("origin", &origin), ("target", &target)])
    };
    let [forward, back] = Direction::BOTH.map(name);
    let [period, note] = [Message::Period, Message::Note].map(|m| env.message(m).to_owned());
    Table {
        caption: env.say(Message::TableCaption, &[("title", &title), ("unit", &unit)]),
        head: [period, forward, back, note],
        rows: view.rows.iter().map(|row| table_row(row, &phrases)).collect(),
    }
}

fn table_row(row: &PairRow, phrases: &Phrases<'_>) -> TableRow {
    TableRow {
        period: phrases.env.period(&row.period, PeriodStyle::Long),
        figures: Direction::BOTH.map(|d| cell(row.figures.of(d), phrases)),
        note: note(row, phrases),
    }
}

/// The caption names the unit, so that a column of numbers is numbers only.
fn cell(figure: &Figure, phrases: &Phrases<'_>) -> String {
    match (figure.cell, figure.partial) {
        (crate::query::Cell::Known(value), false) => {
            let decimals = phrases.question.measure().decimals;
            phrases.env.number(value, decimals, NumberStyle::Full)
        }
        _ => phrases.figure(figure, NumberStyle::Full),
    }
}

fn note(row: &PairRow, phrases: &Phrases<'_>) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for direction in Direction::BOTH {
        let figure = row.figures.of(direction);
        if let (Some(status), Some(_)) = (figure.status, figure.size()) {
            let words = phrases.status(status);
            if !notes.contains(&words) {
                notes.push(words);
            }
        }
    }
    if !row.drawn {
        notes.push(phrases.env.message(Message::TableOnly));
    }
    notes.join("; ")
}
