//! What few stand behind is withheld, and nothing published gives it away.
// proptest is for native tests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use bothways::dataset::{
    Dataset, Descriptor, Found, Record, SeriesKey, decode, encode, raise_k, read_folder, suppress,
};
use common::{all_series, in_repository, measure, parts, period};
use proptest::prelude::*;
use serde_json::{Value, json};

const PARTS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// A figure as the published file shows it: a number, or none where it is withheld.
type Shown = Option<u64>;

/// Terms with a total `all`, five parts and a threshold; measures `seen` (adds) and `sources`.
fn terms(k: u64, k_of: Option<&str>) -> Value {
    let part = |id: &&str| json!({ "id": id, "title": id, "total": *id == "all" });
    let categories: Vec<_> = ["all"].iter().chain(&PARTS).map(part).collect();
    let (mut seen, sources) = (measure("seen", true), measure("sources", false));
    seen["k_of"] = json!(k_of);
    json!({ "measures": [seen, sources], "categories": categories, "k": k })
}

/// One group's figures of one measure: the total, then the parts.
fn rows(measure: &str, total: Option<u64>, parts: &[u64]) -> Vec<String> {
    let row = |(category, value)| format!("2101,US,JP,{category},{measure},{value},reported");
    let total = total.map(|value| ("all", value));
    total.into_iter().chain(PARTS.into_iter().zip(parts.iter().copied())).map(row).collect()
}

/// Suppressed, written, and read again: what anyone can read.
fn published(descriptor: Descriptor, mut records: Vec<Record>) -> Dataset {
    suppress(&descriptor.bothways, &mut records);
    decode(&encode(&Dataset::new(descriptor, records).unwrap()).unwrap()).unwrap()
}

fn publish(terms: Value, rows: &[String]) -> Dataset {
    let (descriptor, records) = parts(terms, rows);
    published(descriptor, records)
}

/// What a file shows of one cell of the group.
fn shown(set: &Dataset, category: &str, measure: &str) -> Shown {
    let terms = &set.descriptor().bothways;
    let key = SeriesKey {
        origin: "US".parse().unwrap(),
        target: "JP".parse().unwrap(),
        measure: terms.measure(measure).unwrap() as u8,
        category: terms.category(category).unwrap() as u8,
    };
    match set.find(key, &period("2101")) {
        Found::Row(row) if row.status.as_str() == "suppressed" => None,
        Found::Row(row) => Some(row.value),
        _ => Some(0),
    }
}

/// The total, then all parts.
fn all_shown(set: &Dataset, measure: &str) -> (Shown, Vec<Shown>) {
    (shown(set, "all", measure), PARTS.map(|part| shown(set, part, measure)).to_vec())
}

/// Withholds parts of one measure that counts its own contributors.
fn alone(k: u64, parts: &[u64]) -> (Shown, Vec<Shown>) {
    let set = publish(terms(k, None), &rows("seen", Some(parts.iter().sum()), parts));
    all_shown(&set, "seen")
}

/// Every way to write `sum` as the cells in `from..`, each at least 1, handed to `found`.
fn each_table(cells: &mut [u64], at: usize, sum: u64, found: &mut impl FnMut(&[u64])) {
    let after = (cells.len() - at) as u64;
    if after == 1 {
        cells[at] = sum;
        return found(cells);
    }
    for value in 1..=sum.saturating_sub(after - 1) {
        cells[at] = value;
        each_table(cells, at + 1, sum - value, found);
    }
}

/// The sum of a measure's withheld parts, as subtraction gives it; how many; none if unpublished.
fn rest(shown: &(Shown, Vec<Shown>)) -> Option<(u64, usize)> {
    let withheld = shown.1.iter().filter(|part| part.is_none()).count();
    let published: u64 = shown.1.iter().flatten().sum();
    Some((shown.0?.saturating_sub(published), withheld))
}

