//! From a scene to any plotters backend, and to SVG.
//!
//! Backends are given eighths of a CSS px, so that plotters' whole numbers are fine enough for
//! crisp lines at every device pixel ratio.

mod painter;
mod svg;
mod theme;

#[cfg(feature = "full")]
pub use painter::paint_over;
pub use painter::{UNITS, paint};
pub use svg::{SvgError, svg};
#[cfg(feature = "full")]
pub use theme::rgb;
pub use theme::{Theme, ThemeName};
