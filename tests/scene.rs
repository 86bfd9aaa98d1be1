//! What holds for every picture, whatever it shows.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::dataset::to_float;
use bothways::geom::{Point, Rect};
use bothways::i18n::{Env, Font};
use bothways::query::{Cell, Direction, PairRow, PairView};
use bothways::scene::{Align, Dash, Ink, Key, Mark, Scene, Stroke};
use common::cases::{Case, all};
use common::{Fixed, ask, reports, view};
use common::{collections, many};

/// How far two lengths may lie apart, in CSS px.
const NEAR: f64 = 1e-6;

/// The words of a scene, each with the room that its letters take.
fn texts(scene: &Scene) -> Vec<(&str, Rect)> {
    let room = |mark| match mark {
        &Mark::Text { at, ref text, font, align, .. } => {
            let Font { size, .. } = font;
            let width = Fixed.measure(text, font);
            let left = match align {
                Align::Left => at.x,
                Align::Center => at.x - width / 2.0,
                Align::Right => at.x - width,
            };
            let (top, bottom) = (at.y - 0.74 * size, at.y + 0.2 * size);
            Some((text.as_str(), Rect::new(left, top, left + width, bottom)))
        }
        _ => None,
    };
    scene.marks.iter().filter_map(room).collect()
}

fn inks(direction: Direction) -> [Ink; 2] {
    match direction {
        Direction::Forward => [Ink::Forward, Ink::ForwardPale],
        Direction::Back => [Ink::Back, Ink::BackPale],
    }
}

/// The place of a drawn row's direction.
fn slot(scene: &Scene, row: usize, direction: Direction) -> Rect {
    scene.place(Key { row, direction }).unwrap().rect
}

/// The fills in a direction's colours that stand in a slot.
fn fills(scene: &Scene, row: usize, direction: Direction) -> Vec<Rect> {
    let slot = slot(scene, row, direction);
    let inside = |mark: &Mark| match mark {
        Mark::Fill { rect, ink } if inks(direction).contains(ink) => {
            slot.contains(rect.center()).then_some(*rect)
        }
        _ => None,
    };
    scene.marks.iter().filter_map(inside).collect()
}

fn outlines(scene: &Scene, row: usize, direction: Direction, dash: Dash) -> usize {
    let slot = slot(scene, row, direction);
    let inside = |mark: &&Mark| match mark {
        Mark::Outline { rect, stroke: Stroke { dash: found, .. } } => {
            *found == dash && slot.contains(rect.center())
        }
        _ => false,
    };
    scene.marks.iter().filter(inside).count()
}

/// Every drawn figure: its row's position, its direction, its cell.
fn drawn<'a>(view: &'a PairView<'_>) -> impl Iterator<Item = (usize, Direction, Cell)> + 'a {
    let both = |(at, row): (usize, &'a PairRow)| {
        Direction::BOTH.map(|direction| (at, direction, row.figures.of(direction).cell))
    };
    view.rows.iter().enumerate().filter(|(_, row)| row.drawn).flat_map(both)
}

