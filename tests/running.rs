//! The running sum over time, and what happened at some time of it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::describe::{notes, sentence, table, tip, title, unit_line};
use bothways::query::{Ask, AskError, Cell, Direction, PairView, View};
use bothways::scene::Key;
use bothways::state::{Msg, State, update};
use common::{Fixed, ask, eventful, json, measure, months, reports, sensors, set, try_view, view};
use serde_json::json;

fn running(pair: &str) -> Ask {
    Ask { is_running: true, ..ask(pair) }
}

fn forward(view: &PairView<'_>) -> Vec<Cell> {
    view.drawn().map(|row| row.figures.forward.cell).collect()
}

#[test]
fn each_period_adds_all_before_it_and_the_last_is_the_total() {
    let set = months(4, |at, way| format!("{},reported", (at + 1) * 10u32.pow(way)));
    let view = view(&set, &running("US-JP"));
    assert_eq!(forward(&view), [1, 3, 6, 10].map(Cell::Known));
    let last = view.drawn().next_back().unwrap();
    assert_eq!(view.totals.as_ref().unwrap(), &last.figures);
    assert_eq!(view.lead_row(), Some(last));
}

#[test]
fn every_sum_is_what_the_question_answers_over_its_periods() {
    for set in [sensors(), reports(), eventful()] {
        let plain = view(&set, &ask("US-JP"));
        if !plain.question.measure().additive.period {
            continue;
        }
        let summed = view(&set, &running("US-JP"));
        let mut periods = Vec::new();
        for row in summed.drawn() {
            periods.push(row.period);
            assert_eq!(row.figures, plain.question.both(&periods), "{}", row.period);
        }
        assert!(periods.len() > 3);
    }
}

#[test]
fn what_is_withheld_or_not_measured_stays_so_in_every_later_sum() {
    let hidden = months(3, |at, _| if at == 1 { ",suppressed" } else { "5,reported" }.to_owned());
    let view_of_hidden = view(&hidden, &running("US-JP"));
    let at_least = |value| Cell::Suppressed { at_least: Some(value) };
    assert_eq!(forward(&view_of_hidden), [Cell::Known(5), at_least(5), at_least(10)]);
    let coverage = json!({ "missing": "notMeasured", "why": "Nobody looked there." });
    let rows = ["2101-01,US,JP,all,seen,5,reported", "2101-03,US,JP,all,seen,2,reported"];
    let gap = set(json!({ "coverage": coverage }), &rows);
    let view_of_gap = view(&gap, &running("US-JP"));
    assert_eq!(forward(&view_of_gap), [5, 5, 7].map(Cell::Known));
    let partial: Vec<_> = view_of_gap.drawn().map(|row| row.figures.forward.partial).collect();
    assert_eq!(partial, [false, true, true]);
}

#[test]
fn title_unit_sentence_table_tooltip_and_answer_say_that_it_runs() {
    let set = months(3, |at, _| format!("{},reported", at + 1));
    let view = view(&set, &running("US-JP"));
    let since = "running sum since January 2101";
    assert_eq!(
        title(&view, &Fixed),
        "Events: United States and Japan, January 2101 to March 2101, running sum"
    );
    assert_eq!(unit_line(&view, &Fixed), format!("Unit: events, {since}."));
    let said = sentence(&view, &Fixed);
    assert!(said.contains("Each bar is the sum since January 2101."), "{said}");
    let heads: Vec<_> = table(&view, &Fixed).rows.into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(
        heads,
        ["January 2101", "January 2101 to February 2101", "January 2101 to March 2101"]
    );
    let key = Key { row: 1, direction: Direction::Forward };
    let tip = tip(&View::Timeline(view), &Fixed, key).unwrap();
    assert_eq!((&*tip.heading[0], &*tip.value), ("January 2101 to February 2101", "3 events"));
    let answer = json(&set, &running("US-JP"));
    assert_eq!(answer["sum"], "running");
    assert_eq!(answer["unit"], format!("events, {since}"));
    assert_eq!(json(&set, &ask("US-JP"))["sum"], serde_json::Value::Null);
}

#[test]
fn a_period_of_another_length_keeps_its_own_figure_and_says_so() {
    let rows = [
        "2101-01,US,JP,all,seen,5,reported",
        "2101-02,US,JP,all,seen,2,reported",
        "2101,US,JP,all,seen,70,reported",
    ];
    let set = set(json!({}), &rows);
    let view = view(&set, &running("US-JP"));
    let other = view.rows.iter().position(|row| !row.drawn).unwrap();
    assert_eq!(view.rows[other].figures.forward.cell, Cell::Known(70));
    let row = &table(&view, &Fixed).rows[other];
    assert!(row[3].contains("not in the running sum"), "{row:?}");
}

#[test]
fn a_measure_that_does_not_add_up_is_refused_and_lets_go() {
    let measures = json!([measure("seen", true), measure("machines", false)]);
    let rows = ["2101,US,JP,all,seen,5,reported", "2101,US,JP,all,machines,5,reported"];
    let set = set(json!({ "measures": measures }), &rows);
    let machines = Ask { measure: Some("machines".to_owned()), ..running("US-JP") };
    assert_eq!(try_view(&set, &machines).unwrap_err(), AskError::Running);
    let told = |fields: &[(&str, &str)]| {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), Some((*text).to_owned()));
        Msg::Set(fields.iter().map(owned).collect())
    };
    let state = update(&State::default(), &set, told(&[("sum", "running")])).unwrap();
    let error = update(&state, &set, told(&[("measure", "machines")])).unwrap_err();
    assert_eq!(
        error.words(),
        "sum: figures of this measure are not added up over periods; leave it out"
    );
    let chosen = update(&state, &set, Msg::Measure("machines".to_owned())).unwrap();
    assert!(!chosen.question(&set).unwrap().is_running);
    let bad = update(&state, &set, told(&[("sum", "walking")])).unwrap_err();
    assert_eq!(bad.words(), "sum: “walking” is not one of none, running");
    let back = update(&state, &set, told(&[("sum", "none")])).unwrap();
    assert!(!back.question(&set).unwrap().is_running);
}

#[test]
fn another_set_that_does_not_add_up_lets_go_of_the_sum() {
    let state = State { ask: running("US-CN"), ..State::default() };
    let next = update(&state, &common::cncert(), Msg::Set(Vec::new())).unwrap();
    assert!(!next.ask.is_running);
}

#[test]
fn what_happened_stands_in_notes_and_tooltip_of_its_time_only() {
    let set = eventful();
    let view = view(&set, &ask("US-JP"));
    let said = notes(&view, &Fixed).join("\n");
    assert!(
        said.contains("February 2101, sensor network changed: sensor network changed in 2101-02.")
    );
    assert!(said.contains("20 November 2101, study ends: "), "{said}");
    assert!(!said.contains("before all"), "{said}");
    let view = View::Timeline(view);
    let note = |row| tip(&view, &Fixed, Key { row, direction: Direction::Back }).unwrap().note;
    assert!(note(1).contains("sensor network changed in 2101-02."), "{}", note(1));
    assert!(note(10).contains("study ends in"), "{}", note(10));
    assert!(!note(3).contains("2101"), "{}", note(3));
}
