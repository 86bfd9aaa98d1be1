//! Every fault of every folder: where it is, what is wrong, how to mend it.

use std::fmt;
use std::path::{Path, PathBuf};

use bothways::dataset::{Dataset, Fault, read_folder_at};

/// The faults of one or more folders. Prints one line a fault:
/// `DIR/file:line:column: what is wrong; how to mend`.
#[derive(Debug, Default)]
pub struct Faults(Vec<(PathBuf, Fault)>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = std::path::MAIN_SEPARATOR;
        for (at, (folder, fault)) in self.0.iter().enumerate() {
            let line_end = if at == 0 { "" } else { "\n" };
            let folder = folder.to_string_lossy();
            let folder = folder.trim_end_matches(separator);
            write!(f, "{line_end}{folder}{separator}{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// Reads a folder whole, with its path before each fault.
///
/// # Errors
/// All faults of both files.
pub fn read(folder: &Path) -> Result<Dataset, Faults> {
    read_at(folder, 1)
}

/// The same with a threshold of at least `k`.
///
/// # Errors
/// All faults of both files.
pub fn read_at(folder: &Path, k: u64) -> Result<Dataset, Faults> {
    read_folder_at(folder, k).map_err(|faults| Faults::of(folder, faults))
}

/// Checks folders.
///
/// # Errors
/// All faults of all folders.
pub fn check(folders: &[PathBuf]) -> Result<(), Faults> {
    let mut all = Faults::default();
    for folder in folders {
        if let Err(Faults(faults)) = read(folder) {
            all.0.extend(faults);
        }
    }
    if all.0.is_empty() { Ok(()) } else { Err(all) }
}

impl Faults {
    /// The faults of one folder.
    pub fn of(folder: &Path, faults: Vec<Fault>) -> Self {
        Self(faults.into_iter().map(|fault| (folder.to_owned(), fault)).collect())
    }
}