/// Runs a check over every picture.
fn each(check: impl Fn(&Case, &PairView<'_>, &Scene)) {
    for case in all() {
        check(&case, &view(&case.set, &case.ask), &case.scene());
    }
}

/// Every picture of every view, by name.
fn scenes() -> Vec<(String, Scene)> {
    let timelines = all().into_iter().map(|case| (case.name.to_owned(), case.scene()));
    let sources = collections::all();
    let sources = sources.iter().map(|case| (format!("sources-{}", case.name), case.scene()));
    let many = many::all();
    let many = many.iter().map(|case| (case.name.clone(), case.scene()));
    timelines.chain(sources).chain(many).collect()
}

#[test]
fn no_two_texts_overlap() {
    for (name, scene) in scenes() {
        let texts = texts(&scene);
        for (at, (words, room)) in texts.iter().enumerate() {
            for (other, taken) in &texts[..at] {
                assert!(!room.overlaps(taken), "{name}: “{words}” on “{other}”");
            }
        }
    }
}

#[test]
fn no_text_leaves_the_picture() {
    for (name, scene) in scenes() {
        for (words, room) in texts(&scene) {
            let inside = room.left >= -NEAR
                && room.right <= scene.width + NEAR
                && room.top >= -NEAR
                && room.bottom <= scene.height + NEAR;
            assert!(inside, "{name}: “{words}” at {room:?}");
        }
    }
}

/// The corners of a mark; none of a text, which has a test of its own.
fn corners(mark: &Mark) -> Vec<Point> {
    match mark {
        Mark::Fill { rect, .. } | Mark::Outline { rect, .. } | Mark::Hatch { rect } => {
            vec![Point::new(rect.left, rect.top), Point::new(rect.right, rect.bottom)]
        }
        Mark::Line { from, to, .. } => vec![*from, *to],
        Mark::Area { points, .. } | Mark::Path { points, .. } => points.clone(),
        Mark::Dot { at, radius, .. } => {
            let (x, y, r) = (at.x, at.y, radius);
            vec![Point::new(x - r, y - r), Point::new(x + r, y + r)]
        }
        Mark::Text { .. } => Vec::new(),
    }
}

#[test]
fn no_mark_leaves_the_picture() {
    for (name, scene) in scenes() {
        for mark in &scene.marks {
            for Point { x, y } in corners(mark) {
                let inside =
                    x >= -NEAR && x <= scene.width + NEAR && y >= -NEAR && y <= scene.height + NEAR;
                assert!(inside, "{name}: {mark:?}");
            }
        }
    }
}

#[test]
fn bars_share_one_scale_both_ways() {
    each(|case, view, scene| {
        let decimals = view.question.measure().decimals;
        let mut per_unit = None;
        for (row, direction, cell) in drawn(view) {
            let Cell::Known(value) = cell else { continue };
            let bars = fills(scene, row, direction);
            assert_eq!(bars.len(), 1, "{}: row {row} {direction:?}", case.name);
            let length = bars[0].height();
            // A bar that the zero line would hide is drawn three pixels long.
            if length > 3.0 + NEAR {
                let found = length / to_float(value, decimals);
                let known = *per_unit.get_or_insert(found);
                let off = (found - known).abs() * to_float(value, decimals);
                assert!(off < NEAR, "{}: row {row} {direction:?}", case.name);
            }
        }
    });
}

#[test]
fn bars_of_both_directions_end_on_one_line() {
    each(|case, view, scene| {
        let mut zero = None;
        for (row, direction, cell) in drawn(view) {
            if !matches!(cell, Cell::Known(_) | Cell::Zero) {
                continue;
            }
            let bar = fills(scene, row, direction)[0];
            let foot = if direction == Direction::Forward { bar.bottom } else { bar.top };
            let known = *zero.get_or_insert(foot);
            assert!((foot - known).abs() < NEAR, "{}: row {row} {direction:?}", case.name);
        }
    });
}

#[test]
fn a_figure_above_zero_shows_beyond_the_zero_line() {
    each(|case, view, scene| {
        let zero = scene.marks.iter().find_map(|mark| match mark {
            Mark::Line { from, stroke, .. } if stroke.ink == Ink::Zero => Some((from.y, stroke)),
            _ => None,
        });
        let Some((y, stroke)) = zero else { return };
        for (row, direction, cell) in drawn(view) {
            if let Cell::Known(_) = cell {
                let bar = fills(scene, row, direction)[0];
                let seen = (y - bar.top).max(bar.bottom - y) - stroke.width / 2.0;
                assert!(seen > 0.0, "{}: row {row} {direction:?}", case.name);
            }
        }
    });
}

#[test]
fn what_was_not_measured_lies_under_hatching() {
    each(|case, view, scene| {
        let hatches = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Hatch { rect } => Some(*rect),
            _ => None,
        });
        let hatched: Vec<_> = hatches.collect();
        for (row, direction, cell) in drawn(view) {
            let slot = slot(scene, row, direction);
            let covers = |rect: &&Rect| {
                rect.left <= slot.left + NEAR
                    && rect.right >= slot.right - NEAR
                    && slot.overlaps(rect)
            };
            let is_hatched = hatched.iter().any(|rect| covers(&rect));
            let not_measured = matches!(cell, Cell::NotMeasured(_));
            assert_eq!(is_hatched, not_measured, "{}: row {row} {direction:?}", case.name);
        }
    });
}

#[test]
fn each_kind_of_cell_has_its_own_mark() {
    each(|case, view, scene| {
        for (row, direction, cell) in drawn(view) {
            let dotted = outlines(scene, row, direction, Dash::Dotted);
            let (fills, wanted) = (
                fills(scene, row, direction).len(),
                match cell {
                    Cell::Known(_) | Cell::Zero => (1, 0),
                    Cell::Suppressed { at_least } => (usize::from(at_least.is_some()), 1),
                    Cell::NotMeasured(_) => (0, 0),
                },
            );
            assert_eq!((fills, dotted), wanted, "{}: row {row} {direction:?}", case.name);
        }
    });
}

#[test]
fn a_drawn_row_can_be_pointed_at_both_ways_and_no_other_can() {
    each(|case, view, scene| {
        for (at, row) in view.rows.iter().enumerate() {
            for direction in Direction::BOTH {
                let key = Key { row: at, direction };
                assert_eq!(scene.place(key).is_some(), row.drawn, "{}: row {at}", case.name);
                if let Some(hit) = scene.place(key) {
                    assert_eq!(scene.hit(hit.rect.center()).unwrap().key, key, "{}", case.name);
                }
            }
        }
        assert_eq!(scene.hits.len(), view.drawn().count() * 2, "{}", case.name);
    });
}

#[test]
fn pale_bars_are_those_not_read_in_the_publishers_words() {
    let set = reports();
    let view = view(&set, &ask("US-JP"));
    let case = all().into_iter().find(|case| case.name == "reports").unwrap();
    let scene = case.scene();
    let solid = |row, direction| outlines(&scene, row, direction, Dash::Solid) > 0;
    let pale: Vec<_> = drawn(&view)
        .filter(|(row, direction, _)| solid(*row, *direction))
        .map(|(row, direction, _)| (view.rows[row].period.to_string(), direction))
        .collect();
    let forward = ["2102", "2103", "2105"].map(|p| (p.to_owned(), Direction::Forward));
    let mut wanted = forward.to_vec();
    wanted.push(("2106".to_owned(), Direction::Back));
    assert_eq!(pale, wanted);
}

#[test]
fn a_break_is_a_dashed_line_before_its_period() {
    for (name, period) in [("reports", "2104"), ("cncert", "2013")] {
        let case = all().into_iter().find(|case| case.name == name).unwrap();
        let (view, scene) = (view(&case.set, &case.ask), case.scene());
        let row = view.rows.iter().position(|row| row.period.to_string() == period).unwrap();
        let edge = slot(&scene, row, Direction::Forward).left;
        let lines = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Line { from, stroke, .. } if stroke.dash == Dash::Dashed => Some(from.x),
            _ => None,
        });
        assert_eq!(lines.collect::<Vec<_>>(), [edge], "{name}");
    }
}
