//! The colours as the reader and the page want them.

use js_sys::Array;
use plotters::style::RGBColor;
use wasm_bindgen::prelude::*;

use crate::paint::{Theme, ThemeName};
use crate::scene::Ink;

use super::widget::Widget;

/// What is asked of the colours beyond light and dark.
#[derive(Default)]
pub struct Look {
    is_contrast: bool,
    is_print: bool,
    /// The page's own.
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

/// The roles that a page may give a colour.
fn ink(role: &str) -> Option<Ink> {
    Some(match role {
        "paper" => Ink::Paper,
        "text" => Ink::Text,
        "muted" => Ink::Muted,
        "grid" => Ink::Grid,
        "hatch" => Ink::Hatch,
        "forward" => Ink::Forward,
        "back" => Ink::Back,
        _ => return None,
    })
}

#[wasm_bindgen]
impl Widget {
    /// Has the next drawings in more contrast, for paper, or in the page's own colours,
    /// `[[role, 0xrrggbb], …]`.
    pub fn dress(&mut self, is_contrast: bool, is_print: bool, colors: &Array) {
        let mut own = Vec::new();
        for at in 0..colors.length() {
            let color: Array = colors.get(at).unchecked_into();
            let role = color.get(0).as_string().unwrap_or_default();
            if let (Some(ink), Some(hex)) = (ink(&role), color.get(1).as_f64()) {
                let hex = hex as u32;
                own.push((ink, RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)));
            }
        }
        self.look = Look { is_contrast, is_print, own };
    }
}
