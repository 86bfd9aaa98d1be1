//! Where everything stands: the square of both axes, strips left of it and under it, words around.

use crate::dataset::to_float;
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Message, NumberStyle};
use crate::query::BalanceView;
use crate::scene::{Align, LogScale};

use super::super::Size;
use super::super::labels::{LEADING, SMALL, wrap};
use super::figure;
use super::place::{Kind, Place};

/// Between the square's edge and its smallest and largest figure.
const PAD: f64 = 14.0;
/// The narrowest strip left of the square where there are one, two or three, and the lowest under
/// it.
const LEAST: [f64; 4] = [0.0, 60.0, 44.0, 34.0];
/// The widest strip beside the square.
const WIDEST: f64 = 280.0;
/// The largest square.
const MOST: f64 = 440.0;
/// The least height of anything with an axis.
const LOWEST: f64 = 120.0;
/// A strip's axis where no pair has a place on the other one.
const ALONE: f64 = 260.0;
/// So many pairs or fewer on it need less.
const FEW: usize = 3;
/// Between strips, and between them and the square.
const GAP: f64 = 6.0;

/// The strips beside the square, the least known farthest from it.
const KINDS: [Kind; 3] = [Kind::NotMeasured, Kind::Withheld, Kind::Zero];

/// The place behind these: under the square.
const UNDER: usize = 3;

/// A strip beside the square, or under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// What it holds.
    pub kind: Kind,
    /// Its left or upper edge.
    pub from: f64,
    /// Its right or lower edge.
    pub to: f64,
    /// What it says.
    pub head: Vec<String>,
    /// The baseline of these words.
    pub head_at: f64,
    /// How many pairs it holds.
    count: usize,
    /// How many of a lower strip's are under each column, then under the square.
    held: [usize; 4],
}

impl Strip {
    /// Whether a lower strip holds a pair under a column; under the square for none.
    pub fn holds(&self, column: Option<Kind>) -> bool {
        let at = column.and_then(|kind| strip_of(Place::Beside(kind)));
        self.held[at.unwrap_or(UNDER)] > 0
    }
}

/// The layout.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plane {
    /// The measure's decimals.
    pub decimals: u8,
    /// Where the axis upwards stands.
    pub gutter: f64,
    /// Strips of pairs without a figure the other way.
    pub columns: Vec<Strip>,
    /// Strips of pairs without a figure the first way.
    pub rows: Vec<Strip>,
    /// The square of both axes; without width or height where no pair has a place on that axis.
    pub plot: Rect,
    /// The axis upwards.
    pub up: Option<LogScale>,
    /// The axis to the right.
    pub across: Option<LogScale>,
    /// Whether a pair has a place to the right only, and so is in a strip under the square.
    pub is_under: bool,
    /// Baseline of the figures under the square.
    pub figures: f64,
    /// What the axes are.
    pub titles: Vec<(Vec<String>, Point, Align)>,
    /// The whole height.
    pub height: f64,
}

/// What is to be laid out.
#[derive(Default)]
struct Needs {
    /// How many pairs each strip holds, in the order of [`KINDS`]: columns, then rows.
    counts: [[usize; 3]; 2],
    /// How many of a lower strip's pairs are under each column, then under the square.
    held: [[usize; 4]; 3],
    /// The smallest and the largest figure.
    span: Option<(f64, f64)>,
    /// How many have a place on an axis.
    sized: usize,
    /// Whether a pair has a place on the axis upwards, to the right, on both.
    has: [bool; 3],
    /// Whether one has a place to the right only, and so is in a strip under the square.
    is_under: bool,
}

impl Needs {
    fn new(view: &BalanceView<'_>, decimals: u8) -> Self {
        let mut needs = Self::default();
        for row in &view.rows {
            let places = Place::both(&row.figures, decimals);
            for place in places {
                if let Place::At(value) = place {
                    needs.reach(value);
                }
            }
            let (up, across) = (strip_of(places[0]), strip_of(places[1]));
            // Without a place to the right a pair is in a column, without one upwards in a row.
            if let Some(column) = across {
                needs.counts[0][column] += 1;
            }
            if let Some(row) = up {
                needs.counts[1][row] += 1;
                needs.held[row][across.unwrap_or(UNDER)] += 1;
            }
            let is_at = [up.is_none(), across.is_none()];
            needs.has[0] |= is_at[0];
            needs.has[1] |= is_at[1];
            needs.has[2] |= is_at[0] && is_at[1];
            needs.is_under |= !is_at[0] && is_at[1];
            needs.sized += usize::from(is_at[0] || is_at[1]);
        }
        needs
    }

    fn reach(&mut self, value: f64) {
        let (least, most) = self.span.unwrap_or((value, value));
        self.span = Some((least.min(value), most.max(value)));
    }
}

