//! Runs the command as a reader would.

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
