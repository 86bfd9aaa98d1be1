//! One country and its partners: which stand there, in which order, what is said and drawn.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::chart::{Size, chart};
use bothways::dataset::{Country, Dataset, to_float};
use bothways::describe::many::telling;
use bothways::describe::{answer, tip, walk};
use bothways::geom::Rect;
use bothways::i18n::{Env, order_of_names};
use bothways::query::{Among, Cell, Direction, Figure, Order, PartnersView, View, Who};
use bothways::scene::{Dash, Ink, Key, Mark, Scene, Stroke};
use common::many::{Many, Names, all, asked, crowd};
use common::{Fixed, ask, empty, measure, set, unseen};
use serde_json::{Value, json};

const ENGLISH: Names = Names { is_arabic: false };

fn view<'a>(set: &'a Dataset, pair: &str, among: Among) -> View<'a> {
    asked("partners", set, &ask(pair), among)
}

fn of<'v, 'a>(view: &'v View<'a>) -> &'v PartnersView<'a> {
    match view {
        View::Partners(view) => view,
        _ => panic!("another view"),
    }
}

fn json_of(view: &View<'_>) -> Value {
    serde_json::to_value(answer(view, &ENGLISH)).unwrap()
}

fn scene(view: &View<'_>, width: f64) -> Scene {
    chart(view, &ENGLISH, Size { width, height: None })
}

fn partners(answer: &Value) -> Vec<&str> {
    let rows = answer["rows"].as_array().unwrap();
    rows.iter().map(|row| row["partner"].as_str().unwrap()).collect()
}

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

fn ordered(order: Order) -> Among {
    Among { order, ..Among::default() }
}

/// Six partners of the United States, in no order.
fn six() -> Dataset {
    let rows = [
        ("US,CN", 5),
        ("CN,US", 90),
        ("US,DE", 40),
        ("DE,US", 41),
        ("US,CI", 60),
        ("CI,US", 1),
        ("US,HR", 7),
        ("US,AX", 3),
        ("AX,US", 3),
        ("US,AL", 1),
        ("US,US", 1000),
        ("ZZ,US", 700),
        ("001,US", 900),
    ];
    let row = |(ends, value)| format!("2101,{ends},all,seen,{value},reported");
    set(json!({}), &rows.map(row))
}

fn six_of(order: Order, limit: Option<usize>) -> Vec<String> {
    let set = six();
    let view = view(&set, "US-CN", Among { limit, ..ordered(order) });
    partners(&json_of(&view)).into_iter().map(str::to_owned).collect()
}

#[test]
fn ranks_are_by_both_by_either_side_or_by_name() {
    assert_eq!(six_of(Order::Total, None), ["CN", "DE", "CI", "HR", "AX", "AL", "ZZ"]);
    assert_eq!(six_of(Order::Out, None), ["CI", "DE", "HR", "CN", "AX", "AL", "ZZ"]);
    assert_eq!(six_of(Order::In, None), ["CN", "DE", "AX", "CI", "AL", "HR", "ZZ"]);
    assert_eq!(six_of(Order::Name, None), ["AL", "AX", "CI", "CN", "DE", "HR", "ZZ"]);
}

#[test]
fn names_are_sorted_as_the_reader_reads_them_and_are_those_of_the_largest() {
    let set = six();
    let mut view = view(&set, "US-CN", Among { limit: Some(4), ..ordered(Order::Name) });
    let named = |country: Country| match country.as_str() {
        "AX" => "Åland Islands".to_owned(),
        "CI" => "Côte d’Ivoire".to_owned(),
        "HR" => "Croatia".to_owned(),
        _ => Fixed.country(country),
    };
    view.sort_names(&|countries| {
        let names: Vec<_> = countries.iter().map(|country| named(*country)).collect();
        Fixed.order(&names)
    });
    assert_eq!(partners(&json_of(&view)), ["CN", "HR", "CI", "DE", "ZZ"]);
}

