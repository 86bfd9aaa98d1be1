//! A plotters backend on Canvas2D, crisp at every device pixel ratio.
//!
//! Coordinates arrive in eighths of a CSS px; one transform maps them to device pixels. Lines of
//! one style that follow each other are stroked together, and unchanged styles are not set again.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::dataset::push_number;
use crate::paint::UNITS;

#[wasm_bindgen]
extern "C" {
    /// A context of web-sys, with the three calls that web-sys guards against errors which a
    /// canvas of the page never throws.
    #[wasm_bindgen(extends = CanvasRenderingContext2d, typescript_type = "CanvasRenderingContext2D")]
    #[derive(Clone)]
    pub type Context;

    #[wasm_bindgen(method, getter)]
    fn canvas(this: &Context) -> HtmlCanvasElement;

    #[wasm_bindgen(method, js_name = setTransform)]
    fn set_transform(this: &Context, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);

    #[cfg(feature = "full")]
    #[wasm_bindgen(method, js_name = arc)]
    fn circle(this: &Context, x: f64, y: f64, radius: f64, from: f64, to: f64);

    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_text(this: &Context, text: &str, x: f64, y: f64);
}

/// A whole turn in radians.
#[cfg(feature = "full")]
const TURN: f64 = std::f64::consts::TAU;

type Rgb = (u8, u8, u8);

/// A canvas refuses nothing.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Draws on a canvas, with the last style kept.
pub struct CanvasBackend<'a> {
    context: &'a Context,
    family: &'a str,
    size: (u32, u32),
    fill: Option<Rgb>,
    pen: Option<(Rgb, u32)>,
    font: String,
}

impl<'a> CanvasBackend<'a> {
    /// Gives the canvas `ratio` device pixels for each CSS px of its box, all of them clear.
    pub fn new(
        context: &'a Context,
        family: &'a str,
        (width, height): (f64, f64),
        ratio: f64,
    ) -> Self {
        let canvas = context.canvas();
        canvas.set_width((width * ratio).round() as u32);
        canvas.set_height((height * ratio).round() as u32);
        let scale = ratio / UNITS;
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
        let size = ((width * UNITS) as u32, (height * UNITS) as u32);
        Self { context, family, size, fill: None, pen: None, font: String::new() }
    }

    fn set_fill(&mut self, color: BackendColor) {
        if self.fill != Some(color.rgb) {
            self.context.set_fill_style_str(&css(color.rgb));
            self.fill = Some(color.rgb);
        }
    }

    /// Begins a path in the style, or goes on with the open one.
    fn set_pen<S: BackendStyle>(&mut self, style: &S) {
        let (rgb, width) = (style.color().rgb, style.stroke_width());
        if self.pen != Some((rgb, width)) {
            self.flush();
            self.context.set_stroke_style_str(&css(rgb));
            self.context.set_line_width(f64::from(width));
            self.context.begin_path();
            self.pen = Some((rgb, width));
        }
    }

    fn flush(&mut self) {
        if self.pen.take().is_some() {
            self.context.stroke();
        }
    }

    fn set_font(&mut self, size: f64, style: FontStyle) {
        let font = font(size, matches!(style, FontStyle::Bold), self.family);
        if self.font != font {
            self.context.set_font(&font);
            self.font = font;
        }
    }
}

impl DrawingBackend for CanvasBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.flush();
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.set_pen(style);
        let mut is_first = true;
        for (x, y) in path {
            let (x, y) = (f64::from(x), f64::from(y));
            if is_first {
                self.context.move_to(x, y)
            } else {
                self.context.line_to(x, y)
            }
            is_first = false;
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            let corners = [from, (to.0, from.1), to, (from.0, to.1), from];
            return self.draw_path(corners, style);
        }
        self.flush();
        self.set_fill(style.color());
        let (width, height) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        self.context.fill_rect(f64::from(from.0), f64::from(from.1), width, height);
        Ok(())
    }

    #[cfg(feature = "full")]
    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        // Each circle by itself: thousands in one path take chromium three times as long, since it
        // looks for where they cross.
        self.flush();
        self.set_fill(style.color());
        self.context.begin_path();
        self.context.circle(f64::from(at.0), f64::from(at.1), f64::from(radius), 0.0, TURN);
        self.context.fill();
        Ok(())
    }

    #[cfg(feature = "full")]
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.flush();
        self.set_fill(style.color());
        self.context.begin_path();
        for (x, y) in corners {
            // On a path without a point the first line only sets out.
            self.context.line_to(f64::from(x), f64::from(y));
        }
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.flush();
        self.set_fill(style.color());
        self.set_font(style.size(), style.style());
        // Left and right, not start and end: these would turn round on a right-to-left page.
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.fill_text(text, f64::from(at.0), f64::from(at.1));
        Ok(())
    }
}

/// A CSS font of a size in the canvas's own units.
pub fn font(size: f64, bold: bool, family: &str) -> String {
    let mut font = String::from(if bold { "bold " } else { "" });
    push_number(&mut font, size as u64, 1);
    font.push_str("px ");
    font.push_str(family);
    font
}

/// A colour as CSS writes it.
pub fn css((r, g, b): Rgb) -> String {
    let mut css = String::from("rgb(");
    push_number(&mut css, r.into(), 1);
    css.push(' ');
    push_number(&mut css, g.into(), 1);
    css.push(' ');
    push_number(&mut css, b.into(), 1);
    css.push(')');
    css
}
