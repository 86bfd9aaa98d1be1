//! Figures on their way into a set: 16 bytes each, sorted once, in the place of the rows to come.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::set::{Row, Series, SetError};
use super::{Country, Dataset, Descriptor, Period, Record, SeriesKey, Status};

/// A set holds so many different periods at most.
pub const MAX_PERIODS: usize = u16::MAX as usize;

/// Collects figures in any order.
#[derive(Default)]
pub struct Cells {
    cells: Vec<Cell>,
    /// Each period with its number, counted in the order of arrival.
    periods: BTreeMap<Period, u16>,
    last: Option<(Period, u16)>,
    has_too_many_periods: bool,
}

/// A figure, packed so that its order is that of series and periods.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    /// Measure, category, origin and target, 8 bits each; period, 16; reference + 1 or 0, 16.
    place: u64,
    /// The value, and in its last 3 bits the status.
    figure: u64,
}

impl Cells {
    /// Adds a figure.
    pub fn push(&mut self, record: &Record) {
        let period = self.number(record.period);
        let SeriesKey { origin, target, measure, category } = record.key;
        let key = [measure, category, origin.position(), target.position()];
        let reference = record.reference.map_or(0, |at| at.saturating_add(1));
        let [[p, q], [r, s]] = [period.to_be_bytes(), reference.to_be_bytes()];
        let [a, b, c, d] = key;
        let place = u64::from_be_bytes([a, b, c, d, p, q, r, s]);
        let figure = record.value << 3 | record.status as u64;
        self.cells.push(Cell { place, figure });
    }

    /// The number of a period; figures of one period mostly follow each other.
    fn number(&mut self, period: Period) -> u16 {
        if let Some((last, number)) = self.last
            && last == period
        {
            return number;
        }
        let count = self.periods.len();
        let number = match self.periods.entry(period) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(_) if count >= MAX_PERIODS => {
                self.has_too_many_periods = true;
                0
            }
            Entry::Vacant(new) => *new.insert(count as u16),
        };
        self.last = Some((period, number));
        number
    }

    /// Sorts the figures into a set. They must refer to `descriptor`'s lists.
    pub fn build(mut self, descriptor: Descriptor) -> Result<Dataset, SetError> {
        if self.has_too_many_periods {
            return Err(SetError::Periods);
        }
        let periods = self.number_by_time();
        self.cells.sort_unstable();
        let cell = |cell: &Cell| cell.place >> 16;
        if let Some([first, _]) = self.cells.windows(2).find(|w| cell(&w[0]) == cell(&w[1])) {
            let SeriesKey { origin, target, .. } = first.key();
            let period = periods[usize::from(first.period())];
            return Err(SetError::Twice { origin, target, period });
        }
        let series = series(&self.cells);
        // Rows are as large as cells, so that they take over their memory.
        let rows = self.cells.into_iter().map(|cell| cell.row()).collect();
        Ok(Dataset::from_columns(descriptor, periods, series, rows))
    }

    /// Numbers the periods anew in their own order, and gives them in it.
    fn number_by_time(&mut self) -> Vec<Period> {
        let mut by_time = vec![0; self.periods.len()];
        for (position, number) in self.periods.values().enumerate() {
            by_time[usize::from(*number)] = position as u64;
        }
        for cell in &mut self.cells {
            let period = by_time[usize::from(cell.period())];
            cell.place = cell.place & !(0xffff << 16) | period << 16;
        }
        std::mem::take(&mut self.periods).into_keys().collect()
    }
}

impl Cell {
    fn key(self) -> SeriesKey {
        let [measure, category, origin, target, ..] = self.place.to_be_bytes();
        SeriesKey { origin: Country::at(origin), target: Country::at(target), measure, category }
    }

    fn period(self) -> u16 {
        (self.place >> 16) as u16
    }

    fn row(self) -> Row {
        let status = Status::ALL.get((self.figure & 7) as usize).copied().unwrap_or_default();
        let reference = (self.place as u16).checked_sub(1);
        Row { period: self.period(), reference, status, value: self.figure >> 3 }
    }
}

fn series(cells: &[Cell]) -> Vec<Series> {
    let mut series: Vec<Series> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let (at, key) = (at as u32, cell.key());
        match series.last_mut() {
            Some(last) if last.key == key => last.rows.end = at + 1,
            _ => series.push(Series { key, rows: at..at + 1 }),
        }
    }
    series
}
