//! Bands between two columns of places: in which order, how high, along which curve.
//!
//! A place on the left and one on the right may be the same country: the columns know nothing of
//! each other, so a band and its other way are two bands and never a cycle.

use super::{Point, Rect};

/// A band's two places, by their numbers in the left and in the right column.
pub type Ends = [usize; 2];

/// The place of each number in either column, from the top.
pub type Places = [Vec<usize>; 2];

/// Top and bottom.
pub type Span = (f64, f64);

/// First orders of the search for fewer crossings: of 60 small diagrams 48 became the best there is
/// from two, all from these.
const STARTS: usize = 8;

/// How often a column is sorted from each of them; most orders settle after four.
const ROUNDS: usize = 8;

/// Into how many pieces a curve is cut.
pub const STEPS: usize = 24;

/// The most by which a steep band is made higher, so that it looks as wide as it is.
const MOST_HIGHER: f64 = 24.0;

/// How many pairs of bands cross.
pub fn crossings(ends: &[Ends], places: &Places) -> usize {
    let mut count = 0;
    for (at, band) in ends.iter().enumerate() {
        for other in &ends[..at] {
            let (left, right) = (&places[0], &places[1]);
            let (one, two) = ((left[band[0]], right[band[1]]), (left[other[0]], right[other[1]]));
            let is_crossed = (one.0 < two.0 && one.1 > two.1) || (one.0 > two.0 && one.1 < two.1);
            count += usize::from(is_crossed);
        }
    }
    count
}

/// Places with few crossings: each column by turns in the order of the mean places that it leads
/// to, then neighbours exchanged as long as that helps, from several first orders. The order of the
/// numbers is kept where no other has fewer crossings. Only the first `free` of each column move.
pub fn untangled(ends: &[Ends], free: [usize; 2], counts: [usize; 2]) -> Places {
    let mut best = in_order(counts);
    let mut fewest = crossings(ends, &best);
    for start in 0..STARTS {
        let mut places = in_order(counts);
        let first = start % 2;
        let turned = places[first].iter_mut().take(free[first]).enumerate();
        turned.for_each(|(at, place)| *place = (at + start / 2) % free[first]);
        for round in 0..ROUNDS {
            let side = (first + round + 1) % 2;
            sort_by_means(ends, &mut places, side, free[side]);
            exchange(ends, &mut places, side, free[side]);
            let found = crossings(ends, &places);
            if found < fewest {
                (best, fewest) = (places.clone(), found);
            }
        }
    }
    best
}

/// Each number at its own place.
fn in_order(counts: [usize; 2]) -> Places {
    let mut places = [Vec::new(), Vec::new()];
    for side in [0, 1] {
        for number in 0..counts[side] {
            places[side].push(number);
        }
    }
    places
}

/// The numbers of a column from the top.
pub fn from_top(places: &[usize]) -> Vec<usize> {
    let mut numbers = vec![0; places.len()];
    for (number, place) in places.iter().enumerate() {
        numbers[*place] = number;
    }
    numbers
}

/// Sorts a column by the mean place at the other ends; equal ones keep their order.
fn sort_by_means(ends: &[Ends], places: &mut Places, side: usize, free: usize) {
    let mut sorted: Vec<usize> = Vec::new();
    for number in from_top(&places[side]).into_iter().take(free) {
        let own = mean(ends, places, side, number);
        let mut at = sorted.len();
        while at > 0 && mean(ends, places, side, sorted[at - 1]) > own {
            at -= 1;
        }
        sorted.insert(at, number);
    }
    for (place, number) in sorted.iter().enumerate() {
        places[side][*number] = place;
    }
}

/// The mean place at the other ends of a number's bands.
fn mean(ends: &[Ends], places: &Places, side: usize, number: usize) -> f64 {
    let (mut sum, mut count) = (0, 0);
    for band in ends {
        if band[side] == number {
            sum += places[1 - side][band[1 - side]];
            count += 1;
        }
    }
    sum as f64 / f64::from(count.max(1))
}

/// Exchanges neighbours wherever fewer of their bands cross then.
fn exchange(ends: &[Ends], places: &mut Places, side: usize, free: usize) {
    let mut order = from_top(&places[side]);
    let mut at = 1;
    while at < free {
        let (upper, lower) = (order[at - 1], order[at]);
        let other = &places[1 - side];
        if crossed(ends, other, side, [upper, lower]) > crossed(ends, other, side, [lower, upper]) {
            order.swap(at - 1, at);
            places[side].swap(upper, lower);
            at = (at - 1).max(1);
        } else {
            at += 1;
        }
    }
}

/// How many bands of two places of a column cross, the first above the second.
fn crossed(ends: &[Ends], other: &[usize], side: usize, [upper, lower]: [usize; 2]) -> usize {
    let mut count = 0;
    for band in ends {
        for below in ends {
            let is_theirs = band[side] == upper && below[side] == lower;
            let is_crossed = other[band[1 - side]] > other[below[1 - side]];
            count += usize::from(is_theirs && is_crossed);
        }
    }
    count
}

