//! What is wrong with a folder, where, and how to mend it.

use std::fmt;

/// One fault at one place. Prints as `file:line:column: what is wrong; how to mend`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name inside the folder.
    pub file: String,
    /// Line, from 1.
    pub line: u64,
    /// Column, from 1.
    pub column: u64,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, what, mend } = self;
        write!(f, "{file}:{line}:{column}: {what}; {mend}")
    }
}

impl std::error::Error for Fault {}

/// A place in a text, both from 1.
pub(super) type Place = (u64, u64);

/// The place of the first `"word"` in a JSON text, or its start.
pub(super) fn place_of(text: &str, word: &str) -> Place {
    let Some(at) = text.find(&format!("\"{word}\"")) else { return (1, 1) };
    let before = &text[..at];
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) as u64 + 1;
    (line, column)
}
