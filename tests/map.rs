//! The map: shapes, arcs, rings and words.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::sync::LazyLock;

use bothways::chart::{Lit, Size, lit, map};
use bothways::dataset::{Country, Dataset, Period, Scope, parse_pair, read_folder, to_float};
use bothways::describe::Words;
use bothways::geom::{Land, Place, Point, World};
use bothways::i18n::{Env, Font, NumberStyle, PeriodStyle};
use bothways::query::{Among, Ask, Cell, Direction, FlowsView, View};
use bothways::scene::{Align, Dash, Ink, Key, Mark, Scene};
use common::many::{LAND, Many, Names, all, asked, crowd};
use common::{Fixed, ask, in_repository, texts};

static REAL: LazyLock<Land> =
    LazyLock::new(|| Land::read(&fs::read(in_repository("www/geo/land.bin")).unwrap()).unwrap());

fn flows<'a>(set: &'a Dataset, pair: &str, among: Among) -> FlowsView<'a> {
    let View::Map(view) = asked("map", set, &ask(pair), among) else { unreachable!() };
    view
}

fn drawn(view: &FlowsView<'_>, env: &dyn Env) -> Scene {
    map(view, env, Size { width: 704.0, height: None })
}

const NAMES: Names = Names { is_arabic: false };

fn cases() -> Vec<Many> {
    all().into_iter().filter(|case| case.view == "map").collect()
}

fn notes(view: &FlowsView<'_>, env: &dyn Env) -> Vec<String> {
    Words::of(&View::Map(view.clone()), env).notes
}

/// The marks of the flow of a name.
fn marks<'s>(scene: &'s Scene, name: &str) -> &'s [Mark] {
    let part = scene.parts.iter().find(|part| part.name == name).unwrap();
    &scene.marks[part.marks.clone()]
}

/// Its lines, each with its ink and width, without the seams of paper.
fn paths(marks: &[Mark]) -> Vec<(&[Point], Ink, f64)> {
    let path = |mark| match mark {
        &Mark::Path { ref points, stroke } if stroke.ink != Ink::Paper => {
            Some((points.as_slice(), stroke.ink, stroke.width))
        }
        _ => None,
    };
    marks.iter().filter_map(path).collect()
}

#[test]
fn the_published_shapes_lie_on_the_map_and_none_runs_across_it() {
    for line in REAL.outlines.iter().chain(&REAL.borders).chain(&REAL.contested) {
        assert!(line.len() > 1);
        for place in line {
            let is_inside = place.east.abs() <= 180.0 && (-56.0..=83.7).contains(&place.north);
            assert!(is_inside, "{place:?}");
        }
        for ends in line.windows(2) {
            assert!((ends[0].east - ends[1].east).abs() < 40.0, "{ends:?}");
        }
    }
    assert!(REAL.contested.len() >= 14 && REAL.borders.len() > 100);
}

/// Whether a place lies inside an outline, by the crossings of a ray to the east.
fn holds(outline: &[Place], place: Place) -> bool {
    let mut inside = false;
    for (at, a) in outline.iter().enumerate() {
        let b = outline[(at + 1) % outline.len()];
        let crosses = (a.north > place.north) != (b.north > place.north);
        let east = a.east + (b.east - a.east) * (place.north - a.north) / (b.north - a.north);
        inside ^= crosses && place.east < east;
    }
    inside
}

#[test]
fn russia_and_fiji_are_whole_though_the_antimeridian_runs_through_them() {
    let of = |lon, north| {
        let place = Place::new(lon, north);
        REAL.outlines.iter().position(|outline| holds(outline, place))
    };
    let (moscow, anadyr, chukotka) = (of(37.6, 55.8), of(177.0, 66.0), of(-174.0, 66.5));
    assert!(moscow.is_some() && moscow == anadyr && anadyr == chukotka, "{chukotka:?}");
    // One island of Fiji lies on both sides of 180°.
    let (west, east) = (of(179.0, -16.7), of(-179.9, -16.3));
    assert!(west.is_some() && west == east, "{west:?} {east:?}");
    assert!(of(50.0, 42.0).is_some(), "the Caspian Sea is cut out of the land");
    assert!(REAL.waters.iter().any(|water| holds(water, Place::new(51.0, 42.0))));
    assert!(of(0.0, -80.0).is_none() && of(-30.0, 30.0).is_none());
}

