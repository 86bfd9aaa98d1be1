//! One figure as a lying bar: from an axis outwards, to the left or to the right.

use crate::geom::Rect;
use crate::query::{Cell, Direction, Figure};
use crate::scene::{Dash, Scene, Stroke};

use super::bars::{ink, pale};

/// Length of a withheld figure's outline: it must not look like a value.
pub const WITHHELD: f64 = 18.0;
/// Length and height of a zero's tick.
const TICK: (f64, f64) = (6.0, 3.0);
/// The shortest bar: the axis takes the first pixel.
const LEAST: f64 = 3.0;

/// The place of a bar.
#[derive(Debug, Clone, Copy)]
pub struct Lying {
    /// Where it begins.
    pub axis: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
    /// Forward lies to the left, Back to the right.
    pub direction: Direction,
}

impl Lying {
    /// Draws a measured figure whose size is `length` px long; hatching is the chart's.
    pub fn draw(&self, scene: &mut Scene, figure: &Figure, length: f64) {
        let length = length.max(LEAST);
        match figure.cell {
            Cell::Known(_) => self.fill(scene, length, figure.is_weak()),
            Cell::Zero => {
                let bar = self.reach(0.0, TICK.0);
                let (top, bottom) = (bar.center().y - TICK.1 / 2.0, bar.center().y + TICK.1 / 2.0);
                scene.fill(Rect { top, bottom, ..bar }, ink(self.direction));
            }
            Cell::Suppressed { at_least } => {
                if at_least.is_some() {
                    self.fill(scene, length, true);
                }
                let known = if at_least.is_some() { length } else { 0.0 };
                let stroke = Stroke { ink: ink(self.direction), width: 1.5, dash: Dash::Dotted };
                scene.outline(self.reach(0.0, known + WITHHELD), stroke);
            }
            Cell::NotMeasured(_) => {}
        }
    }

    /// How far from the axis a figure's marks reach.
    pub fn end(figure: &Figure, length: f64) -> f64 {
        match figure.cell {
            Cell::Known(_) => length.max(LEAST),
            Cell::Zero => TICK.0,
            Cell::Suppressed { at_least: Some(_) } => length.max(LEAST) + WITHHELD,
            Cell::Suppressed { at_least: None } => WITHHELD,
            Cell::NotMeasured(_) => 0.0,
        }
    }

    /// The bar's room between two distances from the axis.
    pub fn reach(&self, from: f64, to: f64) -> Rect {
        let (top, bottom) = (self.top, self.top + self.height);
        match self.direction {
            Direction::Forward => Rect::new(self.axis - to, top, self.axis - from, bottom),
            Direction::Back => Rect::new(self.axis + from, top, self.axis + to, bottom),
        }
    }

    fn fill(&self, scene: &mut Scene, length: f64, is_pale: bool) {
        let rect = self.reach(0.0, length);
        if !is_pale {
            return scene.fill(rect, ink(self.direction));
        }
        scene.fill(rect, pale(self.direction));
        scene.outline(rect.grown(-0.75), Stroke::solid(ink(self.direction), 1.5));
    }
}
