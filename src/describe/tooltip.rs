//! What hover, tap and the key walk say of one figure.

use crate::i18n::{Env, Message, NumberStyle, PeriodStyle};
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
    let (origin, target) = view.question.ends(key.direction);
    let (origin, target) = (env.country(origin), env.country(target));
    let direction = env.say(Message::Direction, &[("origin", &origin), ("target", &target)]);
    let note = match (figure.cell, figure.status) {
        (Cell::NotMeasured(gap), _) => phrases.why(gap),
        (_, Some(status)) => phrases.status(status),
        (_, None) => "",
    };
    let references = &view.question.set.descriptor().bothways.references;
    let source = |at: &u16| references.get(usize::from(*at)).map(|r| r.publisher.clone());
    Some(Tip {
        heading: [env.period(&row.period, PeriodStyle::Long), direction],
        value: phrases.figure(figure, NumberStyle::Full),
        note: note.to_owned(),
        sources: figure.refs.iter().filter_map(source).collect(),
    })
}

/// The same in one spoken sentence, the value first, the place in the walk last.
pub fn spoken(view: &PairView<'_>, env: &dyn Env, key: Key) -> Option<String> {
    let tip = tip(view, env, key)?;
    let (origin, target) = view.question.ends(key.direction);
    let (origin, target) = (env.country_in_text(origin), env.country_in_text(target));
    let places = [("origin", &*origin), ("target", &*target)];
    let direction = env.say(Message::DirectionSpoken, &places);
    let drawn: Vec<_> = (0..view.rows.len()).filter(|at| view.rows[*at].drawn).collect();
    let at = drawn.iter().position(|at| *at == key.row)? + 1;
    let count = |number: usize| env.number(number as u64, 0, NumberStyle::Full);
    let message = if tip.note.is_empty() { Message::Step } else { Message::StepNoted };
    let places = [
        ("period", &*tip.heading[0]),
        ("value", &*tip.value),
        ("note", tip.note.trim_end_matches('.')),
        ("direction", &*direction),
        ("at", &*count(at)),
        ("of", &*count(drawn.len())),
    ];
    Some(env.say(message, &places))
}
