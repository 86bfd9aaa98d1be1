//! One sort for all rankings: each further one would be 2 kB of wasm.

use std::cmp::Reverse;

use crate::dataset::Country;

/// The positions of sizes, the largest first; equal ones stay in order.
pub fn ranked(sizes: &[u64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_unstable_by_key(|&at| (Reverse(sizes[at]), at));
    order
}

/// The items in the order of their sizes, the largest first.
pub fn by_size<T: Clone>(items: &[T], size: impl Fn(&T) -> u64) -> Vec<T> {
    let sizes: Vec<u64> = items.iter().map(size).collect();
    ranked(&sizes).into_iter().map(|at| items[at].clone()).collect()
}

/// Puts a country in its place among others, by code and once.
pub fn put(countries: &mut Vec<Country>, country: Country) -> usize {
    let at = countries.partition_point(|other| *other < country);
    if countries.get(at) != Some(&country) {
        countries.insert(at, country);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sizes_stay_in_order() {
        assert_eq!(ranked(&[3, 9, 3, 0, 9]), [1, 4, 0, 2, 3]);
        assert_eq!(by_size(&["a", "bb", "c"], |text| text.len() as u64), ["bb", "a", "c"]);
    }
}
