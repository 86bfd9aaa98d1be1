//! A data set in memory: columns of figures, sorted by series and period.
//!
//! One pair's figures of a measure and category lie side by side, so a question costs its answer,
//! not the set's size.

use std::ops::Range;

use super::{
    Cells, Country, Descriptor, Measure, Missing, Period, Record, Reference, SeriesKey, Status,
};

/// A data set: its descriptor and its figures, both checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    pub(super) descriptor: Descriptor,
    pub(super) countries: Vec<Country>,
    pub(super) periods: Vec<Period>,
    pub(super) series: Vec<Series>,
    pub(super) rows: Vec<Row>,
    /// By measure, then category: whether it has any row.
    filled: Vec<bool>,
}

/// A run of rows with one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Series {
    pub key: SeriesKey,
    pub rows: Range<u32>,
}

/// A published figure inside its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Position in [`Dataset::periods`].
    pub period: u16,
    /// Position in the descriptor's references.
    pub reference: Option<u16>,
    /// How well it is known.
    pub status: Status,
    /// The scaled value; 0 where suppressed.
    pub value: u64,
}

/// What the set holds at one place of one series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A published row.
    Row(Row),
    /// No row, and the coverage says that means none.
    Zero,
    /// No row inside the coverage: nobody printed it.
    Unpublished,
    /// Nobody looked.
    Outside,
}

/// Why records do not make a set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// Two rows for one cell.
    #[error("the figure from {origin} to {target} in {period} stands twice for one measure")]
    Twice {
        /// Its origin.
        origin: Country,
        /// Its target.
        target: Country,
        /// Its period.
        period: Period,
    },
    /// More than 65,535 distinct periods.
    #[error("a set holds at most 65,535 different periods")]
    Periods,
}

impl Dataset {
    /// Sorts records into columns. The records must refer to `descriptor`'s lists.
    pub fn new(descriptor: Descriptor, records: Vec<Record>) -> Result<Self, SetError> {
        let mut cells = Cells::default();
        for record in records {
            cells.push(&record);
        }
        cells.build(descriptor)
    }

    /// Puts sorted columns together.
    pub(super) fn from_columns(
        descriptor: Descriptor,
        periods: Vec<Period>,
        series: Vec<Series>,
        rows: Vec<Row>,
    ) -> Self {
        let countries = countries(&series);
        let categories = descriptor.bothways.categories.len();
        let mut filled = vec![false; descriptor.bothways.measures.len() * categories];
        for run in &series {
            if let Some(is_filled) =
                filled.get_mut(place(run.key.measure, run.key.category, categories))
            {
                *is_filled = true;
            }
        }
        Self { descriptor, countries, periods, series, rows, filled }
    }

    /// What the set says of itself.
    pub fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    /// The same set in English alone: where its translations travel apart from it.
    #[must_use]
    pub fn untranslated(mut self) -> Self {
        self.descriptor.bothways.translations = Default::default();
        self
    }

    /// The measure at a position of the descriptor's list.
    pub fn measure(&self, position: u8) -> &Measure {
        &self.descriptor.bothways.measures[usize::from(position)]
    }

    /// The reference at a position of the descriptor's list.
    pub fn reference(&self, position: u16) -> &Reference {
        &self.descriptor.bothways.references[usize::from(position)]
    }

    /// Every code that occurs, sorted: places, and perhaps `001` and `ZZ`.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// Every period that occurs, by start, then end.
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// How many figures are published.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no figure is published.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows of one series, by period; empty where there is none.
    pub fn series(&self, key: SeriesKey) -> &[Row] {
        let at = self.series.partition_point(|series| series.key < key);
        match self.series.get(at) {
            Some(series) if series.key == key => self.rows_of(series),
            _ => &[],
        }
    }

    /// Every run of rows with one key, sorted by it.
    pub(crate) fn runs(&self) -> &[Series] {
        &self.series
    }

    /// Whether the measure has any row in the category.
    pub fn has_rows(&self, measure: u8, category: u8) -> bool {
        let at = place(measure, category, self.descriptor.bothways.categories.len());
        self.filled.get(at).copied().unwrap_or(false)
    }

    /// The position of a period in [`Dataset::periods`].
    pub fn position(&self, period: &Period) -> Option<usize> {
        self.periods.binary_search(period).ok()
    }

    /// What the set holds for a series in a period.
    pub fn find(&self, key: SeriesKey, period: &Period) -> Found {
        let rows = self.series(key);
        let Some(position) = self.position(period) else { return self.missing(key, period) };
        let at = rows.partition_point(|row| usize::from(row.period) < position);
        match rows.get(at) {
            Some(row) if usize::from(row.period) == position => Found::Row(*row),
            _ => self.missing(key, period),
        }
    }

    fn missing(&self, key: SeriesKey, period: &Period) -> Found {
        let (terms, measure) = (&self.descriptor.bothways, self.measure(key.measure));
        if !terms.coverage_of(measure).holds(key.origin, key.target, period) {
            return Found::Outside;
        }
        if !self.has_rows(key.measure, key.category) {
            return Found::Unpublished;
        }
        match terms.missing_of(measure) {
            Missing::Zero => Found::Zero,
            Missing::NotMeasured => Found::Unpublished,
        }
    }

    /// The rows of a run.
    pub(crate) fn rows_of(&self, series: &Series) -> &[Row] {
        self.rows.get(series.rows.start as usize..series.rows.end as usize).unwrap_or_default()
    }
}

/// Every code that occurs, sorted.
fn countries(series: &[Series]) -> Vec<Country> {
    let mut occurs = [false; 256];
    for Series { key, .. } in series {
        occurs[usize::from(key.origin.position())] = true;
        occurs[usize::from(key.target.position())] = true;
    }
    let mut countries = Vec::new();
    for (position, occurs) in occurs.into_iter().enumerate() {
        if occurs {
            countries.push(Country::at(position as u8));
        }
    }
    countries
}

/// Where a measure's category stands in a table with a line a measure.
fn place(measure: u8, category: u8, categories: usize) -> usize {
    usize::from(measure) * categories + usize::from(category)
}
