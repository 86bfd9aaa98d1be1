//! The words of many countries with each other.

use crate::dataset::{Country, Status, push_part};
use crate::i18n::{Env, Message, NumberStyle, also, gap, spell, unstopped};
use crate::query::{Cell, Direction, Edge, Figure, MatrixView, Question, Survey};
use crate::scene::Key;

use super::super::cells::Cells;
use super::super::node::Node;
use super::super::phrase::Phrases;
use super::super::sources::capital;
use super::super::table::{Table, cell};
use super::super::tooltip::Tip;
use super::super::walk::{PAGE, moved};
use super::edges::{self, COLUMNS};
use super::left_out::push_unknown;
use super::{Telling, found, period, push_left_out, push_limit, push_why, tip_of, titled};

impl Telling for &MatrixView<'_> {
    fn name(&self) -> &'static str {
        "matrix"
    }

    fn survey(&self) -> &Survey<'_> {
        &self.survey
    }

    fn title(&self, env: &dyn Env) -> String {
        titled(&self.survey, env, Message::MatrixTitle, "")
    }

    fn sentence(&self, env: &dyn Env) -> String {
        let phrases = Phrases { question: &self.survey.question, env };
        let mut said = largest(self, &phrases);
        if let Some(missing) = not_measured(self, env) {
            push_part(&mut said, gap(env), &missing);
        }
        said
    }

    fn columns(&self) -> &'static [&'static str] {
        &COLUMNS
    }

    fn rows(&self, cells: &Cells<'_>) -> Vec<Node> {
        edges::rows(&self.rows, cells)
    }

    fn table(&self, env: &dyn Env) -> Table {
        let phrases = Phrases { question: &self.survey.question, env };
        let mut rows = Vec::new();
        for edge in &self.rows {
            let note = match edge.figure.status {
                Some(Status::Reported) => "",
                _ => phrases.note(&edge.figure),
            };
            rows.push(vec![
                env.country(edge.origin),
                env.country(edge.target),
                cell(&edge.figure, &phrases),
                note.to_owned(),
            ]);
        }
        let places = [("title", &*self.title(env)), ("unit", &*phrases.unit())];
        Table {
            caption: env.say(Message::TableCaption, &places),
            head: vec![
                env.message(Message::FromColumn).to_owned(),
                env.message(Message::ToColumn).to_owned(),
                self.survey.question.measure().title.clone(),
                env.message(Message::Note).to_owned(),
            ],
            rows,
        }
    }

    fn notes(&self, env: &dyn Env) -> Vec<String> {
        let mut notes = Vec::new();
        push_limit(&mut notes, &self.survey, env);
        push_why(&mut notes, &self.survey, env, &self.figures());
        let beyond = beyond(self);
        if beyond > 0 {
            let count = capital(spell(env, beyond));
            notes.push(env.say_count(Message::BeyondGrid, beyond, &[("count", &count)]));
        }
        push_unknown(&mut notes, &self.survey, env);
        push_left_out(&mut notes, &self.survey, env);
        notes
    }

    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip> {
        let edge = self.rows.get(key.row)?;
        let mut tip = tip_of(&self.survey, env, (edge.origin, edge.target), &edge.figure);
        if edge.origin == edge.target {
            let country = env.country_in_text(edge.origin);
            tip.heading[1] = env.say(Message::Inside, &[("country", &country)]);
            return Some(tip);
        }
        let mirror = &self.rows[self.mirror(key.row)].figure;
        let value = figure_words(&self.survey, env, mirror);
        let other = env.say(Message::MirrorCell, &[("value", &value)]);
        tip.note.truncate(unstopped(&tip.note).len());
        push_part(&mut tip.note, also(env), &other);
        Some(tip)
    }

    fn aloud(&self, env: &dyn Env, key: Key) -> Option<String> {
        let edge = self.rows.get(key.row)?;
        if edge.origin == edge.target {
            let country = env.country_in_text(edge.origin);
            return Some(env.say(Message::Inside, &[("country", &country)]));
        }
        let phrases = Phrases { question: &self.survey.question, env };
        let template = env.message(Message::DirectionSpoken);
        Some(phrases.between(template, edge.origin, edge.target, ""))
    }

    fn tones(&self, key: Key) -> [Option<Figure>; 2] {
        let mirror = self.mirror(key.row);
        let figure = |row: usize| self.rows.get(row).map(|edge| edge.figure.clone());
        [figure(key.row), figure(mirror).filter(|_| mirror != key.row)]
    }

    fn steps(&self) -> Vec<Key> {
        let mut steps = Vec::new();
        for &origin in &self.origins {
            for &target in &self.targets {
                let row = self.at(origin, target);
                steps.push(Key { row, direction: Direction::Forward });
            }
        }
        steps
    }

    fn walk(&self, at: Option<Key>, key: &str) -> Option<Key> {
        let (origin, target) = self.ends(at.map_or(0, |at| at.row));
        let place = |kept: &[usize], of: usize| kept.iter().position(|other| *other == of);
        let (mut row, mut column) =
            (place(&self.origins, origin).unwrap_or(0), place(&self.targets, target).unwrap_or(0));
        let last_row = self.origins.len().checked_sub(1)?;
        let last_column = self.targets.len().checked_sub(1)?;
        let (was_row, was_column) = (row, column);
        match key {
            "ArrowUp" => row = row.saturating_sub(1),
            "ArrowDown" => row = (row + 1).min(last_row),
            "ArrowLeft" => column = column.saturating_sub(1),
            "ArrowRight" => column = (column + 1).min(last_column),
            "PageUp" => row = moved(row, -PAGE, last_row),
            "PageDown" => row = moved(row, PAGE, last_row),
            "Home" => column = 0,
            "End" => column = last_column,
            _ => return None,
        }
        // The first key shows where the walk begins.
        if at.is_none() {
            (row, column) = (was_row, was_column);
        }
        let row = self.at(self.origins[row], self.targets[column]);
        Some(Key { row, direction: Direction::Forward })
    }

    fn keys(&self) -> Message {
        Message::KeysMatrix
    }

    fn pair(&self, key: Key) -> Option<(Country, Country)> {
        let edge = self.rows.get(key.row)?;
        (edge.origin != edge.target).then_some((edge.origin, edge.target))
    }

    fn figures(&self) -> Vec<&Figure> {
        self.rows.iter().map(|edge| &edge.figure).collect()
    }
}

