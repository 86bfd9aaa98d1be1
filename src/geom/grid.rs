//! Points in upright strips, so that the nearest one is found among its neighbours only.

use super::Point;

/// An index over points: the nearest within `reach` is in a pointer's strip or in one beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// The width of a strip.
    reach: f64,
    /// The last point of each strip, counted from 1; 0 of an empty one.
    strips: Vec<usize>,
    /// Each point, and the one before it in its strip.
    chain: Vec<(Point, usize)>,
}

impl Grid {
    /// Puts points into strips as wide as the farthest that is asked for, which is above zero.
    pub fn new(points: &[Point], reach: f64) -> Self {
        let mut grid = Self { reach, ..Self::default() };
        for point in points {
            let strip = grid.strip(*point);
            while grid.strips.len() <= strip {
                grid.strips.push(0);
            }
            grid.chain.push((*point, grid.strips[strip]));
            grid.strips[strip] = grid.chain.len();
        }
        grid
    }

    /// What is left of the picture is in the first strip.
    fn strip(&self, point: Point) -> usize {
        (point.x / self.reach) as usize
    }

    /// The position of the point that is nearest, if it is within reach; of equal ones the last.
    pub fn nearest(&self, point: Point) -> Option<usize> {
        let (mut nearest, mut least) = (0, self.reach * self.reach);
        let strip = self.strip(point);
        for strip in strip.saturating_sub(1)..self.strips.len().min(strip.saturating_add(2)) {
            let mut at = self.strips[strip];
            while at > 0 {
                let (other, before) = self.chain[at - 1];
                let (x, y) = (other.x - point.x, other.y - point.y);
                let distance = x * x + y * y;
                if distance < least || (distance == least && at > nearest) {
                    (nearest, least) = (at, distance);
                }
                at = before;
            }
        }
        nearest.checked_sub(1)
    }
}
