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
    faults: Vec<Fault>,
    /// By measure, where a period stands first.
    periods: BTreeMap<(u8, Period), Place>,
}

impl<'a> Sums<'a> {
    /// Begins with no row.
    pub fn new(terms: &'a Terms) -> Self {
        let (faults, periods) = (Vec::new(), BTreeMap::new());
        Self { terms, withholds: withholds(terms), faults, periods }
    }

    /// Looks at a row; `place` tells where its fields stand.
    pub fn see(&mut self, record: &Record, place: impl Fn(usize) -> Place) {
        if !self.withholds {
            return;
        }
        let sides = [record.key.origin, record.key.target];
        if let Some(side) = sides.iter().position(|side| *side == Country::WORLD) {
            let what = "all countries together would give withheld figures away".to_owned();
            self.fault(place(side + 1), what, "drop the row, or set k to 1");
        }
        if self.terms.measures[usize::from(record.key.measure)].additive.period {
            let key = (record.key.measure, record.period);
            self.periods.entry(key).or_insert_with(|| place(0));
        }
    }

    /// The faults of all rows seen.
    pub fn faults(mut self) -> Vec<Fault> {
        // By measure, then by start and end: the one that reaches furthest is remembered.
        let mut furthest: Option<(u8, Period)> = None;
        for ((measure, period), place) in std::mem::take(&mut self.periods) {
            match furthest.filter(|(same, _)| *same == measure) {
                Some((_, around)) if period.first_day() <= around.last_day() => {
                    let what = format!("{period} overlaps {around}, which would give withheld");
                    let what = what + " figures away";
                    self.fault(place, what, "keep periods of one length");
                    if period.last_day() > around.last_day() {
                        furthest = Some((measure, period));
                    }
                }
                _ => furthest = Some((measure, period)),
            }
        }
        self.faults
    }

    fn fault(&mut self, (line, column): Place, what: String, mend: &str) {
        let (file, mend) = (FIGURES_CSV.to_owned(), mend.to_owned());
        self.faults.push(Fault { file, line, column, what, mend });
    }
}
