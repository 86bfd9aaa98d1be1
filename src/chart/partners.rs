//! One country and its partners: out to the left, in to the right.

use crate::i18n::Env;
use crate::query::PartnersView;
use crate::scene::Scene;

use super::Size;

/// Draws it.
pub fn partners(_view: &PartnersView<'_>, _env: &dyn Env, size: Size) -> Scene {
    Scene { width: size.width, height: 200.0, ..Scene::default() }
}
