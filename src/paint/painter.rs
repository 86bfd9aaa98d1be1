//! Draws a scene on any plotters backend.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, IntoFont, ShapeStyle};
use plotters_backend::DrawingBackend;

use crate::geom::{Point, Rect, Segment, dashes, hatch};
use crate::i18n::Font;
use crate::scene::{Align, Dash, Ink, Mark, Scene, Stroke};

use super::Theme;

/// Backend units per CSS px.
pub const UNITS: f64 = 8.0;

/// Distance between hatching lines in CSS px.
const HATCH: f64 = 7.0;

/// What painting returns.
pub type Painted<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Draws the scene's marks, first to last, on a paper of the theme's colour.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    theme: &Theme,
    area: &DrawingArea<B, Shift>,
) -> Painted<B> {
    let mut painter = Painter { theme, area, painted: Ok(()) };
    painter.fill(Rect::new(0.0, 0.0, scene.width, scene.height), Ink::Paper);
    painter.marks(&scene.marks)
}

/// Draws the marks alone, over what is there.
pub fn paint_marks<B: DrawingBackend>(
    scene: &Scene,
    theme: &Theme,
    area: &DrawingArea<B, Shift>,
) -> Painted<B> {
    Painter { theme, area, painted: Ok(()) }.marks(&scene.marks)
}

/// Remembers the first failure, so that drawing is a plain list of elements.
struct Painter<'a, B: DrawingBackend> {
    theme: &'a Theme,
    area: &'a DrawingArea<B, Shift>,
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
                Mark::Text { at, text, font, ink, align } => {
                    self.text(*at, text, *font, *ink, *align);
                }
            }
        }
        self.painted?;
        self.area.present()
    }

    fn keep(&mut self, painted: Painted<B>) {
        if self.painted.is_ok() {
            self.painted = painted;
        }
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        let corners = [snap(rect.left, rect.top), snap(rect.right, rect.bottom)];
        let fill = self.theme.color(ink).filled();
        self.keep(self.area.draw(&Rectangle::new(corners, fill)));
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

    fn segments(&mut self, segments: Vec<Segment>, ink: Ink, width: f64) {
        for (from, to) in &segments {
            self.path(&[*from, *to], ink, width);
        }
    }

    fn path(&mut self, points: &[Point], ink: Ink, width: f64) {
        let style: ShapeStyle = self.theme.color(ink).stroke_width(units(width) as u32);
        let mut corners = Vec::new();
        for point in points {
            corners.push(snap(point.x, point.y));
        }
        self.keep(self.area.draw(&PathElement::new(corners, style)));
    }

    fn text(&mut self, at: Point, text: &str, font: Font, ink: Ink, align: Align) {
        let weight = if font.bold { FontStyle::Bold } else { FontStyle::Normal };
        let anchor = match align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        let style = (FontFamily::SansSerif, font.size * UNITS, weight)
            .into_font()
            .color(&self.theme.color(ink))
            .pos(Pos::new(anchor, VPos::Bottom));
        self.keep(self.area.draw(&Text::new(text, snap(at.x, at.y), style)));
    }
}

fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// The one snapping policy: eighths of a CSS px. Bars and rules then share their edges exactly.
fn snap(x: f64, y: f64) -> (i32, i32) {
    (units(x), units(y))
}
