//! What a table is sorted by is what its cells say.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::describe::{Words, sizes};
use bothways::i18n::{Env, NumberStyle};
use bothways::query::View;
use common::{Fixed, ask, collections, eventful, many, months, reports, sensors, view};

/// Every row has its sizes, and every cell with a size says it.
fn agrees(view: &View<'_>, env: &dyn Env, name: &str) -> usize {
    let (table, sizes) = (Words::of(view, env).table, sizes(view));
    assert_eq!(table.rows.len(), sizes.len(), "{name}");
    let (mut said, decimals) = (0, view.question().measure().decimals);
    for (row, sizes) in table.rows.iter().zip(&sizes) {
        for (words, size) in row.iter().zip(sizes) {
            let Some(size) = size.filter(|size| *size > 0) else { continue };
            let number = env.number(size, decimals, NumberStyle::Full);
            assert!(words.contains(&number), "{name}: {row:?} says no {number}");
            said += 1;
        }
    }
    said
}

#[test]
fn each_size_is_said_by_its_cell_over_time() {
    let withheld = months(3, |at, _| if at == 1 { ",suppressed" } else { "5,reported" }.to_owned());
    for set in [sensors(), reports(), eventful(), withheld] {
        let view = View::Timeline(view(&set, &ask("US-JP")));
        assert!(agrees(&view, &Fixed, &set.descriptor().name) > 3);
    }
}

#[test]
fn each_size_is_said_by_its_cell_in_views_of_many() {
    let mut said = 0;
    for case in many::all() {
        let view = case.view();
        // A view without a head has no words of its own yet, and its table is not sorted.
        if !Words::of(&view, &case.env()).table.head.is_empty() {
            said += agrees(&view, &case.env(), &case.name);
        }
    }
    assert!(said > 100, "{said}");
}

#[test]
fn rows_of_several_collections_have_no_sizes() {
    let case = &collections::all()[0];
    assert_eq!(sizes(&View::Sources(case.view())), Vec::<Vec<_>>::new());
}
