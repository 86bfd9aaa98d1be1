//! What a further module hands its page to choose from.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::dataset::{Country, Dataset, Found, SeriesKey, Status};
use bothways::describe::page;
use bothways::query::{Among, Ask, Question, View, partners};
use common::collections::asked;
use common::{Fixed, ask, cncert, reports, sensors, set, view};
use serde_json::{Value, json};

fn choices(set: &Dataset, ask: &Ask) -> Value {
    serde_json::to_value(page(&View::Timeline(view(set, ask)), &Fixed)).unwrap()
}

fn of_measure(id: &str) -> Ask {
    Ask { measure: Some(id.to_owned()), ..ask("US-JP") }
}

/// Whether any figure of the two stands in the set, asked cell by cell.
fn has_figure(set: &Dataset, origin: Country, target: Country) -> bool {
    let terms = &set.descriptor().bothways;
    (0..terms.measures.len() as u8).any(|measure| {
        (0..terms.categories.len() as u8).any(|category| {
            let key = SeriesKey { origin, target, measure, category };
            set.periods().iter().any(|period| {
                matches!(set.find(key, period), Found::Row(row) if row.status != Status::Suppressed)
            })
        })
    })
}

#[test]
fn each_place_says_with_how_many_others_it_has_figures() {
    let rows = ["2101,US,JP,all,seen,7,reported", "2101,US,DE,all,seen,,suppressed"];
    let withheld = set(json!({}), &rows);
    let mut seen = Vec::new();
    let sets = [(cncert(), "US-CN"), (sensors(), "US-JP"), (reports(), "US-JP")];
    for (set, pair) in sets.into_iter().chain([(withheld, "US-JP")]) {
        for place in choices(&set, &ask(pair))["places"].as_array().unwrap() {
            let own = Country::parse(place["value"].as_str().unwrap()).unwrap();
            let is_partner = |other: &&Country| {
                other.is_place()
                    && **other != own
                    && (has_figure(&set, own, **other) || has_figure(&set, **other, own))
            };
            let count = set.countries().iter().filter(is_partner).count();
            let words =
                if count == 1 { "1 partner".to_owned() } else { format!("{count} partners") };
            assert_eq!(place["count"], words, "{own:?}");
            seen.push(count);
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, [0, 1, 2, 10], "a withheld figure makes no partner");
}

#[test]
fn a_unit_is_chosen_where_a_base_serves_the_measure() {
    let set = sensors();
    let units = choices(&set, &of_measure("packets"))["units"].clone();
    assert_eq!(units[0], json!({ "value": "none", "words": "packets" }));
    assert_eq!(units[1]["words"], "packets per sensor");
    assert_eq!(choices(&set, &of_measure("unique-sources"))["units"], json!([]));
    assert_eq!(choices(&cncert(), &ask("US-CN"))["units"], json!([]));
}

#[test]
fn whether_kinds_add_up_and_which_is_their_whole_is_said() {
    let set = sensors();
    let page = choices(&set, &of_measure("packets"));
    assert_eq!((&page["adds"], &page["total"]), (&json!(true), &json!("all")));
    assert_eq!(choices(&set, &of_measure("unique-sources"))["adds"], json!(false));
}

#[test]
fn several_collections_have_neither_units_nor_kinds() {
    let (packets, computers) = (sensors(), cncert());
    let all = View::Sources(asked("CN-US", &[&packets, &computers]));
    let page = serde_json::to_value(page(&all, &Fixed)).unwrap();
    assert_eq!((&page["units"], &page["adds"]), (&Value::Null, &Value::Null));
    assert!(page["views"]["choices"].as_array().unwrap().len() == 8);
}

#[test]
fn periods_are_offered_where_they_are_drawn_or_added_up() {
    let set = sensors();
    let of_partners = |measure: &str| {
        let question = Question::new(&set, &of_measure(measure)).unwrap();
        let view = View::Partners(partners(question, Among::default()).unwrap());
        serde_json::to_value(page(&view, &Fixed)).unwrap()["course"].clone()
    };
    let drawn = choices(&set, &of_measure("packets"))["course"].clone();
    let added = of_partners("packets");
    assert_eq!(added["periods"], drawn["periods"]);
    assert!(added["periods"].as_array().unwrap().len() > 1);
    assert_eq!((&drawn["first"], &added["first"]), (&json!(0), &json!(-1)));
    assert_eq!(of_partners("unique-sources"), Value::Null);
}

#[test]
fn a_span_leaves_all_periods_to_choose_from() {
    let set = sensors();
    let all = choices(&set, &of_measure("packets"))["course"]["periods"].clone();
    let bound = all[1]["value"].as_str().unwrap().parse().unwrap();
    let page = choices(&set, &Ask { from: Some(bound), ..of_measure("packets") });
    assert_eq!((&page["course"]["periods"], &page["course"]["first"]), (&all, &json!(1)));
}
