//! From a raw source to a data set's folder.
//!
//! Each source has a file here, and a hand-written descriptor and README in `data/`, which are
//! the home of all its words. An importer turns raw rows into [`Figure`]s; [`publish`] sorts,
//! checks and writes them, so every set comes out in the same form.

pub mod agencies;
pub mod cncert;
pub mod dcid;
pub mod honeypots;
pub mod misp;
mod names;
mod published;
pub mod vcdb;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use bothways::dataset::{
    COLUMNS, DATAPACKAGE_JSON, Dataset, Descriptor, FIGURES_CSV, Fault, Record, Status, Terms,
    format_value, read_descriptor, read_figures, suppress,
};

use clap::Args;

use crate::check::Faults;
use crate::output::{self, OutputError};

const README_MD: &str = "README.md";

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The raw file is out of reach.
    #[error("{path}: the file cannot be read ({source}); give one that can")]
    Read {
        /// The raw file.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// The raw file holds what the import cannot place.
    #[error("{path}:{line}: {what}; {mend}")]
    Raw {
        /// The raw file.
        path: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        what: String,
        /// How to mend it.
        mend: String,
    },
    /// A file inside the raw archive holds what the import cannot place.
    #[error("{archive}:{file}: {what}; {mend}")]
    InArchive {
        /// The archive.
        archive: String,
        /// The file inside it.
        file: String,
        /// What is wrong, and where in the file.
        what: String,
        /// How to mend it.
        mend: String,
    },
    /// A raw file of records without lines holds what the import cannot place.
    #[error("{path}: record {record}: {what}; {mend}")]
    Record {
        /// The raw file.
        path: String,
        /// The record, from 1.
        record: usize,
        /// What is wrong.
        what: String,
        /// How to mend it.
        mend: String,
    },
    /// The folder holds another set, which the import would overwrite.
    #[error("{folder}: the folder holds the data set “{name}”; choose another one for “{ours}”")]
    OtherSet {
        /// The folder.
        folder: String,
        /// The set in it.
        name: String,
        /// The set to be written.
        ours: String,
    },
    /// The folder withholds what the import would publish.
    #[error("-k {asked} is below {folder}'s own {own}; give {own} or more, or another folder")]
    Lower {
        /// The folder.
        folder: String,
        /// Its threshold.
        own: u64,
        /// The one asked for.
        asked: u64,
    },
    /// What would be written does not pass the check.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// The folder cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// Where an import writes, and what it withholds.
#[derive(Args, Debug, Clone)]
pub struct Destination {
    /// The folder to write.
    #[arg(short, value_name = "DIR")]
    pub output: PathBuf,
    /// Withhold cells with fewer contributors than this, instead of the set's own number; 1
    /// withholds none and is for recounts.
    #[arg(short, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub k: Option<u64>,
}

/// The hand-written files of a set, carried by the command.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The text of its `datapackage.json`.
    pub descriptor: &'a str,
    /// The text of its `README.md`.
    pub readme: &'a str,
}

impl Words<'_> {
    /// Reads the descriptor.
    ///
    /// # Errors
    /// Its faults, each with its place.
    pub fn read(&self) -> Result<Descriptor, Vec<Fault>> {
        let mut faults = Vec::new();
        let descriptor = read_descriptor(self.descriptor, &mut faults);
        match descriptor {
            Some(descriptor) if faults.is_empty() => Ok(descriptor),
            _ => Err(faults),
        }
    }
}

/// A descriptor's text with another threshold.
fn with_k(descriptor: &str, k: u64) -> String {
    with_value(descriptor, "\"bothways\"", "\"k\": ", &k.to_string())
}

/// A descriptor's text with another value, a number or a flat object: the one behind the first
/// `key` that follows `after`. All else stays as it was written by hand.
fn with_value(descriptor: &str, after: &str, key: &str, value: &str) -> String {
    let at = descriptor.find(after).and_then(|at| Some(at + descriptor[at..].find(key)?));
    let Some(start) = at.map(|at| at + key.len()) else { return descriptor.to_owned() };
    let (before, old) = descriptor.split_at(start);
    let end = match old.starts_with('{') {
        true => old.find('}').map(|at| at + 1),
        false => old.find(|c: char| !c.is_ascii_digit()),
    };
    format!("{before}{value}{}", &old[end.unwrap_or(0)..])
}

