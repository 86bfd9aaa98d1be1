//! What is to be heard at one place of the walk.

use crate::dataset::to_float;
use crate::query::{Both, Direction, Figure, Question, View, here};
use crate::scene::Key;

use super::cells::Cells;
use super::many::telling;
use super::node::Fields;
use super::walk::steps;

/// Puts down the place's position in the walk, `step`; the figures that sound there, `forward` in
/// the left ear and `back` in the right; and `most`, the end of their scale, where that is not the
/// chart's: each collection has one of its own.
pub fn tones(fields: &mut Fields, view: &View<'_>, key: Key) {
    if let Some(step) = steps(view).iter().position(|step| *step == key) {
        fields.put("step", step as f64);
    }
    let (question, figures) = match view {
        View::Timeline(view) if here::TIMELINE => match view.rows.get(key.row) {
            Some(row) => (&view.question, one_of(&row.figures, key.direction)),
            None => return,
        },
        View::Sources(view) if here::SOURCES => match view.rows.get(key.row) {
            Some(row) => {
                fields.put("most", most(&row.question, &row.figures));
                (&row.question, one_of(&row.figures, key.direction))
            }
            None => return,
        },
        _ => {
            if let Some(many) = telling(view) {
                put(fields, &many.survey().question, many.tones(key));
            }
            return;
        }
    };
    put(fields, question, figures);
}

fn put(fields: &mut Fields, question: &Question<'_>, [forward, back]: [Option<Figure>; 2]) {
    let cells = Cells::of(question);
    if let Some(figure) = forward {
        fields.put("forward", cells.cell(&figure));
    }
    if let Some(figure) = back {
        fields.put("back", cells.cell(&figure));
    }
}

/// The figure of one direction, in its ear.
fn one_of(figures: &Both, direction: Direction) -> [Option<Figure>; 2] {
    let figure = Some(figures.of(direction).clone());
    match direction {
        Direction::Forward => [figure, None],
        Direction::Back => [None, figure],
    }
}

fn most(question: &Question<'_>, figures: &Both) -> f64 {
    let most = figures.forward.size().max(figures.back.size()).unwrap_or(0);
    to_float(most, question.measure().decimals)
}
