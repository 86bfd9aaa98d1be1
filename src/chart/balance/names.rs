//! Which dots are named, and where: beside them, clear of all dots and of each other.

use crate::geom::{Point, Rect, Segment, dashes};
use crate::i18n::{Font, Message, direction_name};
use crate::query::{BalanceRow, Direction, ranked};
use crate::scene::{Align, Ink, Look, Stroke};

use super::super::labels::{NAME, SMALL};
use super::plane::{Kind, Plane, Strip};
use super::spots::Spot;
use super::{Balance, OWN};

/// Width of the chart for one name more.
const WIDTH_EACH: f64 = 64.0;

/// Beside the dot, then farther away with a line to it.
const DISTANCES: [f64; 4] = [4.0, 14.0, 26.0, 40.0];

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
    /// Names the chosen pair, then the largest and the most lopsided by turns, as many as have
    /// room.
    pub(super) fn names(&mut self, plane: &Plane, spots: &[Spot]) {
        let most = (self.scene.width / WIDTH_EACH) as usize;
        let own = self.view.own();
        if let Some(row) = own
            && self.view.rows.len() > 1
        {
            let spot = Spot { radius: OWN[0], ..spots[row] };
            let look = (NAME, Ink::Text);
            if !self.name(plane, &spot, look, true) {
                self.name(plane, &spot, look, false);
            }
        }
        let mut named = 0;
        for row in self.worth_a_name() {
            if named < most
                && Some(row) != own
                && self.name(plane, &spots[row], (SMALL, Ink::Text), true)
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

    /// Writes a name where it is clear; where it need not be clear of dots, on paper of its own.
    fn name(&mut self, plane: &Plane, spot: &Spot, look: Look, is_clear: bool) -> bool {
        let words = self.words(&self.view.rows[spot.row]);
        let width = self.env.measure(&words, look.0);
        let frame =
            Rect::new(0.0, plane.plot.top.min(spot.at.y - 12.0), self.scene.width, plane.foot());
        for distance in DISTANCES {
            for way in WAYS {
                let (at, align) = begin(spot, way, distance, look.0);
                let room = room(at, align, width, look.0);
                let lead = lead(spot, way, distance);
                let is_free = || !self.is_taken(&room) && !self.is_crossed(lead);
                if !is_inside(&frame, &room) || (is_clear && !is_free()) {
                    continue;
                }
                if !is_clear || is_hatched(plane, &room) {
                    self.scene.fill(room.grown(2.0), Ink::Paper);
                }
                if distance > DISTANCES[0] {
                    self.scene.line(lead.0, lead.1, Stroke::solid(Ink::Muted, 1.0));
                }
                self.labels.taken.push(room.grown(2.0));
                self.scene.write(at, words, look, align);
                return true;
            }
        }
        false
    }

    /// “China – Vietnam”; with an arrow where only one way has a figure.
    fn words(&self, row: &BalanceRow) -> String {
        let has = |direction| row.figures.of(direction).size().is_some_and(|size| size > 0);
        if has(Direction::Forward) != has(Direction::Back) {
            return direction_name(self.env, row.ends(row.larger()));
        }
        let (a, b) = (self.env.country(row.a), self.env.country(row.b));
        self.env.say(Message::PairName, &[("a", &a), ("b", &b)])
    }

    fn is_taken(&self, room: &Rect) -> bool {
        self.labels.taken.iter().any(|other| other.overlaps(room))
    }

    /// Whether something stands between a dot and its name.
    fn is_crossed(&self, (from, to): Segment) -> bool {
        dashes(from, to, 0.0, 2.0).iter().any(|(on_way, _)| {
            let room = Rect::new(on_way.x, on_way.y, on_way.x, on_way.y).grown(1.0);
            self.is_taken(&room)
        })
    }
}

/// The line from a dot to its name.
fn lead(spot: &Spot, (x, y): (f64, f64), distance: f64) -> Segment {
    let on_way = |length: f64| Point::new(spot.at.x + x * length, spot.at.y + y * length);
    // On a slanting way a step is longer than it is wide.
    let begins = if x * y == 0.0 { 2.0 } else { 4.0 };
    (on_way(spot.radius + begins), on_way(spot.radius + distance - 2.0))
}

/// Whether hatching would run through the words.
fn is_hatched(plane: &Plane, room: &Rect) -> bool {
    let is_left = |strip: &Strip| strip.kind == Kind::NotMeasured && room.left < strip.to;
    plane.columns.iter().any(is_left) || (plane.is_under && room.bottom > plane.plot.bottom)
}

/// Where a name begins on a way from its dot, and which end of it.
fn begin(spot: &Spot, (x, y): (f64, f64), distance: f64, font: Font) -> (Point, Align) {
    let length = spot.radius + distance;
    let align = match x {
        x if x > 0.0 => Align::Left,
        x if x < 0.0 => Align::Right,
        _ => Align::Center,
    };
    // The letters' middle, top or foot is on the way.
    let down = font.size * (0.37 + y * 0.37);
    (Point::new(spot.at.x + x * length, spot.at.y + y * length + down), align)
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
