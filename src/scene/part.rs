//! Which marks of a scene are of one thing, so that a change can move them and a hover trace them.

use std::ops::Range;

use crate::geom::Point;

use super::{Ink, Key, Mark, Scene, Stroke};

/// What a thing is called from one scene to the next, whatever its row: `US>JP 2013`.
pub type Name = String;

/// The name of a direction: `US>JP`.
pub fn way_name(origin: &str, target: &str) -> Name {
    let mut name = origin.to_owned();
    name.push_str(">");
    name.push_str(target);
    name
}

/// The marks of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is called.
    pub name: Name,
    /// What its figure is.
    pub key: Key,
    /// Its marks' positions.
    pub marks: Range<usize>,
}

impl Scene {
    /// Draws the marks of one thing.
    pub fn part(&mut self, name: Name, key: Key, draw: impl FnOnce(&mut Self)) {
        let from = self.marks.len();
        draw(self);
        self.name_part(name, key, from);
    }

    /// The marks drawn since `from` are of one thing.
    pub fn name_part(&mut self, name: Name, key: Key, from: usize) {
        self.parts.push(Part { name, key, marks: from..self.marks.len() });
    }

    /// The marks of what a key stands for.
    pub fn marks_of(&self, key: Key) -> Vec<Mark> {
        let mut marks = Vec::new();
        for part in &self.parts {
            if part.key == key {
                marks.extend_from_slice(&self.marks[part.marks.clone()]);
            }
        }
        marks
    }

    /// Fills a shape.
    pub fn area(&mut self, points: Vec<Point>, ink: Ink) {
        self.marks.push(Mark::Area { points, ink });
    }

    /// Draws a line through points.
    pub fn path(&mut self, points: Vec<Point>, stroke: Stroke) {
        self.marks.push(Mark::Path { points, stroke });
    }

    /// Fills a circle.
    pub fn dot(&mut self, at: Point, radius: f64, ink: Ink) {
        self.marks.push(Mark::Dot { at, radius, ink });
    }
}
