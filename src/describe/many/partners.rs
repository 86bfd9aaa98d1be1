//! The words of one country and its partners.

use crate::dataset::{Country, Status, push_part};
use crate::i18n::{Env, Message, NumberStyle, also, gap, spell, unstopped};
use crate::query::{Both, Cell, Direction, Edge, Figure, Gap, Line, PartnersView, Survey, Who};
use crate::scene::Key;

use super::super::cells::Cells;
use super::super::node::{Fields, Node};
use super::super::notes::push_some;
use super::super::phrase::Phrases;
use super::super::table::{Table, cell};
use super::super::tooltip::Tip;
use super::super::walk::{PAGE, moved};
use super::{Telling, period, push_left_out, push_limit, push_looks, shortly, tip_of, titled};

impl Telling for &PartnersView<'_> {
    fn name(&self) -> &'static str {
        "partners"
    }

    fn survey(&self) -> &Survey<'_> {
        &self.survey
    }

    fn title(&self, env: &dyn Env) -> String {
        titled(&self.survey, env, Message::PartnersTitle, &env.country(self.country))
    }

    fn sentence(&self, env: &dyn Env) -> String {
        let side = |direction| Side { view: self, direction, env };
        let (out, into) = (side(Direction::Forward), side(Direction::Back));
        let mut said = match (out.is_measured(), into.is_measured()) {
            (false, false) if self.survey.period.is_none() => {
                return out.nothing();
            }
            (false, false) => {
                return env.say(Message::NeitherMeasured, &[("why", &*out.why())]);
            }
            (true, _) => out.both(&into),
            (false, true) => into.both(&out),
        };
        for (side, message) in [(&out, Message::PartlyTo), (&into, Message::PartlyFrom)] {
            if side.partly().is_some() {
                push_part(&mut said, gap(env), env.message(message));
            }
        }
        said
    }

    fn columns(&self) -> &'static [&'static str] {
        &["partner", "out", "in"]
    }

    fn rows(&self, cells: &Cells<'_>) -> Vec<Node> {
        let mut rows = Vec::new();
        for row in &self.rows {
            rows.push(partner(row.partner, &row.figures, cells).into());
        }
        if let Some(both) = &self.unknown {
            rows.push(partner(Country::UNKNOWN, both, cells).into());
        }
        rows
    }

    fn beside(&self, answer: &mut Fields, cells: &Cells<'_>) {
        answer.put("domestic", cells.cell(&self.domestic));
        let Some(others) = &self.others else { return };
        let mut fields = Fields::default();
        fields.put("count", others.count as f64);
        for (name, figure) in [("out", &others.out), ("in", &others.into)] {
            if let Some(figure) = figure {
                fields.put(name, cells.cell(figure));
            }
        }
        answer.put("others", fields);
    }

    fn table(&self, env: &dyn Env) -> Table {
        let phrases = Phrases { question: &self.survey.question, env };
        let mut rows = Vec::new();
        for line in &self.lines() {
            let words = |direction| match line.of(direction) {
                Some(figure) => cell(figure, &phrases),
                None => env.message(Message::NotAdded).to_owned(),
            };
            rows.push(vec![
                who_name(line.who, env),
                words(Direction::Forward),
                words(Direction::Back),
                note(line, &phrases),
            ]);
        }
        let places = [("title", &*self.title(env)), ("unit", &*phrases.unit())];
        Table {
            caption: env.say(Message::TableCaption, &places),
            head: vec![
                env.message(Message::Partner).to_owned(),
                side_spoken(self, env, Direction::Forward),
                side_spoken(self, env, Direction::Back),
                env.message(Message::Note).to_owned(),
            ],
            rows,
        }
    }

    fn notes(&self, env: &dyn Env) -> Vec<String> {
        let phrases = Phrases { question: &self.survey.question, env };
        let mut notes = Vec::new();
        push_limit(&mut notes, &self.survey, env);
        push_gaps(&mut notes, self, env);
        if self.domestic.is_measured() {
            let country = env.country_in_text(self.country);
            let value = phrases.figure(&self.domestic, NumberStyle::Prose);
            let places = [("country", &*country), ("value", &*value)];
            notes.push(env.say(Message::Domestic, &places));
        }
        let figures = self.figures();
        push_looks(&mut notes, &figures, [Message::PaleBars, Message::DottedOutlines], &phrases);
        if self.broken() {
            notes.push(env.message(Message::BrokenBars).to_owned());
        }
        push_left_out(&mut notes, &self.survey, env);
        for note in self.survey.question.set.descriptor().bothways.notes() {
            let countries = &note.countries;
            let selected = self.selected().is_some_and(|partner| countries.contains(&partner));
            if selected || countries.contains(&self.country) {
                notes.push(note.text.clone());
            }
        }
        notes
    }

    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip> {
        let lines = self.lines();
        let line = lines.get(key.row)?;
        let (own, other) = (env.country(self.country), who_name(line.who, env));
        let name = direction(env, key.direction, &own, &other);
        let Some(figure) = line.of(key.direction) else {
            return Some(Tip {
                heading: [period(&self.survey, env), name],
                value: env.message(Message::NotAdded).to_owned(),
                note: env.message(Message::WhyNotAdded).to_owned(),
                sources: Vec::new(),
            });
        };
        let tip = tip_of(&self.survey, env, (self.country, self.country), figure);
        Some(Tip { heading: [period(&self.survey, env), name], ..tip })
    }

    fn aloud(&self, env: &dyn Env, key: Key) -> Option<String> {
        let own = env.country_in_text(self.country);
        let other = match self.lines().get(key.row)?.who {
            Who::Partner(partner) => env.country_in_text(partner),
            Who::Unknown => env.message(Message::UnknownInText).to_owned(),
            who => who_name(who, env),
        };
        Some(env.say(Message::DirectionSpoken, &ends(key.direction, &own, &other)))
    }

    fn tones(&self, key: Key) -> [Option<Figure>; 2] {
        let lines = self.lines();
        let Some(line) = lines.get(key.row) else { return [None, None] };
        Direction::BOTH.map(|way| line.of(way).filter(|_| way == key.direction).cloned())
    }

    /// Both sides of a line are one place.
    fn place(&self, key: Key) -> Option<(usize, usize)> {
        Some((key.row, self.lines().len()))
    }

    fn steps(&self) -> Vec<Key> {
        let mut steps = Vec::new();
        for row in 0..self.lines().len() {
            for direction in Direction::BOTH {
                steps.push(Key { row, direction });
            }
        }
        steps
    }

    fn walk(&self, at: Option<Key>, key: &str) -> Option<Key> {
        let last = self.lines().len().checked_sub(1)?;
        let now = at.unwrap_or(Key { row: 0, direction: Direction::Forward });
        let next = match key {
            "ArrowUp" => Key { row: now.row.saturating_sub(1), ..now },
            "ArrowDown" => Key { row: (now.row + 1).min(last), ..now },
            "ArrowLeft" => Key { direction: Direction::Forward, ..now },
            "ArrowRight" => Key { direction: Direction::Back, ..now },
            "PageUp" => Key { row: moved(now.row, -PAGE, last), ..now },
            "PageDown" => Key { row: moved(now.row, PAGE, last), ..now },
            "Home" => Key { row: 0, ..now },
            "End" => Key { row: last, ..now },
            _ => return None,
        };
        // The first key shows where the walk begins.
        Some(if at.is_none() { now } else { next })
    }

    fn keys(&self) -> Message {
        Message::KeysPartners
    }

    fn pair(&self, key: Key) -> Option<(Country, Country)> {
        let partner = self.rows.get(key.row)?.partner;
        Some(match key.direction {
            Direction::Forward => (self.country, partner),
            Direction::Back => (partner, self.country),
        })
    }

    fn figures(&self) -> Vec<&Figure> {
        let mut figures = Vec::new();
        for line in &self.lines() {
            figures.extend(line.of(Direction::Forward));
            figures.extend(line.of(Direction::Back));
        }
        figures
    }
}

