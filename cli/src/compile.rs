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

/// Writes `folder` as the `.bw` file `file`.
///
/// # Errors
/// See [`CompileError`]; the file is then as it was.
pub fn compile(folder: &Path, file: &Path) -> Result<(), CompileError> {
    let set = check::read(folder)?;
    let bytes = encode(&set).map_err(|source| {
        let folder = folder.display().to_string();
        CompileError::Encode { folder, source }
    })?;
    output::write_all(&[(file, &bytes)])?;
    Ok(())
}
