//! Origins down, targets across.

use crate::i18n::Env;
use crate::query::MatrixView;
use crate::scene::Scene;

use super::Size;

/// Draws it.
pub fn matrix(_view: &MatrixView<'_>, _env: &dyn Env, size: Size) -> Scene {
    Scene { width: size.width, height: 200.0, ..Scene::default() }
}
