//! The small print under a chart: unit, source, and what the picture alone does not say.

#[cfg(feature = "full")]
use crate::dataset::Country;
use crate::dataset::{Period, Status, push_part};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle, gap};
#[cfg(feature = "full")]
use crate::query::Context;
use crate::query::{Cell, Figure, Leader, PairView, Question};

use super::phrase::Phrases;

/// “Unit: computers. Pale bars: 2011 read in an article, not in the report.”
pub fn unit_line(view: &PairView<'_>, env: &dyn Env) -> String {
    let phrases = Phrases { question: &view.question, env };
    let mut line = env.say(Message::UnitLine, &[("unit", &unit(view, &phrases))]);
    if let Some(pale) = pale_bars(view, &phrases) {
        push_part(&mut line, gap(env), &pale);
    }
    if view.drawn().any(|row| is_withheld(&row.figures.forward) || is_withheld(&row.figures.back)) {
        push_part(&mut line, gap(env), env.message(Message::DottedOutlines));
    }
    line
}

/// The unit of the figures as they are drawn.
pub fn unit(view: &PairView<'_>, phrases: &Phrases<'_>) -> String {
    let unit = phrases.unit();
    #[cfg(feature = "full")]
    let unit = super::running::unit(view, phrases.env, unit);
    #[cfg(not(feature = "full"))]
    let _ = view;
    unit
}

fn is_withheld(figure: &Figure) -> bool {
    matches!(figure.cell, Cell::Suppressed { .. })
}

/// “Source: …”.
pub fn source_line(view: &PairView<'_>, env: &dyn Env) -> String {
    env.say(Message::SourceLine, &[("source", &source(view, env))])
}

/// The source of the view's figures.
pub fn source(view: &PairView<'_>, env: &dyn Env) -> String {
    source_of(&view.question, env)
}

/// The measure's own source, else the set's as a list. The small module's set has no measure with
/// a source of its own.
pub fn source_of(question: &Question<'_>, env: &dyn Env) -> String {
    #[cfg(feature = "full")]
    if let Some(own) = &question.measure().citation {
        return own.strip_suffix('.').unwrap_or(own).to_owned();
    }
    let mut titles = Vec::new();
    for source in &question.set.descriptor().sources {
        titles.push(source.title.clone());
    }
    env.list(&titles)
}

/// Leaders, all countries together, what is not drawn and what was left out.
pub fn notes(view: &PairView<'_>, env: &dyn Env) -> Vec<String> {
    let phrases = Phrases { question: &view.question, env };
    let mut notes = Vec::new();
    push_some(&mut notes, only_period(view, env));
    push_some(&mut notes, leaders(view, env));
    push_some(&mut notes, context(view, &phrases));
    #[cfg(feature = "full")]
    push_between(&mut notes, view, &phrases);
    push_some(&mut notes, not_drawn(view, &phrases));
    push_some(&mut notes, left_out(view, env));
    push_own(&mut notes, view);
    #[cfg(feature = "full")]
    push_annotations(&mut notes, view, env);
    notes
}

/// What happened in the time that is shown.
#[cfg(feature = "full")]
pub fn push_annotations(notes: &mut Vec<String>, view: &PairView<'_>, env: &dyn Env) {
    for (_, annotation) in view.annotations() {
        let period = env.period(&annotation.at, PeriodStyle::Long);
        let (label, text) = (annotation.label.as_str(), annotation.text.as_str());
        let places = [("period", &*period), ("label", label), ("text", text)];
        notes.push(env.say(Message::Annotation, &places));
    }
}

/// What the set says of one of the pair's countries.
pub fn push_own(notes: &mut Vec<String>, view: &PairView<'_>) {
    let question = &view.question;
    for note in question.set.descriptor().bothways.notes() {
        if note.countries.contains(&question.a) || note.countries.contains(&question.b) {
            notes.push(note.text.clone());
        }
    }
}

/// Appends a note, if there is one.
pub fn push_some(notes: &mut Vec<String>, note: Option<String>) {
    if let Some(note) = note {
        notes.push(note);
    }
}

/// That a chart over time has one time only, whatever the span that was asked for.
pub fn only_period(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    let period = env.period(&view.only?, PeriodStyle::Long);
    Some(env.say(Message::OnePeriod, &[("period", &period)]))
}

/// What a share's leader leads by; the choice of measure decides who looks guilty.
pub fn leaders(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    let lead = view.lead_row()?.period;
    if view.leaders.is_empty() {
        return None;
    }
    let mut list = Vec::new();
    for one in &view.leaders {
        list.push(leader(one, env));
    }
    let (period, list) = (env.period(&lead, PeriodStyle::Long), env.list(&list));
    Some(env.say(Message::Leaders, &[("period", &period), ("list", &list)]))
}

