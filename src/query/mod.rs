//! What a reader asks of a set, and the answer as plain data: one view a question.

#[cfg(feature = "full")]
mod among;
#[cfg(feature = "full")]
mod annotated;
mod ask;
#[cfg(feature = "full")]
mod balance;
#[cfg(feature = "full")]
mod course;
mod error;
mod figure;
#[cfg(feature = "full")]
mod flows;
mod leaders;
#[cfg(feature = "full")]
mod matrix;
mod pair;
#[cfg(feature = "full")]
mod partners;
#[cfg(feature = "full")]
mod rank;
#[cfg(feature = "full")]
mod running;
#[cfg(feature = "full")]
mod sources;
#[cfg(feature = "full")]
mod survey;
mod view;

#[cfg(feature = "full")]
pub use among::{Among, Order};
pub use ask::{Ask, Question};
#[cfg(feature = "full")]
pub use balance::{BalanceRow, BalanceView, Known, balance, is_loose};
pub use error::AskError;
pub use figure::{Both, Cell, Direction, Figure, Gap, push_new};
#[cfg(feature = "full")]
pub use flows::{FlowsView, Rest, flows};
pub use leaders::Leader;
#[cfg(feature = "full")]
pub use matrix::{MatrixView, matrix};
pub use pair::{Context, PairRow, PairView, pair};
#[cfg(feature = "full")]
pub use partners::{Line, Others, PartnerRow, PartnersView, Who, partners};
#[cfg(feature = "full")]
pub use rank::ranked;
#[cfg(feature = "full")]
pub use sources::{SourceRow, SourcesView, sources};
#[cfg(feature = "full")]
pub use survey::{Edge, Survey};
pub use view::{View, here};
