//! The colours as the reader and the page want them.

use js_sys::Array;
use plotters::style::RGBColor;
use wasm_bindgen::prelude::*;

use crate::paint::{Theme, ThemeName, rgb};
use crate::scene::Ink;

use super::widget::Widget;

/// What is asked of the colours beyond light and dark.
#[derive(Default)]
pub struct Look {
    is_contrast: bool,
    is_print: bool,
    /// The page's own, or the system's.
    own: Vec<(Ink, RGBColor)>,
}

impl Look {
    /// The theme, dark or not; a page on paper is white.
    pub fn theme(&self, is_dark: bool) -> Theme {
        let mut theme = Theme::named(match (self.is_print, self.is_contrast, is_dark) {
            (true, ..) => return Theme::named(ThemeName::Print),
            (_, true, true) => ThemeName::ContrastDark,
            (_, true, false) => ThemeName::Contrast,
            (_, false, true) => ThemeName::Dark,
            (_, false, false) => ThemeName::Light,
        });
        for (ink, color) in &self.own {
            theme = theme.with(*ink, *color);
        }
        theme
    }
}

/// The roles that may be given a colour: a page those of `ROLES` in www/src/chart.ts, a system that
/// forces its colours all of them.
const ROLES: [Ink; 11] = [
    Ink::Paper,
    Ink::Text,
    Ink::Muted,
    Ink::Grid,
    Ink::Hatch,
    Ink::Forward,
    Ink::Back,
    Ink::ForwardPale,
    Ink::BackPale,
    Ink::Other,
    Ink::OtherPale,
];

#[wasm_bindgen]
impl Widget {
    /// Has the next drawings in more contrast, for paper, or in other colours: `0xrrggbb` or nothing
    /// for each role.
    pub fn dress(&mut self, is_contrast: bool, is_print: bool, colors: &Array) {
        let mut own = Vec::new();
        for (at, ink) in ROLES.iter().enumerate() {
            if let Some(hex) = colors.get(at as u32).as_f64() {
                own.push((*ink, rgb(hex as u32)));
            }
        }
        self.look = Look { is_contrast, is_print, own };
    }
}
