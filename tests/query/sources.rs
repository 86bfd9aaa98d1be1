//! Every set on one pair: a row for each measure that looked, one drawn row for each set.

use bothways::dataset::Dataset;
use bothways::query::{Cell, Direction, SourcesView};
use serde_json::json;

use crate::common::collections::{asked, list};
use crate::common::{cncert, measure, period, reports, sensors, set, unseen};

fn ids<'a>(view: &SourcesView<'a>) -> Vec<(&'a str, &'a str, bool)> {
    let id = |row: &bothways::query::SourceRow<'a>| {
        let set: &'a Dataset = row.question.set;
        (set.descriptor().name.as_str(), row.question.measure().id.as_str(), row.drawn)
    };
    view.rows.iter().map(id).collect()
}

#[test]
fn each_measure_that_looked_has_a_row_and_each_set_one_that_is_drawn() {
    let sets = [cncert(), sensors(), unseen()];
    let sets: Vec<&Dataset> = sets.iter().collect();
    let view = asked("US-CN", &sets);
    let rows = ids(&view);
    for name in ["cncert", "sensors", "invented"] {
        let drawn = rows.iter().filter(|(set, _, drawn)| *set == name && *drawn).count();
        assert_eq!(drawn, 1, "{name}");
    }
    assert!(rows.contains(&("cncert", "computers", true)));
    assert!(rows.contains(&("cncert", "addresses", false)));
    // Nobody looked: one row says so.
    let silent: Vec<_> = view.rows.iter().filter(|row| row.period.is_none()).collect();
    assert_eq!(silent.len(), 1);
    assert!(!silent[0].figures.forward.is_measured() && !silent[0].figures.back.is_measured());
}

#[test]
fn a_measure_with_a_figure_stands_for_its_set_before_one_without() {
    let measures = [measure("first", true), measure("second", true)];
    let rows = ["2101,US,JP,all,second,7,reported", "2101,DE,FR,all,first,7,reported"];
    let set = set(json!({ "measures": measures }), &rows);
    let view = asked("US-JP", &[&set]);
    assert_eq!(ids(&view), [("invented", "first", false), ("invented", "second", true)]);
}

#[test]
fn a_measure_that_adds_up_is_summed_over_its_span_and_another_is_not() {
    let (list, cncert) = (list(), cncert());
    let view = asked("US-CN", &[&list, &cncert]);
    let computers = view.rows.iter().find(|row| row.question.measure().id == "computers").unwrap();
    assert_eq!(computers.period, Some(period("2011")));
    assert_eq!(computers.figures.of(Direction::Forward).cell, Cell::Known(8_850_000));
    let reports = reports();
    let both = asked("US-JP", &[&reports]);
    let drawn = both.rows.iter().find(|row| row.drawn).unwrap();
    assert_eq!(drawn.question.both(&[drawn.period.unwrap()]), drawn.figures);
}

#[test]
fn sums_cover_the_span_that_is_drawn() {
    let rows = ["2101,US,JP,all,seen,7,reported", "2103,US,JP,all,seen,5,reported"];
    let set = set(json!({}), &rows);
    let view = asked("US-JP", &[&set]);
    assert_eq!(view.rows[0].period, Some(period("2101/2103")));
    assert_eq!(view.rows[0].figures.forward.cell, Cell::Known(12));
    assert_eq!(view.rows[0].figures.back.cell, Cell::Zero);
}