/// For each withheld part the values it takes in any table that agrees with the file.
fn possible(shown: &(Shown, Vec<Shown>)) -> Option<Vec<BTreeSet<u64>>> {
    let (sum, withheld) = rest(shown)?;
    let mut values = vec![BTreeSet::new(); withheld];
    if withheld > 0 {
        each_table(&mut vec![0; withheld], 0, sum, &mut |table| {
            values.iter_mut().zip(table).for_each(|(values, value)| {
                values.insert(*value);
            });
        });
    }
    Some(values)
}

/// The contract's words, taken one by one, for parts that count their own contributors.
fn as_worded(k: u64, parts: &[u64]) -> (Shown, Vec<Shown>) {
    let total: u64 = parts.iter().sum();
    let small = |value: u64| 0 < value && value < k;
    let mut withheld: BTreeSet<usize> = (0..parts.len()).filter(|at| small(parts[*at])).collect();
    let mut shows_total = !small(total);
    while shows_total && !withheld.is_empty() {
        let (m, sum) = (withheld.len() as u64, withheld.iter().map(|at| parts[*at]).sum::<u64>());
        if m >= 2 && sum - m >= k - 1 {
            break;
        }
        let published = (0..parts.len()).filter(|at| !withheld.contains(at) && parts[*at] > 0);
        match published.min_by_key(|at| parts[*at]) {
            Some(smallest) => drop(withheld.insert(smallest)),
            None => shows_total = false,
        }
    }
    let cell = |at: usize| (!withheld.contains(&at)).then(|| parts.get(at).copied().unwrap_or(0));
    (shows_total.then_some(total), (0..PARTS.len()).map(cell).collect())
}

/// Values of parts, small ones more often.
fn some_parts() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(prop_oneof![1 => Just(0), 6 => 1_u64..7, 3 => 1_u64..20], 1..=5)
}

/// The parts of two measures: what was seen, and the sources of it, each of which was seen once
/// at least. A source may be behind several parts, so the total is any number that fits.
fn two_measures() -> impl Strategy<Value = (Vec<u64>, Vec<u64>, u64)> {
    let part = (0_u64..8, 0_u64..6).prop_map(|(sources, more)| match sources {
        0 => (0, 0),
        _ => (sources + more, sources),
    });
    (prop::collection::vec(part, 1..=3), 0.0_f64..=1.0).prop_map(|(parts, overlap)| {
        let (seen, sources): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let least = sources.iter().copied().max().unwrap_or(0);
        let most: u64 = sources.iter().sum();
        let total = least + (overlap * (most - least) as f64).round() as u64;
        (seen, sources, total)
    })
}

/// The pairs (seen, sources) that a withheld part takes in any two tables that agree with the
/// file and with each other.
fn possible_pairs(set: &Dataset) -> Option<Vec<BTreeSet<(u64, u64)>>> {
    let (seen, sources) = (all_shown(set, "seen"), all_shown(set, "sources"));
    let ((sum, withheld), (least, _)) = (rest(&seen)?, rest(&sources)?);
    let most = sources.0?;
    let mut values = vec![BTreeSet::new(); withheld];
    if withheld > 0 {
        each_table(&mut vec![0; withheld], 0, sum, &mut |table| {
            let limits: Vec<u64> = table.iter().map(|value| *value.min(&most)).collect();
            for at in 0..withheld {
                let others: u64 = limits.iter().sum::<u64>() - limits[at];
                let from = least.saturating_sub(others).max(1);
                values[at].extend((from..=limits[at]).map(|sources| (table[at], sources)));
            }
        });
    }
    Some(values)
}

