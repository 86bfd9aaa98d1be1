//! Incidents of the VERIS Community Database, counted by year, countries and kind of action.
//!
//! The archive has one JSON file an incident. They are read one at a time and only counts are
//! kept, so memory grows with the cells, not with the incidents. Of an incident nothing but its
//! year, its two lists of countries and its kinds of action is looked at: no name can pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use bothways::dataset::{Country, Status};
use flate2::bufread::MultiGzDecoder;
use serde_json::Value;
use tar::{Archive, Entry};

use super::{Destination, Figure, ImportError, Words, publish};

const WORDS: Words<'static> = Words {
    descriptor: include_str!("../../../data/vcdb/datapackage.json"),
    readme: include_str!("../../../data/vcdb/README.md"),
};

const MEASURE: &str = "incidents";

/// The category that every incident is in.
const ANY: &str = "any";

/// VERIS's kinds of action; an incident has one or more of them.
const ACTIONS: [&str; 8] =
    ["hacking", "malware", "social", "misuse", "physical", "error", "environmental", "unknown"];

/// VERIS's words for a country that nobody told, and for one outside its list.
const UNTOLD: [&str; 2] = ["Unknown", "Other"];

/// The folder, anywhere in the archive, whose files are incidents.
const FOLDER: &str = "validated";

/// Far above the longest incident, so that a file of another kind cannot fill the memory.
const LONGEST: u64 = 1 << 20;

/// What is wrong with an incident, and how to mend it.
type FieldFault = (String, &'static str);

/// Writes the folder from the incidents in `archive`, a `.tar.gz`.
///
/// # Errors
/// See [`ImportError`]; the folder is then as it was.
pub fn import(archive: &Path, into: &Destination) -> Result<(), ImportError> {
    publish(into, &WORDS, RawArchive { path: archive }.count()?.figures())
}

struct RawArchive<'a> {
    path: &'a Path,
}

impl RawArchive<'_> {
    fn count(&self) -> Result<Tally, ImportError> {
        let unreadable = |source| self.unreadable(source);
        let file = File::open(self.path).map_err(unreadable)?;
        let mut archive = Archive::new(MultiGzDecoder::new(BufReader::new(file)));
        let (mut tally, mut text) = (Tally::default(), Vec::new());
        for entry in archive.entries().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let Some(name) = incident_file(&entry) else { continue };
            text.clear();
            entry.take(LONGEST + 1).read_to_end(&mut text).map_err(unreadable)?;
            let counted = read(&text).and_then(|incident| tally.add(&incident));
            counted.map_err(|fault| self.fault(name, fault))?;
        }
        if tally.cells.is_empty() {
            let what = "no incident with an external actor is in it".to_owned();
            let mend = "give an archive with the folder of validated incidents";
            return Err(self.fault(format!("{FOLDER}/"), (what, mend)));
        }
        Ok(tally)
    }

    fn fault(&self, file: String, (what, mend): FieldFault) -> ImportError {
        let (archive, mend) = (self.path.display().to_string(), mend.to_owned());
        ImportError::InArchive { archive, file, what, mend }
    }

    fn unreadable(&self, source: io::Error) -> ImportError {
        ImportError::Read { path: self.path.display().to_string(), source }
    }
}

/// The name of an incident's file; none for a folder, a note or a file elsewhere.
fn incident_file<R: Read>(entry: &Entry<'_, R>) -> Option<String> {
    let path = entry.path().ok()?;
    let is_json = path.extension().is_some_and(|extension| extension == "json");
    let is_inside = path.parent().is_some_and(|folder| folder.ends_with(FOLDER));
    let is_file = entry.header().entry_type().is_file();
    (is_file && is_json && is_inside).then(|| path.display().to_string())
}

fn read(text: &[u8]) -> Result<Incident, FieldFault> {
    if text.len() as u64 > LONGEST {
        return Err(("the file is longer than any incident".to_owned(), "take it out"));
    }
    let json = serde_json::from_slice(text);
    json.map(Incident).map_err(|error| (error.to_string(), "mend the JSON"))
}

