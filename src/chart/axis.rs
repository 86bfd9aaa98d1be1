//! What stands around a timeline's bars: the grid, the periods, the breaks in the series.

use crate::dataset::{Annotation, to_float};
use crate::geom::{Point, Rect};
use crate::i18n::{NumberStyle, PeriodStyle};
use crate::query::Direction;
use crate::scene::{Align, Dash, Ink, Scale, Stroke};

use super::bars::Bars;
use super::frame::{Frame, Half};
use super::labels::{NOTE, SMALL};
use super::step::Step;
use super::timeline::Timeline;

/// Grid lines per direction, at most.
const TICKS: usize = 3;

impl Timeline<'_> {
    /// Room for the widest figure of the grid.
    pub(super) fn gutter(&self, most: f64) -> f64 {
        let mut widest = 0.0_f64;
        for tick in &Scale::new(most, 1.0).ticks(TICKS, to_float(1, self.decimals)) {
            widest = widest.max(self.env.measure(&self.grid_figure(*tick), SMALL));
        }
        if widest > 0.0 { widest + 6.0 } else { 0.0 }
    }

    fn grid_figure(&self, tick: f64) -> String {
        let mut scaled = tick;
        for _ in 0..self.decimals {
            scaled *= 10.0;
        }
        self.env.number(scaled.round() as u64, self.decimals, NumberStyle::Short)
    }

    /// Grid lines with their figures.
    pub(super) fn grid(&mut self, frame: &Frame, half: &Half) {
        let bars = Bars { frame, half, decimals: self.decimals };
        for tick in &frame.scale.ticks(TICKS, to_float(1, self.decimals)) {
            let length = frame.scale.length(*tick);
            if length > half.plot.height() + 0.5 {
                return;
            }
            let y = bars.reach(length);
            let (from, to) = (Point::new(frame.left, y), Point::new(frame.right, y));
            self.scene.line(from, to, Stroke::solid(Ink::Grid, 1.0));
            let at = Point::new(frame.left - 6.0, y + 4.0);
            let figure = self.grid_figure(*tick);
            self.scene.write(at, figure, (SMALL, Ink::Muted), Align::Right);
            self.labels.taken.push(Rect::new(0.0, y - 5.0, at.x + 1.0, y + 5.0));
        }
    }

    /// As many periods as the width allows, at round distances: every second year, each January.
    pub(super) fn periods(&mut self, frame: &Frame) {
        let mut widest = 0.0_f64;
        for (_, row) in self.rows.iter().take(12) {
            // Names of one grain are about as wide as each other: a dozen stand for all.
            let words = self.env.period(&row.period, PeriodStyle::Short);
            widest = widest.max(self.env.measure(&words, SMALL));
        }
        let step = Step::new(&self.rows, ((widest + 3.0) / frame.slot).ceil());
        for position in 0..self.rows.len() {
            let Some(period) = step.label(position, self.rows[position].1.period) else { continue };
            let (left, right) = frame.slot_at(position);
            let words = self.env.period(&period, PeriodStyle::Short);
            let at = Point::new((left + right) / 2.0, frame.periods);
            let look = (SMALL, Ink::Muted);
            self.labels.place(&mut self.scene, at, words, look, f64::INFINITY);
        }
    }

    /// Breaks in the series, with their words.
    pub(super) fn breaks(&mut self, frame: &Frame) {
        let Some(half) = frame.measured() else { return };
        let question = &self.view.question;
        let id = &question.measure().id;
        for annotation in &question.set.descriptor().bothways.annotations {
            let concerns = annotation.measures.is_empty() || annotation.measures.contains(id);
            if let Some(position) = self.break_before(annotation)
                && annotation.is_break
                && concerns
            {
                self.break_at(frame, half, frame.slot_at(position).0, &annotation.label);
            }
        }
    }

    /// The first drawn period from the break on, if one stands before it.
    fn break_before(&self, annotation: &Annotation) -> Option<usize> {
        let from = annotation.at.first_day();
        let position = self.rows.iter().position(|(_, row)| row.period.first_day() >= from)?;
        (position > 0).then_some(position)
    }

    fn break_at(&mut self, frame: &Frame, half: &Half, x: f64, words: &str) {
        let is_above = half.direction == Direction::Forward;
        let above = if is_above { half.plot.top - 15.0 } else { half.plot.top };
        let own_end = if is_above { half.plot.bottom } else { half.plot.bottom + 15.0 };
        let below = frame.halves[1].plot.bottom.min(frame.periods - 13.0).max(own_end);
        let stroke = Stroke { ink: Ink::Text, width: 1.0, dash: Dash::Dashed };
        self.scene.line(Point::new(x, above), Point::new(x, below), stroke);
        self.labels.taken.push(Rect::new(x - 1.0, above, x + 1.0, below));
        let cut = Rect::new(x - 2.0, frame.zero - 2.0, x + 2.0, frame.zero + 2.0);
        self.scene.fill(cut, Ink::Paper);
        let width = self.env.measure(words, NOTE);
        let fits = x + 5.0 + width <= frame.right;
        let left = if fits { x + 5.0 } else { x - 5.0 - width };
        let baseline = if is_above { above + 9.0 } else { below };
        let at = Point::new(left, baseline);
        self.scene.write(at, words.to_owned(), (NOTE, Ink::Text), Align::Left);
        self.labels.taken.push(Rect::new(left, baseline - 10.0, left + width, baseline + 3.0));
    }
}
