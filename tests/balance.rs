//! Both ways compared: every pair once, each kind of cell in its own place, names clear of dots.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::chart::{Size, balance as draw, lit};
use bothways::dataset::{Country, Dataset};
use bothways::describe::many::telling;
use bothways::describe::{answer, spoken, tip, walk};
use bothways::geom::{Grid, Point, Rect};
use bothways::i18n::Env;
use bothways::query::{Among, BalanceView, Cell, Direction, Known, Question, View, balance};
use bothways::scene::{Align, Dash, Ink, Key, Mark, Scene};
use common::many::crowd;
use common::{Fixed, ask, cncert, measure, set, texts};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One pair of each kind.
const KINDS: [&str; 12] = [
    "2101,US,JP,all,seen,40,reported",
    "2101,JP,US,all,seen,2000,reported",
    "2101,CN,DE,all,seen,300,reported",
    "2101,DE,CN,all,seen,100,reported",
    "2101,FR,US,all,seen,7,reported",
    "2101,US,BR,all,seen,,suppressed",
    "2101,BR,US,all,seen,50,reported",
    "2101,KR,US,all,seen,,suppressed",
    "2101,US,US,all,seen,900,reported",
    "2101,ZZ,US,all,seen,12,reported",
    "2101,ZZ,JP,all,seen,30,reported",
    "2101,RU,US,all,seen,8,secondhand",
];

/// Nobody looked into Korea and Russia; everywhere else none was seen where no row is.
fn kinds() -> Dataset {
    let coverage = json!({
        "sources": "all", "targets": ["US", "JP", "CN", "DE", "FR", "BR"], "missing": "zero",
        "why": "Nobody looked there.",
    });
    set(json!({ "coverage": coverage }), &KINDS)
}

fn view<'a>(set: &'a Dataset, pair: &str) -> BalanceView<'a> {
    balance(Question::new(set, &ask(pair)).unwrap(), Among::default()).unwrap()
}

fn scene(view: &BalanceView<'_>, width: f64) -> Scene {
    draw(view, &Fixed, Size { width, height: None })
}

fn json_of(view: &BalanceView<'_>) -> Value {
    serde_json::to_value(answer(&View::Balance(view.clone()), &Fixed)).unwrap()
}

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

/// The middle of a pair's dot.
fn dot(view: &BalanceView<'_>, scene: &Scene, a: &str, b: &str) -> Point {
    let row = view.find(country(a), country(b)).unwrap();
    scene.place(Key { row, direction: Direction::Forward }).unwrap().rect.center()
}

#[test]
fn a_row_is_an_unordered_pair_with_the_larger_direction_first() {
    let set = kinds();
    let answer = json_of(&view(&set, "DE-FR"));
    assert_eq!(answer["view"], "balance");
    assert_eq!(answer["columns"], json!(["a", "b", "forward", "back"]));
    let rows: Vec<_> = answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let cell = |way: &str| {
                row[way]["value"].as_f64().map_or_else(
                    || row[way]["kind"].as_str().unwrap().to_owned(),
                    |value| value.to_string(),
                )
            };
            let code = |end: &str| row[end].as_str().unwrap().to_owned();
            [code("a"), code("b"), cell("forward"), cell("back")]
        })
        .collect();
    let rows: Vec<_> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    assert_eq!(
        rows,
        [
            ["JP", "US", "2000", "40"],
            ["CN", "DE", "300", "100"],
            ["BR", "US", "50", "suppressed"],
            ["RU", "US", "8", "notMeasured"],
            ["FR", "US", "7", "0"],
            // The pair that is asked about is there without a row of its own.
            ["DE", "FR", "0", "0"],
            ["KR", "US", "suppressed", "notMeasured"],
        ]
    );
}

#[test]
fn the_chosen_pair_keeps_its_order() {
    let set = kinds();
    for (pair, figures) in [("US-JP", [40, 2000]), ("JP-US", [2000, 40])] {
        let view = view(&set, pair);
        let row = &view.rows[view.own().unwrap()];
        assert_eq!([row.figures.forward.cell, row.figures.back.cell], figures.map(Cell::Known));
    }
}

