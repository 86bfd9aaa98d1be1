//! The `bothways` command, as a library so that its parts can be tested.
//!
//! ```text
//! raw source ─import─▶ folder ─check─▶ faults, or none
//!                      folder ─compile─▶ NAME.bw
//! ```
//!
//! Nothing here panics on bad input, and no file is ever half-written: see [`output`].

pub mod check;
pub mod compile;
pub mod env;
pub mod import;
pub mod output;
