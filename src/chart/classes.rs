//! A scale of shades: classes with round limits, each some times as wide as the one before.

use crate::scene::HEATS;

/// From one limit to the next: 1, 2, 5, 10; 1, 3, 10; powers of ten; powers of a
/// hundred, of a thousand.
const SERIES: [&[u64]; 5] = [&[2, 5, 10], &[3, 10], &[10], &[100], &[1000]];

/// Classes from the smallest to the largest figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Classes {
    /// Where each class begins, scaled as the figures; at most [`HEATS`], none without a figure.
    pub limits: Vec<u64>,
    /// The largest figure.
    pub most: u64,
}

impl Classes {
    /// The finest classes that the shades suffice for. Zeros have no shade.
    pub fn of(sizes: &[u64]) -> Self {
        let (mut least, mut most) = (u64::MAX, 0);
        for size in sizes {
            if *size > 0 {
                (least, most) = (least.min(*size), most.max(*size));
            }
        }
        let mut limits = Vec::new();
        for series in SERIES {
            limits = between(series, least, most);
            if limits.len() <= usize::from(HEATS) {
                break;
            }
        }
        Self { limits, most }
    }

    /// The class of a size above zero.
    pub fn of_size(&self, size: u64) -> usize {
        self.limits.partition_point(|limit| *limit <= size).saturating_sub(1)
    }

    /// The shade of a size above zero.
    pub fn shade_of(&self, size: u64) -> u8 {
        self.shade(self.of_size(size))
    }

    /// The shade of a class: the first has the least, the last the most, so that few classes are
    /// far apart.
    pub fn shade(&self, class: usize) -> u8 {
        let (last, most) = (self.limits.len().saturating_sub(1), usize::from(HEATS) - 1);
        let shade = (class * most + last / 2).checked_div(last).unwrap_or(most / 2);
        shade.min(most) as u8
    }
}

/// The limits of a series that divide what lies between two sizes, the first not above `least`.
fn between(series: &[u64], least: u64, most: u64) -> Vec<u64> {
    let (mut limits, mut power) = (Vec::new(), 1_u64);
    let mut limit = 1;
    while limit <= most {
        for step in series {
            let next = power.saturating_mul(*step);
            if next > least && limit <= most {
                limits.push(limit);
            }
            limit = next;
        }
        power = limit;
    }
    limits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(sizes: &[u64]) -> Vec<u64> {
        Classes::of(sizes).limits
    }

    #[test]
    fn limits_are_round_and_as_fine_as_the_shades_allow() {
        assert_eq!(limits(&[1, 25, 0]), [1, 2, 5, 10, 20]);
        assert_eq!(limits(&[12, 300]), [10, 20, 50, 100, 200]);
        assert_eq!(limits(&[7, 2000]), [3, 10, 30, 100, 300, 1000]);
        assert_eq!(limits(&[1, 20_310]), [1, 10, 100, 1000, 10_000]);
        assert_eq!(
            limits(&[3, (1 << 53) - 1]),
            [0, 1, 2, 3, 4, 5].map(|power| 1000_u64.pow(power))
        );
    }

    #[test]
    fn one_figure_and_none_have_a_scale_too() {
        assert_eq!(limits(&[629]), [500]);
        assert_eq!(Classes::of(&[629]).shade(0), 3);
        assert!(limits(&[0, 0]).is_empty() && limits(&[]).is_empty());
    }

    #[test]
    fn each_size_is_in_the_class_that_begins_below_it() {
        let classes = Classes::of(&[1, 25]);
        let of = [1, 2, 4, 5, 9, 10, 19, 20, 25].map(|size| classes.of_size(size));
        assert_eq!(of, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        let shades: Vec<_> = (0..5).map(|class| classes.shade(class)).collect();
        assert_eq!(shades, [0, 2, 3, 5, 6]);
    }
}
