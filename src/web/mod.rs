//! The widget in the page: wasm32 only, the one place that knows web-sys.

mod canvas;
mod dom;
mod error;
mod intl;
mod panel;
mod picture;
mod tooltip;
mod widget;
