//! What a descriptor must hold before its figures are read.

use serde_json::Value;
use serde_json::error::Category;

use super::address::address_in;
use super::fault::{Fault, MARKED, Place, column_after, quoted};
use super::json::place_of;
use super::shape::DESCRIPTOR;
use super::{Country, Coverage, Descriptor, Measure, Terms, cut};

/// The descriptor's name in every folder.
pub const DATAPACKAGE_JSON: &str = "datapackage.json";

/// Reads a descriptor; every fault is named, and it is returned only where JSON and shape hold.
pub fn read_descriptor(text: &str, faults: &mut Vec<Fault>) -> Option<Descriptor> {
    let (descriptor, holds) = read(text, faults);
    descriptor.filter(|_| holds)
}

/// Names every fault of a descriptor. What is returned has something harmless in place of what
/// cannot be read, so that the figures can be checked against the rest.
pub(super) fn check_descriptor(text: &str, faults: &mut Vec<Fault>) -> Option<Descriptor> {
    read(text, faults).0
}

/// The descriptor, and whether it is as written.
fn read(text: &str, faults: &mut Vec<Fault>) -> (Option<Descriptor>, bool) {
    let unmarked = text.trim_start_matches('\u{feff}');
    if unmarked.len() < text.len() {
        faults.push(Fault::new(DATAPACKAGE_JSON, (1, 1), MARKED.0, MARKED.1));
    }
    let mut value = match serde_json::from_str::<Value>(unmarked) {
        Ok(value) => value,
        Err(error) => {
            faults.push(no_json(unmarked, &error));
            return (serde_json::from_value(DESCRIPTOR.harmless()).ok(), false);
        }
    };
    let mut misfits = Vec::new();
    DESCRIPTOR.fit(&mut value, "", &mut misfits);
    let mut rules = Rules { text: unmarked, faults, misfits: Vec::new() };
    for (pointer, what, mend) in misfits {
        rules.fault(&pointer, what, &mend);
        rules.misfits.push(pointer);
    }
    let mut holds = rules.misfits.is_empty();
    // The text itself is read where it can be: a value no longer shows a field that stood twice.
    if holds && let Err(error) = serde_json::from_str::<Descriptor>(unmarked) {
        holds = false;
        rules.faults.push(twice(unmarked, &error));
    }
    let descriptor = serde_json::from_value(value).ok();
    if let Some(descriptor) = &descriptor {
        rules.check(descriptor);
    }
    (descriptor, holds)
}

/// A text that is no JSON, in other words than the parser's.
fn no_json(text: &str, error: &serde_json::Error) -> Fault {
    if text.trim().is_empty() {
        let mend = "write the descriptor into it";
        return Fault::new(DATAPACKAGE_JSON, (1, 1), "the file is empty", mend);
    }
    let said = error.to_string();
    let (what, mend) = match error.classify() {
        Category::Eof => ("the JSON ends before it is complete", "close what is still open"),
        _ if said.starts_with("trailing comma") => {
            ("a comma stands before a closing bracket", "take it out")
        }
        _ if said.starts_with("trailing characters") => {
            ("the JSON goes on after its end", "take out what follows the last bracket")
        }
        _ if said.starts_with("control character") => {
            ("a text goes on over the end of its line", "close its quote, or write \\n")
        }
        _ => ("the file is no JSON from here on", "check the commas, quotes and brackets here"),
    };
    Fault::new(DATAPACKAGE_JSON, place_in(text, error), what, mend)
}

/// The shape holds and the text is refused: a field stands twice.
fn twice(text: &str, error: &serde_json::Error) -> Fault {
    let said = error.to_string();
    let what = match said.split('`').nth(1) {
        Some(field) if said.starts_with("duplicate field") => {
            format!("the field “{field}” stands twice")
        }
        _ => format!("the descriptor cannot be read ({said})"),
    };
    Fault::new(DATAPACKAGE_JSON, place_in(text, error), what, "keep one")
}

