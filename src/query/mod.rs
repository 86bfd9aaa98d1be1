//! What a reader asks of a set, and the answer as plain data: one view a question.

mod ask;
mod figure;
mod leaders;
mod pair;

pub use ask::{Ask, AskError, Question};
pub use figure::{Both, Cell, Direction, Figure, Gap};
pub use leaders::Leader;
pub use pair::{Context, PairRow, PairView, pair};
