//! Every fault of every folder: where it is, what is wrong, how to mend it.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use bothways::dataset::{Dataset, Fault, check_folder, read_folder_at};

use crate::{lessons, taken};

/// The faults of a folder, or the first of many. Prints one line a fault:
/// `DIR/file:line:column: what is wrong; how to mend`.
#[derive(Debug)]
pub struct Faults {
    folder: PathBuf,
    faults: Vec<Fault>,
}

impl Faults {
    /// The faults of one folder.
    pub fn of(folder: &Path, faults: Vec<Fault>) -> Self {
        Self { folder: folder.to_owned(), faults }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            let line_end = if at == 0 { "" } else { "\n" };
            write!(f, "{line_end}{}", placed(&self.folder, fault))?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// A fault with its folder's path before it.
fn placed(folder: &Path, fault: &Fault) -> String {
    let separator = std::path::MAIN_SEPARATOR;
    let folder = folder.to_string_lossy();
    if folder.is_empty() {
        return fault.to_string();
    }
    format!("{}{separator}{fault}", folder.trim_end_matches(separator))
}

/// Reads a folder whole, with its path before each fault.
///
/// # Errors
/// The faults of both files, the first 100 of them.
pub fn read(folder: &Path) -> Result<Dataset, Faults> {
    read_at(folder, 1)
}

/// The same with a threshold of at least `k`.
///
/// # Errors
/// The faults of both files, the first 100 of them.
pub fn read_at(folder: &Path, k: u64) -> Result<Dataset, Faults> {
    read_folder_at(folder, k).map_err(|faults| Faults::of(folder, faults))
}

/// Checks folders, CSV files and lessons, writing each fault to `out` as it is found, so that neither the figures nor the
/// faults of a large file are ever held. A lesson asks the sets that are checked with it. Gives how many there are.
///
/// # Errors
/// A fault that cannot be written.
pub fn check(folders: &[PathBuf], out: &mut dyn Write) -> io::Result<u64> {
    let (mut count, mut written) = (0, Ok(()));
    for folder in folders {
        let mut tell = |at: &Path, fault: &Fault| {
            count += 1;
            if written.is_ok() {
                written = writeln!(out, "{}", placed(at, fault));
            }
        };
        if lessons::is_lesson(folder) {
            let at = folder.parent().unwrap_or(Path::new(""));
            lessons::check(folder, folders, &mut |fault| tell(at, &fault));
            continue;
        }
        if !taken::is_csv(folder) {
            check_folder(folder, &mut |fault| tell(folder, &fault));
            continue;
        }
        if let Err(faults) = taken::open(folder) {
            let at = folder.parent().unwrap_or(Path::new(""));
            faults.iter().for_each(|fault| tell(at, fault));
        }
    }
    written.and_then(|()| out.flush()).map(|()| count)
}
