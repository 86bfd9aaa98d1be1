//! The same answer as a table: one row a period, both directions beside each other.

use crate::dataset::{Status, push_part};
#[cfg(not(feature = "full"))]
use crate::i18n::PeriodStyle;
use crate::i18n::{Env, Message, NumberStyle, also};
use crate::query::{Both, Cell, Direction, Figure, PairRow, PairView};

use super::phrase::Phrases;
use super::sentence::title;

/// A captioned table in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The title and the unit.
    pub caption: String,
    /// What the rows are about, then a column a direction, then the note.
    pub head: Vec<String>,
    /// A row a period, collection, partner or pair: what it is, its figures in words, and how well
    /// these are known.
    pub rows: Vec<Vec<String>>,
}

/// The table of a pair.
pub fn table(view: &PairView<'_>, env: &dyn Env) -> Table {
    let phrases = Phrases { question: &view.question, env };
    let (title, unit) = (title(view, env), phrases.unit());
    let (forward, back) = (Direction::Forward, Direction::Back);
    let mut rows = Vec::new();
    for row in &view.rows {
        rows.push(table_row(view, row, &phrases));
    }
    Table {
        caption: env.say(Message::TableCaption, &[("title", &title), ("unit", &unit)]),
        head: vec![
            env.message(Message::Period).to_owned(),
            phrases.way(view.question.ends(forward)),
            phrases.way(view.question.ends(back)),
            env.message(Message::Note).to_owned(),
        ],
        rows,
    }
}

#[cfg_attr(not(feature = "full"), allow(unused_variables, reason = "no sum runs"))]
fn table_row(view: &PairView<'_>, row: &PairRow, phrases: &Phrases<'_>) -> Vec<String> {
    #[cfg(not(feature = "full"))]
    let period = phrases.env.period(&row.period, PeriodStyle::Long);
    #[cfg(feature = "full")]
    let period = super::running::period(view, row, phrases.env);
    vec![
        period,
        cell(&row.figures.forward, phrases),
        cell(&row.figures.back, phrases),
        note(row, phrases),
    ]
}

/// The caption names the unit, so that a column of numbers is numbers only.
pub fn cell(figure: &Figure, phrases: &Phrases<'_>) -> String {
    match (figure.cell, figure.partial) {
        (Cell::Known(value), false) => {
            let decimals = phrases.question.measure().decimals;
            phrases.env.number(value, decimals, NumberStyle::Full)
        }
        _ => phrases.figure(figure, NumberStyle::Full),
    }
}

fn note(row: &PairRow, phrases: &Phrases<'_>) -> String {
    let mut note = statuses(&row.figures, phrases);
    if !row.drawn {
        let message = Message::TableOnly;
        #[cfg(feature = "full")]
        let message = if phrases.question.is_running { Message::NotInSum } else { message };
        push_part(&mut note, also(phrases.env), phrases.env.message(message));
    }
    note
}

/// How weakly the two figures are known, each way of it once.
pub fn statuses(Both { forward, back }: &Both, phrases: &Phrases<'_>) -> String {
    let mut note = String::new();
    if let Some(status) = told(forward) {
        push_part(&mut note, also(phrases.env), phrases.status(status));
    }
    if let Some(status) = told(back)
        && told(forward) != Some(status)
    {
        push_part(&mut note, also(phrases.env), phrases.status(status));
    }
    note
}

/// The status of a figure that is shown as a number, unless its publisher's word is all there is.
fn told(figure: &Figure) -> Option<Status> {
    figure.size().and(figure.status).filter(|status| *status != Status::Reported)
}
