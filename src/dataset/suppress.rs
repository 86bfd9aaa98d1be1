//! Withholds the cells that few stand behind, and those that would give them away.
//!
//! A cell is one category of one period, origin and target. Where its contributors are fewer than
//! k it is small, and all its measures are withheld together. The only published sum is the
//! `total` category, from which a reader can subtract: so further cells are withheld, the smallest
//! first, until each withheld one could still be anything from 1 to k; and where none is left, the
//! total. In numbers, of m withheld cells that sum to S: while m < 2 or S − m < k − 1.
//!
//! A measure that does not add over categories has no such sum. Its total bounds each withheld
//! cell from above and all of them together from below, so two of them below a total of k or more
//! are enough.
//!
//! Everything is decided by what a reader of the published figures could compute, hence doing it
//! twice changes nothing.

use super::{Country, Measure, Period, Record, Status, Terms};

/// Lifts every threshold to at least `k`.
pub fn raise_k(terms: &mut Terms, k: u64) {
    terms.k = terms.k.max(k);
    for own in terms.measures.iter_mut().filter_map(|measure| measure.k.as_mut()) {
        *own = k.max(*own);
    }
}

/// Withholds what the thresholds of `terms` ask for. The records come out in another order.
pub fn suppress(terms: &Terms, records: &mut [Record]) {
    if !withholds(terms) {
        return;
    }
    records.sort_unstable_by_key(|record| (ends(record), record.key));
    for records in records.chunk_by_mut(|one, next| ends(one) == ends(next)) {
        Group { terms, records }.protect();
    }
}

/// Whether any measure has a threshold at all.
pub(super) fn withholds(terms: &Terms) -> bool {
    terms.measures.iter().any(|measure| threshold(terms, measure) > 1)
}

fn threshold(terms: &Terms, measure: &Measure) -> u64 {
    measure.k.unwrap_or(terms.k)
}

/// What the cells of a group have in common.
fn ends(record: &Record) -> (Country, Country, Period) {
    (record.key.origin, record.key.target, record.period)
}

fn is_withheld(record: &Record) -> bool {
    record.status == Status::Suppressed
}

/// All figures of one period, origin and target.
struct Group<'a> {
    terms: &'a Terms,
    records: &'a mut [Record],
}

impl Group<'_> {
    fn protect(&mut self) {
        let small = self.records.iter().filter(|record| self.is_small(record));
        let small: Vec<u8> = small.map(|record| record.key.category).collect();
        small.into_iter().for_each(|category| self.withhold(category));
        while let Some(category) = self.next() {
            self.withhold(category);
        }
    }

    /// All measures of a cell together, since one would tell of another.
    fn withhold(&mut self, category: u8) {
        for record in self.records.iter_mut().filter(|record| record.key.category == category) {
            (record.status, record.value) = (Status::Suppressed, 0);
        }
    }

    /// Whether fewer than k stand behind a figure. Those that nobody counted are too few, and what
    /// is withheld already takes the rest of its cell with it.
    fn is_small(&self, record: &Record) -> bool {
        let measure = &self.terms.measures[usize::from(record.key.measure)];
        if is_withheld(record) || record.value == 0 {
            return is_withheld(record);
        }
        let position = measure.k_of.as_deref().and_then(|id| self.terms.measure(id));
        let (by, contributors) = match position {
            Some(at) => (&self.terms.measures[at], self.contributors(record, at)),
            None => (measure, record.value),
        };
        contributors < self.scaled_k(measure, by)
    }

    /// Contributors of a record's cell as another measure counts them; 0 where it does not.
    fn contributors(&self, record: &Record, measure: usize) -> u64 {
        let same = |other: &&Record| {
            other.key.category == record.key.category && usize::from(other.key.measure) == measure
        };
        self.records.iter().find(same).map_or(0, |other| other.value)
    }

    /// A measure's threshold, scaled as the values of `by` are.
    fn scaled_k(&self, measure: &Measure, by: &Measure) -> u64 {
        threshold(self.terms, measure).saturating_mul(one(by))
    }

    /// The next cell to withhold, so that no withheld one can be computed.
    fn next(&self) -> Option<u8> {
        (0..self.terms.measures.len()).find_map(|measure| {
            let table = self.table(measure);
            let smallest = table.smallest.map(|(_, category)| category);
            let total = table.total.map(|record| record.key.category);
            if self.gives_away(&table, &self.terms.measures[measure]) {
                smallest.or(total)
            } else {
                None
            }
        })
    }

    fn table(&self, measure: usize) -> Table<'_> {
        let mut table = Table::default();
        for record in self.records.iter().filter(|r| usize::from(r.key.measure) == measure) {
            if self.terms.categories[usize::from(record.key.category)].total {
                table.total = Some(record);
            } else {
                table.add_part(record);
            }
        }
        table
    }

    /// Whether the published figures tell too much of a withheld one.
    fn gives_away(&self, table: &Table<'_>, measure: &Measure) -> bool {
        let adds = measure.additive.category;
        match table.total {
            None => false,
            // The parts add up to it.
            Some(total) if is_withheld(total) => {
                adds && table.withheld == 0 && table.smallest.is_some()
            }
            Some(total) => {
                let rest = total.value.saturating_sub(table.published);
                let others = table.withheld.saturating_sub(1) * one(measure);
                let most = if adds { rest.saturating_sub(others) } else { total.value };
                let too_narrow = table.withheld < 2 || most < self.scaled_k(measure, measure);
                table.withheld > 0 && too_narrow
            }
        }
    }
}

/// A whole one in a measure's scaled values.
fn one(measure: &Measure) -> u64 {
    10_u64.saturating_pow(measure.decimals.into())
}

/// What a reader meets of one measure in a group.
#[derive(Default)]
struct Table<'a> {
    total: Option<&'a Record>,
    /// Sum of the published parts.
    published: u64,
    /// Number of withheld parts.
    withheld: u64,
    /// Value and category of the smallest published part above zero.
    smallest: Option<(u64, u8)>,
}

impl Table<'_> {
    fn add_part(&mut self, record: &Record) {
        let size = (record.value, record.key.category);
        if is_withheld(record) {
            self.withheld += 1;
        } else if record.value > 0 {
            self.published = self.published.saturating_add(record.value);
            self.smallest = Some(self.smallest.map_or(size, |smallest| smallest.min(size)));
        }
    }
}
