//! The words of the largest flows, as bands and on a map.

use crate::dataset::{Country, Status, push_part, to_float};
use crate::i18n::{Env, Message, NumberStyle, also, gap, unstopped};
use crate::query::{Both, Cell, Direction, Edge, Figure, FlowsView, Question, Rest, Survey};
use crate::scene::Key;

use super::super::cells::Cells;
use super::super::node::{Fields, Node};
use super::super::notes::push_some;
use super::super::phrase::Phrases;
use super::super::table::{Table, cell};
use super::super::tooltip::Tip;
use super::edges::{self, COLUMNS};
use super::left_out::push_beyond;
use super::map;
use super::{
    Telling, along, of_pair, period, push_left_out, push_limit, push_looks, push_why, shortly,
    tip_of, titled,
};

impl Telling for &FlowsView<'_> {
    fn name(&self) -> &'static str {
        if self.is_map() { "map" } else { "flows" }
    }

    fn survey(&self) -> &Survey<'_> {
        &self.survey
    }

    fn title(&self, env: &dyn Env) -> String {
        let message = if self.is_map() { Message::MapTitle } else { Message::FlowsTitle };
        titled(&self.survey, env, message, "")
    }

    fn sentence(&self, env: &dyn Env) -> String {
        let of_pair = of_pair(&self.survey, env);
        // What a map cannot say stands before what it says; the largest flow is in its notes.
        let (mut said, then) = match self.is_map() {
            true => (env.message(map::cannot_say(&self.survey.question)).to_owned(), Some(of_pair)),
            false => (of_pair, of_largest(self, env)),
        };
        if let Some(then) = then {
            push_part(&mut said, gap(env), &then);
        }
        said
    }

    fn columns(&self) -> &'static [&'static str] {
        &COLUMNS
    }

    fn rows(&self, cells: &Cells<'_>) -> Vec<Node> {
        edges::rows(&self.rows, cells)
    }

    fn beside(&self, answer: &mut Fields, cells: &Cells<'_>) {
        let mut others = Vec::new();
        for rest in &self.others {
            let mut fields = Fields::default();
            fields.put("target", rest.target.as_str());
            fields.put("count", rest.count as f64);
            if let Some(figure) = &rest.figure {
                fields.put("figure", cells.cell(figure));
            }
            others.push(fields.into());
        }
        answer.put("others", others);
    }

    fn table(&self, env: &dyn Env) -> Table {
        let title = self.title(env);
        let phrases = phrases(&self.survey, env);
        let mut rows = Vec::new();
        for edge in &self.rows {
            rows.push(table_row(&self.survey, edge, &phrases));
        }
        for rest in &self.others {
            rows.push(others_row(rest, &phrases));
        }
        let mut head = words(env, [Message::FlowFrom, Message::FlowTo]);
        head.push(self.survey.question.measure().title.clone());
        head.append(&mut words(env, [Message::FlowOtherWay, Message::Note]));
        let places = [("title", &*title), ("unit", &*phrases.unit())];
        Table { caption: env.say(Message::TableCaption, &places), head, rows }
    }

    fn notes(&self, env: &dyn Env) -> Vec<String> {
        let mut notes = Vec::new();
        if self.is_map() {
            push_some(&mut notes, of_largest(self, env));
            push_some(&mut notes, self.survey.question.measure().limit().map(str::to_owned));
            map::push_notes(&mut notes, self, env);
            push_gap(&mut notes, self, env);
        } else {
            push_limit(&mut notes, &self.survey, env);
            push_gap(&mut notes, self, env);
            push_others(&mut notes, self, env);
            push_reading(&mut notes, self, env);
        }
        push_beyond(&mut notes, &self.survey, env);
        push_left_out(&mut notes, &self.survey, env);
        notes
    }

    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip> {
        let Some(edge) = self.rows.get(key.row) else {
            return others_tip(self, env, key.row.checked_sub(self.rows.len())?);
        };
        let (origin, target) = (edge.origin, edge.target);
        let mut tip = tip_of(&self.survey, env, (origin, target), &edge.figure);
        let other = self.survey.figure(target, origin);
        push_part(&mut tip.note, also(env), &other_way(&phrases(&self.survey, env), &other));
        Some(tip)
    }

    fn aloud(&self, env: &dyn Env, key: Key) -> Option<String> {
        let (origin, target) = match self.rows.get(key.row) {
            Some(edge) => (env.country_in_text(edge.origin), edge.target),
            None => {
                let rest = self.others.get(key.row - self.rows.len())?;
                (others(rest, env), rest.target)
            }
        };
        let places = [("origin", &*origin), ("target", &*env.country_in_text(target))];
        Some(env.say(Message::DirectionSpoken, &places))
    }

    fn tones(&self, key: Key) -> [Option<Figure>; 2] {
        let Some(edge) = self.rows.get(key.row) else {
            let rest = self.others.get(key.row - self.rows.len());
            return rest.map_or([None, None], |rest| [rest.figure.clone(), rest.other_way.clone()]);
        };
        let other = self.survey.figure(edge.target, edge.origin);
        [Some(edge.figure.clone()), Some(other)]
    }

    fn steps(&self) -> Vec<Key> {
        let mut steps = Vec::new();
        for row in 0..self.rows.len() {
            steps.push(Key { row, direction: Direction::Forward });
        }
        for (at, rest) in self.others.iter().enumerate() {
            if rest.figure.is_some() && !self.is_map() {
                steps.push(Key { row: self.rows.len() + at, direction: Direction::Forward });
            }
        }
        steps
    }

    /// Left and right lead to the other way, if that is drawn.
    fn walk(&self, at: Option<Key>, key: &str) -> Option<Key> {
        match (at, key) {
            (Some(at), "ArrowLeft" | "ArrowRight") => {
                Some(Key { row: self.mirror(at.row).unwrap_or(at.row), ..at })
            }
            _ => along(&self.steps(), at, key),
        }
    }

    fn keys(&self) -> Message {
        Message::KeysFlows
    }

    fn pair(&self, key: Key) -> Option<(Country, Country)> {
        self.rows.get(key.row).map(|edge| (edge.origin, edge.target))
    }

    fn figures(&self) -> Vec<&Figure> {
        let mut figures = Vec::new();
        for edge in &self.rows {
            figures.push(&edge.figure);
        }
        for rest in &self.others {
            figures.extend(&rest.figure);
        }
        figures
    }
}

