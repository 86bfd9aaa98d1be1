//! Many countries with each other: which stand in the grid, in which order, what is drawn of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::chart::{Size, chart, lit};
use bothways::dataset::{Country, Dataset};
use bothways::describe::many::telling;
use bothways::describe::{answer, tip, walk};
use bothways::geom::Rect;
use bothways::i18n::Env;
use bothways::query::{Among, Cell, Direction, MatrixView, Order, View};
use bothways::scene::{Dash, Ink, Key, Mark, Scene};
use common::many::{Many, Names, all, asked, crowd};
use common::{ask, set};
use serde_json::{Value, json};

const ENGLISH: Names = Names { is_arabic: false };

fn view<'a>(set: &'a Dataset, pair: &str, among: Among) -> View<'a> {
    asked("matrix", set, &ask(pair), among)
}

fn of<'v, 'a>(view: &'v View<'a>) -> &'v MatrixView<'a> {
    match view {
        View::Matrix(view) => view,
        _ => panic!("another view"),
    }
}

fn scene(view: &View<'_>, width: f64) -> Scene {
    chart(view, &ENGLISH, Size { width, height: None })
}

fn codes(view: &View<'_>) -> Vec<&'static str> {
    of(view).countries.iter().map(Country::as_str).collect()
}

fn key(row: usize) -> Key {
    Key { row, direction: Direction::Forward }
}

fn ordered(order: Order) -> Among {
    Among { order, ..Among::default() }
}

/// Two kinds of origins: some reach Japan and Germany alike, some France and Italy.
fn two_kinds() -> Dataset {
    let rows = [
        ("US,JP", 900),
        ("US,DE", 800),
        ("CN,FR", 850),
        ("CN,IT", 700),
        ("KR,JP", 100),
        ("KR,DE", 90),
        ("RU,FR", 95),
        ("RU,IT", 80),
        ("IN,JP", 20),
        ("IN,DE", 15),
        ("BR,FR", 19),
        ("BR,IT", 14),
        ("US,US", 70),
        ("ZZ,JP", 5),
        ("ZZ,DE", 6),
    ];
    let row = |(ends, value)| format!("2101,{ends},all,seen,{value},reported");
    set(json!({}), &rows.map(row))
}

#[test]
fn rows_are_every_origin_with_every_target_and_the_diagonal_is_domestic() {
    let set = two_kinds();
    let view = view(&set, "US-JP", Among { limit: Some(3), ..Among::default() });
    let answer: Value = serde_json::to_value(answer(&view, &ENGLISH)).unwrap();
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 9);
    let cell = |origin: &str, target: &str| {
        let is_it = |row: &&Value| row["origin"] == origin && row["target"] == target;
        rows.iter().find(is_it).unwrap()["figure"].clone()
    };
    assert_eq!(cell("US", "JP")["value"], 900.0);
    assert_eq!(cell("JP", "US")["kind"], "zero");
    assert_eq!(cell("US", "US")["value"], 70.0);
}

#[test]
fn orders_are_by_both_by_either_side_or_by_name() {
    let set = two_kinds();
    let first = |order| codes(&view(&set, "US-JP", ordered(order)));
    assert_eq!(first(Order::Total)[..4], ["US", "CN", "JP", "FR"]);
    assert_eq!(first(Order::Out)[..4], ["US", "CN", "KR", "RU"]);
    assert_eq!(first(Order::In)[..4], ["JP", "FR", "DE", "IT"]);
    assert!(first(Order::Name).is_sorted());
    let mut named = view(&set, "US-JP", ordered(Order::Name));
    named.sort_names(&|countries| {
        let mut order: Vec<usize> = (0..countries.len()).collect();
        order.sort_by_key(|at| countries[*at].as_str() != "JP");
        order
    });
    assert_eq!(codes(&named)[0], "JP");
    assert_eq!(of(&named).rows[0].origin.as_str(), "JP");
}

