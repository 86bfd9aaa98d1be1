//! Writes what the page fetches of other languages into a folder: `LANG.json` and `LANG.views.json`
//! with the messages by their numbers, `SET.LANG.json` with a bundled set's words.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use bothways::BUNDLED;
use bothways::dataset::read_folder;
use bothways::i18n::Message;
use bothways_cli::texts::{LANGUAGES, by_name, lines};

fn main() -> Result<(), Box<dyn Error>> {
    write_all(&PathBuf::from(env::args().nth(1).ok_or("give the folder to write")?))
}

/// Writes all of them.
pub fn write_all(into: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(into)?;
    for (lang, file) in LANGUAGES {
        let lines = lines(&by_name(file));
        let (first, views) = lines.split_at(Message::BEFORE_VIEWS);
        write(&into.join(format!("{lang}.json")), first)?;
        write(&into.join(format!("{lang}.views.json")), views)?;
        for id in BUNDLED {
            write_set(into, id, lang)?;
        }
    }
    Ok(())
}

/// A bundled set's words, where it has some of the language.
fn write_set(into: &Path, id: &str, lang: &str) -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(id);
    let set = read_folder(&folder).map_err(|_| format!("data/{id}: see check"))?;
    let descriptor = set.descriptor();
    if let Some(words) = descriptor.bothways.translations.get(&lang.to_owned()) {
        let told = |text: String| words.text(&text).map_or(text.clone(), str::to_owned);
        let texts: Vec<_> = descriptor.texts().into_iter().map(told).collect();
        write(&into.join(format!("{id}.{lang}.json")), &texts)?;
    }
    Ok(())
}

fn write(file: &Path, texts: &[String]) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(file, serde_json::to_string(texts)?)?)
}
