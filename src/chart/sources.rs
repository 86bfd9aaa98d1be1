//! Small multiples: one row a collection, A→B to the left of the middle, B→A to the right.
//!
//! Each row has a scale of its own, since no row is to be compared with another.

use crate::dataset::{push_part, to_float};
use crate::describe::{RowWords, row_words};
use crate::geom::{Point, Rect};
use crate::i18n::{Env, direction_name};
use crate::query::{Cell, Direction, Figure, SourceRow, SourcesView};
use crate::scene::{Align, Hit, Ink, Key, Look, Scale, Scene, Stroke, way_name};

use super::Size;
use super::bars::ink;
use super::labels::{FIGURE, LEADING, NAME, NOTE, SMALL, wrap};
use super::lying::{Lying, WITHHELD};

/// Height of a bar.
const BAR: f64 = 16.0;
/// Between two rows.
const GAP: f64 = 20.0;
/// Between the middle line and the words beside it.
const ASIDE: f64 = 8.0;
/// Draws what each source says of one pair, below one another.
pub fn sources(view: &SourcesView<'_>, env: &dyn Env, size: Size) -> Scene {
    let scene = Scene { width: size.width, ..Scene::default() };
    let mut chart = Rows { env, scene, y: 0.0 };
    chart.names(view);
    for (at, row) in view.rows.iter().enumerate() {
        if row.drawn {
            chart.row(at, row);
        }
    }
    chart.scene.height = chart.y;
    chart.scene
}

/// The chart while it is drawn, down to `y`.
struct Rows<'a> {
    env: &'a dyn Env,
    scene: Scene,
    y: f64,
}

impl Rows<'_> {
    fn middle(&self) -> f64 {
        (self.scene.width / 2.0).round()
    }

    /// The side of a direction, between the middle line and the edge.
    fn side(&self, direction: Direction, top: f64, bottom: f64) -> Rect {
        match direction {
            Direction::Forward => Rect::new(0.0, top, self.middle(), bottom),
            Direction::Back => Rect::new(self.middle(), top, self.scene.width, bottom),
        }
    }

    /// The two directions beside the middle line; one below the other where these do not fit.
    fn names(&mut self, view: &SourcesView<'_>) {
        let names = [(view.question.a, view.question.b), (view.question.b, view.question.a)]
            .map(|ends| direction_name(self.env, ends));
        let widest = self.env.measure(&names[0], NAME).max(self.env.measure(&names[1], NAME));
        let [forward, back] = names;
        let looks = Direction::BOTH.map(|direction| (NAME, ink(direction)));
        if widest + ASIDE <= self.middle() {
            let [left, right] = [self.middle() - ASIDE, self.middle() + ASIDE];
            self.scene.write(Point::new(left, 13.0), forward, looks[0], Align::Right);
            self.scene.write(Point::new(right, 13.0), back, looks[1], Align::Left);
        } else {
            self.scene.write(Point::new(0.0, 13.0), forward, looks[0], Align::Left);
            self.y = LEADING;
            let corner = Point::new(self.scene.width, self.y + 13.0);
            self.scene.write(corner, back, looks[1], Align::Right);
        }
        self.y += 21.0;
    }

    fn row(&mut self, at: usize, row: &SourceRow<'_>) {
        let top = self.y;
        let edge = (Point::new(0.0, top), Point::new(self.scene.width, top));
        self.scene.line(edge.0, edge.1, Stroke::solid(Ink::Grid, 1.0));
        self.y += 8.0;
        let words = row_words(row, self.env);
        self.words(&words.head, (NAME, Ink::Text));
        self.words(&words.what, (NOTE, Ink::Text));
        self.figures(at, row, &words);
        self.y += 4.0;
        self.words(&words.basis, (SMALL, Ink::Muted));
        self.y += GAP - 8.0;
        for direction in Direction::BOTH {
            let rect = self.side(direction, top, self.y);
            self.scene.hits.push(Hit { rect, key: Key { row: at, direction } });
        }
    }

    /// Lines across the whole width.
    fn words(&mut self, words: &str, look: Look) {
        for line in wrap(self.env, words, look.0, self.scene.width) {
            self.scene.write(Point::new(0.0, self.y + 12.0), line, look, Align::Left);
            self.y += LEADING;
        }
    }

    /// Both figures, in words beside the middle line and as bars below them.
    fn figures(&mut self, at: usize, row: &SourceRow<'_>, words: &RowWords) {
        let top = self.y + 2.0;
        let room = self.middle() - ASIDE;
        let [left, right] = [0, 1].map(|side| wrap(self.env, &words.figures[side], FIGURE, room));
        let lines = left.len().max(right.len()) as f64;
        self.y = top + lines * LEADING + 2.0;
        for (direction, said) in Direction::BOTH.into_iter().zip([left, right]) {
            self.figure_words(direction, said, row.figures.of(direction), top);
        }
        let room = self.middle() - if is_withheld(row) { WITHHELD } else { 0.0 };
        let scale = Scale::new(largest(row), room);
        for direction in Direction::BOTH {
            let (origin, target) = row.question.ends(direction);
            let mut name = way_name(origin.as_str(), target.as_str());
            push_part(&mut name, " ", &row.question.set.descriptor().name);
            let key = Key { row: at, direction };
            let from = self.scene.marks.len();
            self.bar(direction, row, scale);
            self.scene.name_part(name, key, from);
        }
        self.y += BAR;
        let (from, to) = (Point::new(self.middle(), top), Point::new(self.middle(), self.y));
        self.scene.line(from, to, Stroke::solid(Ink::Zero, 2.0));
    }

    /// The words of one side stand against the middle line, on the last lines above the bar.
    fn figure_words(&mut self, side: Direction, said: Vec<String>, figure: &Figure, top: f64) {
        let (x, align) = match side {
            Direction::Forward => (self.middle() - ASIDE, Align::Right),
            Direction::Back => (self.middle() + ASIDE, Align::Left),
        };
        let look = match figure.cell {
            Cell::NotMeasured(_) => (NOTE, Ink::Muted),
            _ => (FIGURE, ink(side)),
        };
        let mut baseline = (self.y - 2.0 - said.len() as f64 * LEADING).max(top) + 12.0;
        for line in said {
            self.scene.write(Point::new(x, baseline), line, look, align);
            baseline += LEADING;
        }
    }

    /// One figure from the middle line outwards.
    fn bar(&mut self, direction: Direction, row: &SourceRow<'_>, scale: Scale) {
        let (figure, decimals) = (row.figures.of(direction), row.question.measure().decimals);
        let bar = Lying { axis: self.middle(), top: self.y, height: BAR, direction };
        bar.draw(
            &mut self.scene,
            figure,
            scale.length(to_float(figure.size().unwrap_or(0), decimals)),
        );
        if !figure.is_measured() {
            self.scene.hatch(self.side(direction, self.y, self.y + BAR));
        }
    }
}

/// Whether a part of a row is withheld, which needs room beyond the bar.
fn is_withheld(row: &SourceRow<'_>) -> bool {
    let withheld = |way| matches!(row.figures.of(way).cell, Cell::Suppressed { .. });
    Direction::BOTH.into_iter().any(withheld)
}

/// The larger of a row's two figures.
fn largest(row: &SourceRow<'_>) -> f64 {
    let mut most = 0;
    for direction in Direction::BOTH {
        most = most.max(row.figures.of(direction).size().unwrap_or(0));
    }
    to_float(most, row.question.measure().decimals)
}
