//! From a checked folder to the `.bw` file that the widget reads.

use std::path::Path;

use bothways::dataset::{CodecError, encode};

use crate::check::{self, Faults};
use crate::output::{self, OutputError};

/// Why no `.bw` file was written.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// The folder does not pass the check.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// A threshold that would publish what the folder withholds.
    #[error("-k {asked} is below {folder}'s own {own}; give {own} or more, or leave it out")]
    Lower {
        /// The folder.
        folder: String,
        /// Its threshold.
        own: u64,
        /// The one asked for.
        asked: u64,
    },
    /// The set does not fit the format.
    #[error("{folder}: {source}; make the set smaller")]
    Encode {
        /// The folder.
        folder: String,
        /// What does not fit.
        source: CodecError,
    },
    /// The file cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// Writes `folder` as the `.bw` file `file`, with the folder's own threshold or a higher one, and
/// with its translations unless `english` alone is wanted.
///
/// # Errors
/// See [`CompileError`]; the file is then as it was.
pub fn compile(
    folder: &Path,
    file: &Path,
    k: Option<u64>,
    english: bool,
) -> Result<(), CompileError> {
    let set = check::read_at(folder, k.unwrap_or(1))?;
    let name = || folder.display().to_string();
    let own = set.descriptor().bothways.k;
    if let Some(asked) = k.filter(|asked| *asked < own) {
        return Err(CompileError::Lower { folder: name(), own, asked });
    }
    let encode_error = |source| CompileError::Encode { folder: name(), source };
    let set = if english { set.untranslated() } else { set };
    let bytes = encode(&set).map_err(encode_error)?;
    output::write_all(&[(file, &bytes)])?;
    Ok(())
}