#[test]
fn every_country_of_every_set_stands_on_its_land_or_has_a_dot() {
    let dots = |scene: &Scene| -> Vec<Point> {
        let dot = |mark: &Mark| match mark {
            Mark::Dot { at, ink: Ink::Land, .. } => Some(*at),
            _ => None,
        };
        scene.marks.iter().filter_map(dot).collect()
    };
    let land = dots(&drawn(&flows(&crowd(), "US-JP", none()), &NAMES));
    // Outlines as the chart has them, in px.
    let flat = |p: Point| Place { east: p.x, north: p.y };
    let outlines: Vec<Vec<_>> = REAL
        .outlines
        .iter()
        .map(|outline| WORLD.line(outline).into_iter().map(flat).collect())
        .collect();
    for id in bothways::BUNDLED {
        let set = read_folder(&in_repository("data").join(id)).unwrap();
        for country in set.countries() {
            if !country.is_place() || *country == us() {
                continue;
            }
            let found = center(*country);
            let at = Place { east: found.x, north: found.y };
            let on_land = outlines.iter().any(|outline| holds(outline, at));
            let near = |dot: &Point| (dot.x - found.x).abs() + (dot.y - found.y).abs() < 1e-6;
            assert!(on_land || land.iter().any(near), "{country} at {found:?}");
        }
    }
    let near = |dot: &&Point| (dot.x - center(sg()).x).abs() < 1e-6;
    assert!(land.iter().any(|dot| near(&dot)), "Singapore has a dot");
}

fn us() -> Country {
    Country::parse("US").unwrap()
}

fn sg() -> Country {
    Country::parse("SG").unwrap()
}

fn none() -> Among {
    Among { limit: Some(0), ..Among::default() }
}

/// The map of a picture 704 px wide whose two directions stand beside each other.
static WORLD: LazyLock<World> = LazyLock::new(|| World::new(704.0, 24.0));

/// Where a country's dot is, as one of a pair with the United States that was measured both ways:
/// reasons would push the map down.
fn center(country: Country) -> Point {
    let set = common::set(serde_json::json!({}), &["2101,US,JP,all,seen,3,reported"]);
    let pair = (us(), country);
    let question =
        bothways::query::Question::new(&set, &Ask { pair: Some(pair), ..Ask::default() });
    let view = bothways::query::flows(question.unwrap(), none(), true).unwrap();
    let scene = drawn(&view, &Short);
    let dot = |mark: &Mark| match mark {
        Mark::Dot { at, ink: Ink::Text, radius } if *radius == 3.5 => Some(*at),
        _ => None,
    };
    scene.marks.iter().filter_map(dot).nth(1).unwrap()
}

/// The fixed environment with codes as names, so that both directions fit beside each other.
struct Short;

impl Env for Short {
    fn measure(&self, _: &str, _: Font) -> f64 {
        10.0
    }

    fn number(&self, value: u64, decimals: u8, style: NumberStyle) -> String {
        Fixed.number(value, decimals, style)
    }

    fn period(&self, period: &Period, style: PeriodStyle) -> String {
        Fixed.period(period, style)
    }

    fn country(&self, country: Country) -> String {
        country.as_str().to_owned()
    }

    fn list(&self, items: &[String]) -> String {
        Fixed.list(items)
    }

    fn land(&self) -> Option<&Land> {
        Some(&LAND)
    }
}

