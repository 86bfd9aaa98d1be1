//! The sets of the page, each decoded once for all its widgets.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::BUNDLED;
use crate::dataset::{Dataset, decode};
use crate::geom::Land;

use super::error;

/// A set that lives as long as the page: widgets come and go, and their views refer to it.
#[derive(Clone, Copy)]
struct Kept {
    /// Its address, unless it is a bundled set.
    src: Option<&'static str>,
    set: &'static Dataset,
}

thread_local! {
    static SETS: Cell<Vec<Kept>> = const { Cell::new(Vec::new()) };
    static LAND: Cell<Option<&'static Land>> = const { Cell::new(None) };
}

/// Takes the shapes for maps in. A file that is none changes nothing: a map says when it has none.
#[cfg(feature = "map")]
#[wasm_bindgen]
pub fn take_land(bytes: &[u8]) {
    if let Some(land) = Land::read(bytes) {
        LAND.set(Some(Box::leak(Box::new(land))));
    }
}

/// The shapes for maps, once they are here.
pub fn land() -> Option<&'static Land> {
    LAND.get()
}

/// Takes a `.bw` file in: that of an address, or without one a bundled set's.
#[wasm_bindgen]
pub fn take(bytes: &[u8], src: Option<String>) -> Result<(), JsValue> {
    let set = Box::leak(Box::new(decode(bytes).map_err(error::figures)?));
    let mut sets = SETS.take();
    sets.push(Kept { src: src.map(|src| &*src.leak()), set });
    SETS.set(sets);
    Ok(())
}

/// The first set that is meant.
fn look(is_meant: impl Fn(&Kept) -> bool) -> Option<&'static Dataset> {
    let sets = SETS.take();
    let found = sets.iter().find(|kept| is_meant(kept)).map(|kept| kept.set);
    SETS.set(sets);
    found
}

fn bundled_of(id: &str) -> Option<&'static Dataset> {
    look(|kept| kept.src.is_none() && kept.set.descriptor().name == id)
}

/// A set to begin with, until the first change says whose figures are asked: all arrive from
/// outside, since in this module no set is more likely than another.
pub fn default_set() -> Result<&'static Dataset, JsValue> {
    look(|_| true).ok_or_else(error::no_figures)
}

/// The set that changes ask for: one by its address, a bundled one by its id, else that at hand.
pub fn choose(
    changes: &[(String, Option<String>)],
    at_hand: &'static Dataset,
) -> Result<&'static Dataset, JsValue> {
    let mut chosen = at_hand;
    for (name, text) in changes {
        let found = match (name.as_str(), text) {
            ("src", Some(src)) => look(|kept| kept.src == Some(src)),
            ("figures", id) => bundled_of(id.as_deref().unwrap_or(BUNDLED[0])),
            _ => continue,
        };
        chosen = found.ok_or_else(error::no_figures)?;
    }
    Ok(chosen)
}

/// The bundled sets that are here, in the order in which a reader meets them.
pub fn bundled() -> Vec<&'static Dataset> {
    BUNDLED.iter().filter_map(|id| bundled_of(id)).collect()
}