fn leader(leader: &Leader<'_>, env: &dyn Env) -> String {
    let measure = leader.measure.leads_by.as_deref().unwrap_or_default();
    let number = env.number(leader.value, leader.measure.decimals, NumberStyle::Full);
    let places = [("value", &*number), ("unit", &*leader.measure.unit)];
    let share = env.say(Message::AmountTight, &places);
    let country = env.country_in_text(leader.origin);
    let places = [("measure", measure), ("country", &*country), ("value", &*share)];
    env.say(Message::Leader, &places)
}

/// The periods that `from` and `to` cut in two.
pub fn left_out(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    periods_left_out(&view.question, &view.left_out, env)
}

/// The same for any question.
pub fn periods_left_out(
    question: &Question<'_>,
    periods: &[Period],
    env: &dyn Env,
) -> Option<String> {
    about(&Phrases { question, env }, Message::LeftOut, periods, "")
}

fn pale_bars(view: &PairView<'_>, phrases: &Phrases<'_>) -> Option<String> {
    let mut list = Vec::new();
    for status in [Status::Secondhand, Status::Weak, Status::Derived] {
        push_some(&mut list, pale_entry(view, phrases, status));
    }
    if list.is_empty() {
        return None;
    }
    Some(phrases.env.say(Message::PaleBars, &[("list", &phrases.env.list(&list))]))
}

/// The drawn periods with a figure of a weak status.
fn pale_entry(view: &PairView<'_>, phrases: &Phrases<'_>, status: Status) -> Option<String> {
    let is_pale = |figure: &Figure| figure.status == Some(status) && figure.size().is_some();
    let mut periods = Vec::new();
    for row in &view.rows {
        if row.drawn && (is_pale(&row.figures.forward) || is_pale(&row.figures.back)) {
            periods.push(row.period);
        }
    }
    about(phrases, Message::PaleEntry, &periods, phrases.status(status))
}

/// A message about a list of periods, if there are any.
fn about(
    phrases: &Phrases<'_>,
    message: Message,
    periods: &[Period],
    status: &str,
) -> Option<String> {
    if periods.is_empty() {
        return None;
    }
    let list = phrases.periods(periods);
    Some(phrases.env.say(message, &[("list", &list), ("status", status)]))
}

/// All countries together in the lead period, as text and off the scale.
fn context(view: &PairView<'_>, phrases: &Phrases<'_>) -> Option<String> {
    let lead = view.lead_row()?.period;
    let found = view.context.iter().find(|context| context.period == lead)?;
    let terms = &view.question.set.descriptor().bothways;
    let env = phrases.env;
    let together = env.message(Message::WorldDefault);
    let world = terms.world.as_deref().unwrap_or(together);
    let period = env.period(&lead, PeriodStyle::Long);
    let value = phrases.figure(&found.figure, NumberStyle::Prose);
    let places = [("world", world), ("period", &*period), ("value", &*value)];
    Some(env.say(Message::Context, &places))
}

/// What is known of each country and all others together, at the latest, where the pair itself has
/// no figure.
#[cfg(feature = "full")]
fn push_between(notes: &mut Vec<String>, view: &PairView<'_>, phrases: &Phrases<'_>) {
    let latest = view.context.iter().map(|context| context.period).max();
    for context in &view.context {
        if view.lead.is_none() && Some(context.period) == latest {
            notes.push(between(context, phrases));
        }
    }
}

#[cfg(feature = "full")]
fn between(context: &Context, phrases: &Phrases<'_>) -> String {
    let (env, terms) = (phrases.env, &phrases.question.set.descriptor().bothways);
    let world = terms.world.as_deref().unwrap_or(env.message(Message::WorldDefault));
    let name = |country: Country| match country {
        Country::WORLD => env.say(Message::World, &[("world", world)]),
        _ => env.country_in_text(country),
    };
    let places = [
        ("period", &*env.period(&context.period, PeriodStyle::Long)),
        ("origin", &*name(context.origin)),
        ("target", &*name(context.target)),
        ("value", &*phrases.figure(&context.figure, NumberStyle::Prose)),
    ];
    env.say(Message::ContextBetween, &places)
}

fn not_drawn(view: &PairView<'_>, phrases: &Phrases<'_>) -> Option<String> {
    let mut periods = Vec::new();
    for row in &view.rows {
        if !row.drawn && (row.figures.forward.is_measured() || row.figures.back.is_measured()) {
            periods.push(row.period);
        }
    }
    about(phrases, Message::NotDrawn, &periods, "")
}