fn partner(partner: Country, both: &Both, cells: &Cells<'_>) -> Fields {
    let mut fields = Fields::default();
    fields.put("partner", partner.as_str());
    fields.put("out", cells.cell(&both.forward));
    fields.put("in", cells.cell(&both.back));
    fields
}

/// What a line is called.
pub fn who_name(who: Who, env: &dyn Env) -> String {
    match who {
        Who::Partner(partner) => env.country(partner),
        Who::Others(count) => env.say_count(Message::Others, count as u64, &[]),
        Who::Unknown => env.message(Message::UnknownPartner).to_owned(),
    }
}

/// “United States → partners”, or the other way round.
pub fn side_name(view: &PartnersView<'_>, env: &dyn Env, side: Direction) -> String {
    direction(env, side, &env.country(view.country), env.message(Message::Partners))
}

/// The same for the ear: “from the United States to partners”.
fn side_spoken(view: &PartnersView<'_>, env: &dyn Env, side: Direction) -> String {
    let (own, partners) = (env.country_in_text(view.country), env.message(Message::Partners));
    env.say(Message::DirectionSpoken, &ends(side, &own, partners))
}

fn direction(env: &dyn Env, direction: Direction, own: &str, other: &str) -> String {
    env.say(Message::Direction, &ends(direction, own, other))
}

