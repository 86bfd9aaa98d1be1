//! What is to be said of a running sum, and that there is one.

use crate::dataset::push_part;
use crate::i18n::{Env, Message, PeriodStyle, gap};
use crate::query::{PairRow, PairView};

use super::sentence::from_to;

/// A title that says so.
pub fn titled(view: &PairView<'_>, env: &dyn Env, title: String) -> String {
    match view.is_running() {
        true => env.say(Message::RunningTitle, &[("title", &title)]),
        false => title,
    }
}

/// A unit that says since when: “packets, running sum since March 2013”.
pub fn unit(view: &PairView<'_>, env: &dyn Env, unit: String) -> String {
    match since(view, env) {
        Some(since) => env.say(Message::RunningUnit, &[("unit", &unit), ("since", &since)]),
        None => unit,
    }
}

/// A finding, and what each bar adds up.
pub fn sentence(view: &PairView<'_>, env: &dyn Env, mut said: String) -> String {
    if let Some(since) = since(view, env) {
        push_part(&mut said, gap(env), &env.say(Message::RunningBars, &[("since", &since)]));
    }
    said
}

/// The time of a row: of a running sum from its beginning on.
pub fn period(view: &PairView<'_>, row: &PairRow, env: &dyn Env) -> String {
    match view.drawn().next() {
        Some(first) if view.is_running() && row.drawn => from_to(first.period, row.period, env),
        _ => env.period(&row.period, PeriodStyle::Long),
    }
}

/// When the running sum begins, where there is one with anything in it.
fn since(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    let first = view.drawn().next().filter(|_| view.is_running())?.period;
    let counted = view.question.counted_in(first).unwrap_or(first);
    Some(env.period(&counted, PeriodStyle::Long))
}
