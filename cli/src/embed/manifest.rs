//! `dist/manifest.json`: the files of a build with their hashes, and the editions of its figures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

/// Where a build leaves it, under the folder that one works in.
const DEFAULT: &str = "dist/manifest.json";

/// What a build has.
#[derive(Debug, Deserialize)]
pub struct Manifest {
    files: BTreeMap<String, File>,
    #[serde(default)]
    figures: BTreeMap<String, Figures>,
}

#[derive(Debug, Deserialize)]
struct File {
    integrity: String,
}

#[derive(Debug, Deserialize)]
struct Figures {
    file: String,
    edition: String,
}

/// A list that is there and cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// It cannot be read.
    #[error("{path}: the list of files cannot be read ({source}); make it by ./build.sh build")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It is no such list.
    #[error("{path}: no list of files ({source}); make it again by ./build.sh build")]
    Shape {
        /// The file.
        path: String,
        /// Why.
        source: serde_json::Error,
    },
}

impl Manifest {
    /// The list in a file, or in the default one if that is there.
    pub fn find(path: Option<&Path>) -> Result<Option<Self>, ManifestError> {
        let default = || Some(PathBuf::from(DEFAULT)).filter(|path| path.exists());
        path.map(Path::to_owned).or_else(default).map(|path| Self::read(&path)).transpose()
    }

    fn read(path: &Path) -> Result<Self, ManifestError> {
        let name = || path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|source| ManifestError::Read { path: name(), source })?;
        serde_json::from_str(&text).map_err(|source| ManifestError::Shape { path: name(), source })
    }

    /// The hash of a file, as the attribute `integrity` takes it.
    pub fn integrity(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.integrity.as_str())
    }

    /// The file whose name has a hash in it: `texts/ar`, `json` is `texts/ar.c9a70208.json`.
    pub fn hashed(&self, name: &str, kind: &str) -> Option<&str> {
        let is_it = |file: &&String| {
            let hash = file.strip_prefix(name).and_then(|rest| rest.strip_suffix(kind));
            hash.is_some_and(|hash| hash.len() == ".12345678.".len() && is_hash(hash))
        };
        self.files.keys().find(is_it).map(String::as_str)
    }

    /// The ids of all sets that lie beside the module.
    pub fn sets(&self) -> Vec<&str> {
        if !self.figures.is_empty() {
            return self.figures.keys().map(String::as_str).collect();
        }
        let files = self.files.keys().filter_map(|name| name.strip_prefix("data/"));
        let sets = files.filter(|name| name.ends_with(".bw"));
        sets.filter_map(|name| name.split('.').next()).collect()
    }

    /// The file of a set's current figures; earlier editions may lie beside it.
    pub fn set(&self, id: &str) -> Option<&str> {
        let current = self.figures.get(id).map(|figures| figures.file.as_str());
        current.or_else(|| self.hashed(&format!("data/{id}"), "bw"))
    }

    /// The edition of a set's figures.
    pub fn edition(&self, set: &str) -> Option<&str> {
        self.figures.get(set).map(|figures| figures.edition.as_str())
    }
}

/// Eight digits of a hash between two points.
fn is_hash(text: &str) -> bool {
    let digits = text.trim_matches('.');
    digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
