//! From figures to lengths.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// A linear scale from zero: one figure's length is the same in both directions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The largest figure.
    pub most: f64,
    /// CSS px per unit.
    pub per_unit: f64,
}

impl Scale {
    /// A scale on which `most` is `length` px long.
    pub fn new(most: f64, length: f64) -> Self {
        let per_unit = if most > 0.0 { length / most } else { 0.0 };
        Self { most, per_unit }
    }

    /// Length of a figure in CSS px.
    pub fn length(&self, value: f64) -> f64 {
        value * self.per_unit
    }

    /// At most `count` round figures above zero, up to the largest.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        if self.most <= 0.0 {
            return Vec::new();
        }
        let range: RangedCoordf64 = (0.0..self.most).into();
        let mut ticks = range.key_points(count + 1);
        ticks.retain(|tick| *tick > 0.0 && *tick <= self.most);
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(Scale::new(10_512_000.0, 200.0).ticks(3), [5_000_000.0, 10_000_000.0]);
        assert_eq!(Scale::new(99.4, 200.0).ticks(3), [50.0]);
        assert!(Scale::new(0.0, 200.0).ticks(3).is_empty());
    }

    #[test]
    fn lengths_are_proportional() {
        let scale = Scale::new(10.0, 200.0);
        assert_eq!(scale.length(5.0), 100.0);
        assert_eq!(Scale::new(0.0, 200.0).length(5.0), 0.0);
    }
}
