//! What hover, tap and the key walk say of one figure.

use crate::dataset::Status;
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle, direction_name};
use crate::query::{Cell, PairView};
use crate::scene::Key;

use super::phrase::Phrases;

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
pub fn tip(view: &PairView<'_>, env: &dyn Env, key: Key) -> Option<Tip> {
    let phrases = Phrases { question: &view.question, env };
    let row = view.rows.get(key.row)?;
    let figure = row.figures.of(key.direction);
    let note = match (figure.cell, figure.status) {
        (Cell::NotMeasured(gap), _) => phrases.why(gap),
        // The value already says that it is withheld.
        (_, None | Some(Status::Suppressed)) => "",
        (_, Some(status)) => phrases.status(status),
    };
    let mut sources = Vec::new();
    for at in &figure.refs {
        sources.push(view.question.set.reference(*at).publisher.clone());
    }
    let period = env.period(&row.period, PeriodStyle::Long);
    Some(Tip {
        heading: [period, direction_name(env, view.question.ends(key.direction))],
        value: phrases.figure(figure, NumberStyle::Full),
        note: note.to_owned(),
        sources,
    })
}

/// The same in one spoken sentence, the value first, the place in the walk last.
pub fn spoken(view: &PairView<'_>, env: &dyn Env, key: Key) -> Option<String> {
    let phrases = Phrases { question: &view.question, env };
    let tip = tip(view, env, key)?;
    if !view.rows.get(key.row)?.drawn {
        return None;
    }
    let (mut at, mut of) = (0, 0);
    for (position, row) in view.rows.iter().enumerate() {
        of += u64::from(row.drawn);
        at += u64::from(row.drawn && position <= key.row);
    }
    let (origin, target) = view.question.ends(key.direction);
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
        ("of", &*env.number(of, 0, NumberStyle::Full)),
    ];
    Some(env.say(message, &places))
}
