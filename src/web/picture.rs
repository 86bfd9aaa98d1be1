//! The chart on its two canvases: the base, and the overlay for what is pointed at.

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::geom::Rect;
use crate::paint::{Theme, paint, paint_marks};
use crate::scene::{Ink, Mark, Scene, Stroke};

use super::canvas::{CanvasBackend, fit};
use super::error::missing;

const REFUSED: &str = "the canvas refused a mark";

/// One canvas and its context.
pub struct Picture {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Picture {
    /// A canvas made ready for drawing.
    pub fn new(canvas: HtmlCanvasElement) -> Result<Self, JsValue> {
        let context = canvas
            .get_context("2d")?
            .ok_or_else(|| missing("the canvas gives no 2d context"))?
            .unchecked_into();
        Ok(Self { canvas, context })
    }

    /// The context, for measuring text.
    pub fn context(&self) -> &CanvasRenderingContext2d {
        &self.context
    }

    /// Draws a scene at `ratio` device pixels a CSS px.
    pub fn draw(
        &self,
        scene: &Scene,
        theme: &Theme,
        family: &str,
        ratio: f64,
    ) -> Result<(), JsValue> {
        fit(&self.canvas, scene.width, scene.height, ratio);
        let mut backend = CanvasBackend::new(&self.context, &self.canvas, family, ratio)?;
        paint(scene, theme, &mut backend).map_err(|_| missing(REFUSED))
    }

    /// Outlines one place of a scene on an otherwise clear canvas, or clears it.
    pub fn point_out(
        &self,
        place: Option<Rect>,
        scene: &Scene,
        theme: &Theme,
        ratio: f64,
    ) -> Result<(), JsValue> {
        fit(&self.canvas, scene.width, scene.height, ratio);
        let mut backend = CanvasBackend::new(&self.context, &self.canvas, "", ratio)?;
        let mut marks = Vec::new();
        if let Some(rect) = place {
            let stroke = Stroke::solid(Ink::Text, 2.0);
            marks.push(Mark::Outline { rect: rect.grown(-1.0), stroke });
        }
        paint_marks(&marks, theme, &mut backend).map_err(|_| missing(REFUSED))
    }
}
