//! Division by a base.

use super::*;

/// A set whose base divides by 4 in Japan and by 8 in the US.
fn divided(of: &str, decimals: u8, rows: &[&str]) -> Dataset {
    let mut measure = measure("seen", true);
    measure["decimals"] = json!(decimals);
    let base = json!({
        "id": "box", "of": of, "measures": ["seen"], "unit": "box",
        "values": { "JP": 4, "US": 8 },
    });
    set(json!({ "measures": [measure], "bases": [base] }), rows)
}

fn per(id: &str) -> Ask {
    Ask { per: Some(id.to_owned()), ..ask("US-JP") }
}

#[test]
fn a_quotient_rounds_half_to_even() {
    for (value, quotient) in [(2, 0), (6, 2), (10, 2), (14, 4), (7, 2), (9, 2), (12, 3)] {
        let row = format!("2101,US,JP,all,seen,{value},reported");
        let set = divided("target", 0, &[&row]);
        assert_eq!(figures(&view(&set, &per("box")), "2101")[0].size(), Some(quotient));
    }
}

#[test]
fn a_quotient_keeps_the_measures_decimals() {
    let set = divided("target", 2, &["2101,US,JP,all,seen,1.5,reported"]);
    assert_eq!(figures(&view(&set, &per("box")), "2101")[0].cell, Cell::Known(38));
}

#[test]
fn a_quotient_is_computed_once_from_the_sum() {
    let rows = ["2101,US,JP,all,seen,1,reported", "2102,US,JP,all,seen,1,reported"];
    let set = divided("target", 0, &[rows[0], rows[1], "2103,US,JP,all,seen,1,reported"]);
    assert_eq!(totals(&set, &per("box"))[0].cell, Cell::Known(1));
}

#[test]
fn each_direction_is_divided_by_its_own_side() {
    let rows = ["2101,US,JP,all,seen,80,reported", "2101,JP,US,all,seen,80,reported"];
    let of_target = divided("target", 0, &rows);
    let known = |a, b| [Cell::Known(a), Cell::Known(b)];
    assert_eq!(cells(&view(&of_target, &per("box")), "2101"), known(20, 10));
    let of_source = divided("source", 0, &rows);
    assert_eq!(cells(&view(&of_source, &per("box")), "2101"), known(10, 20));
}

#[test]
fn a_lower_bound_is_divided_too() {
    let rows = ["2101,US,JP,all,seen,80,reported", "2102,US,JP,all,seen,,suppressed"];
    let figure = totals(&divided("target", 0, &rows), &per("box"))[0].clone();
    assert_eq!(figure.cell, Cell::Suppressed { at_least: Some(20) });
}

#[test]
fn a_scale_multiplies_before_the_division() {
    let base = json!({
        "id": "machines", "of": "source", "measures": ["seen"], "unit": "million machines",
        "scale": 1_000_000, "values": { "JP": 205_329_793, "US": 4_000_000 },
    });
    let rows = ["2101,US,JP,all,seen,10,reported", "2101,JP,US,all,seen,3975,reported"];
    let set = set(json!({ "bases": [base] }), &rows);
    let view = view(&set, &per("machines"));
    assert_eq!(cells(&view, "2101"), [Cell::Known(2), Cell::Known(19)]);
    assert_eq!(json(&set, &per("machines"))["unit"], json!("events per million machines"));
}

#[test]
fn a_quotient_beyond_exactness_is_refused() {
    let base = json!({
        "id": "machines", "of": "source", "measures": ["seen"], "unit": "million machines",
        "scale": 1_000_000, "values": { "US": 3 },
    });
    let rows = ["2101,US,JP,all,seen,9007199254740991,reported"];
    let set = set(json!({ "bases": [base] }), &rows);
    assert_eq!(try_view(&set, &per("machines")).unwrap_err(), AskError::SumTooLarge);
}

#[test]
fn a_country_without_a_base_is_not_measured() {
    let set = divided("target", 0, &["2101,US,DE,all,seen,80,reported"]);
    let asked = Ask { pair: Some(("US".parse().unwrap(), "DE".parse().unwrap())), ..per("box") };
    assert_eq!(cells(&view(&set, &asked), "2101"), [OUTSIDE, Cell::Zero]);
}

#[test]
fn none_divides_nothing() {
    let set = sensors();
    let view = view(&set, &per("none"));
    assert_eq!(cells(&view, "2101-01"), [Cell::Known(420), Cell::Known(96)]);
    assert_eq!(json(&set, &per("none"))["per"], json!("none"));
}

#[test]
fn a_measure_that_the_base_does_not_list_is_never_divided() {
    let set = sensors();
    let asked = |per: Option<&str>| Ask {
        per: per.map(str::to_owned),
        measure: Some("unique-sources".to_owned()),
        ..ask("US-JP")
    };
    let error = try_view(&set, &asked(Some("sensor"))).unwrap_err();
    assert_eq!(error, AskError::Per("sensor".to_owned()));
    assert_eq!(cells(&view(&set, &asked(None)), "2101-01"), [Cell::Known(35), Cell::Known(8)]);
}

#[test]
fn the_answer_says_that_it_is_divided() {
    let answer = json(&sensors(), &ask("US-JP"));
    assert_eq!(answer["per"], json!("sensor"));
    assert_eq!(answer["unit"], json!("packets per sensor"));
}
