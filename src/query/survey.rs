//! The ground of every view of many countries: one measure, one span, all published directions.

use crate::dataset::{Country, Period, Side, Status};

use super::among::Among;
use super::ask::Question;
use super::error::AskError;
use super::figure::{Both, Cell, Figure, Gap};
use super::pair::{Seen, drawn_periods};
use super::rank::put_both;

/// One direction's figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Where it came from.
    pub origin: Country,
    /// Where it arrived.
    pub target: Country,
    /// Its figure.
    pub figure: Figure,
}

/// What a measure says of all countries in one span.
#[derive(Debug, Clone)]
pub struct Survey<'a> {
    /// The question, with its defaults filled in.
    pub question: Question<'a>,
    /// Whom it is asked about.
    pub among: Among,
    /// The span of all figures; none where nothing was published in it.
    pub period: Option<Period>,
    /// Periods only partly inside the span, in no figure.
    pub left_out: Vec<Period>,
    /// What was published of two different places, by origin, then target.
    pub foreign: Vec<Edge>,
    /// What was published inside one place.
    pub domestic: Vec<Edge>,
    /// What was published with one side or both unknown.
    pub unknown: Vec<Edge>,
    /// The periods that are added up.
    periods: Vec<Period>,
}

impl Edge {
    /// What ranks use: the value, else the lower bound, else nothing.
    pub fn size(&self) -> u64 {
        self.figure.size().unwrap_or(0)
    }
}

impl<'a> Survey<'a> {
    /// Asks of all countries; refuses a sum that would not be exact.
    pub fn new(question: Question<'a>, among: Among) -> Result<Self, AskError> {
        let seen = Seen::new(&question);
        let (periods, period) = span(&question, &seen);
        let mut survey = Self {
            question,
            among,
            period,
            left_out: seen.cut,
            foreign: Vec::new(),
            domestic: Vec::new(),
            unknown: Vec::new(),
            periods,
        };
        survey.collect();
        let all = [&survey.foreign, &survey.domestic, &survey.unknown];
        let is_exact = all.iter().all(|edges| edges.iter().all(|edge| edge.figure.is_exact()));
        if is_exact { Ok(survey) } else { Err(AskError::SumTooLarge) }
    }

    /// Every direction with a row of the measure in one of the categories.
    fn collect(&mut self) {
        let question = &self.question;
        let mut found: Vec<(Country, Country)> = Vec::new();
        for run in question.set.runs() {
            let key = run.key;
            if key.measure == question.measure_at && question.categories.contains(&key.category) {
                // Runs stand by category, then by their ends: of one category each is the last.
                put_both(&mut found, (key.origin, key.target));
            }
        }
        for (origin, target) in found {
            self.add(Edge { origin, target, figure: self.figure(origin, target) });
        }
    }

    fn add(&mut self, edge: Edge) {
        let ends = [edge.origin, edge.target];
        let edges = match ends.map(|country| country.is_place()) {
            _ if ends.contains(&Country::WORLD) => return,
            [true, true] if ends[0] == ends[1] => &mut self.domestic,
            [true, true] => &mut self.foreign,
            _ => &mut self.unknown,
        };
        edges.push(edge);
    }

    /// The figure from `origin` to `target`.
    pub fn figure(&self, origin: Country, target: Country) -> Figure {
        self.question.figure(origin, target, &self.periods)
    }

    /// Both figures of a pair.
    pub fn both(&self, a: Country, b: Country) -> Both {
        Both { forward: self.figure(a, b), back: self.figure(b, a) }
    }

    /// Whether a figure is missing because nobody looked there, not because none was published.
    pub fn is_outside(&self, (origin, target): (Country, Country), figure: &Figure) -> bool {
        let question = &self.question;
        let coverage = question.set.descriptor().bothways.coverage_of(question.measure());
        let is_cut_off = figure.cell == Cell::NotMeasured(Gap::Outside) && self.period.is_some();
        is_cut_off || !coverage.holds_pair(origin, target)
    }

    /// The sum of several directions, where the measure and its base allow one.
    pub fn sum(&self, ends: &[(Country, Country)]) -> Option<Figure> {
        let (first, rest) = ends.split_first()?;
        let additive = self.question.measure().additive();
        let origins = rest.iter().any(|(origin, _)| *origin != first.0);
        let targets = rest.iter().any(|(_, target)| *target != first.1);
        let divided = |side| self.question.base().is_some_and(|base| base.of == side);
        let is_allowed = (!origins || (additive.source && !divided(Side::Source)))
            && (!targets || (additive.target && !divided(Side::Target)));
        is_allowed.then(|| self.question.sum(ends, &self.periods))
    }

    /// The sum of directions as they were collected.
    pub fn sum_of(&self, edges: &[Edge]) -> Option<Figure> {
        let mut ends = Vec::new();
        for edge in edges {
            ends.push((edge.origin, edge.target));
        }
        self.sum(&ends)
    }
}

/// The periods that are added up and what they cover: all of the drawn grain where the measure
/// adds over periods, else one published period.
fn span(question: &Question<'_>, seen: &Seen) -> (Vec<Period>, Option<Period>) {
    if !question.measure().additive().period {
        let one = published(question, seen);
        return (one.into_iter().collect(), one);
    }
    let mut periods = Vec::new();
    for (period, is_drawn) in drawn_periods(&seen.periods, seen.drawn_grain(question)) {
        if is_drawn {
            periods.push(period);
        }
    }
    let covered = match (periods.first(), periods.last()) {
        (Some(first), Some(last)) => Period::from_units(first.start(), last.end()),
        _ => None,
    };
    (periods, covered)
}

/// What `from`–`to` is itself, else the set's default, else the latest reported, else the latest.
fn published(question: &Question<'_>, seen: &Seen) -> Option<Period> {
    let asked = |period: &&Period| {
        question.from.is_some_and(|from| from.first_day() == period.first_day())
            && question.to.is_some_and(|to| to.last_day() == period.last_day())
    };
    let default = question.set.descriptor().bothways.defaults.period;
    let (inside, latest) = (&seen.periods, |period: &&Period| period.last_day());
    let reported =
        || inside.iter().filter(|period| is_reported(question, period)).max_by_key(latest);
    let found = inside.iter().find(asked);
    let found = found.or_else(|| inside.iter().find(|period| Some(**period) == default));
    found.or_else(reported).or_else(|| inside.iter().max_by_key(latest)).copied()
}

/// Whether the measure has a figure of a period in its publisher's own words.
fn is_reported(question: &Question<'_>, period: &Period) -> bool {
    let Some(at) = question.set.position(period) else { return false };
    question.set.runs().iter().any(|run| {
        run.key.measure == question.measure_at
            && question
                .set
                .rows_of(run)
                .iter()
                .any(|row| usize::from(row.period) == at && row.status == Status::Reported)
    })
}
