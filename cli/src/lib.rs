//! The `bothways` command, as a library so that its parts can be tested.
//!
//! ```text
//! raw source ─import─▶ folder ─check─▶ faults, or none
//!                      folder ─compile─▶ NAME.bw
//!             folder or NAME.bw ─query─▶ text, CSV, JSON
//!                               ─render─▶ SVG or PNG
//!                               ─embed─▶ HTML to paste
//!                               ─standalone─▶ one file of HTML with everything in it
//! ```
//!
//! Nothing here panics on bad input, and no file is ever half-written: see [`output`].

pub mod ask;
pub mod check;
pub mod compile;
pub mod embed;
pub mod env;
pub mod import;
pub mod lessons;
pub mod output;
pub mod query;
pub mod raster;
pub mod render;
pub mod set;
pub mod standalone;
pub mod taken;
pub mod texts;