fn phrases<'a>(survey: &'a Survey<'a>, env: &'a dyn Env) -> Phrases<'a> {
    Phrases { question: &survey.question, env }
}

fn words(env: &dyn Env, messages: [Message; 2]) -> Vec<String> {
    let mut words = Vec::new();
    for message in messages {
        words.push(env.message(message).to_owned());
    }
    words
}

/// The largest flow with a published value; of equal ones the first.
fn largest<'v>(view: &'v FlowsView<'_>) -> Option<&'v Edge> {
    let mut largest: Option<&Edge> = None;
    for edge in &view.rows {
        if edge.size() > largest.map_or(0, Edge::size) {
            largest = Some(edge);
        }
    }
    largest
}

/// The largest flow and its other way, or that it is the pair's own.
fn of_largest(view: &FlowsView<'_>, env: &dyn Env) -> Option<String> {
    let edge = largest(view)?;
    if view.direction(edge).is_some() {
        return Some(env.message(Message::NoLargerFlow).to_owned());
    }
    let (survey, phrases) = (&view.survey, phrases(&view.survey, env));
    let (origin, target) = (edge.origin, edge.target);
    // The set's own words were said of the pair, if that has a figure.
    let is_told = !view.is_map()
        && Direction::BOTH.into_iter().any(|direction| {
            let (a, b) = survey.question.ends(direction);
            survey.figure(a, b).size().is_some()
        });
    let finding = match is_told {
        true => {
            let value = shortly(&phrases, &edge.figure);
            phrases.between(env.message(Message::Finding), origin, target, &value)
        }
        false => phrases.finding(origin, target, &edge.figure),
    };
    let other = shortly(&phrases, &survey.figure(target, origin));
    let as_told = phrases.as_told(&edge.figure);
    let places = [("finding", &*finding), ("as_told", as_told), ("other", &*other)];
    Some(env.say(Message::LargestFlow, &places))
}

/// Why the pair or the largest flow has no figure one way.
fn push_gap(notes: &mut Vec<String>, view: &FlowsView<'_>, env: &dyn Env) {
    let (survey, question) = (&view.survey, &view.survey.question);
    let Both { forward, back } = survey.both(question.a, question.b);
    push_why(notes, survey, env, &[&forward, &back]);
    if let Some(edge) = largest(view) {
        push_why(notes, survey, env, &[&survey.figure(edge.target, edge.origin)]);
    }
}

