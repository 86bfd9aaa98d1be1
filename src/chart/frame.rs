//! Where everything stands in a mirrored timeline.
//!
//! Bounds are written `max` then `min`: `f64::clamp` can panic with a message that prints floats,
//! and that printing alone is 19 kB of wasm.

use crate::geom::Rect;
use crate::query::{Direction, PairRow};
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
    /// Right edge of the last.
    pub right: f64,
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
    /// Height of the line for what happened at some time, outside the bars' headroom.
    #[cfg(feature = "full")]
    pub events: f64,
}

impl Frame {
    /// Shares out the height.
    pub fn new(needs: &Needs<'_>) -> Self {
        let [up, down] = measured_directions(needs.rows);
        let outside = NAME_LINE + HEADROOM;
        #[cfg(feature = "full")]
        let (above, below) = if up { (needs.events, 0.0) } else { (0.0, needs.events) };
        #[cfg(not(feature = "full"))]
        let (above, below) = (0.0, 0.0);
        let [upper_band, lower_band] = needs.bands;
        let top = if up { outside + above } else { upper_band.max(LEAST_BAND) };
        let lower_band = lower_band.max(LEAST_BAND);
        let foot = if down { outside } else { lower_band };
        let room = (needs.height - top - below - PERIOD_LINE - foot).max(LEAST_HALF);
        let plots = share(room, [up, down], needs.most);
        let zero = top + plots[0];
        // The periods stand at the foot of the bars, whichever way these point.
        let bars_end = if down { zero + plots[1] + HEADROOM + below } else { zero };
        let periods_end = bars_end + PERIOD_LINE;
        let height = periods_end + if down { NAME_LINE } else { lower_band };
        let (left, right) = (needs.gutter, needs.width);
        let upper = match up {
            true => Rect::new(left, zero - plots[0], right, zero),
            false => Rect::new(0.0, 0.0, right, top),
        };
        let lower = match down {
            true => Rect::new(left, zero, right, zero + plots[1]),
            false => Rect::new(0.0, periods_end, right, height),
        };
        Self {
            halves: [
                Half { direction: Direction::Forward, measured: up, plot: upper },
                Half { direction: Direction::Back, measured: down, plot: lower },
            ],
            zero,
            periods: periods_end - 5.0,
            height,
            scale: scale(plots, needs.most),
            left,
            right,
            slot: (right - left) / needs.rows.len().max(1) as f64,
        }
    }

    /// The first measured half, the upper one if both are.
    pub fn measured(&self) -> Option<&Half> {
        self.halves.iter().find(|half| half.measured)
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
pub fn natural_height(rows: &[(usize, &PairRow)], width: f64) -> f64 {
    match measured_directions(rows) {
        [false, false] => 0.0,
        [true, true] => (width * 0.5).max(270.0).min(400.0),
        _ => (width * 0.42).max(216.0).min(320.0),
    }
}

/// Which directions have a measured figure in any row, A→B first.
fn measured_directions(rows: &[(usize, &PairRow)]) -> [bool; 2] {
    let mut measured = [false, false];
    for (_, row) in rows {
        measured[0] |= row.figures.forward.is_measured();
        measured[1] |= row.figures.back.is_measured();
    }
    measured
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
    let [up, down] = [Scale::new(most[0], plots[0]), Scale::new(most[1], plots[1])];
    let per_unit = match (most[0] > 0.0, most[1] > 0.0) {
        (true, true) => up.per_unit.min(down.per_unit),
        _ => up.per_unit.max(down.per_unit),
    };
    Scale { most: most[0].max(most[1]), per_unit }
}
