//! In which language a widget speaks, and how it calls countries.

use wasm_bindgen::prelude::*;

use crate::dataset::{Country, cut};

use super::texts::Texts;

#[wasm_bindgen(module = "/www/src/languages.js")]
extern "C" {
    /// CLDR's category of a number in a language.
    pub fn plural(lang: &str, count: f64) -> String;

    /// The positions of names, a line each, as a language lists them.
    #[wasm_bindgen(js_name = order)]
    pub fn order_of(lang: &str, lines: &str) -> Vec<u32>;
}

/// A language, its texts, and names that the page's editors chose for countries.
#[derive(Clone, Default)]
pub struct Tongue {
    /// A BCP 47 tag; formats are those of its region.
    pub lang: String,
    /// Its texts; the English ones where there are none.
    pub texts: Option<Texts>,
    /// Editors' names, `CC=Name` a line.
    pub names: String,
}

impl Tongue {
    /// The language of the texts.
    pub fn of_texts(&self) -> &str {
        self.texts.map_or("en", |texts| texts.lang())
    }

    /// The editors' name for a country.
    pub fn name(&self, country: Country) -> Option<&str> {
        let mut rest = &*self.names;
        while let Some((code, after)) = cut(rest, b'=') {
            let (name, next) = cut(after, b'\n').unwrap_or((after, ""));
            if code == country.as_str() {
                return Some(name);
            }
            rest = next;
        }
        None
    }
}