#[test]
fn a_lines_width_is_its_figure_on_one_scale() {
    let set = crowd();
    let view = flows(&set, "US-JP", Among::default());
    let scene = drawn(&view, &NAMES);
    let decimals = view.survey.question.measure().decimals;
    let mut per_unit = None;
    for edge in &view.rows {
        let Cell::Known(value) = edge.figure.cell else { continue };
        let name = format!("{}>{}", edge.origin, edge.target);
        for (_, _, width) in paths(marks(&scene, &name)) {
            assert!((1.0..=12.0).contains(&width), "{name}: {width}");
            if width > 1.0 {
                let found = width / to_float(value, decimals);
                let known = *per_unit.get_or_insert(found);
                assert!((found / known - 1.0).abs() < 1e-9, "{name}: {width}");
            }
        }
    }
    assert!(per_unit.is_some());
}

#[test]
fn the_pairs_two_directions_differ_in_more_than_colour() {
    let set = crowd();
    let scene = drawn(&flows(&set, "US-JP", Among::default()), &NAMES);
    let (there, other) = (paths(marks(&scene, "US>JP")), paths(marks(&scene, "JP>US")));
    assert!(there.iter().all(|path| path.1 == Ink::Forward), "{there:?}");
    assert!(other.iter().all(|path| path.1 == Ink::Back), "{other:?}");
    // One line in two parts over the Pacific, against many dashes.
    assert_eq!(there.len(), 2);
    assert!(other.len() > 8, "{}", other.len());
    let height = |paths: &[(&[Point], Ink, f64)]| {
        let points: Vec<_> = paths.iter().flat_map(|path| path.0).map(|point| point.y).collect();
        points.iter().sum::<f64>() / points.len() as f64
    };
    // Eastwards the left is the north: Japan to the United States runs above its other way.
    assert!(height(&other) + 20.0 < height(&there));
    for (name, ink) in [("US>JP", Ink::Forward), ("JP>US", Ink::Back)] {
        let heads = |mark: &&Mark| matches!(mark, Mark::Area { points, ink: found } if points.len() == 3 && *found == ink);
        assert_eq!(marks(&scene, name).iter().filter(heads).count(), 1, "{name}");
    }
}

#[test]
fn an_arc_over_the_pacific_leaves_and_enters_at_the_maps_edges() {
    let set = crowd();
    let scene = drawn(&flows(&set, "US-JP", Among::default()), &NAMES);
    for (points, ..) in scene.parts.iter().flat_map(|part| paths(&scene.marks[part.marks.clone()]))
    {
        for ends in points.windows(2) {
            let (x, y) = (ends[1].x - ends[0].x, ends[1].y - ends[0].y);
            assert!(x.abs() < 40.0 && y.abs() < 40.0, "{ends:?}");
        }
    }
    let there = paths(marks(&scene, "US>JP"));
    let (west, east) = (there[0].0.last().unwrap(), there[1].0[0]);
    assert!(west.x < 40.0 && east.x > 664.0 && (west.x + east.x - 704.0).abs() < 1e-6);
    assert!((west.y - east.y).abs() < 1e-6);
}

#[test]
fn all_but_the_pair_is_grey() {
    for case in cases() {
        let scene = case.scene();
        let pair =
            [format!("{}", case.ask.pair.unwrap().0), format!("{}", case.ask.pair.unwrap().1)];
        for part in &scene.parts {
            let (origin, target) = part.name.split_once('>').unwrap();
            let is_own = pair.contains(&origin.to_owned()) && pair.contains(&target.to_owned());
            for (_, ink, _) in paths(&scene.marks[part.marks.clone()]) {
                let is_grey = matches!(ink, Ink::Other | Ink::OtherPale);
                assert_eq!(is_grey, !is_own, "{}: {} {ink:?}", case.name, part.name);
            }
        }
    }
}

#[test]
fn rings_are_where_arrivals_were_counted_and_nowhere_else() {
    for case in cases() {
        let scene = case.scene();
        let view = case.view();
        let coverage = &case.set.descriptor().bothways.coverage;
        let wanted = match &coverage.targets {
            Scope::Only(targets) => targets.len() + 1,
            Scope::All => 0,
        };
        let ring = |mark: &&Mark| matches!(mark, Mark::Dot { ink: Ink::Text, radius, .. } if *radius == 5.0);
        // One more stands in the key.
        assert_eq!(scene.marks.iter().filter(ring).count(), wanted, "{}", case.name);
        let said = texts(&scene).contains(&"arrivals were counted here");
        assert_eq!(said, wanted > 0, "{}", case.name);
        drop(view);
    }
}

