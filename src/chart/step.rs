//! Which periods of a long series have their names under the chart.

use crate::dataset::{Grain, Period};
use crate::query::PairRow;

/// A round distance between two names.
pub struct Step {
    grain: Grain,
    /// At least 1.
    every: u32,
}

/// Distances that a reader counts by, in units of the grain.
fn round_steps(grain: Grain) -> &'static [i32] {
    match grain {
        Grain::Month => &[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200],
        Grain::Quarter => &[1, 2, 4, 8, 20, 40, 80, 200, 400],
        Grain::Year => &[1, 2, 5, 10, 20, 50, 100, 200, 500],
        Grain::Day | Grain::Interval => &[],
    }
}

impl Step {
    /// The smallest round distance of at least `needed` slots.
    pub fn new(rows: &[(usize, &PairRow)], needed: f64) -> Self {
        let grain = rows.first().map_or(Grain::Year, |(_, row)| row.period.grain());
        let needed = needed.max(1.0) as i32;
        let round = round_steps(grain).iter().find(|step| **step >= needed);
        Self { grain, every: round.copied().unwrap_or(needed).unsigned_abs().max(1) }
    }

    /// What the slot at a position is called, if anything: from a year on, a month is its year.
    pub fn label(&self, position: usize, period: Period) -> Option<Period> {
        let has_steps = !round_steps(self.grain).is_empty();
        let number = if has_steps { period.start().number() } else { position as i32 };
        if !number.unsigned_abs().is_multiple_of(self.every) {
            return None;
        }
        let in_year = match self.grain {
            Grain::Month => 12,
            Grain::Quarter => 4,
            _ => return Some(period),
        };
        Some(if self.every.is_multiple_of(in_year) { period.year() } else { period })
    }
}
