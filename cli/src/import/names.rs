//! Countries by their English names, as raw files write them.
//!
//! Names are CLDR's, which the command also shows; [`OTHERS`] has what else is in use. A name that
//! is in neither is the reader's fault to report: no row may vanish over a spelling.

use std::collections::HashMap;

use bothways::dataset::Country;
use icu_locale::locale;
use icu_locale::names::RegionDisplayName;
use icu_locale::subtags::Region;

/// Names in use beside CLDR's, with their ISO 3166-1 alpha-2 codes.
const OTHERS: [(&str, &str); 23] = [
    ("Bosnia and Herzegovina", "BA"),
    ("Congo", "CG"),
    ("Czech Republic", "CZ"),
    ("Democratic Republic of the Congo", "CD"),
    ("East Timor", "TL"),
    ("Federated States of Micronesia", "FM"),
    ("Gaza", "PS"),
    ("Hong Kong", "HK"),
    ("Ivory Coast", "CI"),
    ("Macao", "MO"),
    ("Macedonia", "MK"),
    ("Myanmar", "MM"),
    ("Palestine", "PS"),
    ("Russian Federation", "RU"),
    ("Sao Tome and Principe", "ST"),
    ("St. Kitts and Nevis", "KN"),
    ("St. Vincent and the Grenadines", "VC"),
    ("Swaziland", "SZ"),
    ("The Philippines", "PH"),
    ("Trinidad and Tobago", "TT"),
    ("Turkey", "TR"),
    ("United States of America", "US"),
    // A misspelling, in one entry of the MISP galaxy.
    ("Lebonon", "LB"),
];

/// Every country by its names.
pub struct Names(HashMap<String, Country>);

impl Names {
    /// CLDR's English names and those of [`OTHERS`].
    pub fn english() -> Self {
        let alphabet = || 'A'..='Z';
        let codes = alphabet().flat_map(|a| alphabet().map(move |b| format!("{a}{b}")));
        let named = codes.filter_map(|code| Some((name(&code)?, place(&code)?)));
        let others =
            OTHERS.iter().filter_map(|(name, code)| Some(((*name).to_owned(), place(code)?)));
        Self(named.chain(others).collect())
    }

    /// The country of a name, whatever blanks stand around it.
    pub fn country(&self, name: &str) -> Option<Country> {
        self.0.get(name.trim()).copied()
    }
}

fn place(code: &str) -> Option<Country> {
    Country::parse(code).filter(Country::is_place)
}

fn name(code: &str) -> Option<String> {
    let region: Region = code.parse().ok()?;
    let english = locale!("en");
    Some(RegionDisplayName::new_light_with_fallback((&english).into(), region).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_every_country_by_name() {
        let names = Names::english();
        let countries: std::collections::HashSet<_> = names.0.values().collect();
        assert_eq!(countries.len(), 249);
        for (name, code) in [("Vietnam", "VN"), (" Bahrain ", "BH"), ("Turkey", "TR")] {
            assert_eq!(names.country(name).map(|c| c.to_string()).as_deref(), Some(code));
        }
    }

    #[test]
    fn every_other_name_has_a_code_and_is_not_cldr_s() {
        let cldr: Vec<_> =
            Names::english().0.into_values().filter_map(|c| name(c.as_str())).collect();
        for (other, code) in OTHERS {
            assert!(place(code).is_some(), "{code}");
            assert!(!cldr.contains(&other.to_owned()), "{other}");
        }
    }

    #[test]
    fn what_is_no_country_has_no_code() {
        for name in ["Atlantis", "Korea", "Kosovo", "Yugoslavia", "Middle East", ""] {
            assert_eq!(Names::english().country(name), None, "{name}");
        }
    }
}
