//! Which country an IPv4 address was allocated to, by a table of that time.
//!
//! The file is a list of records of ten bytes: the first and the last address of a range, both
//! big-endian, and two letters. Ranges are sorted and do not overlap.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bothways::dataset::Country;

use super::super::ImportError;

const RECORD: usize = 10;

/// The table's codes for no country: a continent twice, an anonymous proxy, a satellite.
const PSEUDO: [&str; 4] = ["EU", "AP", "A1", "A2"];

/// The ranges of the table, sorted.
pub struct AddressTable(Vec<Range>);

struct Range {
    first: u32,
    last: u32,
    country: Country,
}

/// What is wrong with a record, and how to mend it.
type Fault = (String, &'static str);

impl AddressTable {
    /// Reads a table.
    ///
    /// # Errors
    /// The first record that makes no sense.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        let name = || path.display().to_string();
        let bytes = fs::read(path).map_err(|source| ImportError::Read { path: name(), source })?;
        let mut ranges: Vec<Range> = Vec::with_capacity(bytes.len() / RECORD);
        for (at, record) in bytes.chunks(RECORD).enumerate() {
            let range = range(record, ranges.last()).map_err(|(what, mend)| {
                let (path, record, mend) = (name(), at + 1, mend.to_owned());
                ImportError::Record { path, record, what, mend }
            })?;
            ranges.push(range);
        }
        if ranges.is_empty() {
            let (what, mend) = ("the table is empty".to_owned(), "give one of 2013".to_owned());
            return Err(ImportError::Record { path: name(), record: 1, what, mend });
        }
        Ok(Self(ranges))
    }

    /// The country of an address; [`Country::UNKNOWN`] where the table has none.
    pub fn country(&self, address: u32) -> Country {
        let after = self.0.partition_point(|range| range.first <= address);
        let range = after.checked_sub(1).and_then(|at| self.0.get(at));
        let holding = range.filter(|range| address <= range.last);
        holding.map_or(Country::UNKNOWN, |range| range.country)
    }

    /// How many addresses each country had.
    pub fn addresses(&self) -> BTreeMap<Country, u64> {
        let mut addresses = BTreeMap::new();
        for range in self.0.iter().filter(|range| range.country.is_place()) {
            *addresses.entry(range.country).or_default() += u64::from(range.last - range.first) + 1;
        }
        addresses
    }
}

fn range(record: &[u8], before: Option<&Range>) -> Result<Range, Fault> {
    let &[a, b, c, d, e, f, g, h, i, j] = record else {
        return Err(("the record is cut short".to_owned(), "give the whole table"));
    };
    let (first, last) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
    if last < first || before.is_some_and(|before| first <= before.last) {
        let what = "the range is reversed, out of order or overlaps the one before".to_owned();
        return Err((what, "give a table of 10-byte records: first, last, two letters"));
    }
    let code = String::from_utf8_lossy(&[i, j]).into_owned();
    let country = match code.as_str() {
        code if PSEUDO.contains(&code) => Some(Country::UNKNOWN),
        code => Country::parse(code).filter(Country::is_place),
    };
    let fault = || (format!("“{code}” is no country"), "correct the code");
    Ok(Range { first, last, country: country.ok_or_else(fault)? })
}
