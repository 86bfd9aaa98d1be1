//! What a sum of unlike parts is.

use super::*;

/// The total of 2101 and the years after it, one row a year, none for an empty text.
fn total(missing: &str, years: &[&str]) -> Figure {
    let coverage = json!({ "missing": missing, "why": "Nobody looked there." });
    let row = |(at, rest): (usize, &&str)| {
        let anchor = format!("{},JP,US,all,seen,1,reported", 2101 + at);
        let row = (!rest.is_empty()).then(|| format!("{},US,JP,all,seen,{rest}", 2101 + at));
        [Some(anchor), row].into_iter().flatten().collect::<Vec<_>>()
    };
    let rows: Vec<_> = years.iter().enumerate().flat_map(row).collect();
    totals(&set(json!({ "coverage": coverage }), &rows), &ask("US-JP"))[0].clone()
}

#[test]
fn with_a_withheld_part_are_withheld_with_a_lower_bound() {
    let figure = total("zero", &["7,reported", ",suppressed", "5,reported"]);
    assert_eq!(figure.cell, Cell::Suppressed { at_least: Some(12) });
    assert_eq!(figure.status, Some(Status::Suppressed));
}

#[test]
fn with_withheld_parts_alone_have_no_lower_bound() {
    let figure = total("zero", &[",suppressed", "", ",suppressed"]);
    assert_eq!(figure.cell, Cell::Suppressed { at_least: None });
}

#[test]
fn of_parts_not_measured_are_not_measured() {
    let figure = total("notMeasured", &["", ""]);
    assert!(matches!(figure.cell, Cell::NotMeasured(_)));
    assert!(!figure.partial);
}

#[test]
fn of_zeros_alone_are_zero() {
    let figure = total("zero", &["0,reported", ""]);
    assert_eq!((figure.cell, figure.partial), (Cell::Zero, false));
}

#[test]
fn with_a_part_not_measured_are_known_in_part() {
    let figure = total("notMeasured", &["7,reported", "", "5,reported"]);
    assert_eq!((figure.cell, figure.partial), (Cell::Known(12), true));
}

#[test]
fn of_zero_and_a_part_not_measured_are_not_the_whole() {
    assert!(total("notMeasured", &["0,reported", ""]).partial);
}

#[test]
fn carry_the_weakest_status_of_their_parts() {
    let order = ["reported", "derived", "secondhand", "weak"];
    for (at, weakest) in order.iter().enumerate() {
        let years: Vec<_> = order[..=at].iter().map(|word| format!("3,{word}")).collect();
        let years: Vec<_> = years.iter().rev().map(String::as_str).collect();
        let figure = total("zero", &years);
        assert_eq!(figure.status.map(Status::as_str), Some(*weakest));
    }
}

#[test]
fn name_each_reference_once() {
    let set = reports();
    let asked = measured("disputes", "DE-FR");
    assert_eq!(totals(&set, &asked).map(|figure| figure.refs), [vec![0], vec![0]]);
}
