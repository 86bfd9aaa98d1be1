//! The sets of the page, each decoded once for all its widgets.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::dataset::{Dataset, HEADER, decode};
use crate::{BUNDLED, DEFAULT_SET};

use super::error;

/// A set that lives as long as the page: widgets come and go, and their views refer to it.
struct Kept {
    /// The file's header, which holds its checksum: the same bytes twice are one set.
    header: &'static [u8],
    is_bundled: bool,
    set: &'static Dataset,
}

thread_local! {
    static SETS: Cell<Vec<Kept>> = const { Cell::new(Vec::new()) };
}

/// Takes a bundled set's `.bw` file in.
#[wasm_bindgen]
pub fn bundle(bytes: &[u8]) -> Result<(), JsValue> {
    take(bytes, true).map(|_| ())
}

/// Takes a `.bw` file in.
pub fn take(bytes: &[u8], is_bundled: bool) -> Result<&'static Dataset, JsValue> {
    let header = bytes.get(..HEADER).unwrap_or(bytes);
    let mut sets = SETS.take();
    let kept = sets.iter().find(|kept| kept.header == header && kept.is_bundled == is_bundled);
    let set = match kept {
        Some(kept) => Ok(kept.set),
        None => decode(bytes).map_err(error::figures).map(|set| {
            let (header, set) = (header.to_vec().leak(), &*Box::leak(Box::new(set)));
            sets.push(Kept { header, is_bundled, set });
            set
        }),
    };
    SETS.set(sets);
    set
}

/// The bundled set of an id, if it is here.
pub fn find(id: &str) -> Result<&'static Dataset, JsValue> {
    let set = bundled().into_iter().find(|set| set.descriptor().name == id);
    set.ok_or_else(|| error::no_figures(id))
}

/// The bundled sets that are here, in the order in which a reader meets them.
pub fn bundled() -> Vec<&'static Dataset> {
    // The default set is in the module itself; a test holds that it can be decoded.
    let _ = take(DEFAULT_SET, true);
    let sets = SETS.take();
    let mut found = Vec::new();
    for id in BUNDLED {
        let named = sets.iter().find(|kept| kept.is_bundled && kept.set.descriptor().name == id);
        if let Some(kept) = named {
            found.push(kept.set);
        }
    }
    SETS.set(sets);
    found
}
