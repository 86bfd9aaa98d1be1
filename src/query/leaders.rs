//! Who leads, by each thing that was counted: the choice of measure decides who looks guilty.

use crate::dataset::{Country, Dataset, Measure, Period};

use super::ask::Question;

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
    for target in [question.b, question.a] {
        let found = leaders_at(question, target, period);
        if let Some(first) = found.first() {
            let disagree = found.iter().any(|leader| leader.origin != first.origin);
            return if disagree { found } else { Vec::new() };
        }
    }
    Vec::new()
}

fn leaders_at<'a>(question: &Question<'a>, target: Country, period: &Period) -> Vec<Leader<'a>> {
    let measures = &question.set.descriptor().bothways.measures;
    let mut leaders = Vec::new();
    for (at, measure) in measures.iter().enumerate() {
        if measure.leads_by.is_some()
            && let Some((value, origin)) = largest(question.set, at as u8, target, period)
        {
            leaders.push(Leader { measure, origin, target, value });
        }
    }
    leaders
}

/// The largest share in a period and its origin; of two equal ones the first by code.
fn largest(set: &Dataset, measure: u8, target: Country, period: &Period) -> Option<(u64, Country)> {
    let period = set.position(period)?;
    let mut best: Option<(u64, Country)> = None;
    for run in set.runs() {
        let key = run.key;
        if key.measure != measure || key.target != target || !key.origin.is_place() {
            continue;
        }
        for row in set.rows_of(run) {
            let is_larger = match best {
                Some((value, origin)) => {
                    row.value > value || (row.value == value && key.origin < origin)
                }
                None => true,
            };
            if usize::from(row.period) == period && is_larger {
                best = Some((row.value, key.origin));
            }
        }
    }
    best
}
