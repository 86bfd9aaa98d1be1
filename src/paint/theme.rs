//! Colours by role. Each direction stands at least 3:1 against the paper, words at least 4.5:1.

use plotters::style::RGBColor;

#[cfg(feature = "full")]
use crate::scene::HEATS;
use crate::scene::Ink;

/// One of the bundled themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
}

/// A colour for every role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    paper: RGBColor,
    text: RGBColor,
    muted: RGBColor,
    grid: RGBColor,
    hatch: RGBColor,
    forward: RGBColor,
    back: RGBColor,
    forward_pale: RGBColor,
    back_pale: RGBColor,
    #[cfg(feature = "full")]
    many: Many,
}

/// The colours of the views of many countries.
#[cfg(feature = "full")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Many {
    other: RGBColor,
    other_pale: RGBColor,
    land: RGBColor,
    /// From small to large, in even steps of OKLab lightness.
    heat: [RGBColor; HEATS as usize],
}

/// A colour as `#rrggbb` has it.
const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Greys, since a colour means a direction: on white from pale to near-black.
#[cfg(feature = "full")]
const LIGHT_HEAT: [u32; HEATS as usize] =
    [0xdfe3e7, 0xc2c8cf, 0xa5adb6, 0x88939e, 0x6d7986, 0x525f6d, 0x394653];

/// On near-black from dim to bright.
#[cfg(feature = "full")]
const DARK_HEAT: [u32; HEATS as usize] =
    [0x343b43, 0x4a525b, 0x616a74, 0x79838e, 0x929da8, 0xacb7c3, 0xc6d2de];

#[cfg(feature = "full")]
const fn ramp(hex: [u32; HEATS as usize]) -> [RGBColor; HEATS as usize] {
    let mut colors = [RGBColor(0, 0, 0); HEATS as usize];
    let mut at = 0;
    while at < colors.len() {
        colors[at] = rgb(hex[at]);
        at += 1;
    }
    colors
}

const LIGHT: Theme = Theme {
    paper: rgb(0xffffff),
    text: rgb(0x1a1a1a),
    muted: rgb(0x5c6166),
    grid: rgb(0xe2e4e7),
    hatch: rgb(0xc3c7cc),
    forward: rgb(0x1d4e89),
    back: rgb(0xb3550f),
    forward_pale: rgb(0xc9d7e8),
    back_pale: rgb(0xf3d9c3),
    #[cfg(feature = "full")]
    many: Many {
        other: rgb(0x858b92),
        other_pale: rgb(0xc5cad0),
        land: rgb(0xeceef0),
        heat: ramp(LIGHT_HEAT),
    },
};

const DARK: Theme = Theme {
    paper: rgb(0x15181c),
    text: rgb(0xe8eaed),
    muted: rgb(0xa3a9b0),
    grid: rgb(0x2e3339),
    hatch: rgb(0x4a5058),
    forward: rgb(0x7db8f0),
    back: rgb(0xf2a65a),
    forward_pale: rgb(0x2b4560),
    back_pale: rgb(0x5b4227),
    #[cfg(feature = "full")]
    many: Many {
        other: rgb(0x7b828a),
        other_pale: rgb(0x4d545c),
        land: rgb(0x262a30),
        heat: ramp(DARK_HEAT),
    },
};

impl Theme {
    /// A bundled theme.
    pub const fn named(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => LIGHT,
            ThemeName::Dark => DARK,
        }
    }

    /// The colour of a role.
    pub const fn color(&self, ink: Ink) -> RGBColor {
        match ink {
            Ink::Paper => self.paper,
            Ink::Text | Ink::Zero => self.text,
            Ink::Muted => self.muted,
            Ink::Grid => self.grid,
            Ink::Hatch => self.hatch,
            Ink::Forward => self.forward,
            Ink::Back => self.back,
            Ink::ForwardPale => self.forward_pale,
            Ink::BackPale => self.back_pale,
            #[cfg(feature = "full")]
            Ink::Other => self.many.other,
            #[cfg(feature = "full")]
            Ink::OtherPale => self.many.other_pale,
            #[cfg(feature = "full")]
            Ink::Land => self.many.land,
            #[cfg(feature = "full")]
            Ink::Heat(step) if step < HEATS => self.many.heat[step as usize],
            #[cfg(feature = "full")]
            Ink::Heat(_) => self.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(RGBColor(r, g, b): RGBColor) -> f64 {
        let linear = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    #[test]
    fn every_role_stands_out_from_the_paper() {
        for name in [ThemeName::Light, ThemeName::Dark] {
            let theme = Theme::named(name);
            let against = |ink| contrast(theme.color(ink), theme.color(Ink::Paper));
            // The directions' names are words in their colour, so they need the words' contrast.
            for ink in [Ink::Text, Ink::Muted, Ink::Zero, Ink::Forward, Ink::Back] {
                assert!(against(ink) >= 4.5, "{name:?} {ink:?} {}", against(ink));
            }
        }
    }
}
