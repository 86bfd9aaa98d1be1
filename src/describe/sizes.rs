//! What the columns of a table are sorted by: the sizes of its figures.

use crate::dataset::Country;
use crate::query::{Both, Direction, Edge, Figure, FlowsView, View, here};

/// The sizes of a table's cells, row by row as [`super::Words::of`] has its table: of a withheld
/// figure what it is at least, and none of words and of what has no size. Nothing at all where no
/// row is compared with another.
pub fn sizes(view: &View<'_>) -> Vec<Vec<Option<u64>>> {
    let mut rows = Vec::new();
    match view {
        View::Timeline(view) if here::TIMELINE => {
            view.rows.iter().for_each(|row| rows.push(both(&row.figures)))
        }
        View::Balance(view) if here::BALANCE => {
            view.rows.iter().for_each(|row| rows.push(both(&row.figures)))
        }
        View::Partners(view) if here::PARTNERS => {
            for line in &view.lines() {
                let of = |direction| size(line.of(direction));
                rows.push(vec![None, of(Direction::Forward), of(Direction::Back)]);
            }
        }
        View::Matrix(view) if here::MATRIX => {
            view.rows.iter().for_each(|edge| rows.push(vec![None, None, size(Some(&edge.figure))]));
        }
        View::Flows(view) | View::Map(view) if here::FLOWS || here::MAP => flows(&mut rows, view),
        _ => {}
    }
    rows
}

fn both(figures: &Both) -> Vec<Option<u64>> {
    vec![None, size(Some(&figures.forward)), size(Some(&figures.back))]
}

/// Each flow with its other way, then what was gathered.
fn flows(rows: &mut Vec<Vec<Option<u64>>>, view: &FlowsView<'_>) {
    for Edge { origin, target, figure } in &view.rows {
        let other = other_way(view, *target, *origin);
        rows.push(vec![None, None, size(Some(figure)), other]);
    }
    for rest in &view.others {
        rows.push(vec![None, None, size(rest.figure.as_ref())]);
    }
}

fn other_way(view: &FlowsView<'_>, origin: Country, target: Country) -> Option<u64> {
    size(Some(&view.survey.figure(origin, target)))
}

fn size(figure: Option<&Figure>) -> Option<u64> {
    figure?.size()
}
