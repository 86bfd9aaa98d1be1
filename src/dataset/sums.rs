//! Sums that may not stand beside withheld cells, since the difference would be one of these.
//!
//! The total of a group's categories is accounted for, see [`super::suppress`]; all countries
//! together and a period around another are not.

use std::collections::BTreeMap;

use super::fault::{Fault, Place};
use super::suppress::withholds;
use super::{Country, FIGURES_CSV, Period, Record, Terms};

/// Looks at every row of a set that withholds, and names what it may not publish.
pub struct Sums<'a> {
    terms: &'a Terms,
    withholds: bool,
    /// By measure, where a period stands first.
    periods: BTreeMap<(u8, Period), Place>,
}

impl<'a> Sums<'a> {
    /// Begins with no row.
    pub fn new(terms: &'a Terms) -> Self {
        Self { terms, withholds: withholds(terms), periods: BTreeMap::new() }
    }

    /// Looks at a row, which may be a fault; `place` tells where its fields stand.
    pub fn see(&mut self, record: &Record, place: impl Fn(usize) -> Place) -> Option<Fault> {
        if !self.withholds {
            return None;
        }
        if self.terms.measures[usize::from(record.key.measure)].additive.period {
            let key = (record.key.measure, record.period);
            self.periods.entry(key).or_insert_with(|| place(0));
        }
        let sides = [record.key.origin, record.key.target];
        let side = sides.iter().position(|side| *side == Country::WORLD)?;
        let what = "all countries together would give withheld figures away";
        Some(Fault::new(FIGURES_CSV, place(side + 1), what, "drop the row, or set k to 1"))
    }

    /// The faults of all rows together.
    pub fn faults(&mut self) -> Vec<Fault> {
        let mut faults = Vec::new();
        // By measure, then by start and end: the one that reaches furthest is remembered.
        let mut furthest: Option<(u8, Period)> = None;
        for ((measure, period), place) in std::mem::take(&mut self.periods) {
            match furthest.filter(|(same, _)| *same == measure) {
                Some((_, around)) if period.first_day() <= around.last_day() => {
                    let what = format!("{period} overlaps {around}, which would give withheld");
                    let what = what + " figures away";
                    let mend = "keep periods of one length";
                    faults.push(Fault::new(FIGURES_CSV, place, what, mend));
                    if period.last_day() > around.last_day() {
                        furthest = Some((measure, period));
                    }
                }
                _ => furthest = Some((measure, period)),
            }
        }
        faults
    }
}
