//! Which periods are rows, and which of them are drawn.

use super::*;

#[test]
fn one_granularity_is_drawn_and_the_others_stand_beside_it() {
    let set = reports();
    let wanted = ["2101", "2102", "2103", "(2104-Q1)", "2104", "2105", "(2105-03/2105-05)", "2106"];
    assert_eq!(periods(&view(&set, &ask("US-JP"))), wanted);
}

#[test]
fn gaps_of_the_drawn_granularity_are_rows() {
    let rows = ["2101-11,US,JP,all,seen,5,reported", "2102-02,US,JP,all,seen,5,reported"];
    let set = set(json!({}), &rows);
    let view = view(&set, &ask("US-JP"));
    assert_eq!(periods(&view), ["2101-11", "2101-12", "2102-01", "2102-02"]);
    assert_eq!(cells(&view, "2102-01"), [Cell::Zero, Cell::Zero]);
}

#[test]
fn every_period_that_the_measure_has_anywhere_is_a_row() {
    let rows = ["2101,US,JP,all,seen,5,reported", "2102,DE,FR,all,seen,5,reported"];
    assert_eq!(periods(&view(&set(json!({}), &rows), &ask("US-JP"))), ["2101", "2102"]);
}

#[test]
fn the_sets_commonest_granularity_is_drawn() {
    let rows = [
        "2101,US,JP,all,seen,5,reported",
        "2101-Q1,US,JP,all,seen,1,reported",
        "2101-Q2,US,JP,all,seen,1,reported",
    ];
    let set = set(json!({}), &rows);
    assert_eq!(periods(&view(&set, &ask("US-JP"))), ["2101-Q1", "(2101)", "2101-Q2"]);
}

#[test]
fn the_granularity_of_the_span_asked_for_is_drawn() {
    let set = reports();
    let asked = between("2104-Q1", "2105-Q4");
    assert_eq!(periods(&view(&set, &asked))[0], "2104-Q1");
    assert!(view(&set, &asked).drawn().all(|row| row.period == period("2104-Q1")));
}

#[test]
fn both_ends_of_a_span_are_inside_it() {
    let set = wandering(12);
    let wanted = ["2101-03", "2101-04", "2101-05"];
    assert_eq!(periods(&view(&set, &between("2101-03", "2101-05"))), wanted);
    let open = Ask { from: None, ..between("2101-01", "2101-02") };
    assert_eq!(periods(&view(&set, &open)), ["2101-01", "2101-02"]);
}

#[test]
fn a_period_partly_inside_is_left_out_and_named() {
    let set = reports();
    let asked = between("2104-02", "2105-04");
    let view = view(&set, &asked);
    assert_eq!(periods(&view), Vec::<String>::new());
    let left_out = ["2104-Q1", "2104", "2105", "2105-03/2105-05"].map(period);
    assert_eq!(view.left_out, left_out);
    let caveats = json(&set, &asked)["caveats"].to_string();
    for name in ["Q1 2104", "March–May 2105"] {
        assert!(caveats.contains(name), "{caveats}");
    }
}

#[test]
fn a_period_outside_the_span_is_not_left_out() {
    let set = wandering(12);
    assert_eq!(view(&set, &between("2101-03", "2101-05")).left_out, []);
}

#[test]
fn of_intervals_only_those_of_one_length_are_drawn() {
    let rows = [
        "2101-01/2101-02,US,JP,all,seen,5,reported",
        "2101-01/2101-03,US,JP,all,seen,9,reported",
        "2101-05/2101-06,US,JP,all,seen,5,reported",
    ];
    let set = set(json!({}), &rows);
    let wanted = ["2101-01/2101-02", "(2101-01/2101-03)", "2101-05/2101-06"];
    assert_eq!(periods(&view(&set, &ask("US-JP"))), wanted);
}

#[test]
fn an_interval_is_no_end_of_a_span() {
    let set = wandering(12);
    let asked = Ask { from: Some(period("2101-01/2101-02")), ..ask("US-JP") };
    let refused = bothways::query::Question::new(&set, &asked).unwrap_err();
    assert_eq!(refused.field(), "from");
}