proptest! {
    #[test]
    fn each_withheld_part_may_be_anything_from_1_to_k(k in 2_u64..=6, parts in some_parts()) {
        let shown = alone(k, &parts);
        for values in possible(&shown).unwrap_or_default() {
            for value in 1..=k {
                prop_assert!(values.contains(&value), "{value} of {values:?} in {shown:?}");
            }
        }
    }

    #[test]
    fn withholds_what_the_contract_words_and_no_more(k in 2_u64..=6, parts in some_parts()) {
        prop_assert_eq!(alone(k, &parts), as_worded(k, &parts));
    }

    #[test]
    fn two_measures_give_no_more_away_than_one(
        k in 2_u64..=6,
        (seen, sources, total) in two_measures(),
    ) {
        let figures = [
            rows("seen", Some(seen.iter().sum()), &seen),
            rows("sources", Some(total), &sources),
        ];
        let set = publish(terms(k, Some("sources")), &figures.concat());
        for at in PARTS.iter().chain(&["all"]) {
            prop_assert_eq!(shown(&set, at, "seen").is_none(), shown(&set, at, "sources").is_none());
        }
        for pairs in possible_pairs(&set).unwrap_or_default() {
            for value in 1..=k {
                prop_assert!(pairs.iter().any(|(seen, _)| *seen == value), "{value} in {pairs:?}");
                prop_assert!(pairs.iter().any(|(_, from)| *from == value), "{value} in {pairs:?}");
            }
        }
    }

    #[test]
    fn doing_it_again_changes_nothing(
        k in 2_u64..=6,
        (seen, sources, total) in two_measures(),
    ) {
        let figures = [
            rows("seen", Some(seen.iter().sum()), &seen),
            rows("sources", Some(total), &sources),
        ];
        let (descriptor, mut records) = parts(terms(k, Some("sources")), &figures.concat());
        suppress(&descriptor.bothways, &mut records);
        let once = records.clone();
        suppress(&descriptor.bothways, &mut records);
        prop_assert_eq!(records, once);
    }
}

#[test]
fn one_withheld_part_takes_the_smallest_with_it() {
    let none_of = |parts: &[u64]| alone(5, parts).1.iter().map(Option::is_none).collect::<Vec<_>>();
    assert_eq!(none_of(&[3, 40, 9, 12]), [true, false, true, false, false]);
    // Equally small ones: the first of the descriptor.
    assert_eq!(none_of(&[3, 9, 9]), [true, true, false, false, false]);
}

#[test]
fn two_that_leave_no_room_take_a_third() {
    // 1 + 2 leaves each only 1 or 2.
    assert_eq!(alone(5, &[1, 2, 30, 7]), (Some(40), vec![None, None, Some(30), None, Some(0)]));
}

#[test]
fn where_no_part_is_left_the_total_goes() {
    assert_eq!(alone(5, &[2, 2, 2]), (None, vec![None, None, None, Some(0), Some(0)]));
    assert_eq!(alone(5, &[4]), (None, vec![None, Some(0), Some(0), Some(0), Some(0)]));
}

#[test]
fn zeros_and_large_cells_alone_stay() {
    assert_eq!(alone(5, &[0, 5, 70]).1[..3], [Some(0), Some(5), Some(70)]);
}

#[test]
fn without_a_total_there_is_nothing_to_subtract_from() {
    let set = publish(terms(5, None), &rows("seen", None, &[3, 9]));
    assert_eq!(all_shown(&set, "seen").1[..2], [None, Some(9)]);
}

#[test]
fn all_measures_of_a_small_cell_go_together() {
    let figures = [rows("seen", Some(700), &[500, 200]), rows("sources", Some(9), &[4, 8])];
    let set = publish(terms(5, Some("sources")), &figures.concat());
    // 500 packets of 4 sources; the other part goes since it is the only one left.
    assert_eq!(all_shown(&set, "seen"), (Some(700), vec![None, None, Some(0), Some(0), Some(0)]));
    assert_eq!(all_shown(&set, "sources").1[..2], [None, None]);
}

#[test]
fn a_figure_whose_contributors_nobody_counted_is_withheld() {
    let set = publish(terms(5, Some("sources")), &rows("seen", Some(90), &[40, 50]));
    assert_eq!(all_shown(&set, "seen").0, None);
}

