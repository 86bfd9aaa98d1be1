//! Words on a chart: faces, line breaks, and who gives way to whom.

use crate::geom::{Point, Rect};
use crate::i18n::{Env, Font};
use crate::scene::{Align, Ink, Mark};

/// Periods and grid figures.
pub const SMALL: Font = Font { size: 11.0, bold: false };
/// Figures at their marks.
pub const FIGURE: Font = Font { size: 12.0, bold: true };
/// Words inside the chart.
pub const NOTE: Font = Font { size: 12.0, bold: false };
/// The name of a direction.
pub const NAME: Font = Font { size: 13.0, bold: true };

/// From one baseline to the next.
pub const LEADING: f64 = 16.0;

/// Room from the baseline up to the top of capitals and figures, as a part of the size.
const ASCENT: f64 = 0.74;

/// A line of text and the room it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Their face.
    pub font: Font,
    /// Their colour's role.
    pub ink: Ink,
    /// The room they take; centred text is centred in it.
    pub room: Rect,
}

impl Label {
    /// A label whose middle is at `x` and whose baseline is at `baseline`.
    pub fn centered(env: &dyn Env, text: String, font: Font, ink: Ink, at: Point) -> Self {
        let half = env.measure(&text, font) / 2.0;
        let room = Rect::new(at.x - half, at.y - font.size * ASCENT, at.x + half, at.y + 2.0);
        Self { text, font, ink, room }
    }

    /// The label moved sideways.
    fn shifted(&self, by: f64) -> Self {
        let mut moved = self.clone();
        moved.room.left += by;
        moved.room.right += by;
        moved
    }

    /// The label moved sideways until it lies between `left` and `right`.
    pub fn kept_within(self, left: f64, right: f64) -> Self {
        let shift = (left - self.room.left).max(0.0) + (right - self.room.right).min(0.0);
        self.shifted(shift)
    }

    /// The text's mark.
    pub fn mark(self) -> Mark {
        let at = Point::new(self.room.center().x, self.room.bottom - 2.0);
        Mark::Text { at, text: self.text, font: self.font, ink: self.ink, align: Align::Center }
    }
}

/// A text's mark at its baseline.
pub fn text(at: Point, text: impl Into<String>, font: Font, ink: Ink, align: Align) -> Mark {
    Mark::Text { at, text: text.into(), font, ink, align }
}

/// Breaks a text at spaces into as few lines as `width` allows, and these as even as may be.
///
/// Each word is measured once: measuring is the dearest thing a chart asks of the page.
pub fn wrap(env: &dyn Env, text: &str, font: Font, width: f64) -> Vec<String> {
    let mut words = Vec::new();
    let mut longest = 0.0_f64;
    for word in text.split(' ') {
        let word_width = env.measure(word, font);
        longest = longest.max(word_width);
        words.push((word, word_width));
    }
    let space = env.measure(" ", font);
    let mut best = fill_lines(&words, space, width);
    let mut narrower = width - 8.0;
    while narrower >= longest {
        let lines = fill_lines(&words, space, narrower);
        if lines.len() > best.len() {
            break;
        }
        best = lines;
        narrower -= 8.0;
    }
    best
}

/// Fills lines no wider than `width` word by word; a longer word stands alone.
fn fill_lines(words: &[(&str, f64)], space: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut filled = 0.0;
    for (word, word_width) in words {
        match lines.last_mut() {
            Some(line) if filled + space + word_width <= width => {
                line.push(' ');
                line.push_str(word);
                filled += space + word_width;
            }
            _ => {
                lines.push((*word).to_owned());
                filled = *word_width;
            }
        }
    }
    lines
}

/// Keeps the labels that lie clear of `taken` and of those kept before, in the order given.
///
/// A label that does not fit where it stands is tried flush with its bar's right and left edge, but
/// never beyond `right`.
pub fn clear(labels: Vec<(Label, f64)>, mut taken: Vec<Rect>, right: f64) -> Vec<Label> {
    let mut kept = Vec::new();
    for (label, bar_width) in labels {
        let overhang = (label.room.width() - bar_width).max(0.0) / 2.0;
        for shift in [0.0, -overhang, overhang] {
            let moved = label.shifted(shift).kept_within(0.0, right);
            if !taken.iter().any(|other| other.overlaps(&moved.room)) {
                taken.push(moved.room.grown(1.0));
                kept.push(moved);
                break;
            }
        }
    }
    kept
}

/// A line of text in its look.
pub type Line = (String, Font, Ink);

/// Lines of text on one plate of paper, so that hatching does not run through the words.
pub fn plate(env: &dyn Env, lines: &[Line], align: Align, at: Point) -> Vec<Mark> {
    let mut width = 0.0_f64;
    for (line, font, _) in lines {
        width = width.max(env.measure(line, *font));
    }
    let left = if align == Align::Center { at.x - width / 2.0 } else { at.x };
    let bottom = at.y + lines.len() as f64 * LEADING;
    let rect = Rect::new(left - 6.0, at.y - 2.0, left + width + 6.0, bottom + 2.0);
    let mut marks = vec![Mark::Fill { rect, ink: Ink::Paper }];
    for (i, (line, font, ink)) in lines.iter().enumerate() {
        let baseline = at.y + i as f64 * LEADING + 12.0;
        marks.push(text(Point::new(at.x, baseline), line.as_str(), *font, *ink, align));
    }
    marks
}
