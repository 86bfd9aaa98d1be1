//! What hover, tap and the key walk say of one figure.

use crate::i18n::{Env, Message, NumberStyle, PeriodStyle, direction_name};
#[cfg(feature = "full")]
use crate::query::here;
use crate::query::{PairView, View};
use crate::scene::Key;

use super::phrase::Phrases;
use super::walk::drawn;
#[cfg(feature = "full")]
use super::{many, sources};

/// The lines of a tooltip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// “United States → China, 2011”.
    pub heading: [String; 2],
    /// “8,850,000 computers”, or which of the other kinds it is.
    pub value: String,
    /// How well it is known, or why it is not.
    pub note: String,
    /// Who published it and where it was read.
    pub sources: Vec<String>,
}

/// The tooltip of a key; none where the view has no such row.
pub fn tip(view: &View<'_>, env: &dyn Env, key: Key) -> Option<Tip> {
    match view {
        View::Timeline(view) => timeline(view, env, key),
        #[cfg(feature = "full")]
        View::Sources(view) if here::SOURCES => sources::tip(view, env, key),
        #[cfg(feature = "full")]
        _ => many::telling(view)?.tip(env, key),
    }
}

fn timeline(view: &PairView<'_>, env: &dyn Env, key: Key) -> Option<Tip> {
    let phrases = Phrases { question: &view.question, env };
    let row = view.rows.get(key.row)?;
    let figure = row.figures.of(key.direction);
    let period = env.period(&row.period, PeriodStyle::Long);
    Some(Tip {
        heading: [period, direction_name(env, view.question.ends(key.direction))],
        value: phrases.figure(figure, NumberStyle::Full),
        note: phrases.note(figure).to_owned(),
        sources: phrases.publishers(figure),
    })
}

/// The same in one spoken sentence, the value first, the place in the walk last.
pub fn spoken(view: &View<'_>, env: &dyn Env, key: Key) -> Option<String> {
    #[cfg(feature = "full")]
    if let Some(many) = many::telling(view) {
        return many::spoken(&*many, env, key);
    }
    let question = view.question();
    let phrases = Phrases { question, env };
    let tip = tip(view, env, key)?;
    let rows = drawn(view);
    let at = rows.iter().position(|row| *row == key.row)? as u64 + 1;
    let (origin, target) = question.ends(key.direction);
    let direction = phrases.between(env.message(Message::DirectionSpoken), origin, target, "");
    let message = if tip.note.is_empty() { Message::Step } else { Message::StepNoted };
    let mut note = tip.note.as_str();
    while let Some(shorter) = note.strip_suffix(".") {
        note = shorter;
    }
    let places = [
        ("period", &*tip.heading[0]),
        ("value", &*tip.value),
        ("note", note),
        ("direction", &*direction),
        ("at", &*env.number(at, 0, NumberStyle::Full)),
        ("of", &*env.number(rows.len() as u64, 0, NumberStyle::Full)),
    ];
    Some(env.say(message, &places))
}
