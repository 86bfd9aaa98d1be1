//! Points, rectangles and the lines inside them. CSS px as `f64`, y grows downwards.

#[cfg(feature = "full")]
pub mod bands;
mod lines;
mod rect;

pub use lines::{Segment, dashes, hatch};
pub use rect::{Point, Rect};
