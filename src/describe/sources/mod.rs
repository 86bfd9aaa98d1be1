//! The words of the view in which every set speaks of one pair.

mod answer;
mod page;

pub use answer::answer;
pub use page::page;

use crate::dataset::{Status, push_part};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle, also, direction_name, gap, spell};
use crate::query::{Cell, Direction, Gap, Question, SourceRow, SourcesView};
use crate::scene::Key;

use super::notes::source_of;
use super::phrase::{Phrases, bases};
use super::table::Table;
use super::tooltip::Tip;

/// “China and the United States: what six collections say”.
pub fn title(view: &SourcesView<'_>, env: &dyn Env) -> String {
    let (a, b) = (env.country(view.question.a), env.country(view.question.b));
    let drawn = view.drawn().count() as u64;
    let places = [("a", &*a), ("b", &*b), ("count", &*spell(env, drawn))];
    env.say_count(Message::SourcesTitle, drawn, &places)
}

/// Who counted both directions, one or none, and how the rows are to be read.
pub fn sentence(view: &SourcesView<'_>, env: &dyn Env) -> String {
    let mut said = String::new();
    let counted = [(2, Message::CountedBoth), (1, Message::CountedOne), (0, Message::CountedNone)];
    for (directions, message) in counted {
        let mut names = Vec::new();
        for row in view.drawn() {
            if measured(row) == directions {
                names.push(who(row, env));
            }
        }
        if !names.is_empty() {
            push_part(&mut said, gap(env), &env.say(message, &[("list", &env.list(&names))]));
        }
    }
    push_part(&mut said, gap(env), env.message(Message::SourcesLimit));
    said
}

/// How many directions a row measured.
fn measured(row: &SourceRow<'_>) -> usize {
    usize::from(row.figures.forward.is_measured()) + usize::from(row.figures.back.is_measured())
}

fn phrases<'a>(row: &'a SourceRow<'a>, env: &'a dyn Env) -> Phrases<'a> {
    Phrases { question: &row.question, env }
}

/// Who counted.
pub fn who(row: &SourceRow<'_>, env: &dyn Env) -> String {
    let set = row.question.set.descriptor();
    if let Some(who) = row.question.measure().who.as_ref().or(set.bothways.who.as_ref()) {
        return who.clone();
    }
    source_of(&row.question, env)
}

/// The words of one row on the chart.
pub struct RowWords {
    /// “CNCERT, 2011”.
    pub head: String,
    /// “Computers controlled from abroad”.
    pub what: String,
    /// A→B and B→A, with their unit.
    pub figures: [String; 2],
    /// What the countries of the two sides mean; why, where neither was measured.
    pub basis: String,
}

/// What the chart says of a row.
pub fn row_words(row: &SourceRow<'_>, env: &dyn Env) -> RowWords {
    let phrases = phrases(row, env);
    let words = |direction| phrases.figure(row.figures.of(direction), NumberStyle::Prose);
    RowWords {
        head: head(row, env),
        what: what(row, env),
        figures: [words(Direction::Forward), words(Direction::Back)],
        basis: basis(row, &phrases),
    }
}

fn basis(row: &SourceRow<'_>, phrases: &Phrases<'_>) -> String {
    if measured(row) == 0 {
        let outside = Cell::NotMeasured(Gap::Outside);
        let is_outside = Direction::BOTH.iter().any(|way| row.figures.of(*way).cell == outside);
        return phrases.why(if is_outside { Gap::Outside } else { Gap::Unpublished }).to_owned();
    }
    let mut said = bases(&row.question, phrases.env);
    for status in pale(row) {
        let pale = phrases.env.say(Message::Pale, &[("status", phrases.status(status))]);
        push_part(&mut said, also(phrases.env), &pale);
    }
    said
}

/// How weakly the figures of pale bars are known, each once.
fn pale(row: &SourceRow<'_>) -> Vec<Status> {
    let mut found = Vec::new();
    for direction in Direction::BOTH {
        let figure = row.figures.of(direction);
        let weak = [Status::Derived, Status::Secondhand, Status::Weak];
        match figure.size().and(figure.status) {
            Some(status) if weak.contains(&status) && !found.contains(&status) => {
                found.push(status);
            }
            _ => {}
        }
    }
    found
}

/// Who counted, at the start of a line.
fn starting(row: &SourceRow<'_>, env: &dyn Env) -> String {
    capital(who(row, env))
}

