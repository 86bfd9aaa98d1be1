//! What stands above and below the map: the pair's two figures, and what lines and rings mean.

use crate::chart::header::{header, no_mark};
use crate::chart::labels::{LEADING, SMALL};
use crate::dataset::to_float;
use crate::geom::{Point, Rect};
use crate::i18n::{Message, NumberStyle};
use crate::query::{Cell, Direction, Edge, Figure};
use crate::scene::{Align, Ink, Scale, Scene};

use super::arrow::{Arrow, DOTTED, SOLID};
use super::{Map, RING};

/// Length of a sample and the room that it takes.
const SAMPLE: f64 = 24.0;
const ASIDE: f64 = 32.0;
/// Between two things beside each other.
const BETWEEN: f64 = 20.0;

/// Below this width the key has one line's figure less.
const NARROW: f64 = 400.0;

impl Map<'_> {
    /// The chosen pair both ways.
    pub(super) fn pair(&mut self) {
        let arrows = Direction::BOTH.map(|direction| {
            let (origin, target) = self.view.survey.question.ends(direction);
            self.arrow(&self.view.survey.figure(origin, target), Some(direction))
        });
        let draw = |scene: &mut Scene, rect: Rect, figure: &Figure, direction: Direction| {
            if !no_mark(scene, rect, figure, direction) {
                let arrow = arrows[usize::from(direction == Direction::Back)];
                let width = arrow.width.min(4.0);
                Arrow { width, ..arrow }.draw(scene, sample(rect.left, rect.center().y));
            }
        };
        self.y = header(&mut self.scene, &self.view.survey, self.env, &draw) + 8.0;
    }

    /// What lines and rings mean, below the map.
    pub(super) fn key(&mut self) {
        self.y += 8.0;
        let mut left = 0.0;
        self.scale(&mut left);
        self.others(&mut left);
        if self.view.rows.iter().any(|edge| matches!(edge.figure.cell, Cell::Suppressed { .. })) {
            let words = self.env.message(Message::Suppressed).to_owned();
            let at = self.words(&mut left, ASIDE, words);
            let arrow = Arrow { ink: Ink::Other, inside: None, width: 1.0, rhythm: DOTTED };
            arrow.draw(&mut self.scene, sample(at.x, at.y));
        }
        if !self.observers().is_empty() {
            let words = self.env.message(Message::MapObservers).to_owned();
            let at = self.words(&mut left, 2.0 * RING + 6.0, words);
            self.ring(Point::new(at.x + RING, at.y));
        }
        if left > 0.0 {
            self.y += LEADING;
        }
    }

    /// Lines of round figures, and below which figure all lines are alike.
    fn scale(&mut self, left: &mut f64) {
        if self.widths.most <= 0.0 {
            return;
        }
        self.words(left, 0.0, self.env.message(Message::MapWidth).to_owned());
        let least = to_float(1, self.decimals);
        let thinnest = Scale::new(1.0 / self.widths.per_unit, 1.0);
        let is_thin = |edge: &Edge| to_float(edge.size(), self.decimals) < thinnest.most;
        if self.view.rows.iter().any(is_thin) {
            for tick in &thinnest.ticks(1, least) {
                let words = self.env.say(Message::MapThin, &[("value", &self.tick(*tick))]);
                self.line(left, 1.0, words);
            }
        }
        let count = if self.scene.width < NARROW { 1 } else { 2 };
        for tick in &self.widths.ticks(count, least) {
            self.line(left, self.widths.length(*tick).max(1.0), self.tick(*tick));
        }
    }

    /// A line of some width and what it stands for.
    fn line(&mut self, left: &mut f64, width: f64, words: String) {
        let at = self.words(left, ASIDE, words);
        let (top, bottom) = (at.y - width / 2.0, at.y + width / 2.0);
        self.scene.fill(Rect::new(at.x, top, at.x + SAMPLE, bottom), Ink::Other);
    }

    /// Grey arrows are other pairs'.
    fn others(&mut self, left: &mut f64) {
        let is_other = |edge: &Edge| self.view.direction(edge).is_none();
        if self.view.rows.iter().any(is_other) {
            let at = self.words(left, ASIDE, self.env.message(Message::MapOthers).to_owned());
            let arrow = Arrow { ink: Ink::Other, inside: None, width: 1.5, rhythm: SOLID };
            arrow.draw(&mut self.scene, sample(at.x, at.y));
        }
    }

    fn tick(&self, tick: f64) -> String {
        let mut scaled = tick;
        for _ in 0..self.decimals {
            scaled *= 10.0;
        }
        self.env.number(scaled.round() as u64, self.decimals, NumberStyle::Short)
    }

    /// Writes words behind room for a sample, on a line of their own where the last is full;
    /// returns the left middle of that room.
    fn words(&mut self, left: &mut f64, aside: f64, words: String) -> Point {
        let width = aside + self.env.measure(&words, SMALL);
        if *left > 0.0 && *left + width > self.scene.width {
            *left = 0.0;
            self.y += LEADING;
        }
        let at = Point::new(*left, self.y + 8.0);
        let baseline = Point::new(*left + aside, self.y + 12.0);
        self.scene.write(baseline, words, (SMALL, Ink::Muted), Align::Left);
        *left += width + BETWEEN * 0.75;
        at
    }
}

/// The points of a sample; an arrow ends before its last.
fn sample(left: f64, middle: f64) -> Vec<Vec<Point>> {
    vec![vec![Point::new(left, middle), Point::new(left + SAMPLE + 6.0, middle)]]
}