/// A row of `figures.csv`: its fields in the order of [`COLUMNS`].
///
/// Fields compare as text, one after the other, which is the order that the check asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure(pub [String; COLUMNS.len()]);

/// Sorts, checks and suppresses figures and writes the whole folder.
///
/// # Errors
/// Nothing is written unless what would be written passes the check.
pub fn publish(
    into: &Destination,
    words: &Words<'_>,
    mut figures: Vec<Figure>,
) -> Result<(), ImportError> {
    figures.sort();
    let folder = into.output.as_path();
    let text = into.k.map(|k| with_k(words.descriptor, k));
    let words = Words { descriptor: text.as_deref().unwrap_or(words.descriptor), ..*words };
    let descriptor = words.read().map_err(|faults| Faults::of(folder, faults))?;
    let csv = suppressed(&descriptor, &to_csv(&figures));
    let csv = csv.map_err(|faults| Faults::of(folder, faults))?;
    refuse_to_spoil(into, &descriptor.name)?;
    output::create_folder(folder)?;
    output::write_all(&[
        (&folder.join(README_MD), words.readme.as_bytes()),
        (&folder.join(DATAPACKAGE_JSON), words.descriptor.as_bytes()),
        (&folder.join(FIGURES_CSV), csv.as_bytes()),
    ])?;
    Ok(())
}

/// No field needs quotes: each was read as a period, a code, an id, a number or a word.
fn to_csv(figures: &[Figure]) -> String {
    let header = COLUMNS.join(",");
    let rows = figures.iter().map(|Figure(fields)| fields.join(","));
    std::iter::once(header).chain(rows).map(|line| line + "\n").collect()
}

/// The figures as they may be published, after the check that the folder meets once it is written.
fn suppressed(descriptor: &Descriptor, csv: &str) -> Result<String, Vec<Fault>> {
    let (mut faults, terms) = (Vec::new(), &descriptor.bothways);
    let mut records = read_figures(csv.as_bytes(), terms, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    suppress(terms, &mut records);
    let mut figures: Vec<_> = records.iter().map(|record| Figure::of(record, terms)).collect();
    figures.sort();
    Dataset::new(descriptor.clone(), records).map_err(|error| {
        let (file, mend) = (FIGURES_CSV.to_owned(), "mend the raw file".to_owned());
        vec![Fault { file, line: 1, column: 1, what: error.to_string(), mend }]
    })?;
    Ok(to_csv(&figures))
}

impl Figure {
    /// The row of a record; a withheld one has no value.
    fn of(record: &Record, terms: &Terms) -> Self {
        let Record { key, period, value, status, reference } = record;
        let measure = &terms.measures[usize::from(key.measure)];
        let value = match status {
            Status::Suppressed => String::new(),
            _ => format_value(*value, measure.decimals),
        };
        let reference = reference.map(|at| terms.references[usize::from(at)].id.clone());
        Self([
            period.to_string(),
            key.origin.to_string(),
            key.target.to_string(),
            terms.categories[usize::from(key.category)].id.clone(),
            measure.id.clone(),
            value,
            status.as_str().to_owned(),
            reference.unwrap_or_default(),
        ])
    }
}

/// A mistyped `-o` must not cost someone the words of another set, nor may a recount take the
/// place of a folder that withholds more.
fn refuse_to_spoil(into: &Destination, ours: &str) -> Result<(), ImportError> {
    let text = std::fs::read_to_string(into.output.join(DATAPACKAGE_JSON)).unwrap_or_default();
    let Some(found) = read_descriptor(&text, &mut Vec::new()) else { return Ok(()) };
    let (folder, own) = (into.output.display().to_string(), found.bothways.k);
    if found.name != ours {
        return Err(ImportError::OtherSet { folder, name: found.name, ours: ours.to_owned() });
    }
    match into.k.filter(|asked| *asked < own) {
        Some(asked) => Err(ImportError::Lower { folder, own, asked }),
        None => Ok(()),
    }
}

/// What is wrong with a part of a raw file, and how to mend it.
type RowFault = (String, &'static str);

/// A fault at a line, or at a sheet's row, of a raw file.
fn raw_fault(path: &Path, line: u64, (what, mend): RowFault) -> ImportError {
    ImportError::Raw { path: path.display().to_string(), line, what, mend: mend.to_owned() }
}

/// Opens a raw file.
fn open(path: &Path) -> Result<File, ImportError> {
    File::open(path)
        .map_err(|source| ImportError::Read { path: path.display().to_string(), source })
}
