//! A chart that stands alone: its title above it, unit, who counted, source and licence under it;
//! where a reader takes it along, also what was found and every caveat.

use crate::describe::Words;
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Font};
use crate::query::View;
use crate::scene::{Align, Ink, Look, Mark, Scene};

use super::labels::{NOTE, SMALL, wrap};
use super::{Size, chart};

/// Between the words and the edge of the picture.
const MARGIN: f64 = 16.0;
/// The words above.
const TITLE: (Look, f64) = ((Font { size: 16.0, bold: true }, Ink::Text), 20.0);
/// What was found.
const SENTENCE: (Look, f64) = ((NOTE, Ink::Text), 17.0);
/// How to read it.
const READING: (Look, f64) = ((NOTE, Ink::Muted), 16.0);
/// The words below.
const PRINT: (Look, f64) = ((SMALL, Ink::Muted), 15.0);
/// Between the chart and the words.
const GAP: f64 = 12.0;
/// The chart is never made lower than this for the sake of its words.
const LEAST: f64 = 220.0;

/// A chart with its words. The picture is as large as asked, or higher where the words and a
/// legible chart do not fit.
pub fn captioned(view: &View<'_>, env: &dyn Env, size: Size) -> Scene {
    let words = Words::of(view, env);
    framed(view, env, size, &words, None, &words.small_print())
}

/// The same with what was found above it and all caveats below, for wherever a reader takes it.
pub fn complete(view: &View<'_>, env: &dyn Env, size: Size) -> Scene {
    let words = Words::of(view, env);
    let mut print = words.small_print();
    for note in &words.notes {
        print.push(note);
    }
    framed(view, env, size, &words, Some(&words.sentence), &print)
}

fn framed(
    view: &View<'_>,
    env: &dyn Env,
    size: Size,
    words: &Words,
    sentence: Option<&str>,
    print: &[&str],
) -> Scene {
    let width = size.width - 2.0 * MARGIN;
    let lines = |text: &str, look: Look| wrap(env, text, look.0, width);
    let title = lines(&words.title, TITLE.0);
    let sentence = sentence.map_or_else(Vec::new, |text| lines(text, SENTENCE.0));
    let reading = words.reading.as_deref().map_or_else(Vec::new, |text| lines(text, READING.0));
    let mut below = Vec::new();
    for text in print {
        below.append(&mut lines(text, PRINT.0));
    }
    let title_end = MARGIN + title.len() as f64 * TITLE.1;
    let sentence_end = title_end + sentence.len() as f64 * SENTENCE.1;
    let top = sentence_end + reading.len() as f64 * READING.1 + GAP;
    let foot = GAP + below.len() as f64 * PRINT.1 + MARGIN;
    let height = size.height.map(|height| (height - top - foot).max(LEAST));
    let drawn = chart(view, env, Size { width, height });
    let foot_begins = top + drawn.height + GAP;
    let end = top + drawn.height + foot;
    let mut scene = moved(drawn, MARGIN, top);
    scene.width = size.width;
    scene.height = size.height.unwrap_or(end).max(end);
    write(&mut scene, title, TITLE, MARGIN);
    write(&mut scene, sentence, SENTENCE, title_end);
    write(&mut scene, reading, READING, sentence_end);
    write(&mut scene, below, PRINT, foot_begins);
    scene
}

/// Writes lines from `top` downwards.
fn write(scene: &mut Scene, lines: Vec<String>, (look, leading): (Look, f64), top: f64) {
    let mut baseline = top + look.0.size;
    for line in lines {
        scene.write(Point::new(MARGIN, baseline), line, look, Align::Left);
        baseline += leading;
    }
}

/// A drawing moved to the right and down, with all that can be pointed at.
fn moved(mut scene: Scene, x: f64, y: f64) -> Scene {
    let point = |point: &mut Point| *point = Point::new(point.x + x, point.y + y);
    let area = |rect: &mut Rect| {
        *rect = Rect::new(rect.left + x, rect.top + y, rect.right + x, rect.bottom + y);
    };
    for mark in &mut scene.marks {
        match mark {
            Mark::Fill { rect, .. } | Mark::Outline { rect, .. } | Mark::Hatch { rect } => {
                area(rect)
            }
            Mark::Line { from, to, .. } => {
                point(from);
                point(to);
            }
            Mark::Area { points, .. } | Mark::Path { points, .. } => {
                points.iter_mut().for_each(point)
            }
            Mark::Dot { at, .. } | Mark::Text { at, .. } => point(at),
        }
    }
    scene.hits.iter_mut().for_each(|hit| area(&mut hit.rect));
    scene.grid = None;
    scene
}