/// Which of the two is the origin, and which the target.
fn ends<'a>(direction: Direction, own: &'a str, other: &'a str) -> [(&'a str, &'a str); 2] {
    match direction {
        Direction::Forward => [("origin", own), ("target", other)],
        Direction::Back => [("origin", other), ("target", own)],
    }
}

/// Why a side was never measured; none where any of it was.
pub fn why_unmeasured(view: &PartnersView<'_>, env: &dyn Env, side: Direction) -> Option<String> {
    let side = Side { view, direction: side, env };
    (!side.is_measured()).then(|| env.say(Message::BandNotMeasured, &[("why", &*side.why())]))
}

/// What nobody measured of a side, and why; of neither side the sentence says it.
fn push_gaps(notes: &mut Vec<String>, view: &PartnersView<'_>, env: &dyn Env) {
    let sides = Direction::BOTH.map(|direction| Side { view, direction, env });
    if !sides.iter().any(Side::is_measured) {
        return;
    }
    for side in &sides {
        match side.is_measured() {
            true => push_some(notes, side.partly()),
            false => notes.push(side.about_others(Message::SideGap)),
        }
    }
}

/// How weakly the figures are known, why they are missing: each reason once.
fn note(line: &Line<'_>, phrases: &Phrases<'_>) -> String {
    let mut said: Vec<&str> = Vec::new();
    for direction in Direction::BOTH {
        let note = match line.of(direction) {
            Some(figure) if figure.status == Some(Status::Reported) => "",
            Some(figure) => phrases.note(figure),
            None => phrases.env.message(Message::WhyNotAdded),
        };
        let note = unstopped(note);
        if !note.is_empty() && !said.contains(&note) {
            said.push(note);
        }
    }
    let mut note = String::new();
    for part in said {
        push_part(&mut note, also(phrases.env), part);
    }
    note
}

/// One direction of all partners.
struct Side<'a> {
    view: &'a PartnersView<'a>,
    direction: Direction,
    env: &'a dyn Env,
}

impl<'a> Side<'a> {
    fn is_measured(&self) -> bool {
        let figure = |line: &Line<'a>| line.of(self.direction);
        self.view.lines().iter().filter_map(figure).any(Figure::is_measured)
    }