#[test]
fn another_order_is_not_touched_by_names() {
    let set = six();
    let mut view = view(&set, "US-CN", ordered(Order::Total));
    let before = json_of(&view);
    view.sort_names(&|countries| order_of_names(&ENGLISH, countries));
    assert_eq!(json_of(&view), before);
}

#[test]
fn the_rest_is_summed_beside_the_rows_and_domestic_and_unknown_are_apart() {
    let set = six();
    let view = view(&set, "US-CN", Among { limit: Some(2), ..Among::default() });
    let answer = json_of(&view);
    assert_eq!(partners(&answer), ["CN", "DE", "ZZ"]);
    assert_eq!(answer["others"]["count"], 4);
    assert_eq!(answer["others"]["out"]["value"], 71.0);
    assert_eq!(answer["others"]["in"]["value"], 4.0);
    assert_eq!(answer["domestic"]["value"], 1000.0);
    assert_eq!(answer["rows"][2]["in"]["value"], 700.0);
    assert_eq!(answer["rows"][2]["out"]["kind"], "zero");
}

#[test]
fn what_may_not_be_added_has_no_figure_but_a_word() {
    let rows = ["JP", "CN", "DE", "FR"].map(|code| format!("2101,US,{code},all,seen,9,reported"));
    let set = set(json!({ "measures": [measure("seen", false)] }), &rows);
    let view = view(&set, "US-JP", Among { limit: Some(1), ..Among::default() });
    let others = json_of(&view)["others"].clone();
    assert_eq!(others, json!({ "count": 3 }));
    let table = telling(&view).unwrap().table(&ENGLISH);
    assert_eq!(table.rows[1][..3], ["3 others", "not added up", "not added up"]);
    for direction in Direction::BOTH {
        let key = Key { row: 1, direction };
        assert_eq!(tip(&view, &ENGLISH, key).unwrap().value, "not added up");
        assert!(fills(&scene(&view, 704.0), key).is_empty());
    }
}

#[test]
fn the_partner_of_the_pair_is_always_shown_and_marked() {
    let set = crowd();
    let few = || Among { limit: Some(3), ..Among::default() };
    let view = view(&set, "US-ZA", few());
    assert_eq!(of(&view).rows.len(), 3);
    assert_eq!(of(&view).rows[2].partner, country("ZA"));
    let scene = scene(&view, 704.0);
    let bold = |name: &str| {
        scene.marks.iter().any(|mark| match mark {
            Mark::Text { text, font, ink: Ink::Text, .. } => text == name && font.bold,
            _ => false,
        })
    };
    assert!(bold("South Africa") && !bold("China"));
    let swapped =
        asked("partners", &set, &ask("ZA-US"), Among { country: Some(country("US")), ..few() });
    assert_eq!(of(&swapped).selected(), Some(country("ZA")));
    let others =
        asked("partners", &set, &ask("DE-FR"), Among { country: Some(country("US")), ..few() });
    assert_eq!(of(&others).selected(), None);
}

#[test]
fn a_pair_without_any_figure_stands_there_too() {
    let set = empty();
    let view = view(&set, "US-JP", Among::default());
    assert_eq!(partners(&json_of(&view)), ["JP"]);
}

#[test]
fn only_the_line_of_one_partner_selects_a_pair() {
    let set = crowd();
    let few = Among { limit: Some(3), ..Among::default() };
    let view = view(&set, "US-JP", few);
    let View::Partners(partners) = &view else { panic!("another view") };
    let many = telling(&view).unwrap();
    let mut kinds = [0, 0];
    for (row, line) in partners.lines().iter().enumerate() {
        for direction in Direction::BOTH {
            let is_one = matches!(line.who, Who::Partner(_));
            let pair = many.pair(Key { row, direction });
            assert_eq!(pair.is_some(), is_one, "{:?}", line.who);
            kinds[usize::from(is_one)] += 1;
        }
    }
    assert_eq!(kinds, [4, 6], "others and unknown ones, and three partners");
}

