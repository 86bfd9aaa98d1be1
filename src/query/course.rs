//! The periods that a reader may choose a span from.

use crate::dataset::{Grain, Period};

use super::ask::Question;
use super::pair::{Seen, drawn_periods};

impl Question<'_> {
    /// The periods of the grain that is drawn or added up, inside the span and outside, gaps
    /// included. Intervals bound no span, so there are none of them.
    pub fn course(&self) -> Vec<Period> {
        let open = Question { from: None, to: None, ..self.clone() };
        let all = Seen::new(&open);
        let grain = Seen::new(self).drawn_grain(self).or(all.drawn_grain(&open));
        let mut course = Vec::new();
        for (period, is_drawn) in drawn_periods(&all.periods, grain) {
            if is_drawn && grain != Some(Grain::Interval) {
                course.push(period);
            }
        }
        course
    }
}
