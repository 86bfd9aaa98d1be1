//! The words of every pair, one direction against the other.

use crate::dataset::{Country, push_part};
use crate::i18n::{Env, Message, NumberStyle, also, gap, unstopped};
use crate::query::{BalanceRow, BalanceView, Direction, Figure, Known, Survey, is_loose};
use crate::scene::Key;

use super::super::cells::Cells;
use super::super::node::{Fields, Node};
use super::super::notes::push_some;
use super::super::phrase::Phrases;
use super::super::table::{Table, cell, statuses};
use super::super::tooltip::Tip;
use super::left_out::push_beyond;
use super::{Telling, along, of_pair, period, push_left_out, push_limit, push_why, titled};

/// How far a page key leads.
const PAGE: usize = 10;

/// From here on one direction is far larger: ten times, in tenths.
const FAR: u64 = 100;

impl Telling for &BalanceView<'_> {
    fn name(&self) -> &'static str {
        "balance"
    }

    fn survey(&self) -> &Survey<'_> {
        &self.survey
    }

    fn title(&self, env: &dyn Env) -> String {
        titled(&self.survey, env, Message::BalanceTitle, "")
    }

    /// The chosen pair both ways, and how many pairs can be compared.
    fn sentence(&self, env: &dyn Env) -> String {
        let mut said = of_pair(&self.survey, env);
        push_part(&mut said, gap(env), &comparable(self, env));
        said
    }

    fn columns(&self) -> &'static [&'static str] {
        &["a", "b", "forward", "back"]
    }

    fn rows(&self, cells: &Cells<'_>) -> Vec<Node> {
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut fields = Fields::default();
            fields.put("a", row.a.as_str());
            fields.put("b", row.b.as_str());
            cells.put(&mut fields, &row.figures);
            rows.push(fields.into());
        }
        rows
    }

    fn table(&self, env: &dyn Env) -> Table {
        let phrases = Phrases { question: &self.survey.question, env };
        let mut rows = Vec::new();
        for row in &self.rows {
            rows.push(vec![
                pair_name(row, env),
                cell(&row.figures.forward, &phrases),
                cell(&row.figures.back, &phrases),
                statuses(&row.figures, &phrases),
            ]);
        }
        let (title, unit) = (self.title(env), phrases.unit());
        let mut head = Vec::new();
        for message in
            [Message::PairColumn, Message::FirstToSecond, Message::SecondToFirst, Message::Note]
        {
            head.push(env.message(message).to_owned());
        }
        let places = [("title", &*title), ("unit", &*unit)];
        Table { caption: env.say(Message::TableCaption, &places), head, rows }
    }

    fn notes(&self, env: &dyn Env) -> Vec<String> {
        let mut notes = Vec::new();
        push_limit(&mut notes, &self.survey, env);
        push_some(&mut notes, incomparable(self, env));
        push_why(&mut notes, &self.survey, env, &self.figures());
        notes.push(env.message(Message::BalanceReading).to_owned());
        if self.figures().into_iter().any(is_loose) {
            notes.push(env.message(Message::BalanceRings).to_owned());
        }
        push_left_out(&mut notes, &self.survey, env);
        push_beyond(&mut notes, &self.survey, env);
        notes
    }

    /// Both directions in words, the larger first, and how many times the smaller it is.
    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip> {
        let row = self.rows.get(key.row)?;
        let phrases = Phrases { question: &self.survey.question, env };
        let said = |direction| way(row, direction, &phrases, Message::WayPointed);
        let (mut value, mut other) = (said(Direction::Back), said(Direction::Forward));
        if row.larger() == Direction::Forward {
            std::mem::swap(&mut value, &mut other);
        }
        let mut sources = phrases.publishers(&row.figures.forward);
        for publisher in phrases.publishers(&row.figures.back) {
            if !sources.contains(&publisher) {
                sources.push(publisher);
            }
        }
        let note = note(row, &phrases);
        Some(Tip { heading: [other, period(&self.survey, env)], value, note, sources })
    }

    fn steps(&self) -> Vec<Key> {
        let mut steps = Vec::new();
        for row in 0..self.rows.len() {
            steps.push(Key { row, direction: Direction::Forward });
        }
        steps
    }

    /// By the rank of the larger figure.
    fn walk(&self, at: Option<Key>, key: &str) -> Option<Key> {
        let place = at.map_or(0, |at| at.row);
        let row = match key {
            "PageDown" => (place + PAGE).min(self.rows.len().checked_sub(1)?),
            "PageUp" => place.saturating_sub(PAGE),
            _ => return along(&self.steps(), at, key),
        };
        Some(Key { row, direction: Direction::Forward })
    }

    fn tones(&self, key: Key) -> [Option<Figure>; 2] {
        let figures = self.rows.get(key.row).map(|row| row.figures.clone());
        figures.map_or([None, None], |both| [Some(both.forward), Some(both.back)])
    }

    fn keys(&self) -> Message {
        Message::KeysBalance
    }

    fn pair(&self, key: Key) -> Option<(Country, Country)> {
        self.rows.get(key.row).map(|row| (row.a, row.b))
    }

    fn figures(&self) -> Vec<&Figure> {
        let mut figures = Vec::new();
        for row in &self.rows {
            figures.push(&row.figures.forward);
            figures.push(&row.figures.back);
        }
        figures
    }
}

