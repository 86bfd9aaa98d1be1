//! Countries and territories by ISO 3166-1 alpha-2, and two codes that are no country.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// The 249 assigned alpha-2 codes of ISO 3166-1, sorted, without separators.
const ASSIGNED: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGN\
GPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULV\
LYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPT\
PWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUS\
UYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// A country or territory, or one of [`Country::WORLD`] and [`Country::UNKNOWN`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Country([u8; 3]);

/// A text that is no country code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an ISO 3166-1 alpha-2 code in capitals, such as US")]
pub struct NotACountry(pub String);

impl Country {
    /// All countries together, as a measure defines them. Context only, never a mark.
    pub const WORLD: Self = Self(*b"001");
    /// A country that the source could not tell.
    pub const UNKNOWN: Self = Self(*b"ZZ\0");

    /// The code: two capitals, or `001`.
    pub fn as_str(&self) -> &str {
        let code = match self.0.as_slice() {
            [code @ .., 0] => code,
            code => code,
        };
        // The constructors admit ASCII only, so the fallback is never taken.
        std::str::from_utf8(code).unwrap_or("ZZ")
    }

    /// Reads a code.
    pub fn parse(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [a, b] => Self::from_bytes([a, b, 0]),
            [a, b, c] if c != 0 => Self::from_bytes([a, b, c]),
            _ => None,
        }
    }

    /// The code of three bytes, the third 0 where it has two letters.
    pub(crate) fn from_bytes(bytes: [u8; 3]) -> Option<Self> {
        let [a, b, c] = bytes;
        let country = Self(bytes);
        let known = country == Self::WORLD || country == Self::UNKNOWN;
        (known || (c == 0 && is_assigned([a, b]))).then_some(country)
    }

    /// Whether it is a place on the map, not a code for everyone or no one.
    pub fn is_place(&self) -> bool {
        *self != Self::WORLD && *self != Self::UNKNOWN
    }

    pub(crate) fn bytes(&self) -> [u8; 3] {
        self.0
    }
}

fn is_assigned(code: [u8; 2]) -> bool {
    ASSIGNED.as_bytes().chunks_exact(2).any(|known| known == code)
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
