//! Why a change is refused.

use std::fmt;

use crate::dataset::fill;
use crate::query::AskError;

/// Why a change is refused, and at which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateError {
    /// The field at fault, as the page names it.
    pub field: String,
    /// What is wrong and how to mend it.
    pub reason: String,
    /// Whether a sum would be beyond exactness.
    pub is_sum: bool,
}

impl StateError {
    /// Field and reason in one line.
    pub fn words(&self) -> String {
        fill("{field}: {reason}", &[("field", &self.field), ("reason", &self.reason)])
    }
}

impl From<AskError> for StateError {
    fn from(error: AskError) -> Self {
        let is_sum = error == AskError::SumTooLarge;
        Self { field: error.field().to_owned(), reason: error.words(), is_sum }
    }
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl std::error::Error for StateError {}
