//! Draws a scene on any plotters backend.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, IntoFont, RGBColor, ShapeStyle};
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
    let paper = Rect::new(0.0, 0.0, scene.width, scene.height);
    Painter { theme, area }.fill(paper, Ink::Paper)?;
    paint_marks(scene, theme, area)
}

/// Draws the marks alone, over what is there.
pub fn paint_marks<B: DrawingBackend>(
    scene: &Scene,
    theme: &Theme,
    area: &DrawingArea<B, Shift>,
) -> Painted<B> {
    let painter = Painter { theme, area };
    scene.marks.iter().try_for_each(|mark| painter.mark(mark))?;
    area.present()
}

struct Painter<'a, B: DrawingBackend> {
    theme: &'a Theme,
    area: &'a DrawingArea<B, Shift>,
}

impl<B: DrawingBackend> Painter<'_, B> {
    fn mark(&self, mark: &Mark) -> Painted<B> {
        match mark {
            Mark::Fill { rect, ink } => self.fill(*rect, *ink),
            Mark::Outline { rect, stroke } => self.outline(*rect, stroke),
            Mark::Hatch { rect } => self.hatch(*rect),
            Mark::Line { from, to, stroke } => self.line(*from, *to, stroke),
            Mark::Text { at, text, font, ink, align } => self.text(*at, text, *font, *ink, *align),
        }
    }

    fn color(&self, ink: Ink) -> RGBColor {
        self.theme.color(ink)
    }

    fn fill(&self, rect: Rect, ink: Ink) -> Painted<B> {
        let corners = [snap(rect.left, rect.top), snap(rect.right, rect.bottom)];
        self.area.draw(&Rectangle::new(corners, self.color(ink).filled()))
    }

    fn outline(&self, rect: Rect, stroke: &Stroke) -> Painted<B> {
        let Rect { left, top, right, bottom } = rect;
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        let corners = corners.map(|(x, y)| Point::new(x, y));
        match stroke.dash {
            Dash::Solid => self.path(&corners, stroke.ink, stroke.width),
            _ => corners.windows(2).try_for_each(|side| self.line(side[0], side[1], stroke)),
        }
    }

    fn line(&self, from: Point, to: Point, stroke: &Stroke) -> Painted<B> {
        let segments = match stroke.dash {
            Dash::Solid => vec![(from, to)],
            Dash::Dashed => dashes(from, to, 4.0, 3.0),
            Dash::Dotted => dashes(from, to, 1.5, 2.5),
        };
        self.segments(segments, stroke.ink, stroke.width)
    }

    fn hatch(&self, rect: Rect) -> Painted<B> {
        self.segments(hatch(rect, HATCH), Ink::Hatch, 1.0)
    }

    fn segments(&self, segments: Vec<Segment>, ink: Ink, width: f64) -> Painted<B> {
        segments.into_iter().try_for_each(|(from, to)| self.path(&[from, to], ink, width))
    }

    fn path(&self, points: &[Point], ink: Ink, width: f64) -> Painted<B> {
        let style: ShapeStyle = self.color(ink).stroke_width(units(width) as u32);
        let points: Vec<_> = points.iter().map(|p| snap(p.x, p.y)).collect();
        self.area.draw(&PathElement::new(points, style))
    }

    fn text(&self, at: Point, text: &str, font: Font, ink: Ink, align: Align) -> Painted<B> {
        let weight = if font.bold { FontStyle::Bold } else { FontStyle::Normal };
        let anchor = match align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        let style = (FontFamily::SansSerif, font.size * UNITS, weight)
            .into_font()
            .color(&self.color(ink))
            .pos(Pos::new(anchor, VPos::Bottom));
        self.area.draw(&Text::new(text, snap(at.x, at.y), style))
    }
}

fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// The one snapping policy: eighths of a CSS px. Bars and rules then share their edges exactly.
fn snap(x: f64, y: f64) -> (i32, i32) {
    (units(x), units(y))
}
