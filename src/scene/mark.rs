//! The marks a scene is made of.

use crate::geom::{Point, Rect};
use crate::i18n::Font;

/// What a colour is for. Themes give each its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The page behind the chart.
    Paper,
    /// Words.
    Text,
    /// Words of less weight.
    Muted,
    /// Grid lines.
    Grid,
    /// The line where the two directions meet.
    Zero,
    /// Hatching over what was not measured.
    Hatch,
    /// A→B.
    Forward,
    /// B→A.
    Back,
    /// A→B, known less firmly.
    ForwardPale,
    /// B→A, known less firmly.
    BackPale,
    /// Other pairs than the one chosen.
    #[cfg(feature = "full")]
    Other,
    /// The same, where many lie over one another.
    #[cfg(feature = "full")]
    OtherPale,
    /// Land on a map.
    #[cfg(feature = "full")]
    Land,
    /// A step of the scale from small to large, below [`HEATS`].
    #[cfg(feature = "full")]
    Heat(u8),
}

/// How many steps the scale from small to large has.
#[cfg(feature = "full")]
pub const HEATS: u8 = 7;

/// The ink of words on a step of that scale.
#[cfg(feature = "full")]
pub const fn on_heat(step: u8) -> Ink {
    if step < 3 { Ink::Text } else { Ink::Paper }
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Long dashes: a break in the series.
    Dashed,
    /// Dots: a withheld figure.
    Dotted,
}

/// A line's look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour's role.
    pub ink: Ink,
    /// Its width in CSS px.
    pub width: f64,
    /// How it is broken.
    pub dash: Dash,
}

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// It begins there.
    Left,
    /// Its middle is there.
    Center,
    /// It ends there.
    Right,
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Fill {
        /// Its area.
        rect: Rect,
        /// Its colour's role.
        ink: Ink,
    },
    /// A rectangle's outline.
    Outline {
        /// Its area; the line is centred on the edge.
        rect: Rect,
        /// The line.
        stroke: Stroke,
    },
    /// Diagonal hatching: not measured.
    Hatch {
        /// Its area.
        rect: Rect,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// Its look.
        stroke: Stroke,
    },
    /// A filled shape; its last point joins the first.
    #[cfg(feature = "full")]
    Area {
        /// Its corners.
        points: Vec<Point>,
        /// Its colour's role.
        ink: Ink,
    },
    /// A line through several points.
    #[cfg(feature = "full")]
    Path {
        /// The points, first to last.
        points: Vec<Point>,
        /// Its look.
        stroke: Stroke,
    },
    /// A filled circle.
    #[cfg(feature = "full")]
    Dot {
        /// Its centre.
        at: Point,
        /// Its radius in CSS px.
        radius: f64,
        /// Its colour's role.
        ink: Ink,
    },
    /// One line of text.
    Text {
        /// The point on its baseline that `align` speaks of.
        at: Point,
        /// The words.
        text: String,
        /// Its face.
        font: Font,
        /// Its colour's role.
        ink: Ink,
        /// Which end stands at `at`.
        align: Align,
    },
}

impl Stroke {
    /// An unbroken line.
    pub const fn solid(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: Dash::Solid }
    }
}
