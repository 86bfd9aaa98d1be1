//! Where everything stands in the butterfly: how the two sides share the width, how long a bar may
//! be, and where each line stands.

use crate::dataset::to_float;
use crate::describe::many::why_unmeasured;
use crate::query::{Cell, Direction, Figure, Line};
use crate::scene::{Ink, Look};

use super::super::labels::{LEADING, NOTE, wrap};
use super::super::lying::{Lying, WITHHELD};
use super::{ASIDE, BAR, Butterfly, GAP, Row, Side, WIDE};

/// A side never gets less than this.
const LEAST_SIDE: f64 = 72.0;
/// A side that was never measured takes this part of the width.
const BAND: f64 = 0.24;

impl Butterfly<'_> {
    /// Shares the width out: a side that was never measured is a narrow band, the others get what
    /// their largest figures need of it.
    pub(super) fn share(&mut self) {
        let width = self.scene.width;
        if width >= WIDE {
            for at in 0..self.lines.len() {
                let (name, (font, _)) = self.name_of(at);
                self.names = self.names.max(self.env.measure(&name, font));
            }
            self.names = (self.names + 1.0).min(width * 0.28) + 2.0 * ASIDE;
        }
        let room = width - self.names;
        let bands = Direction::BOTH.map(|direction| self.band_width(direction));
        let left = match bands {
            [Some(_), Some(_)] => room / 2.0,
            [Some(band), None] => band,
            [None, Some(band)] => room - band,
            [None, None] => {
                let [out, into] = Direction::BOTH.map(|direction| self.most(direction));
                let part = if out + into > 0.0 { out / (out + into) } else { 0.5 };
                let [beside, other] = Direction::BOTH.map(|direction| self.beside(direction));
                let least = Direction::BOTH.map(|direction| self.least(direction));
                let left = beside + (room - beside - other) * part;
                left.max(least[0]).min(room - least[1]).round()
            }
        };
        self.sides[0] = Side { axis: left, width: left, why: Vec::new() };
        self.sides[1] = Side { axis: left + self.names, width: room - left, why: Vec::new() };
        for (at, direction) in Direction::BOTH.into_iter().enumerate() {
            if bands[at].is_some() {
                self.sides[at].why = self.why(direction, self.sides[at].width - 20.0);
            }
        }
        self.per_unit = self.scale();
    }

    /// The width of a side that was never measured: its longest word, or a quarter.
    fn band_width(&self, direction: Direction) -> Option<f64> {
        let why = why_unmeasured(self.view, self.env, direction)?;
        let mut widest = self.scene.width * BAND;
        for word in &wrap(self.env, &why, NOTE, 0.0) {
            widest = widest.max(self.env.measure(word, NOTE) + 20.0);
        }
        Some(widest.round())
    }

    fn why(&self, direction: Direction, width: f64) -> Vec<(String, Look)> {
        let why = why_unmeasured(self.view, self.env, direction).unwrap_or_default();
        let mut lines = Vec::new();
        for line in &wrap(self.env, &why, NOTE, width) {
            lines.push((line.clone(), (NOTE, Ink::Text)));
        }
        lines
    }

    /// The largest figure on the scale, which is that of single partners where these have any.
    fn most(&self, direction: Direction) -> f64 {
        let (mut most, end) = (0, self.view.most());
        for line in &self.lines {
            let size = line.of(direction).and_then(Figure::size).unwrap_or(0);
            most = if size <= end || end == 0 { size.max(most) } else { most };
        }
        to_float(most, self.decimals())
    }

    /// What a side needs for the figures at the ends of its bars.
    fn beside(&self, direction: Direction) -> f64 {
        let mut beside = 0.0_f64;
        for line in &self.lines {
            let (words, (font, _)) = self.label(line, direction);
            let withheld = line.of(direction).map_or(0.0, |figure| Lying::end(figure, 0.0));
            beside = beside.max(self.env.measure(&words, font) + withheld + 3.0 * ASIDE);
        }
        beside
    }

    /// What it needs for these and for the words on hatching.
    fn least(&self, direction: Direction) -> f64 {
        let mut least = self.beside(direction).max(LEAST_SIDE);
        for at in 0..self.lines.len() {
            if let Some(gap) = self.gap(at, direction) {
                least = least.max(self.env.measure(self.gap_words(gap), NOTE) + 22.0);
            }
        }
        least.min(self.scene.width * 0.4)
    }

    /// The one scale: as long as every line of both sides allows.
    fn scale(&self) -> f64 {
        let most = self.most(Direction::Forward).max(self.most(Direction::Back));
        let mut per_unit = f64::MAX;
        for direction in Direction::BOTH {
            for line in &self.lines {
                let Some(figure) = line.of(direction) else { continue };
                // A bar with a gap is no shorter than the largest without.
                let size = self.size_of(figure).min(most);
                if size > 0.0 {
                    per_unit = per_unit.min(self.longest(line, direction) / size);
                }
            }
        }
        if per_unit < f64::MAX { per_unit } else { 0.0 }
    }

    /// How long a line's bar can be beside its figure.
    pub(super) fn longest(&self, line: &Line<'_>, direction: Direction) -> f64 {
        let (words, (font, _)) = self.label(line, direction);
        let is_withheld =
            line.of(direction).is_some_and(|f| matches!(f.cell, Cell::Suppressed { .. }));
        let beside = if is_withheld { WITHHELD } else { 0.0 } + self.env.measure(&words, font);
        (self.side(direction).width - beside - 2.0 * ASIDE).max(4.0)
    }

    /// Where each line stands; returns where the last one ends.
    pub(super) fn lay(&mut self, top: f64) -> f64 {
        let mut y = top;
        for at in 0..self.lines.len() {
            let (name, look) = self.name_of(at);
            let is_wide = self.names > 0.0;
            let width = if is_wide { self.names - 2.0 * ASIDE } else { self.scene.width };
            let name = wrap(self.env, &name, look.0, width);
            let words = name.len() as f64 * LEADING;
            let (bar, bottom) = match is_wide {
                true => (y + (words + GAP - BAR) / 2.0, y + words + GAP),
                false => (y + words + 5.0, y + words + BAR + GAP + 5.0),
            };
            self.rows.push(Row { top: y, bottom, name, look, bar });
            y = bottom;
        }
        // A band must have room for its reason.
        for side in &self.sides {
            if !side.why.is_empty() {
                y = y.max(top + side.why.len() as f64 * LEADING + 16.0);
            }
        }
        y.max(top + LEADING)
    }
}
