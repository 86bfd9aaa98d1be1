//! Figures that reports and news printed, out of one list with a row a figure.
//!
//! Each row names its publisher and the page it was read on. A set takes the rows of its own
//! publishers; of these, each must find its measure, its status and its page, or nothing is
//! imported: a figure without its page has no place in a set.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::Path;

use bothways::dataset::{Country, Period, Status, Terms, format_value, parse_value};
use csv::{Reader, StringRecord};

use super::{Destination, Figure, ImportError, Words, publish};
use crate::check::Faults;

/// A set that is made from the list.
pub struct PublishedSet {
    /// Its hand-written files.
    pub words: Words<'static>,
    /// Whether a publisher's rows are its own.
    pub takes: fn(publisher: &str) -> bool,
    /// Whose rows it takes, as a complaint names them.
    pub whose: &'static str,
    /// What its publishers counted.
    pub measures: &'static [Counted],
}

/// What one publisher counted, as the list and as the set call it.
pub struct Counted {
    /// The publisher, as in the list.
    pub publisher: &'static str,
    /// The measure, as in the list.
    pub raw: &'static str,
    /// The measure's id in the set.
    pub id: &'static str,
    /// Whether the list computed it from printed figures.
    pub derived: bool,
}

/// The columns of the list, in order.
const RAW_COLUMNS: [&str; 10] = [
    "period",
    "source_iso2",
    "target_iso2",
    "category",
    "measure",
    "value",
    "publisher",
    "seen_at",
    "quote",
    "status",
];

/// How the list says how well it knows a figure, and how we do.
const STATUSES: [(&str, Status); 4] = [
    ("seen", Status::Reported),
    ("derived", Status::Derived),
    ("weak", Status::Weak),
    ("brief-only", Status::Secondhand),
];

/// What is wrong with a row, and how to mend it.
type RowFault = (String, &'static str);

impl PublishedSet {
    /// Writes the folder from the list in `file`.
    ///
    /// # Errors
    /// See [`ImportError`]; the folder is then as it was.
    pub fn import(&self, file: &Path, into: &Destination) -> Result<(), ImportError> {
        let descriptor = self.words.read().map_err(|faults| Faults::of(&into.output, faults))?;
        let list = List { path: file, set: self, terms: &descriptor.bothways };
        publish(into, &self.words, list.read()?)
    }
}

struct List<'a> {
    path: &'a Path,
    set: &'a PublishedSet,
    terms: &'a Terms,
}

