//! Words on a chart: faces, line breaks, and who gives way to whom.

use crate::dataset::{cut, to_float};
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Font, NumberStyle};
use crate::scene::{Align, Ink, Look, Scene};

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

/// Places labels so that none lies over another, over a bar, or beyond the right edge.
pub struct Labels<'a> {
    /// Measures the words.
    pub env: &'a dyn Env,
    /// The room that is taken.
    pub taken: Vec<Rect>,
    /// The right edge.
    pub right: f64,
}

impl Labels<'_> {
    /// Writes a label centred at `at`, or flush with the right or left edge of its bar where only
    /// that is clear, or not at all.
    pub fn place(
        &mut self,
        scene: &mut Scene,
        at: Point,
        words: String,
        look: Look,
        bar_width: f64,
    ) {
        let half = self.env.measure(&words, look.0) / 2.0;
        let overhang = (half - bar_width / 2.0).max(0.0);
        for shift in [0.0, -overhang, overhang] {
            let middle = (at.x + shift).max(half).min(self.right - half);
            let top = at.y - look.0.size * ASCENT;
            let room = Rect::new(middle - half, top, middle + half, at.y + 2.0);
            if !self.is_taken(&room) {
                self.taken.push(room.grown(1.0));
                return scene.write(Point::new(middle, at.y), words, look, Align::Center);
            }
        }
    }

    /// Whether something stands in a room.
    pub fn is_taken(&self, room: &Rect) -> bool {
        self.taken.iter().any(|other| other.overlaps(room))
    }
}

/// A figure at its mark: up to 9,999 every digit, since it takes no more room.
pub fn figure_words(env: &dyn Env, size: u64, decimals: u8) -> String {
    let is_small = to_float(size, decimals) < 10_000.0;
    let style = if is_small { NumberStyle::Full } else { NumberStyle::Short };
    env.number(size, decimals, style)
}

/// Breaks a text at spaces into as few lines as `width` allows, and these as even as may be.
///
/// Each word is measured once: measuring is the dearest thing a chart asks of the page.
pub fn wrap(env: &dyn Env, text: &str, font: Font, width: f64) -> Vec<String> {
    let mut words = Vec::new();
    let mut longest = 0.0_f64;
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (word, after) = cut(text, b' ').map_or((text, None), |(word, rest)| (word, Some(rest)));
        let word_width = env.measure(word, font);
        longest = longest.max(word_width);
        words.push((word, word_width));
        rest = after;
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

/// Writes lines on one plate of paper, so that hatching does not run through the words.
pub fn plate(scene: &mut Scene, env: &dyn Env, lines: &[(String, Look)], align: Align, at: Point) {
    let mut width = 0.0_f64;
    for (line, (font, _)) in lines {
        width = width.max(env.measure(line, *font));
    }
    let left = if align == Align::Center { at.x - width / 2.0 } else { at.x };
    let bottom = at.y + lines.len() as f64 * LEADING;
    scene.fill(Rect::new(left - 6.0, at.y - 2.0, left + width + 6.0, bottom + 2.0), Ink::Paper);
    let mut baseline = at.y + 12.0;
    for (line, look) in lines {
        scene.write(Point::new(at.x, baseline), line.clone(), *look, align);
        baseline += LEADING;
    }
}
