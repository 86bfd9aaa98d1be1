//! What a missing row means.

use super::*;

#[test]
fn a_missing_row_is_zero_where_a_sensor_would_have_shown_it() {
    let set = sensors();
    let asked = listed(&[]);
    assert_eq!(cells(&view(&set, &asked), "2101-05")[0], Cell::Zero);
    assert_eq!(figures(&view(&set, &asked), "2101-05")[0].status, None);
    assert_eq!(figures(&view(&set, &asked), "2101-03")[0].status, Some(Status::Reported));
}

#[test]
fn a_missing_row_is_not_measured_where_nobody_printed_it() {
    let set = reports();
    assert_eq!(cells(&view(&set, &ask("US-JP")), "2102"), [Cell::Known(141), UNPUBLISHED]);
}

#[test]
fn outside_the_coverage_nothing_is_measured() {
    let set = sensors();
    let view = view(&set, &measured("packets", "CN-US"));
    assert_eq!(cells(&view, "2101-01"), [Cell::Known(70), OUTSIDE]);
    assert_eq!(cells(&view, "2101-02"), [Cell::Zero, OUTSIDE]);
}

#[test]
fn outside_the_covered_periods_nothing_is_measured() {
    let periods = json!(["2101", "2103"]);
    let coverage = json!({ "periods": periods, "missing": "zero", "why": "No money." });
    let rows = ["2101,US,JP,all,seen,5,reported", "2103,DE,FR,all,seen,5,reported"];
    let set = set(json!({ "coverage": coverage }), &rows);
    let view = view(&set, &ask("US-JP"));
    assert_eq!(cells(&view, "2101"), [Cell::Known(5), Cell::Zero]);
    assert_eq!(cells(&view, "2102"), [OUTSIDE, OUTSIDE]);
    assert_eq!(cells(&view, "2103"), [Cell::Zero, Cell::Zero]);
}

#[test]
fn a_combination_without_any_row_is_not_measured() {
    let set = reports();
    let asked = |category| Ask { categories: kinds(&[category]), ..measured("disputes", "US-JP") };
    let unpublished = Cell::NotMeasured(Gap::Unpublished);
    assert!(cells(&view(&set, &asked("fraud")), "2101").contains(&unpublished));
    assert!(!view(&set, &asked("fraud")).measures(Direction::Back));
    assert!(view(&set, &asked("all")).measures(Direction::Back));
}

#[test]
fn studied_pairs_hold_both_ways_and_replace_sources_and_targets() {
    let set = reports();
    let one = view(&set, &measured("disputes", "DE-FR"));
    assert_eq!(cells(&one, "2101"), [Cell::Known(2), Cell::Zero]);
    assert_eq!(cells(&one, "2102"), [Cell::Zero, Cell::Known(1)]);
    let other = view(&set, &measured("disputes", "JP-US"));
    assert_eq!(cells(&other, "2101"), [Cell::Zero, Cell::Known(4)]);
    let none = view(&set, &measured("disputes", "DE-JP"));
    assert_eq!(cells(&none, "2101"), [OUTSIDE, OUTSIDE]);
}

#[test]
fn a_measure_may_read_missing_rows_its_own_way() {
    let mut own = measure("seen", true);
    own["missing"] = json!("notMeasured");
    let rows = ["2101,US,JP,all,seen,5,reported"];
    let set = set(json!({ "measures": [own] }), &rows);
    assert_eq!(cells(&view(&set, &ask("US-JP")), "2101"), [Cell::Known(5), UNPUBLISHED]);
}
