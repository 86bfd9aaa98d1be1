//! One pair over time, both ways.

use crate::dataset::{Country, Grain, Period, SeriesKey, Status};

use super::ask::Question;
use super::error::AskError;
use super::figure::{Both, Direction, Figure};
use super::leaders::{Leader, leaders};

/// No chart has room for more, and no gap is filled beyond it.
const MOST_ROWS: usize = 20_000;

/// The answer to a pair's question: plain data, from which chart and words are made alike.
#[derive(Debug, Clone)]
pub struct PairView<'a> {
    /// The question, with its defaults filled in.
    pub question: Question<'a>,
    /// Every period of the measure inside the span, by start, then end.
    pub rows: Vec<PairRow>,
    /// Both directions over the whole span, where the measure adds up over periods.
    pub totals: Option<Both>,
    /// The row that a single figure is taken from.
    pub lead: Option<usize>,
    /// Figures of all countries together, off the scale.
    pub context: Vec<Context>,
    /// Periods only partly inside the span, in no row.
    pub left_out: Vec<Period>,
    /// The measure's one period, where it has no other in the whole set.
    pub only: Option<Period>,
    /// Who leads by each share in the lead period.
    pub leaders: Vec<Leader<'a>>,
}

/// One period of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRow {
    /// The period.
    pub period: Period,
    /// Whether it has the grain that is drawn.
    pub drawn: bool,
    /// Its two figures.
    pub figures: Both,
}

/// A figure of all countries together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Its origin; one of the two sides is [`Country::WORLD`].
    pub origin: Country,
    /// Its target.
    pub target: Country,
    /// Its period.
    pub period: Period,
    /// The figure.
    pub figure: Figure,
}

impl<'a> PairView<'a> {
    /// A question alone, of which nothing is told yet.
    pub fn unanswered(question: Question<'a>) -> Self {
        Self {
            question,
            rows: Vec::new(),
            totals: None,
            lead: None,
            context: Vec::new(),
            left_out: Vec::new(),
            only: None,
            leaders: Vec::new(),
        }
    }

    /// The rows that are drawn.
    pub fn drawn(&self) -> impl DoubleEndedIterator<Item = &PairRow> {
        self.rows.iter().filter(|row| row.drawn)
    }

    /// Whether a direction has a measured figure in any row.
    pub fn measures(&self, direction: Direction) -> bool {
        self.rows.iter().any(|row| row.figures.of(direction).is_measured())
    }

    /// From the first drawn period to the last.
    pub fn span(&self) -> Option<Period> {
        let (first, last) = (self.drawn().next()?, self.drawn().next_back()?);
        Period::from_units(first.period.start(), last.period.end())
    }

    /// The row that a single figure is taken from.
    pub fn lead_row(&self) -> Option<&PairRow> {
        self.lead.and_then(|at| self.rows.get(at))
    }

    fn is_exact(&self) -> bool {
        let exact = |both: &Both| both.forward.is_exact() && both.back.is_exact();
        self.rows.iter().all(|row| exact(&row.figures))
            && self.totals.as_ref().is_none_or(exact)
            && self.context.iter().all(|context| context.figure.is_exact())
    }
}

/// Answers a pair's question; refuses a sum that would not be exact.
pub fn pair<'a>(question: Question<'a>) -> Result<PairView<'a>, AskError> {
    let seen = Seen::new(&question);
    let periods = drawn_periods(&seen.periods, seen.drawn_grain(&question));
    #[cfg_attr(not(feature = "full"), allow(unused_mut, reason = "no sum runs"))]
    let mut rows = rows(&question, &periods);
    #[cfg(feature = "full")]
    if question.is_running {
        super::running::run(&question, &mut rows);
    }
    let lead = lead(&question, &rows);
    let totals = totals(&question, &rows);
    let context = context(&question, &rows);
    let leaders = match lead.and_then(|at| rows.get(at)) {
        Some(row) => leaders(&question, &row.period),
        None => Vec::new(),
    };
    let (left_out, only) = (seen.cut, seen.only);
    let view = PairView { question, rows, totals, lead, context, left_out, only, leaders };
    if view.is_exact() { Ok(view) } else { Err(AskError::SumTooLarge) }
}

/// The periods of a measure, whoever the pair is, and how often each grain occurs.
pub(super) struct Seen {
    /// Periods inside the span.
    pub periods: Vec<Period>,
    /// Periods cut by its ends.
    pub cut: Vec<Period>,
    /// The one period, inside or not, if there is no other.
    only: Option<Period>,
    /// Grains of the periods inside.
    own: Counts,
    /// Grains of all rows of the set.
    in_set: Counts,
}

impl Seen {
    pub fn new(question: &Question<'_>) -> Self {
        let (set, mut in_set) = (question.set, Counts::default());
        let mut has = vec![false; set.periods().len()];
        for run in set.runs() {
            for row in set.rows_of(run) {
                let at = usize::from(row.period);
                in_set[set.periods()[at].grain() as usize] += 1;
                if run.key.measure == question.measure_at {
                    has[at] = true;
                }
            }
        }
        let first = has.iter().position(|has| *has);
        let is_only = first == has.iter().rposition(|has| *has);
        let only = first.filter(|_| is_only).map(|at| set.periods()[at]);
        let (periods, cut) = (Vec::new(), Vec::new());
        let mut seen = Self { periods, cut, only, own: Counts::default(), in_set };
        for (period, has) in set.periods().iter().zip(&has) {
            if !has {
                continue;
            }
            if question.spans(period) {
                seen.own[period.grain() as usize] += 1;
                seen.periods.push(*period);
            } else if question.cuts(period) {
                seen.cut.push(*period);
            }
        }
        seen
    }

