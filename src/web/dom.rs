//! Small steps in the DOM: make an element, put words in it, show and hide it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

use super::error::missing;

/// Makes elements of one document.
pub struct Dom {
    document: Document,
}

impl Dom {
    /// The page's document.
    pub fn new() -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document());
        Ok(Self { document: document.ok_or_else(|| missing("there is no document"))? })
    }

    /// An element outside the page.
    pub fn make(&self, tag: &str) -> Result<Element, JsValue> {
        self.document.create_element(tag)
    }

    /// An element with words in it, as the last child of `parent`.
    pub fn add(&self, parent: &Element, tag: &str, words: &str) -> Result<Element, JsValue> {
        let element = self.make(tag)?;
        if !words.is_empty() {
            element.set_text_content(Some(words));
        }
        parent.append_child(&element)?;
        Ok(element)
    }

    /// Small print: a paragraph as the last child of `parent`.
    pub fn small(&self, parent: &Element, words: &str) -> Result<Element, JsValue> {
        let element = self.add(parent, "p", words)?;
        element.set_class_name("small");
        Ok(element)
    }
}

/// Shows or hides an element.
pub fn show(element: &Element, visible: bool) {
    element.unchecked_ref::<HtmlElement>().set_hidden(!visible);
}

/// Sets an attribute; the names are ours and valid, so that this cannot fail.
pub fn attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}
