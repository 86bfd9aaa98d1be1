//! What stands above a chart of many countries: the chosen pair both ways with its figures, whether
//! or not the chart has room for a mark of it.

use crate::describe::many::way;
use crate::geom::{Point, Rect};
use crate::i18n::Env;
use crate::query::{Cell, Direction, Figure, Survey};
use crate::scene::{Align, Ink, Scene};

use super::bars::ink;
use super::labels::{LEADING, NOTE, wrap};
use super::words::{Words, one_line};

/// The room of a sample of a direction's mark.
const SAMPLE: (f64, f64) = (24.0, 12.0);
/// Where the words begin.
const LEFT: f64 = SAMPLE.0 + 8.0;
/// Between two directions beside each other.
const BETWEEN: f64 = 20.0;

/// Draws a sample of a direction's mark into a room, as the chart itself draws it.
pub type Sample<'a> = &'a dyn Fn(&mut Scene, Rect, &Figure, Direction);

/// Writes both directions from the top on, beside each other where they fit; says where they end.
pub fn header(scene: &mut Scene, survey: &Survey<'_>, env: &dyn Env, sample: Sample<'_>) -> f64 {
    let half = (scene.width / 2.0).round();
    let is_beside = Direction::BOTH.into_iter().all(|direction| {
        let [name, value, _] = way(survey, env, direction);
        LEFT + one_line(env, &name, &value) + BETWEEN <= half
    });
    let room = if is_beside { half } else { scene.width } - LEFT;
    let (mut top, mut bottom) = (0.0, 0.0_f64);
    for direction in Direction::BOTH {
        let x = if is_beside && direction == Direction::Back { half } else { 0.0 };
        let (origin, target) = survey.question.ends(direction);
        let figure = survey.figure(origin, target);
        let rect = Rect::new(x, top + 2.0, x + SAMPLE.0, top + 2.0 + SAMPLE.1);
        sample(scene, rect, &figure, direction);
        let value_ink = if figure.is_measured() { ink(direction) } else { Ink::Muted };
        let inks = [ink(direction), value_ink];
        let words = way(survey, env, direction);
        let end = write(scene, env, &words, Rect { left: x + LEFT, ..rect }, (room, inks));
        bottom = bottom.max(end);
        top = if is_beside { 0.0 } else { end + 4.0 };
    }
    bottom
}

/// A direction's name with its figure, below them why there is none; says where they end.
fn write(
    scene: &mut Scene,
    env: &dyn Env,
    [name, value, why]: &[String; 3],
    at: Rect,
    (room, inks): (f64, [Ink; 2]),
) -> f64 {
    let words = Words::new(env, name, value, room);
    let mut y = at.top - 2.0;
    words.write(scene, at.left, y, Align::Left, inks);
    y += words.height();
    if !why.is_empty() {
        for line in wrap(env, why, NOTE, room) {
            scene.write(Point::new(at.left, y + 12.0), line, (NOTE, Ink::Muted), Align::Left);
            y += LEADING;
        }
    }
    y
}

/// Hatching or a tick where a direction has no mark of its own; says whether that was so.
pub fn no_mark(scene: &mut Scene, rect: Rect, figure: &Figure, direction: Direction) -> bool {
    let Point { x, y } = rect.center();
    match figure.cell {
        Cell::NotMeasured(_) => scene.hatch(rect),
        Cell::Zero => scene.fill(Rect::new(x - 1.5, y - 3.0, x + 1.5, y + 3.0), ink(direction)),
        Cell::Known(_) | Cell::Suppressed { .. } => return false,
    }
    true
}
