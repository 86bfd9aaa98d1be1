//! What holds for every view of many countries, whatever it shows.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use bothways::chart::{Size, chart};
use bothways::dataset::read_folder;
use bothways::describe::many::{Telling, telling};
use bothways::describe::{answer, spoken, tip, walk};
use bothways::query::{Among, Ask};
use bothways::scene::Key;
use common::many::{Many, Names, VIEWS, all, asked};
use common::{in_repository, texts};
use serde_json::Value;

fn each(check: impl Fn(&Many)) {
    all().iter().for_each(check);
}

fn json(case: &Many) -> Value {
    serde_json::to_value(answer(&case.view(), &case.env())).unwrap()
}

/// The keys of a scene's hits, each once.
fn keys(case: &Many) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for hit in &case.scene().hits {
        if !keys.contains(&hit.key) {
            keys.push(hit.key);
        }
    }
    keys
}

/// Everything that is said of a case.
fn said(case: &Many) -> Vec<String> {
    let (view, env) = (case.view(), case.env());
    let many = telling(&view).unwrap();
    let table = many.table(&env);
    let tips = many.steps().into_iter().flat_map(|key| {
        let tip = tip(&view, &env, key).unwrap();
        let spoken = spoken(&view, &env, key).unwrap();
        tip.heading.into_iter().chain([tip.value, tip.note, spoken]).chain(tip.sources)
    });
    let mut said = vec![many.title(&env), many.sentence(&env), table.caption];
    said.extend(many.notes(&env));
    said.extend(table.head.into_iter().chain(table.rows.into_iter().flatten()).chain(tips));
    said
}

#[test]
fn words_are_whole_and_neutral() {
    let loaded = ["attacker", "hacker", "victim", "enemy", " back", "invented", "{", "}", "  "];
    each(|case| {
        for words in said(case) {
            // “Invented” is what the set says of itself; its id is never said.
            let low = words.to_lowercase().replace("it is invented", "").replace("an invented", "");
            let low = low.replace("invented figures", "").replace("invented list", "");
            for word in loaded {
                assert!(!low.contains(word), "{}: “{word}” in “{words}”", case.name);
            }
        }
    });
}

#[test]
fn a_sentence_is_one() {
    each(|case| {
        let (view, env) = (case.view(), case.env());
        let sentence = telling(&view).unwrap().sentence(&env);
        assert!(sentence.ends_with('.'), "{}: {sentence}", case.name);
        assert_ne!(sentence, telling(&view).unwrap().title(&env), "{}", case.name);
    });
}

#[test]
fn whatever_can_be_pointed_at_can_be_walked_to_and_the_other_way_round() {
    each(|case| {
        let view = case.view();
        let order = |key: &Key| (key.row, key.direction as u8);
        let mut steps = telling(&view).unwrap().steps();
        let mut keys = keys(case);
        steps.sort_by_key(order);
        keys.sort_by_key(order);
        assert_eq!(steps, keys, "{}", case.name);
    });
}

#[test]
fn the_arrow_keys_reach_everything() {
    each(|case| {
        let view = case.view();
        let steps = telling(&view).unwrap().steps();
        let Some(first) = walk(&view, None, "ArrowRight") else {
            return assert!(steps.is_empty(), "{}", case.name);
        };
        let (mut found, mut open) = (vec![first], vec![first]);
        while let Some(at) = open.pop() {
            for key in ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"] {
                let next = walk(&view, Some(at), key).unwrap();
                if !found.contains(&next) {
                    found.push(next);
                    open.push(next);
                }
            }
        }
        assert_eq!(found.len(), steps.len(), "{}", case.name);
        assert_eq!(walk(&view, None, "a"), None, "{}", case.name);
    });
}

#[test]
fn what_is_pointed_at_is_told_with_a_value_first() {
    each(|case| {
        let (view, env) = (case.view(), case.env());
        for key in keys(case) {
            let tip = tip(&view, &env, key).unwrap();
            assert!(!tip.value.is_empty(), "{}", case.name);
            let spoken = spoken(&view, &env, key).unwrap();
            assert!(spoken.starts_with(&tip.value), "{}: {spoken}", case.name);
            let has_arrow = spoken.contains('→');
            assert!(!has_arrow, "{}: an arrow for the ear: {spoken}", case.name);
        }
    });
}

#[test]
fn a_click_selects_two_places_or_nothing() {
    each(|case| {
        let view = case.view();
        let many = telling(&view).unwrap();
        for key in many.steps() {
            if let Some((a, b)) = many.pair(key) {
                assert!(a != b && a.is_place() && b.is_place(), "{}: {a}-{b}", case.name);
            }
        }
    });
}

#[test]
fn a_table_has_a_head_for_each_column_and_a_row_for_each_of_the_answer() {
    each(|case| {
        let (view, env) = (case.view(), case.env());
        let table = telling(&view).unwrap().table(&env);
        let rows = json(case)["rows"].as_array().unwrap().len();
        assert!(table.rows.len() >= rows, "{}: {} < {rows}", case.name, table.rows.len());
        assert!(table.head.iter().all(|words| !words.is_empty()), "{}", case.name);
        for row in &table.rows {
            assert_eq!(row.len(), table.head.len(), "{}: {row:?}", case.name);
            assert!(row[..row.len() - 1].iter().all(|words| !words.is_empty()), "{row:?}");
        }
    });
}

