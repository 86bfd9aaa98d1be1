//! The Correlates of War state codes, by which DCID names states and dyads.

use std::collections::HashMap;
use std::path::Path;

use bothways::dataset::Country;
use csv::{Reader, StringRecord};

use crate::import::names::Names;
use crate::import::{ImportError, RowFault, open, raw_fault};

/// The columns of the list, in order.
const COLUMNS: [&str; 3] = ["StateAbb", "CCode", "StateNme"];

/// The list of state codes with the names it gives them.
pub struct Codes {
    states: HashMap<u64, String>,
    names: Names,
}

impl Codes {
    /// Reads the list. A state that ended and began again stands in it twice, which is no fault.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        let mut reader = Reader::from_reader(open(path)?);
        let malformed = |line, error: csv::Error| {
            raw_fault(path, line, (error.to_string(), "check its commas and quotes"))
        };
        let header = reader.headers().map_err(|error| malformed(1, error))?;
        if !header.iter().eq(COLUMNS) {
            let what = format!("the header is “{}”", header.iter().collect::<Vec<_>>().join(","));
            return Err(raw_fault(path, 1, (what, "write StateAbb,CCode,StateNme")));
        }
        let mut states = HashMap::new();
        // The list is published with the old line ends of a Mac, which the reader does not count.
        for (row, line) in reader.records().zip(2..) {
            let row = row.map_err(|error| malformed(line, error))?;
            add(&mut states, &row).map_err(|fault| raw_fault(path, line, fault))?;
        }
        Ok(Self { states, names: Names::english() })
    }

    /// The country of a code.
    pub fn country(&self, code: u64) -> Result<Country, RowFault> {
        let Some(name) = self.states.get(&code) else {
            let what = format!("the state code {code} is not in the list of codes");
            return Err((what, "correct it, or add it to that list"));
        };
        let fault = || {
            let what = format!("“{name}” (state code {code}) is no country of ISO 3166-1 we know");
            (what, "add its name to cli/src/import/names.rs")
        };
        self.names.country(name).ok_or_else(fault)
    }

    /// The two countries of a dyad: its code is their two codes, the lower first, without a gap.
    pub fn dyad(&self, code: u64) -> Result<(Country, Country), RowFault> {
        let text = code.to_string();
        let splits = (1..text.len()).filter_map(|at| {
            let (a, b) = text.split_at(at);
            let (a, b) = (self.known(a)?, self.known(b)?);
            (a < b).then_some((a, b))
        });
        match splits.collect::<Vec<_>>().as_slice() {
            [(a, b)] => Ok((self.country(*a)?, self.country(*b)?)),
            [] => {
                let what = format!("the dyad {code} is not made of two state codes");
                Err((what, "correct it, or add them to the list of codes"))
            }
            _ => {
                let what = format!("the dyad {code} can be read as several pairs of states");
                Err((what, "correct it, or leave the other states out of the list of codes"))
            }
        }
    }

    /// A part of a dyad's code, if it is a state's: codes have no zero in front.
    fn known(&self, part: &str) -> Option<u64> {
        let code = part.parse().ok().filter(|_| !part.starts_with('0'))?;
        self.states.contains_key(&code).then_some(code)
    }
}

fn add(states: &mut HashMap<u64, String>, row: &StringRecord) -> Result<(), RowFault> {
    let field = |at| row.get(at).unwrap_or_default();
    let (code, name) = (field(1), field(2));
    let fault = |_| (format!("“{code}” is no state code"), "write a whole number");
    match states.insert(code.parse().map_err(fault)?, name.to_owned()) {
        Some(other) if other != name => {
            let what = format!("the state code {code} is both “{other}” and “{name}”");
            Err((what, "keep one of the two rows"))
        }
        _ => Ok(()),
    }
}
