//! Names at the ends of the pair and of the largest flows, where there is room.

use crate::chart::labels::{FIGURE, SMALL};
use crate::dataset::Country;
use crate::geom::{Point, Rect};
use crate::scene::{Align, Ink, Look};

use super::Map;

/// Px of width for each name beyond the pair's.
const ROOM: f64 = 90.0;
/// How many points of arcs and dots such a name may lie on, at most.
const MOST_CROSSED: usize = 5;
/// A name keeps this clear of arcs where it can.
const CLEAR: f64 = 5.0;
/// Where a name may begin or end, seen from its place: to the right first. None is far off, or it
/// would seem to name what lies between.
const SIDES: [(f64, f64, Align); 8] = [
    (9.0, 4.0, Align::Left),
    (-9.0, 4.0, Align::Right),
    (0.0, -9.0, Align::Center),
    (0.0, 17.0, Align::Center),
    (7.0, -6.0, Align::Left),
    (7.0, 14.0, Align::Left),
    (-7.0, -6.0, Align::Right),
    (-7.0, 14.0, Align::Right),
];

impl Map<'_> {
    pub(super) fn names(&mut self) {
        let (mut named, mut taken) = (Vec::new(), Vec::new());
        for country in self.ends() {
            named.push(country);
            self.name(country, (FIGURE, Ink::Text), usize::MAX, &mut taken);
        }
        let most = 2 + (self.scene.width / ROOM) as usize;
        for at in 0..self.view.rows.len() {
            let edge = &self.view.rows[at];
            for country in [edge.origin, edge.target] {
                if !named.contains(&country) && named.len() < most {
                    named.push(country);
                    self.name(country, (SMALL, Ink::Muted), MOST_CROSSED, &mut taken);
                }
            }
        }
    }

    /// Writes a name on that side of its place where the fewest arcs run, or not at all.
    fn name(&mut self, country: Country, look: Look, most: usize, taken: &mut Vec<Rect>) {
        let (at, words) = (self.at(country), self.env.country(country));
        let width = self.env.measure(&words, look.0);
        let (mut best, mut least) = (None, most);
        for (x, y, align) in SIDES {
            let from = Point::new(at.x + x, at.y + y);
            let room = room(from, width, align, look.0.size);
            let is_free = room.left >= 0.0
                && room.right <= self.scene.width
                && room.bottom <= self.world.bottom
                && room.top >= self.y
                && !taken.iter().any(|other| other.overlaps(&room));
            let crossed = self.crossings(&room.grown(CLEAR));
            if is_free && crossed < least {
                (best, least) = (Some((from, align, room)), crossed);
            }
        }
        if let Some((from, align, room)) = best {
            taken.push(room);
            self.scene.write(from, words, look, align);
        }
    }

    /// How many points of arcs and dots lie in a room.
    fn crossings(&self, room: &Rect) -> usize {
        let mut crossed = 0;
        for point in &self.busy {
            crossed += usize::from(room.contains(*point));
        }
        crossed
    }
}

/// The room of a name.
fn room(from: Point, width: f64, align: Align, size: f64) -> Rect {
    let left = match align {
        Align::Left => from.x,
        Align::Center => from.x - width / 2.0,
        Align::Right => from.x - width,
    };
    Rect::new(left, from.y - 0.76 * size, left + width, from.y + 0.24 * size).grown(1.0)
}
