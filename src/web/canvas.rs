//! A plotters backend on Canvas2D, crisp at every device pixel ratio.
//!
//! Coordinates arrive in eighths of a CSS px; one transform maps them to device pixels. Lines of
//! one style that follow each other are stroked together, and unchanged styles are not set again.

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::dataset::push_number;
use crate::paint::UNITS;

/// What plotters asks for; what Canvas2D refuses is caught before drawing begins.
#[derive(Debug, thiserror::Error)]
#[error("the canvas refused a mark")]
pub struct CanvasError;

type Rgb = (u8, u8, u8);

type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

/// Draws on a canvas, with the last style kept.
pub struct CanvasBackend<'a> {
    context: &'a CanvasRenderingContext2d,
    family: &'a str,
    size: (u32, u32),
    fill: Option<Rgb>,
    pen: Option<(Rgb, u32)>,
    font: String,
}

/// Gives a canvas the device pixels for a box of CSS px; a changed size also clears it.
pub fn fit(canvas: &HtmlCanvasElement, width: f64, height: f64, ratio: f64) {
    let (width, height) = ((width * ratio).round() as u32, (height * ratio).round() as u32);
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}

impl<'a> CanvasBackend<'a> {
    /// Clears the canvas and prepares it for `ratio` device pixels a CSS px.
    pub fn new(
        context: &'a CanvasRenderingContext2d,
        canvas: &HtmlCanvasElement,
        family: &'a str,
        ratio: f64,
    ) -> Result<Self, JsValue> {
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
        context.clear_rect(0.0, 0.0, width, height);
        let scale = ratio / UNITS;
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
        let size = ((width / scale) as u32, (height / scale) as u32);
        Ok(Self { context, family, size, fill: None, pen: None, font: String::new() })
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
    type ErrorType = CanvasError;

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
        self.context
            .fill_text(text, f64::from(at.0), f64::from(at.1))
            .map_err(|_| DrawingErrorKind::DrawingError(CanvasError))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        let is_bold = matches!(style.style(), FontStyle::Bold);
        self.context.set_font(&font(style.size(), is_bold, self.family));
        let metrics = self.context.measure_text(text);
        self.context.set_font(&self.font);
        let width = metrics.map_err(|_| DrawingErrorKind::DrawingError(CanvasError))?.width();
        Ok((width.ceil() as u32, style.size().ceil() as u32))
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
