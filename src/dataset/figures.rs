//! Reads `figures.csv` against its descriptor, row by row, naming every fault.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet, VecDeque};
use std::io::{BufReader, Read};

use super::address::address_in;
use super::fault::{Fault, MARKED, Place, quoted};
use super::rows::{Broken, LONGEST_FIELD, Rows};
use super::sums::Sums;
use super::{
    Country, MAX_DECIMALS, MAX_PERIODS, NotACountry, Period, Record, SeriesKey, Status, Terms,
    parse_value,
};

/// The file's name in every folder.
pub const FIGURES_CSV: &str = "figures.csv";

/// The columns, in order; the last may be absent.
pub const COLUMNS: [&str; 8] =
    ["period", "source", "target", "category", "measure", "value", "status", "ref"];

/// The columns that name a cell, and by which the rows are sorted.
const KEY: usize = 5;

/// So many cells are remembered, to find the same one again in a file that is not sorted; in a
/// sorted file the two stand together.
const REMEMBERED: usize = 100_000;

/// Reads all rows; those with faults are left out and named in `faults`.
pub fn read_figures(input: impl Read, terms: &Terms, faults: &mut Vec<Fault>) -> Vec<Record> {
    let mut records = Vec::new();
    for figure in Figures::new(input, terms) {
        match figure {
            Ok(record) => records.push(record),
            Err(fault) => faults.push(fault),
        }
    }
    records
}

/// The rows of a `figures.csv` as a stream, in bounded memory: each is a record or its faults.
pub struct Figures<'a, R> {
    rows: Rows<BufReader<R>>,
    terms: &'a Terms,
    /// Faults found and not yet handed out.
    faults: VecDeque<Fault>,
    is_over: bool,
    /// How many columns the header has.
    width: usize,
    /// Which fields of the row are named already.
    unreadable: [bool; COLUMNS.len()],
    order: Order,
    periods: HashSet<Period>,
    /// The last period as written and as read; a sorted file repeats it.
    last: (Vec<u8>, Option<Period>),
    /// The countries read so far.
    countries: HashMap<Vec<u8>, Country>,
    sums: Sums<'a>,
}

/// What was read before, to tell whether the next row may follow.
#[derive(Default)]
struct Order {
    key: Vec<u8>,
    previous: Vec<u8>,
    line: u64,
    is_lost: bool,
    /// The lines of the first cells.
    seen: HashMap<(SeriesKey, Period), u64>,
}

impl<'a, R: Read> Figures<'a, R> {
    /// Reads figures in the terms of their descriptor.
    pub fn new(input: R, terms: &'a Terms) -> Self {
        Self {
            rows: Rows::new(BufReader::with_capacity(1 << 16, input)),
            terms,
            faults: VecDeque::new(),
            is_over: false,
            width: COLUMNS.len(),
            unreadable: [false; COLUMNS.len()],
            order: Order::default(),
            periods: HashSet::new(),
            last: (Vec::new(), None),
            countries: HashMap::new(),
            sums: Sums::new(terms),
        }
    }
}

impl<R: Read> Iterator for Figures<'_, R> {
    type Item = Result<Record, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(fault) = self.faults.pop_front() {
                return Some(Err(fault));
            }
            if self.is_over {
                return None;
            }
            let record = self.read();
            self.faults.make_contiguous().sort_by_key(|fault| (fault.line, fault.column));
            if let Some(record) = record {
                return Some(Ok(record));
            }
        }
    }
}

