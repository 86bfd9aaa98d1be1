//! The words of a lesson: the figures that they name, and the same in other languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::{Json, Tell, list_at};

/// The fields that are words, wherever they stand.
const WORDS: [&str; 11] = [
    "title",
    "summary",
    "goals",
    "notes",
    "steps",
    "text",
    "questions",
    "options",
    "feedback",
    "tricks",
    "why",
];

/// Texts by where they stand; what has an id stands under it.
type Texts = BTreeMap<String, (String, String)>;

/// Holds the words against the facts, and each translation against the words.
pub(super) fn check(lesson: &Json, folder: &Path, tell: Tell<'_>) {
    let mut own = Texts::new();
    gather(&lesson.value, "", "", &mut own, &|field| WORDS.contains(&field));
    facts(lesson, &own, tell);
    for (at, lang) in list_at(&lesson.value, "/translations").iter().enumerate() {
        let lang = lang.as_str().unwrap_or_default();
        let path = folder.join(lang).join(&lesson.file);
        match Json::read(&path, &format!("{lang}/{}", lesson.file)) {
            Ok(words) => translation(&own, &words, tell),
            Err(_) if !path.exists() => {
                let what = format!("the translation {lang}/{} is missing", lesson.file);
                let mend = "write it, or leave the language out";
                tell(lesson.fault(&format!("/translations/{at}"), what, mend));
            }
            Err(fault) => tell(fault),
        }
    }
}

/// Gathers all texts of a value. `key` says where one is by ids, `pointer` by numbers.
fn gather(
    value: &Value,
    key: &str,
    pointer: &str,
    into: &mut Texts,
    is_word: &dyn Fn(&str) -> bool,
) {
    match value {
        Value::String(text) => {
            into.insert(key.to_owned(), (pointer.to_owned(), text.clone()));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let number = at.to_string();
                let id = item.get("id").and_then(Value::as_str).unwrap_or(&number);
                gather(item, &format!("{key}/{id}"), &format!("{pointer}/{at}"), into, is_word);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| is_word(name)) {
                gather(
                    field,
                    &format!("{key}/{name}"),
                    &format!("{pointer}/{name}"),
                    into,
                    is_word,
                );
            }
        }
        _ => {}
    }
}

/// Every place names a fact, every fact has a place, and no figure is typed.
fn facts(lesson: &Json, own: &Texts, tell: Tell<'_>) {
    let facts = lesson.value.get("facts").and_then(Value::as_object);
    let mut unused: BTreeSet<&str> =
        facts.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    let known = unused.clone();
    let pairs = facts.into_iter().flatten().flat_map(|(_, fact)| {
        let pair = fact.get("ratio").or_else(|| fact.get("difference"));
        pair.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    });
    pairs.for_each(|name| _ = unused.remove(name));
    for (pointer, text) in own.values() {
        for name in places(text) {
            unused.remove(name);
            if !known.contains(name) {
                let what = format!("there is no fact “{name}”");
                tell(lesson.fault(pointer, what, "add it to facts, or leave the braces out"));
            }
        }
        typed(lesson, pointer, text, tell);
    }
    for name in unused {
        let what = format!("no words name the fact “{name}”");
        tell(lesson.fault(&format!("/facts/{name}"), what, "use it, or leave it out"));
    }
}

/// The names in braces.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A figure of the sets that stands in words would stay when the sets change. Small numbers and
/// years are none.
fn typed(file: &Json, pointer: &str, text: &str, tell: Tell<'_>) {
    let is_part = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '٬' | '٫');
    for word in text.split(|c| !is_part(c)) {
        let word = word.trim_matches(|c: char| !c.is_numeric());
        let digits = word.chars().filter(|c| c.is_numeric()).count();
        let is_year = digits == 4 && word.chars().count() == 4;
        let is_whole = word.chars().all(char::is_numeric);
        if !is_year && (digits > 2 || !is_whole) {
            let what = format!("“{word}” is typed");
            tell(file.fault(pointer, what, "name a fact in braces, which is filled in"));
        }
    }
}

/// A translation has every text, no other, and the same places in each.
fn translation(own: &Texts, words: &Json, tell: Tell<'_>) {
    let mut theirs = Texts::new();
    gather(&words.value, "", "", &mut theirs, &|_| true);
    if !words.value.get("reviewed").is_some_and(Value::is_boolean) {
        let what = "it does not say whether a native reader has looked it through";
        tell(words.fault("/reviewed", what, "write \"reviewed\": false, or true"));
    }
    for (key, (_, text)) in own {
        let Some((pointer, translated)) = theirs.remove(key) else {
            tell(words.fault(key, format!("{key} is missing"), "translate it"));
            continue;
        };
        if places(text) != places(&translated) {
            let what = format!("{key} does not name the same facts");
            tell(words.fault(&pointer, what, "keep the words in braces as they are"));
        }
        typed(words, &pointer, &translated, tell);
    }
    for (key, (pointer, _)) in theirs {
        tell(words.fault(&pointer, format!("the lesson has no {key}"), "leave it out"));
    }
}
