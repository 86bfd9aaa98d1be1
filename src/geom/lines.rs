//! Broken lines and hatching, for backends that draw whole lines only.

use super::{Point, Rect};

/// A straight line between two points.
pub type Segment = (Point, Point);

/// The dashes of a line: `on` px drawn, `off` px left out, beginning at `from`.
pub fn dashes(from: Point, to: Point, on: f64, off: f64) -> Vec<Segment> {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = (x * x + y * y).sqrt();
    let at = |distance: f64| {
        let t = (distance / length).min(1.0);
        Point::new(from.x + x * t, from.y + y * t)
    };
    let mut dashes = Vec::new();
    let mut start = 0.0;
    while start < length {
        dashes.push((at(start), at(start + on)));
        start += on + off;
    }
    dashes
}

/// The pieces of a line through points: `on` px drawn, `off` px left out, on around its corners.
#[cfg(feature = "full")]
pub fn broken(points: &[Point], on: f64, off: f64) -> Vec<Vec<Point>> {
    let (mut pieces, mut piece) = (Vec::new(), Vec::from_iter(points.first().copied()));
    let (mut is_on, mut room) = (true, on);
    for ends in points.windows(2) {
        let (mut from, to) = (ends[0], ends[1]);
        while distance(from, to) > room {
            from = toward(from, to, room);
            piece.push(from);
            if is_on {
                pieces.push(std::mem::take(&mut piece));
            }
            is_on = !is_on;
            room = if is_on { on } else { off };
            piece = vec![from];
        }
        room -= distance(from, to);
        piece.push(to);
    }
    if is_on && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// A line through points without its last `by` px, and where it ends then: at its beginning, if it
/// is no longer than that.
#[cfg(feature = "full")]
pub fn shortened(points: &[Point], mut by: f64) -> (Vec<Point>, Point) {
    let mut kept = points.to_vec();
    while let (Some(end), Some(before)) = (kept.pop(), kept.last().copied()) {
        let length = distance(before, end);
        if length > by {
            let end = toward(end, before, by);
            kept.push(end);
            return (kept, end);
        }
        by -= length;
    }
    let start = points.first().copied().unwrap_or_default();
    (vec![start], start)
}

#[cfg(feature = "full")]
fn distance(a: Point, b: Point) -> f64 {
    let (x, y) = (b.x - a.x, b.y - a.y);
    (x * x + y * y).sqrt()
}

/// The point `by` px from `from` on the way to `to`.
#[cfg(feature = "full")]
fn toward(from: Point, to: Point, by: f64) -> Point {
    let t = by / distance(from, to);
    Point::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t)
}

/// Diagonals that rise to the right, `spacing` px apart along x, cut off at the rectangle.
///
/// They hang on the page's origin, not the rectangle's, so that neighbours join without a seam.
pub fn hatch(rect: Rect, spacing: f64) -> Vec<Segment> {
    // On such a diagonal x + y is constant.
    let first = ((rect.left + rect.top) / spacing).ceil() as i32;
    let last = ((rect.right + rect.bottom) / spacing).floor() as i32;
    let mut lines = Vec::new();
    for i in first..=last {
        let sum = f64::from(i) * spacing;
        let left = rect.left.max(sum - rect.bottom);
        let right = rect.right.min(sum - rect.top);
        if left < right {
            lines.push((Point::new(left, sum - left), Point::new(right, sum - right)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_cover_the_line_and_stop_at_its_end() {
        let line = dashes(Point::new(0.0, 0.0), Point::new(0.0, 10.0), 3.0, 2.0);
        let ends: Vec<_> = line.iter().map(|(a, b)| (a.y, b.y)).collect();
        assert_eq!(ends, [(0.0, 3.0), (5.0, 8.0)]);
        assert!(dashes(Point::default(), Point::default(), 3.0, 2.0).is_empty());
    }

    const CORNER: [Point; 3] = [Point::new(0.0, 0.0), Point::new(4.0, 0.0), Point::new(4.0, 8.0)];

    #[cfg(feature = "full")]
    #[test]
    fn a_broken_line_goes_on_around_a_corner() {
        let pieces = broken(&CORNER, 3.0, 2.0);
        let ends = |x: f64, y: f64, to: f64| vec![Point::new(x, y), Point::new(x, to)];
        assert_eq!(pieces[0], [Point::new(0.0, 0.0), Point::new(3.0, 0.0)]);
        assert_eq!(pieces[1..], [ends(4.0, 1.0, 4.0), ends(4.0, 6.0, 8.0)]);
        assert_eq!(broken(&CORNER, 100.0, 1.0), [CORNER]);
        assert!(broken(&[], 3.0, 2.0).is_empty());
    }

    #[cfg(feature = "full")]
    #[test]
    fn a_line_is_shortened_around_a_corner() {
        let (kept, end) = shortened(&CORNER, 9.0);
        assert_eq!((kept, end), (vec![CORNER[0], Point::new(3.0, 0.0)], Point::new(3.0, 0.0)));
        assert_eq!(shortened(&CORNER, 99.0), (vec![CORNER[0]], CORNER[0]));
        assert_eq!(shortened(&[], 1.0).1, Point::default());
    }

    #[test]
    fn hatching_stays_inside_and_joins_its_neighbour() {
        let left = hatch(Rect::new(0.0, 0.0, 20.0, 10.0), 5.0);
        let right = hatch(Rect::new(20.0, 0.0, 40.0, 10.0), 5.0);
        let inside = |(a, b): &Segment| a.x >= 0.0 && b.x <= 20.0 && a.y <= 10.0 && b.y >= 0.0;
        assert!(!left.is_empty() && left.iter().all(inside));
        let leaves = left.iter().filter(|(_, b)| b.x == 20.0 && b.y > 0.0);
        assert!(leaves.clone().count() > 0);
        for (_, end) in leaves {
            assert!(right.iter().any(|(start, _)| start == end), "{end:?}");
        }
    }
}
