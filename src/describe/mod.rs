//! Words from a view: title, sentence, notes, table, tooltip, and the answer that exports carry.

mod answer;
mod notes;
mod phrase;
mod sentence;
mod table;
mod tooltip;

pub use answer::{Answer, AnswerCell, AnswerContext, AnswerRow, AnswerTotals, answer};
pub use notes::{notes, source_line, unit_line};
pub use sentence::{sentence, title};
pub use table::{Table, TableRow, table};
pub use tooltip::{Tip, spoken, tip};
