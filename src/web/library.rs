//! The sets of the page, each decoded once for all its widgets.

use std::cell::Cell;

#[cfg(feature = "full")]
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::BUNDLED;
use crate::dataset::{Dataset, decode};
use crate::geom::{Land, NO_LAND};

use super::error;
#[cfg(feature = "full")]
use super::texts::lines_of;

/// A set that lives as long as the page: widgets come and go, and their views refer to it.
#[derive(Clone, Copy)]
struct Kept {
    /// Its address, unless it is a bundled set.
    src: Option<&'static str>,
    /// The language of its words; English if empty.
    lang: &'static str,
    set: &'static Dataset,
}

thread_local! {
    static SETS: Cell<Vec<Kept>> = const { Cell::new(Vec::new()) };
    /// Until the shapes are here there is no land to draw, and nothing amiss.
    static LAND: Cell<Option<&'static Land>> = const { Cell::new(Some(&NO_LAND)) };
}

/// Takes the shapes for maps in. A file that is none leaves maps without, which they say.
#[cfg(feature = "map")]
#[wasm_bindgen]
pub fn take_land(bytes: &[u8]) {
    LAND.set(Land::read(bytes).map(|land| &*Box::leak(Box::new(land))));
}

/// The shapes for maps; nothing where they could not be had.
pub fn land() -> Option<&'static Land> {
    LAND.get()
}

/// Takes a `.bw` file in: that of an address, or without one a bundled set's.
#[wasm_bindgen]
pub fn take(bytes: &[u8], src: Option<String>) -> Result<(), JsValue> {
    let src = src.map(|src| &*src.leak());
    let set = read(bytes)?;
    #[cfg(feature = "full")]
    for (lang, _) in set.descriptor().bothways.translations.iter() {
        keep(src, lang.clone(), read(bytes)?.in_language(lang));
    }
    keep(src, String::new(), set);
    Ok(())
}

/// Takes a bundled set in once more with its words in another language, in the order of its texts.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn take_words(bytes: &[u8], lang: String, lines: &Array) -> Result<(), JsValue> {
    keep(None, lang, read(bytes)?.in_words(lines_of(lines)));
    Ok(())
}

fn read(bytes: &[u8]) -> Result<Dataset, JsValue> {
    decode(bytes).map_err(error::figures)
}

fn keep(src: Option<&'static str>, lang: String, set: Dataset) {
    let kept = Kept { src, lang: lang.leak(), set: Box::leak(Box::new(set)) };
    let mut sets = SETS.take();
    sets.push(kept);
    SETS.set(sets);
}

/// The set that is meant, in a language if it has words of that, else in English.
fn look(lang: &str, is_meant: impl Fn(&Kept) -> bool) -> Option<&'static Dataset> {
    let (sets, mut found) = (SETS.take(), None);
    for kept in sets.iter().filter(|kept| is_meant(kept)) {
        if kept.lang == lang || (kept.lang.is_empty() && found.is_none()) {
            found = Some(kept.set);
        }
    }
    SETS.set(sets);
    found
}

fn bundled_of(id: &str, lang: &str) -> Option<&'static Dataset> {
    look(lang, |kept| kept.src.is_none() && kept.set.descriptor().name == id)
}

/// A set to begin with, until the first change says whose figures are asked: all arrive from
/// outside, since in this module no set is more likely than another.
pub fn default_set() -> Result<&'static Dataset, JsValue> {
    look("", |_| true).ok_or_else(error::no_figures)
}

/// The set that changes ask for: one by its address, a bundled one by its id, else that at hand;
/// in a language.
pub fn choose(
    changes: &[(String, Option<String>)],
    at_hand: &'static Dataset,
    lang: &str,
) -> Result<&'static Dataset, JsValue> {
    let mut chosen = at_hand;
    for (name, text) in changes {
        let found = match (name.as_str(), text) {
            ("src", Some(src)) => look(lang, |kept| kept.src == Some(src)),
            ("figures", id) => bundled_of(id.as_deref().unwrap_or(BUNDLED[0]), lang),
            _ => continue,
        };
        chosen = found.ok_or_else(error::no_figures)?;
    }
    Ok(in_language(chosen, lang))
}

/// The same set in a language.
fn in_language(set: &'static Dataset, lang: &str) -> &'static Dataset {
    let sets = SETS.take();
    let own = sets.iter().find(|kept| std::ptr::eq(kept.set, set)).copied();
    SETS.set(sets);
    let Some(Kept { src, .. }) = own else { return set };
    let name = &set.descriptor().name;
    look(lang, |kept| kept.src == src && kept.set.descriptor().name == *name).unwrap_or(set)
}

/// The bundled sets that are here, in the order in which a reader meets them.
pub fn bundled(lang: &str) -> Vec<&'static Dataset> {
    BUNDLED.iter().filter_map(|id| bundled_of(id, lang)).collect()
}
