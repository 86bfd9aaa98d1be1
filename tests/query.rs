//! The contract's section Meaning, point by point.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "query/adding.rs"]
mod adding;
#[path = "query/bases.rs"]
mod bases;
mod common;
#[path = "query/defaults.rs"]
mod defaults;
#[path = "query/missing.rs"]
mod missing;
#[path = "query/not_countries.rs"]
mod not_countries;
#[path = "query/sources.rs"]
mod sources;
#[path = "query/spans.rs"]
mod spans;
#[path = "query/sums.rs"]
mod sums;
#[path = "query/the_published_set.rs"]
mod the_published_set;

use bothways::dataset::{Dataset, MAX_VALUE, Status};
use bothways::query::{Ask, AskError, Cell, Direction, Figure, Gap, PairView};
use common::{
    ask, cncert, json, measure, period, reports, sensors, set, try_view, view, wandering,
};
use serde_json::{Value, json};

const OUTSIDE: Cell = Cell::NotMeasured(Gap::Outside);
const UNPUBLISHED: Cell = Cell::NotMeasured(Gap::Unpublished);

fn kinds(kinds: &[&str]) -> Vec<String> {
    kinds.iter().map(|kind| (*kind).to_owned()).collect()
}

fn measured(id: &str, pair: &str) -> Ask {
    Ask { measure: Some(id.to_owned()), per: Some("none".to_owned()), ..ask(pair) }
}

fn listed(categories: &[&str]) -> Ask {
    Ask { categories: kinds(categories), per: Some("none".to_owned()), ..ask("US-JP") }
}

fn between(from: &str, to: &str) -> Ask {
    Ask { from: Some(period(from)), to: Some(period(to)), ..ask("US-JP") }
}

/// Both figures of a period.
fn figures(view: &PairView<'_>, at: &str) -> [Figure; 2] {
    let row = view.rows.iter().find(|row| row.period == period(at)).unwrap();
    Direction::BOTH.map(|direction| row.figures.of(direction).clone())
}

fn cells(view: &PairView<'_>, at: &str) -> [Cell; 2] {
    figures(view, at).map(|figure| figure.cell)
}

/// Both totals, as far as the measure adds over periods.
fn totals(set: &Dataset, ask: &Ask) -> [Figure; 2] {
    let totals = view(set, ask).totals.unwrap();
    [totals.forward, totals.back]
}

/// The periods of an answer; those not drawn in brackets.
fn periods(view: &PairView<'_>) -> Vec<String> {
    let name = |period: String, drawn| if drawn { period } else { format!("({period})") };
    view.rows.iter().map(|row| name(row.period.to_string(), row.drawn)).collect()
}

/// The ids of the categories that an answer counts.
fn categories(set: &Dataset, ask: &Ask) -> Vec<String> {
    let all = &set.descriptor().bothways.categories;
    let view = view(set, ask);
    view.question.categories.iter().map(|at| all[usize::from(*at)].id.clone()).collect()
}

/// Two parts `a` and `b` of no whole, in 2101, from the US to Japan.
fn parts(additive: bool, defaults: Value, rows: &[&str]) -> Dataset {
    let categories = json!([{ "id": "a", "title": "A" }, { "id": "b", "title": "B" }]);
    let measures = json!([measure("seen", additive), measure("else", additive)]);
    let changed = json!({ "categories": categories, "measures": measures, "defaults": defaults });
    set(changed, rows)
}

const BOTH_PARTS: [&str; 2] = ["2101,US,JP,a,seen,4,reported", "2101,US,JP,b,seen,3,derived"];

#[test]
fn a_swap_changes_the_places_of_every_figure() {
    for (set, pair, swapped) in
        [(cncert(), "US-CN", "CN-US"), (sensors(), "US-JP", "JP-US"), (reports(), "US-JP", "JP-US")]
    {
        let (one, other) = (view(&set, &ask(pair)), view(&set, &ask(swapped)));
        assert_eq!(one.rows.len(), other.rows.len());
        for (row, mirrored) in one.rows.iter().zip(&other.rows) {
            assert_eq!((row.period, row.drawn), (mirrored.period, mirrored.drawn));
            assert_eq!(row.figures.forward, mirrored.figures.back);
            assert_eq!(row.figures.back, mirrored.figures.forward);
        }
        let both = |view: &PairView<'_>| view.totals.clone().map(|t| (t.forward, t.back));
        assert_eq!(both(&one), both(&other).map(|(forward, back)| (back, forward)));
    }
}
