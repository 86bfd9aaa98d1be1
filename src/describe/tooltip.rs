//! What hover, tap and the key walk say of one figure.

#[cfg(feature = "full")]
use crate::dataset::push_part;
#[cfg(not(feature = "full"))]
use crate::i18n::PeriodStyle;
use crate::i18n::{Env, Message, NumberStyle, also, direction_name, unstopped};
use crate::query::{PairView, View, here};
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
        View::Timeline(view) if here::TIMELINE => timeline(view, env, key),
        #[cfg(feature = "full")]
        View::Sources(view) if here::SOURCES => sources::tip(view, env, key),
        #[cfg(feature = "full")]
        _ => many::telling(view)?.tip(env, key),
        #[cfg(not(feature = "full"))]
        _ => None,
    }
}

fn timeline(view: &PairView<'_>, env: &dyn Env, key: Key) -> Option<Tip> {
    let phrases = Phrases { question: &view.question, env };
    let row = view.rows.get(key.row)?;
    let figure = row.figures.of(key.direction);
    #[cfg(not(feature = "full"))]
    let period = env.period(&row.period, PeriodStyle::Long);
    #[cfg(feature = "full")]
    let period = super::running::period(view, row, env);
    let note = phrases.note(figure).to_owned();
    #[cfg(feature = "full")]
    let note = annotated(view, env, key.row, note);
    Some(Tip {
        heading: [period, direction_name(env, view.question.ends(key.direction))],
        value: phrases.figure(figure, NumberStyle::Full),
        note,
        sources: phrases.publishers(figure),
    })
}

/// A note, and what happened in its row's time.
#[cfg(feature = "full")]
fn annotated(view: &PairView<'_>, env: &dyn Env, row: usize, mut note: String) -> String {
    for (at, annotation) in view.annotations() {
        if at == row {
            let places = [("label", &*annotation.label), ("text", &*annotation.text)];
            push_part(&mut note, " – ", &env.say(Message::Annotated, &places));
        }
    }
    note
}

/// What is spoken of a note, as it stands inside a sentence: the publisher's own word is what a
/// listener expects, and goes without saying.
pub fn aside<'a>(env: &'a dyn Env, mut note: &'a str) -> &'a str {
    let reported = env.message(Message::StatusReported);
    if let Some(rest) = note.strip_prefix(reported)
        && (rest.is_empty() || rest.starts_with(also(env)))
    {
        note = rest.strip_prefix(also(env)).unwrap_or(rest);
    }
    unstopped(note)
}

/// The same in one spoken sentence: the value first, except that a reader who moves in time hears
/// where to, then the direction, the place in the walk last.
pub fn spoken(view: &View<'_>, env: &dyn Env, key: Key) -> Option<String> {
    #[cfg(feature = "full")]
    if let Some(many) = many::telling(view) {
        return many::spoken(&*many, env, key);
    }
    if !here::PAIR {
        return None;
    }
    let question = view.question();
    let phrases = Phrases { question, env };
    let tip = tip(view, env, key)?;
    let rows = drawn(view);
    let at = rows.iter().position(|row| *row == key.row)? as u64 + 1;
    let direction = phrases.way(question.ends(key.direction));
    let note = aside(env, &tip.note);
    let message = if note.is_empty() { Message::Step } else { Message::StepNoted };
    #[cfg(feature = "full")]
    let message = match (view, note.is_empty()) {
        (View::Sources(_), true) if here::SOURCES => Message::StepBy,
        (View::Sources(_), false) if here::SOURCES => Message::StepByNoted,
        _ => message,
    };
    let places = [
        ("period", &*tip.heading[0]),
        ("value", &*tip.value),
        #[cfg(feature = "full")]
        ("who", &*tip.heading[0]),
        ("note", note),
        ("direction", &*direction),
        ("at", &*env.number(at, 0, NumberStyle::Full)),
        ("of", &*env.number(rows.len() as u64, 0, NumberStyle::Full)),
    ];
    Some(env.say(message, &places))
}