    fn phrases(&self) -> Phrases<'a> {
        Phrases { question: &self.view.survey.question, env: self.env }
    }

    /// Why its figures are missing.
    fn why(&self) -> String {
        let mut is_outside = self.view.rows.is_empty();
        for row in &self.view.rows {
            let ends = match self.direction {
                Direction::Forward => (self.view.country, row.partner),
                Direction::Back => (row.partner, self.view.country),
            };
            is_outside |= self.view.survey.is_outside(ends, row.figures.of(self.direction));
        }
        let gap = if is_outside { Gap::Outside } else { Gap::Unpublished };
        self.phrases().why(gap).to_owned()
    }

    /// That nothing at all was published.
    fn nothing(&self) -> String {
        let own = self.env.country_in_text(self.view.country);
        let others = self.env.message(Message::OtherCountries);
        self.env.say(Message::NothingPublished, &[("a", &own), ("b", others)])
    }

    /// This side first, then the other.
    fn both(&self, other: &Self) -> String {
        let mut said = self.said(None);
        push_part(&mut said, gap(self.env), &other.said(Some(self)));
        said
    }

    /// Its largest figure, else that there is none, and of which kind.
    fn said(&self, after: Option<&Self>) -> String {
        let (shown, largest) = self.largest();
        match (largest, after) {
            (Some(edge), Some(first)) if edge.size() > 0 => self.second(edge, shown, first),
            (Some(edge), None) if edge.size() > 0 => self.told(edge, shown),
            (Some(_), _) => self.about_others(Message::SideWithheld),
            (None, _) if self.is_measured() => self.about_others(Message::SideNone),
            (None, _) => self.env.message(Message::OtherSideGap).to_owned(),
        }
    }

    /// How many figures above none it has, and the largest.
    fn largest(&self) -> (u64, Option<&'a Edge>) {
        let (mut shown, mut largest): (u64, Option<&'a Edge>) = (0, None);
        for edge in self.view.published(self.direction) {
            if matches!(edge.figure.cell, Cell::Known(_) | Cell::Suppressed { .. }) {
                shown += 1;
                if largest.is_none_or(|other| edge.size() > other.size()) {
                    largest = Some(edge);
                }
            }
        }
        (shown, largest)
    }

    /// A figure in the set's own words.
    fn told(&self, edge: &Edge, shown: u64) -> String {
        let (phrases, count) = (self.phrases(), spell(self.env, shown));
        let period = period(&self.view.survey, self.env);
        let places = [("period", &*period), ("count", &*count)];
        let opening = self.env.say_count(Message::LargestOf, shown, &places);
        let finding = phrases.finding(edge.origin, edge.target, &edge.figure);
        let as_told = phrases.as_told(&edge.figure);
        let places = [("period", &*opening), ("finding", &finding), ("as_told", as_told)];
        self.env.say(Message::OverPeriod, &places)
    }

    /// A figure after one of the other side: its number and its partner, unless the set's own words
    /// are still to be said.
    fn second(&self, edge: &Edge, shown: u64, first: &Self) -> String {
        let is_told = first.largest().1.is_some_and(|edge| edge.size() > 0);
        let (phrases, count) = (self.phrases(), spell(self.env, shown));
        let finding = match is_told {
            true => {
                let origin = self.env.country_in_text(edge.origin);
                let value = shortly(&phrases, &edge.figure);
                self.env.say(Message::ValueFrom, &[("value", &value), ("origin", &origin)])
            }
            false => phrases.finding(edge.origin, edge.target, &edge.figure),
        };
        let as_told = phrases.as_told(&edge.figure);
        let places = [("count", &*count), ("finding", &finding), ("as_told", as_told)];
        self.env.say_count(Message::OtherLargest, shown, &places)
    }

    fn about_others(&self, message: Message) -> String {
        self.say(message, self.env.message(Message::OtherCountries))
    }

    /// A message about this side and others.
    fn say(&self, message: Message, others: &str) -> String {
        let own = self.env.country_in_text(self.view.country);
        let [origin, target] = ends(self.direction, &own, others);
        self.env.say(message, &[origin, target, ("why", &*self.why())])
    }

    /// That of some partners nobody measured it, and why; nothing where all or none were.
    fn partly(&self) -> Option<String> {
        let mut missing = 0;
        for row in &self.view.rows {
            missing += u64::from(!row.figures.of(self.direction).is_measured());
        }
        if missing == 0 || !self.is_measured() {
            return None;
        }
        let count = spell(self.env, missing);
        let others = self.env.say_count(Message::SomePartners, missing, &[("count", &count)]);
        Some(self.say(Message::SideGap, &others))
    }
}
