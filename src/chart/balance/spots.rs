//! Where each pair's dot stands; dots of one place lie side by side, so that each can be seen.

use crate::geom::Point;
use crate::query::{BalanceView, ranked};

use super::place::{Kind, Place};
use super::plane::{Plane, Strip};

/// A dot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The pair's position in the view.
    pub row: usize,
    /// Its middle.
    pub at: Point,
    /// Its radius in CSS px.
    pub radius: f64,
}

/// Where a pair stands, and how far others of the same place may spread.
#[derive(Clone, Copy)]
struct Home {
    at: Point,
    width: f64,
    height: f64,
}

/// How far dots of the same two figures may stand from their place.
const SPREAD: f64 = 18.0;
/// The same up and down a strip.
const RISE: f64 = 22.0;

/// The dots in the order of the rows.
pub fn spots(view: &BalanceView<'_>, plane: &Plane) -> Vec<Spot> {
    let radius = radius(view.rows.len());
    let (mut homes, mut keys) = (Vec::new(), Vec::new());
    for row in &view.rows {
        let [up, across] = Place::both(&row.figures, plane.decimals);
        let home = home(plane, up, across);
        homes.push(home);
        keys.push(key(plane, &home, matches!(across, Place::Beside(_)), radius));
    }
    let mut spots = Vec::new();
    for (row, home) in homes.iter().enumerate() {
        spots.push(Spot { row, at: home.at, radius });
    }
    let order = ranked(&keys);
    let mut from = 0;
    while from < order.len() {
        let mut to = from + 1;
        while to < order.len() && keys[order[to]] == keys[order[from]] {
            to += 1;
        }
        pack(&homes, &order[from..to], radius, &mut spots);
        from = to;
    }
    spots
}

/// The more pairs, the smaller their dots.
fn radius(pairs: usize) -> f64 {
    match pairs {
        0..=300 => 3.5,
        301..=1500 => 2.5,
        _ => 1.75,
    }
}

fn home(plane: &Plane, up: Place, across: Place) -> Home {
    let (x, width) = match across {
        Place::At(value) => (plane.x(value), SPREAD),
        Place::Beside(kind) => middle(&plane.columns, kind),
    };
    let (y, height) = match up {
        Place::At(value) => (plane.y(value), SPREAD),
        Place::Beside(kind) => middle(&plane.rows, kind),
    };
    let is_in_column = matches!((up, across), (Place::At(_), Place::Beside(_)));
    Home { at: Point::new(x, y), width, height: if is_in_column { RISE } else { height } }
}

/// The middle of a strip and the room across it.
fn middle(strips: &[Strip], kind: Kind) -> (f64, f64) {
    let strip = Plane::strip(strips, kind);
    strip
        .map_or((0.0, SPREAD), |strip| ((strip.from + strip.to) / 2.0, strip.to - strip.from - 8.0))
}

/// The same for dots of one place: in a strip for those that would lie on each other, else for
/// those of the same figures.
fn key(plane: &Plane, home: &Home, is_in_column: bool, radius: f64) -> u64 {
    let step = if is_in_column { 2.0 * radius + 1.0 } else { 0.125 };
    let up = ((plane.plot.bottom - home.at.y) / step).round() as i32;
    let across = (home.at.x * 8.0).round() as i32;
    ((across as u32 as u64) << 32) | u64::from(up as u32)
}

/// Sets dots of one place side by side in rows, closer and smaller where there are many.
fn pack(homes: &[Home], rows: &[usize], radius: f64, spots: &mut [Spot]) {
    let Home { at, width, height } = homes[rows[0]];
    let count = rows.len();
    let mut pitch = 2.0 * radius + 1.0;
    let fits = |pitch: f64| (width / pitch).max(1.0).floor() * (height / pitch).max(1.0).floor();
    while fits(pitch) < count as f64 && pitch > 0.5 {
        pitch *= 0.94;
    }
    let across = if width > height {
        (width / pitch).max(1.0).floor() as usize
    } else {
        let mut across = 1;
        while across * across < count {
            across += 1;
        }
        across
    };
    let lines = count.div_ceil(across);
    for (place, row) in rows.iter().enumerate() {
        let line = place / across;
        let in_line = if line + 1 == lines { count - line * across } else { across };
        let x = (place % across) as f64 - (in_line as f64 - 1.0) / 2.0;
        let y = line as f64 - (lines as f64 - 1.0) / 2.0;
        let at = Point::new(at.x + x * pitch, at.y - y * pitch);
        spots[*row].at = at;
        spots[*row].radius = radius.min(pitch * 0.45);
    }
}
