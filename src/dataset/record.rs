//! One row of `figures.csv`, read and checked against its descriptor.

use super::{Country, Period};

/// How well a figure is known, from the firmest to the weakest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Printed by its publisher.
    #[default]
    Reported,
    /// Computed by us from printed figures.
    Derived,
    /// Read in an article, not in the report.
    Secondhand,
    /// Read on a page of poor standing.
    Weak,
    /// Withheld to protect the few behind it.
    Suppressed,
}

impl Status {
    /// All of them, in the order of their codes in a `.bw` file.
    pub const ALL: [Self; 5] =
        [Self::Reported, Self::Derived, Self::Secondhand, Self::Weak, Self::Suppressed];

    /// The word in the CSV.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Derived => "derived",
            Self::Secondhand => "secondhand",
            Self::Weak => "weak",
            Self::Suppressed => "suppressed",
        }
    }

    /// The status of a word in the CSV.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// What a series is a series of. Positions refer to the descriptor's lists.
///
/// Its order is the file's: two measures of the same cells then repeat each other's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// Position of the measure.
    pub measure: u8,
    /// Position of the category.
    pub category: u8,
    /// Where it came from.
    pub origin: Country,
    /// Where it arrived.
    pub target: Country,
}

/// One row of `figures.csv`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// Its series.
    pub key: SeriesKey,
    /// Its period.
    pub period: Period,
    /// The scaled value; 0 where the status is suppressed.
    pub value: u64,
    /// How well it is known.
    pub status: Status,
    /// Position in the descriptor's references.
    pub reference: Option<u16>,
}
