//! From a view to a drawing: pure functions, one file a chart.

mod axis;
#[cfg(feature = "full")]
mod balance;
mod bars;
#[cfg(feature = "full")]
mod captioned;
#[cfg(feature = "full")]
mod classes;
#[cfg(feature = "full")]
mod events;
#[cfg(feature = "full")]
mod flows;
mod frame;
#[cfg(feature = "full")]
mod header;
mod labels;
#[cfg(feature = "full")]
mod lit;
#[cfg(feature = "full")]
mod lying;
#[cfg(feature = "full")]
mod map;
#[cfg(feature = "full")]
mod matrix;
#[cfg(feature = "full")]
mod partners;
#[cfg(feature = "full")]
mod sources;
mod step;
mod timeline;
#[cfg(feature = "full")]
mod words;

use crate::i18n::Env;
use crate::query::{View, here};
use crate::scene::Scene;

#[cfg(feature = "full")]
pub use balance::balance;
#[cfg(feature = "full")]
pub use captioned::{captioned, complete};
#[cfg(feature = "full")]
pub use flows::flows;
#[cfg(feature = "full")]
pub use lit::{Lit, lit};
#[cfg(feature = "full")]
pub use map::map;
#[cfg(feature = "full")]
pub use matrix::matrix;
#[cfg(feature = "full")]
pub use partners::partners;
#[cfg(feature = "full")]
pub use sources::sources;
pub use timeline::timeline;

/// Draws an answer.
pub fn chart(view: &View<'_>, env: &dyn Env, size: Size) -> Scene {
    match view {
        View::Timeline(view) if here::TIMELINE => timeline(view, env, size),
        #[cfg(feature = "full")]
        View::Sources(view) if here::SOURCES => sources(view, env, size),
        #[cfg(feature = "full")]
        View::Partners(view) if here::PARTNERS => partners(view, env, size),
        #[cfg(feature = "full")]
        View::Matrix(view) if here::MATRIX => matrix(view, env, size),
        #[cfg(feature = "full")]
        View::Flows(view) if here::FLOWS => flows(view, env, size),
        #[cfg(feature = "full")]
        View::Map(view) if here::MAP => map(view, env, size),
        #[cfg(feature = "full")]
        View::Balance(view) if here::BALANCE => balance(view, env, size),
        _ => Scene::default(),
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