#[test]
fn countries_that_are_not_asked_about_are_in_no_row() {
    let set = kinds();
    let among = Among { countries: vec![country("CN"), country("DE")], ..Among::default() };
    let view = balance(Question::new(&set, &ask("US-JP")).unwrap(), among).unwrap();
    let pairs: Vec<_> = view.rows.iter().map(|row| (row.a.as_str(), row.b.as_str())).collect();
    assert_eq!(pairs, [("CN", "DE")]);
    // The sentence still speaks of the pair, and nothing is drawn of it.
    assert!(!texts(&scene(&view, 704.0)).iter().any(|text| text.contains("Japan")));
}

#[test]
fn every_pair_is_counted_by_what_is_known_of_it() {
    let set = kinds();
    let view = view(&set, "US-JP");
    let counts = [
        (Known::BothWays, 2),
        (Known::SomeNone, 1),
        (Known::SomeWithheld, 1),
        (Known::OneWay, 2),
        (Known::NeitherWay, 0),
    ];
    for (known, count) in counts {
        assert_eq!(view.count(known), count, "{known:?}");
    }
    let view = View::Balance(view);
    let many = telling(&view).unwrap();
    let (said, notes) = (many.sentence(&Fixed), many.notes(&Fixed));
    let pair = "In 2101, 40 events from the United States to Japan. The other way: 2,000.";
    assert!(said.starts_with(pair), "{said}");
    assert!(said.contains("Pairs with figures both ways: 2 of 6; in 1 of these"), "{said}");
    let rest = "none one way 1, withheld one way 1 and measured one way only 2.";
    assert!(notes.iter().any(|note| note.ends_with(rest)), "{notes:?}");
}

#[test]
fn that_the_chosen_pair_has_no_figure_is_said_with_its_reason() {
    let set = kinds();
    let said = |pair: &str| {
        let view = View::Balance(view(&set, pair));
        let many = telling(&view).unwrap();
        (many.sentence(&Fixed), many.notes(&Fixed))
    };
    let (sentence, notes) = said("US-RU");
    assert!(sentence.contains("The other way was not measured."), "{sentence}");
    assert!(notes.contains(&"Not measured: Nobody looked there.".to_owned()), "{notes:?}");
    let (sentence, _) = said("KR-RU");
    assert!(sentence.starts_with("Neither direction was measured: Nobody looked there."));
}

#[test]
fn what_is_left_out_is_said_with_its_size() {
    let set = kinds();
    let notes = telling(&View::Balance(view(&set, "US-JP"))).unwrap().notes(&Fixed);
    let has = |words: &str| assert!(notes.iter().any(|note| note.contains(words)), "{notes:?}");
    has("Left out, since they stay inside one country: 900 events.");
    has("Left out, since one side is unknown: 42 events.");
    has("Not measured: Nobody looked there.");
}

#[test]
fn what_may_not_be_added_up_is_named_one_by_one() {
    let set = set(json!({ "measures": [measure("seen", false)] }), &KINDS);
    let notes = telling(&View::Balance(view(&set, "US-JP"))).unwrap().notes(&Fixed);
    let wanted = "Left out, since one side is unknown: from ZZ to Japan (30) and from ZZ to the United \
         States (12).";
    assert!(notes.iter().any(|note| note == wanted), "{notes:?}");
    assert!(!notes.iter().any(|note| note.contains("42")), "{notes:?}");
}