impl<R: Read> Figures<'_, R> {
    /// Reads the next line: a record, or faults, or the end.
    fn read(&mut self) -> Option<Record> {
        let row = self.rows.next();
        if self.rows.number() == 1 {
            if self.rows.is_marked() {
                self.fault_at((1, 1), MARKED.0, MARKED.1);
            }
            return self.first(row);
        }
        match row {
            Some(Ok(())) => self.row(),
            Some(Err(broken)) => self.broken(broken),
            None => {
                self.is_over = true;
                self.faults.extend(self.sums.faults());
                None
            }
        }
    }

    /// The first line: the header, or in its place a row.
    fn first(&mut self, row: Option<Result<(), Broken>>) -> Option<Record> {
        match row {
            None => {
                self.is_over = true;
                self.fault_at((1, 1), "the file is empty", "begin it with the header line");
                None
            }
            Some(Err(broken)) => self.broken(broken),
            Some(Ok(())) => {
                self.width = self.rows.len();
                let names = self.rows.values();
                let names: Vec<_> =
                    names.map(|n| String::from_utf8_lossy(n).into_owned()).collect();
                self.header(&names)
            }
        }
    }

    /// After a misspelt name, or without a header, the rows can still be read. Columns in another
    /// order or parted by another sign would make each row a fault that is none.
    fn header(&mut self, names: &[String]) -> Option<Record> {
        let all = COLUMNS.join(",");
        let wrong = |(name, column): &(&String, &str)| name != column;
        let wrong = names.iter().zip(COLUMNS).enumerate().filter(|(_, pair)| wrong(pair));
        let wrong: Vec<_> = wrong.collect();
        let is_full = (7..=8).contains(&names.len());
        if is_full && wrong.len() <= 2 {
            for (field, (name, column)) in wrong {
                let what = format!("column {} of the header is {}", field + 1, quoted(name));
                self.fault(field, what, format!("write {column}"));
            }
            return None;
        }
        if is_full && !names.iter().any(|name| COLUMNS.contains(&name.trim())) {
            let mend = format!("write {all} above the rows");
            self.fault_at((1, 1), "the file begins without a header", mend);
            return self.row();
        }
        self.is_over = true;
        let header = names.join(",");
        let mend = match header.contains([';', '\t']) {
            true => format!("part the columns by commas: {all}"),
            false => format!("write {all}, where ref may be left out"),
        };
        self.fault_at((1, 1), format!("the header is {}", quoted(&header)), mend);
        None
    }

    fn broken(&mut self, broken: Broken) -> Option<Record> {
        let commas = "check its commas and quotes";
        let (field, what, mend) = match broken {
            Broken::Io(error) => {
                self.is_over = true;
                (0, format!("the file cannot be read further ({error})"), "read it from a disk")
            }
            Broken::Utf16 => {
                self.is_over = true;
                (0, "the file is UTF-16".to_owned(), "save it as UTF-8")
            }
            Broken::Blank => (0, "the line is empty".to_owned(), "take it out"),
            Broken::TooLong => (0, "the line is longer than 64 kB".to_owned(), commas),
            Broken::CarriageReturn => {
                let what = "a carriage return stands inside the line".to_owned();
                (0, what, "end lines with LF or CRLF")
            }
            Broken::OpenQuote(field) => (field, "a quote is left open".to_owned(), "close it"),
        };
        self.fault(field, what, mend);
        None
    }

    fn fault(&mut self, field: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.fault_at(self.rows.place(field), what, mend);
    }

    fn fault_at(&mut self, place: Place, what: impl Into<String>, mend: impl Into<String>) {
        self.faults.push_back(Fault::new(FIGURES_CSV, place, what, mend));
    }

    /// The record of a row without a fault.
    fn row(&mut self) -> Option<Record> {
        if self.rows.len() != self.width {
            let what = format!("the row has {} fields, not {}", self.rows.len(), self.width);
            self.fault(0, what, "check its commas and quotes");
            (0..self.rows.len()).for_each(|field| _ = self.private(field));
            return None;
        }
        self.find_unreadable();
        let period = self.period();
        let (origin, target) = (self.country(1), self.country(2));
        let category = self.declared(3, self.terms.categories.len(), Terms::category);
        let measure = self.declared(4, self.terms.measures.len(), Terms::measure);
        if self.faults.is_empty() {
            self.check_order();
        }
        let status = self.status();
        let value = self.value(status, measure);
        let reference = self.reference();
        let (category, measure) = (category?, measure?);
        let key = SeriesKey { origin: origin?, target: target?, measure, category };
        let (period, value, status) = (period?, value?, status?);
        let record = Record { key, period, value, status, reference: reference? };
        self.faults.extend(self.sums.see(&record, |field| self.rows.place(field)));
        (self.is_covered(&record) && self.is_new(&record)).then_some(record)
    }

    /// Names the fields that hold no text of a figure.
    fn find_unreadable(&mut self) {
        self.unreadable = [false; COLUMNS.len()];
        if self.rows.is_plain() {
            return;
        }
        for field in 0..self.rows.len() {
            if let Some((what, mend)) = unreadable(self.rows.field(field)) {
                self.fault(field, what, mend);
                self.unreadable[field] = true;
            }
        }
    }

    fn text(&self, field: usize) -> &str {
        std::str::from_utf8(self.rows.field(field)).unwrap_or_default()
    }

    /// Names what a field holds that may stand nowhere; such a text is not repeated.
    fn private(&mut self, field: usize) -> bool {
        let column = COLUMNS.get(field).copied().unwrap_or("field");
        let kind = address_in(&String::from_utf8_lossy(self.rows.field(field)));
        if let Some(kind) = kind {
            let what = format!("the {column} holds what looks like {kind}");
            self.fault(field, what, "take it out: figures tell of countries alone");
        }
        kind.is_some()
    }

    /// A fault in a field that could not be read as what its column holds.
    fn bad(&mut self, field: usize, what: impl Into<String>, mend: impl Into<String>) {
        if self.unreadable[field] || self.private(field) {
            return;
        }
        if self.rows.field(field).is_empty() {
            self.fault(field, format!("the {} is missing", COLUMNS[field]), mend);
        } else {
            self.fault(field, what, mend);
        }
    }

    /// Rows stand in the order of their first five fields. One row out of place is named: the mend
    /// is to sort them all.
    fn check_order(&mut self) {
        let Order { key, previous, is_lost, line, .. } = &mut self.order;
        std::mem::swap(key, previous);
        key.clear();
        for field in 0..KEY {
            key.extend_from_slice(self.rows.field(field));
            key.push(0);
        }
        let (order, before) = (key.as_slice().cmp(previous), *line);
        *line = self.rows.number();
        if order == Ordering::Equal {
            self.twice(before);
        } else if order == Ordering::Less && !*is_lost {
            *is_lost = true;
            let mend = "sort the rows by period, source, target, category, measure";
            self.fault(0, "the row is out of order", mend);
        }
    }

    fn twice(&mut self, line: u64) {
        let what = format!("the same cell stands in line {line} already");
        self.fault(0, what, "keep one of the two rows");
    }

    /// Whether the cell did not stand in an earlier line, as far as these are remembered.
    fn is_new(&mut self, record: &Record) -> bool {
        let Order { key, previous, seen, .. } = &mut self.order;
        if key == previous {
            return false;
        }
        let cell = (record.key, record.period);
        if let Some(line) = seen.get(&cell).copied() {
            self.twice(line);
            return false;
        }
        if seen.len() < REMEMBERED {
            seen.insert(cell, self.rows.number());
        }
        true
    }

    fn period(&mut self) -> Option<Period> {
        if self.last.0 != self.rows.field(0) {
            self.last = (self.rows.field(0).to_owned(), self.text(0).parse().ok());
            let count = self.periods.len();
            if let Some(period) = self.last.1
                && count < MAX_PERIODS
            {
                self.periods.insert(period);
            } else if self.last.1.is_some_and(|period| !self.periods.contains(&period)) {
                let what = format!("the set has more than {MAX_PERIODS} different periods");
                self.fault(0, what, "make two sets of it");
            }
        }
        if self.last.1.is_none()
            && let Err(error) = self.text(0).parse::<Period>()
        {
            let (what, mend) = error.fault();
            self.bad(0, what, mend);
        }
        self.last.1
    }

    fn country(&mut self, field: usize) -> Option<Country> {
        let code = self.rows.field(field);
        if let Some(country) = self.countries.get(code) {
            return Some(*country);
        }
        let country = Country::parse(self.text(field));
        match country {
            Some(country) => _ = self.countries.insert(code.to_owned(), country),
            None => {
                let error = NotACountry(self.text(field).to_owned());
                self.bad(field, error.to_string(), error.mend());
            }
        }
        country
    }

    /// The position of an id in its list; where the descriptor has no such list, that is its fault
    /// and not the row's.
    fn declared(
        &mut self,
        field: usize,
        count: usize,
        find: fn(&Terms, &str) -> Option<usize>,
    ) -> Option<u8> {
        let text = self.text(field);
        let found = find(self.terms, text);
        if found.is_none() && text.contains('<') {
            let what = format!("the {} holds markup", COLUMNS[field]);
            self.bad(field, what, "write an id that datapackage.json declares");
        } else if found.is_none() && count > 0 {
            let what = format!("the {} “{text}” is not in datapackage.json", COLUMNS[field]);
            self.bad(field, what, "declare it there or correct the word");
        }
        found.and_then(|at| u8::try_from(at).ok())
    }

    fn status(&mut self) -> Option<Status> {
        let status = Status::from_word(self.text(6));
        if status.is_none() {
            let what = format!("the status “{}” is unknown", self.text(6));
            self.bad(6, what, "write reported, derived, weak, secondhand or suppressed");
        }
        status
    }

    fn value(&mut self, status: Option<Status>, measure: Option<u8>) -> Option<u64> {
        let measure = measure.and_then(|at| self.terms.measures.get(usize::from(at)));
        let decimals = measure.map_or(MAX_DECIMALS, |measure| measure.decimals);
        let text = self.text(5);
        match (status, text.is_empty()) {
            (Some(Status::Suppressed), true) => return Some(0),
            (Some(Status::Suppressed), false) => {
                let mend = "leave the value empty, or correct the status";
                self.bad(5, "a suppressed cell shows its value", mend);
            }
            (Some(_), true) => {
                self.bad(5, "the value is missing", "write it, or drop the row");
            }
            (None, true) => {}
            (_, false) => match parse_value(text, decimals) {
                Ok(value) => return Some(value),
                Err(error) => self.bad(5, error.to_string(), error.mend()),
            },
        }
        None
    }

    fn reference(&mut self) -> Option<Option<u16>> {
        let id = self.text(7);
        if id.is_empty() || self.terms.measures.is_empty() {
            return Some(None);
        }
        let at = self.terms.references.iter().position(|reference| reference.id == id);
        let at = at.and_then(|at| u16::try_from(at).ok());
        if at.is_none() {
            let what = format!("the reference “{id}” is not in datapackage.json");
            self.bad(7, what, "add it to references, with publisher and address");
        }
        at.map(Some)
    }

    fn is_covered(&mut self, record: &Record) -> bool {
        let SeriesKey { origin, target, measure, .. } = record.key;
        let measure = self.terms.measures.get(usize::from(measure));
        let is_covered = measure.is_none_or(|measure| {
            self.terms.coverage_of(measure).holds(origin, target, &record.period)
        });
        if !is_covered {
            let what = "the figure lies outside the coverage that datapackage.json declares";
            self.fault(1, what, "widen the coverage or drop the row");
            return false;
        }
        let covers = self.terms.covers();
        let is_counted = covers.is_none_or(|covers| covers.common(&record.period).is_some());
        if !is_counted {
            self.fault(0, "nothing of the period lies in covers", "widen covers or drop the row");
        }
        is_counted
    }
}

/// Why a field is no text of a figure, and how to mend it.
fn unreadable(field: &[u8]) -> Option<(&'static str, &'static str)> {
    const SAVE: &str = "save the file as plain UTF-8 text";
    match std::str::from_utf8(field) {
        Err(_) => Some(("the field is not UTF-8", SAVE)),
        Ok(text) if text.contains('\0') => Some(("the field has a NUL character", SAVE)),
        Ok(text) if text.contains(char::is_control) => {
            Some(("the field has a control character", "take it out"))
        }
        Ok(_) if field.len() > LONGEST_FIELD => {
            Some(("the field is longer than 100 bytes", "check its commas and quotes"))
        }
        Ok(_) => None,
    }
}