/// Where the parser stopped. It counts bytes of the line.
fn place_in(text: &str, error: &serde_json::Error) -> Place {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.as_bytes().get(..error.column().saturating_sub(1));
    (error.line().max(1) as u64, column_after(before.unwrap_or(line.as_bytes())))
}

struct Rules<'a> {
    text: &'a str,
    faults: &'a mut Vec<Fault>,
    /// What has been replaced, by JSON pointer; nothing more is to be said of it.
    misfits: Vec<String>,
}

impl Rules<'_> {
    /// Names a fault at the place that a JSON pointer names.
    fn fault(&mut self, at: &str, what: impl Into<String>, mend: &str) {
        let is_inside = |misfit: &String| {
            at.strip_prefix(misfit.as_str())
                .is_some_and(|rest| matches!(rest.get(..1), None | Some("/")))
        };
        if !self.misfits.iter().any(is_inside) {
            let place = place_of(self.text, at);
            self.faults.push(Fault::new(DATAPACKAGE_JSON, place, what, mend));
        }
    }

    fn require(&mut self, holds: bool, at: &str, what: &str, mend: &str) {
        if !holds {
            self.fault(at, what, mend);
        }
    }

    fn check(&mut self, set: &Descriptor) {
        let terms = &set.bothways;
        self.package(set);
        let vantage = "say in one sentence who counted, from where, and what they cannot see";
        let said = !terms.vantage.trim().is_empty();
        self.require(said, "/bothways/vantage", "the vantage is empty", vantage);
        self.require(terms.k > 0, "/bothways/k", "k is 0", "write 1 for no suppression");
        self.unique("measures", terms.measures.iter().map(|m| m.id.as_str()), "measure");
        self.unique("categories", terms.categories.iter().map(|c| c.id.as_str()), "category");
        self.unique("references", terms.references.iter().map(|r| r.id.as_str()), "reference");
        self.unique("bases", terms.bases.iter().map(|b| b.id.as_str()), "base");
        self.categories(terms);
        self.coverage("/bothways/coverage", &terms.coverage);
        for (at, measure) in terms.measures.iter().enumerate() {
            self.measure(&format!("/bothways/measures/{at}"), measure, terms);
        }
        self.references(terms);
        self.annotations(terms);
        self.notes(terms);
        self.bases(terms);
        self.defaults(terms);
    }

    fn package(&mut self, set: &Descriptor) {
        let terms = &set.bothways;
        let lists = [
            (set.licenses.is_empty(), "/licenses", "no licence", "name at least one"),
            (set.sources.is_empty(), "/sources", "no source", "say where the figures come from"),
            (terms.measures.is_empty(), "/bothways/measures", "no measure", "declare one"),
            (terms.categories.is_empty(), "/bothways/categories", "no category", "declare one"),
        ];
        for (is_empty, at, what, mend) in lists {
            self.require(!is_empty, at, what, mend);
        }
        for (at, license) in set.licenses.iter().enumerate() {
            let at = format!("/licenses/{at}");
            let name = format!("{at}/name");
            self.require(!license.name.is_empty(), &name, "the licence has no name", "write it");
            let path = &license.path;
            if !is_web(path) && !is_inside(path) {
                let what = format!("the licence's path is {}", quoted(path));
                self.fault(
                    &format!("{at}/path"),
                    what,
                    "write a web address or a file beside this",
                );
            }
        }
        for (at, source) in set.sources.iter().enumerate() {
            self.web(&format!("/sources/{at}/path"), &source.path);
        }
        self.resource(set);
    }

    fn resource(&mut self, set: &Descriptor) {
        let [resource] = set.resources.as_slice() else {
            return self.fault("/resources", "not exactly one resource", "list figures.csv alone");
        };
        let path = quoted(&resource.path);
        if resource.path != super::FIGURES_CSV {
            let what = match is_inside(&resource.path) {
                true => format!("the resource's path is {path}"),
                false => format!("the resource's path {path} leads out of the folder"),
            };
            let mend = "write figures.csv, the file beside the descriptor";
            self.fault("/resources/0/path", what, mend);
        }
    }

    /// A page's address becomes a link, so it must be no script.
    fn web(&mut self, at: &str, address: &str) {
        if !address.is_empty() && !is_web(address) {
            let what = format!("{} is no web address", quoted(address));
            self.fault(at, what, "begin it with https:// or http://, or leave it empty");
        }
    }

    fn unique<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a str>, one: &str) {
        let mut known = Vec::new();
        for (at, id) in ids.enumerate() {
            let at = format!("/bothways/{list}/{at}/id");
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            // With hyphens for its points an address would be a plain id.
            let dotted = address_in(&id.replace('-', ".")).filter(|kind| *kind == "an IP address");
            if let Some(kind) = dotted.or_else(|| address_in(id)) {
                let what = format!("the id of a {one} looks like {kind}");
                self.fault(&at, what, "take it out: figures tell of countries alone");
            } else if id.is_empty() || !id.chars().all(plain) {
                let what = format!("the id {} of a {one} is not plain", quoted(id));
                self.fault(&at, what, "use small letters, digits and hyphens");
            } else if known.contains(&id) {
                let what = format!("the id “{id}” stands twice in {list}");
                self.fault(&at, what, "keep one");
            }
            known.push(id);
        }
        let most = usize::from(if list == "references" { u16::MAX } else { u8::MAX.into() });
        let what = format!("{list} has more than {most} entries");
        self.require(known.len() <= most, &format!("/bothways/{list}"), &what, "make two sets");
    }

    fn categories(&mut self, terms: &Terms) {
        let mut has_total = false;
        for (at, category) in terms.categories.iter().enumerate() {
            let at = format!("/bothways/categories/{at}");
            if category.total && has_total {
                let what = "two categories are the total";
                self.fault(&format!("{at}/total"), what, "keep one");
            }
            has_total |= category.total;
            let title = category.title.trim();
            let at = format!("{at}/title");
            self.require(!title.is_empty(), &at, "the category has no title", "write one");
            let mend = "write plain words";
            self.require(!title.contains('<'), &at, "the category's title holds markup", mend);
            if let Some(kind) = address_in(title).filter(|kind| *kind != "a host's name") {
                let what = format!("the category's title holds what looks like {kind}");
                self.fault(&at, what, "take it out: figures tell of countries alone");
            }
        }
    }

    fn coverage(&mut self, at: &str, coverage: &Coverage) {
        let said = !coverage.why.trim().is_empty();
        let mend = "say why the rest was not measured";
        self.require(said, &format!("{at}/why"), "the coverage gives no reason", mend);
        for (index, pair) in coverage.pairs.iter().flatten().enumerate() {
            if parse_pair(pair).is_none() {
                let what = format!("{} is no pair of two countries", quoted(pair));
                let mend = "write A-B with two different alpha-2 codes";
                self.fault(&format!("{at}/pairs/{index}"), what, mend);
            }
        }
    }

    fn measure(&mut self, at: &str, measure: &Measure, terms: &Terms) {
        let id = measure.id.as_str();
        let texts = [
            ("title", &measure.title),
            ("unit", &measure.unit),
            ("definition", &measure.definition),
        ];
        for (field, text) in texts {
            let what = format!("the {field} of “{id}” is empty");
            self.require(!text.trim().is_empty(), &format!("{at}/{field}"), &what, "write it");
        }
        if let Some(coverage) = &measure.coverage {
            self.coverage(&format!("{at}/coverage"), coverage);
        }
        if let Some(other) = measure.k_of.as_deref().filter(|m| is_unknown(m, terms)) {
            let what = format!("k_of of “{id}” names no measure: {}", quoted(other));
            self.fault(&format!("{at}/k_of"), what, "name one of the measures");
        }
        if let Some(phrase) = &measure.phrase {
            let holds = ["{value}", "{origin}", "{target}"].iter().all(|p| phrase.contains(p));
            let what = format!("the phrase of “{id}” lacks a part");
            let mend = "use {value}, {origin} and {target}";
            self.require(holds, &format!("{at}/phrase"), &what, mend);
        }
    }

    fn references(&mut self, terms: &Terms) {
        for (at, reference) in terms.references.iter().enumerate() {
            self.web(&format!("/bothways/references/{at}/url"), &reference.url);
        }
    }

    fn annotations(&mut self, terms: &Terms) {
        for (at, annotation) in terms.annotations.iter().enumerate() {
            for (index, id) in annotation.measures.iter().enumerate() {
                if is_unknown(id, terms) {
                    let what = format!("an annotation concerns no measure {}", quoted(id));
                    let at = format!("/bothways/annotations/{at}/measures/{index}");
                    self.fault(&at, what, "name one of the measures");
                }
            }
        }
    }

    fn notes(&mut self, terms: &Terms) {
        for (at, note) in terms.notes.iter().enumerate() {
            let of_some = note.countries.iter().any(Country::is_place);
            let at = format!("/bothways/notes/{at}/countries");
            let mend = "name the countries, or make it a caveat";
            self.require(of_some, &at, "the note concerns no country", mend);
        }
    }

    fn bases(&mut self, terms: &Terms) {
        for (at, base) in terms.bases.iter().enumerate() {
            let at = format!("/bothways/bases/{at}");
            for (index, id) in base.measures.iter().enumerate() {
                if is_unknown(id, terms) {
                    let what = format!("the base “{}” serves no measure {}", base.id, quoted(id));
                    let at = format!("{at}/measures/{index}");
                    self.fault(&at, what, "name one of the measures");
                }
            }
            for (country, size) in base.values.iter() {
                let mend = "leave that country out";
                self.require(*size > 0, &format!("{at}/values/{country}"), "a base is 0", mend);
            }
            let is_power = (0..=9).any(|zeros| base.scale == 10_u64.pow(zeros));
            let what = format!("the scale of “{}” is {}", base.id, base.scale);
            let mend = "write a power of ten up to 1000000000";
            self.require(is_power, &format!("{at}/scale"), &what, mend);
        }
    }

    fn defaults(&mut self, terms: &Terms) {
        let d = &terms.defaults;
        let no_category = |id: &str| !terms.categories.is_empty() && terms.category(id).is_none();
        let no_base = |id: &str| terms.bases.iter().all(|base| base.id != id);
        let named = |value: &Option<String>, is_unknown: &dyn Fn(&str) -> bool| {
            value.as_deref().filter(|value| is_unknown(value)).map(quoted)
        };
        let unknown = [
            ("pair", named(&d.pair, &|pair| parse_pair(pair).is_none())),
            ("measure", named(&d.measure, &|id| is_unknown(id, terms))),
            ("category", named(&d.category, &no_category)),
            ("per", named(&d.per, &no_base)),
        ];
        for (field, value) in unknown {
            if let Some(value) = value {
                let what = format!("defaults.{field} is {value}, which the set does not have");
                self.fault(&format!("/bothways/defaults/{field}"), what, "name one that it has");
            }
        }
    }
}

/// Whether no measure has the id; where none is declared at all, that alone is the fault.
fn is_unknown(id: &str, terms: &Terms) -> bool {
    !terms.measures.is_empty() && terms.measure(id).is_none()
}

fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|begin| address.starts_with(begin))
}

/// Whether a path stays in the folder and names something in it.
fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| !part.is_empty() && part != "..";
    !path.contains([':', '\\']) && path.split('/').all(is_name)
}

/// Reads `A-B`: two different places.
pub fn parse_pair(text: &str) -> Option<(Country, Country)> {
    let (a, b) = cut(text, b'-')?;
    let (a, b) = (Country::parse(a)?, Country::parse(b)?);
    (a != b && a.is_place() && b.is_place()).then_some((a, b))
}
