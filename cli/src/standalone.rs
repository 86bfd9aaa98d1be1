//! One file with everything in it, which opens without a network: the build's own page, with a set
//! or a lesson put in and shown first.

mod page;

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use bothways::dataset::{CodecError, Dataset, Descriptor, decode, encode};
use bothways::i18n::Env;
use icu_locale::Locale;

use crate::ask::{Asked, AskedError, ViewArg};
use crate::check::Faults;
use crate::embed::question;
use crate::lessons;
use crate::output::{self, OutputError};
use crate::set::{self, OpenError};
use crate::texts;
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
    /// The language that it begins in, and the only one besides English. Else those of the page, of
    /// which the reader's is chosen.
    pub lang: Option<&'a Locale>,
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
    if let Some(lang) = wanted.lang {
        speak(lang, wanted.page, &mut page, &mut contents)?;
    }
    let own = match wanted.set {
        Some(path) => put_set(path, wanted, env, &mut page, &mut contents)?,
        None => None,
    };
    if let Some(path) = wanted.lesson {
        put_lesson(path, own, &mut page, &mut contents)?;
    }
    if let Some(title) = &wanted.title {
        contents.title.clone_from(title);
        contents.titles.clear();
    }
    let text = page.finish(&contents)?;
    output::write_all(&[(file, text.as_bytes())])?;
    Ok(())
}

/// Has the page speak a language, English where there are no texts of it.
fn speak(
    lang: &Locale,
    path: &Path,
    page: &mut Page,
    contents: &mut Contents,
) -> Result<(), StandaloneError> {
    let lang = texts::texts(lang).map(|texts| texts.lang);
    if !page.speak(lang, path)? {
        let lang = lang.unwrap_or_default().to_owned();
        return Err(PageError::Texts { path: path.display().to_string(), lang }.into());
    }
    contents.languages = lang.map(str::to_owned).into_iter().collect();
    contents.lang = Some(lang.unwrap_or("en").to_owned());
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
    let set = set::open(path)?;
    let plain = [set.clone().untranslated()];
    let view = wanted.asked.answer(wanted.view, &plain, env)?;
    let named = question::asked(&view, wanted.asked).into_iter();
    let named = named.map(|(name, value)| (name.to_owned(), value));
    contents.first = named.filter(|(name, _)| name != "figures").collect();
    contents.titles = titles(&set, &contents.languages);
    let packed = |set: &Dataset| {
        let path = || path.display().to_string();
        encode(set).map_err(|source| StandaloneError::Encode { path: path(), source })
    };
    let [plain] = plain;
    let bytes = packed(&plain)?;
    let is_same =
        |set: &Entry| set.id.as_deref().and_then(|id| page.figures(id)).as_ref() == Some(&bytes);
    if let Some(at) = contents.sets.iter().position(is_same) {
        contents.title.clone_from(&plain.descriptor().title);
        contents.sets[..=at].rotate_right(1);
        return Ok(None);
    }
    // The words of bundled sets are among the page's texts; one's own has those of one language.
    let own = set.in_language(contents.lang.as_deref().unwrap_or("en"));
    let descriptor = own.descriptor();
    let name = &descriptor.name;
    if wanted.lesson.is_some() && page.figures(name).is_some() {
        let path = path.display().to_string();
        return Err(StandaloneError::Taken { path, name: name.clone() });
    }
    contents.title.clone_from(&descriptor.title);
    contents.sets.insert(0, entry_of(descriptor, page.put_figures(name, &packed(&own)?)?));
    Ok(Some(own))
}

/// A set's title in those of the languages that it has words of.
fn titles(set: &Dataset, languages: &[String]) -> BTreeMap<String, String> {
    let Descriptor { title, bothways, .. } = set.descriptor();
    let told = |lang: &String| {
        let words = bothways.translations.get(lang)?;
        Some((lang.clone(), words.text(title)?.to_owned()))
    };
    languages.iter().filter_map(told).collect()
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
    contents.titles.clear();
    for lang in &contents.languages {
        // One that the lesson speaks; the check has looked at it.
        let Ok(words) = fs::read_to_string(folder.join(format!("{lang}/{}.json", lesson.id)))
        else {
            continue;
        };
        page.put_lesson(&format!("{lang}/{}", lesson.id), &words)?;
        contents.titles.extend(title_of(&words).map(|title| (lang.clone(), title)));
    }
    contents.title = lesson.title;
    contents.first = [("lesson".to_owned(), lesson.id)].into();
    Ok(())
}

/// The title in a lesson's file.
fn title_of(lesson: &str) -> Option<String> {
    let told: serde_json::Value = serde_json::from_str(lesson).ok()?;
    Some(told.get("title")?.as_str()?.to_owned())
}
