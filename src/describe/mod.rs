//! Words from a view: title, sentence, notes, table, tooltip, and the answer that exports carry.

#[cfg(feature = "full")]
mod about;
mod answer;
mod cells;
#[cfg(feature = "full")]
mod choices;
#[cfg(feature = "full")]
mod licence;
#[cfg(feature = "full")]
pub mod many;
mod node;
mod notes;
mod page;
mod phrase;
#[cfg(feature = "full")]
mod rights;
#[cfg(feature = "full")]
mod running;
mod sentence;
#[cfg(feature = "full")]
mod sizes;
#[cfg(feature = "full")]
pub mod sources;
mod table;
#[cfg(feature = "full")]
mod tones;
mod tooltip;
mod walk;
#[cfg(feature = "full")]
mod words;

pub use answer::answer;
pub use node::{Fields, Node};
pub use notes::{notes, source_line, unit_line};
pub use page::{labels, page};
#[cfg(feature = "full")]
pub use phrase::unit;
pub use sentence::{sentence, title};
#[cfg(feature = "full")]
pub use sizes::sizes;
#[cfg(feature = "full")]
pub use sources::{RowWords, row_words};
pub use table::{Table, table};
#[cfg(feature = "full")]
pub use tones::tones;
pub use tooltip::{Tip, spoken, tip};
pub use walk::walk;
#[cfg(feature = "full")]
pub use words::Words;
