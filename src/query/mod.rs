//! What a reader asks of a set, and the answer as plain data: one view a question.

mod ask;
mod error;
mod figure;
mod leaders;
mod pair;
#[cfg(feature = "full")]
mod sources;
mod view;

pub use ask::{Ask, Question};
pub use error::AskError;
pub use figure::{Both, Cell, Direction, Figure, Gap, push_new};
pub use leaders::Leader;
pub use pair::{Context, PairRow, PairView, pair};
#[cfg(feature = "full")]
pub use sources::{SourceRow, SourcesView, sources};
pub use view::View;
