//! The words of the views of many countries: what they share, and one file a view.

mod balance;
mod edges;
mod flows;
mod left_out;
mod map;
mod matrix;
mod partners;

pub use balance::pair_name;
pub use matrix::{folded_words, legend_words};
pub use partners::{side_name, who_name, why_unmeasured};

use crate::dataset::{Country, Status, push_part};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle, also, direction_name, gap, unstopped};
use crate::query::{Both, Cell, Direction, Figure, Gap, Question, Survey, View, here, push_new};
use crate::scene::Key;

use super::about::panel;
use super::answer::columns;
use super::cells::Cells;
use super::node::{Fields, Node};
use super::notes::{periods_left_out, push_some, source_of};
use super::page::{categories, figures, measures};
use super::phrase::Phrases;
use super::rights::rights;
use super::sentence::{begins, limit, one_way};
use super::table::Table;
use super::tooltip::{Tip, aside};
use super::walk::{FAR, PAGE, moved};

pub use flows::figure_in_chart;

/// What a view of many countries says.
pub trait Telling {
    /// Its name in the page.
    fn name(&self) -> &'static str;
    /// Measure, span and all published directions.
    fn survey(&self) -> &Survey<'_>;
    /// The neutral title: what was counted, among whom, when.
    fn title(&self, env: &dyn Env) -> String;
    /// What was found, both ways.
    fn sentence(&self, env: &dyn Env) -> String;
    /// The columns of the answer.
    fn columns(&self) -> &'static [&'static str];
    /// The rows of the answer.
    fn rows(&self, cells: &Cells<'_>) -> Vec<Node>;
    /// What the answer says beside its rows.
    fn beside(&self, _answer: &mut Fields, _cells: &Cells<'_>) {}
    /// The same answer as a table.
    fn table(&self, env: &dyn Env) -> Table;
    /// What the picture alone does not say.
    fn notes(&self, env: &dyn Env) -> Vec<String>;
    /// What hover, tap and the key walk say of one figure.
    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip>;
    /// The direction of a figure for the ear; none where both are pointed at, and the heading says
    /// the other.
    fn aloud(&self, _env: &dyn Env, _key: Key) -> Option<String> {
        None
    }
    /// What sounds at a place: in the left ear the way that it names, in the right the other way.
    fn tones(&self, key: Key) -> [Option<Figure>; 2];
    /// Everything that can be walked to, in order.
    fn steps(&self) -> Vec<Key>;
    /// Which of how many places a reader counts on the way this is, from 0.
    fn place(&self, key: Key) -> Option<(usize, usize)> {
        let steps = self.steps();
        Some((steps.iter().position(|step| *step == key)?, steps.len()))
    }
    /// Where a key leads from a place; none for keys that mean nothing here.
    fn walk(&self, at: Option<Key>, key: &str) -> Option<Key>;
    /// How to walk.
    fn keys(&self) -> Message;
    /// The pair that a click on a figure selects.
    fn pair(&self, key: Key) -> Option<(Country, Country)>;
    /// The figures shown, for their references.
    fn figures(&self) -> Vec<&Figure>;
}

/// A view of many countries; none for one of a single pair.
pub fn telling<'v>(view: &'v View<'_>) -> Option<Box<dyn Telling + 'v>> {
    match view {
        View::Partners(view) if here::PARTNERS => Some(Box::new(view)),
        View::Matrix(view) if here::MATRIX => Some(Box::new(view)),
        View::Flows(view) | View::Map(view) if here::FLOWS || here::MAP => Some(Box::new(view)),
        View::Balance(view) if here::BALANCE => Some(Box::new(view)),
        _ => None,
    }
}

/// The plain answer in the contract's shape.
pub fn answer(answer: &mut Fields, view: &dyn Telling, env: &dyn Env) {
    let survey = view.survey();
    let question = &survey.question;
    let cells = Cells::of(question);
    answer.put("view", view.name());
    answer.put("title", view.title(env));
    answer.put("sentence", view.sentence(env));
    answer.put("measure", question.measure().id.as_str());
    answer.put("unit", Phrases { question, env }.unit());
    answer.put("per", question.per_id());
    if let Some(period) = &survey.period {
        answer.put("period", period.iso());
    }
    answer.put("source", source_of(question, env));
    answer.put("vantage", question.vantage());
    answer.put("rights", rights(question, env));
    let mut caveats = view.notes(env);
    caveats.extend_from_slice(&question.set.descriptor().bothways.caveats);
    answer.put("caveats", caveats.as_slice());
    answer.put("context", Vec::new());
    answer.put("columns", columns(view.columns()));
    answer.put("rows", view.rows(&cells));
    view.beside(answer, &cells);
}

/// Every word around the chart.
pub fn page(page: &mut Fields, view: &dyn Telling, env: &dyn Env) {
    let question = &view.survey().question;
    page.put("title", view.title(env));
    page.put("sentence", view.sentence(env));
    page.put("measures", measures(question));
    page.put("categories", categories(question));
    page.put("unit", unit_line(question, env));
    page.put("vantage", question.vantage());
    page.put("source", source_line(question, env));
    page.put("notes", view.notes(env).as_slice());
    page.put("table", figures(view.table(env)));
    if here::WHOLE {
        let mut refs = Vec::new();
        for figure in view.figures() {
            figure.refs.iter().for_each(|at| push_new(&mut refs, *at));
        }
        page.put("about", panel(question, &refs, env));
    }
    page.put("keys", env.message(view.keys()));
}

/// “Unit: packets per sensor.”
pub fn unit_line(question: &Question<'_>, env: &dyn Env) -> String {
    env.say(Message::UnitLine, &[("unit", &Phrases { question, env }.unit())])
}

/// “Source: …”.
pub fn source_line(question: &Question<'_>, env: &dyn Env) -> String {
    env.say(Message::SourceLine, &[("source", &source_of(question, env))])
}

/// The same as a tooltip in one spoken sentence: the value first, then from where to where, the
/// place in the walk last.
pub fn spoken(view: &dyn Telling, env: &dyn Env, key: Key) -> Option<String> {
    let tip = view.tip(env, key)?;
    let (at, of) = view.place(key)?;
    let direction = view.aloud(env, key);
    // After how many times the other way it is, too.
    let reported = env.message(Message::StatusReported);
    let note = tip.note.strip_suffix(reported).and_then(|note| note.strip_suffix(also(env)));
    let note = aside(env, note.unwrap_or(&tip.note));
    let message = match (&direction, note.is_empty()) {
        (Some(_), true) => Message::StepAmong,
        (Some(_), false) => Message::StepAmongNoted,
        (None, true) => Message::StepBoth,
        (None, false) => Message::StepBothNoted,
    };
    let places = [
        ("value", &*tip.value),
        ("note", note),
        ("direction", direction.as_deref().unwrap_or_default()),
        ("other", &*tip.heading[0]),
        ("at", &*env.number(at as u64 + 1, 0, NumberStyle::Full)),
        ("of", &*env.number(of as u64, 0, NumberStyle::Full)),
    ];
    Some(env.say(message, &places))
}

/// The span of a survey, or nothing where there is none.
fn period(survey: &Survey<'_>, env: &dyn Env) -> String {
    let Some(period) = survey.period else { return String::new() };
    let counted = survey.question.counted_in(period).unwrap_or(period);
    env.period(&counted, PeriodStyle::Long)
}

/// A title; where nothing was published there is no span to end it.
fn titled(survey: &Survey<'_>, env: &dyn Env, message: Message, country: &str) -> String {
    let measure = &*survey.question.measure().title;
    let period = &*period(survey, env);
    let places = [("measure", measure), ("country", country), ("period", period)];
    let title = env.say(message, &places);
    unstopped(&title).to_owned()
}

/// One direction of the pair above a chart: its name, its figure, and why that is missing.
pub fn way(survey: &Survey<'_>, env: &dyn Env, direction: Direction) -> [String; 3] {
    let phrases = Phrases { question: &survey.question, env };
    let (origin, target) = survey.question.ends(direction);
    let figure = survey.figure(origin, target);
    let why = match figure.cell {
        Cell::NotMeasured(gap) => phrases.why(gap).to_owned(),
        _ => String::new(),
    };
    [direction_name(env, (origin, target)), phrases.figure(&figure, NumberStyle::Prose), why]
}

/// What was found of the pair, both ways.
fn of_pair(survey: &Survey<'_>, env: &dyn Env) -> String {
    let question = &survey.question;
    let phrases = Phrases { question, env };
    let figures = survey.both(question.a, question.b);
    match survey.period {
        Some(span) if figures.forward.is_measured() || figures.back.is_measured() => {
            let counted = question.counted_in(span).unwrap_or(span);
            found(&phrases, begins(counted.grain()), &period(survey, env), &figures)
        }
        _ if figures.forward.cell == Cell::NotMeasured(Gap::Outside) => {
            env.say(Message::NeitherMeasured, &[("why", phrases.why(Gap::Outside))])
        }
        _ => {
            let (a, b) = (env.country_in_text(question.a), env.country_in_text(question.b));
            env.say(Message::NothingPublished, &[("a", &a), ("b", &b)])
        }
    }
}

/// The measured direction in the set's own words, then of the other way the figure alone: on a
/// phone both are to be read at once. Why there is none stands in the notes.
fn found(phrases: &Phrases<'_>, message: Message, opening: &str, figures: &Both) -> String {
    let (first, second) = match figures.forward.is_measured() {
        true => (Direction::Forward, Direction::Back),
        false => (Direction::Back, Direction::Forward),
    };
    let mut said = one_way(phrases, message, opening, figures, first);
    let (other, env) = (figures.of(second), phrases.env);
    let other = match other.cell {
        Cell::NotMeasured(Gap::Outside) => env.message(Message::OtherOutside).to_owned(),
        Cell::NotMeasured(Gap::Unpublished) => env.message(Message::OtherUnpublished).to_owned(),
        _ if figures.of(first).size().is_none() => {
            one_way(phrases, Message::OtherWay, "", figures, second)
        }
        _ => {
            let value = shortly(phrases, other);
            let places = [("value", &*value), ("as_told", phrases.as_told(other))];
            env.say(Message::OtherShort, &places)
        }
    };
    push_part(&mut said, gap(env), &other);
    said
}

/// A figure after one in full: without its unit, unless that is a mere sign.
fn shortly(phrases: &Phrases<'_>, figure: &Figure) -> String {
    match phrases.question.measure().unit.starts_with("%") {
        true => phrases.figure(figure, NumberStyle::Prose),
        false => phrases.brief(figure, NumberStyle::Prose),
    }
}

/// What the figures must not be taken for.
fn push_limit(notes: &mut Vec<String>, survey: &Survey<'_>, env: &dyn Env) {
    push_some(notes, limit(&survey.question, env).map(str::to_owned));
}

/// Why figures are missing of which the sentence says so. One reason is said once.
fn push_why(notes: &mut Vec<String>, survey: &Survey<'_>, env: &dyn Env, figures: &[&Figure]) {
    let phrases = Phrases { question: &survey.question, env };
    let why = phrases.why(Gap::Outside);
    let is_outside = |figure: &&Figure| figure.cell == Cell::NotMeasured(Gap::Outside);
    if figures.iter().any(is_outside) && !notes.iter().any(|note| note.ends_with(why)) {
        notes.push(env.say(Message::BandNotMeasured, &[("why", why)]));
    }
}

/// Which figures are pale, and that there are dotted ones.
fn push_looks(
    notes: &mut Vec<String>,
    figures: &[&Figure],
    [pale, dotted]: [Message; 2],
    phrases: &Phrases<'_>,
) {
    let (mut list, mut is_dotted) = (Vec::new(), false);
    for status in [Status::Secondhand, Status::Weak, Status::Derived] {
        if figures.iter().any(|f| f.status == Some(status) && f.size().is_some()) {
            list.push(phrases.status(status).to_owned());
        }
    }
    for figure in figures {
        is_dotted |= matches!(figure.cell, Cell::Suppressed { .. });
    }
    if !list.is_empty() {
        notes.push(phrases.env.say(pale, &[("list", &phrases.env.list(&list))]));
    }
    if is_dotted {
        notes.push(phrases.env.message(dotted).to_owned());
    }
}

/// What of the span was left out of every figure.
fn push_left_out(notes: &mut Vec<String>, survey: &Survey<'_>, env: &dyn Env) {
    push_some(notes, periods_left_out(&survey.question, &survey.left_out, env));
}

/// A tooltip about one direction: its name and period, its figure, how well it is known.
fn tip_of(survey: &Survey<'_>, env: &dyn Env, ends: (Country, Country), figure: &Figure) -> Tip {
    let phrases = Phrases { question: &survey.question, env };
    Tip {
        heading: [period(survey, env), direction_name(env, ends)],
        value: phrases.figure(figure, NumberStyle::Full),
        note: phrases.note(figure).to_owned(),
        sources: phrases.publishers(figure),
    }
}

/// A walk along a line: forward and on, up and back, by five, to the ends. The first arrow shows where
/// it begins.
fn along(steps: &[Key], at: Option<Key>, key: &str) -> Option<Key> {
    let last = steps.len().checked_sub(1)?;
    let place = at.and_then(|at| steps.iter().position(|step| *step == at));
    let by = match key {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => -1,
        "PageDown" => PAGE,
        "PageUp" => -PAGE,
        "Home" => -FAR,
        "End" => FAR,
        _ => return None,
    };
    let next = match place {
        Some(place) => moved(place, by, last),
        None if key == "End" => last,
        None => 0,
    };
    steps.get(next).copied()
}