/// What a place's words need, in px.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Room {
    /// Height above its bar.
    pub above: f64,
    /// Height beside its bar.
    pub beside: f64,
}

/// Bands and their places before they are put into a height.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a> {
    /// The bands' places.
    pub ends: &'a [Ends],
    /// The bands' widths in px.
    pub widths: &'a [f64],
    /// What the words of each place need.
    pub rooms: &'a [Vec<Room>; 2],
    /// The least height between two places.
    pub gap: f64,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The bar of each place: its bands' widths together.
    pub bars: [Vec<Span>; 2],
    /// Each band at its left and at its right end.
    pub bands: Vec<[Span; 2]>,
}

impl Columns<'_> {
    /// The height of a place's bar.
    fn bar(&self, side: usize, number: usize) -> f64 {
        let mut height = 0.0;
        for (band, width) in self.ends.iter().zip(self.widths) {
            if band[side] == number {
                height += width;
            }
        }
        height
    }

    /// The least height of the higher column.
    pub fn height(&self) -> f64 {
        self.column(0).max(self.column(1))
    }

    fn column(&self, side: usize) -> f64 {
        let rooms = &self.rooms[side];
        let mut height = rooms.len().saturating_sub(1) as f64 * self.gap;
        for (number, room) in rooms.iter().enumerate() {
            height += room.above + room.beside.max(self.bar(side, number));
        }
        height
    }

    /// Puts both columns between `top` and a height below it; what is left over lies around the
    /// places in equal parts. Bands leave each place in the order of their other ends.
    pub fn layout(&self, places: &Places, top: f64, height: f64) -> Layout {
        let bars = [self.bars(0, &places[0], top, height), self.bars(1, &places[1], top, height)];
        let mut bands = Vec::new();
        for (band, width) in self.ends.iter().zip(self.widths) {
            let left = bars[0][band[0]].0 + self.above(places, 0, band);
            let right = bars[1][band[1]].0 + self.above(places, 1, band);
            bands.push([(left, left + width), (right, right + width)]);
        }
        Layout { bars, bands }
    }

    fn bars(&self, side: usize, places: &[usize], top: f64, height: f64) -> Vec<Span> {
        let spare = (height - self.column(side)).max(0.0) / places.len().max(1) as f64;
        let mut bars = vec![(0.0, 0.0); places.len()];
        let mut y = top + spare / 2.0;
        for number in from_top(places) {
            let (room, bar) = (self.rooms[side][number], self.bar(side, number));
            let slot = room.beside.max(bar);
            let from = y + room.above + (slot - bar) / 2.0;
            bars[number] = (from, from + bar);
            y += room.above + slot + self.gap + spare;
        }
        bars
    }

    /// The widths of the bands that stand above one at the same place.
    fn above(&self, places: &Places, side: usize, band: &Ends) -> f64 {
        let (there, mut above) = (&places[1 - side], 0.0);
        for (other, width) in self.ends.iter().zip(self.widths) {
            if other[side] == band[side] && there[other[1 - side]] < there[band[1 - side]] {
                above += width;
            }
        }
        above
    }
}

/// The outline of a band from `x.0` to `x.1`: its upper edge to the right, its lower one to the
/// left again. `grown` px are added on both sides halfway and none at the ends.
///
/// Its middle is the cubic Bézier curve that leaves and arrives level, both handles halfway.
pub fn ribbon(x: Span, [from, to]: [Span; 2], grown: f64) -> Vec<Point> {
    let (wide, high) = (x.1 - x.0, (to.0 + to.1 - from.0 - from.1) / 2.0);
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for step in 0..=STEPS {
        let t = step as f64 / STEPS as f64;
        let (along, down, arch) = (t * (1.5 - t * (1.5 - t)), t * t * (3.0 - 2.0 * t), t - t * t);
        let slope = 6.0 * arch * high / (wide * (1.5 - 3.0 * arch));
        let width = (from.1 - from.0) * (1.0 - down) + (to.1 - to.0) * down;
        let higher = (width * ((1.0 + slope * slope).sqrt() - 1.0)).min(MOST_HIGHER);
        let half = (width + higher) / 2.0 + 4.0 * arch * grown;
        let middle = (from.0 + from.1) / 2.0 + high * down;
        upper.push(Point::new(x.0 + wide * along, middle - half));
        lower.push(Point::new(x.0 + wide * along, middle + half));
    }
    lower.reverse();
    upper.append(&mut lower);
    upper
}

/// Upright slices of a [`ribbon`], each at least `least` px high, for pointing at it.
pub fn slices(ribbon: &[Point], least: f64) -> Vec<Rect> {
    let mut slices = Vec::new();
    for step in 0..STEPS {
        let lower = ribbon.len() - 1 - step;
        let top = ribbon[step].y.min(ribbon[step + 1].y);
        let bottom = ribbon[lower].y.max(ribbon[lower - 1].y);
        let more = (least - (bottom - top)).max(0.0) / 2.0;
        let (left, right) = (ribbon[step].x, ribbon[step + 1].x);
        slices.push(Rect::new(left, top - more, right, bottom + more));
    }
    slices
}
