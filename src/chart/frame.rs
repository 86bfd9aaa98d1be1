//! Where everything stands in a mirrored timeline.
//!
//! Bounds are written `max` then `min`: `f64::clamp` can panic with a message that prints floats,
//! and that printing alone is 19 kB of wasm.

use crate::geom::Rect;
use crate::query::{Direction, PairRow, PairView};
use crate::scene::Scale;

/// The least a measured direction gets, however small its figures.
const LEAST_HALF: f64 = 44.0;
/// Above the tallest bar, for its figure.
const HEADROOM: f64 = 18.0;
/// A line for the direction's name.
const NAME_LINE: f64 = 20.0;
/// A line for the periods.
const PERIOD_LINE: f64 = 18.0;
/// A direction that was never measured.
const LEAST_BAND: f64 = 48.0;

/// One direction's part of the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Half {
    /// The direction.
    pub direction: Direction,
    /// Whether any drawn period was measured; if none, the half is a band.
    pub measured: bool,
    /// From the zero line to the largest figure, or the band.
    pub plot: Rect,
}

/// The chart's parts from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// A→B above the zero line, B→A below.
    pub halves: [Half; 2],
    /// The zero line.
    pub zero: f64,
    /// Baseline of the periods' line.
    pub periods: f64,
    /// The whole height.
    pub height: f64,
    /// The scale that both halves share.
    pub scale: Scale,
    /// Left edge of the first slot.
    pub left: f64,
    /// Width of one period.
    pub slot: f64,
}

/// What the layout depends on.
pub struct Needs<'a> {
    /// The periods drawn.
    pub rows: &'a [(usize, &'a PairRow)],
    /// The largest figure of each direction, as floats.
    pub most: [f64; 2],
    /// Width of the chart.
    pub width: f64,
    /// Height asked for.
    pub height: f64,
    /// Room left of the slots for the grid's figures.
    pub gutter: f64,
    /// Height that the words of each band need.
    pub bands: [f64; 2],
}

impl Frame {
    /// Shares out the height.
    pub fn new(needs: &Needs<'_>) -> Self {
        let measured = Direction::BOTH.map(|d| is_measured(needs.rows, d));
        let [up, down] = measured;
        let outside = NAME_LINE + HEADROOM;
        let bands = needs.bands.map(|height| height.max(LEAST_BAND));
        let fixed = [
            if up { outside } else { bands[0] },
            PERIOD_LINE,
            if down { outside } else { bands[1] },
        ];
        let room = (needs.height - fixed.iter().sum::<f64>()).max(LEAST_HALF);
        let plots = share(room, measured, needs.most);
        let scale = scale(plots, needs.most);
        let top = if up { outside } else { bands[0] };
        let zero = top + plots[0];
        // The periods stand at the foot of the bars, whichever way these point.
        let below = if down { plots[1] + HEADROOM } else { 0.0 };
        let periods = zero + below + PERIOD_LINE - 5.0;
        let slots = zero + below + PERIOD_LINE;
        let end = slots + if down { NAME_LINE } else { bands[1] };
        let (left, right) = (needs.gutter, needs.width);
        let upper = if up { zero - plots[0] } else { 0.0 };
        let (lower, foot) = if down { (zero, zero + plots[1]) } else { (slots, end) };
        let half = |direction, measured, top, bottom| {
            let left = if measured { left } else { 0.0 };
            Half { direction, measured, plot: Rect::new(left, top, right, bottom) }
        };
        Self {
            halves: [
                half(Direction::Forward, up, upper, if up { zero } else { bands[0] }),
                half(Direction::Back, down, lower, foot),
            ],
            zero,
            periods,
            height: end,
            scale,
            left,
            slot: (right - left) / needs.rows.len().max(1) as f64,
        }
    }

    /// Left and right edge of the slot at a position.
    pub fn slot_at(&self, position: usize) -> (f64, f64) {
        let left = self.left + position as f64 * self.slot;
        (left, left + self.slot)
    }

    /// Width of a bar: most of its slot, never hairline, never a block.
    pub fn bar_width(&self) -> f64 {
        let part = if self.slot < 6.0 { 0.84 } else { 0.62 };
        (self.slot * part).max(self.slot.min(1.0)).min(56.0)
    }
}

/// A height that suits the width.
#[allow(clippy::manual_clamp)]
pub fn natural_height(view: &PairView<'_>, width: f64) -> f64 {
    let rows: Vec<_> = view.drawn().map(|row| (0, row)).collect();
    let halves = Direction::BOTH.iter().filter(|d| is_measured(&rows, **d)).count();
    match halves {
        0 => 0.0,
        1 => (width * 0.42).max(216.0).min(320.0),
        _ => (width * 0.5).max(270.0).min(400.0),
    }
}

fn is_measured(rows: &[(usize, &PairRow)], direction: Direction) -> bool {
    rows.iter().any(|(_, row)| row.figures.of(direction).is_measured())
}

fn share(room: f64, measured: [bool; 2], most: [f64; 2]) -> [f64; 2] {
    match measured {
        [false, false] => [0.0, 0.0],
        [true, false] => [room, 0.0],
        [false, true] => [0.0, room],
        [true, true] => {
            let sum = most[0] + most[1];
            let part = if sum > 0.0 { most[0] / sum } else { 0.5 };
            let least = LEAST_HALF.min(room / 2.0);
            let up = (room * part).max(least).min(room - least);
            [up, room - up]
        }
    }
}

/// The one scale: as long as both halves allow.
fn scale(plots: [f64; 2], most: [f64; 2]) -> Scale {
    let largest = most[0].max(most[1]);
    let allowed = (0..2).filter(|&i| most[i] > 0.0).map(|i| plots[i] / most[i]);
    let per_unit = allowed.fold(f64::INFINITY, f64::min);
    let per_unit = if per_unit.is_finite() { per_unit } else { 0.0 };
    Scale { most: largest, per_unit }
}
