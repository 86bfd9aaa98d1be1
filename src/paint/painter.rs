//! Draws a scene on any plotters backend.
//!
//! Marks go to the backend as they are: through plotters' drawing areas and elements, which copy
//! each path and box each font, the same took 2 kB more of wasm.

use plotters::style::{Color, ShapeStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
};

use crate::geom::{Point, Rect, Segment, dashes, hatch};
use crate::i18n::Font;
use crate::scene::{Align, Dash, Ink, Mark, Scene, Stroke};

use super::Theme;

/// Backend units per CSS px.
pub const UNITS: f64 = 8.0;

/// Distance between hatching lines in CSS px.
const HATCH: f64 = 7.0;

/// What painting returns.
pub type Painted<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Draws the scene's marks, first to last, on a paper of the theme's colour.
pub fn paint<B: DrawingBackend>(scene: &Scene, theme: &Theme, backend: &mut B) -> Painted<B> {
    let mut painter = Painter { theme, backend, painted: Ok(()) };
    painter.fill(Rect::new(0.0, 0.0, scene.width, scene.height), Ink::Paper);
    painter.marks(&scene.marks)
}

/// Draws marks over what is there already.
///
/// # Errors
/// Where the backend refuses one.
#[cfg(feature = "full")]
pub fn paint_over<B: DrawingBackend>(marks: &[Mark], theme: &Theme, backend: &mut B) -> Painted<B> {
    Painter { theme, backend, painted: Ok(()) }.marks(marks)
}

/// Remembers the first failure, so that drawing is a plain list of calls.
struct Painter<'a, B: DrawingBackend> {
    theme: &'a Theme,
    backend: &'a mut B,
    painted: Painted<B>,
}

impl<B: DrawingBackend> Painter<'_, B> {
    fn marks(mut self, marks: &[Mark]) -> Painted<B> {
        for mark in marks {
            match mark {
                Mark::Fill { rect, ink } => self.fill(*rect, *ink),
                Mark::Outline { rect, stroke } => self.outline(*rect, stroke),
                Mark::Hatch { rect } => self.segments(hatch(*rect, HATCH), Ink::Hatch, 1.0),
                Mark::Line { from, to, stroke } => self.line(*from, *to, stroke),
                #[cfg(feature = "full")]
                Mark::Area { points, ink } => self.area(points, *ink),
                #[cfg(feature = "full")]
                Mark::Path { points, stroke } => self.through(points, stroke),
                #[cfg(feature = "full")]
                Mark::Dot { at, radius, ink } => {
                    let color = self.theme.color(*ink);
                    let radius = units(*radius).max(0) as u32;
                    let drawn = self.backend.draw_circle(snap(*at), radius, &color, true);
                    self.keep(drawn);
                }
                Mark::Text { at, text, font, ink, align } => {
                    let color = self.theme.color(*ink).to_backend_color();
                    let lettering = Lettering { font: *font, color, align: *align };
                    #[cfg(feature = "full")]
                    let text = &isolated(text);
                    let drawn = self.backend.draw_text(text, &lettering, snap(*at));
                    self.keep(drawn);
                }
            }
        }
        self.painted?;
        self.backend.present()
    }

    fn keep(&mut self, painted: Painted<B>) {
        if self.painted.is_ok() {
            self.painted = painted;
        }
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        let (from, to) = (Point::new(rect.left, rect.top), Point::new(rect.right, rect.bottom));
        let color = self.theme.color(ink);
        let drawn = self.backend.draw_rect(snap(from), snap(to), &color, true);
        self.keep(drawn);
    }

    fn outline(&mut self, rect: Rect, stroke: &Stroke) {
        let Rect { left, top, right, bottom } = rect;
        let (start, opposite) = (Point::new(left, top), Point::new(right, bottom));
        let (next, last) = (Point::new(right, top), Point::new(left, bottom));
        if stroke.dash == Dash::Solid {
            return self.path(&[start, next, opposite, last, start], stroke.ink, stroke.width);
        }
        self.line(start, next, stroke);
        self.line(next, opposite, stroke);
        self.line(opposite, last, stroke);
        self.line(last, start, stroke);
    }

    fn line(&mut self, from: Point, to: Point, stroke: &Stroke) {
        let segments = match stroke.dash {
            Dash::Solid => vec![(from, to)],
            Dash::Dashed => dashes(from, to, 4.0, 3.0),
            Dash::Dotted => dashes(from, to, 1.5, 2.5),
        };
        self.segments(segments, stroke.ink, stroke.width);
    }

    #[cfg(feature = "full")]
    fn area(&mut self, points: &[Point], ink: Ink) {
        let color = self.theme.color(ink);
        let corners = points.iter().map(|point| snap(*point));
        let drawn = self.backend.fill_polygon(corners, &color);
        self.keep(drawn);
    }

    /// A line through points; a broken one goes on breaking where it turns.
    #[cfg(feature = "full")]
    fn through(&mut self, points: &[Point], stroke: &Stroke) {
        if stroke.dash == Dash::Solid {
            return self.path(points, stroke.ink, stroke.width);
        }
        for ends in points.windows(2) {
            self.line(ends[0], ends[1], stroke);
        }
    }

    fn segments(&mut self, segments: Vec<Segment>, ink: Ink, width: f64) {
        for (from, to) in &segments {
            self.path(&[*from, *to], ink, width);
        }
    }

    fn path(&mut self, points: &[Point], ink: Ink, width: f64) {
        let style: ShapeStyle = self.theme.color(ink).stroke_width(units(width) as u32);
        let drawn = self.backend.draw_path(points.iter().map(|point| snap(*point)), &style);
        self.keep(drawn);
    }
}

/// A line of Arabic stands by itself, wherever it is drawn: its full stop stays at its left end.
#[cfg(feature = "full")]
fn isolated(text: &str) -> String {
    let is_rtl = text.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c));
    let (open, close) = if is_rtl { ("\u{2067}", "\u{2069}") } else { ("", "") };
    let mut isolated = String::from(open);
    isolated.push_str(text);
    isolated.push_str(close);
    isolated
}

/// How a text is drawn; backends write with their own fonts.
struct Lettering {
    font: Font,
    color: BackendColor,
    align: Align,
}

/// What a backend without fonts would ask of a [`Lettering`] in vain.
#[derive(Debug, thiserror::Error)]
#[error("texts are drawn by the backend's own fonts")]
struct NoGlyphs;

impl BackendTextStyle for Lettering {
    type FontError = NoGlyphs;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.font.size * UNITS
    }

    fn style(&self) -> FontStyle {
        if self.font.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        Pos::new(h_pos, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, _: &str) -> Result<(BackendCoord, BackendCoord), NoGlyphs> {
        Err(NoGlyphs)
    }

    fn draw<E, Draw: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: Draw,
    ) -> Result<Result<(), E>, NoGlyphs> {
        Err(NoGlyphs)
    }
}

fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// The one snapping policy: eighths of a CSS px. Bars and rules then share their edges exactly.
fn snap(point: Point) -> BackendCoord {
    (units(point.x), units(point.y))
}