#[test]
fn alike_rows_stand_beside_each_other() {
    let set = two_kinds();
    let origins = |order| {
        let view = view(&set, "US-JP", ordered(order));
        let mut codes = codes(&view);
        codes.retain(|code| ["US", "KR", "IN", "CN", "RU", "BR"].contains(code));
        codes
    };
    assert_eq!(origins(Order::Total), ["US", "CN", "KR", "RU", "IN", "BR"]);
    let similar = origins(Order::Similar);
    let place = |code| similar.iter().position(|other| *other == code).unwrap();
    for kind in [["US", "KR", "IN"], ["CN", "RU", "BR"]] {
        let mut places = kind.map(place);
        places.sort_unstable();
        assert_eq!(places[2] - places[0], 2, "{similar:?}");
    }
}

#[test]
fn the_pair_is_always_in_the_grid() {
    let set = crowd();
    let few = view(&set, "ZA-PL", Among { limit: Some(4), ..Among::default() });
    assert_eq!(codes(&few).len(), 4);
    assert!(codes(&few).contains(&"ZA") && codes(&few).contains(&"PL"));
    let chosen = vec!["DE".parse().unwrap(), "FR".parse().unwrap()];
    let asked = view(&set, "ZA-PL", Among { countries: chosen, ..Among::default() });
    assert_eq!(codes(&asked).len(), 2);
}

#[test]
fn sides_that_nobody_measured_are_folded_into_one_strip_with_their_names() {
    let set = crowd();
    let view = view(&set, "US-JP", Among::default());
    assert_eq!(of(&view).targets.len(), 6);
    assert_eq!(of(&view).origins.len(), 20);
    for width in [704.0, 328.0, 288.0] {
        let scene = scene(&view, width);
        let strips = scene.marks.iter().filter(|mark| match mark {
            Mark::Hatch { rect } => rect.width() == width,
            _ => false,
        });
        assert_eq!(strips.count(), 1, "{width}");
        let said = |text: &str| {
            scene.marks.iter().any(|mark| match mark {
                Mark::Text { text: words, .. } => words.contains(text),
                _ => false,
            })
        };
        assert!(said("14 more not measured"), "{width}");
        assert_eq!(scene.hits.len(), 120, "{width}");
    }
    let many = telling(&view).unwrap();
    let (said, notes) = (many.sentence(&ENGLISH), many.notes(&ENGLISH));
    assert!(said.ends_with(" Not measured as targets: 14 of 20 countries."), "{said}");
    let why = "Not measured: No sensor stood in other countries.".to_owned();
    assert!(notes.contains(&why), "{notes:?}");
}

#[test]
fn one_reason_is_said_once() {
    let set = common::cncert();
    let view = view(&set, "US-CN", Among::default());
    let many = telling(&view).unwrap();
    let (said, notes) = (many.sentence(&ENGLISH), many.notes(&ENGLISH).join(" "));
    let why = "CNCERT counts computers in China only.";
    assert_eq!(said.matches(why).count() + notes.matches(why).count(), 1, "{said} {notes}");
    let ends = "Not measured of seven countries: five as targets, five as origins.";
    assert!(said.ends_with(ends), "{said}");
}

#[test]
fn the_column_of_the_pair_stays_even_where_nobody_measured_it() {
    let set = crowd();
    let view = view(&set, "CN-US", Among::default());
    let kept: Vec<_> = of(&view).targets.iter().map(|at| codes(&view)[*at]).collect();
    assert!(kept.contains(&"CN") && kept.len() == 7, "{kept:?}");
}

#[test]
fn the_sentence_has_the_largest_figure_and_its_other_way() {
    let set = two_kinds();
    let said = telling(&view(&set, "US-JP", Among::default())).unwrap().sentence(&ENGLISH);
    let wanted = "2101, the largest of 12 figures: 900 events from the United States to Japan. \
                  The other way: none recorded.";
    assert_eq!(said, wanted);
}

#[test]
fn what_is_not_in_the_grid_is_said() {
    let set = two_kinds();
    let few = Among { limit: Some(2), ..Among::default() };
    let notes = telling(&view(&set, "US-JP", few)).unwrap().notes(&ENGLISH);
    assert_eq!(notes[0], "Eight more countries have figures and are not in the grid.");
    assert_eq!(notes[1], "Left out, since one side is unknown: 11 events.");
}