#[test]
fn the_sentence_has_both_directions_and_what_was_not_measured() {
    let set = crowd();
    let words = |pair: &str| {
        let view = view(&set, pair, Among::default());
        let many = telling(&view).unwrap();
        (many.sentence(&ENGLISH), many.notes(&ENGLISH))
    };
    let (said, notes) = words("US-JP");
    let wanted = "2101, the largest of five figures: 54,294 events from the United States to \
                  Ireland. The other way, the largest of 21: 328,501 from South Korea. To some \
                  partners it was not measured.";
    assert_eq!(said, wanted);
    let gap = " of the partners shown nothing was measured: No sensor stood in other countries.";
    assert!(notes.iter().any(|note| note.ends_with(gap)), "{notes:?}");
    let (said, notes) = words("CN-KR");
    assert!(said.contains("The other way nothing was measured."), "{said}");
    let gap = "From other countries to China nothing was measured: No sensor stood";
    assert!(notes.iter().any(|note| note.starts_with(gap)), "{notes:?}");
    let set = unseen();
    let said = telling(&view(&set, "US-JP", Among::default())).unwrap().sentence(&ENGLISH);
    assert_eq!(said, "Neither direction was measured: Nobody looked there.");
}

#[test]
fn the_notes_say_how_much_is_inside_and_what_a_broken_bar_is() {
    let set = six();
    let view = view(&set, "US-CN", Among::default());
    let notes = telling(&view).unwrap().notes(&ENGLISH);
    assert_eq!(notes[0], "Not drawn, inside the United States: 1,000 events.");
    assert_eq!(notes[1], "Bars with a gap are longer than drawn.");
}

#[test]
fn keys_go_up_and_down_and_from_side_to_side() {
    let set = six();
    let view = view(&set, "US-CN", Among::default());
    let key = |row, direction| Some(Key { row, direction });
    let (out, into) = (Direction::Forward, Direction::Back);
    assert_eq!(walk(&view, None, "ArrowDown"), key(0, out));
    assert_eq!(walk(&view, key(0, out), "ArrowDown"), key(1, out));
    assert_eq!(walk(&view, key(1, out), "ArrowRight"), key(1, into));
    assert_eq!(walk(&view, key(1, into), "End"), key(6, into));
    assert_eq!(walk(&view, key(6, into), "ArrowDown"), key(6, into));
}

/// The cases of this view.
fn each(check: impl Fn(&Many, &PartnersView<'_>, &Scene)) {
    for case in all().iter().filter(|case| case.view == "partners") {
        check(case, of(&case.view()), &case.scene());
    }
}

/// The fills of one figure in its direction's colours.
fn fills(scene: &Scene, key: Key) -> Vec<Rect> {
    let inks = match key.direction {
        Direction::Forward => [Ink::Forward, Ink::ForwardPale],
        Direction::Back => [Ink::Back, Ink::BackPale],
    };
    let fill = |mark: Mark| match mark {
        Mark::Fill { rect, ink } if inks.contains(&ink) => Some(rect),
        _ => None,
    };
    scene.marks_of(key).into_iter().filter_map(fill).collect()
}

fn figures<'v>(view: &'v PartnersView<'_>) -> Vec<(Key, Who, &'v Figure)> {
    let mut found = Vec::new();
    for (row, line) in view.lines().iter().enumerate() {
        for direction in Direction::BOTH {
            if let Some(figure) = line.of(direction) {
                found.push((Key { row, direction }, line.who, figure));
            }
        }
    }
    found
}

#[test]
fn all_bars_of_both_sides_share_one_scale() {
    each(|case, view, scene| {
        let decimals = view.survey.question.measure().decimals;
        let mut known = None;
        for (key, _, figure) in figures(view) {
            let Cell::Known(value) = figure.cell else { continue };
            let [bar] = fills(scene, key)[..] else { panic!("{}: {key:?}", case.name) };
            if value > view.most() || bar.width() <= 3.0 {
                continue;
            }
            let per_unit = bar.width() / to_float(value, decimals);
            let first = *known.get_or_insert(per_unit);
            assert!((per_unit / first - 1.0).abs() < 1e-6, "{}: {key:?}", case.name);
        }
    });
}