    /// The grain of `from`–`to`, else the set's commonest, else the measure's: the first it has.
    pub fn drawn_grain(&self, question: &Question<'_>) -> Option<Grain> {
        let asked = match (question.from, question.to) {
            (Some(from), Some(to)) => Some(from.grain().min(to.grain())),
            (from, to) => from.or(to).map(|period| period.grain()),
        };
        let has = |grain: &Grain| self.own[*grain as usize] > 0;
        let in_set = commonest(&self.in_set).filter(has);
        asked.filter(has).or(in_set).or(commonest(&self.own))
    }
}

/// How often each grain occurs.
type Counts = [usize; Grain::ALL.len()];

/// The commonest grain; of two equally common ones the longer, but intervals come last.
fn commonest(counts: &Counts) -> Option<Grain> {
    let (mut commonest, mut most) = (None, 0);
    for (grain, &count) in Grain::ALL.into_iter().zip(counts) {
        if count > most || (count == most && count > 0 && grain != Grain::Interval) {
            (commonest, most) = (Some(grain), count);
        }
    }
    commonest
}

/// A row a period.
fn rows(question: &Question<'_>, periods: &[(Period, bool)]) -> Vec<PairRow> {
    let mut rows = Vec::new();
    for &(period, drawn) in periods {
        rows.push(PairRow { period, drawn, figures: question.both(&[period]) });
    }
    rows
}

/// Each period and whether it is drawn, with the missing ones between the first and the last of
/// the drawn grain.
pub(super) fn drawn_periods(periods: &[Period], grain: Option<Grain>) -> Vec<(Period, bool)> {
    let length = commonest_length(periods);
    // Two spans of different lengths are no more alike than a month and a year.
    let is_drawn = |period: &Period| {
        Some(period.grain()) == grain
            && (grain != Some(Grain::Interval) || period.length() == length)
    };
    let last = periods.iter().rfind(|period| is_drawn(period)).copied();
    let (mut all, mut expected) = (Vec::new(), None);
    let mut push = |period: Period| {
        all.push((period, is_drawn(&period)));
        all.len() < MOST_ROWS
    };
    for period in periods {
        while let Some(missing) = expected
            && missing < *period
            && Some(missing) < last
        {
            expected = if push(missing) { missing.next() } else { None };
        }
        if is_drawn(period) {
            expected = period.next();
        }
        push(*period);
    }
    all
}

/// The commonest length among the intervals; of equally common ones the first.
fn commonest_length(periods: &[Period]) -> (Grain, i32) {
    let (mut commonest, mut most) = ((Grain::Interval, 0), 0);
    for period in periods {
        let same = |other: &&Period| other.length() == period.length();
        let count = periods.iter().filter(same).count();
        if period.grain() == Grain::Interval && count > most {
            (commonest, most) = (period.length(), count);
        }
    }
    commonest
}

/// The set's default period, else the latest reported one, else the latest measured one.
fn lead(question: &Question<'_>, rows: &[PairRow]) -> Option<usize> {
    #[cfg(feature = "full")]
    if question.is_running {
        return super::running::last(rows);
    }
    let default = question.set.descriptor().bothways.defaults.period;
    let (mut lead, mut best) = (None, 1);
    for (at, row) in rows.iter().enumerate() {
        let rank = rank(row, default);
        if rank >= best {
            (lead, best) = (Some(at), rank);
        }
    }
    lead
}

/// How well a row stands for the whole; 0 for one without a figure.
fn rank(row: &PairRow, default: Option<Period>) -> u8 {
    let Both { forward, back } = &row.figures;
    let measured = forward.is_measured() || back.is_measured();
    let reported = Some(Status::Reported);
    if measured && Some(row.period) == default {
        4
    } else if row.drawn && (forward.status == reported || back.status == reported) {
        3
    } else {
        u8::from(measured) + u8::from(measured && row.drawn)
    }
}

fn totals(question: &Question<'_>, rows: &[PairRow]) -> Option<Both> {
    if !question.measure().additive().period {
        return None;
    }
    let mut drawn = Vec::new();
    for row in rows {
        if row.drawn {
            drawn.push(row.period);
        }
    }
    Some(question.both(&drawn))
}

fn context(question: &Question<'_>, rows: &[PairRow]) -> Vec<Context> {
    let mut context = Vec::new();
    let world = Country::WORLD;
    let (a, b) = (question.a, question.b);
    for (origin, target) in [(world, b), (world, a), (a, world), (b, world)] {
        if !has_any(question, origin, target) {
            continue;
        }
        for row in rows {
            let figure = question.figure(origin, target, &[row.period]);
            if !figure.refs.is_empty() || figure.status.is_some() {
                context.push(Context { origin, target, period: row.period, figure });
            }
        }
    }
    context
}

fn has_any(question: &Question<'_>, origin: Country, target: Country) -> bool {
    let measure = question.measure_at;
    question.categories.iter().any(|&category| {
        !question.set.series(SeriesKey { origin, target, measure, category }).is_empty()
    })
}