#[test]
fn a_withheld_total_is_not_the_sum_of_its_parts() {
    // The total's contributors are missing, so it is withheld, and then a part must be.
    let figures = [rows("seen", Some(90), &[40, 50]), rows("sources", None, &[9, 9])];
    let set = publish(terms(5, Some("sources")), &figures.concat());
    assert_eq!(all_shown(&set, "seen").1[..2], [None, Some(50)]);
    assert_eq!(all_shown(&set, "seen").0, None);
}

#[test]
fn decimals_count_whole_contributors() {
    let mut terms = terms(5, None);
    terms["measures"][0]["decimals"] = json!(1);
    let (descriptor, records) = parts(terms, &rows("seen", Some(59), &[4, 5, 50]));
    let set = published(descriptor, records);
    assert_eq!(all_shown(&set, "seen").1[..3], [None, None, Some(500)]);
}

#[test]
fn a_threshold_of_1_withholds_nothing_and_a_measure_may_have_its_own() {
    assert_eq!(alone(1, &[1, 2]).1[..2], [Some(1), Some(2)]);
    let mut own = terms(1, None);
    own["measures"][0]["k"] = json!(5);
    let set = publish(own, &rows("seen", Some(22), &[2, 20]));
    assert_eq!(all_shown(&set, "seen").1[..2], [None, None]);
}

#[test]
fn a_threshold_can_only_rise() {
    let mut terms = terms(3, None);
    terms["measures"][1]["k"] = json!(9);
    let (mut descriptor, _) = parts(terms, &rows("seen", None, &[]));
    raise_k(&mut descriptor.bothways, 5);
    raise_k(&mut descriptor.bothways, 2);
    let own = descriptor.bothways.measures.iter().map(|measure| measure.k).collect::<Vec<_>>();
    assert_eq!((descriptor.bothways.k, own), (5, vec![None, Some(9)]));
}

#[test]
fn a_higher_threshold_on_published_figures_protects_them_too() {
    let (mut descriptor, mut records) =
        parts(terms(3, None), &rows("seen", Some(64), &[2, 4, 8, 50]));
    suppress(&descriptor.bothways, &mut records);
    raise_k(&mut descriptor.bothways, 9);
    let shown = all_shown(&published(descriptor, records), "seen");
    assert_eq!(shown, (Some(64), vec![None, None, None, Some(50), Some(0)]));
}

#[test]
fn groups_do_not_touch_each_other() {
    let row = |period: &str, target: &str, part: &str, value: u64| {
        format!("{period},US,{target},{part},seen,{value},reported")
    };
    let (small, large) = ([("a", 2), ("b", 30), ("all", 32)], [("a", 20), ("b", 30), ("all", 50)]);
    let of = |period, target, parts: [(&str, u64); 3]| {
        parts.map(|(part, value)| row(period, target, part, value)).to_vec()
    };
    let rows = [of("2101", "JP", large), of("2102", "JP", small), of("2101", "DE", small)].concat();
    let (descriptor, mut records) = parts(terms(5, None), &rows);
    suppress(&descriptor.bothways, &mut records);
    let mut withheld = BTreeMap::new();
    for record in records.iter().filter(|record| record.status.as_str() == "suppressed") {
        *withheld.entry((record.period.to_string(), record.key.target.to_string())).or_insert(0) +=
            1;
    }
    let of = |period: &str, target: &str| ((period.to_owned(), target.to_owned()), 2);
    assert_eq!(withheld, BTreeMap::from([of("2101", "DE"), of("2102", "JP")]));
}

#[test]
fn the_invented_sets_are_as_they_would_be_published() {
    for name in ["sensors", "reports"] {
        let folder = in_repository("tests/fixtures").join(name);
        let set = read_folder(&folder).unwrap();
        let text = std::fs::read_to_string(folder.join("figures.csv")).unwrap();
        let withheld = |row: &&bothways::dataset::Row| row.status.as_str() == "suppressed";
        let found =
            all_series(&set).into_iter().flat_map(|(_, rows)| rows).filter(withheld).count();
        assert_eq!(found, text.matches(",suppressed,").count(), "{name}");
    }
}
