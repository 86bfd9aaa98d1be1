//! The texts of other languages, as the page brings them.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::i18n::Message;

/// One language's texts in the order of the messages' numbers. They stay as long as the page.
#[derive(Clone, Copy)]
pub struct Texts {
    lang: &'static str,
    first: &'static [String],
    /// Those of the views of many countries, which only their modules need.
    views: &'static [String],
}

thread_local! {
    static TEXTS: Cell<Vec<Texts>> = const { Cell::new(Vec::new()) };
}

impl Texts {
    /// Their language.
    pub fn lang(&self) -> &'static str {
        self.lang
    }

    /// A language's texts, if they are here.
    pub fn of(lang: &str) -> Option<Self> {
        let all = TEXTS.take();
        let found = all.iter().find(|texts| texts.lang == lang).copied();
        TEXTS.set(all);
        found
    }

    /// The text of a message.
    pub fn get(&self, message: Message) -> Option<&'static str> {
        let at = message.at();
        let text = match at.checked_sub(Message::BEFORE_VIEWS) {
            None => self.first.get(at),
            Some(at) => self.views.get(at),
        };
        text.map(String::as_str)
    }
}

/// Takes a language's texts in, `lines` by the messages' numbers; the views' begin where the others
/// end.
#[wasm_bindgen]
pub fn take_texts(lang: String, lines: &Array) {
    let mut lines = lines_of(lines);
    let views = lines.split_off(lines.len().min(Message::BEFORE_VIEWS));
    let texts = Texts { lang: lang.leak(), first: lines.leak(), views: views.leak() };
    let mut all = TEXTS.take();
    all.push(texts);
    TEXTS.set(all);
}

/// An array of texts as a list.
pub fn lines_of(lines: &Array) -> Vec<String> {
    let mut all = Vec::new();
    for at in 0..lines.length() {
        all.push(lines.get(at).as_string().unwrap_or_default());
    }
    all
}
