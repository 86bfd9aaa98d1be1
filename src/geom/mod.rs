//! Points, rectangles and the lines inside them. CSS px as `f64`, y grows downwards.

#[cfg(feature = "full")]
pub mod bands;
#[cfg(feature = "full")]
mod grid;
mod lines;
mod rect;

#[cfg(feature = "full")]
pub use grid::Grid;
pub use lines::{Segment, dashes, hatch};
pub use rect::{Point, Rect};
