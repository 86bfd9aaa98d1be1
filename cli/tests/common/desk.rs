//! A folder for one import, gone with its test. Each test file adds what its source needs.

use std::path::{Path, PathBuf};
use std::process::Output;

use super::complaint;

/// A temporary folder; an import writes into its `out`.
pub struct Desk {
    folder: tempfile::TempDir,
}

#[allow(dead_code, reason = "not every test file needs it")]
impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A path inside.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// What a failed import complains of, behind the path of `place`; it must leave no `out`.
    pub fn refused(&self, output: &Output, place: &str) -> String {
        assert_eq!(output.status.code(), Some(1), "{}", complaint(output));
        assert!(!self.path("out").exists(), "something was written");
        let place = self.path(place).display().to_string();
        complaint(output).strip_prefix(&place).unwrap().to_owned()
    }
}
