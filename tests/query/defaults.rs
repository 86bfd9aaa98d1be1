//! What an answer takes where nothing is asked.

use super::*;

#[test]
fn the_measure_is_the_sets_own_else_the_first() {
    let rows = ["2101,US,JP,a,seen,4,reported"];
    let own = parts(true, json!({ "measure": "else" }), &rows);
    assert_eq!(view(&own, &ask("US-JP")).question.measure().id, "else");
    let none = parts(true, json!({}), &rows);
    assert_eq!(view(&none, &ask("US-JP")).question.measure().id, "seen");
}

#[test]
fn the_category_is_the_sets_own() {
    let set = parts(true, json!({ "category": "b" }), &BOTH_PARTS);
    assert_eq!(categories(&set, &ask("US-JP")), ["b"]);
}

#[test]
fn without_an_own_category_it_is_the_total() {
    assert_eq!(categories(&sensors(), &ask("US-JP")), ["all"]);
}

#[test]
fn without_a_total_it_is_all_where_the_measure_adds_over_categories() {
    assert_eq!(categories(&parts(true, json!({}), &BOTH_PARTS), &ask("US-JP")), ["a", "b"]);
}

#[test]
fn without_any_of_these_it_is_the_first() {
    assert_eq!(categories(&parts(false, json!({}), &BOTH_PARTS), &ask("US-JP")), ["a"]);
}

#[test]
fn an_own_category_without_rows_of_the_measure_falls_to_one_with_rows() {
    let rows = ["2101,US,JP,a,else,9,reported", "2101,US,JP,b,seen,3,reported"];
    let set = parts(false, json!({ "category": "b" }), &rows);
    assert_eq!(categories(&set, &measured("seen", "US-JP")), ["b"]);
    assert_eq!(categories(&set, &measured("else", "US-JP")), ["a"]);
    assert_eq!(categories(&cncert(), &measured("phishing-pages", "US-CN")), ["phishing"]);
}

#[test]
fn the_pair_and_the_base_are_the_sets_own() {
    let set = sensors();
    let view = view(&set, &Ask::default());
    assert_eq!((view.question.a.as_str(), view.question.b.as_str()), ("US", "JP"));
    assert_eq!(view.question.per.unwrap().id, "sensor");
}

#[test]
fn what_the_set_lacks_is_refused_by_its_field() {
    let set = sensors();
    let field = |ask: &Ask| try_view(&set, ask).unwrap_err().field();
    assert_eq!(field(&measured("bytes", "US-JP")), "measure");
    assert_eq!(field(&listed(&["dns"])), "category");
    assert_eq!(field(&Ask { per: Some("address".to_owned()), ..ask("US-JP") }), "per");
    assert_eq!(field(&between("2101-03", "2101-02")), "to");
    let nowhere = super::set(json!({ "defaults": {} }), &["2101,US,JP,all,seen,1,reported"]);
    assert_eq!(try_view(&nowhere, &Ask::default()).unwrap_err(), AskError::Pair);
}
