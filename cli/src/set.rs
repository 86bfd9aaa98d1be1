//! Opens a data set: a folder or a CSV, checked, or a `.bw` file, decoded.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bothways::dataset::{CodecError, Dataset, decode};

use crate::check::{self, Faults};
use crate::taken;

/// Why a set cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder does not pass the check.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// The file cannot be read.
    #[error("{path}: the file cannot be read ({source}); name a folder or a .bw file")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The file is no set.
    #[error("{path}: {source}; make it again with bothways compile")]
    Decode {
        /// The file.
        path: String,
        /// Why.
        source: CodecError,
    },
}

/// Opens several sets, in the order given, in a language if they have words of that.
///
/// # Errors
/// The first that cannot be opened, see [`OpenError`].
pub fn open_all(paths: &[PathBuf], lang: &str) -> Result<Vec<Dataset>, OpenError> {
    let translated = |set: Dataset| set.in_language(lang);
    paths.iter().map(|path| open(path).map(translated)).collect()
}

/// Opens a folder or a `.bw` file, which answer alike, or a CSV by itself.
///
/// # Errors
/// See [`OpenError`].
pub fn open(path: &Path) -> Result<Dataset, OpenError> {
    if path.is_dir() {
        return Ok(check::read(path)?);
    }
    if taken::is_csv(path) {
        let folder = path.parent().unwrap_or(Path::new(""));
        return taken::open(path).map_err(|faults| Faults::of(folder, faults).into());
    }
    let name = || path.display().to_string();
    let bytes = fs::read(path).map_err(|source| OpenError::Read { path: name(), source })?;
    decode(&bytes).map_err(|source| OpenError::Decode { path: name(), source })
}