impl Plane {
    /// Lays out the chart below `top`.
    pub fn new(view: &BalanceView<'_>, env: &dyn Env, size: Size, top: f64) -> Self {
        let decimals = view.survey.question.measure().decimals;
        let needs = Needs::new(view, decimals);
        let mut plane = Self { decimals, ..Self::default() };
        plane.gutter = plane.gutter_for(&needs, env);
        let mut y = top;
        if needs.has[0] {
            y = plane.title(env, Message::BalanceUp, Align::Left, size.width, y) + 4.0;
        }
        plane.columns = strips(&needs.counts[0], &[[0; 4]; 3]);
        plane.rows = strips(&needs.counts[1], &needs.held);
        let side = plane.side(&needs, size, y);
        plane.share(&needs, size.width, side[1]);
        y = plane.column_heads(view, env, size.width, y);
        if needs.has[0] && needs.has[1] {
            y += LEADING;
        }
        plane.plot.top = y;
        plane.plot.bottom = y + side[0];
        y = plane.plot.bottom;
        // The figures stand at the foot of what they measure.
        if needs.is_under {
            y = plane.stack(view, env, size.width, y);
        }
        if needs.has[1] {
            plane.figures = y + 13.0;
            y = plane.title(env, Message::BalanceRight, Align::Right, size.width, y + LEADING);
        }
        if !needs.is_under {
            y = plane.stack(view, env, size.width, y);
        }
        plane.is_under = needs.is_under;
        plane.height = y + 2.0;
        plane.scales(&needs);
        plane
    }

    /// Room for the axis' figures.
    fn gutter_for(&self, needs: &Needs, env: &dyn Env) -> f64 {
        let (Some((least, most)), true) = (needs.span, needs.has[0]) else { return 0.0 };
        let mut figures = Vec::new();
        for tick in self.ticks(Some(LogScale::new(least, most, 300.0)), 0.0) {
            figures.push(figure(env, tick, self.decimals));
        }
        (widest(env, &figures) + 6.0).ceil()
    }

    /// Height and width of the square.
    fn side(&self, needs: &Needs, size: Size, top: f64) -> [f64; 2] {
        let strips = self.columns.len() as f64 * (LEAST[self.columns.len()] + GAP);
        let room = size.width - self.gutter - strips;
        let around = top + 3.0 * LEADING + self.rows.len() as f64 * (LEADING + LEAST[3]) + 40.0;
        let high = size.height.map_or(MOST, |height| (height - around).max(LOWEST));
        match needs.has {
            [true, true, both] => {
                let side = room.min(high).min(MOST);
                let side = if needs.sized > FEW { side } else { side.min(ALONE) };
                let side = if both { side } else { side.min(LOWEST) };
                [side, side]
            }
            [true, false, _] if needs.sized <= FEW => [LOWEST, 0.0],
            [true, false, _] => [high.min(ALONE), 0.0],
            [false, true, _] => [0.0, room],
            _ => [0.0, 0.0],
        }
    }

    /// Shares the width out to the strips and the square.
    fn share(&mut self, needs: &Needs, width: f64, side: f64) {
        let count = self.columns.len() as f64;
        let each = (width - self.gutter - side) / count.max(1.0) - GAP;
        let each = if needs.has[1] { each.min(WIDEST) } else { each + GAP / count.max(1.0) };
        let mut left = self.gutter;
        for column in &mut self.columns {
            (column.from, column.to) = (left, left + each);
            left += each + GAP;
        }
        self.plot.left = if needs.has[1] { left } else { left - GAP };
        self.plot.right = self.plot.left + side;
    }

    /// The strips' words, each beginning above its strip and reaching over those to its right;
    /// says where they end.
    fn column_heads(&mut self, view: &BalanceView<'_>, env: &dyn Env, width: f64, top: f64) -> f64 {
        let (mut up, mut next) = (0.0, width + GAP);
        let mut first = 0.0;
        for column in self.columns.iter_mut().rev() {
            let words = words(view, env, Message::BalanceColumn, column);
            column.head = wrap(env, &words, SMALL, width - column.from);
            // Beside the words to the right, if it ends before them; else above them.
            if column.from + widest(env, &column.head) + GAP > next {
                up = first;
            }
            first = (up + column.head.len() as f64 * LEADING).max(first);
            column.head_at = up + (column.head.len() as f64 - 1.0) * LEADING;
            next = column.from;
        }
        // So far the baselines count upwards from where the words end.
        for column in &mut self.columns {
            column.head_at = top + first - column.head_at - 4.0;
        }
        top + first + if first > 0.0 { 2.0 } else { 0.0 }
    }

