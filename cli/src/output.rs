//! Files are written whole or not at all.
//!
//! Each is first written beside its target and then renamed over it, so that a full disk, a
//! crash or a second reader never meets half a file. Of several, none is renamed before all
//! are written.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: the file cannot be written ({source}); choose a folder that takes files")]
pub struct OutputError {
    path: String,
    source: io::Error,
}

/// Writes all files, or leaves all as they were.
///
/// # Errors
/// The first file that cannot be written.
pub fn write_all(files: &[(&Path, &[u8])]) -> Result<(), OutputError> {
    let mut staged = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        staged.push(Staged::write(path, bytes).map_err(|source| failed(path, source))?);
    }
    for file in staged {
        file.publish().map_err(|(path, source)| failed(&path, source))?;
    }
    Ok(())
}

/// Creates a folder and those above it.
///
/// # Errors
/// A folder that cannot be created.
pub fn create_folder(folder: &Path) -> Result<(), OutputError> {
    fs::create_dir_all(folder).map_err(|source| failed(folder, source))
}

fn failed(path: &Path, source: io::Error) -> OutputError {
    OutputError { path: path.display().to_string(), source }
}

/// A complete file beside its target; removed again unless published.
struct Staged {
    temporary: PathBuf,
    target: PathBuf,
}

impl Staged {
    fn write(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let (temporary, mut file) = Self::create(target)?;
        // Made before the first byte is written, so that a failed write is cleaned up too.
        let staged = Self { temporary, target: target.to_owned() };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(staged)
    }

    /// A new file beside the target. One of the same name may have been left by a killed run of the
    /// same number, as happens in containers, so others are tried.
    fn create(target: &Path) -> io::Result<(PathBuf, File)> {
        const TRIES: u32 = 100;
        let mut attempt = 0;
        loop {
            let mut name = target.file_name().unwrap_or_default().to_owned();
            name.push(format!(".{}-{attempt}.tmp", std::process::id()));
            let temporary = target.with_file_name(name);
            match File::create_new(&temporary) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && attempt < TRIES => {
                    attempt += 1;
                }
                created => return created.map(|file| (temporary, file)),
            }
        }
    }

    fn publish(self) -> Result<(), (PathBuf, io::Error)> {
        fs::rename(&self.temporary, &self.target).map_err(|error| (self.target.clone(), error))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // After a rename there is nothing left under this name, which is as it should be.
        let _ = fs::remove_file(&self.temporary);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn what_a_killed_run_left_is_no_hindrance() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("x");
        let left = folder.path().join(format!("x.{}-0.tmp", std::process::id()));
        fs::write(&left, "half").unwrap();
        write_all(&[(&target, b"whole")]).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"whole");
        assert_eq!(fs::read(&left).unwrap(), b"half");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn of_several_none_is_written_where_one_cannot_be() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a"), folder.path().join("none/b"));
        fs::write(&first, "old").unwrap();
        assert!(write_all(&[(&first, b"new"), (&second, b"new")]).is_err());
        assert_eq!(fs::read(&first).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
