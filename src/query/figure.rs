//! A figure as a reader meets it: one of four kinds of cell, never one “0”.

use crate::dataset::{Found, MAX_VALUE, Status};

/// What is known of one direction in one span. Values are scaled by the measure's decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A number above zero.
    Known(u64),
    /// Looked for and none found.
    Zero,
    /// Withheld; the published parts of a sum give a lower bound.
    Suppressed {
        /// The sum of the parts that are published, where there are any.
        at_least: Option<u64>,
    },
    /// Nobody counted it, or nobody printed it.
    NotMeasured(Gap),
}

/// Why a figure is not measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Outside what the set's observers looked at; the descriptor says why.
    Outside,
    /// Inside, but no figure was published.
    Unpublished,
}

/// A cell with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The kind of cell and its value.
    pub cell: Cell,
    /// Whether a part of the sum was not measured.
    pub partial: bool,
    /// The weakest status among the parts; none where nothing was published.
    pub status: Option<Status>,
    /// Positions of the parts' references, without repeats.
    pub refs: Vec<u16>,
    /// What was divided by a base, where that is another figure.
    pub whole: Option<u64>,
}

/// The two figures of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// A→B.
    pub forward: Figure,
    /// B→A.
    pub back: Figure,
}

/// One of a pair's two directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// A→B, drawn above or left.
    Forward,
    /// B→A, drawn below or right.
    Back,
}

impl Direction {
    /// Both, in drawing order.
    pub const BOTH: [Self; 2] = [Self::Forward, Self::Back];
}

impl Both {
    /// The figure of a direction.
    pub fn of(&self, direction: Direction) -> &Figure {
        match direction {
            Direction::Forward => &self.forward,
            Direction::Back => &self.back,
        }
    }
}

impl Figure {
    /// Whether somebody counted this, even if the count is withheld or nil.
    pub fn is_measured(&self) -> bool {
        !matches!(self.cell, Cell::NotMeasured(_))
    }

    /// Whether it was not read in its publisher's own words.
    pub fn is_weak(&self) -> bool {
        matches!(self.status, Some(Status::Derived | Status::Secondhand | Status::Weak))
    }

    /// What ranks and lengths use: the value, else the lower bound, else nothing.
    pub fn size(&self) -> Option<u64> {
        match self.cell {
            Cell::Known(value) => Some(value),
            Cell::Zero => Some(0),
            Cell::Suppressed { at_least } => at_least,
            Cell::NotMeasured(_) => None,
        }
    }

    /// Whether the sum is exact; beyond [`MAX_VALUE`] it stays at [`TOO_LARGE`].
    pub fn is_exact(&self) -> bool {
        self.size().is_none_or(|size| size < TOO_LARGE)
    }

    /// The figure times a power of ten divided by a base, rounded half to even at the measure's
    /// decimals.
    pub fn per(mut self, base: Option<u64>, scale: u64) -> Self {
        if !self.is_exact() {
            return self;
        }
        match (base, &mut self.cell) {
            (_, Cell::NotMeasured(_)) => {}
            (None | Some(0), cell) => *cell = Cell::NotMeasured(Gap::Outside),
            (Some(base), Cell::Known(value) | Cell::Suppressed { at_least: Some(value) }) => {
                self.whole = (base != scale).then_some(*value);
                *value = divide_half_even(*value, scale, base);
            }
            (Some(_), _) => {}
        }
        self
    }
}

/// Where a sum stays that is not exact any more: every sum is taken, and [`super::pair`] asks once.
const TOO_LARGE: u64 = MAX_VALUE + 1;

/// The product alone could be beyond 64 bits, so it is divided digit by digit.
fn divide_half_even(value: u64, mut scale: u64, base: u64) -> u64 {
    let (mut quotient, mut rest) = (value / base, value % base);
    while scale > 1 {
        // No base that passed the check is so large that this wraps.
        let tenfold = rest.wrapping_mul(10);
        quotient = quotient.min(TOO_LARGE) * 10 + tenfold / base;
        rest = tenfold % base;
        scale /= 10;
    }
    let (missing, is_odd) = (base - rest, quotient % 2 == 1);
    let up = rest > missing || (rest == missing && is_odd);
    (quotient + u64::from(up)).min(TOO_LARGE)
}

/// Adds up what was found in the parts of a sum; one part is its own sum.
#[derive(Default)]
pub struct Tally {
    sum: u64,
    published: usize,
    withheld: usize,
    zeros: usize,
    outside: usize,
    unpublished: usize,
    status: Option<Status>,
    refs: Vec<u16>,
}

