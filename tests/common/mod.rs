//! What the tests share: an environment that is the same on every machine, sets, and pictures.

#![allow(dead_code, unused_imports, reason = "no test file needs all of it")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

pub mod cases;
pub mod collections;
mod env;
pub mod many;
mod series;
mod sets;

pub use cases::Case;
pub use env::Fixed;
pub use series::all_series;
pub use sets::*;

use bothways::dataset::{Dataset, Period, parse_pair};
use bothways::describe::answer;
use bothways::query::{Ask, AskError, PairView, Question, View, pair};
use bothways::scene::{Mark, Scene};
use serde_json::Value;

/// The period that a text writes.
pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// The question for a pair such as `US-JP`, all else left to the defaults.
pub fn ask(pair: &str) -> Ask {
    Ask { pair: parse_pair(pair), ..Ask::default() }
}

/// The answer to a question.
pub fn view<'a>(set: &'a Dataset, ask: &Ask) -> PairView<'a> {
    try_view(set, ask).unwrap()
}

/// The same, where the question may be refused.
pub fn try_view<'a>(set: &'a Dataset, ask: &Ask) -> Result<PairView<'a>, AskError> {
    Question::new(set, ask).and_then(pair)
}

/// The words of a picture, in painting order.
pub fn texts(scene: &Scene) -> Vec<&str> {
    let mut texts = Vec::new();
    for mark in &scene.marks {
        if let Mark::Text { text, .. } = mark {
            texts.push(text.as_str());
        }
    }
    texts
}

/// The answer as the JSON that pages and exports get.
pub fn json(set: &Dataset, ask: &Ask) -> Value {
    serde_json::to_value(answer(&View::Timeline(view(set, ask)), &Fixed)).unwrap()
}
