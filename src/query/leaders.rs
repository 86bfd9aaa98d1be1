//! Who leads, by each thing that was counted: the choice of measure decides who looks guilty.

use crate::dataset::{Country, Measure, Period};

use super::ask::Question;
use super::figure::Direction;

/// The origin with the largest published share of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Leader<'a> {
    /// The measure, a share.
    pub measure: &'a Measure,
    /// The origin with the largest published share.
    pub origin: Country,
    /// The target that the shares are shares of.
    pub target: Country,
    /// The share, scaled.
    pub value: u64,
}

/// The leaders of a period by every measure that declares `leads_by`.
///
/// Empty unless two measures name two different leaders: only then is there something to say.
pub fn leaders<'a>(question: &Question<'a>, period: &Period) -> Vec<Leader<'a>> {
    let found = Direction::BOTH
        .into_iter()
        .map(|direction| leaders_at(question, question.ends(direction).1, period))
        .find(|leaders| !leaders.is_empty())
        .unwrap_or_default();
    let disagree = found.iter().any(|leader| leader.origin != found[0].origin);
    if disagree { found } else { Vec::new() }
}

fn leaders_at<'a>(question: &Question<'a>, target: Country, period: &Period) -> Vec<Leader<'a>> {
    let measures = &question.set.descriptor().bothways.measures;
    (0..measures.len() as u8)
        .filter(|at| measures[usize::from(*at)].leads_by.is_some())
        .filter_map(|at| leader(question, at, target, period))
        .collect()
}

fn leader<'a>(
    question: &Question<'a>,
    measure: u8,
    target: Country,
    period: &Period,
) -> Option<Leader<'a>> {
    let period = question.set.periods().binary_search(period).ok()?;
    let shares = question.set.all_series().filter_map(|(key, rows)| {
        let fits = (key.measure, key.target) == (measure, target) && key.origin.is_place();
        let row = rows.iter().find(|row| fits && usize::from(row.period) == period)?;
        Some((row.value, key.origin))
    });
    let (value, origin) =
        shares.max_by_key(|(value, origin)| (*value, std::cmp::Reverse(*origin)))?;
    Some(Leader { measure: question.set.measure(measure), origin, target, value })
}
