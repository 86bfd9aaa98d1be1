//! Points, rectangles, the lines inside them, and the earth on a plane. CSS px as `f64`, y grows
//! downwards.

#[cfg(feature = "full")]
pub mod bands;
#[cfg(feature = "full")]
mod earth;
#[cfg(feature = "full")]
mod grid;
#[cfg(feature = "full")]
mod land;
mod lines;
mod rect;

#[cfg(feature = "full")]
pub use earth::{MIDDLE, Place, World, arc, equal_earth};
#[cfg(feature = "full")]
pub use grid::Grid;
#[cfg(feature = "full")]
pub use land::{Land, Line, NO_LAND};
pub use lines::{Segment, dashes, hatch};
#[cfg(feature = "full")]
pub use lines::{broken, shortened};
pub use rect::{Point, Rect};
