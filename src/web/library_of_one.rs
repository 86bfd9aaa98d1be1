//! The default set alone, in the module that most pages need; see `library.rs` for the other.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use crate::DEFAULT_SET;
use crate::dataset::{Dataset, decode_content};

use super::error;

thread_local! {
    /// Decoded once for all widgets of the page.
    static DEFAULT: Cell<Option<&'static Dataset>> = const { Cell::new(None) };
}

/// The default set.
pub fn default_set() -> Result<&'static Dataset, JsValue> {
    if let Some(set) = DEFAULT.with(Cell::get) {
        return Ok(set);
    }
    // A test holds that it can be decoded.
    let set = decode_content(DEFAULT_SET).ok_or_else(error::no_figures)?;
    let set: &Dataset = Box::leak(Box::new(set));
    DEFAULT.with(|kept| kept.set(Some(set)));
    Ok(set)
}

/// The set at hand: there is no other to ask for, nor another language.
pub fn choose(
    _: &[(String, Option<String>)],
    at_hand: &'static Dataset,
    _: &str,
) -> Result<&'static Dataset, JsValue> {
    Ok(at_hand)
}

/// No view asks for several.
pub fn bundled(_: &str) -> Vec<&'static Dataset> {
    Vec::new()
}
