//! Every pair as a dot, one direction against the other.

use crate::i18n::Env;
use crate::query::BalanceView;
use crate::scene::Scene;

use super::Size;

/// Draws it.
pub fn balance(_view: &BalanceView<'_>, _env: &dyn Env, size: Size) -> Scene {
    Scene { width: size.width, height: 200.0, ..Scene::default() }
}
