//! A name with its figure, beside it or below.

use crate::geom::Point;
use crate::i18n::{Env, Font};
use crate::scene::{Align, Ink, Scene};

use super::labels::{FIGURE, LEADING, NAME, wrap};

/// Between a name and its figure.
const APART: f64 = 6.0;

/// A name and its figure, in lines.
#[derive(Default)]
pub struct Words {
    lines: Vec<String>,
    figure: Vec<String>,
    /// How far from the name the figure stands, where both have room in one line.
    beside: Option<f64>,
    pub width: f64,
}

impl Words {
    /// In as few lines as `room` allows.
    pub fn new(env: &dyn Env, name: &str, figure: &str, room: f64) -> Self {
        let lines = wrap(env, name, NAME, room);
        let mut words = Self { width: widest(env, &lines, NAME), lines, ..Self::default() };
        if figure.is_empty() {
            return words;
        }
        let both = words.width + APART + env.measure(figure, FIGURE);
        if words.lines.len() == 1 && both <= room {
            (words.beside, words.width) = (Some(words.width + APART), both);
            words.figure = vec![figure.to_owned()];
        } else {
            words.figure = wrap(env, figure, FIGURE, room);
            words.width = words.width.max(widest(env, &words.figure, FIGURE));
        }
        words
    }

    /// How high the lines are.
    pub fn height(&self) -> f64 {
        let below = if self.beside.is_some() { 0 } else { self.figure.len() };
        (self.lines.len() + below) as f64 * LEADING
    }

    /// Writes the lines from `top` on, flush with `x`; a figure beside its name stays to the right.
    pub fn write(&self, scene: &mut Scene, x: f64, top: f64, align: Align, inks: [Ink; 2]) {
        let mut baseline = top + 12.0;
        let (mut name_x, mut figure_x) = (x, x);
        match (self.beside, align) {
            (Some(beside), Align::Right) => name_x -= self.width - beside + APART,
            (Some(beside), _) => figure_x += beside,
            (None, _) => {}
        }
        for line in &self.lines {
            scene.write(Point::new(name_x, baseline), line.clone(), (NAME, inks[0]), align);
            baseline += LEADING;
        }
        if self.beside.is_some() {
            baseline -= LEADING;
        }
        for line in &self.figure {
            scene.write(Point::new(figure_x, baseline), line.clone(), (FIGURE, inks[1]), align);
            baseline += LEADING;
        }
    }
}

/// How wide a name and its figure are beside each other.
pub fn one_line(env: &dyn Env, name: &str, figure: &str) -> f64 {
    env.measure(name, NAME) + APART + env.measure(figure, FIGURE)
}

fn widest(env: &dyn Env, lines: &[String], font: Font) -> f64 {
    let mut widest = 0.0_f64;
    for line in lines {
        widest = widest.max(env.measure(line, font));
    }
    widest
}
