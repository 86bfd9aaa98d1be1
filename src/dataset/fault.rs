//! What is wrong with a folder, where, and how to mend it.

use std::fmt;

use super::json::place_of;

/// One fault at one place. Prints as `file:line:column: what is wrong; how to mend`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name inside the folder.
    pub file: String,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1.
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

impl Fault {
    /// A fault in a file at a place.
    pub(super) fn new(
        file: &str,
        (line, column): Place,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self { file: file.to_owned(), line, column, what: what.into(), mend: mend.into() }
    }
}

impl Fault {
    /// A fault in a JSON text, at the value that a JSON pointer such as `/steps/0` names or the
    /// innermost one around it. The text must be well-formed JSON.
    pub fn in_json(
        file: &str,
        text: &str,
        pointer: &str,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self::new(file, place_of(text, pointer), what, mend)
    }
}

/// A place in a text: line and column, both from 1.
pub(super) type Place = (u64, u64);

/// The mark that some programs put before a text in UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// What is wrong with a file that begins with that mark, and how to mend it.
pub(super) const MARKED: (&str, &str) =
    ("the file begins with a byte-order mark", "save it as UTF-8 without one (“no BOM”)");

/// The place of a byte in a text.
pub(super) fn place_at(text: &[u8], at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let line = before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    (line, column_after(&before[line_start..]))
}

/// The column that follows the first bytes of a line.
pub(super) fn column_after(before: &[u8]) -> u64 {
    String::from_utf8_lossy(before).chars().count() as u64 + 1
}

/// A text as a fault quotes it: its beginning, without what a terminal would obey.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let plain = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let begin: String = text.chars().take(LONGEST).map(plain).collect();
    let rest = if text.chars().nth(LONGEST).is_some() { "…" } else { "" };
    format!("“{begin}{rest}”")
}
