//! The answer to any question.

use crate::dataset::Dataset;

use super::ask::Question;
use super::pair::PairView;
#[cfg(feature = "full")]
use super::sources::SourcesView;

/// An answer as plain data, by the view that was asked for.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "one answer is held at a time")]
pub enum View<'a> {
    /// One pair over time.
    Timeline(PairView<'a>),
    /// One pair in every set.
    #[cfg(feature = "full")]
    Sources(SourcesView<'a>),
}

impl<'a> View<'a> {
    /// What was asked, with every default filled in.
    pub fn question(&self) -> &Question<'a> {
        match self {
            Self::Timeline(view) => &view.question,
            #[cfg(feature = "full")]
            Self::Sources(view) => &view.question,
        }
    }

    /// The sets that speak in the answer.
    pub fn sets(&self) -> Vec<&'a Dataset> {
        match self {
            Self::Timeline(view) => vec![view.question.set],
            #[cfg(feature = "full")]
            Self::Sources(view) => view.sets(),
        }
    }
}
