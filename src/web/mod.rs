//! The widget in the page: wasm32 only, the one place that knows web-sys.
//!
//! The shell in `www/src` makes the elements and hears the events; everything that knows figures,
//! words or drawing is here. (The same elements made from Rust took four times the bytes.)

mod canvas;
mod error;
#[cfg(feature = "whole")]
mod hand;
mod intl;
#[cfg_attr(not(feature = "full"), path = "library_of_one.rs")]
mod library;
#[cfg(feature = "whole")]
mod look;
#[cfg(feature = "full")]
mod texts;
#[cfg(feature = "full")]
mod tongue;
mod widget;

pub use canvas::{CanvasBackend, Context};
pub use intl::Intl;
pub use widget::Widget;

/// std's own allocator, dlmalloc, is 7.3 kB larger (2.3 kB compressed).
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
