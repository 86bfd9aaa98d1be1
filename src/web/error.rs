//! Errors as the page sees them: an `Error` with a `code` of the contract.
//!
//! Inside `web` errors are plain `JsValue`s: what the browser throws passes by Rust as it is, and
//! the element calls it `internal`.

use wasm_bindgen::prelude::*;

#[cfg(feature = "full")]
use crate::dataset::CodecError;
use crate::query::AskError;
use crate::state::StateError;

#[wasm_bindgen(module = "/www/src/host.js")]
extern "C" {
    /// An `Error` with a code, and the field at fault if there is one.
    fn refusal(code: &str, message: &str, field: Option<&str>) -> JsValue;
}

/// A refused change.
pub fn state(error: StateError) -> JsValue {
    let code = match error.field.as_str() {
        _ if error.is_sum => "sum-too-large",
        "figures" => "figures-not-found",
        _ => "state-invalid",
    };
    refusal(code, &error.words(), Some(&error.field))
}

/// A question without an answer.
pub fn ask(error: AskError) -> JsValue {
    state(error.into())
}

/// Figures that nobody handed over; the shell does that before it asks for them.
pub fn no_figures() -> JsValue {
    refusal("figures-not-found", "these figures are not here", Some("figures"))
}

/// Figures that make no sense.
#[cfg(feature = "full")]
pub fn figures(error: CodecError) -> JsValue {
    let code = match error {
        CodecError::TooNew(_) => "figures-too-new",
        _ => "figures-invalid",
    };
    refusal(code, &error.words(), None)
}