#[test]
fn keys_go_from_cell_to_cell() {
    let set = crowd();
    let view = view(&set, "US-JP", Among::default());
    let matrix = of(&view);
    let at = |row: usize, column: usize| {
        Some(key(matrix.at(matrix.origins[row], matrix.targets[column])))
    };
    // The walk begins at the chosen pair.
    let chosen = matrix.find("US".parse().unwrap(), "JP".parse().unwrap());
    assert_eq!(walk(&view, None, "ArrowRight"), chosen.map(key));
    assert_eq!(walk(&view, at(0, 0), "ArrowRight"), at(0, 1));
    assert_eq!(walk(&view, at(0, 1), "ArrowDown"), at(1, 1));
    assert_eq!(walk(&view, at(1, 1), "End"), at(1, 5));
    assert_eq!(walk(&view, at(1, 5), "ArrowRight"), at(1, 5));
    assert_eq!(walk(&view, at(19, 5), "ArrowDown"), at(19, 5));
    assert_eq!(walk(&view, at(1, 5), "Home"), at(1, 0));
}

#[test]
fn a_tooltip_has_the_other_way_and_names_what_is_inside() {
    let set = two_kinds();
    let view = view(&set, "US-JP", Among::default());
    let find =
        |a: &str, b: &str| key(of(&view).find(a.parse().unwrap(), b.parse().unwrap()).unwrap());
    let there = tip(&view, &ENGLISH, find("JP", "US")).unwrap();
    assert_eq!(there.note, "the other way: 900 events");
    let inside = tip(&view, &ENGLISH, find("US", "US")).unwrap();
    assert_eq!(inside.heading[1], "inside the United States");
}

#[test]
fn what_is_pointed_at_is_outlined_with_its_mirror_cell() {
    let set = two_kinds();
    let view = view(&set, "US-JP", Among::default());
    let scene = scene(&view, 704.0);
    let matrix = of(&view);
    let at = matrix.find("CN".parse().unwrap(), "FR".parse().unwrap()).unwrap();
    let lit = lit(&view, &scene, key(at));
    let place = |at| scene.place(key(at)).unwrap().rect;
    let outlined = |rect: Rect, wanted: Dash| {
        lit.marks.iter().any(|mark| match mark {
            Mark::Outline { rect: found, stroke } => {
                *found == rect && stroke.dash == wanted && stroke.ink == Ink::Text
            }
            _ => false,
        })
    };
    assert!(outlined(place(at), Dash::Solid) && !lit.dims);
    assert!(outlined(place(matrix.mirror(at)), Dash::Dashed));
    assert_eq!(matrix.rows[matrix.mirror(at)].origin, matrix.rows[at].target);
}

