//! A finished drawing as plain data: positioned marks in roles, not colours.
//!
//! Charts end in a [`Scene`]; painters and hit tests only read it.

#[cfg(feature = "full")]
mod log;
mod mark;
#[cfg(feature = "full")]
mod part;
mod scale;
#[cfg(feature = "full")]
mod tween;

#[cfg(feature = "full")]
pub use log::LogScale;
pub use mark::{Align, Dash, Ink, Mark, Stroke};
#[cfg(feature = "full")]
pub use mark::{HEATS, on_heat};
#[cfg(feature = "full")]
pub use part::{Name, Part, way_name};
pub use scale::Scale;
#[cfg(feature = "full")]
pub use tween::tween;

#[cfg(feature = "full")]
use crate::geom::Grid;
use crate::geom::{Point, Rect};
use crate::i18n::Font;
use crate::query::Direction;

/// What a place on the chart stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Position in the view's rows.
    pub row: usize,
    /// The direction.
    pub direction: Direction,
}

/// A sensitive area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The area.
    pub rect: Rect,
    /// What it stands for.
    pub key: Key,
}

/// A drawing of a given size, marks in painting order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width in CSS px.
    pub width: f64,
    /// Height in CSS px.
    pub height: f64,
    /// What is drawn, first to last.
    pub marks: Vec<Mark>,
    /// What can be pointed at, ordered by left edge within a direction.
    pub hits: Vec<Hit>,
    /// Which marks are of one thing; see [`Part`].
    #[cfg(feature = "full")]
    pub parts: Vec<Part>,
    /// How far from the middle of what it means a pointer may be, in CSS px; 0 where it must be
    /// inside.
    #[cfg(feature = "full")]
    pub reach: f64,
    /// The middles of the hits in cells, where there are many; see [`Scene::index`].
    #[cfg(feature = "full")]
    pub grid: Option<Grid>,
}

/// How words look: their face and their colour's role.
pub type Look = (Font, Ink);

impl Scene {
    /// Fills a rectangle.
    pub fn fill(&mut self, rect: Rect, ink: Ink) {
        self.marks.push(Mark::Fill { rect, ink });
    }

    /// Outlines a rectangle.
    pub fn outline(&mut self, rect: Rect, stroke: Stroke) {
        self.marks.push(Mark::Outline { rect, stroke });
    }

    /// Hatches a rectangle: not measured.
    pub fn hatch(&mut self, rect: Rect) {
        self.marks.push(Mark::Hatch { rect });
    }

    /// Draws a line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.marks.push(Mark::Line { from, to, stroke });
    }

    /// Writes one line of text, `align` at `at` on its baseline.
    pub fn write(&mut self, at: Point, text: String, (font, ink): Look, align: Align) {
        self.marks.push(Mark::Text { at, text, font, ink, align });
    }

    /// What stands at a point.
    pub fn hit(&self, point: Point) -> Option<&Hit> {
        #[cfg(feature = "full")]
        if self.reach > 0.0 {
            return self.nearest(point);
        }
        self.hits.iter().find(|hit| hit.rect.contains(point))
    }

    /// Finds the nearest of many hits without a look at each; the last step of a drawing, since
    /// no hit may come or move afterwards.
    #[cfg(feature = "full")]
    pub fn index(&mut self) {
        let mut middles = Vec::new();
        for hit in &self.hits {
            middles.push(hit.rect.center());
        }
        self.grid = (self.reach > 0.0).then(|| Grid::new(&middles, self.reach));
    }

    /// What stands nearest to a point, if it is within reach; of equal ones the last, which is
    /// drawn over the others.
    #[cfg(feature = "full")]
    fn nearest(&self, point: Point) -> Option<&Hit> {
        if let Some(grid) = &self.grid {
            return self.hits.get(grid.nearest(point)?);
        }
        let (mut nearest, mut least) = (None, self.reach * self.reach);
        for hit in &self.hits {
            let center = hit.rect.center();
            let (x, y) = (center.x - point.x, center.y - point.y);
            if x * x + y * y <= least {
                (nearest, least) = (Some(hit), x * x + y * y);
            }
        }
        nearest
    }

    /// Where a key stands.
    pub fn place(&self, key: Key) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.key == key)
    }
}
