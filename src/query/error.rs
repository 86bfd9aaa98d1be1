//! Why a question has no answer.

use std::fmt;

use crate::dataset::{Period, fill};

/// Why a question has no answer; [`AskError::field`] names the field at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskError {
    /// The set has no such measure; these it has.
    Measure(String, String),
    /// The set has no such category; these it has.
    Category(String, String),
    /// The categories may not be added.
    NotAdditive,
    /// The whole was listed beside its parts.
    Total(String),
    /// No such base, or not for this measure.
    Per(String),
    /// The span ends before it begins.
    Span {
        /// The first period.
        from: Period,
        /// The last period.
        to: Period,
    },
    /// No pair was asked and the set has none of its own.
    Pair,
    /// An interval where one period is due: the field.
    Interval(&'static str),
    /// A sum beyond exactness.
    SumTooLarge,
    /// A running sum of a measure that does not add up over periods.
    #[cfg(feature = "full")]
    Running,
}

impl AskError {
    /// The field at fault.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Measure(..) => "measure",
            Self::Category(..) | Self::NotAdditive | Self::Total(_) => "category",
            Self::Per(_) => "per",
            Self::Span { .. } => "to",
            Self::Pair => "pair",
            Self::Interval(field) => field,
            Self::SumTooLarge => "from",
            #[cfg(feature = "full")]
            Self::Running => "sum",
        }
    }

    /// What is wrong and how to mend it. (`Display` says the same; `format!` is not in the wasm.)
    pub fn words(&self) -> String {
        let (words, id, known) = match self {
            Self::Measure(id, known) | Self::Category(id, known) => {
                ("the figures have no “{id}”; they have {known}", id.as_str(), known.as_str())
            }
            Self::NotAdditive => {
                ("figures of this measure are not added over kinds; choose one", "", "")
            }
            Self::Total(id) => {
                ("“{id}” is the whole and is not added to its parts", id.as_str(), "")
            }
            Self::Per(id) => ("the figures have no base “{id}” for this measure", id.as_str(), ""),
            Self::Span { from, to } => {
                let places = [("from", &*from.iso()), ("to", &*to.iso())];
                return fill("{to} ends before {from} begins", &places);
            }
            Self::Pair => ("name two different countries, such as US-CN", "", ""),
            Self::Interval(_) => ("write one year, quarter, month or day", "", ""),
            Self::SumTooLarge => ("the sum is beyond 2^53 - 1 and would not be exact", "", ""),
            #[cfg(feature = "full")]
            Self::Running => {
                ("figures of this measure are not added up over periods; leave it out", "", "")
            }
        };
        fill(words, &[("id", id), ("known", known)])
    }
}

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl std::error::Error for AskError {}
