//! The walk of the keys, view by view: where each key leads, and what is said there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::dataset::Dataset;
use bothways::describe::many::telling;
use bothways::describe::{Fields, Node, spoken, tip, tones, walk};
use bothways::query::{Among, Direction, Question, View, sources};
use bothways::scene::Key;
use common::many::{all, asked, crowd};
use common::{Fixed, ask, cncert, sensors, view};

fn forward(row: usize) -> Key {
    Key { row, direction: Direction::Forward }
}

fn back(row: usize) -> Key {
    Key { row, direction: Direction::Back }
}

fn over_time<'a>(set: &'a Dataset, pair: &str) -> View<'a> {
    View::Timeline(view(set, &ask(pair)))
}

fn many<'a>(set: &'a Dataset, view: &str) -> View<'a> {
    asked(view, set, &ask("US-JP"), Among::default())
}

/// What is said at a place that the walk counts.
fn said(view: &View<'_>, place: usize) -> String {
    let key = walk(view, None, &format!("#{place}")).unwrap();
    spoken(view, &Fixed, key).unwrap()
}

#[test]
fn over_time_the_period_leads_then_value_direction_and_place() {
    let set = cncert();
    let view = over_time(&set, "US-CN");
    assert_eq!(
        said(&view, 0),
        "2011: 8,850,000 computers (read in an article, not in the report), \
         from the United States to China; 1 of 10"
    );
    assert_eq!(
        said(&view, 3),
        "2012: not measured (CNCERT counts computers in China only), \
         from China to the United States; 2 of 10"
    );
    // What its publisher says goes without saying.
    assert_eq!(
        said(&view, 2),
        "2012: 10,512,000 computers, from the United States to China; 2 of 10"
    );
}

#[test]
fn elsewhere_the_value_leads() {
    let set = crowd();
    let first = |name| said(&many(&set, name), 0);
    let flow =
        "2,171 events (the other way: 72,988 events), from the United States to Japan; 1 of ";
    for (view, words) in [
        (
            "partners",
            "not measured (No sensor stood in other countries), \
             from the United States to South Korea; 1 of 17",
        ),
        ("matrix", "21,173 events, inside SG; 1 of 120"),
        ("flows", &format!("{flow}24")),
        ("map", &format!("{flow}18")),
        (
            "balance",
            "440,121 events, from Japan to SG; 112,659 events, from SG to Japan \
             (About 3.9 times as many from Japan to SG as the other way); 1 of 109",
        ),
    ] {
        assert_eq!(first(view), words, "{view}");
    }
    // Both sides of a partner's line are one place.
    let second = said(&many(&set, "partners"), 1);
    assert_eq!(second, "328,501 events, from South Korea to the United States; 1 of 17");
}

#[test]
fn a_collection_is_named_after_its_figure() {
    let set = cncert();
    let question = Question::new(&set, &ask("US-CN")).unwrap();
    let view = View::Sources(sources(question, &[&set]).unwrap());
    let said = said(&view, 0);
    let begins = "8,850,000 computers (read in an article, not in the report), \
                  from the United States to China; ";
    assert!(said.starts_with(begins), "{said}");
    assert!(said.ends_with("; 1 of 1"), "{said}");
}

#[test]
fn every_step_of_every_view_is_said_in_one_form() {
    for case in all() {
        let (view, env) = (case.view(), case.env());
        let steps = telling(&view).unwrap().steps();
        for key in steps {
            let said = spoken(&view, &env, key).unwrap();
            let tip = tip(&view, &env, key).unwrap();
            assert!(said.starts_with(&tip.value), "{}: {said}", case.name);
            let (words, place) = said.rsplit_once("; ").unwrap();
            assert!(place.split_once(" of ").is_some(), "{}: {said}", case.name);
            let is_directed = words.contains(", from ") || words.contains(", inside ");
            assert!(is_directed, "{}: {said}", case.name);
            let loose = ["→", "{", "}", " ,", ".)", "()", ", ,", "reported by the publisher"];
            // Of a pair one direction may be known so, and the other less well.
            let loose = if case.view == "balance" { &loose[..7] } else { &loose[..] };
            assert!(!said.contains("reported by the publisher)"), "{}: {said}", case.name);
            for mark in loose {
                assert!(!said.contains(mark), "{}: “{mark}” in {said}", case.name);
            }
        }
    }
}

