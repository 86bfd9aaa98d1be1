//! What a descriptor must hold before its figures are read.

use super::fault::{Fault, place_of};
use super::{Country, Coverage, Descriptor, MAX_DECIMALS, MAX_VALUE, Measure, Terms, cut};

/// The descriptor's name in every folder.
pub const DATAPACKAGE_JSON: &str = "datapackage.json";

/// Reads a descriptor; every fault is named, and it is returned only where JSON and shape hold.
pub fn read_descriptor(text: &str, faults: &mut Vec<Fault>) -> Option<Descriptor> {
    match serde_json::from_str::<Descriptor>(text) {
        Ok(descriptor) => {
            Rules { text, faults }.check(&descriptor);
            Some(descriptor)
        }
        Err(error) => {
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
            let (line, column) = (error.line().max(1) as u64, error.column().max(1) as u64);
            let mend = "see the descriptor in the contract".to_owned();
            faults.push(Fault { file: DATAPACKAGE_JSON.to_owned(), line, column, what, mend });
            None
        }
    }
}

struct Rules<'a> {
    text: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl Rules<'_> {
    /// Names a fault at the first place where `word` stands in quotes.
    fn fault(&mut self, word: &str, what: impl Into<String>, mend: &str) {
        let (line, column) = place_of(self.text, word);
        let (file, what, mend) = (DATAPACKAGE_JSON.to_owned(), what.into(), mend.to_owned());
        self.faults.push(Fault { file, line, column, what, mend });
    }

    fn require(&mut self, holds: bool, word: &str, what: &str, mend: &str) {
        if !holds {
            self.fault(word, what, mend);
        }
    }

    fn check(&mut self, set: &Descriptor) {
        let terms = &set.bothways;
        let named = |l: &super::License| !l.name.is_empty();
        self.require(set.licenses.iter().any(named), "licenses", "no licence", "name at least one");
        self.require(!set.sources.is_empty(), "sources", "no source", "say where it comes from");
        self.resource(set);
        let vantage = "say in one sentence who counted, from where, and what they cannot see";
        self.require(!terms.vantage.trim().is_empty(), "vantage", "the vantage is empty", vantage);
        self.require(!terms.measures.is_empty(), "measures", "no measure", "declare one");
        self.require(!terms.categories.is_empty(), "categories", "no category", "declare one");
        self.require(terms.k > 0, "k", "k is 0", "write 1 for no suppression");
        let ids = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
        self.unique("measures", &ids(terms.measures.iter().map(|m| m.id.as_str()).collect()));
        self.unique("categories", &ids(terms.categories.iter().map(|c| c.id.as_str()).collect()));
        self.unique("references", &ids(terms.references.iter().map(|r| r.id.as_str()).collect()));
        let totals = terms.categories.iter().filter(|c| c.total).count();
        self.require(totals <= 1, "categories", "two categories are the total", "keep one");
        self.coverage(&terms.coverage);
        for measure in &terms.measures {
            self.measure(measure, terms);
        }
        self.annotations(terms);
        self.notes(terms);
        self.bases(terms);
        self.defaults(terms);
    }

    fn resource(&mut self, set: &Descriptor) {
        let [resource] = set.resources.as_slice() else {
            return self.fault("resources", "not exactly one resource", "list figures.csv alone");
        };
        if resource.path != super::FIGURES_CSV {
            let what = format!("the resource's path is “{}”", resource.path);
            self.fault("resources", what, "write figures.csv, the file beside the descriptor");
        }
    }

    fn unique(&mut self, list: &str, ids: &[String]) {
        for (at, id) in ids.iter().enumerate() {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if id.is_empty() || !id.chars().all(plain) {
                let what = format!("the id “{id}” in {list} is not plain");
                self.fault(id, what, "use small letters, digits and hyphens");
            }
            if ids[..at].contains(id) {
                let what = format!("the id “{id}” stands twice in {list}");
                self.fault(id, what, "keep one");
            }
        }
    }

    fn coverage(&mut self, coverage: &Coverage) {
        let said = !coverage.why.trim().is_empty();
        let mend = "say why the rest was not measured";
        self.require(said, "coverage", "the coverage gives no reason", mend);
        for pair in coverage.pairs.iter().flatten() {
            if parse_pair(pair).is_none() {
                let what = format!("“{pair}” is no pair of two countries");
                self.fault(pair, what, "write A-B with two different alpha-2 codes");
            }
        }
    }

    fn measure(&mut self, measure: &Measure, terms: &Terms) {
        let id = measure.id.as_str();
        let limit = format!("“{id}” has more than {MAX_DECIMALS} decimals");
        self.require(measure.decimals <= MAX_DECIMALS, id, &limit, "use fewer");
        let empty = [&measure.title, &measure.unit, &measure.definition];
        let named = empty.iter().all(|text| !text.trim().is_empty());
        let mend = "give all three";
        self.require(named, id, &format!("“{id}” lacks title, unit or definition"), mend);
        if let Some(coverage) = &measure.coverage {
            self.coverage(coverage);
        }
        if let Some(other) = measure.k_of.as_deref().filter(|m| terms.measure(m).is_none()) {
            let what = format!("k_of of “{id}” names no measure: “{other}”");
            self.fault("k_of", what, "name one of the measures");
        }
        if let Some(phrase) = &measure.phrase {
            let holds = ["{value}", "{origin}", "{target}"].iter().all(|p| phrase.contains(p));
            let what = format!("the phrase of “{id}” lacks a part");
            self.require(holds, id, &what, "use {value}, {origin} and {target}");
        }
    }

    fn annotations(&mut self, terms: &Terms) {
        for id in terms.annotations.iter().flat_map(|annotation| &annotation.measures) {
            if terms.measure(id).is_none() {
                let what = format!("an annotation concerns no measure “{id}”");
                self.fault(id, what, "name one of the measures");
            }
        }
    }

    fn notes(&mut self, terms: &Terms) {
        for note in &terms.notes {
            let of_some = note.countries.iter().any(Country::is_place);
            let mend = "name the countries, or make it a caveat";
            self.require(of_some, "notes", "a note concerns no country", mend);
        }
    }

    fn bases(&mut self, terms: &Terms) {
        for base in &terms.bases {
            for id in base.measures.iter().filter(|id| terms.measure(id).is_none()) {
                let what = format!("the base “{}” serves no measure “{id}”", base.id);
                self.fault(&base.id, what, "name one of the measures");
            }
            if base.values.values().any(|size| *size == 0) {
                self.fault(&base.id, "a base is 0", "leave that country out");
            }
            if base.values.values().any(|size| *size > MAX_VALUE) {
                self.fault(&base.id, "a base is beyond 2^53 - 1", "correct it");
            }
            if !(0..=9).any(|zeros| base.scale == 10_u64.pow(zeros)) {
                let what = format!("the scale of “{}” is {}", base.id, base.scale);
                self.fault(&base.id, what, "write a power of ten up to 1000000000");
            }
        }
    }

    fn defaults(&mut self, terms: &Terms) {
        let d = &terms.defaults;
        let known = [
            ("measure", d.measure.as_deref(), d.measure.as_deref().and_then(|m| terms.measure(m))),
            (
                "category",
                d.category.as_deref(),
                d.category.as_deref().and_then(|c| terms.category(c)),
            ),
            (
                "per",
                d.per.as_deref(),
                d.per.as_deref().and_then(|p| terms.bases.iter().position(|b| b.id == p)),
            ),
            ("pair", d.pair.as_deref(), d.pair.as_deref().and_then(parse_pair).map(|_| 0)),
        ];
        for (field, value, found) in known {
            if let (Some(value), None) = (value, found) {
                let what = format!("defaults.{field} is “{value}”, which the set does not have");
                self.fault("defaults", what, "name one that it has");
            }
        }
    }
}

/// Reads `A-B`: two different places.
pub fn parse_pair(text: &str) -> Option<(Country, Country)> {
    let (a, b) = cut(text, b'-')?;
    let (a, b) = (Country::parse(a)?, Country::parse(b)?);
    (a != b && a.is_place() && b.is_place()).then_some((a, b))
}
