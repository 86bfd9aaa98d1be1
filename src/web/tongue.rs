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

    /// A map of names in JSON as `CC=Name` a line; refused where it is none.
    #[wasm_bindgen(catch, js_name = names)]
    fn lines_of_names(json: &str) -> Result<String, JsValue>;
}

/// A language, its texts, and names that the page's editors chose for countries.
#[derive(Clone, Default)]
pub struct Tongue {
    /// A BCP 47 tag; formats are those of its region.
    pub lang: String,
    /// Its texts; the English ones where there are none.
    pub texts: Option<Texts>,
    /// Editors' names as they gave them, in JSON, and as `CC=Name` a line.
    names: (String, String),
}

impl Tongue {
    /// Takes editors' names over, or none.
    pub fn call(&mut self, json: Option<String>) -> Result<(), JsValue> {
        let json = json.unwrap_or_default();
        let lines = lines_of_names(&json)?;
        self.names = (json, lines);
        Ok(())
    }

    /// The editors' names in JSON, if there are any.
    pub fn names(&self) -> Option<&str> {
        Some(&*self.names.0).filter(|_| !self.names.1.is_empty())
    }

    /// The language of a set's words: that of the texts, nothing for English.
    pub fn texts_lang(&self) -> &'static str {
        self.texts.map_or("", |texts| texts.lang())
    }

    /// The language of the texts.
    pub fn of_texts(&self) -> &str {
        self.texts.map_or("en", |texts| texts.lang())
    }

    /// The editors' name for a country.
    pub fn name(&self, country: Country) -> Option<&str> {
        let mut found = None;
        self.each_name(&mut |code, name| {
            if code == country.as_str() {
                found = Some(name);
            }
        });
        found
    }

    /// “TW: Chinese Taipei”, for each of them.
    pub fn own_names(&self) -> Vec<String> {
        let mut said = Vec::new();
        self.each_name(&mut |code, name| {
            let mut words = code.to_owned();
            words.push_str(": ");
            words.push_str(name);
            said.push(words);
        });
        said
    }

    fn each_name<'a>(&'a self, tell: &mut dyn FnMut(&'a str, &'a str)) {
        let mut rest = &*self.names.1;
        while let Some((code, after)) = cut(rest, b'=') {
            let (name, next) = cut(after, b'\n').unwrap_or((after, ""));
            tell(code, name);
            rest = next;
        }
    }
}