impl Tally {
    /// Adds a part.
    pub fn add(&mut self, part: &Found) {
        match part {
            Found::Zero => self.zeros += 1,
            Found::Outside => self.outside += 1,
            Found::Unpublished => self.unpublished += 1,
            Found::Row(row) => {
                if let Some(reference) = row.reference {
                    push_new(&mut self.refs, reference);
                }
                match row.status {
                    Status::Suppressed => self.withheld += 1,
                    status => self.add_value(row.value, status),
                }
            }
        }
    }

    fn add_value(&mut self, value: u64, status: Status) {
        self.sum = (self.sum + value).min(TOO_LARGE);
        self.status = self.status.max(Some(status));
        self.published += 1;
    }

    /// The sum of all parts.
    pub fn figure(self) -> Figure {
        let measured = self.published + self.zeros + self.withheld;
        let gaps = self.outside + self.unpublished;
        let cell = match measured {
            0 if self.unpublished > 0 => Cell::NotMeasured(Gap::Unpublished),
            0 => Cell::NotMeasured(Gap::Outside),
            _ if self.withheld > 0 && self.sum > 0 => Cell::Suppressed { at_least: Some(self.sum) },
            _ if self.withheld > 0 => Cell::Suppressed { at_least: None },
            _ if self.sum == 0 => Cell::Zero,
            _ => Cell::Known(self.sum),
        };
        let status = if self.withheld > 0 { Some(Status::Suppressed) } else { self.status };
        Figure { cell, partial: measured > 0 && gaps > 0, status, refs: self.refs, whole: None }
    }
}

/// Appends a reference that is not in the list yet.
pub fn push_new(list: &mut Vec<u16>, reference: u16) {
    if !list.contains(&reference) {
        list.push(reference);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Row;

    fn row(value: u64, status: Status) -> Found {
        Found::Row(Row { period: 0, reference: Some(value as u16), status, value })
    }

    fn sum(parts: &[Found]) -> Figure {
        let mut tally = Tally::default();
        parts.iter().for_each(|part| tally.add(part));
        tally.figure()
    }

    fn cell(parts: &[Found]) -> Cell {
        sum(parts).cell
    }

    #[test]
    fn one_part_is_its_own_sum() {
        assert_eq!(cell(&[row(7, Status::Reported)]), Cell::Known(7));
        assert_eq!(cell(&[row(0, Status::Reported)]), Cell::Zero);
        assert_eq!(cell(&[row(0, Status::Suppressed)]), Cell::Suppressed { at_least: None });
        assert_eq!(cell(&[Found::Outside]), Cell::NotMeasured(Gap::Outside));
    }

    #[test]
    fn a_withheld_part_leaves_a_lower_bound() {
        let parts = [row(7, Status::Reported), row(0, Status::Suppressed), Found::Zero];
        assert_eq!(cell(&parts), Cell::Suppressed { at_least: Some(7) });
    }

    #[test]
    fn a_gap_makes_the_sum_partial_and_the_weakest_status_wins() {
        let parts = [row(7, Status::Reported), row(3, Status::Weak), Found::Unpublished];
        let figure = sum(&parts);
        assert_eq!((figure.cell, figure.partial), (Cell::Known(10), true));
        assert_eq!((figure.status, figure.refs), (Some(Status::Weak), vec![7, 3]));
    }

    #[test]
    fn a_sum_beyond_exactness_is_refused() {
        let parts = [row(MAX_VALUE, Status::Reported), row(1, Status::Reported)];
        assert!(!sum(&parts).is_exact());
        assert!(!sum(&parts).per(Some(1000), 1).is_exact());
        assert!(sum(&parts[..1]).is_exact());
    }

    #[test]
    fn quotients_round_half_to_even_once() {
        assert_eq!(divide_half_even(3975, 1, 4), 994);
        assert_eq!(divide_half_even(2, 1, 4), 0);
        assert_eq!(divide_half_even(6, 1, 4), 2);
    }

    #[test]
    fn a_scaled_quotient_is_exact_beyond_64_bits() {
        for (value, base) in [(81_241, 330_535_335), (MAX_VALUE, MAX_VALUE), (1, 3), (5, 2_000_000)]
        {
            let (value, base) = (u128::from(value), u128::from(base));
            let (quotient, rest) = (value * 1_000_000 / base, value * 1_000_000 % base);
            let up = rest * 2 > base || (rest * 2 == base && quotient % 2 == 1);
            let exact = quotient + u128::from(up);
            assert_eq!(u128::from(divide_half_even(value as u64, 1_000_000, base as u64)), exact);
        }
        assert_eq!(divide_half_even(MAX_VALUE, 1_000_000, 1), TOO_LARGE);
    }

    #[test]
    fn a_country_without_a_base_is_not_measured() {
        let figure = sum(&[row(8, Status::Reported)]);
        assert_eq!(figure.clone().per(Some(4), 1).cell, Cell::Known(2));
        assert_eq!(figure.per(None, 1).cell, Cell::NotMeasured(Gap::Outside));
    }
}
