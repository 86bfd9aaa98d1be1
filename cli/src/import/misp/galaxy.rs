//! The raw file: one JSON object with an edition's number and a list of groups.

use std::io::Read;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::{ImportError, RowFault, open, raw_fault};

/// Reads the whole file, which must be text.
pub fn text(path: &Path) -> Result<String, ImportError> {
    let mut bytes = Vec::new();
    let read = open(path)?.read_to_end(&mut bytes);
    read.map_err(|source| ImportError::Read { path: path.display().to_string(), source })?;
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let fault = ("the line is not UTF-8".to_owned(), "save the file as UTF-8");
        raw_fault(path, lines(before), fault)
    })
}

/// The file's groups, each still as text, so that a fault finds its line.
pub struct Galaxy<'a> {
    path: &'a Path,
    text: &'a str,
    groups: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Shape<'a> {
    version: u64,
    #[serde(borrow)]
    values: Vec<&'a RawValue>,
}

impl<'a> Galaxy<'a> {
    /// Reads the file's shape; it must be the edition `version`.
    pub fn read(path: &'a Path, text: &'a str, version: u64) -> Result<Self, ImportError> {
        let shape: Shape<'_> =
            serde_json::from_str(text).map_err(|error| malformed(path, 1, &error))?;
        let galaxy = Self { path, text, groups: shape.values };
        if shape.version != version {
            let what = format!("the edition is version {}, not {version}", shape.version);
            let mend = "give that one, or bring data/misp and cli/src/import/misp to the new one";
            let at = text.find("\"version\"").unwrap_or(0);
            return Err(raw_fault(path, galaxy.line(at), (what, mend)));
        }
        Ok(galaxy)
    }

    /// The groups, one after the other.
    pub fn groups(&self) -> impl Iterator<Item = Result<Group, ImportError>> {
        self.groups.iter().map(|raw| {
            // Both are parts of one text, so the difference is where the group begins.
            let at = raw.get().as_ptr() as usize - self.text.as_ptr() as usize;
            let read = serde_json::from_str::<Entry>(raw.get());
            let Entry { meta } = read.map_err(|e| malformed(self.path, self.line(at), &e))?;
            Ok(Group { at, meta })
        })
    }

    /// A fault at a word of a group.
    pub fn fault(&self, group: &Group, word: &str, fault: RowFault) -> ImportError {
        let rest = self.text.get(group.at..).unwrap_or_default();
        let at = rest.find(&format!("\"{word}\"")).unwrap_or(0);
        raw_fault(self.path, self.line(group.at + at), fault)
    }

    /// The line of a place in the text, from 1.
    fn line(&self, at: usize) -> u64 {
        lines(self.text.as_bytes().get(..at).unwrap_or_default())
    }
}

/// The line that follows these bytes, from 1.
fn lines(before: &[u8]) -> u64 {
    before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1
}

/// JSON that has not the galaxy's shape; `first` is the line where it begins.
fn malformed(path: &Path, first: u64, error: &serde_json::Error) -> ImportError {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
    let line = first + (error.line() as u64).saturating_sub(1);
    raw_fault(path, line, (what, "give MISP's clusters/threat-actor.json"))
}

/// What is read of a group. Its name, description and links are not.
pub struct Group {
    at: usize,
    meta: Meta,
}

impl Group {
    /// The code of the country it is attributed to; empty where there is none.
    pub fn country(&self) -> &str {
        self.meta.country.as_deref().unwrap_or_default()
    }

    /// The targets listed for it, as written.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        let both = [&self.meta.cfr_targets, &self.meta.targets];
        both.into_iter().flat_map(OneOrMany::iter)
    }

    /// Its types of incident, as written.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.meta.kinds.iter()
    }
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    meta: Meta,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta {
    country: Option<String>,
    #[serde(rename = "cfr-suspected-victims")]
    cfr_targets: OneOrMany,
    #[serde(rename = "suspected-victims")]
    targets: OneOrMany,
    #[serde(rename = "cfr-type-of-incident")]
    kinds: OneOrMany,
}

/// One word where there is one, a list where there are several.
#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl OneOrMany {
    fn iter(&self) -> impl Iterator<Item = &str> {
        let words = match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::Many(words) => words,
        };
        words.iter().map(String::as_str)
    }
}
