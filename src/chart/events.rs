//! What happened at some time of a timeline, beside the breaks: a tick and its words, on lines of
//! their own outside the bars and their figures.

use crate::dataset::Annotation;
use crate::geom::{Point, Rect};
use crate::query::Direction;
use crate::scene::{Align, Ink, Stroke};

use super::frame::{Frame, Half};
use super::labels::{LEADING, NOTE};
use super::timeline::Timeline;

/// Between a tick and its words.
const ASIDE: f64 = 5.0;
/// Between the words of one event and the tick or words of the next.
const APART: f64 = 6.0;
/// Lines that the words may stand on; what fits on none stands in the notes alone.
const LINES: usize = 2;
/// From a baseline up to the top of its tick, and down to its foot.
const TICK: (f64, f64) = (9.0, 3.0);

/// Where an event stands.
struct Event<'a> {
    /// Its time.
    x: f64,
    /// Its words with their left edge and line, the first being nearest to the bars.
    words: Option<(&'a str, f64, usize)>,
}

impl<'a> Timeline<'a> {
    /// Height of the lines that the events need, where there are any.
    pub(super) fn events_height(&self, gutter: f64, width: f64) -> f64 {
        let slot = (width - gutter) / self.rows.len().max(1) as f64;
        let mut lines = 0;
        for event in &self.placed(gutter, slot) {
            lines = lines.max(event.words.map_or(0, |(.., line)| line) + 1);
        }
        lines as f64 * LEADING
    }

    /// The events from the last to the first, so that the line down from an earlier one's words
    /// passes to the left of those of a later one.
    fn placed(&self, first: f64, slot: f64) -> Vec<Event<'a>> {
        let (mut placed, mut taken) = (Vec::new(), Vec::new());
        for (at, annotation) in self.view.annotations().into_iter().rev() {
            let position = self.rows.iter().position(|(row, _)| *row == at);
            if let Some(position) = position
                && !annotation.is_break
            {
                let x = first + (position as f64 + 0.5) * slot;
                placed.push(self.place_event(annotation, x, &mut taken));
            }
        }
        placed
    }

    /// Words to the right of their tick, else to its left, on the first line with room for them.
    fn place_event(&self, event: &'a Annotation, x: f64, taken: &mut Vec<Rect>) -> Event<'a> {
        let width = self.env.measure(&event.label, NOTE);
        for line in 0..LINES {
            for left in [x + ASIDE, x - ASIDE - width] {
                let top = line as f64;
                let words = Rect::new(left - APART, top, left + width + APART, top + 0.9);
                let tick = Rect::new(x - APART, 0.0, x + APART, top + 0.9);
                let is_free = |room: &Rect| !taken.iter().any(|other| other.overlaps(room));
                let is_inside = left >= 0.0 && left + width <= self.labels.right;
                if is_inside && is_free(&words) && is_free(&tick) {
                    taken.push(words.grown(-APART / 2.0));
                    taken.push(Rect::new(x - 1.0, 0.0, x + 1.0, top + 0.9));
                    return Event { x, words: Some((&event.label, left, line)) };
                }
            }
        }
        Event { x, words: None }
    }

    /// Each event's tick, and its words where they have room; the notes have them all.
    pub(super) fn events(&mut self, frame: &Frame) {
        let Some(half) = frame.measured().copied() else { return };
        for Event { x, words } in self.placed(frame.left, frame.slot) {
            let (label, left, line) = words.unwrap_or(("", x, 0));
            let (baseline, nearest) = (baseline_of(&half, line), baseline_of(&half, 0));
            let top = baseline.min(nearest) - TICK.0;
            let (from, to) = (Point::new(x, top), Point::new(x, baseline.max(nearest) + TICK.1));
            self.scene.line(from, to, Stroke::solid(Ink::Text, 1.0));
            if !label.is_empty() {
                let at = Point::new(left, baseline);
                self.scene.write(at, label.to_owned(), (NOTE, Ink::Text), Align::Left);
            }
        }
    }
}

/// The baseline of a line of words: above the upper half's headroom, or under the lower one's.
fn baseline_of(half: &Half, line: usize) -> f64 {
    let away = line as f64 * LEADING;
    match half.direction {
        Direction::Forward => half.plot.top - 22.0 - away,
        Direction::Back => half.plot.bottom + 30.0 + away,
    }
}
