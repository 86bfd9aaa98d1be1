//! What the list names as targets: countries, and what is none.
//!
//! Regions and bodies are told from misspellings by name, so that a later edition cannot lose a
//! country without a word.

use bothways::dataset::Country;

use crate::import::RowFault;
use crate::import::names::Names;

/// Parts of the world without an ISO 3166-1 code of their own.
const REGIONS: [&str; 17] = [
    "Asia",
    "Central Asia",
    "East Asia",
    "Eastern Europe",
    "Europe",
    "European Union",
    "Global",
    "Kurdistan",
    "Middle East",
    "North America",
    "Northeast Africa",
    "South America",
    "South Asia",
    "Southeast Asia",
    "Southeast Asian",
    "Southern Africa",
    "The Middle East",
];

/// Alliances, offices, firms, branches and communities. None of these names is ever written.
const BODIES: [&str; 28] = [
    "AT&T",
    "Asia Pacific Economic Cooperation",
    "Association of Southeast Asian Nations",
    "BB&T",
    "Bangladesh Bank",
    "Bank of America",
    "Capital One",
    "Citigroup",
    "Cryptocurrency exchanges in South Korea",
    "European Commission",
    "Fifth Third Bank",
    "HSBC",
    "International Association of Athletics Federations",
    "Iranian internet activists",
    "Korea Institute for Defense Analyses",
    "Ministry of Unification",
    "NATO",
    "NYSE",
    "OSCE",
    "PNC",
    "Sejong Institute",
    "Sony Pictures Entertainment",
    "U.S. government/defense sector websites",
    "U.S. satellite and aerospace sector",
    "US Bancorp",
    "Uighurs",
    "Wells Fargo",
    "World Anti-Doping Agency",
];

/// What a listed target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A country or territory.
    Country(Country),
    /// A part of the world without a code.
    Region,
    /// An alliance, office, firm, branch or community.
    Body,
}

/// Listed targets by name.
pub struct Places(Names);

impl Places {
    /// As the list writes them, in English.
    pub fn english() -> Self {
        Self(Names::english())
    }

    /// What a name stands for.
    pub fn find(&self, name: &str) -> Result<Place, RowFault> {
        let name = name.trim();
        if let Some(country) = self.0.country(name) {
            return Ok(Place::Country(country));
        }
        if REGIONS.contains(&name) {
            return Ok(Place::Region);
        }
        let fault = || {
            let what = format!("the listed target “{name}” is no country, region or body we know");
            (what, "correct it, or add it in cli/src/import: names.rs or misp/places.rs")
        };
        BODIES.contains(&name).then_some(Place::Body).ok_or_else(fault)
    }
}
