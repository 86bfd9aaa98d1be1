//! From figures to lengths.
//!
//! plotters' own `Ranged` ticks need logarithms and powers: 3 kB of wasm for two grid lines.

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

    /// At most `count` round figures above zero, up to the largest: multiples of 1, 2 or 5 of what
    /// can be told apart, `least`.
    pub fn ticks(&self, count: usize, least: f64) -> Vec<f64> {
        let mut step = if self.most < 3.0 { least } else { 1.0 };
        let mut factors = (2.0, 2.5, 2.0);
        while self.most > step * (count as f64 + 1.0) {
            step *= factors.0;
            factors = (factors.1, factors.2, factors.0);
        }
        let mut ticks = Vec::new();
        let mut tick = step;
        while tick <= self.most && ticks.len() < count {
            ticks.push(tick);
            tick += step;
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(Scale::new(10_512_000.0, 200.0).ticks(3, 1.0), [5_000_000.0, 10_000_000.0]);
        assert_eq!(Scale::new(99.4, 200.0).ticks(3, 0.1), [50.0]);
        assert!(Scale::new(0.0, 200.0).ticks(3, 1.0).is_empty());
        // Nothing is between one incident and two.
        assert_eq!(Scale::new(2.0, 200.0).ticks(3, 1.0), [1.0, 2.0]);
    }

    #[test]
    fn lengths_are_proportional() {
        let scale = Scale::new(10.0, 200.0);
        assert_eq!(scale.length(5.0), 100.0);
        assert_eq!(Scale::new(0.0, 200.0).length(5.0), 0.0);
    }
}
