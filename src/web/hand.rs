//! What only further modules do for the reader's hand: what lies over the chart, the choice of a
//! pair by a click, and the way from one drawing to the next.

use wasm_bindgen::prelude::*;

use crate::chart::lit;
use crate::dataset::{parse_pair, push_part};
use crate::describe::many::telling;
use crate::paint::{Theme, ThemeName, paint, paint_over};
use crate::scene::{Key, Scene, tween};
use crate::state::Msg;

use super::canvas::{CanvasBackend, Context};
use super::widget::Widget;

/// What the last drawing leaves behind for the way to the next.
pub struct Motion {
    /// Where the way begins: what was seen before the last drawing.
    from: Scene,
    /// What is seen.
    seen: Scene,
    theme: Theme,
    ratio: f64,
}

impl Default for Motion {
    fn default() -> Self {
        let theme = Theme::named(ThemeName::Light);
        Self { from: Scene::default(), seen: Scene::default(), theme, ratio: 1.0 }
    }
}

impl Motion {
    /// Another drawing is seen from now on.
    pub fn turn(&mut self, scene: &Scene, theme: Theme, ratio: f64) {
        self.from = std::mem::replace(&mut self.seen, scene.clone());
        (self.theme, self.ratio) = (theme, ratio);
    }

    /// Whether a way leads to a drawing: with a new width everything stands elsewhere at once.
    fn leads_to(&self, scene: &Scene) -> bool {
        let is_of_parts = !self.from.parts.is_empty() && !scene.parts.is_empty();
        is_of_parts && self.from.width == scene.width && self.from.marks != scene.marks
    }
}

#[wasm_bindgen]
impl Widget {
    /// Paints the chart `t` of its way from what was seen before, 0 to 1; false where there is no
    /// such way, and the chart stands.
    pub fn frame(&mut self, t: f64) -> bool {
        let leads = self.motion.leads_to(&self.scene);
        if leads {
            let seen = tween(&self.motion.from, &self.scene, t);
            let size = (seen.width, self.scene.height);
            let family = self.env.family();
            let mut backend = CanvasBackend::new(&self.context, family, size, self.motion.ratio);
            // A canvas refuses nothing.
            let _ = paint(&seen, &self.motion.theme, &mut backend);
            self.motion.seen = seen;
        }
        leads
    }

    /// Paints what lies over the chart while something is pointed at: nothing, marks (true), or
    /// marks before which the chart steps back (false).
    pub fn light(&self, over: &Context) -> Option<bool> {
        let size = (self.scene.width, self.scene.height);
        let mut backend = CanvasBackend::new(over, self.env.family(), size, self.motion.ratio);
        let lit = lit(&self.view, &self.scene, self.at?);
        // A canvas refuses nothing.
        let _ = paint_over(&lit.marks, &self.motion.theme, &mut backend);
        (!lit.marks.is_empty()).then_some(!lit.dims)
    }
}

impl Widget {
    /// Selects a pair by its name; what is pointed at stays so.
    pub(super) fn select(&mut self, pair: &str) -> Result<(), JsValue> {
        let Some((origin, target)) = parse_pair(pair) else { return Ok(()) };
        let at = self.at;
        self.apply(Msg::Pair(origin, target), self.set)?;
        self.at = at;
        Ok(())
    }

    /// The pair that a click on a figure selects.
    pub(super) fn pair_of(&self, key: Key) -> Option<String> {
        let (origin, target) = telling(&self.view)?.pair(key)?;
        let mut pair = origin.as_str().to_owned();
        push_part(&mut pair, "-", target.as_str());
        Some(pair)
    }
}
