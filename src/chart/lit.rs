//! What is drawn over a chart while something of it is pointed at, so that the chart itself stays.

use crate::query::{FlowsView, MatrixView, View, here};
use crate::scene::{Dash, Ink, Key, Mark, Scene, Stroke};

/// Marks over the chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lit {
    /// What is drawn over it; nothing where an outline around the place is enough.
    pub marks: Vec<Mark>,
    /// Whether the rest steps back.
    pub dims: bool,
}

/// The marks of what is pointed at and of its other way.
pub fn lit(view: &View<'_>, scene: &Scene, key: Key) -> Lit {
    match view {
        View::Matrix(view) if here::MATRIX => {
            Lit { marks: cell_and_mirror(view, scene, key), dims: false }
        }
        View::Balance(_) if here::BALANCE => Lit { marks: ring(scene, key), dims: false },
        View::Flows(view) | View::Map(view) if here::FLOWS || here::MAP => {
            Lit { marks: both(view, scene, key), dims: true }
        }
        _ => Lit::default(),
    }
}

/// A flow, over its other way.
fn both(view: &FlowsView<'_>, scene: &Scene, key: Key) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(row) = view.mirror(key.row) {
        marks.append(&mut scene.marks_of(Key { row, ..key }));
    }
    marks.append(&mut scene.marks_of(key));
    marks
}

/// A cell outlined, and its mirror cell with a broken line.
fn cell_and_mirror(view: &MatrixView<'_>, scene: &Scene, key: Key) -> Vec<Mark> {
    let mirror = Key { row: view.mirror(key.row), ..key };
    let mut marks = Vec::new();
    for (key, dash) in [(mirror, Dash::Dashed), (key, Dash::Solid)] {
        let Some(hit) = scene.place(key) else { continue };
        let ground = Stroke::solid(Ink::Paper, 4.0);
        marks.push(Mark::Outline { rect: hit.rect, stroke: ground });
        let stroke = Stroke { ink: Ink::Text, width: 2.0, dash };
        marks.push(Mark::Outline { rect: hit.rect, stroke });
    }
    marks
}

/// A dot again, with a ring around it.
fn ring(scene: &Scene, key: Key) -> Vec<Mark> {
    let Some(hit) = scene.place(key) else { return Vec::new() };
    let (at, radius) = (hit.rect.center(), hit.rect.width() / 2.0);
    let mut marks = vec![
        Mark::Dot { at, radius: radius + 4.0, ink: Ink::Text },
        Mark::Dot { at, radius: radius + 2.0, ink: Ink::Paper },
    ];
    marks.append(&mut scene.marks_of(key));
    marks
}
