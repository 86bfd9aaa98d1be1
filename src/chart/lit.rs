//! What is drawn over a chart while something of it is pointed at, so that the chart itself stays.

use crate::query::{MatrixView, View};
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
    if let View::Matrix(matrix) = view {
        return Lit { marks: cell_and_mirror(matrix, scene, key), dims: false };
    }
    let (View::Flows(flows) | View::Map(flows)) = view else { return Lit::default() };
    let mut marks = Vec::new();
    if let Some(row) = flows.mirror(key.row) {
        marks.append(&mut scene.marks_of(Key { row, ..key }));
    }
    marks.append(&mut scene.marks_of(key));
    Lit { marks, dims: true }
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
