//! The largest flows: which are shown, how they lie, what is said of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::chart::{Size, flows as draw, lit};
use bothways::dataset::{Country, Dataset, read_folder};
use bothways::describe::many::telling;
use bothways::describe::{answer, spoken, tip, walk};
use bothways::geom::bands::{
    Columns, Ends, Places, Room, crossings, from_top, ribbon, slices, untangled,
};
use bothways::geom::{Point, Rect};
use bothways::query::{Among, Ask, Cell, Direction, Edge, FlowsView, View};
use bothways::scene::{Dash, Ink, Key, Mark, Scene};
use common::many::{all, asked, crowd};
use common::{Fixed, ask, in_repository, measure, set, withheld};
use serde_json::{Value, json};

/// How far two lengths may lie apart, in CSS px.
const NEAR: f64 = 1e-6;

fn flows<'a>(set: &'a Dataset, ask: &Ask) -> FlowsView<'a> {
    flows_among(set, ask, Among::default())
}

fn flows_among<'a>(set: &'a Dataset, ask: &Ask, among: Among) -> FlowsView<'a> {
    match asked("flows", set, ask, among) {
        View::Flows(view) => view,
        _ => panic!("not the flows"),
    }
}

fn published(id: &str) -> Dataset {
    read_folder(&in_repository("data").join(id)).unwrap()
}

