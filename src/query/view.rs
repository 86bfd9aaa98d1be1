//! The answer to any question.

#[cfg(feature = "full")]
use crate::dataset::Country;
use crate::dataset::Dataset;

#[cfg(feature = "full")]
use super::among::Order;
use super::ask::Question;
#[cfg(feature = "full")]
use super::balance::BalanceView;
#[cfg(feature = "full")]
use super::flows::FlowsView;
#[cfg(feature = "full")]
use super::matrix::MatrixView;
use super::pair::PairView;
#[cfg(feature = "full")]
use super::partners::PartnersView;
#[cfg(feature = "full")]
use super::sources::SourcesView;
#[cfg(feature = "full")]
use super::survey::Survey;

/// Which views this build draws. The page's wasm is built once a view, so that no first chart waits
/// for what it does not show; a view that is not drawn is never asked for there, and these constants
/// let the compiler drop what would have drawn it.
pub mod here {
    /// One pair over time.
    pub const TIMELINE: bool = cfg!(any(feature = "timeline", not(feature = "full")));
    /// Every source.
    pub const SOURCES: bool = cfg!(feature = "sources");
    /// One country.
    pub const PARTNERS: bool = cfg!(feature = "partners");
    /// The grid.
    pub const MATRIX: bool = cfg!(feature = "matrix");
    /// The largest flows as bands.
    pub const FLOWS: bool = cfg!(feature = "flows");
    /// The largest flows on a map.
    pub const MAP: bool = cfg!(feature = "map");
    /// Every pair as a dot.
    pub const BALANCE: bool = cfg!(feature = "balance");
    /// What no first chart waits for.
    pub const WHOLE: bool = cfg!(feature = "whole");
    /// One pair alone.
    pub const PAIR: bool = TIMELINE || SOURCES;
}

/// An answer as plain data, by the view that was asked for.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "one answer is held at a time")]
pub enum View<'a> {
    /// One pair over time.
    Timeline(PairView<'a>),
    /// One pair in every set.
    #[cfg(feature = "full")]
    Sources(SourcesView<'a>),
    /// One country and its partners.
    #[cfg(feature = "full")]
    Partners(PartnersView<'a>),
    /// Many countries with each other.
    #[cfg(feature = "full")]
    Matrix(MatrixView<'a>),
    /// The largest flows.
    #[cfg(feature = "full")]
    Flows(FlowsView<'a>),
    /// The largest flows where they begin and end.
    #[cfg(feature = "full")]
    Map(FlowsView<'a>),
    /// Every pair, one direction against the other.
    #[cfg(feature = "full")]
    Balance(BalanceView<'a>),
}

impl<'a> View<'a> {
    /// What was asked, with every default filled in.
    pub fn question(&self) -> &Question<'a> {
        match self {
            Self::Timeline(view) => &view.question,
            #[cfg(feature = "full")]
            Self::Sources(view) => &view.question,
            #[cfg(feature = "full")]
            Self::Partners(view) => &view.survey.question,
            #[cfg(feature = "full")]
            Self::Matrix(view) => &view.survey.question,
            #[cfg(feature = "full")]
            Self::Flows(view) | Self::Map(view) => &view.survey.question,
            #[cfg(feature = "full")]
            Self::Balance(view) => &view.survey.question,
        }
    }

    /// The ground of a view of many countries.
    #[cfg(feature = "full")]
    pub fn survey(&self) -> Option<&Survey<'a>> {
        match self {
            Self::Timeline(_) | Self::Sources(_) => None,
            Self::Partners(view) => Some(&view.survey),
            Self::Matrix(view) => Some(&view.survey),
            Self::Flows(view) | Self::Map(view) => Some(&view.survey),
            Self::Balance(view) => Some(&view.survey),
        }
    }

    /// Puts countries in the order of the reader's names, where that order is asked for.
    #[cfg(feature = "full")]
    pub fn sort_names(&mut self, order: &dyn Fn(&[Country]) -> Vec<usize>) {
        if self.survey().is_some_and(|survey| survey.among.order == Order::Name) {
            match self {
                Self::Partners(view) if here::PARTNERS => view.sort_names(order),
                Self::Matrix(view) if here::MATRIX => view.sort_names(order),
                _ => {}
            }
        }
    }

    /// The sets that speak in the answer.
    pub fn sets(&self) -> Vec<&'a Dataset> {
        match self {
            Self::Timeline(view) => vec![view.question.set],
            #[cfg(feature = "full")]
            Self::Sources(view) => view.sets(),
            #[cfg(feature = "full")]
            _ => vec![self.question().set],
        }
    }
}
