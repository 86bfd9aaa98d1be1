//! Which dots are named, and where: beside them, clear of all dots and of each other.

use crate::describe::many::pair_name;
use crate::geom::{Point, Rect};
use crate::i18n::{Font, direction_name};
use crate::query::{BalanceRow, Direction, ranked};
use crate::scene::{Align, Ink, Look, Stroke};

use super::super::labels::{NAME, SMALL};
use super::place::Kind;
use super::plane::{Plane, Strip};
use super::spots::Spot;
use super::{Balance, OWN};

/// Width of the chart for one name more.
const WIDTH_EACH: f64 = 64.0;

/// Beside the dot, then farther away with a line to it.
const DISTANCES: [f64; 8] = [4.0, 14.0, 26.0, 40.0, 60.0, 90.0, 130.0, 180.0];

/// Farther away than this only the chosen pair's name stands.
const FAR: f64 = 40.0;

/// Between the far end of a name and another dot.
const APART: f64 = 8.0;

/// Where a name may stand, seen from its dot: right, left, above, below, and between these.
const WAYS: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.8, -0.8),
    (0.8, 0.8),
    (-0.8, -0.8),
    (-0.8, 0.8),
];

impl Balance<'_> {
    /// Names the chosen pair, unless it is the only one.
    pub(super) fn own_name(&mut self, plane: &Plane, spots: &[Spot]) {
        if let Some(row) = self.view.own()
            && spots.len() > 1
        {
            let spot = Spot { radius: OWN[0], ..spots[row] };
            self.name(plane, &spot, (NAME, Ink::Text), true);
        }
    }

    /// Names the largest and the most lopsided by turns, as many as have room.
    pub(super) fn names(&mut self, plane: &Plane, spots: &[Spot]) {
        let most = (self.scene.width / WIDTH_EACH) as usize;
        let (own, mut named) = (self.view.own(), 0);
        for row in self.worth_a_name() {
            if named < most
                && Some(row) != own
                && self.name(plane, &spots[row], (SMALL, Ink::Text), false)
            {
                named += 1;
            }
        }
    }

    /// The largest and the most lopsided pairs by turns, each once.
    fn worth_a_name(&self) -> Vec<usize> {
        let mut ratios = Vec::new();
        for row in &self.view.rows {
            ratios.push(row.tenfold_ratio().unwrap_or(0));
        }
        let mut worth = Vec::new();
        // The rows themselves are in the order of size.
        for (large, lopsided) in ranked(&ratios).into_iter().enumerate().take(24) {
            if self.view.rows[large].size() > 0 && !worth.contains(&large) {
                worth.push(large);
            }
            if ratios[lopsided] > 0 && !worth.contains(&lopsided) {
                worth.push(lopsided);
            }
        }
        worth
    }

    /// Writes a name where it is clear; says whether it could. The line to the chosen pair's may
    /// cross others' dots, but no name lies on one.
    fn name(&mut self, plane: &Plane, spot: &Spot, look: Look, is_own: bool) -> bool {
        let words = self.words(&self.view.rows[spot.row]);
        let width = self.env.measure(&words, look.0);
        let top = plane.plot.top.min(spot.at.y - OWN[0]);
        let frame = Rect::new(0.0, top, self.scene.width, plane.foot()).grown(-2.0);
        let around = Around { spot, frame, width, font: look.0, near: self.near(spot, width) };
        let Some(Found { at, align, room, mut lead }) = around.find(is_own) else { return false };
        if is_hatched(plane, &room) {
            self.scene.fill(room.grown(2.0), Ink::Paper);
        }
        if let (Some(first), Some(last)) = (lead.first(), lead.last()) {
            self.scene.line(first.center(), last.center(), Stroke::solid(Ink::Muted, 1.0));
            self.labels.taken.append(&mut lead);
        }
        self.labels.taken.push(room.grown(2.0));
        self.scene.write(at, words, look, align);
        true
    }

    /// What is taken so near to a dot that its name could lie on it.
    fn near(&self, spot: &Spot, width: f64) -> Vec<Rect> {
        let reach = DISTANCES[DISTANCES.len() - 1];
        let Point { x, y } = spot.at;
        // The dot and the letters are beyond the distance.
        let all = Rect::new(x - width, y, x + width, y).grown(reach + 2.0 * OWN[0] + NAME.size);
        let mut near = Vec::new();
        for taken in &self.labels.taken {
            if taken.overlaps(&all) {
                near.push(*taken);
            }
        }
        near
    }

    /// “China – Vietnam”; with an arrow where only one way has a figure.
    fn words(&self, row: &BalanceRow) -> String {
        let has = |direction| row.figures.of(direction).size() > Some(0);
        match has(Direction::Forward) == has(Direction::Back) {
            true => pair_name(row, self.env),
            false => direction_name(self.env, row.ends(row.larger())),
        }
    }
}