#[test]
fn out_lies_to_the_left_of_in() {
    each(|case, view, scene| {
        for row in 0..view.lines().len() {
            let at = |direction| scene.place(Key { row, direction }).unwrap().rect;
            let (out, into) = (at(Direction::Forward), at(Direction::Back));
            assert!(out.right <= into.left && out.top == into.top, "{}: {row}", case.name);
        }
    });
}

#[test]
fn each_kind_of_cell_has_its_own_mark() {
    each(|case, view, scene| {
        let hatches = |rect: &Rect| {
            scene.marks.iter().any(|mark| match mark {
                Mark::Hatch { rect: hatch } => hatch.overlaps(rect),
                _ => false,
            })
        };
        let is_whole = |direction| {
            let mut side = figures(view).into_iter().filter(|(key, ..)| key.direction == direction);
            side.all(|(.., figure)| !figure.is_measured())
        };
        for (key, _, figure) in figures(view) {
            let dotted = scene.marks_of(key).into_iter().filter(|mark| match mark {
                Mark::Outline { stroke: Stroke { dash, .. }, .. } => *dash == Dash::Dotted,
                _ => false,
            });
            let found = (fills(scene, key).len(), dotted.count());
            let wanted = match figure.cell {
                Cell::Known(_) | Cell::Zero => (1, 0),
                Cell::Suppressed { at_least } => (usize::from(at_least.is_some()), 1),
                Cell::NotMeasured(_) => (0, 0),
            };
            assert_eq!(found, wanted, "{}: {key:?}", case.name);
            let place = scene.place(key).unwrap().rect;
            let is_hatched = hatches(&place);
            let is_missing = !figure.is_measured();
            assert!(is_hatched || !is_missing, "{}: {key:?}", case.name);
            assert!(is_missing || !is_whole(key.direction), "{}: {key:?}", case.name);
        }
    });
}

#[test]
fn a_side_that_was_never_measured_is_a_narrow_band_with_its_reason() {
    for width in [704.0, 328.0, 288.0] {
        let set = crowd();
        let scene = scene(&view(&set, "CN-KR", Among::default()), width);
        let hatches: Vec<_> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Hatch { rect } if rect.right == width => Some(*rect),
                _ => None,
            })
            .collect();
        assert_eq!(hatches.len(), 1, "{width}");
        assert!(hatches[0].width() < width * 0.45, "{width}: {hatches:?}");
        let inside = |text: &str| {
            scene.marks.iter().any(|mark| match mark {
                Mark::Text { at, text: words, .. } => {
                    words.contains(text) && hatches[0].contains(*at)
                }
                _ => false,
            })
        };
        assert!(inside("sensor") && inside("Not"), "{width}");
    }
}

#[test]
fn a_bar_beyond_the_scale_has_a_gap_and_ends_inside() {
    let set = six();
    let view = view(&set, "US-CN", Among::default());
    let scene = scene(&view, 704.0);
    let unknown = Key { row: 6, direction: Direction::Back };
    let has_gap = |key| {
        scene.marks_of(key).iter().any(|mark| matches!(mark, Mark::Fill { ink: Ink::Paper, .. }))
    };
    assert!(has_gap(unknown));
    assert!((0..6).all(|row| !has_gap(Key { row, ..unknown })));
    assert!(
        fills(&scene, unknown)[0].width() >= fills(&scene, Key { row: 0, ..unknown })[0].width()
    );
}

#[test]
fn the_parts_are_named_by_their_ends() {
    let set = six();
    let scene = scene(&view(&set, "US-CN", Among { limit: Some(2), ..Among::default() }), 704.0);
    let names: Vec<_> = scene.parts.iter().map(|part| part.name.as_str()).collect();
    for name in ["US>CN", "CN>US", "US>DE", "DE>US", "US>others", "others>US", "ZZ>US"] {
        assert!(names.contains(&name), "{name}");
    }
}