#[test]
fn up_is_the_first_direction_and_ten_times_as_much_is_as_far_on_both_axes() {
    let set = set(
        json!({}),
        &[
            "2101,US,JP,all,seen,1000,reported",
            "2101,JP,US,all,seen,10,reported",
            "2101,CN,DE,all,seen,100,reported",
            "2101,DE,CN,all,seen,10,reported",
            "2101,FR,DE,all,seen,100,reported",
            "2101,DE,FR,all,seen,100,reported",
            "2101,KR,DE,all,seen,10,reported",
            "2101,DE,KR,all,seen,10,reported",
        ],
    );
    let view = view(&set, "US-JP");
    let scene = scene(&view, 704.0);
    let at = |a, b| dot(&view, &scene, a, b);
    let decade = at("CN", "DE").y - at("US", "JP").y;
    let near = |a: f64, b: f64| assert!((a - b).abs() < 0.01, "{a} {b}");
    near(at("KR", "DE").y - at("CN", "DE").y, decade);
    near(at("FR", "DE").x - at("CN", "DE").x, decade);
    near(at("US", "JP").x, at("KR", "DE").x);
    // Equal figures stand on the diagonal.
    let diagonal = scene
        .marks
        .iter()
        .find_map(|mark| match mark {
            Mark::Line { from, stroke, .. } if stroke.ink == Ink::Zero => Some(*from),
            _ => None,
        })
        .unwrap();
    for equal in [at("FR", "DE"), at("KR", "DE")] {
        near(equal.x - diagonal.x, diagonal.y - equal.y);
    }
    assert!(texts(&scene).contains(&"equal both ways"));
}

#[test]
fn only_the_chosen_pair_may_stand_below_the_diagonal() {
    let set = kinds();
    for (pair, is_below) in [("US-JP", true), ("JP-US", false)] {
        let view = view(&set, pair);
        let scene = scene(&view, 704.0);
        let line = scene.marks.iter().find_map(|mark| match mark {
            Mark::Line { from, stroke, .. } if stroke.ink == Ink::Zero => Some(*from),
            _ => None,
        });
        let from = line.unwrap();
        let below = |at: Point| at.x - from.x > from.y - at.y + 0.01;
        assert_eq!(below(dot(&view, &scene, "US", "JP")), is_below);
        assert!(!below(dot(&view, &scene, "CN", "DE")));
    }
}

