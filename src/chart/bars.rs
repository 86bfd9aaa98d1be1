//! One figure in its slot: a bar, a tick, a dotted outline, or hatching.

use crate::dataset::to_float;
use crate::geom::{Point, Rect};
use crate::query::{Cell, Direction, Figure};
use crate::scene::{Dash, Ink, Scene, Stroke};

use super::frame::{Frame, Half};

/// Height of a withheld figure's outline: it must not look like a value.
const WITHHELD: f64 = 18.0;
/// The shortest bar: the zero line takes the first pixel.
const LEAST: f64 = 3.0;
/// Width and height of a zero's tick.
const TICK: (f64, f64) = (3.0, 6.0);

/// The direction's full colour.
pub fn ink(direction: Direction) -> Ink {
    match direction {
        Direction::Forward => Ink::Forward,
        Direction::Back => Ink::Back,
    }
}

/// The direction's colour for what is known less firmly.
pub fn pale(direction: Direction) -> Ink {
    match direction {
        Direction::Forward => Ink::ForwardPale,
        Direction::Back => Ink::BackPale,
    }
}

/// Draws figures of one half.
pub struct Bars<'a> {
    /// The layout.
    pub frame: &'a Frame,
    /// The half.
    pub half: &'a Half,
    /// The measure's decimals.
    pub decimals: u8,
}

impl Bars<'_> {
    /// The area between the zero line and `length` px away from it, in a slot.
    pub fn column(&self, position: usize, length: f64) -> Rect {
        let (left, right) = self.frame.slot_at(position);
        let middle = (left + right) / 2.0;
        let reach = self.frame.bar_width() / 2.0;
        let (top, bottom) = self.span(length);
        Rect::new(middle - reach, top, middle + reach, bottom)
    }

    /// Top and bottom of a length measured from the zero line.
    fn span(&self, length: f64) -> (f64, f64) {
        let zero = self.frame.zero;
        match self.half.direction {
            Direction::Forward => (zero - length, zero),
            Direction::Back => (zero, zero + length),
        }
    }

    /// Where a length ends, seen from the zero line.
    pub fn reach(&self, length: f64) -> f64 {
        let (top, bottom) = self.span(length);
        if self.half.direction == Direction::Forward { top } else { bottom }
    }

    /// Length of a value; one above zero always shows beyond the zero line.
    pub fn length(&self, value: u64) -> f64 {
        self.frame.scale.length(to_float(value, self.decimals)).max(LEAST)
    }

    /// Draws one figure; hatching is drawn by runs, see [`Bars::run`].
    pub fn draw(&self, scene: &mut Scene, position: usize, figure: &Figure) {
        match figure.cell {
            Cell::Known(value) => self.bar(scene, position, value, figure.is_weak()),
            Cell::Zero => self.tick(scene, position),
            Cell::Suppressed { at_least } => self.withheld(scene, position, at_least),
            Cell::NotMeasured(_) => {}
        }
    }

    /// The room of a run of slots, for its hatching.
    pub fn run(&self, from: usize, to: usize) -> Rect {
        let (left, right) = (self.frame.slot_at(from).0, self.frame.slot_at(to).1);
        Rect::new(left, self.half.plot.top, right, self.half.plot.bottom)
    }

    fn bar(&self, scene: &mut Scene, position: usize, value: u64, is_pale: bool) {
        let rect = self.column(position, self.length(value));
        let direction = self.half.direction;
        if !is_pale {
            return scene.fill(rect, ink(direction));
        }
        let inner = Rect::new(rect.left + 0.75, rect.top, rect.right - 0.75, rect.bottom);
        scene.fill(rect, pale(direction));
        scene.outline(inner, Stroke::solid(ink(direction), 1.5));
    }

    fn tick(&self, scene: &mut Scene, position: usize) {
        let column = self.column(position, TICK.1);
        let (middle, reach) = (column.center().x, TICK.0.min(self.frame.slot / 2.0) / 2.0);
        let rect = Rect::new(middle - reach, column.top, middle + reach, column.bottom);
        scene.fill(rect, ink(self.half.direction));
    }

    fn withheld(&self, scene: &mut Scene, position: usize, at_least: Option<u64>) {
        let mut known = 0.0;
        if let Some(value) = at_least {
            known = self.length(value);
            self.bar(scene, position, value, true);
        }
        let stroke = Stroke { ink: ink(self.half.direction), width: 1.5, dash: Dash::Dotted };
        scene.outline(self.column(position, known + WITHHELD), stroke);
    }

    /// Where the label of a value has its baseline.
    pub fn label_at(&self, position: usize, value: u64) -> Point {
        let column = self.column(position, self.length(value));
        let baseline = match self.half.direction {
            Direction::Forward => column.top - 5.0,
            Direction::Back => column.bottom + 13.0,
        };
        Point::new(column.center().x, baseline)
    }
}
