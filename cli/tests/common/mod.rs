//! Runs the command as a reader would.

#[allow(dead_code, reason = "not every test file needs it")]
pub mod anonymous;
#[allow(dead_code, reason = "not every test file needs it")]
pub mod html;

pub mod desk;
#[allow(dead_code, reason = "not every test file needs it")]
#[path = "../../../tests/common/series.rs"]
mod series;

#[allow(unused_imports, reason = "not every test file needs it")]
pub use series::all_series;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the command with these arguments.
pub fn bothways<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bothways")).args(args).output().unwrap()
}

/// What stands on standard error, without its last line end.
pub fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap().trim_end_matches('\n').to_owned()
}

/// A path inside the repository.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Names in a folder, sorted, so that a left-over temporary file shows.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What a successful run printed.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn printed(output: &Output) -> String {
    assert_eq!(complaint(output), "");
    assert!(output.status.success());
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder as a `.bw` file; it is gone with the first of the two.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn compiled(set: &Path) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("set.bw");
    printed(&bothways(&["compile".as_ref(), set.as_os_str(), "-o".as_ref(), file.as_os_str()]));
    (folder, file)
}

/// A copy of a folder of the repository with one change in its descriptor.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn changed(set: &str, old: &str, new: &str) -> tempfile::TempDir {
    let (from, folder) = (in_repository(set), tempfile::tempdir().unwrap());
    let read = |name: &str| std::fs::read_to_string(from.join(name)).unwrap();
    let descriptor = read("datapackage.json");
    assert!(descriptor.contains(old), "{old}");
    std::fs::write(folder.path().join("datapackage.json"), descriptor.replacen(old, new, 1))
        .unwrap();
    std::fs::write(folder.path().join("figures.csv"), read("figures.csv")).unwrap();
    folder
}

/// A raw source in the folder that `BOTHWAYS_SOURCES` names, laid out by set; without it a test has
/// nothing to count and says so.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn raw_source(path: &str) -> Option<PathBuf> {
    let file = std::env::var_os("BOTHWAYS_SOURCES").map(|folder| Path::new(&folder).join(path));
    let found = file.filter(|file| file.exists());
    if found.is_none() {
        println!("skipped: {path} is not here; BOTHWAYS_SOURCES names the folder of raw sources");
    }
    found
}

/// Every file of a folder as text, one after the other.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn texts_of(folder: &Path) -> String {
    let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    names_in(folder).into_iter().map(read).collect()
}

/// Whether a text has a word or words as such, in whatever case.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    let is_edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(&words).any(|(at, found)| {
        is_edge(text[..at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next())
    })
}
