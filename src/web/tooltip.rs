//! The tooltip beside what is pointed at: the same for pointer, touch and keys.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use crate::describe::Tip;
use crate::geom::Rect;

use super::dom::{Dom, show};

/// Distance from the mark.
const GAP: f64 = 8.0;

/// Fills the tooltip and returns where its top left corner belongs, inside `width` px.
pub fn place(
    element: &Element,
    tip: &Tip,
    mark: Rect,
    width: f64,
) -> Result<(i32, i32), JsValue> {
    let dom = Dom::new()?;
    element.set_text_content(None);
    dom.add(element, "strong", &tip.value)?;
    for line in tip.heading.iter().chain([&tip.note]).chain(&tip.sources) {
        if !line.is_empty() {
            dom.add(element, "span", line)?;
        }
    }
    show(element, true);
    let own: &HtmlElement = element.unchecked_ref();
    let (own_width, height) = (f64::from(own.offset_width()), f64::from(own.offset_height()));
    // Beside the mark where there is room, so that it hides neither the bar nor its neighbours.
    let (right, left) = (mark.right + GAP, mark.left - GAP - own_width);
    let x = if right + own_width <= width {
        right
    } else if left >= 0.0 {
        left
    } else {
        (width - own_width).max(0.0)
    };
    Ok((x as i32, (mark.center().y - height / 2.0).max(0.0) as i32))
}
