//! A data set's folder: `datapackage.json` beside `figures.csv`.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use super::check::{DATAPACKAGE_JSON, read_descriptor};
use super::fault::Fault;
use super::{Dataset, FIGURES_CSV, raise_k, read_figures, suppress};

/// Reads and checks a folder. On failure every fault of both files is named.
///
/// What the folder's k withholds is withheld, whoever wrote the figures.
pub fn read_folder(folder: &Path) -> Result<Dataset, Vec<Fault>> {
    read_folder_at(folder, 1)
}

/// The same with a threshold of at least `k`.
pub fn read_folder_at(folder: &Path, k: u64) -> Result<Dataset, Vec<Fault>> {
    let text = fs::read_to_string(folder.join(DATAPACKAGE_JSON))
        .map_err(|e| vec![missing(DATAPACKAGE_JSON, &e)])?;
    let mut faults = Vec::new();
    let Some(mut descriptor) = read_descriptor(&text, &mut faults) else { return Err(faults) };
    raise_k(&mut descriptor.bothways, k);
    let figures =
        File::open(folder.join(FIGURES_CSV)).map_err(|e| vec![missing(FIGURES_CSV, &e)])?;
    let mut records = read_figures(BufReader::new(figures), &descriptor.bothways, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    suppress(&descriptor.bothways, &mut records);
    Dataset::new(descriptor, records).map_err(|error| vec![whole_file(error.to_string())])
}

fn missing(file: &str, error: &std::io::Error) -> Fault {
    let what = format!("the file cannot be read ({error})");
    let mend = "put it there, readable and in UTF-8".to_owned();
    Fault { file: file.to_owned(), line: 1, column: 1, what, mend }
}

fn whole_file(what: String) -> Fault {
    let mend = "keep one of the rows".to_owned();
    Fault { file: FIGURES_CSV.to_owned(), line: 1, column: 1, what, mend }
}