/// An incident's file, of which only the fields below are looked at.
struct Incident(Value);

impl Incident {
    /// Whether anybody from outside the organisation took part.
    fn has_external_actor(&self) -> Result<bool, FieldFault> {
        let actors = self.0.pointer("/actor").and_then(Value::as_object);
        let fault = || ("actor is missing".to_owned(), "write who took part, or unknown");
        actors.map(|actors| actors.contains_key("external")).ok_or_else(fault)
    }

    fn year(&self) -> Result<u64, FieldFault> {
        let year = self.0.pointer("/timeline/incident/year");
        let fault = || {
            let what = format!("timeline.incident.year is {}", shown(year));
            (what, "write a year from 1900 to 2099")
        };
        year.and_then(Value::as_u64).filter(|year| (1900..2100).contains(year)).ok_or_else(fault)
    }

    /// The countries in a list of the incident; `ZZ` where it names none.
    fn countries(&self, pointer: &str) -> Result<BTreeSet<Country>, FieldFault> {
        let list = self.0.pointer(pointer);
        let field = pointer.trim_start_matches('/').replace('/', ".");
        let mend = "write a list of alpha-2 codes, or [\"Unknown\"]";
        let fault = |value| (format!("{field} is {}", shown(value)), mend);
        let codes = list.and_then(Value::as_array).filter(|codes| !codes.is_empty());
        let mut countries = BTreeSet::new();
        for code in codes.ok_or_else(|| fault(list))? {
            let text = code.as_str().ok_or_else(|| fault(Some(code)))?;
            if !UNTOLD.contains(&text) {
                let country = Country::parse(text).filter(Country::is_place);
                countries.insert(country.ok_or_else(|| fault(Some(code)))?);
            }
        }
        if countries.is_empty() {
            countries.insert(Country::UNKNOWN);
        }
        Ok(countries)
    }

    fn actions(&self) -> Result<Vec<&'static str>, FieldFault> {
        let actions = self.0.pointer("/action").and_then(Value::as_object);
        let fault = || ("action is missing".to_owned(), "write what was done, or unknown");
        let actions = actions.filter(|actions| !actions.is_empty()).ok_or_else(fault)?;
        let known = |name: &String| {
            let fault = || (format!("action.{name} is no action of VERIS"), "correct the word");
            ACTIONS.into_iter().find(|action| action == name).ok_or_else(fault)
        };
        actions.keys().map(known).collect()
    }
}

/// A value as a complaint quotes it.
fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "missing".to_owned(), |value| format!("“{value}”"))
}

/// Year, origin, target, category.
type Cell = (u64, Country, Country, &'static str);

/// Incidents by cell.
#[derive(Default)]
struct Tally {
    cells: BTreeMap<Cell, u64>,
}

impl Tally {
    /// Counts an incident once in each of its cells: every actor country with every country of
    /// the organisation, in the total and in each kind of action.
    fn add(&mut self, incident: &Incident) -> Result<(), FieldFault> {
        if !incident.has_external_actor()? {
            return Ok(());
        }
        let (year, actions) = (incident.year()?, incident.actions()?);
        let origins = incident.countries("/actor/external/country")?;
        let targets = incident.countries("/victim/country")?;
        for &origin in &origins {
            for &target in &targets {
                for &category in actions.iter().chain(&[ANY]) {
                    *self.cells.entry((year, origin, target, category)).or_default() += 1;
                }
            }
        }
        Ok(())
    }

    fn figures(self) -> Vec<Figure> {
        self.cells.into_iter().map(|(cell, count)| figure(cell, count)).collect()
    }
}

fn figure((year, origin, target, category): Cell, count: u64) -> Figure {
    let [year, count] = [year, count].map(|number| number.to_string());
    let [origin, target] = [origin, target].map(|country| country.to_string());
    let words = [category, MEASURE, Status::Reported.as_str(), ""].map(str::to_owned);
    let [category, measure, status, reference] = words;
    Figure([year, origin, target, category, measure, count, status, reference])
}