/// Every picture of flows, and the published sets.
fn each(check: impl Fn(&str, &FlowsView<'_>, &Scene)) {
    let size = Size { width: 704.0, height: None };
    for case in all().into_iter().filter(|case| case.view == "flows") {
        let View::Flows(view) = case.view() else { panic!("not the flows") };
        check(&case.name, &view, &case.scene());
    }
    for id in ["honeypots", "vcdb", "dcid", "misp", "agencies", "cncert"] {
        let set = published(id);
        let view = flows(&set, &Ask::default());
        check(id, &view, &draw(&view, &Fixed, size));
    }
}

fn code(text: &str) -> Country {
    Country::parse(text).unwrap()
}

fn words(view: &FlowsView<'_>) -> (String, Vec<String>) {
    let view = View::Flows(view.clone());
    let many = telling(&view).unwrap();
    (many.sentence(&Fixed), many.notes(&Fixed))
}

/// Where a band is drawn, paper and edges left out.
fn area(scene: &Scene, key: Key) -> Option<(Ink, Vec<Point>)> {
    scene.marks_of(key).into_iter().find_map(|mark| match mark {
        Mark::Area { points, ink } if ink != Ink::Paper => Some((ink, points)),
        _ => None,
    })
}

fn key(row: usize) -> Key {
    Key { row, direction: Direction::Forward }
}

/// The height of a band where it begins.
fn width(points: &[Point]) -> f64 {
    points[points.len() - 1].y - points[0].y
}

// --- the layout

/// Two places a side, drawn by d3-sankey 0.12.3 with `nodePadding(10)`, `nodeSort(null)` and
/// `extent([[0, 0], [200, 100]])`; one figure is 10 px there.
#[test]
fn a_small_diagram_is_that_of_d3_sankey() {
    let layout = lay_out(&[[0, 0], [0, 1], [1, 0]], &[40.0, 20.0, 30.0], 10.0, 100.0);
    near(&layout.0[0], &[(0.0, 60.0), (70.0, 100.0)]);
    near(&layout.0[1], &[(0.0, 70.0), (80.0, 100.0)]);
    near_middles(&layout.1, &[[20.0, 20.0], [50.0, 90.0], [85.0, 55.0]]);
}

/// Three countries on both sides, each reaching the two others: a cycle, were they one column.
/// Bars and widths are those of d3-sankey 0.12.3 with `nodePadding(15)`, `nodeSort(null)` and
/// `extent([[0, 0], [300, 250]])`, to which the countries of the two sides had to be given
/// different names. It lets the bands of one bar cross there, which ours never do.
#[test]
fn mirrored_flows_have_the_bars_of_d3_sankey_under_two_names() {
    let ends = [[0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1]];
    let widths = [50.0, 70.0, 30.0, 40.0, 20.0, 10.0];
    let (bars, bands) = lay_out(&ends, &widths, 15.0, 250.0);
    near(&bars[0], &[(0.0, 80.0), (95.0, 185.0), (200.0, 250.0)]);
    near(&bars[1], &[(0.0, 110.0), (125.0, 185.0), (200.0, 250.0)]);
    let middles = [[25.0, 150.0], [130.0, 35.0], [65.0, 215.0], [220.0, 90.0], [175.0, 240.0]];
    near_middles(&bands[..5], &middles);
    let is_kept = |(band, width): (&[(f64, f64); 2], &f64)| {
        band.iter().all(|span| (span.1 - span.0 - width).abs() < NEAR)
    };
    assert!(bands.iter().zip(&widths).all(is_kept), "a band keeps its width");
}

type Laid = ([Vec<(f64, f64)>; 2], Vec<[(f64, f64); 2]>);

fn lay_out(ends: &[Ends], widths: &[f64], gap: f64, height: f64) -> Laid {
    let counts = [0, 1].map(|side| ends.iter().map(|band| band[side] + 1).max().unwrap());
    let rooms = counts.map(|count| vec![Room::default(); count]);
    let places = counts.map(|count| (0..count).collect());
    let columns = Columns { ends, widths, rooms: &rooms, gap };
    assert!((columns.height() - height).abs() < NEAR);
    let layout = columns.layout(&places, 0.0, height);
    (layout.bars, layout.bands)
}

fn near(found: &[(f64, f64)], wanted: &[(f64, f64)]) {
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(wanted) {
        let is_near = (found.0 - wanted.0).abs() < NEAR && (found.1 - wanted.1).abs() < NEAR;
        assert!(is_near, "{found:?} is not {wanted:?}");
    }
}

fn near_middles(found: &[[(f64, f64); 2]], wanted: &[[f64; 2]]) {
    for (found, wanted) in found.iter().zip(wanted) {
        for (span, middle) in found.iter().zip(wanted) {
            assert!(((span.0 + span.1) / 2.0 - middle).abs() < NEAR, "{found:?} is not {wanted:?}");
        }
    }
}

/// `sankeyLinkHorizontal` of d3-sankey writes `M10,50C100,50,100,90,190,90` for one link above.
#[test]
fn a_thin_band_runs_along_the_bezier_curve_of_d3_sankey() {
    let outline = ribbon((10.0, 190.0), [(50.0, 50.0), (90.0, 90.0)], 0.0);
    let last = outline.len() / 2 - 1;
    for (step, point) in outline[..=last].iter().enumerate() {
        let t = step as f64 / last as f64;
        let bezier = |p: [f64; 4]| {
            let s = 1.0 - t;
            p[0] * s * s * s + 3.0 * p[1] * s * s * t + 3.0 * p[2] * s * t * t + p[3] * t * t * t
        };
        assert!((point.x - bezier([10.0, 100.0, 100.0, 190.0])).abs() < NEAR);
        assert!((point.y - bezier([50.0, 50.0, 90.0, 90.0])).abs() < NEAR);
    }
}

#[test]
fn a_steep_band_is_as_wide_across_as_a_level_one() {
    let across = |drop: f64| {
        let outline = ribbon((0.0, 200.0), [(0.0, 6.0), (drop, drop + 6.0)], 0.0);
        let half = outline.len() / 4;
        let (upper, lower) = (outline[half], outline[outline.len() - 1 - half]);
        let (x, y) =
            (outline[half + 1].x - outline[half - 1].x, outline[half + 1].y - outline[half - 1].y);
        (lower.y - upper.y) * x / (x * x + y * y).sqrt()
    };
    assert!((across(0.0) - 6.0).abs() < NEAR);
    for drop in [50.0, -120.0, 200.0] {
        assert!((across(drop) - 6.0).abs() < 0.1, "{drop}: {}", across(drop));
    }
}

#[test]
fn slices_cover_the_whole_band() {
    let outline = ribbon((0.0, 200.0), [(0.0, 20.0), (150.0, 170.0)], 0.0);
    let slices = slices(&outline, 8.0);
    for t in [0.1, 5.0, 50.0, 99.0, 150.0, 199.9] {
        assert!(slices.iter().any(|rect| (rect.left..rect.right).contains(&t)), "{t}");
    }
    let holds = |x: f64, y: f64| slices.iter().any(|rect| rect.contains(Point::new(x, y)));
    assert!(holds(1.0, 10.0) && holds(100.0, 85.0) && holds(199.0, 160.0));
    assert!(!holds(1.0, 120.0) && !holds(199.0, 40.0));
}

/// The fewest crossings of all orders of both sides.
fn fewest(ends: &[Ends], counts: [usize; 2]) -> usize {
    let [left, right] = counts.map(orders);
    let all = left.iter().flat_map(|l| right.iter().map(move |r| [l.clone(), r.clone()]));
    all.map(|places| crossings(ends, &places)).min().unwrap()
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for order in orders(count - 1) {
        for at in 0..count {
            let mut longer = order.clone();
            longer.insert(at, count - 1);
            all.push(longer);
        }
    }
    all
}

#[test]
fn small_diagrams_have_the_fewest_crossings_there_are() {
    let cases: [(&str, &[Ends]); 6] = [
        ("one band", &[[0, 0]]),
        ("two that need not cross", &[[0, 1], [1, 0]]),
        ("a ladder upside down", &[[0, 3], [1, 2], [2, 1], [3, 0]]),
        ("two by two, one crossing at least", &[[0, 0], [0, 1], [1, 0], [1, 1]]),
        ("a cycle of three", &[[0, 1], [1, 2], [2, 0], [1, 0], [2, 1], [0, 2]]),
        ("two groups mixed", &[[0, 0], [2, 0], [2, 2], [1, 1], [3, 1], [3, 3], [0, 2], [1, 3]]),
    ];
    for (name, ends) in cases {
        let counts = [0, 1].map(|side| ends.iter().map(|band| band[side] + 1).max().unwrap());
        let found = crossings(ends, &untangled(ends, counts, counts));
        assert_eq!(found, fewest(ends, counts), "{name}");
    }
}

/// Bands that wander, the same on every machine.
fn wandering(seed: usize) -> (Vec<Ends>, [usize; 2]) {
    let (mut ends, mut at) = (Vec::new(), seed * 7919 + 13);
    for _ in 0..7 {
        at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
        let band = [at / 65_536 % 4, at / 1_048_576 % 4];
        if !ends.contains(&band) {
            ends.push(band);
        }
    }
    (ends, [4, 4])
}

#[test]
fn no_order_has_more_crossings_than_the_naive_one_and_small_ones_have_the_fewest() {
    let mut optimal = 0;
    for seed in 0..60 {
        let (ends, counts) = wandering(seed);
        let naive: Places = counts.map(|count| (0..count).collect());
        let places = untangled(&ends, counts, counts);
        let found = crossings(&ends, &places);
        assert!(found <= crossings(&ends, &naive), "{ends:?}");
        assert_eq!(places, untangled(&ends, counts, counts), "not the same twice: {ends:?}");
        optimal += usize::from(found == fewest(&ends, counts));
    }

    assert!(optimal == 60, "{optimal} of 60");
}

#[test]
fn a_pinned_place_stays_last() {
    let ends = [[0, 2], [1, 1], [2, 0]];
    let places = untangled(&ends, [2, 3], [3, 3]);
    assert_eq!(from_top(&places[0])[2], 2);
    assert_eq!(crossings(&ends, &places), 0);
}

// --- the picture

#[test]
fn every_flow_is_drawn_once_and_its_other_way_beside_it() {
    each(|name, view, scene| {
        let drawn_others = view.others.iter().filter(|rest| rest.figure.is_some()).count();
        assert_eq!(scene.parts.len(), view.rows.len() + drawn_others, "{name}");
        for (row, Edge { origin, target, .. }) in view.rows.iter().enumerate() {
            let part = scene.parts.iter().find(|part| part.key == key(row)).unwrap();
            assert_eq!(part.name, format!("{origin}>{target}"), "{name}");
            if let Some(other) = view.mirror(row) {
                assert_ne!(scene.marks_of(key(row)), scene.marks_of(key(other)), "{name}");
            }
        }
    });
}

#[test]
fn one_scale_holds_for_all_bands() {
    each(|name, view, scene| {
        let mut per_unit = None;
        for (row, edge) in view.rows.iter().enumerate() {
            let Cell::Known(value) = edge.figure.cell else { continue };
            let width = width(&area(scene, key(row)).unwrap().1);
            assert!(width >= 1.0 - NEAR, "{name}: thinner than a pixel");
            // The thinnest are drawn a pixel wide.
            if width > 1.0 + NEAR {
                let scale = *per_unit.get_or_insert(width / value as f64);
                assert!((width - scale * value as f64).abs() < 1e-4, "{name}: row {row}");
            }
        }
    });
}

#[test]
fn only_the_pair_has_its_directions_colours() {
    each(|name, view, scene| {
        let question = &view.survey.question;
        for (row, edge) in view.rows.iter().enumerate() {
            let ends = (edge.origin, edge.target);
            let wanted: &[Ink] = match ends {
                _ if ends == question.ends(Direction::Forward) => &[Ink::Forward, Ink::ForwardPale],
                _ if ends == question.ends(Direction::Back) => &[Ink::Back, Ink::BackPale],
                _ => &[Ink::Other, Ink::OtherPale, Ink::Grid],
            };
            if let Some((ink, _)) = area(scene, key(row)) {
                assert!(wanted.contains(&ink), "{name}: row {row} in {ink:?}");
            }
        }
    });
}

#[test]
fn a_withheld_flow_is_dotted_and_never_a_value() {
    each(|name, view, scene| {
        for (row, edge) in view.rows.iter().enumerate() {
            let dotted = scene.marks_of(key(row)).into_iter().filter(
                |mark| matches!(mark, Mark::Path { stroke, .. } if stroke.dash == Dash::Dotted),
            );
            let wanted = matches!(edge.figure.cell, Cell::Suppressed { .. });
            assert_eq!(dotted.count(), 2 * usize::from(wanted), "{name}: row {row}");
            let is_nothing_known = edge.figure.cell == Cell::Suppressed { at_least: None };
            assert_eq!(area(scene, key(row)).is_none(), is_nothing_known, "{name}: row {row}");
        }
    });
    let set = withheld();
    let view = flows(&set, &ask("US-JP"));
    assert_eq!(view.rows.len(), 2, "both ways are withheld and both are shown");
}

/// The rows' spans at one end, by place.
fn ends_of(view: &FlowsView<'_>, scene: &Scene, is_left: bool) -> Vec<(Country, f64, f64)> {
    let mut found = Vec::new();
    for (row, edge) in view.rows.iter().enumerate() {
        if let Some((_, points)) = area(scene, key(row)) {
            let half = points.len() / 2;
            let (upper, lower) = match is_left {
                true => (points[0], points[points.len() - 1]),
                false => (points[half - 1], points[half]),
            };
            let place = if is_left { edge.origin } else { edge.target };
            found.push((place, upper.y, lower.y));
        }
    }
    found
}

#[test]
fn bands_never_lie_over_one_another_where_they_begin_and_end() {
    each(|name, view, scene| {
        for is_left in [true, false] {
            let ends = ends_of(view, scene, is_left);
            for (at, (_, top, bottom)) in ends.iter().enumerate() {
                for (_, other_top, other_bottom) in &ends[..at] {
                    let apart = bottom - NEAR <= *other_top || *other_bottom <= top + NEAR;
                    assert!(apart, "{name}: {top}–{bottom} on {other_top}–{other_bottom}");
                }
            }
        }
    });
}

#[test]
fn every_band_can_be_pointed_at_along_its_way() {
    each(|name, view, scene| {
        for row in 0..view.rows.len() {
            let hits: Vec<Rect> =
                scene.hits.iter().filter(|hit| hit.key == key(row)).map(|hit| hit.rect).collect();
            assert_eq!(hits.len(), 24, "{name}: row {row}");
            let seen = hits
                .iter()
                .filter(|rect| scene.hit(rect.center()).is_some_and(|hit| hit.key == key(row)));
            assert!(seen.count() > 0, "{name}: row {row} lies wholly under others");
        }
    });
}

#[test]
fn hover_traces_a_flow_and_its_other_way() {
    let set = crowd();
    let view = flows(&set, &ask("US-JP"));
    let scene = draw(&view, &Fixed, Size { width: 704.0, height: None });
    let traced = lit(&View::Flows(view.clone()), &scene, key(0));
    let mut both = scene.marks_of(key(view.mirror(0).unwrap()));
    both.append(&mut scene.marks_of(key(0)));
    assert!(traced.dims && !both.is_empty());
    assert_eq!(traced.marks, both);
}

#[test]
fn a_given_height_is_kept_where_the_names_have_room() {
    let set = published("dcid");
    let view = flows(&set, &Ask::default());
    for height in [520.0, 700.0] {
        let scene = draw(&view, &Fixed, Size { width: 704.0, height: Some(height) });
        assert!((scene.height - height).abs() < 0.5, "{}", scene.height);
    }
    let scene = draw(&view, &Fixed, Size { width: 704.0, height: Some(100.0) });
    assert!(scene.height > 300.0, "names keep their room");
}

// --- the answer and its words

fn answer_of(view: FlowsView<'_>) -> Value {
    serde_json::to_value(answer(&View::Flows(view), &Fixed)).unwrap()
}

#[test]
fn rows_are_the_pair_then_the_largest_each_before_its_other_way() {
    let set = published("dcid");
    let answer = answer_of(flows(&set, &ask("US-CN")));
    let rows = answer["rows"].as_array().unwrap();
    let ends = |row: &Value| {
        format!("{}>{}", row["origin"].as_str().unwrap(), row["target"].as_str().unwrap())
    };
    let found: Vec<_> = rows.iter().take(5).map(ends).collect();
    assert_eq!(found, ["US>CN", "CN>US", "RU>US", "US>RU", "KP>KR"]);
    assert_eq!(rows[1]["figure"], json!({ "kind": "known", "value": 59, "status": "reported" }));
    let others = answer["others"].as_array().unwrap();
    assert!(others.iter().all(|rest| rest["count"].as_f64().unwrap() >= 1.0));
}

#[test]
fn others_and_all_that_is_drawn_make_up_what_reaches_a_target() {
    let set = published("honeypots");
    let view = flows(&set, &Ask { per: Some("none".to_owned()), ..Ask::default() });
    assert_eq!(view.others.len(), 6);
    for rest in &view.others {
        let sum = |edges: &[Edge]| {
            edges.iter().filter(|e| e.target == rest.target).map(Edge::size).sum::<u64>()
        };
        let rest_size = rest.figure.as_ref().unwrap().size().unwrap();
        assert_eq!(sum(&view.rows) + rest_size, sum(&view.survey.foreign), "{}", rest.target);
        assert_eq!(view.reaching(rest.target).unwrap().size(), Some(sum(&view.survey.foreign)));
    }
}

#[test]
fn others_have_their_other_way_too() {
    let rows = ["DE,JP,9", "FR,JP,2", "JP,FR,5", "IT,JP,1", "JP,IT,1"];
    let rows = rows.map(|row| {
        let (ends, value) = row.rsplit_once(',').unwrap();
        format!("2101,{ends},all,seen,{value},reported")
    });
    let set = set(json!({}), &rows);
    let among = Among { limit: Some(1), ..Among::default() };
    let view = flows_among(&set, &ask("DE-JP"), among);
    let rest = &view.others[0];
    assert_eq!(rest.figure.as_ref().unwrap().cell, Cell::Known(3));
    assert_eq!(rest.other_way.as_ref().unwrap().cell, Cell::Known(6));
    let row = view.rows.len();
    let view = View::Flows(view);
    let tip = tip(&view, &Fixed, key(row)).unwrap();
    assert_eq!((&*tip.heading[1], &*tip.value), ("2 others to Japan", "3 events"));
    assert!(tip.note.ends_with("the other way: 6 events"), "{}", tip.note);
}

#[test]
fn a_measure_that_does_not_add_has_no_others_and_no_sums_but_says_so() {
    let rows = [
        "DE,JP,all,seen,9",
        "FR,JP,all,seen,8",
        "DE,US,all,seen,7",
        "IT,JP,all,seen,3",
        "ES,JP,all,seen,2",
    ];
    let rows = rows.map(|row| format!("2101,{row},reported"));
    let set = set(json!({ "measures": [measure("seen", false)] }), &rows);
    let view = flows_among(&set, &ask("DE-JP"), Among { limit: Some(3), ..Among::default() });
    assert_eq!((view.others.len(), &view.others[0].figure), (1, &None));
    assert_eq!(view.others[0].other_way, None);
    assert_eq!((view.leaving(code("DE")), view.reaching(code("JP"))), (None, None));
    assert_eq!(view.leaving(code("FR")).unwrap().cell, Cell::Known(8), "one figure is no sum");
    let scene = draw(&view, &Fixed, Size { width: 704.0, height: None });
    assert_eq!(scene.parts.len(), 3);
    let notes = words(&view).1;
    let wanted = "Not drawn, since their figures may not be added up: 2 others to Japan.";
    assert!(notes.iter().any(|note| note == wanted), "{notes:?}");
}

#[test]
fn an_origin_has_no_sum_over_targets_that_are_divided_each_by_its_own_base() {
    let set = published("honeypots");
    let view = flows(&set, &Ask::default());
    assert_eq!(view.survey.question.per_id(), "sensor");
    assert_eq!(view.leaving(code("CN")), None);
    assert!(view.reaching(code("JP")).is_some());
}

#[test]
fn what_is_left_out_is_said_with_its_size() {
    let mut rows = vec!["2101,US,JP,all,seen,41,reported", "2101,JP,US,all,seen,23,reported"];
    rows.extend(["2101,US,US,all,seen,5,reported", "2101,JP,JP,all,seen,6,reported"]);
    rows.extend(["2101,ZZ,JP,all,seen,30,reported", "2101,US,ZZ,all,seen,12,reported"]);
    let adding = set(json!({}), &rows);
    let notes = words(&flows(&adding, &ask("US-JP"))).1;
    let wanted = [
        "Left out, since they stay inside one country: 11 events.",
        "Left out, since one side is unknown: 42 events.",
    ];
    assert!(wanted.iter().all(|note| notes.contains(&(*note).to_owned())), "{notes:?}");
    let apart = set(json!({ "measures": [measure("seen", false)] }), &rows);
    let notes = words(&flows(&apart, &ask("US-JP"))).1;
    let wanted = "Left out, since they stay inside one country: Japan (6) and United States (5).";
    assert!(notes.iter().any(|note| note == wanted), "{notes:?}");
}

#[test]
fn the_sentence_says_both_ways_of_the_pair_and_of_the_largest() {
    let set = published("dcid");
    let (sentence, _) = words(&flows(&set, &ask("IR-US")));
    let wanted = "2000–2021: researchers attribute 21 recorded incidents against the United States \
                  to IR. The other way: 9. Largest published: 59 from China to the United States; \
                  the other way 2.";
    assert_eq!(sentence, wanted);
    let (sentence, _) = words(&flows(&set, &ask("US-CN")));
    assert!(sentence.ends_with("No published flow is larger than this pair's."), "{sentence}");
}

#[test]
fn what_was_not_measured_is_said_with_its_reason() {
    let set = crowd();
    let (sentence, _) = words(&flows(&set, &ask("CN-KR")));
    let wanted = "Neither direction was measured: No sensor stood in other countries. Largest \
                  published: 440,121 events from Japan to ";
    assert!(sentence.starts_with(wanted), "{sentence}");
    let view = View::Flows(flows(&set, &ask("CN-US")));
    let tip = tip(&view, &Fixed, key(0)).unwrap();
    let other = "the other way: not measured (No sensor stood in other countries)";
    assert!(tip.note.ends_with(other), "{}", tip.note);
}

#[test]
fn a_tooltip_names_the_other_way() {
    let set = crowd();
    let view = View::Flows(flows(&set, &ask("US-JP")));
    let first = tip(&view, &Fixed, key(0)).unwrap();
    assert_eq!(first.heading[1], "United States → Japan");
    assert_eq!(first.value, "2,171 events");
    assert_eq!(first.note, "reported by the publisher; the other way: 72,988 events");
    let aloud = spoken(&view, &Fixed, key(0)).unwrap();
    assert!(aloud.contains("from the United States to Japan"), "{aloud}");
}

#[test]
fn left_and_right_lead_to_the_other_way_and_home_again() {
    let set = crowd();
    let view = View::Flows(flows(&set, &ask("US-JP")));
    let View::Flows(flows) = &view else { panic!("not the flows") };
    assert_eq!(walk(&view, None, "ArrowDown"), Some(key(0)));
    let other = key(flows.mirror(0).unwrap());
    assert_eq!(walk(&view, Some(key(0)), "ArrowRight"), Some(other));
    assert_eq!(walk(&view, Some(other), "ArrowLeft"), Some(key(0)));
    let alone = (0..flows.rows.len()).find(|row| flows.mirror(*row).is_none()).unwrap();
    assert_eq!(walk(&view, Some(key(alone)), "ArrowRight"), Some(key(alone)));
}

#[test]
fn the_table_has_both_ways_in_one_row_and_the_others() {
    let set = crowd();
    let view = View::Flows(flows(&set, &ask("US-JP")));
    let View::Flows(flows) = &view else { panic!("not the flows") };
    let table = telling(&view).unwrap().table(&Fixed);
    assert_eq!(table.head, ["From", "To", "Events", "The other way", "Note"]);
    assert_eq!(table.rows[0], ["United States", "Japan", "2,171", "72,988", ""]);
    assert_eq!(table.rows.len(), flows.rows.len() + flows.others.len());
}
