//! The page that the build makes, and the one place in it that holds its files: by name, each deflated
//! and in base64. The page's policy does not speak of that place, so nothing else has to change.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::Path;
use std::{fs, mem};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::{Deserialize, Serialize};

/// Where the files begin and end; `www/build/single.mjs` writes it.
const BEFORE: &str = r#"<script type="application/json" id="files">"#;
const AFTER: &str = "</script>";

/// The file that says what the others are; `www/pages/standalone.ts` reads it.
const CONTENTS: &str = "contents.json";
/// What the command puts in beside the build's own files: a set by its id, see
/// `www/src/single/engine.ts`, or by this name where it has none.
const OWN: &str = "own.bw";
const LESSONS: &str = "lessons/";
/// The texts of a language; beside the page in the build's folder, and in the page.
const TEXTS: &str = "texts/";

/// What a page has inside, and shows first.
#[derive(Debug, Serialize, Deserialize)]
pub struct Contents {
    /// The page's title.
    pub title: String,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub titles: BTreeMap<String, String>,
    /// The languages besides English whose texts are in it.
    #[serde(default)]
    pub languages: Vec<String>,
    /// The language that it begins in, whatever the reader's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The element's attributes, besides the set.
    pub first: BTreeMap<String, String>,
    /// The sets; the first of them is shown first.
    pub sets: Vec<Entry>,
}

/// A set: a bundled one has an id, another its file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    pub title: String,
    pub sources: Vec<Linked>,
    /// First that of the figures, then those of other parts.
    pub licenses: Vec<Linked>,
}

/// Words, perhaps with their address.
#[derive(Debug, Serialize, Deserialize)]
pub struct Linked {
    pub words: String,
    #[serde(default)]
    pub path: String,
}

/// A page that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// It cannot be read.
    #[error(
        "{path}: the page cannot be read ({source}); make it by ./build.sh build, or name one by \
         --page"
    )]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It has no texts of a language, and there are none beside it.
    #[error(
        "{path}: there are no texts of {lang} in the page or in the folder texts beside it; make both \
         by ./build.sh build, or name such a page by --page"
    )]
    Texts {
        /// The page.
        path: String,
        /// The language.
        lang: String,
    },
    /// It is another page, or damaged.
    #[error("{path}: this is no standalone.html of Bothways; make it anew by ./build.sh build")]
    Shape {
        /// The file.
        path: String,
    },
}

/// The page, in front of its files and behind them.
pub struct Page {
    before: String,
    files: BTreeMap<String, String>,
    after: String,
}

impl Page {
    /// The page in a file as the build made it, and what is inside.
    ///
    /// # Errors
    /// See [`PageError`].
    pub fn read(path: &Path) -> Result<(Self, Contents), PageError> {
        let name = || path.display().to_string();
        let bytes = fs::read(path).map_err(|source| PageError::Read { path: name(), source })?;
        Self::parse(&String::from_utf8_lossy(&bytes))
            .ok_or_else(|| PageError::Shape { path: name() })
    }

    fn parse(text: &str) -> Option<(Self, Contents)> {
        let start = text.find(BEFORE)? + BEFORE.len();
        let end = start + text[start..].find(AFTER)?;
        let files = serde_json::from_str(&text[start..end]).ok()?;
        let (before, after) = (text[..start].to_owned(), text[end..].to_owned());
        let mut page = Self { before, files, after };
        let mut contents: Contents = serde_json::from_slice(&page.file(CONTENTS)?).ok()?;
        // A page of the command's own is as good as the build's.
        let is_own =
            |name: &String| contents.sets.iter().any(|set| set.file.as_ref() == Some(name));
        page.files.retain(|name, _| !is_own(name) && !name.starts_with(LESSONS));
        contents.sets.retain(|set| set.id.is_some());
        contents.first.clear();
        contents.titles.clear();
        contents.lang = None;
        Some((page, contents))
    }

    /// The figures of a bundled set, whose file's name ends in a hash.
    pub fn figures(&self, id: &str) -> Option<Vec<u8>> {
        let before = format!("data/{id}.");
        let name = self.files.keys().find(|name| name.starts_with(&before))?;
        self.file(name)
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        let deflated = STANDARD.decode(self.files.get(name)?).ok()?;
        let mut bytes = Vec::new();
        ZlibDecoder::new(&*deflated).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Puts the figures of a set in, and returns their file's name there.
    ///
    /// # Errors
    /// None that memory has not.
    pub fn put_figures(&mut self, set: &str, bytes: &[u8]) -> io::Result<String> {
        let is_free = is_id(set) && self.figures(set).is_none();
        let file = if is_free { format!("data/{set}.bw") } else { OWN.to_owned() };
        self.put(&file, bytes)?;
        Ok(file)
    }

    /// Puts a lesson in, where the player looks for it: by its id, its words in a language by
    /// `LANG/ID`.
    ///
    /// # Errors
    /// None that memory has not.
    pub fn put_lesson(&mut self, id: &str, text: &str) -> io::Result<()> {
        self.put(&format!("{LESSONS}{id}.json"), text.as_bytes())
    }

    /// Has the texts of one language besides English, which is that of none; gives whether they are
    /// here, in the page that lies at `path` or beside it.
    ///
    /// # Errors
    /// None that memory has not.
    pub fn speak(&mut self, lang: Option<&str>, path: &Path) -> io::Result<bool> {
        let is_of = |name: &str| lang.is_some_and(|lang| is_text_of(name, lang));
        self.files.retain(|name, _| name.strip_prefix(TEXTS).is_none_or(is_of));
        let is_here = |page: &Self| page.files.keys().any(|name| name.starts_with(TEXTS));
        if lang.is_some() && !is_here(self) {
            let beside = fs::read_dir(path.parent().unwrap_or(Path::new("")).join(TEXTS));
            for entry in beside.into_iter().flatten().flatten() {
                let file = entry.file_name().to_string_lossy().into_owned();
                let name = without_hash(&file);
                if is_of(&name) {
                    self.put(&format!("{TEXTS}{name}"), &fs::read(entry.path())?)?;
                }
            }
        }
        Ok(lang.is_none() || is_here(self))
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes)?;
        self.files.insert(name.to_owned(), STANDARD.encode(encoder.finish()?));
        Ok(())
    }

    /// The whole page with these contents.
    ///
    /// # Errors
    /// None that memory has not.
    pub fn finish(mut self, contents: &Contents) -> io::Result<String> {
        self.put(CONTENTS, &serde_json::to_vec(contents)?)?;
        let files = serde_json::to_string(&self.files)?;
        Ok([mem::take(&mut self.before), files, self.after].concat())
    }
}

/// Whether a set's name can stand in a lesson, and so in an address.
fn is_id(name: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.chars().all(is_sign)
}

/// Whether a file has a language's texts: `ar.json`, `ar.views.json`, or `misp.ar.json` with a set's.
fn is_text_of(name: &str, lang: &str) -> bool {
    let own = name.strip_suffix(".json").unwrap_or(name);
    let own = own.strip_suffix(".views").unwrap_or(own);
    own == lang || own.strip_suffix(lang).is_some_and(|set| set.ends_with('.'))
}

/// A file's name without the hash before its end, as the page has it.
fn without_hash(file: &str) -> String {
    let parts: Vec<_> = file.split('.').collect();
    match parts.as_slice() {
        [name @ .., _, end] if !name.is_empty() => format!("{}.{end}", name.join(".")),
        _ => file.to_owned(),
    }
}
