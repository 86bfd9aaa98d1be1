//! The periods that a reader may choose a span from.

use crate::dataset::{Grain, Period};

use super::ask::Question;
use super::pair::{PairView, Seen, drawn_periods};

impl PairView<'_> {
    /// The periods of the drawn grain, inside the span and outside, gaps included. Intervals bound
    /// no span, so there are none of them.
    pub fn course(&self) -> Vec<Period> {
        let question = Question { from: None, to: None, ..self.question.clone() };
        let seen = Seen::new(&question);
        let drawn = self.drawn().next().map(|row| row.period.grain());
        let grain = drawn.or(seen.drawn_grain(&question));
        let mut course = Vec::new();
        for (period, is_drawn) in drawn_periods(&seen.periods, grain) {
            if is_drawn && grain != Some(Grain::Interval) {
                course.push(period);
            }
        }
        course
    }
}
