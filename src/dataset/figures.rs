//! Reads `figures.csv` against its descriptor, row by row, naming every fault.

use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};

use super::fault::{Fault, Place};
use super::sums::Sums;
use super::{Country, Period, Record, SeriesKey, Status, Terms, parse_value};

/// The file's name in every folder.
pub const FIGURES_CSV: &str = "figures.csv";

/// The columns, in order; the last may be absent.
pub const COLUMNS: [&str; 8] =
    ["period", "source", "target", "category", "measure", "value", "status", "ref"];

/// Reads all rows; those with faults are left out and named in `faults`.
pub fn read_figures(input: impl Read, terms: &Terms, faults: &mut Vec<Fault>) -> Vec<Record> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(input);
    let (records, previous, sums) = (Vec::new(), Vec::new(), Sums::new(terms));
    let mut figures = Figures { terms, faults, records, previous, sums };
    let mut row = ByteRecord::new();
    let mut is_first = true;
    loop {
        match reader.read_byte_record(&mut row) {
            Ok(true) if is_first => figures.header(&row),
            Ok(true) => figures.row(&row),
            Ok(false) => break,
            Err(error) => {
                figures.fault((reader.position().line(), 1), error.to_string(), "mend this line");
                break;
            }
        }
        is_first = false;
    }
    if is_first {
        figures.fault((1, 1), "the file is empty", "begin it with the header line");
    }
    figures.faults.extend(figures.sums.faults());
    figures.records
}

struct Figures<'a> {
    terms: &'a Terms,
    faults: &'a mut Vec<Fault>,
    records: Vec<Record>,
    previous: Vec<Vec<u8>>,
    sums: Sums<'a>,
}

/// A fault inside one field: its position in [`COLUMNS`], what is wrong, how to mend it.
type FieldFault = (usize, String, &'static str);

impl Figures<'_> {
    fn fault(&mut self, (line, column): Place, what: impl Into<String>, mend: impl Into<String>) {
        let (file, what, mend) = (FIGURES_CSV.to_owned(), what.into(), mend.into());
        self.faults.push(Fault { file, line, column, what, mend });
    }

    fn header(&mut self, row: &ByteRecord) {
        let full = row.iter().eq(COLUMNS.iter().map(|c| c.as_bytes()));
        let short = row.iter().eq(COLUMNS[..7].iter().map(|c| c.as_bytes()));
        if !full && !short {
            let found = row.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join(",");
            let mend = format!("write {}, where ref may be left out", COLUMNS.join(","));
            self.fault((1, 1), format!("the header is “{found}”"), mend);
        }
    }

    fn row(&mut self, row: &ByteRecord) {
        if let Some((field, what)) = unreadable(row) {
            return self.fault(place(row, field), what, "save the file as plain UTF-8 text");
        }
        if !(7..=8).contains(&row.len()) {
            let what = format!("the row has {} fields, not 7 or 8", row.len());
            return self.fault(place(row, 0), what, "check its commas and quotes");
        }
        self.check_order(row);
        let fields: Vec<&str> = row.iter().map(|f| std::str::from_utf8(f).unwrap_or("")).collect();
        match read_row(&fields, self.terms) {
            Ok(record) => {
                self.sums.see(&record, |field| place(row, field));
                self.records.push(record);
            }
            Err((field, what, mend)) => self.fault(place(row, field), what, mend),
        }
    }

    /// Rows stand in the order of their first five fields, which also shows a cell given twice.
    fn check_order(&mut self, row: &ByteRecord) {
        let key: Vec<Vec<u8>> = row.iter().take(5).map(<[u8]>::to_vec).collect();
        if key == self.previous {
            self.fault(place(row, 0), "the same cell stands twice", "keep one of the two rows");
        } else if key < self.previous {
            let mend = "sort the rows by period, source, target, category, measure";
            self.fault(place(row, 0), "the row is out of order", mend);
        }
        self.previous = key;
    }
}

