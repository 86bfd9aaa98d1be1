//! A chart that stands alone: its title above it, unit, who counted and source under it.

use crate::describe::{source_line, title, unit_line};
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Font};
use crate::query::PairView;
use crate::scene::{Align, Ink, Look, Mark, Scene};

use super::labels::{SMALL, wrap};
use super::{Size, timeline};

/// Between the words and the edge of the picture.
const MARGIN: f64 = 16.0;
/// The words above.
const TITLE: (Look, f64) = ((Font { size: 16.0, bold: true }, Ink::Text), 20.0);
/// The words below.
const PRINT: (Look, f64) = ((SMALL, Ink::Muted), 15.0);
/// Between the chart and the words.
const GAP: f64 = 12.0;
/// The chart is never made lower than this for the sake of its words.
const LEAST: f64 = 220.0;

/// A pair over time with its words. The picture is as large as asked, or higher where the words
/// and a legible chart do not fit.
pub fn captioned(view: &PairView<'_>, env: &dyn Env, size: Size) -> Scene {
    let width = size.width - 2.0 * MARGIN;
    let vantage = &view.question.set.descriptor().bothways.vantage;
    let above = wrap(env, &title(view, env), TITLE.0.0, width);
    let print = [unit_line(view, env), vantage.clone(), source_line(view, env)];
    let below: Vec<_> = print.iter().flat_map(|text| wrap(env, text, PRINT.0.0, width)).collect();
    let top = MARGIN + above.len() as f64 * TITLE.1 + GAP;
    let foot = GAP + below.len() as f64 * PRINT.1 + MARGIN;
    let height = size.height.map(|height| (height - top - foot).max(LEAST));
    let chart = timeline(view, env, Size { width, height });
    let foot_begins = top + chart.height + GAP;
    let end = top + chart.height + foot;
    let mut scene = moved(chart, MARGIN, top);
    scene.width = size.width;
    scene.height = size.height.unwrap_or(end).max(end);
    write(&mut scene, above, TITLE, MARGIN);
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
            Mark::Text { at, .. } => point(at),
        }
    }
    scene.hits.iter_mut().for_each(|hit| area(&mut hit.rect));
    scene
}
