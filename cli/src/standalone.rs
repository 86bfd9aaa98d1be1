//! One file with everything in it, which opens without a network: the build's own page, with a set
//! or a lesson put in and shown first.

mod page;

use std::io;
use std::path::Path;

use bothways::dataset::{CodecError, Dataset, Descriptor, decode, encode};
use bothways::i18n::Env;

use crate::ask::{Asked, AskedError, ViewArg};
use crate::check::Faults;
use crate::embed::question;
use crate::lessons;
use crate::output::{self, OutputError};
use crate::set::{self, OpenError};
pub use page::PageError;
use page::{Contents, Entry, Linked, Page};

/// What is to be in the file.
pub struct Wanted<'a> {
    /// The set that stands first: a folder, a `.bw` file or a CSV.
    pub set: Option<&'a Path>,
    /// What is shown of it.
    pub view: ViewArg,
    /// What is asked of it.
    pub asked: &'a Asked,
    /// The lesson that is played instead.
    pub lesson: Option<&'a Path>,
    /// The page's title instead of the set's or the lesson's.
    pub title: Option<String>,
    /// The page as the build made it.
    pub page: &'a Path,
}

/// Why there is no such file.
#[derive(Debug, thiserror::Error)]
pub enum StandaloneError {
    /// The page cannot be used.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The set cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The set cannot answer.
    #[error(transparent)]
    Ask(#[from] AskedError),
    /// The set does not fit the format.
    #[error("{path}: {source}; make the set smaller")]
    Encode {
        /// The set.
        path: String,
        /// What does not fit.
        source: CodecError,
    },
    /// A lesson could not say which of two sets it asks.
    #[error(
        "{path}: the set is called {name}, as one of the page's own, so that a lesson cannot ask it; \
         give it another name in datapackage.json, or leave it out"
    )]
    Taken {
        /// The set.
        path: String,
        /// Its name.
        name: String,
    },
    /// The lesson does not pass the check.
    #[error(transparent)]
    Lesson(#[from] Faults),
    /// The figures cannot be packed.
    #[error("the page cannot be put together ({0}); close other programs")]
    Pack(#[from] io::Error),
    /// The file cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl StandaloneError {
    /// Whether the command was used wrongly; else the figures or files are at fault.
    pub fn is_bad_usage(&self) -> bool {
        matches!(self, Self::Ask(error) if error.is_bad_usage())
    }
}

/// Writes the page as `file`.
///
/// # Errors
/// See [`StandaloneError`]; the file is then as it was.
pub fn standalone(wanted: &Wanted<'_>, file: &Path, env: &dyn Env) -> Result<(), StandaloneError> {
    let (mut page, mut contents) = Page::read(wanted.page)?;
    let own = match wanted.set {
        Some(path) => put_set(path, wanted, env, &mut page, &mut contents)?,
        None => None,
    };
    if let Some(path) = wanted.lesson {
        put_lesson(path, own, &mut page, &mut contents)?;
    }
    if let Some(title) = &wanted.title {
        contents.title.clone_from(title);
    }
    let text = page.finish(&contents)?;
    output::write_all(&[(file, text.as_bytes())])?;
    Ok(())
}

/// Puts a set in and first, and returns it; a bundled one is there already.
fn put_set(
    path: &Path,
    wanted: &Wanted<'_>,
    env: &dyn Env,
    page: &mut Page,
    contents: &mut Contents,
) -> Result<Option<Dataset>, StandaloneError> {
    // The page speaks English alone.
    let sets = [set::open(path)?.untranslated()];
    let view = wanted.asked.answer(wanted.view, &sets, env)?;
    let named = question::asked(&view, wanted.asked).into_iter();
    let named = named.map(|(name, value)| (name.to_owned(), value));
    contents.first = named.filter(|(name, _)| name != "figures").collect();
    let descriptor = sets[0].descriptor();
    contents.title.clone_from(&descriptor.title);
    let encoded = |source| StandaloneError::Encode { path: path.display().to_string(), source };
    let bytes = encode(&sets[0]).map_err(encoded)?;
    let is_same =
        |set: &Entry| set.id.as_deref().and_then(|id| page.figures(id)).as_ref() == Some(&bytes);
    if let Some(at) = contents.sets.iter().position(is_same) {
        let entry = contents.sets.remove(at);
        contents.sets.insert(0, entry);
        return Ok(None);
    }
    let name = &descriptor.name;
    if wanted.lesson.is_some() && page.figures(name).is_some() {
        return Err(StandaloneError::Taken {
            path: path.display().to_string(),
            name: name.clone(),
        });
    }
    contents.sets.insert(0, entry_of(descriptor, page.put_figures(name, &bytes)?));
    let [set] = sets;
    Ok(Some(set))
}

/// A set of the reader's own, with its rights.
fn entry_of(descriptor: &Descriptor, file: String) -> Entry {
    let linked =
        |words: &String, path: &String| Linked { words: words.clone(), path: path.clone() };
    Entry {
        id: None,
        file: Some(file),
        title: descriptor.title.clone(),
        sources: descriptor.sources.iter().map(|own| linked(&own.title, &own.path)).collect(),
        licenses: descriptor.licenses.iter().map(|own| linked(&own.name, &own.path)).collect(),
    }
}

/// Puts a lesson in, which is checked against the very figures that it will ask.
fn put_lesson(
    path: &Path,
    own: Option<Dataset>,
    page: &mut Page,
    contents: &mut Contents,
) -> Result<(), StandaloneError> {
    let ids = contents.sets.iter().filter_map(|set| set.id.as_deref());
    let figures = ids.filter_map(|id| page.figures(id));
    let sets = figures.filter_map(|bytes| decode(&bytes).ok()).chain(own).collect();
    let folder = path.parent().unwrap_or(Path::new(""));
    let lesson = lessons::read(path, sets).map_err(|faults| Faults::of(folder, faults))?;
    page.put_lesson(&lesson.id, &lesson.text)?;
    contents.title = lesson.title;
    contents.first = [("lesson".to_owned(), lesson.id)].into();
    Ok(())
}