impl List<'_> {
    fn read(&self) -> Result<Vec<Figure>, ImportError> {
        let file = File::open(self.path).map_err(|e| self.unreadable(e))?;
        let mut reader = Reader::from_reader(file);
        self.check_header(&mut reader)?;
        let (mut figures, mut seen) = (Vec::new(), HashMap::new());
        for row in reader.records() {
            let row = row.map_err(|error| self.malformed(error))?;
            let line = row.position().map_or(1, csv::Position::line);
            let figure = self.figure(&row).map_err(|fault| self.fault(line, fault))?;
            let Some(figure) = figure else { continue };
            let cell = figure.0[..5].join(",");
            if let Some(first) = seen.insert(cell, line) {
                let what = format!("the row gives the same cell as line {first}");
                return Err(self.fault(line, (what, "keep one of the two rows")));
            }
            figures.push(figure);
        }
        if figures.is_empty() {
            let what = format!("no row is published by {}", self.set.whose);
            return Err(self.fault(1, (what, "give the list of published figures")));
        }
        Ok(figures)
    }

    fn check_header(&self, reader: &mut Reader<File>) -> Result<(), ImportError> {
        let header = reader.headers().map_err(|error| self.malformed(error))?;
        if header.iter().eq(RAW_COLUMNS) {
            return Ok(());
        }
        let found: Vec<_> = header.iter().collect();
        let what = format!("the header is “{}”", found.join(","));
        let mend = format!("write {}", RAW_COLUMNS.join(","));
        Err(ImportError::Raw { path: self.name(), line: 1, what, mend })
    }

    /// A row's figure, or none where its publisher belongs to another set.
    fn figure(&self, row: &StringRecord) -> Result<Option<Figure>, RowFault> {
        // The reader lets no row pass whose fields are not as many as the header's.
        let field = |at: usize| row.get(at).unwrap_or_default();
        if !(self.set.takes)(field(6)) {
            return Ok(None);
        }
        let period = field(0).parse::<Period>().map_err(|e| told(&e, "write it as ISO 8601"))?;
        let (origin, target) = (country(field(1))?, country(field(2))?);
        let category = self.category(field(3))?;
        let measure = self.measure(field(6), field(4))?;
        let value = self.value(field(5), measure.id)?;
        let status = status(field(9), measure.derived)?;
        let reference = self.reference(field(7))?;
        let (period, origin, target) = (period.to_string(), origin.to_string(), target.to_string());
        let fields = [category, measure.id, &value, status.as_str(), reference].map(str::to_owned);
        let [category, measure, value, status, reference] = fields;
        Ok(Some(Figure([period, origin, target, category, measure, value, status, reference])))
    }

    fn category(&self, id: &str) -> Result<&str, RowFault> {
        let known = self.terms.categories.iter().find(|category| category.id == id);
        let fault = || {
            let what = format!("the category “{id}” is not in the set's datapackage.json");
            (what, "declare it there or correct the word")
        };
        known.map(|category| category.id.as_str()).ok_or_else(fault)
    }

    fn measure(&self, publisher: &str, raw: &str) -> Result<&Counted, RowFault> {
        let mut own = self.set.measures.iter().filter(|counted| counted.publisher == publisher);
        let known = own.clone().find(|counted| counted.raw == raw);
        known.ok_or_else(|| match own.next() {
            Some(_) => {
                let what = format!("the measure “{raw}” is unknown");
                (what, "correct it, or give it a measure of the set")
            }
            None => {
                let what = format!("the publisher “{publisher}” is unknown");
                (what, "correct it, or give what it counted a measure of the set")
            }
        })
    }

    fn value(&self, text: &str, measure: &str) -> Result<String, RowFault> {
        let at = self.terms.measure(measure).ok_or_else(|| {
            let what = format!("the measure “{measure}” is not in the set's datapackage.json");
            (what, "declare it there")
        })?;
        let decimals = self.terms.measures[at].decimals;
        let value = parse_value(text, decimals).map_err(|e| told(&e, "write a plain decimal"))?;
        Ok(format_value(value, decimals))
    }

    fn reference(&self, page: &str) -> Result<&str, RowFault> {
        let known = self.terms.references.iter().find(|reference| reference.url == page);
        let fault = || {
            let what = format!("the page “{page}” is not among the set's references");
            (what, "add it to references in datapackage.json, or correct the address")
        };
        known.map(|reference| reference.id.as_str()).ok_or_else(fault)
    }

    fn fault(&self, line: u64, (what, mend): RowFault) -> ImportError {
        ImportError::Raw { path: self.name(), line, what, mend: mend.to_owned() }
    }

    fn name(&self) -> String {
        self.path.display().to_string()
    }

    fn unreadable(&self, source: io::Error) -> ImportError {
        ImportError::Read { path: self.name(), source }
    }

    fn malformed(&self, error: csv::Error) -> ImportError {
        let line = error.position().map_or(1, csv::Position::line);
        let what = match error.kind() {
            csv::ErrorKind::UnequalLengths { len, expected_len, .. } => {
                format!("the row has {len} fields, not {expected_len}")
            }
            csv::ErrorKind::Utf8 { .. } => "the row is not UTF-8".to_owned(),
            _ => error.to_string(),
        };
        match error.into_kind() {
            csv::ErrorKind::Io(source) => self.unreadable(source),
            _ => self.fault(line, (what, "check its commas and quotes")),
        }
    }
}

fn told(error: &dyn std::error::Error, mend: &'static str) -> RowFault {
    (error.to_string(), mend)
}

/// The list writes ZZ for all foreign countries together, or for a publisher's clients or sensors
/// wherever they are. Both are a whole, not a country that somebody failed to tell, so we write
/// 001.
fn country(code: &str) -> Result<Country, RowFault> {
    let mend = "write two capitals, or ZZ for all foreign countries";
    let country = code.parse().map_err(|e| told(&e, mend))?;
    Ok(if country == Country::UNKNOWN { Country::WORLD } else { country })
}

/// A computed figure is never better known than that.
fn status(raw: &str, derived: bool) -> Result<Status, RowFault> {
    let known = STATUSES.iter().find(|(word, _)| *word == raw);
    let what = || format!("the status “{raw}” is unknown");
    let fault = || (what(), "write seen, derived, weak or brief-only");
    let (_, status) = known.ok_or_else(fault)?;
    Ok(if derived { (*status).max(Status::Derived) } else { *status })
}
