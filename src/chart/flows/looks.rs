//! How a band and its pieces of the bars look.

use crate::geom::Rect;
use crate::geom::bands::{Span, ribbon};
use crate::query::{Cell, Direction, Figure};
use crate::scene::{Dash, Ink, Scene, Stroke};

use super::super::bars::{ink, pale};

/// A band below this width has no room between its edges.
const THIN: f64 = 2.5;

/// How a part of a figure is drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Full,
    Pale,
    Withheld,
}

/// How what is published of a figure is drawn.
pub fn kind(figure: &Figure) -> Kind {
    match figure.cell {
        Cell::Suppressed { at_least: None } => Kind::Withheld,
        Cell::Suppressed { .. } => Kind::Pale,
        _ if figure.is_weak() => Kind::Pale,
        _ => Kind::Full,
    }
}

/// The colours of lines, of bands, and of what is known less firmly.
pub fn inks(direction: Option<Direction>) -> [Ink; 3] {
    match direction {
        Some(direction) => [ink(direction), ink(direction), pale(direction)],
        None => [Ink::Other, Ink::OtherPale, Ink::Grid],
    }
}

/// A piece of a bar, in the colour of lines so that the places stand out.
pub fn piece(scene: &mut Scene, rect: Rect, kind: Kind, inks: [Ink; 3]) {
    match kind {
        Kind::Full => scene.fill(rect, inks[0]),
        Kind::Pale => {
            scene.fill(rect, inks[2]);
            scene.outline(rect.grown(-0.5), Stroke::solid(inks[0], 1.0));
        }
        Kind::Withheld => {
            scene.outline(rect, Stroke { ink: inks[0], width: 1.0, dash: Dash::Dotted });
        }
    }
}

/// A band or a part of it. Edges tell apart what crosses; a band with no room between them is all
/// edge.
pub fn strip(scene: &mut Scene, x: Span, spans: [Span; 2], kind: Kind, inks: [Ink; 3]) {
    let outline = ribbon(x, spans, 0.0);
    let (upper, lower) = outline.split_at(outline.len() / 2);
    let (upper, lower) = (upper.to_vec(), lower.to_vec());
    let is_thin = spans[0].1 - spans[0].0 < THIN;
    match kind {
        Kind::Full if is_thin || inks[0] == inks[1] => return scene.area(outline, inks[0]),
        Kind::Full => scene.area(outline, inks[1]),
        Kind::Pale => scene.area(outline, inks[2]),
        Kind::Withheld => {}
    }
    let dash = if kind == Kind::Withheld { Dash::Dotted } else { Dash::Solid };
    for line in [upper, lower] {
        scene.path(line, Stroke { ink: inks[0], width: 1.0, dash });
    }
}
