//! Where the arrow keys lead.

use crate::query::{Direction, View, here};
use crate::scene::Key;

#[cfg(feature = "full")]
use super::many::{Telling, telling};

/// How far a page key leads.
pub const PAGE: i32 = 5;

/// Farther than any walk is long.
pub const FAR: i32 = 1 << 30;

/// The place that a key leads to, from `at` or from where the walk begins; none for other keys.
///
/// Over time: left and right through the periods, up and down between the directions. Over the
/// collections, which stand below one another: the other way round. A link of the page's prose may
/// name a period instead of a key, and what plays names a place of the walk, `#12`.
pub fn walk(view: &View<'_>, at: Option<Key>, key: &str) -> Option<Key> {
    #[cfg(feature = "full")]
    if let Some(many) = telling(view) {
        if let Some(place) = counted(key) {
            return many.steps().get(place).copied();
        }
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
    let (by, direction) = match (key, is_upright) {
        ("ArrowLeft", false) | ("ArrowUp", true) => (-1, now.direction),
        ("ArrowRight", false) | ("ArrowDown", true) => (1, now.direction),
        ("ArrowUp", false) | ("ArrowLeft", true) => (0, Direction::Forward),
        ("ArrowDown", false) | ("ArrowRight", true) => (0, Direction::Back),
        ("PageUp", _) => (-PAGE, now.direction),
        ("PageDown", _) => (PAGE, now.direction),
        ("Home", _) => (-FAR, now.direction),
        ("End", _) => (FAR, now.direction),
        _ => return named(view, &rows, key),
    };
    let place = moved(place, by, last);
    // The first key shows where the walk begins.
    let next = Key { row: rows.get(place).copied().unwrap_or(first), direction };
    Some(if at.is_none() { lead } else { next })
}

/// A place moved along, no farther than to either end.
pub fn moved(place: usize, by: i32, last: usize) -> usize {
    (place as i32 + by).max(0).min(last as i32) as usize
}

/// A number leads to its place of the walk, both directions of a row one after the other; over time
/// a period leads to itself.
#[cfg_attr(not(feature = "full"), allow(unused_variables, reason = "nothing plays"))]
fn named(view: &View<'_>, rows: &[usize], name: &str) -> Option<Key> {
    #[cfg(feature = "full")]
    if let Some(place) = counted(name) {
        let row = *rows.get(place / 2)?;
        return Some(Key { row, direction: Direction::BOTH[place % 2] });
    }
    let view = match view {
        View::Timeline(view) if here::TIMELINE => view,
        _ => return None,
    };
    let row = view.rows.iter().position(|row| row.drawn && row.period.iso() == name)?;
    Some(Key { row, direction: Direction::Forward })
}

/// The place of the walk that a number names, counted from 0: `#12`. The sign alone is a key.
#[cfg(feature = "full")]
fn counted(key: &str) -> Option<usize> {
    let digits = key.strip_prefix('#').filter(|digits| !digits.is_empty())?;
    let add = |place, digit: u8| place * 10 + usize::from(digit.wrapping_sub(b'0'));
    Some(digits.bytes().fold(0, add))
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
