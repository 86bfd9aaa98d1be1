//! One sort for all rankings; each of std's sorts would be 4 kB of wasm.

use crate::dataset::Country;

/// The positions of sizes, the largest first; equal ones stay in order.
pub fn ranked(sizes: &[u64]) -> Vec<usize> {
    let mut order = Vec::new();
    for at in 0..sizes.len() {
        order.push(at);
    }
    // Shell's sort, with Knuth's steps.
    let mut step = 1;
    while step < order.len() / 3 {
        step = 3 * step + 1;
    }
    while step > 0 {
        for from in step..order.len() {
            let (moved, mut to) = (order[from], from);
            while to >= step && is_before(sizes, moved, order[to - step]) {
                order[to] = order[to - step];
                to -= step;
            }
            order[to] = moved;
        }
        step /= 3;
    }
    order
}

fn is_before(sizes: &[u64], one: usize, other: usize) -> bool {
    sizes[one] > sizes[other] || (sizes[one] == sizes[other] && one < other)
}

/// Puts a country in its place among others, by code and once.
pub fn put(countries: &mut Vec<Country>, country: Country) -> usize {
    let at = countries.partition_point(|other| *other < country);
    if countries.get(at) != Some(&country) {
        countries.insert(at, country);
    }
    at
}

/// The same of two countries together.
pub fn put_both(found: &mut Vec<(Country, Country)>, ends: (Country, Country)) {
    let at = found.partition_point(|other| *other < ends);
    if found.get(at) != Some(&ends) {
        found.insert(at, ends);
    }
}

/// The positions of countries in the order of their codes.
pub fn by_code(countries: &[Country]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for (at, country) in countries.iter().enumerate() {
        order.insert(order.partition_point(|other| countries[*other] <= *country), at);
    }
    order
}

/// The items at some positions, in that order.
pub fn arranged<T: Clone>(items: &[T], order: &[usize]) -> Vec<T> {
    let mut arranged = Vec::new();
    for at in order {
        arranged.push(items[*at].clone());
    }
    arranged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sizes_stay_in_order() {
        assert_eq!(ranked(&[3, 9, 3, 0, 9]), [1, 4, 0, 2, 3]);
        assert!(ranked(&[]).is_empty());
    }

    #[test]
    fn many_sizes_are_ranked_as_std_ranks_them() {
        let mut sizes = Vec::new();
        for at in 0..5000_u64 {
            sizes.push(at * 7919 % 1013);
        }
        let mut wanted: Vec<usize> = (0..sizes.len()).collect();
        wanted.sort_by_key(|at| std::cmp::Reverse(sizes[*at]));
        assert_eq!(ranked(&sizes), wanted);
    }
}
