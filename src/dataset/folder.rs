//! A data set's folder: `datapackage.json` beside `figures.csv`.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::check::{DATAPACKAGE_JSON, check_descriptor};
use super::fault::{Fault, place_at};
use super::infer::infer;
use super::{Cells, Dataset, Descriptor, FIGURES_CSV, Figures, Record, Terms, raise_k, suppress};

/// Where only a set is wanted, so many faults are enough to say that there is none.
const ENOUGH: usize = 100;

/// A descriptor is written by hand, so no longer than this, in bytes.
const LONGEST_DESCRIPTOR: u64 = 16 << 20;

/// Names every fault of a folder to `tell`, as they are found and without keeping any figure.
pub fn check_folder(folder: &Path, tell: &mut dyn FnMut(Fault)) {
    let Some(descriptor) = descriptor(folder, tell) else { return };
    let Some(file) = figures(folder, tell) else { return };
    Figures::new(file, &descriptor.bothways).filter_map(Result::err).for_each(tell);
}

/// Reads and checks a folder. On failure its first 100 faults are named.
///
/// What the folder's k withholds is withheld, whoever wrote the figures.
pub fn read_folder(folder: &Path) -> Result<Dataset, Vec<Fault>> {
    read_folder_at(folder, 1)
}

/// The same with a threshold of at least `k`.
pub fn read_folder_at(folder: &Path, k: u64) -> Result<Dataset, Vec<Fault>> {
    let mut faults = Vec::new();
    let descriptor = descriptor(folder, &mut |fault| faults.push(fault));
    let file = figures(folder, &mut |fault| faults.push(fault));
    let (Some(descriptor), Some(file)) = (descriptor, file) else { return Err(faults) };
    read_set(descriptor, file, k, faults)
}

/// Reads the texts of a folder that lies elsewhere. Without a descriptor a plain one is inferred
/// from the figures and their file's name.
pub fn read_texts(text: Option<&str>, figures: &[u8], name: &str) -> Result<Dataset, Vec<Fault>> {
    let mut faults = Vec::new();
    let descriptor = match text {
        Some(text) => check_descriptor(text, &mut faults),
        None => Some(infer(figures, name)),
    };
    let Some(descriptor) = descriptor else { return Err(faults) };
    read_set(descriptor, figures, 1, faults)
}

/// Reads figures as their descriptor has them, unless it has `faults` already.
fn read_set(
    mut descriptor: Descriptor,
    figures: impl Read,
    k: u64,
    mut faults: Vec<Fault>,
) -> Result<Dataset, Vec<Fault>> {
    raise_k(&mut descriptor.bothways, k);
    let mut groups = Groups::default();
    for figure in Figures::new(figures, &descriptor.bothways) {
        match figure {
            Ok(record) => groups.push(record, &descriptor.bothways),
            Err(fault) => faults.push(fault),
        }
        if faults.len() >= ENOUGH {
            let place = faults.last().map_or((1, 1), |last| (last.line, last.column));
            let what = format!("reading stopped here after {ENOUGH} faults");
            faults.push(Fault::new(FIGURES_CSV, place, what, "see all with bothways check"));
            break;
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    groups.finish(&descriptor.bothways).build(descriptor).map_err(|error| {
        vec![Fault::new(FIGURES_CSV, (1, 1), error.to_string(), "keep one of the rows")]
    })
}

/// Suppresses group by group, as they stand together in a sorted file, so that only one is held.
#[derive(Default)]
struct Groups {
    group: Vec<Record>,
    cells: Cells,
}

impl Groups {
    fn push(&mut self, record: Record, terms: &Terms) {
        let ends = |record: &Record| (record.period, record.key.origin, record.key.target);
        if self.group.first().is_some_and(|first| ends(first) != ends(&record)) {
            self.close(terms);
        }
        self.group.push(record);
    }

    fn close(&mut self, terms: &Terms) {
        suppress(terms, &mut self.group);
        self.group.drain(..).for_each(|record| self.cells.push(&record));
    }

    fn finish(mut self, terms: &Terms) -> Cells {
        self.close(terms);
        self.cells
    }
}

/// The descriptor, as far as it can be read.
fn descriptor(folder: &Path, tell: &mut dyn FnMut(Fault)) -> Option<Descriptor> {
    let mut faults = Vec::new();
    let descriptor = match read_text(folder) {
        Ok(text) => check_descriptor(&text, &mut faults),
        Err(fault) => {
            faults.push(fault);
            check_descriptor("", &mut Vec::new())
        }
    };
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults.into_iter().for_each(tell);
    descriptor
}

fn read_text(folder: &Path) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    File::open(folder.join(DATAPACKAGE_JSON))
        .and_then(|file| file.take(LONGEST_DESCRIPTOR).read_to_end(&mut bytes))
        .map_err(|error| missing(DATAPACKAGE_JSON, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let place = place_at(error.as_bytes(), error.utf8_error().valid_up_to());
        let mend = "save it as plain UTF-8 text";
        Fault::new(DATAPACKAGE_JSON, place, "the file is not UTF-8", mend)
    })
}

fn figures(folder: &Path, tell: &mut dyn FnMut(Fault)) -> Option<File> {
    File::open(folder.join(FIGURES_CSV)).map_err(|error| tell(missing(FIGURES_CSV, &error))).ok()
}

fn missing(file: &str, error: &io::Error) -> Fault {
    let what = format!("the file cannot be read ({error})");
    Fault::new(file, (1, 1), what, "put it there, readable and in UTF-8")
}