/// Where an origin's lines begin.
fn start(scene: &Scene, code: &str) -> Option<Point> {
    let part = scene.parts.iter().find(|part| part.name.split('>').next() == Some(code))?;
    scene.marks[part.marks.clone()].iter().find_map(|mark| match mark {
        Mark::Path { points, .. } => points.first().copied(),
        _ => None,
    })
}

#[test]
fn a_name_stands_at_its_own_dot() {
    let mut count = 0;
    for case in cases() {
        let (scene, env) = (case.scene(), case.env());
        for country in case.set.countries() {
            let (name, start) = (env.country(*country), start(&scene, country.as_str()));
            let text = scene.marks.iter().find_map(|mark| match mark {
                Mark::Text { at, text, font, align, .. } if *text == name => {
                    let width = env.measure(text, *font);
                    let part = [Align::Left, Align::Center, Align::Right];
                    let part = part.iter().position(|other| other == align).unwrap() as f64 / 2.0;
                    Some((at.x - part * width, at.x + (1.0 - part) * width, at.y))
                }
                _ => None,
            });
            let (Some((left, right, y)), Some(dot)) = (text, start) else { continue };
            count += 1;
            let x = (left - dot.x).max(dot.x - right).max(0.0);
            let off = x.max((dot.y - y).max(y - 9.0 - dot.y).max(0.0));
            assert!(off < 11.0, "{}: {name} is {off} px from its dot", case.name);
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn both_directions_of_the_pair_are_told_above_the_map_whatever_they_are() {
    let cases = [
        ("US-JP", crowd(), None),
        ("CN-KR", crowd(), Some("not measured")),
        ("US-JP", common::withheld(), Some("withheld for privacy")),
        ("US-JP", common::empty(), Some("not measured")),
    ];
    for (pair, set, words) in cases {
        let view = flows(&set, pair, Among::default());
        let scene = drawn(&view, &NAMES);
        let texts = texts(&scene);
        let (a, b) = parse_pair(pair).unwrap();
        for (origin, target) in [(a, b), (b, a)] {
            let name = format!("{} → {}", NAMES.country(origin), NAMES.country(target));
            assert!(texts.contains(&&*name), "{pair}: {texts:?}");
        }
        if let Some(words) = words {
            assert!(texts.iter().any(|text| text.contains(words)), "{pair}: {texts:?}");
        }
        let hatches = scene.marks.iter().filter(|mark| matches!(mark, Mark::Hatch { .. })).count();
        let gaps = Direction::BOTH.into_iter().filter(|way| {
            let (origin, target) = view.survey.question.ends(*way);
            !view.survey.figure(origin, target).is_measured()
        });
        assert_eq!(hatches, gaps.count(), "{pair}");
    }
}

#[test]
fn every_flow_can_be_pointed_at_along_its_line() {
    for case in cases() {
        let (scene, view) = (case.scene(), case.view());
        let View::Map(view) = &view else { unreachable!() };
        for row in 0..view.rows.len() {
            let key = Key { row, direction: Direction::Forward };
            let hits: Vec<_> = scene.hits.iter().filter(|hit| hit.key == key).collect();
            assert!(hits.len() > 12, "{}: {row}", case.name);
            let found = hits.iter().any(|hit| scene.hit(hit.rect.center()).unwrap().key == key);
            assert!(found, "{}: {row} lies under others all along", case.name);
        }
        assert!(scene.hit(Point::new(2.0, scene.height - 2.0)).is_none(), "{}", case.name);
    }
}

#[test]
fn pointing_at_a_flow_lights_its_other_way_too() {
    let set = crowd();
    let view = flows(&set, "US-JP", Among::default());
    let scene = drawn(&view, &NAMES);
    let row = view.find(us(), Country::parse("JP").unwrap()).unwrap();
    let key = Key { row, direction: Direction::Forward };
    let Lit { marks: found, dims } = lit(&View::Map(view), &scene, key);
    assert!(dims);
    assert_eq!(found, [marks(&scene, "JP>US"), marks(&scene, "US>JP")].concat());
}

#[test]
fn contested_borders_are_dotted_and_said_to_be_so() {
    let set = crowd();
    let view = flows(&set, "US-JP", none());
    let scene = drawn(&view, &NAMES);
    let borders = |dash: Dash| {
        let is_one = |mark: &&Mark| match mark {
            Mark::Path { stroke, .. } => stroke.ink == Ink::Paper && stroke.dash == dash,
            _ => false,
        };
        scene.marks.iter().filter(is_one).count()
    };
    // The pair's solid line, in two parts, and its sample have a seam of paper each.
    assert_eq!((borders(Dash::Solid), borders(Dash::Dotted)), (1 + 3, 1));
    let said = notes(&view, &NAMES);
    let borders = said.iter().find(|note| note.contains("Natural Earth")).unwrap();
    assert!(borders.contains("contested") && borders.contains("no statement"), "{borders}");
}

#[test]
fn without_shapes_the_map_stands_on_a_net_and_says_so() {
    let set = crowd();
    let view = flows(&set, "US-JP", Among::default());
    let (with, without) = (drawn(&view, &NAMES), drawn(&view, &Fixed));
    let count = |scene: &Scene, ink: Ink| {
        let is_path = |mark: &&Mark| matches!(mark, Mark::Path { stroke, .. } if stroke.ink == ink);
        scene.marks.iter().filter(is_path).count()
    };
    assert!(count(&without, Ink::Grid) > count(&with, Ink::Grid) + 10);
    assert_eq!(with.parts.len(), without.parts.len());
    let said = notes(&view, &Fixed);
    assert!(said.iter().any(|note| note.contains("could not be loaded")), "{said:?}");
    assert!(!said.iter().any(|note| note.contains("Natural Earth")), "{said:?}");
}

#[test]
fn words_say_first_what_a_map_cannot_say() {
    let machines = "A map shows where machines stand, not who runs them. ";
    let named = "A map shows which countries a source names; ";
    for (id, begins) in [("honeypots", machines), ("cncert", machines), ("dcid", named)] {
        let set = read_folder(&in_repository("data").join(id)).unwrap();
        let View::Map(view) = asked("map", &set, &Ask::default(), none()) else { unreachable!() };
        let sentence = Words::of(&View::Map(view), &NAMES).sentence;
        assert!(sentence.starts_with(begins), "{id}: {sentence}");
    }
}

#[test]
fn words_name_who_was_not_counted_and_what_is_left_out() {
    let set = crowd();
    let view = flows(&set, "US-JP", Among::default());
    let said = notes(&view, &NAMES);
    let note = |begins: &str| said.iter().find(|note| note.starts_with(begins));
    let unmeasured = note("Not measured is what reached ").unwrap();
    assert!(unmeasured.ends_with(": No sensor stood in other countries."), "{unmeasured}");
    for edge in &view.rows {
        let is_named = unmeasured.contains(&NAMES.country_in_text(edge.origin));
        let is_target = view.survey.foreign.iter().any(|other| other.target == edge.origin);
        assert_eq!(is_named, !is_target, "{}: {unmeasured}", edge.origin);
    }
    assert!(said.iter().any(|note| note.contains("812 events")), "unknown origins: {said:?}");
    let shown = view.rows.iter().filter(|edge| edge.size() > 0).count();
    let rest = view.survey.foreign.iter().filter(|edge| edge.size() > 0).count() - shown;
    assert!(note("Smaller flows not drawn: ").unwrap().contains(&rest.to_string()), "{said:?}");
    assert!(said.iter().any(|note| note.contains("inside one country")), "{said:?}");
}
