//! Where a figure stands: at its place on an axis, or beside it.

use crate::dataset::to_float;
use crate::query::{Both, Cell, Figure};

/// Why a direction has no place on its axis, from the most that is known to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Looked for, none found.
    Zero,
    /// Withheld, and no part of it published.
    Withheld,
    /// Nobody counted or printed it.
    NotMeasured,
}

/// Where a figure stands on its axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// At a figure.
    At(f64),
    /// Beside the axis.
    Beside(Kind),
}

impl Place {
    /// The place of a figure. A quotient that rounds to none stands half a unit up: it is not none.
    pub fn of(figure: &Figure, decimals: u8) -> Self {
        let size = || to_float(figure.size().unwrap_or(0), decimals);
        match figure.cell {
            Cell::Known(_) | Cell::Suppressed { at_least: Some(_) } => {
                Self::At(size().max(to_float(1, decimals) / 2.0))
            }
            Cell::Zero => Self::Beside(Kind::Zero),
            Cell::Suppressed { at_least: None } => Self::Beside(Kind::Withheld),
            Cell::NotMeasured(_) => Self::Beside(Kind::NotMeasured),
        }
    }

    /// The places of a pair: up, then to the right.
    pub fn both(figures: &Both, decimals: u8) -> [Self; 2] {
        [Self::of(&figures.forward, decimals), Self::of(&figures.back, decimals)]
    }
}
