//! A folder or a CSV of one's own, read in the page.
//!
//! The widget knows `.bw` files only; this module makes one from texts, with the very readers of
//! the command. It is a wasm of its own, since parsing JSON and naming every fault is more code
//! than most pages ever need.

#![cfg(target_arch = "wasm32")]

#[allow(dead_code, unused_imports, reason = "the same sources, of which a reader needs a part")]
#[path = "../../src/dataset/mod.rs"]
mod dataset;

use dataset::{Fault, encode, read_texts};
use wasm_bindgen::prelude::*;

/// The `.bw` bytes of a CSV and its descriptor; without one, a plain descriptor is inferred from
/// the figures and the file's `name`, and says so.
#[wasm_bindgen]
pub fn read(descriptor: Option<String>, figures: &[u8], name: &str) -> Result<Vec<u8>, JsValue> {
    let set = read_texts(descriptor.as_deref(), figures, name).map_err(|found| refusal(&found))?;
    encode(&set).map_err(|error| coded(&error.words()))
}

/// The first fault with its place, and how many there are.
fn refusal(faults: &[Fault]) -> JsValue {
    let first = faults.first().map(ToString::to_string).unwrap_or_default();
    match faults.len() {
        0 | 1 => coded(&first),
        count => coded(&format!("{first} (and {} faults more)", count - 1)),
    }
}

fn coded(message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a fresh Error cannot fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &"figures-invalid".into());
    error.into()
}
