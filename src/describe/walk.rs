//! Where the arrow keys lead.

use crate::query::{Direction, View, here};
use crate::scene::Key;

#[cfg(feature = "full")]
use super::many::{Telling, telling};

/// How far a page key leads.
pub const PAGE: usize = 5;

/// The place that a key leads to, from `at` or from where the walk begins; none for other keys.
///
/// Over time: left and right through the periods, up and down between the directions. Over the
/// collections, which stand below one another: the other way round. A link of the page's prose may
/// name a period instead of a key, and what plays names a place of the walk, `#12`.
pub fn walk(view: &View<'_>, at: Option<Key>, key: &str) -> Option<Key> {
    #[cfg(feature = "full")]
    if let Some(place) = key.strip_prefix("#") {
        return counted(view, place);
    }
    #[cfg(feature = "full")]
    if let Some(many) = telling(view) {
        let next = many.walk(at, key)?;
        let selected = selected(view, &*many).filter(|_| at.is_none() && key.starts_with("Arrow"));
        return Some(selected.unwrap_or(next));
    }
    if !here::PAIR {
        return None;
    }
    let rows = drawn(view);
    let (first, last) = (*rows.first()?, rows.len() - 1);
    let (lead, is_upright) = match view {
        View::Timeline(view) => (view.lead.unwrap_or(first), false),
        #[cfg(feature = "full")]
        _ => (first, true),
    };
    let lead = Key { row: lead, direction: Direction::Forward };
    let now = at.unwrap_or(lead);
    let place = rows.iter().position(|row| *row == now.row).unwrap_or(0);
    let (place, direction) = match (key, is_upright) {
        ("ArrowLeft", false) | ("ArrowUp", true) => (place.saturating_sub(1), now.direction),
        ("ArrowRight", false) | ("ArrowDown", true) => ((place + 1).min(last), now.direction),
        ("ArrowUp", false) | ("ArrowLeft", true) => (place, Direction::Forward),
        ("ArrowDown", false) | ("ArrowRight", true) => (place, Direction::Back),
        ("PageUp", _) => (place.saturating_sub(PAGE), now.direction),
        ("PageDown", _) => ((place + PAGE).min(last), now.direction),
        ("Home", _) => (0, now.direction),
        ("End", _) => (last, now.direction),
        _ => return named(view, key),
    };
    // The first key shows where the walk begins.
    let next = Key { row: rows.get(place).copied().unwrap_or(first), direction };
    Some(if at.is_none() { lead } else { next })
}

/// Over time a period leads to itself.
fn named(view: &View<'_>, period: &str) -> Option<Key> {
    let view = match view {
        View::Timeline(view) if here::TIMELINE => view,
        _ => return None,
    };
    let row = view.rows.iter().position(|row| row.drawn && row.period.iso() == period)?;
    Some(Key { row, direction: Direction::Forward })
}

/// Everything that can be walked to, in the order in which it is played.
#[cfg(feature = "full")]
pub fn steps(view: &View<'_>) -> Vec<Key> {
    if let Some(many) = telling(view) {
        return many.steps();
    }
    let mut steps = Vec::new();
    for row in drawn(view) {
        steps.push(Key { row, direction: Direction::Forward });
        steps.push(Key { row, direction: Direction::Back });
    }
    steps
}

/// The place of the walk that a number names, counted from 0.
#[cfg(feature = "full")]
fn counted(view: &View<'_>, digits: &str) -> Option<Key> {
    // The sign alone is a key that somebody pressed.
    let mut place = if digits.is_empty() { usize::MAX } else { 0 };
    for digit in digits.bytes() {
        place = place.wrapping_mul(10).wrapping_add(usize::from(digit.wrapping_sub(b'0')));
    }
    steps(view).get(place).copied()
}

/// The figure of the pair that is selected: where a walk among many countries begins.
#[cfg(feature = "full")]
fn selected(view: &View<'_>, many: &dyn Telling) -> Option<Key> {
    let question = view.question();
    many.steps().into_iter().find(|step| many.pair(*step) == Some((question.a, question.b)))
}

/// The positions of the rows that are drawn.
pub fn drawn(view: &View<'_>) -> Vec<usize> {
    let mut drawn = Vec::new();
    let mut add = |at, is_drawn| {
        if is_drawn {
            drawn.push(at);
        }
    };
    match view {
        View::Timeline(view) if here::TIMELINE => {
            view.rows.iter().enumerate().for_each(|(at, r)| add(at, r.drawn))
        }
        #[cfg(feature = "full")]
        View::Sources(view) if here::SOURCES => {
            view.rows.iter().enumerate().for_each(|(at, r)| add(at, r.drawn))
        }
        _ => {}
    }
    drawn
}
