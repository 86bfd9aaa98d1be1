//! From a view to a drawing: pure functions, one file a chart.

mod axis;
mod bars;
mod captioned;
mod frame;
mod labels;
mod sources;
mod step;
mod timeline;

use crate::i18n::Env;
use crate::query::View;
use crate::scene::Scene;

pub use captioned::captioned;
pub use sources::sources;
pub use timeline::timeline;

/// Draws an answer.
pub fn chart(view: &View<'_>, env: &dyn Env, size: Size) -> Scene {
    match view {
        View::Timeline(view) => timeline(view, env, size),
        View::Sources(view) => sources(view, env, size),
    }
}

/// The room a chart is given, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width; charts read from 240 px on.
    pub width: f64,
    /// Height, or what suits the width and the figures.
    pub height: Option<f64>,
}
