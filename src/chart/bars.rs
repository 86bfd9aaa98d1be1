//! One figure in its slot: a bar, a tick, a dotted outline, or hatching.

use crate::dataset::{Status, to_float};
use crate::geom::{Point, Rect};
use crate::query::{Cell, Direction, Figure};
use crate::scene::{Dash, Ink, Mark, Stroke};

use super::frame::{Frame, Half};

/// Height of a withheld figure's outline: it must not look like a value.
const WITHHELD: f64 = 18.0;
/// The shortest bar: the zero line takes the first pixel.
const LEAST: f64 = 3.0;
/// Half the width and the height of a zero's tick.
const TICK: (f64, f64) = (3.0, 6.0);

/// The direction's full colour.
pub fn ink(direction: Direction) -> Ink {
    match direction {
        Direction::Forward => Ink::Forward,
        Direction::Back => Ink::Back,
    }
}

fn pale(direction: Direction) -> Ink {
    match direction {
        Direction::Forward => Ink::ForwardPale,
        Direction::Back => Ink::BackPale,
    }
}

/// Whether a figure is drawn pale: it was not read in its publisher's own words.
pub fn is_pale(figure: &Figure) -> bool {
    matches!(figure.status, Some(Status::Derived | Status::Secondhand | Status::Weak))
}

/// Draws figures of one half.
pub struct Bars<'a> {
    /// The layout.
    pub frame: &'a Frame,
    /// The half.
    pub half: Half,
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
    pub fn span(&self, length: f64) -> (f64, f64) {
        let zero = self.frame.zero;
        match self.half.direction {
            Direction::Forward => (zero - length, zero),
            Direction::Back => (zero, zero + length),
        }
    }

    /// Length of a value; one above zero always shows beyond the zero line.
    pub fn length(&self, value: u64) -> f64 {
        self.frame.scale.length(to_float(value, self.decimals)).max(LEAST)
    }

    /// The marks of one figure; hatching is drawn by runs, see [`Bars::hatch`].
    pub fn figure(&self, position: usize, figure: &Figure) -> Vec<Mark> {
        match figure.cell {
            Cell::Known(value) => self.bar(position, value, is_pale(figure)),
            Cell::Zero => vec![self.tick(position)],
            Cell::Suppressed { at_least } => self.withheld(position, at_least),
            Cell::NotMeasured(_) => Vec::new(),
        }
    }

    /// Hatching over a run of slots.
    pub fn hatch(&self, from: usize, to: usize) -> Rect {
        let (left, right) = (self.frame.slot_at(from).0, self.frame.slot_at(to).1);
        Rect::new(left, self.half.plot.top, right, self.half.plot.bottom)
    }

    fn bar(&self, position: usize, value: u64, is_pale: bool) -> Vec<Mark> {
        let rect = self.column(position, self.length(value));
        let direction = self.half.direction;
        if !is_pale {
            return vec![Mark::Fill { rect, ink: ink(direction) }];
        }
        let inner = Rect::new(rect.left + 0.75, rect.top, rect.right - 0.75, rect.bottom);
        vec![
            Mark::Fill { rect, ink: pale(direction) },
            Mark::Outline { rect: inner, stroke: Stroke::solid(ink(direction), 1.5) },
        ]
    }

    fn tick(&self, position: usize) -> Mark {
        let (left, right) = self.frame.slot_at(position);
        let reach = TICK.0.min(self.frame.slot / 2.0);
        let middle = (left + right) / 2.0;
        let (top, bottom) = self.span(TICK.1);
        let rect = Rect::new(middle - reach / 2.0, top, middle + reach / 2.0, bottom);
        Mark::Fill { rect, ink: ink(self.half.direction) }
    }

    fn withheld(&self, position: usize, at_least: Option<u64>) -> Vec<Mark> {
        let known = at_least.map_or(0.0, |value| self.length(value));
        let mut marks = Vec::new();
        if let Some(value) = at_least {
            marks.extend(self.bar(position, value, true));
        }
        let rect = self.column(position, known + WITHHELD);
        let stroke = Stroke { ink: ink(self.half.direction), width: 1.5, dash: Dash::Dotted };
        marks.push(Mark::Outline { rect, stroke });
        marks
    }

    /// Where a figure's label has its baseline.
    pub fn label_at(&self, position: usize, figure: &Figure) -> Option<Point> {
        let length = match figure.cell {
            Cell::Known(value) => self.length(value),
            _ => return None,
        };
        let column = self.column(position, length);
        let baseline = match self.half.direction {
            Direction::Forward => column.top - 5.0,
            Direction::Back => column.bottom + 13.0,
        };
        Some(Point::new(column.center().x, baseline))
    }
}
