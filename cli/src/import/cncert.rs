//! CNCERT's figures, out of a list of figures that reports and news printed.
//!
//! The list has one row a figure, with the page it was read on. Rows of other publishers are
//! skipped; of CNCERT's, each must find its measure, its status and its page, or nothing is
//! imported: a figure without its page has no place in the set.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::Path;

use bothways::dataset::{Country, Period, Status, Terms, format_value, parse_value};
use csv::{Reader, StringRecord};

use super::{Figure, ImportError, RowFault, Words, publish, raw_fault};
use crate::check::Faults;

const WORDS: Words = Words {
    descriptor: include_str!("../../../data/cncert/datapackage.json"),
    readme: include_str!("../../../data/cncert/README.md"),
};

const PUBLISHER: &str = "CNCERT/CC";

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

/// A measure of the list, ours, and whether the list computed it from printed figures.
const MEASURES: [(&str, &str, bool); 11] = [
    ("hosts_controlled", "computers", false),
    ("control_ips", "addresses", false),
    ("control_ips_derived", "addresses", true),
    ("share_of_foreign_control_ips_pct", "address-share", false),
    ("share_of_foreign_controlled_hosts_pct", "computer-share", false),
    ("websites_controlled", "websites", false),
    ("phishing_pages", "phishing-pages", false),
    ("share_of_foreign_sources_pct", "trojan-source-share", false),
    ("foreign_attacks_total", "trojan-attacks", false),
    ("share_of_foreign_botnet_controllers_pct", "botnet-controller-share", false),
    ("share_of_foreign_pct", "unspecified-share", false),
];

/// How the list says how well it knows a figure, and how we do.
const STATUSES: [(&str, Status); 4] = [
    ("seen", Status::Reported),
    ("derived", Status::Derived),
    ("weak", Status::Weak),
    ("brief-only", Status::Secondhand),
];

/// Writes the folder `folder` from the list in `file`.
///
/// # Errors
/// See [`ImportError`]; the folder is then as it was.
pub fn import(file: &Path, folder: &Path) -> Result<(), ImportError> {
    let descriptor = WORDS.read().map_err(|faults| Faults::of(folder, faults))?;
    let raw = RawFile { path: file, terms: &descriptor.bothways };
    publish(folder, &WORDS, raw.read()?)
}

struct RawFile<'a> {
    path: &'a Path,
    terms: &'a Terms,
}

impl RawFile<'_> {
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
            let what = format!("no row is published by “{PUBLISHER}”");
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

    /// A row's figure, or none where another publisher printed it.
    fn figure(&self, row: &StringRecord) -> Result<Option<Figure>, RowFault> {
        // The reader lets no row pass whose fields are not as many as the header's.
        let field = |at: usize| row.get(at).unwrap_or_default();
        if field(6) != PUBLISHER {
            return Ok(None);
        }
        let period = field(0).parse::<Period>().map_err(|e| told(&e, "write it as ISO 8601"))?;
        let origin = world_if_unknown(country(field(1))?);
        let target = country(field(2))?;
        let category = self.category(field(3))?;
        let (measure, derived) = measure(field(4))?;
        let value = self.value(field(5), measure)?;
        let status = status(field(9), derived)?;
        let reference = self.reference(field(7))?;
        let (period, origin, target) = (period.to_string(), origin.to_string(), target.to_string());
        let fields = [category, measure, &value, status.as_str(), reference].map(str::to_owned);
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

    fn fault(&self, line: u64, fault: RowFault) -> ImportError {
        raw_fault(self.path, line, fault)
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

fn country(code: &str) -> Result<Country, RowFault> {
    code.parse().map_err(|e| told(&e, "write two capitals, or ZZ for all foreign countries"))
}

/// The list writes ZZ for all foreign countries together, which we write 001: CNCERT counts the
/// whole world outside, it does not fail to tell the country.
fn world_if_unknown(origin: Country) -> Country {
    if origin == Country::UNKNOWN { Country::WORLD } else { origin }
}

fn measure(raw: &str) -> Result<(&'static str, bool), RowFault> {
    let known = MEASURES.iter().find(|(name, ..)| *name == raw);
    let what = || format!("the measure “{raw}” is unknown");
    let fault = || (what(), "correct it, or give it a measure of the set");
    known.map(|(_, ours, derived)| (*ours, *derived)).ok_or_else(fault)
}

/// A computed figure is never better known than that.
fn status(raw: &str, derived: bool) -> Result<Status, RowFault> {
    let known = STATUSES.iter().find(|(word, _)| *word == raw);
    let what = || format!("the status “{raw}” is unknown");
    let fault = || (what(), "write seen, derived, weak or brief-only");
    let (_, status) = known.ok_or_else(fault)?;
    Ok(if derived { (*status).max(Status::Derived) } else { *status })
}
