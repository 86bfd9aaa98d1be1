//! What stands above the bands: the chosen pair both ways, whether or not there is a band for it.

use crate::describe::many::in_chart;
use crate::geom::{Point, Rect};
use crate::i18n::Message;
use crate::query::{Cell, Direction, Figure};
use crate::scene::{Align, Ink};

use super::super::bars::ink;
use super::super::labels::{LEADING, NOTE, wrap};
use super::looks::{inks, kind, piece};
use super::words::Words;
use super::{ASIDE, Flows};

/// Width and height of the sample of a direction's colour.
const SAMPLE: (f64, f64) = (20.0, 12.0);

impl Flows<'_> {
    /// Both directions of the pair with their figures and the look of their bands.
    pub(super) fn header(&mut self) {
        let half = (self.scene.width / 2.0).round();
        let (step, room) = if self.is_wide() { (half, half) } else { (0.0, self.scene.width) };
        let (top, mut bottom) = (self.y, self.y);
        for (direction, x) in [(Direction::Forward, 0.0), (Direction::Back, step)] {
            self.y = if self.is_wide() { top } else { bottom };
            self.direction(direction, x, room - SAMPLE.0 - ASIDE - 12.0);
            bottom = bottom.max(self.y + 4.0);
        }
        self.y = bottom + 12.0;
    }

    fn direction(&mut self, direction: Direction, x: f64, room: f64) {
        let [name, value, why] = in_chart(&self.view.survey, self.env, direction);
        let (origin, target) = self.view.survey.question.ends(direction);
        let figure = self.view.survey.figure(origin, target);
        let top = self.y + 2.0;
        let sample = Rect::new(x, top, x + SAMPLE.0, top + SAMPLE.1);
        self.sample(sample, &figure, direction);
        let words = Words::new(self.env, &name, &value, room);
        let ink = ink(direction);
        let value_ink = if figure.is_measured() { ink } else { Ink::Muted };
        let left = x + SAMPLE.0 + ASIDE;
        words.write(&mut self.scene, left, self.y, Align::Left, [ink, value_ink]);
        self.y += words.height();
        if why.is_empty() {
            return;
        }
        for line in wrap(self.env, &why, NOTE, room) {
            let at = Point::new(left, self.y + 12.0);
            self.scene.write(at, line, (NOTE, Ink::Muted), Align::Left);
            self.y += LEADING;
        }
    }

    /// What a direction's band looks like; hatching where there is none to measure.
    fn sample(&mut self, rect: Rect, figure: &Figure, direction: Direction) {
        match figure.cell {
            Cell::NotMeasured(_) => self.scene.hatch(rect),
            Cell::Zero => {
                let middle = rect.center();
                let tick =
                    Rect::new(middle.x - 1.5, rect.top + 3.0, middle.x + 1.5, rect.bottom - 3.0);
                self.scene.fill(tick, ink(direction));
            }
            Cell::Known(_) | Cell::Suppressed { .. } => {
                piece(&mut self.scene, rect, kind(figure), inks(Some(direction)));
            }
        }
    }

    /// Where not one figure is above none.
    pub(super) fn nothing(&mut self) {
        let words = self.env.message(Message::NoFlows);
        for line in wrap(self.env, words, NOTE, self.scene.width) {
            let at = Point::new(0.0, self.y + 12.0);
            self.scene.write(at, line, (NOTE, Ink::Text), Align::Left);
            self.y += LEADING;
        }
        self.y += 4.0;
    }
}
