//! From figures to lengths on which ten times as much is always as far.

/// So many powers of ten need figures between them.
const FEW: f64 = 3.0;

/// A logarithmic scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogScale {
    /// The smallest figure, above zero.
    pub least: f64,
    /// The largest.
    pub most: f64,
    /// CSS px between these two.
    pub length: f64,
}

impl LogScale {
    /// From the smallest figure to the largest; a span below a factor of ten is widened to one, so
    /// that a small difference stays small.
    pub fn new(least: f64, most: f64, length: f64) -> Self {
        // The root of ten to either side of the middle.
        let reach = 10_f64.sqrt();
        let middle = (least * most).sqrt();
        let is_narrow = most < least * 10.0;
        let (least, most) =
            if is_narrow { (middle / reach, middle * reach) } else { (least, most) };
        Self { least, most, length }
    }

    /// CSS px from the smallest figure.
    pub fn at(&self, value: f64) -> f64 {
        (value / self.least).ln() * self.per_e()
    }

    /// CSS px for ten times as much.
    pub fn decade(&self) -> f64 {
        std::f64::consts::LN_10 * self.per_e()
    }

    fn per_e(&self) -> f64 {
        self.length / (self.most / self.least).ln()
    }

    /// Round figures within the scale: powers of ten, between them 2 and 5 where the powers are few
    /// and have `room` px; none below what can be told apart, `unit`.
    pub fn ticks(&self, unit: f64, room: f64) -> Vec<f64> {
        let is_fine = self.decade() >= room && self.length <= self.decade() * FEW;
        let steps: &[f64] = if is_fine { &[1.0, 2.0, 5.0] } else { &[1.0] };
        let mut ticks = Vec::new();
        let mut power = unit;
        while power <= self.most {
            for step in steps {
                let tick = power * step;
                // A figure is a multiple of its unit up to a rounding error.
                if tick >= self.least * 0.999_999 && tick <= self.most * 1.000_001 {
                    ticks.push(tick);
                }
            }
            power *= 10.0;
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_as_much_is_always_as_far() {
        let scale = LogScale::new(1.0, 10_000.0, 400.0);
        for (value, length) in [(1.0, 0.0), (10.0, 100.0), (100.0, 200.0), (10_000.0, 400.0)] {
            assert!((scale.at(value) - length).abs() < 1e-9, "{value}");
        }
        assert!((scale.at(50.0) - scale.at(5.0) - scale.decade()).abs() < 1e-9);
    }

    #[test]
    fn a_narrow_span_is_widened_around_its_middle() {
        let one = LogScale::new(40.0, 40.0, 100.0);
        assert!((one.at(40.0) - 50.0).abs() < 1e-9 && (one.decade() - 100.0).abs() < 1e-9);
        let two = LogScale::new(40.0, 90.0, 100.0);
        assert!((two.at(60.0) - 50.0).abs() < 1e-9 && (two.decade() - 100.0).abs() < 1e-9);
    }

    #[test]
    fn ticks_are_round_and_as_many_as_have_room() {
        let scale = LogScale::new(3.0, 30_000.0, 400.0);
        assert_eq!(scale.ticks(1.0, 150.0), [10.0, 100.0, 1_000.0, 10_000.0]);
        assert_eq!(LogScale::new(1.0, 30.0, 300.0).ticks(1.0, 150.0), [1.0, 2.0, 5.0, 10.0, 20.0]);
        // Nothing is between one incident and none.
        assert_eq!(LogScale::new(1.0, 1.0, 300.0).ticks(1.0, 150.0), [1.0, 2.0]);
        let percents: Vec<_> =
            LogScale::new(0.1, 0.9, 300.0).ticks(0.1, 150.0).iter().map(|t| t * 10.0).collect();
        assert_eq!(percents, [1.0, 2.0, 5.0]);
    }
}
