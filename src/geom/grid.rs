//! Points in square cells, so that the nearest one is found among its neighbours only.

use super::Point;

/// An index over points: the nearest within `reach` is in one of nine cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// The side of a cell.
    reach: f64,
    origin: Point,
    columns: usize,
    rows: usize,
    /// Where each cell's points begin in `order`; one more entry ends the last.
    starts: Vec<u32>,
    /// The points' positions and places, cell by cell.
    order: Vec<(u32, Point)>,
}

impl Grid {
    /// Sorts points into cells as wide as the farthest that is asked for, which is above zero.
    pub fn new(points: &[Point], reach: f64) -> Self {
        let (mut least, mut most) = match points.first() {
            Some(first) => (*first, *first),
            None => return Self::default(),
        };
        for point in points {
            least = Point::new(least.x.min(point.x), least.y.min(point.y));
            most = Point::new(most.x.max(point.x), most.y.max(point.y));
        }
        let cells = |length: f64| (length / reach) as usize + 1;
        let (columns, rows) = (cells(most.x - least.x), cells(most.y - least.y));
        let mut grid = Self { reach, origin: least, columns, rows, ..Self::default() };
        grid.sort(points);
        grid
    }

    /// Counts each cell's points, then puts them one after another.
    fn sort(&mut self, points: &[Point]) {
        self.starts = vec![0; self.columns * self.rows + 1];
        for point in points {
            let cell = self.cell(*point);
            self.starts[cell + 1] += 1;
        }
        for cell in 1..self.starts.len() {
            self.starts[cell] += self.starts[cell - 1];
        }
        self.order = vec![(0, Point::default()); points.len()];
        let mut next = self.starts.clone();
        for (at, point) in points.iter().enumerate() {
            let place = &mut next[self.cell(*point)];
            self.order[*place as usize] = (at as u32, *point);
            *place += 1;
        }
    }

    fn cell(&self, point: Point) -> usize {
        let Point { x, y } = self.origin;
        let (column, row) = ((point.x - x) / self.reach, (point.y - y) / self.reach);
        row as usize * self.columns + column as usize
    }

    /// The position of the point that is nearest, if it is within reach; of equal ones the last.
    pub fn nearest(&self, point: Point) -> Option<usize> {
        let (mut nearest, mut least) = (None, self.reach * self.reach);
        let Point { x, y } = self.origin;
        let (columns, rows) =
            (self.around(point.x - x, self.columns), self.around(point.y - y, self.rows));
        for row in rows.0..rows.1 {
            let from = self.starts[row * self.columns + columns.0];
            let to = self.starts[row * self.columns + columns.1];
            for (at, other) in &self.order[from as usize..to as usize] {
                let (x, y) = (other.x - point.x, other.y - point.y);
                let distance = x * x + y * y;
                let is_later = distance == least && nearest.is_none_or(|nearest| *at > nearest);
                if distance < least || is_later {
                    (nearest, least) = (Some(*at), distance);
                }
            }
        }
        nearest.map(|at| at as usize)
    }

    /// The cell of a coordinate with its two neighbours, as far as there are such; the end is
    /// beyond the last.
    fn around(&self, from_origin: f64, cells: usize) -> (usize, usize) {
        let cell = (from_origin / self.reach).floor();
        if cell < -1.0 || cell > cells as f64 || cell.is_nan() {
            return (0, 0);
        }
        let first = (cell - 1.0).max(0.0) as usize;
        (first.min(cells), ((cell + 2.0) as usize).min(cells))
    }
}