#[test]
fn page_keys_lead_by_five_and_stop_at_the_ends() {
    let set = cncert();
    let view = over_time(&set, "US-CN");
    let rows: Vec<_> = (0..).map_while(|at| walk(&view, None, &format!("#{}", 2 * at))).collect();
    assert_eq!(rows.len(), 10);
    for (from, key, to) in
        [(0, "PageDown", 5), (7, "PageDown", 9), (7, "PageUp", 2), (3, "PageUp", 0), (4, "End", 9)]
    {
        assert_eq!(walk(&view, Some(rows[from]), key), Some(rows[to]), "{key} from {from}");
    }
    let set = crowd();
    for (name, to) in [("partners", 5), ("flows", 5), ("map", 5), ("balance", 10)] {
        let view = many(&set, name);
        assert_eq!(walk(&view, Some(forward(0)), "PageDown"), Some(forward(to)), "{name}");
        assert_eq!(walk(&view, Some(forward(to)), "PageUp"), Some(forward(0)), "{name}");
    }
    let grid = many(&set, "matrix");
    let down = |key: Key| walk(&grid, Some(key), "ArrowDown").unwrap();
    let first = walk(&grid, None, "#0").unwrap();
    let fifth = (0..5).fold(first, |key, _| down(key));
    assert_eq!(walk(&grid, Some(first), "PageDown"), Some(fifth));
    assert_eq!(walk(&grid, Some(fifth), "PageUp"), Some(first));
}

#[test]
fn a_number_names_each_place_once_in_order_and_nothing_beyond() {
    let set = sensors();
    let pair = over_time(&set, "US-JP");
    assert_eq!(walk(&pair, None, "#0"), Some(forward(0)));
    assert_eq!(walk(&pair, Some(back(2)), "#1"), Some(back(0)));
    assert_eq!(walk(&pair, None, "#"), None, "the sign is a key that somebody pressed");
    assert_eq!(walk(&pair, None, "#999"), None);
    for case in all() {
        let view = case.view();
        let steps = telling(&view).unwrap().steps();
        let named: Vec<_> = (0..).map_while(|at| walk(&view, None, &format!("#{at}"))).collect();
        assert_eq!(named, steps, "{}", case.name);
    }
}

/// The kinds of the cells that sound at a key, left and right.
fn heard(view: &View<'_>, key: Key) -> [Option<String>; 2] {
    let mut fields = Fields::default();
    tones(&mut fields, view, key);
    let node = Node::from(fields);
    ["forward", "back"].map(|ear| match node.get(ear)?.get("kind")? {
        Node::Text(kind) => Some(kind.clone()),
        _ => None,
    })
}

#[test]
fn what_sounds_is_what_is_pointed_at_in_its_own_ear() {
    let set = cncert();
    let view = over_time(&set, "US-CN");
    assert_eq!(heard(&view, forward(0)), [Some("known".to_owned()), None]);
    assert_eq!(heard(&view, back(0)), [None, Some("notMeasured".to_owned())]);
    for case in all() {
        let (view, env) = (case.view(), case.env());
        for key in telling(&view).unwrap().steps() {
            let ears = heard(&view, key);
            let words = tip(&view, &env, key).unwrap().value;
            let ear = match (case.view, key.direction, &ears) {
                ("partners", Direction::Back, [left, right]) => {
                    assert_eq!(left, &None);
                    right
                }
                // The larger direction is named first.
                ("balance", _, [left, right]) => {
                    assert!(left.is_some() && right.is_some());
                    continue;
                }
                (_, _, [left, _]) => left,
            };
            let kind = ear.as_deref().unwrap_or("none");
            let is_said = match kind {
                "notMeasured" => {
                    words.contains("not measured") || words.contains("no figure published")
                }
                "suppressed" => words.contains("withheld for privacy"),
                "zero" => words.contains("none recorded"),
                "none" => words.contains("not added up"),
                _ => words.starts_with(|digit: char| digit.is_ascii_digit()),
            };
            assert!(is_said, "{}: {kind} for {words}", case.name);
        }
    }
}
