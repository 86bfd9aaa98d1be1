//! Errors as the page sees them: an `Error` with a `code` of the contract.
//!
//! Inside `web` errors are plain `JsValue`s: what the browser throws passes through as it is, and
//! the element calls it `internal`.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

use crate::dataset::{CodecError, fill};
use crate::query::AskError;
use crate::state::StateError;

/// A refused change.
pub fn state(error: StateError) -> JsValue {
    let code = match error.field.as_str() {
        _ if error.is_sum => "sum-too-large",
        "figures" => "figures-not-found",
        _ => "state-invalid",
    };
    let value = coded(code, &error.words());
    set(&value, "field", &error.field);
    value
}

/// A question without an answer.
pub fn ask(error: AskError) -> JsValue {
    state(error.into())
}

/// A set that is not here.
pub fn no_figures(id: &str) -> JsValue {
    let words = fill("figures: “{id}” is no bundled set", &[("id", id)]);
    coded("figures-not-found", &words)
}

/// Figures that make no sense.
pub fn figures(error: CodecError) -> JsValue {
    let code = match error {
        CodecError::TooNew(_) => "figures-too-new",
        _ => "figures-invalid",
    };
    coded(code, &error.words())
}

/// Anything the browser should have given and did not.
pub fn missing(what: &str) -> JsValue {
    coded("unsupported", what)
}

fn coded(code: &str, message: &str) -> JsValue {
    let value = Error::new(message).into();
    set(&value, "code", code);
    value
}

fn set(value: &JsValue, name: &str, text: &str) {
    // Setting a property of a fresh Error cannot fail.
    let _ = Reflect::set(value, &name.into(), &text.into());
}