fn table_row(survey: &Survey<'_>, edge: &Edge, phrases: &Phrases<'_>) -> Vec<String> {
    let note = match edge.figure.status {
        Some(Status::Reported) => "",
        _ => phrases.note(&edge.figure),
    };
    vec![
        phrases.env.country(edge.origin),
        phrases.env.country(edge.target),
        cell(&edge.figure, phrases),
        cell(&survey.figure(edge.target, edge.origin), phrases),
        note.to_owned(),
    ]
}

fn others_row(rest: &Rest, phrases: &Phrases<'_>) -> Vec<String> {
    let env = phrases.env;
    let mut row = vec![others(rest, env), env.country(rest.target)];
    for figure in [&rest.figure, &rest.other_way] {
        row.push(match figure {
            Some(figure) => cell(figure, phrases),
            None => env.message(Message::FlowNotAdded).to_owned(),
        });
    }
    row.push(String::new());
    row
}

/// “12 others”.
fn others(rest: &Rest, env: &dyn Env) -> String {
    env.say_count(Message::FlowOthersCount, rest.count as u64, &[])
}

/// “12 others to the United States”.
fn others_to(rest: &Rest, env: &dyn Env) -> String {
    let places = [("others", &*others(rest, env)), ("target", &*env.country_in_text(rest.target))];
    env.say(Message::FlowOthersTo, &places)
}

/// The tooltip of flows that are drawn as one.
fn others_tip(view: &FlowsView<'_>, env: &dyn Env, at: usize) -> Option<Tip> {
    let rest = view.others.get(at)?;
    let (figure, phrases) = (rest.figure.as_ref()?, phrases(&view.survey, env));
    let mut note = phrases.note(figure).to_owned();
    let not_added = env.message(Message::FlowNotAdded);
    let other = match &rest.other_way {
        Some(other) => other_way(&phrases, other),
        None => env.say(Message::TipOtherWay, &[("value", not_added)]),
    };
    push_part(&mut note, also(env), &other);
    Some(Tip {
        heading: [period(&view.survey, env), others_to(rest, env)],
        value: phrases.figure(figure, NumberStyle::Full),
        note,
        sources: phrases.publishers(figure),
    })
}

/// “the other way: 994 packets”, or why that was not measured.
fn other_way(phrases: &Phrases<'_>, figure: &Figure) -> String {
    let Cell::NotMeasured(gap) = figure.cell else {
        let value = phrases.figure(figure, NumberStyle::Full);
        return phrases.env.say(Message::TipOtherWay, &[("value", &value)]);
    };
    let why = phrases.why(gap);
    let why = unstopped(why);
    phrases.env.say(Message::TipOtherWhy, &[("why", why)])
}

/// What is not shown one by one: drawn as others, or left out where nobody may add it up.
fn push_others(notes: &mut Vec<String>, view: &FlowsView<'_>, env: &dyn Env) {
    let phrases = phrases(&view.survey, env);
    let (mut drawn, mut left_out) = (Vec::new(), Vec::new());
    for rest in &view.others {
        let name = others_to(rest, env);
        if let Some(figure) = &rest.figure {
            let value = phrases.brief(figure, NumberStyle::Full);
            drawn.push(env.say(Message::WithFigure, &[("name", &name), ("value", &value)]));
        } else {
            left_out.push(name);
        }
    }
    let lists = [(drawn, Message::FlowOthersDrawn), (left_out, Message::FlowOthersLeftOut)];
    for (list, message) in lists {
        if !list.is_empty() {
            notes.push(env.say(message, &[("list", &env.list(&list))]));
        }
    }
}

/// How the bands are to be read.
fn push_reading(notes: &mut Vec<String>, view: &FlowsView<'_>, env: &dyn Env) {
    if view.rows.is_empty() {
        return;
    }
    notes.push(env.message(Message::FlowSums).to_owned());
    let looks = [Message::PaleBands, Message::DottedBands];
    push_looks(notes, &view.figures(), looks, &phrases(&view.survey, env));
}

/// A figure as a chart has room for it: without its unit, numbers below ten thousand in full.
pub fn figure_in_chart(question: &Question<'_>, env: &dyn Env, figure: &Figure) -> String {
    let size = to_float(figure.size().unwrap_or(0), question.measure().decimals);
    let style = if size < 10_000.0 { NumberStyle::Full } else { NumberStyle::Short };
    Phrases { question, env }.brief(figure, style)
}