#[test]
fn none_withheld_and_not_measured_have_strips_apart_that_count_their_pairs() {
    let set = kinds();
    let view = view(&set, "US-JP");
    let scene = scene(&view, 704.0);
    let texts = texts(&scene);
    for words in [
        "Other way none recorded: 1",
        "Other way withheld for privacy: 1",
        "Other way not measured: 2",
        "One way withheld for privacy: 1",
    ] {
        assert!(texts.contains(&words), "{words}: {texts:?}");
    }
    let at = |a, b| dot(&view, &scene, a, b);
    let [none, withheld, unmeasured] = [at("FR", "US"), at("BR", "US"), at("RU", "US")];
    assert!(unmeasured.x < withheld.x && withheld.x < none.x && none.x < at("CN", "DE").x);
    // In a strip as on the axis: more is higher.
    assert!(withheld.y < unmeasured.y && unmeasured.y < none.y);
    let covers = |at: Point| {
        scene
            .marks
            .iter()
            .filter_map(move |mark| match mark {
                Mark::Hatch { rect } if rect.contains(at) => Some("hatch"),
                Mark::Outline { rect, stroke }
                    if rect.contains(at) && stroke.dash == Dash::Dotted =>
                {
                    Some("dots")
                }
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(covers(none), [] as [&str; 0]);
    assert_eq!(covers(withheld), ["dots"]);
    assert_eq!(covers(unmeasured), ["hatch"]);
    // Without a figure either way it stands under the axis, in the column of the other way.
    let neither = at("KR", "US");
    assert!(neither.x == unmeasured.x && neither.y > none.y);
    assert_eq!(covers(neither), ["hatch"]);
}

#[test]
fn where_nothing_is_measured_both_ways_the_strip_has_the_whole_width() {
    let set = cncert();
    let view = view(&set, "US-CN");
    let scene = scene(&view, 704.0);
    let hatch = scene.marks.iter().find_map(|mark| match mark {
        Mark::Hatch { rect } => Some(*rect),
        _ => None,
    });
    assert!(hatch.unwrap().width() > 600.0);
    let said = texts(&scene).join("\n");
    assert!(said.starts_with("United States → China\n8.85 million computers\n"), "{said}");
    assert!(said.contains("China → United States\nnot measured\n"), "{said}");
    assert!(!said.contains("equal both ways") && !said.contains("The other way: from"), "{said}");
}

#[test]
fn dots_of_the_same_figures_lie_side_by_side() {
    let pairs = [("CN", "DE"), ("CN", "FR"), ("CN", "KR"), ("FR", "DE"), ("FR", "KR")];
    let mut rows = vec!["2101,US,JP,all,seen,90,reported".to_owned()];
    for (a, b) in pairs {
        rows.push(format!("2101,{a},{b},all,seen,3,reported"));
        rows.push(format!("2101,{b},{a},all,seen,3,reported"));
        // And as many in the strip of none.
        rows.push(format!("2101,{a},BR,all,seen,5,reported"));
    }
    rows.sort();
    rows.dedup();
    let set = set(json!({}), &rows);
    for width in [704.0, 288.0] {
        let scene = scene(&view(&set, "US-JP"), width);
        for (at, hit) in scene.hits.iter().enumerate() {
            for other in &scene.hits[..at] {
                let (a, b) = (hit.rect.center(), other.rect.center());
                let apart = ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt();
                assert!(apart + 0.01 >= (hit.rect.width() + other.rect.width()) / 2.0, "{width}");
            }
        }
    }
}

#[test]
fn a_ring_is_what_is_not_a_whole_figure_of_its_publisher() {
    let set = kinds();
    let view = view(&set, "US-JP");
    let scene = scene(&view, 704.0);
    let inks = |a: &str, b: &str| {
        let row = view.find(country(a), country(b)).unwrap();
        let marks = scene.marks_of(Key { row, direction: Direction::Forward });
        marks
            .into_iter()
            .map(|mark| match mark {
                Mark::Dot { ink, .. } => ink,
                mark => panic!("{mark:?}"),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(inks("CN", "DE"), [Ink::Other]);
    assert_eq!(inks("RU", "US"), [Ink::Other, Ink::Paper]);
    let own = inks("US", "JP");
    assert!(own.contains(&Ink::Forward) && own.contains(&Ink::Back));
}

#[test]
fn the_chosen_pairs_missing_direction_leaves_its_place_empty() {
    let set = kinds();
    for (pair, has) in [("RU-US", [true, false]), ("US-RU", [false, true]), ("KR-US", [false; 2])] {
        let view = view(&set, pair);
        let row = view.own().unwrap();
        let marks = scene(&view, 704.0).marks_of(Key { row, direction: Direction::Forward });
        let inked = [Ink::Forward, Ink::Back].map(|wanted| {
            marks.iter().any(|mark| matches!(mark, Mark::Dot { ink, .. } if *ink == wanted))
        });
        assert_eq!(inked, has, "{pair}");
    }
}

#[test]
fn no_name_lies_on_a_dot_and_the_chosen_pair_is_named() {
    let set = crowd();
    for width in [704.0, 328.0] {
        for pair in ["US-JP", "JP-US", "JP-SG", "US-IE"] {
            let view = view(&set, pair);
            let scene = scene(&view, width);
            let mut names = 0;
            for mark in &scene.marks {
                let Mark::Text { at, text, font, align, .. } = mark else { continue };
                if !text.contains(" – ") && !text.contains(" → ") {
                    continue;
                }
                names += 1;
                let wide = Fixed.measure(text, *font);
                let left = match align {
                    Align::Left => at.x,
                    Align::Center => at.x - wide / 2.0,
                    Align::Right => at.x - wide,
                };
                let room = Rect::new(left, at.y - font.size * 0.7, left + wide, at.y);
                let on = scene.hits.iter().find(|hit| hit.rect.overlaps(&room));
                assert_eq!(on, None, "{width} {pair}: {text}");
            }
            assert!(names >= 3, "{width} {pair}: {names}");
        }
        let view = view(&set, "US-JP");
        assert!(texts(&scene(&view, width)).contains(&"United States – Japan"), "{width}");
    }
}

#[test]
fn the_tooltip_says_both_directions_and_a_ratio_only_where_both_are_known() {
    let set = kinds();
    let view = view(&set, "US-JP");
    let tip_of = |a: &str, b: &str| {
        let row = view.find(country(a), country(b)).unwrap();
        let key = Key { row, direction: Direction::Forward };
        let tip = tip(&View::Balance(view.clone()), &Fixed, key).unwrap();
        [tip.value, tip.heading[0].clone(), tip.note]
    };
    assert_eq!(
        tip_of("US", "JP"),
        [
            "2,000 events, from Japan to the United States",
            "40 events, from the United States to Japan",
            "50 times as many from Japan to the United States as the other way; \
         reported by the publisher",
        ]
    );
    let [_, other, note] = tip_of("BR", "US");
    assert!(
        other.starts_with("withheld for privacy, ") && !note.contains("times"),
        "{other} {note}"
    );
    let [_, other, note] = tip_of("FR", "US");
    assert!(other.starts_with("none recorded, ") && !note.contains("times"), "{other} {note}");
    let [_, other, note] = tip_of("RU", "US");
    assert!(other.starts_with("not measured, ") && note.contains("Nobody looked there"), "{note}");
    assert!(!note.contains("times"), "{note}");
}

#[test]
fn ratios_are_rounded_and_say_so_and_shares_have_none() {
    let tip = |share: bool, forward: u32, back: u32| {
        let mut measure = measure("seen", true);
        if share {
            measure["unit"] = json!("%");
        }
        let rows = [
            format!("2101,US,JP,all,seen,{forward},reported"),
            format!("2101,JP,US,all,seen,{back},reported"),
        ];
        let set = set(json!({ "measures": [measure] }), &rows);
        let view = View::Balance(view(&set, "US-JP"));
        bothways::describe::tip(&view, &Fixed, Key { row: 0, direction: Direction::Forward })
            .unwrap()
            .note
    };
    assert!(tip(false, 50, 10).starts_with("5 times as many from the United States to Japan"));
    assert!(tip(false, 25, 10).starts_with("2.5 times as many"));
    assert!(tip(false, 10, 29).starts_with("2.9 times as many from Japan"));
    assert!(tip(false, 30, 7).starts_with("About 4.3 times as many"));
    assert!(tip(false, 100, 3).starts_with("About 33 times as many"));
    assert!(tip(false, 1000, 999).starts_with("About as many both ways"));
    assert!(!tip(true, 50, 10).contains("times"));
}

#[test]
fn the_walk_goes_by_size_and_begins_at_the_chosen_pair() {
    let set = crowd();
    let view = view(&set, "JP-US");
    let (own, last) = (view.own().unwrap(), view.rows.len() - 1);
    let sizes: Vec<_> = view.rows.iter().map(|row| row.size()).collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b) && last > 30);
    let all = View::Balance(view);
    let key = |row| Key { row, direction: Direction::Forward };
    let from = |row, name: &str| walk(&all, Some(key(row)), name).map(|key| key.row);
    assert_eq!(walk(&all, None, "ArrowRight"), Some(key(own)));
    assert_eq!(walk(&all, None, "End"), Some(key(last)));
    for (at, name, to) in [
        (3, "ArrowRight", 4),
        (3, "ArrowDown", 4),
        (3, "ArrowLeft", 2),
        (3, "ArrowUp", 2),
        (3, "PageDown", 13),
        (13, "PageUp", 3),
        (3, "PageUp", 0),
        (last - 1, "PageDown", last),
        (3, "Home", 0),
        (3, "End", last),
        (0, "ArrowLeft", 0),
        (last, "ArrowRight", last),
    ] {
        assert_eq!(from(at, name), Some(to), "{name} from {at}");
    }
    assert_eq!(from(3, "a"), None);
    let said = spoken(&all, &Fixed, key(0)).unwrap();
    assert!(said.ends_with(&format!("; 1 of {}", last + 1)), "{said}");
}

#[test]
fn every_pair_can_be_pointed_at_and_is_one_part() {
    let set = crowd();
    let view = view(&set, "US-JP");
    let scene = scene(&view, 704.0);
    assert_eq!((scene.hits.len(), scene.parts.len()), (view.rows.len(), view.rows.len()));
    for hit in &scene.hits {
        assert_eq!(scene.hit(hit.rect.center()), Some(hit));
        assert!(!scene.marks_of(hit.key).is_empty());
    }
    let names: std::collections::BTreeSet<_> = scene.parts.iter().map(|part| &part.name).collect();
    assert_eq!(names.len(), scene.parts.len());
}

#[test]
fn what_is_pointed_at_has_a_ring_around_it() {
    let set = kinds();
    let view = view(&set, "US-JP");
    let scene = scene(&view, 704.0);
    let key = Key {
        row: view.find(country("CN"), country("DE")).unwrap(),
        direction: Direction::Forward,
    };
    let lit = lit(&View::Balance(view.clone()), &scene, key);
    let at = dot(&view, &scene, "CN", "DE");
    let Mark::Dot { at: ring, radius, ink: Ink::Text } = lit.marks[0] else { panic!("{lit:?}") };
    assert!(ring == at && radius > scene.place(key).unwrap().rect.width() / 2.0);
    assert_eq!(lit.marks.last(), scene.marks_of(key).last());
}

#[test]
fn the_table_has_a_head_and_each_pair_both_ways() {
    let set = kinds();
    let table = telling(&View::Balance(view(&set, "US-JP"))).unwrap().table(&Fixed);
    assert_eq!(table.head, ["Pair", "First to second", "Second to first", "Note"]);
    assert_eq!(table.rows[0][..3], ["United States – Japan", "40", "2,000"]);
    assert_eq!(table.rows[1][..3], ["China – Germany", "300", "100"]);
    assert_eq!(table.rows[2][2], "withheld for privacy");
    assert!(table.rows.iter().any(|row| row[3].contains("read in an article")));
}

/// Points on quarters of a px, many of them on each other and on the edges of cells.
fn points() -> impl Strategy<Value = Vec<Point>> {
    let coordinate = || (-80_i32..2800).prop_map(|at| f64::from(at) / 4.0);
    prop::collection::vec((coordinate(), coordinate()).prop_map(|(x, y)| Point::new(x, y)), 0..400)
}

proptest! {
    #[test]
    fn the_index_finds_what_a_look_at_each_point_finds(
        points in points(),
        pointers in prop::collection::vec((-400_i32..3200, -400_i32..3200), 1..40),
    ) {
        let reach = 24.0;
        let grid = Grid::new(&points, reach);
        for (x, y) in pointers {
            let pointer = Point::new(f64::from(x) / 4.0, f64::from(y) / 4.0);
            let distance = |at: &Point| (at.x - pointer.x).powi(2) + (at.y - pointer.y).powi(2);
            let mut nearest = None;
            for (at, point) in points.iter().enumerate() {
                let is_nearer = nearest.is_none_or(|other: usize| distance(point) <= distance(&points[other]));
                if distance(point) <= reach * reach && is_nearer {
                    nearest = Some(at);
                }
            }
            prop_assert_eq!(grid.nearest(pointer), nearest);
        }
    }
}

#[test]
fn an_index_and_none_point_at_the_same_pair() {
    let set = crowd();
    let indexed = scene(&view(&set, "US-JP"), 704.0);
    assert!(indexed.grid.is_some());
    let plain = Scene { grid: None, ..indexed.clone() };
    for at in 0..4000 {
        let point = Point::new(f64::from(at * 37 % 720), f64::from(at * 53 % 650));
        assert_eq!(indexed.hit(point), plain.hit(point), "{point:?}");
    }
    assert_eq!(indexed.hit(Point::new(f64::NAN, 3.0)), None);
}