fn way(row: &BalanceRow, direction: Direction, phrases: &Phrases<'_>, message: Message) -> String {
    let (origin, target) = row.ends(direction);
    let value = phrases.figure(row.figures.of(direction), NumberStyle::Full);
    phrases.between(phrases.env.message(message), origin, target, &value)
}

/// “Japan – Singapore”.
pub fn pair_name(row: &BalanceRow, env: &dyn Env) -> String {
    let (a, b) = (env.country(row.a), env.country(row.b));
    env.say(Message::PairName, &[("a", &a), ("b", &b)])
}

fn number(env: &dyn Env, count: usize) -> String {
    env.number(count as u64, 0, NumberStyle::Full)
}

/// How many pairs have a figure both ways, and how many of these are far apart.
fn comparable(view: &BalanceView<'_>, env: &dyn Env) -> String {
    let (both, mut far) = (view.count(Known::BothWays), 0);
    for row in &view.rows {
        far += usize::from(row.tenfold_ratio() >= Some(FAR));
    }
    let message = if both > 0 { Message::BalanceBoth } else { Message::BalanceBothNone };
    let all = number(env, view.rows.len());
    let (both, far) = (number(env, both), number(env, far));
    env.say(message, &[("all", &all), ("both", &both), ("far", &far)])
}

/// Why the other pairs cannot be compared.
fn incomparable(view: &BalanceView<'_>, env: &dyn Env) -> Option<String> {
    let mut rest = Vec::new();
    for (known, message) in [
        (Known::SomeNone, Message::BalanceSomeNone),
        (Known::SomeWithheld, Message::BalanceWithheld),
        (Known::OneWay, Message::BalanceOneWay),
        (Known::NeitherWay, Message::BalanceNeither),
    ] {
        let count = view.count(known);
        if count > 0 {
            rest.push(env.say(message, &[("count", &number(env, count))]));
        }
    }
    (!rest.is_empty()).then(|| env.say(Message::BalanceRest, &[("list", &env.list(&rest))]))
}

/// How many times the smaller figure the larger is, then why one is missing or how it is known.
fn note(row: &BalanceRow, phrases: &Phrases<'_>) -> String {
    let mut note = ratio(row, phrases).unwrap_or_default();
    let mut last = "";
    for direction in Direction::BOTH {
        let said = phrases.note(row.figures.of(direction));
        let said = unstopped(said);
        if said != last && !said.is_empty() {
            push_part(&mut note, also(phrases.env), said);
            last = said;
        }
    }
    note
}

/// Shares have no such ratio: they are parts of two different wholes.
fn ratio(row: &BalanceRow, phrases: &Phrases<'_>) -> Option<String> {
    let tenths = row.tenfold_ratio()?;
    if phrases.question.measure().unit.starts_with("%") {
        return None;
    }
    let env = phrases.env;
    if tenths == 10 {
        return Some(env.message(Message::BalanceEven).to_owned());
    }
    let is_short = tenths < 100 && !tenths.is_multiple_of(10);
    let (value, decimals) = if is_short { (tenths, 1) } else { ((tenths + 5) / 10, 0) };
    let times = env.number(value, decimals, NumberStyle::Full);
    let (origin, target) = row.ends(row.larger());
    let message = match row.has_ratio_of(value, decimals) {
        true => Message::BalanceRatio,
        false => Message::BalanceRatioAbout,
    };
    let (origin, target) = (env.country_in_text(origin), env.country_in_text(target));
    let places = [("times", &*times), ("origin", &*origin), ("target", &*target)];
    Some(env.say(message, &places))
}