    /// The strips under the square, each under its words; says where they end.
    fn stack(&mut self, view: &BalanceView<'_>, env: &dyn Env, width: f64, top: f64) -> f64 {
        let mut y = top;
        let column = self.columns.first().map_or(width, |column| column.to - column.from);
        for row in &mut self.rows {
            let words = words(view, env, Message::BalanceRow, row);
            row.head = wrap(env, &words, SMALL, width - self.gutter);
            row.head_at = y + 14.0;
            row.from = y + 4.0 + row.head.len() as f64 * LEADING;
            let [one, other, third, _] = row.held;
            row.to = row.from + crowd(one.max(other).max(third), column);
            y = row.to;
        }
        y
    }

    /// Writes what an axis is; says where the words end.
    fn title(&mut self, env: &dyn Env, words: Message, align: Align, width: f64, top: f64) -> f64 {
        let right = if self.plot.right > 0.0 { self.plot.right } else { width };
        let (x, room) = if align == Align::Right { (right, right) } else { (0.0, width) };
        let lines = wrap(env, env.message(words), SMALL, room);
        let end = top + lines.len() as f64 * LEADING;
        self.titles.push((lines, Point::new(x, top + 12.0), align));
        end
    }

    fn scales(&mut self, needs: &Needs) {
        let Some((least, most)) = needs.span else { return };
        let scale = |length: f64| LogScale::new(least, most, (length - 2.0 * PAD).max(1.0));
        self.up = needs.has[0].then(|| scale(self.plot.height()));
        self.across = needs.has[1].then(|| scale(self.plot.width()));
    }

    /// Height of a figure.
    pub fn y(&self, value: f64) -> f64 {
        self.up.map_or(self.plot.bottom, |scale| self.plot.bottom - PAD - scale.at(value))
    }

    /// Place of a figure to the right.
    pub fn x(&self, value: f64) -> f64 {
        self.across.map_or(self.plot.left, |scale| self.plot.left + PAD + scale.at(value))
    }

    /// The upper edge of the strips left of the square.
    pub fn strips_top(&self) -> f64 {
        match self.rows.first() {
            Some(row) if self.plot.height() <= 0.0 => row.from,
            _ => self.plot.top,
        }
    }

    /// The lower edge of the square and of the strips under it.
    pub fn foot(&self) -> f64 {
        self.rows.last().map_or(self.plot.bottom, |row| row.to)
    }

    /// Round figures of an axis.
    pub fn ticks(&self, scale: Option<LogScale>, room: f64) -> Vec<f64> {
        match scale {
            Some(scale) => scale.ticks(to_float(1, self.decimals), room),
            None => Vec::new(),
        }
    }

    /// The strip of a kind.
    pub fn strip(strips: &[Strip], kind: Kind) -> Option<&Strip> {
        strips.iter().find(|strip| strip.kind == kind)
    }
}

/// The width of the widest line.
pub fn widest(env: &dyn Env, lines: &[String]) -> f64 {
    let mut widest = 0.0_f64;
    for line in lines {
        widest = widest.max(env.measure(line, SMALL));
    }
    widest
}

/// The position in [`KINDS`] of a figure without a place on its axis.
fn strip_of(place: Place) -> Option<usize> {
    match place {
        Place::At(_) => None,
        Place::Beside(kind) => Some(2 - kind as usize),
    }
}

/// The strips that hold a pair.
fn strips(counts: &[usize; 3], held: &[[usize; 4]; 3]) -> Vec<Strip> {
    let mut strips = Vec::new();
    for (at, kind) in KINDS.into_iter().enumerate() {
        if counts[at] > 0 {
            let (head, count, held) = (Vec::new(), counts[at], held[at]);
            strips.push(Strip { kind, from: 0.0, to: 0.0, head, head_at: 0.0, count, held });
        }
    }
    strips
}

/// “Other way not measured: 210”.
fn words(view: &BalanceView<'_>, env: &dyn Env, message: Message, strip: &Strip) -> String {
    let own = view.survey.question.set.descriptor().bothways.zero();
    let kind = match strip.kind {
        Kind::Zero => own.unwrap_or(env.message(Message::Zero)),
        Kind::Withheld => env.message(Message::Suppressed),
        Kind::NotMeasured => env.message(Message::NotMeasured),
    };
    let count = env.number(strip.count as u64, 0, NumberStyle::Full);
    env.say(message, &[("count", &count), ("kind", kind)])
}

/// The height that a crowd of dots needs in a column.
#[allow(clippy::manual_clamp)]
fn crowd(count: usize, width: f64) -> f64 {
    let dots = count as f64 * 50.0 / (width - 8.0).max(8.0);
    (dots + 12.0).max(LEAST[3]).min(96.0)
}
