//! The default set alone, in the module that most pages need; see `library.rs` for the other.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use crate::dataset::{Dataset, decode_content};
use crate::{BUNDLED, DEFAULT_SET};

use super::error;

thread_local! {
    /// Decoded once for all widgets of the page.
    static DEFAULT: Cell<Option<&'static Dataset>> = const { Cell::new(None) };
}

/// The default set.
pub fn find(id: &str) -> Result<&'static Dataset, JsValue> {
    if id != BUNDLED[0] {
        return Err(error::no_figures(id));
    }
    if let Some(set) = DEFAULT.with(Cell::get) {
        return Ok(set);
    }
    let set: &Dataset = Box::leak(Box::new(decode_content(DEFAULT_SET).ok_or_else(|| error::no_figures(id))?));
    DEFAULT.with(|kept| kept.set(Some(set)));
    Ok(set)
}

/// No other figures are read here.
pub fn take(_: &[u8], _: bool) -> Result<&'static Dataset, JsValue> {
    Err(error::no_figures(""))
}

/// No view asks for several.
pub fn bundled() -> Vec<&'static Dataset> {
    Vec::new()
}