/// Words as they begin a line.
pub fn capital(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Who counted, and when.
fn head(row: &SourceRow<'_>, env: &dyn Env) -> String {
    let who = starting(row, env);
    let Some(period) = &row.period else { return who };
    let counted = row.question.counted_in(*period).unwrap_or(*period);
    let period = env.period(&counted, PeriodStyle::Long);
    env.say(Message::WhoWhen, &[("who", &who), ("period", &period)])
}

/// What was counted, and which kinds of it where these are not the whole.
fn what(row: &SourceRow<'_>, env: &dyn Env) -> String {
    let measure = row.question.measure().title.as_str();
    let categories = &row.question.set.descriptor().bothways.categories;
    let mut kinds = Vec::new();
    for at in &row.question.categories {
        let category = &categories[usize::from(*at)];
        if !category.total {
            kinds.push(category.title.clone());
        }
    }
    // A measure of one kind says by its title which.
    if kinds.is_empty() || counted_kinds(&row.question) < 2 {
        return measure.to_owned();
    }
    env.say(Message::WhatOf, &[("measure", measure), ("kinds", &env.list(&kinds))])
}

/// In how many kinds the measure has a figure at all.
fn counted_kinds(question: &Question<'_>) -> usize {
    let kinds = question.set.descriptor().bothways.categories.len();
    (0..kinds).filter(|at| question.set.has_rows(question.measure_at, *at as u8)).count()
}

/// The sources of the drawn rows, each once.
pub fn source(view: &SourcesView<'_>, env: &dyn Env) -> String {
    let (mut named, mut said) = (Vec::new(), String::new());
    for row in view.drawn() {
        let source = source_of(&row.question, env);
        if !named.contains(&source) {
            push_part(&mut said, also(env), &source);
            named.push(source);
        }
    }
    said
}

/// “Source: …”.
pub fn source_line(view: &SourcesView<'_>, env: &dyn Env) -> String {
    env.say(Message::SourceLine, &[("source", &source(view, env))])
}

/// Who counted, from where, what they cannot see: one note for each set.
pub fn notes(view: &SourcesView<'_>, env: &dyn Env) -> Vec<String> {
    let mut notes = Vec::new();
    for row in view.drawn() {
        let who = starting(row, env);
        let vantage = row.question.vantage();
        notes.push(env.say(Message::Vantage, &[("who", &who), ("vantage", vantage)]));
    }
    notes
}

/// Every row as a table, the folded measures too.
pub fn table(view: &SourcesView<'_>, env: &dyn Env) -> Table {
    let mut rows = Vec::new();
    for row in &view.rows {
        let places = [("head", &*head(row, env)), ("what", &*what(row, env))];
        let phrases = phrases(row, env);
        let cell = |direction| phrases.figure(row.figures.of(direction), NumberStyle::Full);
        rows.push(vec![
            env.say(Message::WhoWhenWhat, &places),
            cell(Direction::Forward),
            cell(Direction::Back),
            note(row, &phrases),
        ]);
    }
    let Question { a, b, .. } = view.question;
    let way = |ends| Phrases { question: &view.question, env }.way(ends);
    Table {
        caption: title(view, env),
        head: vec![
            env.message(Message::Collection).to_owned(),
            way((a, b)),
            way((b, a)),
            env.message(Message::Note).to_owned(),
        ],
        rows,
    }
}

/// How weakly a figure is known, why one is not measured, and whether the row is drawn.
fn note(row: &SourceRow<'_>, phrases: &Phrases<'_>) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for direction in Direction::BOTH {
        let figure = row.figures.of(direction);
        let note = phrases.note(figure);
        let said = note.strip_suffix('.').unwrap_or(note);
        if figure.status != Some(Status::Reported) && !said.is_empty() && !parts.contains(&said) {
            parts.push(said);
        }
    }
    if !row.drawn {
        parts.push(phrases.env.message(Message::FoldedAway));
    }
    let mut note = String::new();
    for part in parts {
        push_part(&mut note, also(phrases.env), part);
    }
    note
}

/// The tooltip of a key; none where the view has no such row.
pub fn tip(view: &SourcesView<'_>, env: &dyn Env, key: Key) -> Option<Tip> {
    let row = view.rows.get(key.row)?;
    let (phrases, figure) = (phrases(row, env), row.figures.of(key.direction));
    let places = [("head", &*head(row, env)), ("what", &*what(row, env))];
    let direction = direction_name(env, row.question.ends(key.direction));
    Some(Tip {
        heading: [env.say(Message::WhoWhenWhat, &places), direction],
        value: phrases.figure(figure, NumberStyle::Full),
        note: phrases.note(figure).to_owned(),
        sources: phrases.publishers(figure),
    })
}
