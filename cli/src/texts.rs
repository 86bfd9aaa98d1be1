//! The texts of other languages than English: `www/texts`, one file a language.
//!
//! A file has each message's translation under the message's name. The page gets the same texts
//! as lists, see `cli/examples/texts.rs`.

use std::collections::BTreeMap;

use bothways::i18n::Message;
use icu_locale::{Locale, LocaleExpander};

/// Each language with its file.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", include_str!("../../www/texts/ar.json")),
    ("de", include_str!("../../www/texts/de.json")),
    ("es", include_str!("../../www/texts/es.json")),
    ("fr", include_str!("../../www/texts/fr.json")),
    ("id", include_str!("../../www/texts/id.json")),
    ("ja", include_str!("../../www/texts/ja.json")),
    ("ko", include_str!("../../www/texts/ko.json")),
    ("pt", include_str!("../../www/texts/pt.json")),
    ("ru", include_str!("../../www/texts/ru.json")),
    ("zh-Hans", include_str!("../../www/texts/zh-Hans.json")),
    ("zh-Hant", include_str!("../../www/texts/zh-Hant.json")),
];

/// One language's texts.
pub struct Texts {
    /// The language.
    pub lang: &'static str,
    /// By the messages' numbers; English where a translation is missing, which a test refuses.
    pub lines: Vec<String>,
}

/// The texts for a language, in the script that its readers use; none for English, which every
/// message has, and for languages that nobody translated yet.
pub fn texts(locale: &Locale) -> Option<Texts> {
    let mut id = locale.id.clone();
    LocaleExpander::new_common().maximize(&mut id);
    let language = id.language.as_str();
    let script = id.script.map(|script| format!("{language}-{}", script.as_str()));
    let is_meant = |name: &str| name == language || Some(name) == script.as_deref();
    let (lang, file) = LANGUAGES.iter().find(|(name, _)| is_meant(name))?;
    Some(Texts { lang, lines: lines(&by_name(file)) })
}

/// A file's texts by the names of their messages; nothing where it is no such file, which a test
/// refuses.
pub fn by_name(file: &str) -> BTreeMap<String, String> {
    serde_json::from_str(file).unwrap_or_default()
}

/// The same by the messages' numbers.
pub fn lines(by_name: &BTreeMap<String, String>) -> Vec<String> {
    let text = |(name, message): (&&str, &Message)| {
        by_name.get(*name).map_or(message.english(), String::as_str).to_owned()
    };
    Message::NAMES.iter().zip(Message::ALL).map(text).collect()
}
