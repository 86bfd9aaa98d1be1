//! The first sheet of the workbook: a header, then a row an incident.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx};

use crate::import::{ImportError, RowFault, open, raw_fault};

/// The columns we read, wherever they stand.
const COLUMNS: [&str; 6] = [
    "Cyberincidentnum",
    "Dyadpair",
    "interactionstartdate",
    "initiator",
    "cyber_objective",
    "severity",
];

/// Excel writes dates from here on.
const FIRST_YEAR: u16 = 1900;

/// The sheet of incidents.
pub struct Sheet<'a> {
    path: &'a Path,
    cells: Range<Data>,
    columns: HashMap<&'static str, usize>,
}

impl<'a> Sheet<'a> {
    /// Reads the sheet; its columns must be there, and no incident's number twice.
    pub fn read(path: &'a Path) -> Result<Self, ImportError> {
        let file = BufReader::new(open(path)?);
        let unreadable = |what: String| {
            let what = format!("the file is no Excel workbook ({what})");
            raw_fault(path, 1, (what, "give the edition's .xlsx file"))
        };
        let mut book = Xlsx::<BufReader<File>>::new(file).map_err(|e| unreadable(e.to_string()))?;
        let sheet = book.worksheet_range_at(0);
        let sheet = sheet.ok_or_else(|| unreadable("it has no sheet".to_owned()))?;
        let cells = sheet.map_err(|e| unreadable(e.to_string()))?;
        let columns = columns(&cells).map_err(|fault| raw_fault(path, 1, fault))?;
        let sheet = Self { path, cells, columns };
        sheet.check_numbers()?;
        Ok(sheet)
    }

    /// The rows below the header that are not empty.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let first = u64::from(self.cells.start().map_or(0, |(row, _)| row)) + 1;
        let rows = self.cells.rows().zip(first..).skip(1);
        let rows = rows.map(|(cells, number)| Row { sheet: self, cells, number });
        rows.filter(|row| row.cells.iter().any(|cell| *cell != Data::Empty))
    }

    fn check_numbers(&self) -> Result<(), ImportError> {
        let mut seen = HashSet::new();
        for row in self.rows() {
            let number = row.whole("Cyberincidentnum").map_err(|fault| row.fault(fault))?;
            if !seen.insert(number) {
                let what = format!("incident {number} stands twice");
                return Err(row.fault((what, "keep one of the two rows")));
            }
        }
        if seen.is_empty() {
            let fault = ("the sheet has no incidents".to_owned(), "give the edition's .xlsx file");
            return Err(raw_fault(self.path, 1, fault));
        }
        Ok(())
    }
}

/// Where each column stands in the header.
fn columns(cells: &Range<Data>) -> Result<HashMap<&'static str, usize>, RowFault> {
    let header = cells.rows().next().unwrap_or_default();
    let find = |name| {
        let is_it = |cell: &Data| matches!(cell, Data::String(text) if text.trim() == name);
        let at = header.iter().position(is_it);
        let fault =
            || (format!("the first sheet has no column “{name}”"), "give the edition's .xlsx file");
        at.map(|at| (name, at)).ok_or_else(fault)
    };
    COLUMNS.into_iter().map(find).collect()
}

/// A row of the sheet.
pub struct Row<'a> {
    sheet: &'a Sheet<'a>,
    cells: &'a [Data],
    number: u64,
}

impl Row<'_> {
    /// Its number in the sheet, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// A fault in this row.
    pub fn fault(&self, fault: RowFault) -> ImportError {
        raw_fault(self.sheet.path, self.number, fault)
    }

    /// A column's whole number.
    pub fn whole(&self, column: &str) -> Result<u64, RowFault> {
        let cell = self.cell(column);
        let text = cell.to_string();
        let fault = || (format!("{column} is “{text}”"), "write a whole number");
        text.parse().map_err(|_| fault())
    }

    /// The year of a column's date.
    pub fn year(&self, column: &str) -> Result<u16, RowFault> {
        let cell = self.cell(column);
        let fault = || (format!("{column} is “{cell}”"), "write a date, as a cell of kind Date");
        let Data::DateTime(date) = cell else { return Err(fault()) };
        let (year, ..) = date.to_ymd_hms_milli();
        let is_dated = date.is_datetime() && year >= FIRST_YEAR && date.as_f64() >= 1.0;
        is_dated.then_some(year).ok_or_else(fault)
    }

    fn cell(&self, column: &str) -> &Data {
        let at = self.sheet.columns.get(column);
        at.and_then(|at| self.cells.get(*at)).unwrap_or(&Data::Empty)
    }
}
