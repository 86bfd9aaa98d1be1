//! What is drawn over a chart while something of it is pointed at, so that the chart itself stays.

use crate::query::View;
use crate::scene::{Ink, Key, Mark, Scene};

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
    if let View::Balance(_) = view {
        return Lit { marks: ring(scene, key), dims: false };
    }
    let (View::Flows(flows) | View::Map(flows)) = view else { return Lit::default() };
    let mut marks = Vec::new();
    if let Some(row) = flows.mirror(key.row) {
        marks.append(&mut scene.marks_of(Key { row, ..key }));
    }
    marks.append(&mut scene.marks_of(key));
    Lit { marks, dims: true }
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
