//! From a view to a drawing: pure functions, one file a chart.

mod axis;
mod bars;
mod frame;
mod labels;
mod sources;
mod step;
mod timeline;

pub use sources::sources;
pub use timeline::timeline;

/// The room a chart is given, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width; charts read from 240 px on.
    pub width: f64,
    /// Height, or what suits the width and the figures.
    pub height: Option<f64>,
}