/// The largest figure of the grid with its other way, else that there is none, and of which kind.
fn largest(view: &MatrixView<'_>, phrases: &Phrases<'_>) -> String {
    let (env, survey) = (phrases.env, &view.survey);
    let (mut count, mut largest): (u64, Option<&Edge>) = (0, None);
    for edge in &view.rows {
        let is_shown = matches!(edge.figure.cell, Cell::Known(_) | Cell::Suppressed { .. });
        if edge.origin != edge.target && is_shown {
            count += 1;
            if largest.is_none_or(|other| edge.size() > other.size()) {
                largest = Some(edge);
            }
        }
    }
    let period = period(survey, env);
    let spelt = spell(env, count);
    let places = [("period", &*period), ("count", &*spelt)];
    let message = match (largest, count) {
        (Some(edge), _) if edge.size() > 0 => Message::LargestOf,
        (Some(_), _) => Message::GridWithheld,
        (None, _) if view.rows.iter().any(|edge| edge.figure.is_measured()) => Message::GridNone,
        (None, _) if survey.period.is_none() => Message::GridUnpublished,
        (None, _) => Message::GridGap,
    };
    let opening = env.say_count(message, count, &places);
    let Some(edge) = largest.filter(|edge| edge.size() > 0) else {
        return opening;
    };
    let question = Question { a: edge.origin, b: edge.target, ..survey.question.clone() };
    let figures = survey.both(edge.origin, edge.target);
    found(&Phrases { question: &question, env }, Message::OverPeriod, &opening, &figures)
}

/// How many countries nobody measured on each side; nothing where that is none or all.
fn not_measured(view: &MatrixView<'_>, env: &dyn Env) -> Option<String> {
    let all = view.countries.len();
    let missing = |kept: &[usize]| (all - kept.len()) % all.max(1);
    let (targets, origins) = (missing(&view.targets), missing(&view.origins));
    let message = match (targets, origins) {
        (0, 0) => return None,
        (_, 0) => Message::NotTargets,
        (0, _) => Message::NotOrigins,
        _ => Message::NotEither,
    };
    let [all, targets, origins] = [all, targets, origins].map(|count| spell(env, count as u64));
    Some(env.say(message, &[("all", &all), ("targets", &targets), ("origins", &origins)]))
}

/// The countries of the grid that are not kept on a side.
fn unmeasured(view: &MatrixView<'_>, kept: &[usize]) -> Vec<Country> {
    let mut folded = Vec::new();
    for (at, country) in view.countries.iter().enumerate() {
        if !kept.contains(&at) {
            folded.push(*country);
        }
    }
    folded
}

/// How many countries have a figure and no place in the grid.
fn beyond(view: &MatrixView<'_>) -> u64 {
    let mut beyond: Vec<Country> = Vec::new();
    for edge in &view.survey.foreign {
        for country in [edge.origin, edge.target] {
            if !view.countries.contains(&country) && !beyond.contains(&country) {
                beyond.push(country);
            }
        }
    }
    beyond.len() as u64
}

/// What was folded away, targets first: “14 more not measured as targets: China, …”.
pub fn folded_words(view: &MatrixView<'_>, env: &dyn Env) -> Vec<String> {
    let mut said = Vec::new();
    for (message, kept) in
        [(Message::MoreTargets, &view.targets), (Message::MoreOrigins, &view.origins)]
    {
        let mut names = Vec::new();
        for country in unmeasured(view, kept) {
            names.push(env.country(country));
        }
        if !names.is_empty() {
            let (count, list) = (names.len() as u64, env.list(&names));
            said.push(env.say_count(message, count, &[("list", &list)]));
        }
    }
    said
}

/// A figure as prose has it.
pub fn figure_words(survey: &Survey<'_>, env: &dyn Env, figure: &Figure) -> String {
    Phrases { question: &survey.question, env }.figure(figure, NumberStyle::Prose)
}

/// None, withheld and not measured, as a legend says them.
pub fn legend_words<'a>(survey: &Survey<'a>, env: &'a dyn Env) -> [&'a str; 4] {
    let zero = survey.question.set.descriptor().bothways.zero();
    [
        zero.unwrap_or(env.message(Message::Zero)),
        env.message(Message::Suppressed),
        env.message(Message::NotMeasured),
        env.message(Message::InsideOne),
    ]
}