/// The cases of this view.
fn each(check: impl Fn(&Many, &MatrixView<'_>, &Scene)) {
    for case in all().iter().filter(|case| case.view == "matrix") {
        check(case, of(&case.view()), &case.scene());
    }
}

#[test]
fn each_kind_of_cell_has_its_own_mark() {
    each(|case, view, scene| {
        for hit in &scene.hits {
            let marks = scene.marks_of(hit.key);
            let count = |is: fn(&Mark) -> bool| marks.iter().filter(|mark| is(mark)).count();
            let heat = count(|mark| matches!(mark, Mark::Fill { ink: Ink::Heat(_), .. }));
            let dash = count(|mark| matches!(mark, Mark::Fill { ink: Ink::Other, .. }));
            let hatch = count(|mark| matches!(mark, Mark::Hatch { .. }));
            let dotted = count(|mark| match mark {
                Mark::Outline { stroke, .. } => stroke.dash == Dash::Dotted,
                _ => false,
            });
            let wanted = match view.rows[hit.key.row].figure.cell {
                Cell::Known(_) => (1, 0, 0, 0),
                Cell::Zero => (0, 1, 0, 0),
                Cell::Suppressed { at_least } => (usize::from(at_least.is_some()), 0, 1, 0),
                Cell::NotMeasured(_) => (0, 0, 0, 1),
            };
            assert_eq!((heat, dash, dotted, hatch), wanted, "{}: {:?}", case.name, hit.key);
        }
    });
}

#[test]
fn larger_figures_never_have_a_lesser_shade() {
    each(|case, view, scene| {
        let mut shades = Vec::new();
        for hit in &scene.hits {
            for mark in scene.marks_of(hit.key) {
                if let Mark::Fill { ink: Ink::Heat(shade), .. } = mark {
                    shades.push((view.rows[hit.key.row].size(), shade));
                }
            }
        }
        shades.sort_unstable();
        assert!(shades.is_sorted_by_key(|(_, shade)| *shade), "{}: {shades:?}", case.name);
    });
}

#[test]
fn the_pairs_rings_touch_no_figure_and_are_whole_at_every_width() {
    let set = crowd();
    for pair in ["US-JP", "JP-US", "IE-SG"] {
        let view = view(&set, pair, Among::default());
        for width in (240..=720).step_by(8) {
            let width = f64::from(width);
            let scene = scene(&view, width);
            let cells: Vec<_> = scene.hits.iter().map(|hit| hit.rect).collect();
            let in_cell = |rect: &Rect| cells.iter().any(|cell| cell.contains(rect.center()));
            let rings = scene.marks.iter().filter_map(|mark| match mark {
                Mark::Outline { rect, stroke } if in_cell(rect) && stroke.width == 2.5 => {
                    Some((rect.grown(-1.25), rect.grown(1.25)))
                }
                _ => None,
            });
            let rings: Vec<_> = rings.collect();
            assert_eq!(rings.len(), 2, "{width}");
            for mark in &scene.marks {
                let Mark::Text { at, text, font, .. } = mark else { continue };
                let half = ENGLISH.measure(text, *font) / 2.0;
                let room = Rect::new(at.x - half, at.y - 8.0, at.x + half, at.y).grown(1.0);
                for (inner, outer) in rings.iter().filter(|_| in_cell(&room)) {
                    let is_inside = inner.left <= room.left && room.right <= inner.right;
                    assert!(is_inside || !outer.overlaps(&room), "{width}: {text}");
                }
            }
            assert!(rings.iter().all(|(_, outer)| outer.right <= width), "{width}");
        }
    }
}

#[test]
fn the_pair_and_its_mirror_are_outlined_in_the_two_inks_and_named() {
    each(|case, view, scene| {
        let question = &view.survey.question;
        let ends = [(question.a, question.b, Ink::Forward), (question.b, question.a, Ink::Back)];
        for (origin, target, wanted) in ends {
            let place = scene.place(key(view.find(origin, target).unwrap())).unwrap().rect;
            let outlines = scene.marks.iter().filter(|mark| match mark {
                Mark::Outline { rect, stroke } => {
                    stroke.ink == wanted && place.contains(rect.center())
                }
                _ => false,
            });
            assert_eq!(outlines.count(), 1, "{}: {origin}-{target}", case.name);
            let is_named = scene.marks.iter().any(|mark| match mark {
                Mark::Text { text, ink, .. } => *ink == wanted && text.contains('→'),
                _ => false,
            });
            assert!(is_named, "{}: {origin}-{target}", case.name);
        }
        let colors = [Ink::Forward, Ink::Back];
        let filled = scene.marks.iter().any(|mark| match mark {
            Mark::Fill { ink, .. } => colors.contains(ink),
            _ => false,
        });
        assert!(!filled, "{}", case.name);
    });
}

#[test]
fn the_legend_tells_none_withheld_and_not_measured_apart() {
    each(|case, _, scene| {
        for words in ["none recorded", "withheld for privacy", "not measured", "inside one country"]
        {
            let is_said = scene.marks.iter().any(|mark| match mark {
                Mark::Text { text, .. } => text == words,
                _ => false,
            });
            assert!(is_said, "{}: {words}", case.name);
        }
    });
}

#[test]
fn a_head_stands_over_each_column_on_every_width() {
    let set = common::many::one_giant();
    let view = view(&set, "US-JP", Among::default());
    for width in [704.0, 328.0, 288.0] {
        let scene = scene(&view, width);
        for target in &of(&view).targets {
            let code = codes(&view)[*target];
            let column =
                scene.place(key(of(&view).at(of(&view).origins[0], *target))).unwrap().rect;
            let is_headed = scene.marks.iter().any(|mark| match mark {
                Mark::Text { text, at, .. } => {
                    text == code && (at.x - column.center().x).abs() < 0.1 && at.y < column.top
                }
                _ => false,
            });
            assert!(is_headed, "{width}: {code}");
        }
    }
}