fn unreadable(row: &ByteRecord) -> Option<(usize, &'static str)> {
    row.iter().enumerate().find_map(|(at, field)| match std::str::from_utf8(field) {
        Err(_) => Some((at, "the field is not UTF-8")),
        Ok(text) if text.contains(['\n', '\r']) => Some((at, "a quote is left open")),
        Ok(text) if text.contains(char::is_control) => {
            Some((at, "the field has a control character"))
        }
        Ok(_) => None,
    })
}

/// Where a field begins, exact as long as no field before it is quoted.
fn place(row: &ByteRecord, field: usize) -> Place {
    let line = row.position().map_or(1, csv::Position::line);
    let bytes_before = row.range(field).map_or(0, |range| range.start);
    let column = row.as_slice().get(..bytes_before).unwrap_or_default();
    (line, (String::from_utf8_lossy(column).chars().count() + field) as u64 + 1)
}

fn read_row(fields: &[&str], terms: &Terms) -> Result<Record, FieldFault> {
    let period: Period =
        fields[0].parse().map_err(|e| fault(0, &e, "write it as ISO 8601 does"))?;
    let origin = country(fields[1], 1)?;
    let target = country(fields[2], 2)?;
    let category = position(terms.category(fields[3]), 3, fields[3])?;
    let measure = position(terms.measure(fields[4]), 4, fields[4])?;
    let status = Status::from_word(fields[6])
        .ok_or_else(|| (6, format!("the status “{}” is unknown", fields[6]), STATUSES))?;
    let value = value(fields[5], status, terms.measures[usize::from(measure)].decimals)?;
    let reference = reference(fields.get(7).copied().unwrap_or(""), terms)?;
    let coverage = terms.coverage_of(&terms.measures[usize::from(measure)]);
    if !coverage.holds(origin, target, &period) {
        let what = "the figure lies outside the coverage that datapackage.json declares".to_owned();
        return Err((1, what, "widen the coverage or drop the row"));
    }
    let key = SeriesKey { origin, target, measure, category };
    Ok(Record { key, period, value, status, reference })
}

const STATUSES: &str = "write reported, derived, weak, secondhand or suppressed";

fn fault(field: usize, error: &dyn std::error::Error, mend: &'static str) -> FieldFault {
    (field, error.to_string(), mend)
}

fn country(text: &str, field: usize) -> Result<Country, FieldFault> {
    text.parse().map_err(|e| fault(field, &e, "write two capitals, 001 for all or ZZ for unknown"))
}

fn position(found: Option<usize>, field: usize, text: &str) -> Result<u8, FieldFault> {
    let what = || format!("the {} “{text}” is not in datapackage.json", COLUMNS[field]);
    let mend = "declare it there or correct the word";
    found.and_then(|at| u8::try_from(at).ok()).ok_or_else(|| (field, what(), mend))
}

fn value(text: &str, status: Status, decimals: u8) -> Result<u64, FieldFault> {
    match (status, text.is_empty()) {
        (Status::Suppressed, true) => Ok(0),
        (Status::Suppressed, false) => {
            let what = "a suppressed cell shows its value".to_owned();
            Err((5, what, "leave the value empty"))
        }
        (_, true) => Err((5, "the value is missing".to_owned(), "write it, or drop the row")),
        (_, false) => {
            parse_value(text, decimals).map_err(|e| fault(5, &e, "write a plain decimal"))
        }
    }
}

fn reference(id: &str, terms: &Terms) -> Result<Option<u16>, FieldFault> {
    if id.is_empty() {
        return Ok(None);
    }
    let at = terms.references.iter().position(|r| r.id == id);
    let what = || format!("the reference “{id}” is not in datapackage.json");
    at.and_then(|at| u16::try_from(at).ok())
        .map(Some)
        .ok_or_else(|| (7, what(), "add it to references, with publisher and address"))
}
