//! DCID: state-to-state incidents between rivals, out of the researchers' workbook.
//!
//! The first sheet has one row an incident. Each is counted once, in the year it began, from its
//! initiator to the other state of its dyad, under its objective and under `all`. A row whose
//! initiator is neither state has no target that we could name: it is left out and said.

mod codes;
mod sheet;

use std::collections::BTreeMap;
use std::path::Path;

use bothways::dataset::{Country, NotAPeriod, Period, Status, Terms};

use super::{Destination, Figure, ImportError, RowFault, Words, publish};
use crate::check::Faults;
use codes::Codes;
use sheet::{Row, Sheet};

const WORDS: Words = Words {
    descriptor: include_str!("../../../../data/dcid/datapackage.json"),
    readme: include_str!("../../../../data/dcid/README.md"),
};

/// The ids of `cyber_objective`, from 1.
const OBJECTIVES: [&str; 4] =
    ["disruption", "short-term-espionage", "long-term-espionage", "degradation"];

/// The id of the whole.
const ALL: &str = "all";

/// DCID's grades of severity; 0, no activity, is given to no incident.
const SEVERITIES: std::ops::RangeInclusive<u64> = 1..=10;

/// Writes the folder from the workbook and the Correlates of War list of state codes;
/// returns what is to be said of it.
///
/// # Errors
/// See [`ImportError`]; the folder is then as it was.
pub fn import(workbook: &Path, codes: &Path, into: &Destination) -> Result<String, ImportError> {
    let descriptor = WORDS.read().map_err(|faults| Faults::of(&into.output, faults))?;
    let codes = Codes::read(codes)?;
    let sheet = Sheet::read(workbook)?;
    let mut tally = Tally::default();
    for row in sheet.rows() {
        let read = incident(&row, &codes, &descriptor.bothways);
        tally.add(row.number(), read.map_err(|fault| row.fault(fault))?);
    }
    let (figures, said) = (tally.figures(), tally.said());
    publish(into, &WORDS, figures)?;
    Ok(said)
}

/// An incident that can be placed.
struct Incident {
    year: Period,
    origin: Country,
    target: Country,
    objective: &'static str,
    severity: u64,
}

/// A row's incident, or none where the initiator is neither state of the dyad.
fn incident(row: &Row<'_>, codes: &Codes, terms: &Terms) -> Result<Option<Incident>, RowFault> {
    let year = year(row)?;
    let objective = objective(row.whole("cyber_objective")?)?;
    let severity = severity(row.whole("severity")?)?;
    let (a, b) = codes.dyad(row.whole("Dyadpair")?)?;
    let origin = codes.country(row.whole("initiator")?)?;
    let target = match origin {
        _ if origin == a => b,
        _ if origin == b => a,
        _ => return Ok(None),
    };
    if !terms.coverage.holds(origin, target, &year) {
        let what = format!("{a}-{b} in {year} is outside the coverage of the set");
        return Err((what, "widen coverage in datapackage.json, or correct dyad and date"));
    }
    Ok(Some(Incident { year, origin, target, objective, severity }))
}

fn year(row: &Row<'_>) -> Result<Period, RowFault> {
    let year = row.year("interactionstartdate")?.to_string();
    year.parse().map_err(|e: NotAPeriod| (e.to_string(), "mend the date"))
}

fn objective(code: u64) -> Result<&'static str, RowFault> {
    let at = code.checked_sub(1).and_then(|at| usize::try_from(at).ok());
    let fault = || (format!("the objective {code} is unknown"), "write a code from 1 to 4");
    at.and_then(|at| OBJECTIVES.get(at)).copied().ok_or_else(fault)
}

fn severity(grade: u64) -> Result<u64, RowFault> {
    let fault = || (format!("the severity {grade} is not on the scale"), "write one from 1 to 10");
    Some(grade).filter(|grade| SEVERITIES.contains(grade)).ok_or_else(fault)
}

/// Incidents added up.
#[derive(Default)]
struct Tally {
    /// How many, and the highest severity, by year, origin, target and category.
    cells: BTreeMap<(Period, Country, Country, &'static str), (u64, u64)>,
    mapped: usize,
    /// The sheet's rows that were left out.
    left_out: Vec<u64>,
}

impl Tally {
    fn add(&mut self, row: u64, incident: Option<Incident>) {
        let Some(Incident { year, origin, target, objective, severity }) = incident else {
            return self.left_out.push(row);
        };
        self.mapped += 1;
        for category in [objective, ALL] {
            let cell = self.cells.entry((year, origin, target, category)).or_default();
            *cell = (cell.0 + 1, cell.1.max(severity));
        }
    }

    fn figures(&self) -> Vec<Figure> {
        let cells = self.cells.iter();
        let both = cells.flat_map(|(&(year, origin, target, category), &(count, highest))| {
            let measures = [("incidents", count), ("highest-severity", highest)];
            measures.map(|(measure, value)| {
                let fields =
                    [origin.as_str(), target.as_str(), category, measure].map(str::to_owned);
                let [origin, target, category, measure] = fields;
                let (value, status) = (value.to_string(), Status::Reported.as_str().to_owned());
                let period = year.to_string();
                Figure([period, origin, target, category, measure, value, status, String::new()])
            })
        });
        both.collect()
    }

    fn said(&self) -> String {
        let (mapped, left_out) = (self.mapped, self.left_out.len());
        let rows: Vec<_> = self.left_out.iter().map(u64::to_string).collect();
        let which = match rows.as_slice() {
            [] => String::new(),
            _ => format!(" (initiator is neither state of the dyad; rows: {})", rows.join(", ")),
        };
        format!("{} incidents: {mapped} counted, {left_out} left out{which}", mapped + left_out)
    }
}
