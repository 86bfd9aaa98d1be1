//! Which sums are allowed, and that they are exact.

use super::*;

#[test]
fn listed_categories_are_added() {
    let set = sensors();
    let view = view(&set, &listed(&["ssh", "web"]));
    assert_eq!(cells(&view, "2101-01"), [Cell::Known(420), Cell::Known(96)]);
}

#[test]
fn a_category_listed_twice_counts_once() {
    let set = sensors();
    let view = view(&set, &listed(&["ssh", "ssh"]));
    assert_eq!(cells(&view, "2101-01"), [Cell::Known(300), Cell::Known(60)]);
}

#[test]
fn the_total_is_never_added_to_its_parts() {
    let error = try_view(&sensors(), &listed(&["all", "ssh"])).unwrap_err();
    assert_eq!(error, AskError::Total("all".to_owned()));
    assert_eq!(error.field(), "category");
}

#[test]
fn a_list_is_refused_where_the_measure_does_not_add_over_categories() {
    let ask = Ask { measure: Some("unique-sources".to_owned()), ..listed(&["ssh", "web"]) };
    assert_eq!(try_view(&sensors(), &ask).unwrap_err(), AskError::NotAdditive);
}

#[test]
fn only_a_measure_that_adds_over_periods_has_totals() {
    let set = sensors();
    assert_eq!(view(&set, &measured("unique-sources", "US-JP")).totals, None);
    assert_eq!(totals(&set, &listed(&["web"]))[0].size(), Some(120 + 115 + 400 + 75));
}

#[test]
fn a_total_holds_the_drawn_periods_alone() {
    let rows = [
        "2101,US,JP,all,seen,500,reported",
        "2102-01,US,JP,all,seen,3,reported",
        "2102-02,US,JP,all,seen,4,reported",
    ];
    assert_eq!(totals(&set(json!({}), &rows), &ask("US-JP"))[0].cell, Cell::Known(7));
}

#[test]
fn sums_are_exact_to_the_last_unit_and_refused_beyond() {
    let row = |period: u32, value: u64| format!("{period},US,JP,all,seen,{value},reported");
    let fits = set(json!({}), &[row(2101, MAX_VALUE - 1), row(2102, 1)]);
    assert_eq!(totals(&fits, &ask("US-JP"))[0].cell, Cell::Known(MAX_VALUE));
    let beyond = set(json!({}), &[row(2101, MAX_VALUE), row(2102, 1)]);
    assert_eq!(try_view(&beyond, &ask("US-JP")).unwrap_err(), AskError::SumTooLarge);
}

#[test]
fn decimals_add_without_a_rest() {
    let mut measure = measure("seen", true);
    measure["decimals"] = json!(1);
    let rows = ["2101,US,JP,all,seen,0.1,reported", "2102,US,JP,all,seen,0.2,reported"];
    let set = set(json!({ "measures": [measure] }), &rows);
    assert_eq!(totals(&set, &ask("US-JP"))[0].cell, Cell::Known(3));
    assert_eq!(json(&set, &ask("US-JP"))["totals"]["forward"]["value"], json!(0.3));
}
