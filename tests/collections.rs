//! What is said and drawn where several sets speak of one pair.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::describe::{answer, page, spoken, tip, walk};
use bothways::query::{Cell, Direction, View};
use bothways::scene::{Ink, Key, Mark, Scene};
use common::Fixed;
use common::collections::{Collections, all};
use serde_json::{Value, json};

fn each(act: impl Fn(&Collections, &View<'_>, &Scene)) {
    for case in all() {
        act(&case, &View::Sources(case.view()), &case.scene());
    }
}

fn json(view: &View<'_>) -> (Value, Value) {
    let value = |node| serde_json::to_value(node).unwrap();
    (value(answer(view, &Fixed)), value(page(view, &Fixed)))
}

#[test]
fn no_word_lies_over_another_or_beyond_the_edges() {
    each(|case, _, scene| {
        let mut taken: Vec<(f64, f64, f64, String)> = Vec::new();
        for mark in &scene.marks {
            if let Mark::Fill { rect, .. } | Mark::Outline { rect, .. } = mark {
                assert!(rect.left >= 0.0 && rect.right <= scene.width, "{}: {rect:?}", case.name);
            }
            let Mark::Text { at, text, font, align, .. } = mark else { continue };
            let width = bothways::i18n::Env::measure(&Fixed, text, *font);
            let left = match align {
                bothways::scene::Align::Left => at.x,
                bothways::scene::Align::Center => at.x - width / 2.0,
                bothways::scene::Align::Right => at.x - width,
            };
            assert!(left >= -0.01 && left + width <= scene.width + 0.01, "{}: {text}", case.name);
            let meets = |other: &&(f64, f64, f64, String)| {
                (other.2 - at.y).abs() < 11.0 && other.0 < left + width && left < other.1
            };
            assert_eq!(taken.iter().find(meets).map(|o| &o.3), None, "{}: {text}", case.name);
            taken.push((left, left + width, at.y, text.clone()));
        }
    });
}

#[test]
fn every_drawn_row_can_be_pointed_at_on_both_sides_and_says_the_same_to_the_ear() {
    each(|case, view, scene| {
        let View::Sources(rows) = view else { unreachable!() };
        assert_eq!(scene.hits.len(), rows.drawn().count() * 2, "{}", case.name);
        for hit in &scene.hits {
            assert_eq!(scene.hit(hit.rect.center()).unwrap().key, hit.key);
            let tip = tip(view, &Fixed, hit.key).unwrap();
            let spoken = spoken(view, &Fixed, hit.key).unwrap();
            assert!(spoken.contains(&tip.value), "{spoken}");
        }
    });
}

#[test]
fn bars_are_as_long_as_their_figures_within_a_row_and_a_rows_longest_fills_its_side() {
    each(|case, view, scene| {
        let View::Sources(rows) = view else { unreachable!() };
        for hit in &scene.hits {
            let both = &rows.rows[hit.key.row].figures;
            let most = both.forward.size().max(both.back.size()).unwrap_or(0);
            let Some(size) = both.of(hit.key.direction).size().filter(|size| *size > 0) else {
                continue;
            };
            let length = scene.marks.iter().find_map(|mark| match mark {
                Mark::Fill { rect, ink } if is_of(*ink, hit.key.direction) => {
                    hit.rect.contains(rect.center()).then(|| rect.width())
                }
                _ => None,
            });
            let is_withheld =
                |way: &Direction| matches!(both.of(*way).cell, Cell::Suppressed { .. });
            let outline = if Direction::BOTH.iter().any(is_withheld) { 18.0 } else { 0.0 };
            let side = hit.rect.width() - outline;
            let wanted = (side * size as f64 / most as f64).max(3.0);
            let length = length.unwrap_or_else(|| panic!("{}: {:?}", case.name, hit.key));
            assert!((length - wanted).abs() < 0.01, "{}: {:?}", case.name, hit.key);
        }
    });
}

fn is_of(ink: Ink, direction: Direction) -> bool {
    match direction {
        Direction::Forward => matches!(ink, Ink::Forward | Ink::ForwardPale),
        Direction::Back => matches!(ink, Ink::Back | Ink::BackPale),
    }
}

#[test]
fn the_answer_has_every_row_in_its_own_unit_and_the_page_the_same_in_words() {
    let case = &all()[2];
    let (answer, page) = json(&View::Sources(case.view()));
    assert_eq!(answer["view"], "sources");
    let rows = answer["rows"].as_array().unwrap();
    let cncert = &rows[0];
    assert_eq!(cncert["figures"], "cncert");
    assert_eq!((&cncert["unit"], &cncert["period"]), (&json!("computers"), &json!("2011")));
    assert_eq!(cncert["basis"], json!({ "source": "IP location", "target": "IP location" }));
    assert_eq!(cncert["forward"]["value"], 8_850_000);
    assert_eq!(cncert["back"]["kind"], "notMeasured");
    assert_eq!(page["table"]["rows"].as_array().unwrap().len(), rows.len());
    assert!(answer.get("unit").is_none() && answer.get("totals").is_none());
}

#[test]
fn title_and_sentence_count_the_collections_and_warn_of_comparing_rows() {
    let case = &all()[0];
    let (answer, _) = json(&View::Sources(case.view()));
    assert_eq!(answer["title"], "United States and Japan: what six collections say");
    let sentence = answer["sentence"].as_str().unwrap();
    assert!(sentence.starts_with("Both directions were counted by "), "{sentence}");
    assert!(sentence.ends_with("Compare left with right, never row with row."), "{sentence}");
    assert!(sentence.contains("Neither was counted by CNCERT"), "{sentence}");
}

#[test]
fn a_quotient_says_what_was_divided() {
    let case = &all()[2];
    let View::Sources(view) = View::Sources(case.view()) else { unreachable!() };
    let row = view.rows.iter().position(|row| row.question.per.is_some()).unwrap();
    let key = Key { row, direction: Direction::Back };
    let tip = tip(&View::Sources(view), &Fixed, key).unwrap();
    assert_eq!(tip.value, "18 packets per sensor (70 in all)");
}

#[test]
fn the_keys_go_down_the_collections_and_across_the_directions() {
    let case = &all()[0];
    let view = View::Sources(case.view());
    let first = walk(&view, None, "ArrowDown").unwrap();
    let second = walk(&view, Some(first), "ArrowDown").unwrap();
    assert!(second.row > first.row);
    let across = walk(&view, Some(second), "ArrowRight").unwrap();
    assert_eq!(across, Key { direction: Direction::Back, ..second });
    assert_eq!(walk(&view, Some(across), "ArrowLeft").unwrap(), second);
    assert_eq!(walk(&view, Some(second), "Home").unwrap().row, first.row);
    assert_eq!(walk(&view, Some(second), "x"), None);
}

#[test]
fn no_word_is_loaded() {
    each(|case, view, _| {
        let (answer, page) = json(view);
        let words = format!("{answer}{page}").to_lowercase();
        for word in ["attacker", "hacker", "victim", "enemy"] {
            assert!(!words.contains(word), "{}: {word}", case.name);
        }
    });
}
