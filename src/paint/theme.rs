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
    /// For readers who asked for more contrast.
    #[cfg(feature = "full")]
    Contrast,
    /// The same on a dark page.
    #[cfg(feature = "full")]
    ContrastDark,
    /// For paper, also from a printer without colours.
    #[cfg(feature = "full")]
    Print,
}

#[cfg(feature = "full")]
impl ThemeName {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Light, Self::Dark, Self::Contrast, Self::ContrastDark, Self::Print];
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
pub const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Greys, since a colour means a direction: on white from pale to near-black, the lightness in
/// OKLab from 0.890 down by 0.108 a step. Words are dark on the first three, light on the others.
#[cfg(feature = "full")]
const LIGHT_HEAT: [u32; HEATS as usize] =
    [0xd8dbdf, 0xb3b9bf, 0x9097a0, 0x6e7782, 0x4f5963, 0x333c45, 0x192129];

/// On near-black from dim to bright, from 0.335 up by 0.090; words are light on the first three.
#[cfg(feature = "full")]
const DARK_HEAT: [u32; HEATS as usize] =
    [0x2f3841, 0x464f59, 0x5f6973, 0x79838e, 0x969ea6, 0xb4bac0, 0xd3d6da];

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

/// A quarter of one colour on another.
#[cfg(feature = "full")]
fn mixed(paper: RGBColor, color: RGBColor) -> RGBColor {
    let mix = |paper: u8, color: u8| ((u16::from(paper) * 3 + u16::from(color)) / 4) as u8;
    RGBColor(mix(paper.0, color.0), mix(paper.1, color.1), mix(paper.2, color.2))
}

const LIGHT: Theme = Theme {
    paper: rgb(0xffffff),
    text: rgb(0x1a1a1a),
    muted: rgb(0x5c6166),
    grid: rgb(0xe2e4e7),
    hatch: rgb(0x8e949b),
    forward: rgb(0x1a4480),
    back: rgb(0xb85c14),
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
    hatch: rgb(0x60666e),
    forward: rgb(0x5a9ae0),
    back: rgb(0xf8c07a),
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

#[cfg(feature = "full")]
const CONTRAST: Theme = Theme {
    text: rgb(0x000000),
    muted: rgb(0x35393d),
    grid: rgb(0xb4b9bf),
    hatch: rgb(0x7a8087),
    forward: rgb(0x0b2f63),
    back: rgb(0x96430a),
    many: Many { other: rgb(0x5f656c), other_pale: rgb(0xa3a9b0), ..LIGHT.many },
    ..LIGHT
};

#[cfg(feature = "full")]
const CONTRAST_DARK: Theme = Theme {
    paper: rgb(0x000000),
    text: rgb(0xffffff),
    muted: rgb(0xd3d7db),
    grid: rgb(0x5a6068),
    hatch: rgb(0x868d95),
    forward: rgb(0x6fb0ff),
    back: rgb(0xffdca6),
    many: Many { other: rgb(0xa4abb3), other_pale: rgb(0x6b727a), ..DARK.many },
    ..DARK
};

#[cfg(feature = "full")]
const PRINT: Theme = Theme { forward: rgb(0x12305c), back: rgb(0xb3600f), ..CONTRAST };

impl Theme {
    /// A bundled theme.
    pub const fn named(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => LIGHT,
            ThemeName::Dark => DARK,
            #[cfg(feature = "full")]
            ThemeName::Contrast => CONTRAST,
            #[cfg(feature = "full")]
            ThemeName::ContrastDark => CONTRAST_DARK,
            #[cfg(feature = "full")]
            ThemeName::Print => PRINT,
        }
    }

    /// The theme with another colour for a role; the pale colour of a direction follows it, unless it
    /// is given after it.
    #[cfg(feature = "full")]
    pub fn with(mut self, ink: Ink, color: RGBColor) -> Self {
        match ink {
            Ink::Paper => self.paper = color,
            Ink::Text => self.text = color,
            Ink::Muted => self.muted = color,
            Ink::Grid => self.grid = color,
            Ink::Hatch => self.hatch = color,
            Ink::Forward => self.forward = color,
            Ink::Back => self.back = color,
            Ink::ForwardPale => self.forward_pale = color,
            Ink::BackPale => self.back_pale = color,
            Ink::Other => self.many.other = color,
            Ink::OtherPale => self.many.other_pale = color,
            _ => {}
        }
        if matches!(ink, Ink::Paper | Ink::Forward) {
            self.forward_pale = mixed(self.paper, self.forward);
        }
        if matches!(ink, Ink::Paper | Ink::Back) {
            self.back_pale = mixed(self.paper, self.back);
        }
        self
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
