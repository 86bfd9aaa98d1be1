//! Every pair, one direction against the other.

use crate::dataset::Country;

use super::among::Among;
use super::ask::Question;
use super::error::AskError;
use super::figure::{Both, Cell, Direction, Figure};
use super::rank::{put_both, ranked};
use super::survey::Survey;

/// The answer of every pair.
#[derive(Debug, Clone)]
pub struct BalanceView<'a> {
    /// Measure, span and all published directions.
    pub survey: Survey<'a>,
    /// One row an unordered pair of which a direction was published, and the pair that is asked
    /// about in any case; by the larger figure, equal ones by code.
    pub rows: Vec<BalanceRow>,
}

/// One unordered pair.
///
/// The country of the larger direction comes first: “China – Vietnam” then says which way more was
/// counted, each dot of the chart stands on one side of the line of equal figures, and a pair whose
/// other way is missing has a place on the first axis. By code the side would mean nothing. The
/// pair that is asked about keeps its own order, so that its first direction stays the one above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceRow {
    /// Where the larger figure comes from; of the pair that is asked about, its first country.
    pub a: Country,
    /// The other.
    pub b: Country,
    /// Forward is a→b.
    pub figures: Both,
}

/// How much is known of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A value both ways.
    BothWays,
    /// None one way or both, all else a value.
    SomeNone,
    /// Measured both ways, and at least one of them withheld.
    SomeWithheld,
    /// Measured one way only.
    OneWay,
    /// Measured neither way.
    NeitherWay,
}

impl BalanceView<'_> {
    /// The position of a pair, whichever way round.
    pub fn find(&self, a: Country, b: Country) -> Option<usize> {
        self.rows.iter().position(|row| (row.a, row.b) == (a, b) || (row.b, row.a) == (a, b))
    }

    /// The position of the pair that is asked about.
    pub fn own(&self) -> Option<usize> {
        self.find(self.survey.question.a, self.survey.question.b)
    }

    /// How many pairs are known so well.
    pub fn count(&self, known: Known) -> usize {
        let mut count = 0;
        for row in &self.rows {
            count += usize::from(row.known() == known);
        }
        count
    }
}

impl BalanceRow {
    /// The countries of a direction: where it comes from, where it arrives.
    pub fn ends(&self, direction: Direction) -> (Country, Country) {
        match direction {
            Direction::Forward => (self.a, self.b),
            Direction::Back => (self.b, self.a),
        }
    }

    /// The direction with more.
    pub fn larger(&self) -> Direction {
        let is_back = weight(&self.figures.back) > weight(&self.figures.forward);
        if is_back { Direction::Back } else { Direction::Forward }
    }

    /// What ranks use: the larger of the two figures.
    pub fn size(&self) -> u64 {
        self.figures.of(self.larger()).size().unwrap_or(0)
    }

    /// How many times the smaller figure goes into the larger, in tenths. Only of two whole
    /// figures above none: a bound or a sum with a gap has no ratio.
    pub fn tenfold_ratio(&self) -> Option<u64> {
        let [Cell::Known(a), Cell::Known(b)] = [self.figures.forward.cell, self.figures.back.cell]
        else {
            return None;
        };
        let is_whole = !self.figures.forward.partial && !self.figures.back.partial;
        let (more, less) = (a.max(b), a.min(b));
        // A quotient may round to none, which goes into nothing.
        (is_whole && less > 0).then(|| (more as f64 * 10.0 / less as f64 + 0.5) as u64)
    }

    /// Whether the larger figure is exactly so many times the smaller.
    pub fn has_ratio_of(&self, times: u64, decimals: u8) -> bool {
        let Both { forward, back } = &self.figures;
        let (Some(a), Some(b)) = (forward.size(), back.size()) else { return false };
        let unit = if decimals == 0 { 1 } else { 10 };
        // Figures are below 2^53, and the ratio is a rounded one of theirs.
        a.max(b) * unit == a.min(b) * times
    }

    /// Whether one of its figures is.
    pub fn is_loose(&self) -> bool {
        is_loose(&self.figures.forward) || is_loose(&self.figures.back)
    }

    /// How much is known of the pair.
    pub fn known(&self) -> Known {
        let is_withheld = |figure: &Figure| matches!(figure.cell, Cell::Suppressed { .. });
        let is_none = |figure: &Figure| figure.cell == Cell::Zero;
        let Both { forward, back } = &self.figures;
        match (forward.is_measured(), back.is_measured()) {
            (false, false) => Known::NeitherWay,
            (true, true) if is_withheld(forward) || is_withheld(back) => Known::SomeWithheld,
            (true, true) if is_none(forward) || is_none(back) => Known::SomeNone,
            (true, true) => Known::BothWays,
            _ => Known::OneWay,
        }
    }
}

/// Whether a figure is known less firmly than by its publisher's whole number: weakly known, a
/// bound, or a sum with a gap.
pub fn is_loose(figure: &Figure) -> bool {
    let is_bound = matches!(figure.cell, Cell::Suppressed { at_least: Some(_) });
    is_bound || figure.partial || figure.is_weak()
}

/// What decides which direction is larger: its size, then how much its cell says.
fn weight(figure: &Figure) -> (u64, u8) {
    let says = match figure.cell {
        Cell::Known(_) => 3,
        Cell::Suppressed { .. } => 2,
        Cell::Zero => 1,
        Cell::NotMeasured(_) => 0,
    };
    (figure.size().unwrap_or(0), says)
}

/// Sets the two directions of every pair against each other.
pub fn balance(question: Question<'_>, among: Among) -> Result<BalanceView<'_>, AskError> {
    let own = (question.a, question.b);
    let survey = Survey::new(question, among)?;
    let mut pairs = vec![(own.0.min(own.1), own.0.max(own.1))];
    for edge in &survey.foreign {
        put_both(&mut pairs, (edge.origin.min(edge.target), edge.origin.max(edge.target)));
    }
    let (mut found, mut sizes) = (Vec::new(), Vec::new());
    for (a, b) in pairs {
        if survey.among.holds(a) && survey.among.holds(b) {
            let row = oriented(&survey, a, b);
            sizes.push(row.size());
            found.push(row);
        }
    }
    let mut rows = Vec::new();
    for at in ranked(&sizes) {
        rows.push(found[at].clone());
    }
    Ok(BalanceView { rows, survey })
}

fn oriented(survey: &Survey<'_>, a: Country, b: Country) -> BalanceRow {
    let row = BalanceRow { a, b, figures: survey.both(a, b) };
    let question = &survey.question;
    let is_own = (question.a.min(question.b), question.a.max(question.b)) == (a, b);
    let turns = if is_own { question.a == b } else { row.larger() == Direction::Back };
    if !turns {
        return row;
    }
    let Both { forward, back } = row.figures;
    BalanceRow { a: b, b: a, figures: Both { forward: back, back: forward } }
}
