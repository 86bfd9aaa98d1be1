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

/// The items in the order of their names.
pub fn by_name<T: Clone>(items: &[T], name: &dyn Fn(&T) -> String) -> Vec<T> {
    let (mut keys, mut ordered): (Vec<Vec<u8>>, Vec<T>) = (Vec::new(), Vec::new());
    for item in items {
        let key = folded(&name(item));
        let at = keys.partition_point(|other| *other <= key);
        keys.insert(at, key);
        ordered.insert(at, item.clone());
    }
    ordered
}

/// The plain letters of `À` to `ÿ`.
const PLAIN: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

/// A name as an index sorts it: Åland before Albania, Côte d’Ivoire before Croatia.
fn folded(name: &str) -> Vec<u8> {
    let (mut key, mut is_accented) = (Vec::new(), false);
    for byte in name.bytes() {
        if byte == 0xC3 {
            is_accented = true;
            continue;
        }
        let plain = PLAIN[usize::from(byte & 63)];
        key.push(if is_accented { plain } else { byte.to_ascii_lowercase() });
        is_accented = false;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sizes_stay_in_order() {
        assert_eq!(ranked(&[3, 9, 3, 0, 9]), [1, 4, 0, 2, 3]);
        assert_eq!(by_size(&["a", "bb", "c"], |text| text.len() as u64), ["bb", "a", "c"]);
    }

    #[test]
    fn names_are_sorted_as_an_index_has_them() {
        let names =
            ["Croatia", "Türkiye", "Åland Islands", "Turkmenistan", "Albania", "Côte d’Ivoire"];
        let sorted = by_name(&names, &|name| (*name).to_owned());
        let wanted =
            ["Åland Islands", "Albania", "Côte d’Ivoire", "Croatia", "Türkiye", "Turkmenistan"];
        assert_eq!(sorted, wanted);
    }
}
