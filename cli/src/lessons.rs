//! A lesson's file: held against its schema, the sets that it asks, and its translations.

mod asks;
mod tricks;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bothways::dataset::{Dataset, Fault};
use jsonschema::Validator;
use serde_json::Value;

use asks::Sets;

/// What every lesson must be, as it is published beside ours.
pub const SCHEMA: &str = include_str!("../../www/lessons/lesson.schema.json");

/// Whether a path names a lesson: a JSON file that is neither a set's descriptor nor the schema.
pub fn is_lesson(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.is_file() && name.ends_with(".json") && name != "datapackage.json"
}

/// Where faults are told.
type Tell<'a> = &'a mut dyn FnMut(Fault);

/// A JSON file with its text, which knows the places of its values.
struct Json {
    file: String,
    text: String,
    value: Value,
}

impl Json {
    /// Reads a file, which faults call by `file`.
    fn read(path: &Path, file: &str) -> Result<Self, Fault> {
        let at = |(line, column), what: String, mend: &str| Fault {
            file: file.to_owned(),
            line,
            column,
            what,
            mend: mend.to_owned(),
        };
        let text = fs::read_to_string(path).map_err(|error| {
            at((1, 1), format!("the file cannot be read ({error})"), "put a lesson in UTF-8 there")
        })?;
        let value = serde_json::from_str(&text).map_err(|error| {
            let place = (error.line() as u64, error.column() as u64);
            at(place, format!("this is no JSON ({error})"), "mend what stands there or before it")
        })?;
        Ok(Self { file: file.to_owned(), text, value })
    }

    fn fault(&self, pointer: &str, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        Fault::in_json(&self.file, &self.text, pointer, what, mend)
    }
}

/// A lesson that passed the check.
pub struct Lesson {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its whole file.
    pub text: String,
}

/// Reads a lesson that asks no more than these sets.
///
/// # Errors
/// Its faults.
pub fn read(path: &Path, sets: Vec<Dataset>) -> Result<Lesson, Vec<Fault>> {
    let mut faults = Vec::new();
    let among = |lesson: &Json, tell: Tell<'_>| Sets::among(lesson, sets, tell);
    let lesson = examined(path, among, &mut |fault| faults.push(fault));
    let lesson = lesson.filter(|_| faults.is_empty()).ok_or(faults)?;
    let of = |pointer| text_at(&lesson.value, pointer).to_owned();
    Ok(Lesson { id: of("/id"), title: of("/title"), text: lesson.text })
}

/// Checks one lesson, with the sets among `paths` for those that it uses.
pub fn check(path: &Path, paths: &[PathBuf], tell: Tell<'_>) {
    if !name_of(path).ends_with(".schema.json") {
        examined(path, |lesson, tell| Sets::open(lesson, paths, tell), tell);
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A lesson with all its faults told, with the sets that `open` has for it.
fn examined(
    path: &Path,
    open: impl FnOnce(&Json, Tell<'_>) -> Option<Sets>,
    tell: Tell<'_>,
) -> Option<Json> {
    let name = name_of(path);
    let lesson = match Json::read(path, &name) {
        Ok(lesson) => lesson,
        Err(fault) => {
            tell(fault);
            return None;
        }
    };
    if !has_shape(&lesson, tell) {
        return None;
    }
    let id = text_at(&lesson.value, "/id");
    if format!("{id}.json") != name {
        let mend = format!("name the file {id}.json, or the lesson as the file");
        tell(lesson.fault("/id", format!("the lesson is called “{id}”, its file {name}"), mend));
    }
    ids(&lesson, tell);
    if let Some(sets) = open(&lesson, tell) {
        asks::check(&lesson, &sets, tell);
    }
    words::check(&lesson, path.parent().unwrap_or(Path::new("")), tell);
    Some(lesson)
}

/// Whether the lesson has the schema's shape; else nothing more can be said of it.
fn has_shape(lesson: &Json, tell: Tell<'_>) -> bool {
    let mut is_sound = true;
    let Some(validator) = validator() else { return false };
    for error in validator.iter_errors(&lesson.value) {
        is_sound = false;
        let pointer = error.instance_path().to_string();
        let rule = error.schema_path().to_string();
        let mend = format!("see {rule} in lesson.schema.json");
        tell(lesson.fault(&pointer, error.to_string(), mend));
    }
    is_sound
}

/// The published schema, ready to hold lessons against; a test holds that it is one.
pub fn validator() -> Option<Validator> {
    let schema = serde_json::from_str(SCHEMA).ok()?;
    jsonschema::draft202012::new(&schema).ok()
}

/// What has an id is found by it, so no two may share one.
fn ids(lesson: &Json, tell: Tell<'_>) {
    let mut lists = vec!["/steps".to_owned()];
    for at in 0..list_at(&lesson.value, "/steps").len() {
        lists.extend(["options", "tricks"].map(|list| format!("/steps/{at}/{list}")));
    }
    for list in lists {
        let mut seen = BTreeMap::new();
        for (at, item) in list_at(&lesson.value, &list).iter().enumerate() {
            let id = text_at(item, "/id");
            if let Some(first) = seen.insert(id, at) {
                let what = format!("the id “{id}” is taken by number {} of the list", first + 1);
                tell(lesson.fault(&format!("{list}/{at}/id"), what, "give it another"));
            }
        }
    }
}

/// The text that a pointer names, or none.
fn text_at<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The list that a pointer names, or an empty one.
fn list_at<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
