//! One pair over time, both ways.

use crate::dataset::{Country, Grain, Period, SeriesKey, Status};

use super::ask::{AskError, Question};
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
    /// The rows that are drawn.
    pub fn drawn(&self) -> impl DoubleEndedIterator<Item = &PairRow> {
        self.rows.iter().filter(|row| row.drawn)
    }

    /// Whether a direction has a measured figure in any row.
    pub fn measures(&self, direction: Direction) -> bool {
        self.rows.iter().any(|row| row.figures.of(direction).is_measured())
    }

    /// The row that a single figure is taken from.
    pub fn lead_row(&self) -> Option<&PairRow> {
        self.lead.and_then(|at| self.rows.get(at))
    }
}

/// Answers a pair's question.
pub fn pair<'a>(question: Question<'a>) -> Result<PairView<'a>, AskError> {
    let (periods, left_out) = periods_in_span(&question);
    let grain = drawn_grain(&question, &periods);
    let rows = rows(&question, periods, grain)?;
    let lead = lead(&question, &rows);
    let totals = totals(&question, &rows)?;
    let context = context(&question, &rows)?;
    let leaders = match lead {
        Some(at) => leaders(&question, &rows[at].period),
        None => Vec::new(),
    };
    Ok(PairView { question, rows, totals, lead, context, left_out, leaders })
}

/// Every period that the measure has anywhere: inside the span, and cut by its ends.
fn periods_in_span(question: &Question<'_>) -> (Vec<Period>, Vec<Period>) {
    let set = question.set;
    let mut has = vec![false; set.periods().len()];
    for (_, rows) in set.all_series().filter(|(key, _)| key.measure == question.measure_at) {
        rows.iter().for_each(|row| has[usize::from(row.period)] = true);
    }
    let all = set.periods().iter().zip(has).filter_map(|(period, has)| has.then_some(*period));
    let (inside, outside): (Vec<_>, Vec<_>) = all.partition(|period| question.spans(period));
    (inside, outside.into_iter().filter(|period| question.cuts(period)).collect())
}

/// The grain of `from`–`to`, else the set's commonest, else the measure's: the first that it has.
fn drawn_grain(question: &Question<'_>, periods: &[Period]) -> Option<Grain> {
    let asked = [question.from, question.to].into_iter().flatten().map(|p| p.grain()).min();
    let commonest_in_set = commonest(question.set.all_series().flat_map(|(_, rows)| {
        rows.iter().map(|row| question.set.periods()[usize::from(row.period)].grain())
    }));
    let own = commonest(periods.iter().map(Period::grain));
    let has = |grain: &Grain| periods.iter().any(|period| period.grain() == *grain);
    [asked, commonest_in_set, own].into_iter().flatten().find(has)
}

fn commonest(grains: impl Iterator<Item = Grain>) -> Option<Grain> {
    let mut counts = [0_usize; Grain::ALL.len()];
    grains.for_each(|grain| counts[grain as usize] += 1);
    let has = |grain: &Grain| counts[*grain as usize] > 0;
    let rank = |grain: &Grain| (counts[*grain as usize], *grain != Grain::Interval, *grain);
    Grain::ALL.into_iter().filter(has).max_by_key(rank)
}

fn rows(
    question: &Question<'_>,
    mut periods: Vec<Period>,
    grain: Option<Grain>,
) -> Result<Vec<PairRow>, AskError> {
    for gap in gaps(&periods, grain) {
        periods.insert(periods.partition_point(|period| *period < gap), gap);
    }
    let row = |period: Period| {
        let drawn = Some(period.grain()) == grain;
        Ok(PairRow { period, drawn, figures: question.both(&[period])? })
    };
    periods.into_iter().map(row).collect()
}

/// The missing periods between the first and the last of the drawn grain.
fn gaps(periods: &[Period], grain: Option<Grain>) -> Vec<Period> {
    let drawn: Vec<_> = periods.iter().filter(|p| Some(p.grain()) == grain).collect();
    let (Some(first), Some(last)) = (drawn.first(), drawn.last()) else { return Vec::new() };
    std::iter::successors(first.next(), Period::next)
        .take_while(|period| period < last)
        .take(MOST_ROWS)
        .filter(|period| drawn.binary_search(&period).is_err())
        .collect()
}

/// The set's default period, else the latest reported one, else the latest measured one.
fn lead(question: &Question<'_>, rows: &[PairRow]) -> Option<usize> {
    let default = question.set.descriptor().bothways.defaults.period;
    let figures = |row: &PairRow| [row.figures.forward.clone(), row.figures.back.clone()];
    let measured = |row: &PairRow| figures(row).iter().any(Figure::is_measured);
    let reported = |row: &PairRow| figures(row).iter().any(|f| f.status == Some(Status::Reported));
    let own = rows.iter().position(|row| Some(row.period) == default && measured(row));
    own.or_else(|| rows.iter().rposition(|row| row.drawn && reported(row)))
        .or_else(|| rows.iter().rposition(|row| row.drawn && measured(row)))
        .or_else(|| rows.iter().rposition(measured))
}

fn totals(question: &Question<'_>, rows: &[PairRow]) -> Result<Option<Both>, AskError> {
    if !question.measure().additive.period {
        return Ok(None);
    }
    let drawn: Vec<_> = rows.iter().filter(|row| row.drawn).map(|row| row.period).collect();
    question.both(&drawn).map(Some)
}

fn context(question: &Question<'_>, rows: &[PairRow]) -> Result<Vec<Context>, AskError> {
    let mut context = Vec::new();
    let world = Country::WORLD;
    let (a, b) = (question.a, question.b);
    for (origin, target) in [(world, b), (world, a), (a, world), (b, world)] {
        if !has_any(question, origin, target) {
            continue;
        }
        for row in rows {
            let figure = question.figure(origin, target, &[row.period])?;
            if !figure.refs.is_empty() || figure.status.is_some() {
                context.push(Context { origin, target, period: row.period, figure });
            }
        }
    }
    Ok(context)
}

fn has_any(question: &Question<'_>, origin: Country, target: Country) -> bool {
    let measure = question.measure_at;
    question.categories.iter().any(|&category| {
        !question.set.series(SeriesKey { origin, target, measure, category }).is_empty()
    })
}