#[test]
fn answers_have_the_shape_of_the_contract() {
    let columns = |view: &str| match view {
        "partners" => vec!["partner", "out", "in"],
        "balance" => vec!["a", "b", "forward", "back"],
        _ => vec!["origin", "target", "figure"],
    };
    each(|case| {
        let answer = json(case);
        assert_eq!(answer["view"], case.view);
        let names = ["title", "sentence", "measure", "unit", "per", "source", "vantage"];
        for name in names {
            assert!(answer[name].is_string(), "{}: {name}", case.name);
        }
        for name in ["caveats", "context", "columns", "rows"] {
            assert!(answer[name].is_array(), "{}: {name}", case.name);
        }
        let wanted = columns(case.view);
        assert_eq!(answer["columns"], Value::from(wanted.clone()), "{}", case.name);
        for row in answer["rows"].as_array().unwrap() {
            let row = row.as_object().unwrap();
            let found: BTreeSet<_> = row.keys().map(String::as_str).collect();
            assert_eq!(found, wanted.iter().copied().collect(), "{}", case.name);
            for cell in row.values().filter(|value| value.is_object()) {
                let kind = cell["kind"].as_str().unwrap();
                let has_value = cell.get("value").is_some();
                assert_eq!(has_value, ["known", "zero"].contains(&kind), "{}: {cell}", case.name);
            }
        }
    });
}

#[test]
fn the_pair_stands_above_every_chart_in_the_same_words() {
    let set = common::many::crowd();
    for (pair, wanted) in [
        ("US-JP", ["United States → Japan", "2,171 events", "Japan → United States"]),
        ("CN-US", ["China → United States", "259,493 events", "United States → China"]),
    ] {
        for view in ["matrix", "flows", "map", "balance"] {
            for width in [240.0, 328.0, 704.0] {
                let view = asked(view, &set, &common::ask(pair), Among::default());
                let size = Size { width, height: None };
                let scene = chart(&view, &Names { is_arabic: false }, size);
                let said = texts(&scene).join(" ");
                assert!(said.starts_with(&wanted.join(" ")), "{width}: {said}");
                if pair == "CN-US" {
                    let why = "not measured No sensor stood in other countries.";
                    assert!(said.starts_with(&format!("{} {why}", wanted.join(" "))), "{said}");
                }
            }
        }
    }
}

#[test]
fn no_figure_is_drawn_without_a_name_to_follow_it_by() {
    each(|case| {
        let scene = case.scene();
        let mut names: Vec<_> = scene.parts.iter().map(|part| &part.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{}: two parts of one name", case.name);
    });
}

/// Five lines on a phone 360 px wide, and a word or two.
const LONGEST: usize = 230;

/// Every view of every set with nothing asked: title, sentence, notes, and the set's own reasons.
fn each_bundled(check: impl Fn(&str, &dyn Telling, &Names)) {
    for name in bothways::BUNDLED {
        let set = read_folder(&in_repository("data").join(name)).unwrap();
        for view in VIEWS {
            let view = asked(view, &set, &Ask::default(), Among::default());
            let many = telling(&view).unwrap();
            check(&format!("{name}, {}", many.name()), &*many, &Names { is_arabic: false });
        }
    }
}

#[test]
fn a_sentence_of_a_bundled_set_is_read_at_one_look() {
    each_bundled(|name, many, env| {
        let sentence = many.sentence(env);
        let length = sentence.chars().count();
        assert!(length <= LONGEST, "{name}: {length} characters: {sentence}");
    });
}

#[test]
fn a_short_sentence_still_has_both_directions_and_the_period() {
    each_bundled(|name, many, env| {
        let (sentence, title) = (many.sentence(env), many.title(env));
        assert!(sentence.contains("The other way"), "{name}: {sentence}");
        let (_, period) = title.rsplit_once(", ").unwrap();
        assert!(sentence.contains(period), "{name}: no {period} in {sentence}");
    });
}

#[test]
fn limits_and_reasons_stand_under_the_chart() {
    each_bundled(|name, many, env| {
        let (sentence, notes) = (many.sentence(env), many.notes(env));
        let question = &many.survey().question;
        let measure = question.measure();
        let is_noted = |words: &str| notes.iter().any(|note| note.ends_with(words));
        if let Some(limit) = measure.limit() {
            assert!(is_noted(limit), "{name}: {notes:?}");
        } else if measure.basis.source == "IP location" {
            let limit = "who runs them.";
            assert!(is_noted("who runs it.") || sentence.contains(limit), "{name}: {notes:?}");
        }
        if sentence.contains("measured") {
            let why = &question.set.descriptor().bothways.coverage_of(measure).why;
            assert!(is_noted(why), "{name}: {notes:?}");
        }
    });
}