/// A dot that is to be named, and what stands around it.
struct Around<'a> {
    spot: &'a Spot,
    /// The name stays inside.
    frame: Rect,
    /// How wide it is, and its face.
    width: f64,
    font: Font,
    /// What it must not lie on.
    near: Vec<Rect>,
}

/// A place for a name, and the line to it.
struct Found {
    at: Point,
    align: Align,
    room: Rect,
    lead: Vec<Rect>,
}

impl Around<'_> {
    /// The first clear place, the nearest first.
    fn find(&self, is_own: bool) -> Option<Found> {
        for distance in DISTANCES {
            if distance > FAR && !is_own {
                break;
            }
            for way in WAYS {
                let (at, align) = self.begin(way, distance);
                let room = room(at, align, self.width, self.font);
                if is_inside(&self.frame, &room) && !self.has(&apart(room, align)) {
                    let lead = lead(self.spot, way, distance);
                    if distance > FAR || !lead.iter().any(|at| self.has(at)) {
                        return Some(Found { at, align, room, lead });
                    }
                }
            }
        }
        None
    }

    fn has(&self, room: &Rect) -> bool {
        self.near.iter().any(|other| other.overlaps(room))
    }

    /// Where a name begins on a way from its dot, and which end of it.
    fn begin(&self, (x, y): (f64, f64), distance: f64) -> (Point, Align) {
        let Point { x: from_x, y: from_y } = self.spot.at;
        let length = self.spot.radius + distance;
        // The letters' middle, top or foot is on the way.
        let baseline = from_y + y * length + self.font.size * (0.37 + y * 0.37);
        let end = from_x + x * length;
        if x > 0.0 {
            return (Point::new(end, baseline), Align::Left);
        }
        if x < 0.0 {
            return (Point::new(end, baseline), Align::Right);
        }
        // Above and below a name may slide along the edge of the picture.
        let half = self.width / 2.0;
        let middle = end.min(self.frame.right - half).max(self.frame.left + half);
        (Point::new(middle, baseline), Align::Center)
    }
}

/// A name's room with some more at its far end, where another dot would seem to be meant.
fn apart(mut room: Rect, align: Align) -> Rect {
    match align {
        Align::Left => room.right += APART,
        Align::Center => {}
        Align::Right => room.left -= APART,
    }
    room
}

/// The line from a dot to its name, as small squares; none where they stand side by side.
fn lead(spot: &Spot, (x, y): (f64, f64), distance: f64) -> Vec<Rect> {
    let mut squares = Vec::new();
    // On a slanting way a step is longer than it is wide.
    let mut along = if x * y == 0.0 { 2.0 } else { 4.0 };
    while distance > DISTANCES[0] && along <= distance - 2.0 {
        let length = spot.radius + along;
        let at = Point::new(spot.at.x + x * length, spot.at.y + y * length);
        squares.push(Rect::new(at.x, at.y, at.x, at.y).grown(1.0));
        along += 2.0;
    }
    squares
}

/// Whether hatching would run through the words.
fn is_hatched(plane: &Plane, room: &Rect) -> bool {
    // The strip of what was not measured is the first.
    let is_left = |strip: &Strip| strip.kind == Kind::NotMeasured && room.left < strip.to;
    plane.columns.first().is_some_and(is_left)
        || (plane.is_under && room.bottom > plane.plot.bottom)
}

/// The room of a name's letters.
fn room(at: Point, align: Align, width: f64, font: Font) -> Rect {
    let left = match align {
        Align::Left => at.x,
        Align::Center => at.x - width / 2.0,
        Align::Right => at.x - width,
    };
    Rect::new(left, at.y - font.size * 0.76, left + width, at.y + font.size * 0.22)
}

fn is_inside(frame: &Rect, room: &Rect) -> bool {
    room.left >= frame.left
        && room.right <= frame.right
        && room.top >= frame.top
        && room.bottom <= frame.bottom
}
