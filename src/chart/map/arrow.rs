//! A flow's line with its head: solid or broken, as wide as its figure is large.

use crate::geom::{Point, broken, shortened};
use crate::scene::{Ink, Scene, Stroke};

/// Between an arrow's point and the place that it points to: room for a dot with its ring.
const GAP: f64 = 6.0;

/// How a line is broken: drawn and left out, in px beyond its width.
pub type Rhythm = Option<(f64, f64)>;

/// A country's forward direction, and all that is grey.
pub const SOLID: Rhythm = None;
/// The pair's other direction.
pub const DASHED: Rhythm = Some((6.0, 3.0));
/// Withheld.
pub const DOTTED: Rhythm = Some((0.5, 2.5));

/// An arrow's look.
#[derive(Debug, Clone, Copy)]
pub struct Arrow {
    /// Its colour's role.
    pub ink: Ink,
    /// The colour inside it, where it is known less firmly.
    pub inside: Option<Ink>,
    /// Its width.
    pub width: f64,
    /// How it is broken.
    pub rhythm: Rhythm,
}

impl Arrow {
    /// Draws it along lines, its head at the end of the last. A seam of paper parts it from what
    /// it crosses.
    pub fn draw(&self, scene: &mut Scene, mut lines: Vec<Vec<Point>>) {
        let Some(last) = lines.pop() else { return };
        let (to_point, point) = shortened(&last, GAP);
        let (shaft, base) = shortened(&to_point, 5.0 + self.width);
        lines.push(shaft);
        for line in lines {
            self.line(scene, &line);
        }
        scene.area(self.head(base, point, scene.width), self.ink);
    }

    fn line(&self, scene: &mut Scene, points: &[Point]) {
        let Some((on, off)) = self.rhythm else {
            scene.path(points.to_vec(), Stroke::solid(Ink::Paper, self.width + 1.5));
            return self.piece(scene, points.to_vec());
        };
        for piece in broken(points, on + self.width, off + self.width / 3.0) {
            self.piece(scene, piece);
        }
    }

    fn piece(&self, scene: &mut Scene, points: Vec<Point>) {
        if let (Some(inside), true) = (self.inside, self.width > 3.0) {
            scene.path(points.clone(), Stroke::solid(self.ink, self.width));
            return scene.path(points, Stroke::solid(inside, self.width - 2.0));
        }
        scene.path(points, Stroke::solid(self.ink, self.width));
    }

    /// A triangle from the end of the line to its point.
    fn head(&self, base: Point, point: Point, right: f64) -> Vec<Point> {
        let (x, y) = (point.x - base.x, point.y - base.y);
        let length = (x * x + y * y).sqrt().max(1.0);
        let half = (3.0 + self.width * 0.7) / length;
        let corner = |side: f64| {
            let corner = base.x - side * half * y;
            Point::new(corner.max(0.0).min(right), base.y + side * half * x)
        };
        vec![point, corner(1.0), corner(-1.0)]
    }
}
