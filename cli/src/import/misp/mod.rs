//! MISP's galaxy of groups: who is suspected where, and which countries are listed as targets.
//!
//! A group counts once for each listed target country, from the country it is attributed to, or
//! from `ZZ`; under each of its types of incident, and under `any`. Names of groups are not even
//! read. The list has no dates: the day of the edition is the descriptor's, and so is its number.

mod galaxy;
mod places;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bothways::dataset::{Country, Period, Scope, Status, Terms};

use super::{Destination, Figure, ImportError, RowFault, Words, publish};
use crate::check::Faults;
use galaxy::{Galaxy, Group};
use places::{Place, Places};

const WORDS: Words = Words {
    descriptor: include_str!("../../../../data/misp/datapackage.json"),
    readme: include_str!("../../../../data/misp/README.md"),
};

/// The edition that descriptor and README speak of; its day is the descriptor's coverage.
const EDITION: u64 = 349;

/// The id of the whole.
const ANY: &str = "any";

/// Writes the folder from the galaxy in `file`; returns what is to be said of it.
///
/// # Errors
/// See [`ImportError`]; the folder is then as it was.
pub fn import(file: &Path, into: &Destination) -> Result<String, ImportError> {
    let descriptor = WORDS.read().map_err(|faults| Faults::of(&into.output, faults))?;
    let text = galaxy::text(file)?;
    let galaxy = Galaxy::read(file, &text, EDITION)?;
    let rules = Rules { terms: &descriptor.bothways, places: Places::english() };
    let mut tally = Tally::default();
    for group in galaxy.groups() {
        let group = group?;
        let counted = rules.count(&group);
        tally.add(counted.map_err(|(word, fault)| galaxy.fault(&group, &word, fault))?);
    }
    let (figures, said) = (tally.figures(&descriptor.bothways), tally.said());
    publish(into, &WORDS, figures)?;
    Ok(said)
}

/// How a group is read.
struct Rules<'a> {
    terms: &'a Terms,
    places: Places,
}

/// What a group adds to the figures.
struct Counted {
    origin: Country,
    targets: BTreeSet<Country>,
    categories: BTreeSet<String>,
    /// Listed targets that are no country.
    others: Vec<Place>,
}

/// A fault with the word of the raw file at which it lies.
type WordFault = (String, RowFault);

impl Rules<'_> {
    fn count(&self, group: &Group) -> Result<Counted, WordFault> {
        let (mut targets, mut others) = (BTreeSet::new(), Vec::new());
        for name in group.targets() {
            match self.places.find(name).map_err(|fault| (name.to_owned(), fault))? {
                Place::Country(country) => drop(targets.insert(country)),
                other => others.push(other),
            }
        }
        let mut categories = BTreeSet::from([ANY.to_owned()]);
        if !targets.is_empty() {
            for kind in group.kinds() {
                categories.insert(self.category(kind).map_err(|fault| (kind.to_owned(), fault))?);
            }
        }
        let code = group.country();
        let origin = origin(code).map_err(|fault| (code.to_owned(), fault))?;
        Ok(Counted { origin, targets, categories, others })
    }

    /// The category of a type of incident: the one of that title.
    fn category(&self, kind: &str) -> Result<String, RowFault> {
        let is_it = |title: &str| title.eq_ignore_ascii_case(kind);
        let found = self.terms.categories.iter().find(|category| is_it(&category.title));
        let fault = || {
            let what = format!("the type of incident “{kind}” is no category of the set");
            (what, "add a category of that title to datapackage.json")
        };
        found.map(|category| category.id.clone()).ok_or_else(fault)
    }
}

/// The country a group is attributed to; unknown where the list says nothing.
fn origin(code: &str) -> Result<Country, RowFault> {
    if code.is_empty() {
        return Ok(Country::UNKNOWN);
    }
    let country = Country::parse(code).filter(Country::is_place);
    country.ok_or_else(|| {
        let what = format!("the country “{code}” is not an ISO 3166-1 alpha-2 code in capitals");
        (what, "write one, such as US")
    })
}

/// Groups added up.
#[derive(Default)]
struct Tally {
    cells: BTreeMap<(Country, Country, String), u64>,
    groups: usize,
    counted: usize,
    pairs: usize,
    of_unknown_origin: usize,
    regions: usize,
    bodies: usize,
    without_country: usize,
}

impl Tally {
    fn add(&mut self, group: Counted) {
        let Counted { origin, targets, categories, others } = group;
        self.groups += 1;
        self.counted += usize::from(!targets.is_empty());
        self.pairs += targets.len();
        self.of_unknown_origin += if origin == Country::UNKNOWN { targets.len() } else { 0 };
        self.regions += others.iter().filter(|other| **other == Place::Region).count();
        self.bodies += others.iter().filter(|other| **other == Place::Body).count();
        self.without_country += usize::from(targets.is_empty() && !others.is_empty());
        for target in targets {
            for category in &categories {
                *self.cells.entry((origin, target, category.clone())).or_default() += 1;
            }
        }
    }

    fn figures(&self, terms: &Terms) -> Vec<Figure> {
        let day = edition_day(terms).map(|day| day.to_string()).unwrap_or_default();
        let cells = self.cells.iter();
        let figure = |((origin, target, category), value): (&(Country, Country, String), &u64)| {
            let fields = [&*day, origin.as_str(), target.as_str(), category, "groups"];
            let [day, origin, target, category, measure] = fields.map(str::to_owned);
            let (value, status) = (value.to_string(), Status::Reported.as_str().to_owned());
            Figure([day, origin, target, category, measure, value, status, String::new()])
        };
        cells.map(figure).collect()
    }

    fn said(&self) -> String {
        let Self { groups, counted, pairs, of_unknown_origin: unknown, .. } = self;
        let Self { regions, bodies, without_country, .. } = self;
        format!(
            "{groups} groups, {counted} with a listed target country: {pairs} pairs of group and \
             country, {unknown} of them of unknown origin; listed targets that are no country: \
             {regions} regions, {bodies} bodies or communities; groups that list nothing else: \
             {without_country}"
        )
    }
}

/// The one day that the descriptor covers.
fn edition_day(terms: &Terms) -> Option<&Period> {
    match &terms.coverage.periods {
        Scope::Only(days) => days.first(),
        Scope::All => None,
    }
}
