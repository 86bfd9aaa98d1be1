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
