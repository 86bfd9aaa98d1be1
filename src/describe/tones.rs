//! What is to be heard at one place of the walk.

use crate::dataset::to_float;
use crate::query::{Both, Direction, Figure, Question, View, here};
use crate::scene::Key;

use super::cells::Cells;
use super::many::telling;
use super::node::Fields;

/// Puts down the figures that sound at a place: `forward` in the left ear and `back` in the right;
/// and `most`, the end of their scale, where that is not the chart's: each collection has its own.
pub fn tones(fields: &mut Fields, view: &View<'_>, key: Key) {
    match view {
        View::Timeline(view) if here::TIMELINE => {
            if let Some(row) = view.rows.get(key.row) {
                put(fields, &view.question, key.direction, row.figures.of(key.direction));
            }
        }
        View::Sources(view) if here::SOURCES => {
            if let Some(row) = view.rows.get(key.row) {
                put(fields, &row.question, key.direction, row.figures.of(key.direction));
                fields.put("most", most(&row.question, &row.figures));
            }
        }
        _ => {
            let Some(many) = telling(view) else { return };
            let (question, figures) = (&many.survey().question, many.tones(key));
            for (direction, figure) in Direction::BOTH.into_iter().zip(&figures) {
                if let Some(figure) = figure {
                    put(fields, question, direction, figure);
                }
            }
        }
    }
}

fn put(fields: &mut Fields, question: &Question<'_>, direction: Direction, figure: &Figure) {
    let name = match direction {
        Direction::Forward => "forward",
        Direction::Back => "back",
    };
    fields.put(name, Cells::of(question).cell(figure));
}

fn most(question: &Question<'_>, figures: &Both) -> f64 {
    let most = figures.forward.size().max(figures.back.size()).unwrap_or(0);
    to_float(most, question.measure().decimals)
}
