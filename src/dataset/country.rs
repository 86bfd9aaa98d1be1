//! Countries and territories by ISO 3166-1 alpha-2, and two codes that are no country.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// The 249 assigned alpha-2 codes of ISO 3166-1, sorted, without separators; their positions count
/// from 1. A `.bw` file counts by them: with another list it needs another version.
const ASSIGNED: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGN\
GPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULV\
LYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPT\
PWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUS\
UYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// A country or territory, or one of [`Country::WORLD`] and [`Country::UNKNOWN`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Country(u8);

/// A text that is no country code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an ISO 3166-1 alpha-2 code in capitals, such as US")]
pub struct NotACountry(pub String);

impl NotACountry {
    /// How to mend it.
    pub(super) fn mend(&self) -> String {
        let code = match self.0.to_uppercase().as_str() {
            "UK" => "GB".to_owned(),
            "EL" => "GR".to_owned(),
            code => code.to_owned(),
        };
        match Country::parse(&code) {
            Some(country) => format!("write {country}"),
            None => "write two capitals, 001 for all or ZZ for unknown".to_owned(),
        }
    }
}

impl Country {
    /// All countries together, as a measure defines them. Context only, never a mark.
    pub const WORLD: Self = Self(0);
    /// A country that the source could not tell.
    pub const UNKNOWN: Self = Self(250);

    /// Its position in the order of codes, from 1 on.
    pub fn position(self) -> u8 {
        self.0
    }

    /// The country at a position; beyond the last one, [`Country::UNKNOWN`].
    pub fn at(position: u8) -> Self {
        Self(position.min(Self::UNKNOWN.0))
    }

    /// The code: two capitals, or `001`.
    pub fn as_str(&self) -> &'static str {
        match *self {
            Self::WORLD => "001",
            Self(position) => {
                let at = 2 * usize::from(position) - 2;
                ASSIGNED.get(at..at + 2).unwrap_or("ZZ")
            }
        }
    }

    /// Reads a code.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_code(text.as_bytes())
    }

    /// The same of a code's bytes.
    pub(super) fn from_code(code: &[u8]) -> Option<Self> {
        match code {
            b"001" => return Some(Self::WORLD),
            b"ZZ" => return Some(Self::UNKNOWN),
            _ => {}
        }
        let mut position = 0;
        for known in ASSIGNED.as_bytes().chunks_exact(2) {
            position += 1;
            if known == code {
                return Some(Self(position));
            }
        }
        None
    }

    /// Whether it is a place on the map, not a code for everyone or no one.
    pub fn is_place(&self) -> bool {
        *self != Self::WORLD && *self != Self::UNKNOWN
    }
}

impl FromStr for Country {
    type Err = NotACountry;

    fn from_str(text: &str) -> Result<Self, NotACountry> {
        Self::parse(text).ok_or_else(|| NotACountry(text.to_owned()))
    }
}

impl TryFrom<String> for Country {
    type Error = NotACountry;

    fn try_from(text: String) -> Result<Self, NotACountry> {
        text.parse()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assigned_codes_are_sorted_and_249() {
        let codes: Vec<_> = ASSIGNED.as_bytes().chunks_exact(2).collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted());
    }

    #[test]
    fn refuses_what_is_no_code() {
        for text in ["us", "USA", "XX", "", "U", "1", "ÖÖ", "DS"] {
            assert!(text.parse::<Country>().is_err(), "{text}");
        }
    }

    #[test]
    fn reads_places_and_the_two_that_are_none() {
        assert!("US".parse::<Country>().is_ok_and(|c| c.is_place()));
        for text in ["001", "ZZ"] {
            let country: Country = text.parse().unwrap();
            assert!(!country.is_place());
            assert_eq!(country.to_string(), text);
        }
    }
}
