//! The small print under a chart: unit, source, and what the picture alone does not say.

use crate::dataset::{Period, Status};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle};
use crate::query::{Direction, PairView};

use super::phrase::Phrases;

/// “Unit: computers. Pale bars: 2011 read in an article, not in the report.”
pub fn unit_line(view: &PairView<'_>, env: &dyn Env) -> String {
    let phrases = Phrases { question: &view.question, env };
    let unit = env.say(Message::UnitLine, &[("unit", &phrases.unit())]);
    let pale = pale_bars(view, &phrases);
    if pale.is_empty() { unit } else { format!("{unit} {pale}") }
}

/// “Source: …”.
pub fn source_line(view: &PairView<'_>, env: &dyn Env) -> String {
    env.say(Message::SourceLine, &[("source", &source(view, env))])
}

/// The set's sources as a list.
pub fn source(view: &PairView<'_>, env: &dyn Env) -> String {
    let sources = &view.question.set.descriptor().sources;
    let titles: Vec<_> = sources.iter().map(|source| source.title.clone()).collect();
    env.list(&titles)
}

/// Leaders, all countries together, what is not drawn and what was left out.
pub fn notes(view: &PairView<'_>, env: &dyn Env) -> Vec<String> {
    let phrases = Phrases { question: &view.question, env };
    [leaders(view, env), context(view, &phrases), not_drawn(view, &phrases), left_out(view, env)]
        .into_iter()
        .flatten()
        .collect()
}

/// What a share's leader leads by; the choice of measure decides who looks guilty.
pub fn leaders(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    let period = env.period(&view.lead_row()?.period, PeriodStyle::Long);
    let leader = |leader: &crate::query::Leader<'_>| {
        let measure = leader.measure.leads_by.as_deref().unwrap_or_default();
        let number = env.number(leader.value, leader.measure.decimals, NumberStyle::Full);
        let places = [("value", &*number), ("unit", &*leader.measure.unit)];
        let share = env.say(Message::AmountTight, &places);
        let country = env.country_in_text(leader.origin);
        let places = [("measure", measure), ("country", &*country), ("value", &*share)];
        env.say(Message::Leader, &places)
    };
    let list: Vec<_> = view.leaders.iter().map(leader).collect();
    let places = [("period", &*period), ("list", &*env.list(&list))];
    (!list.is_empty()).then(|| env.say(Message::Leaders, &places))
}

/// The periods that `from` and `to` cut in two.
pub fn left_out(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    let phrases = Phrases { question: &view.question, env };
    let list = phrases.periods(&view.left_out);
    (!list.is_empty()).then(|| env.say(Message::LeftOut, &[("list", &list)]))
}

fn pale_bars(view: &PairView<'_>, phrases: &Phrases<'_>) -> String {
    let entry = |status: Status| {
        let has = |period: &Period, figure: &crate::query::Figure| {
            (figure.status == Some(status) && figure.size().is_some()).then_some(*period)
        };
        let periods: Vec<_> = view
            .drawn()
            .filter_map(|row| {
                Direction::BOTH.iter().find_map(|d| has(&row.period, row.figures.of(*d)))
            })
            .collect();
        let places = [("periods", &*phrases.periods(&periods)), ("status", phrases.status(status))];
        (!periods.is_empty()).then(|| phrases.env.say(Message::PaleEntry, &places))
    };
    let weak = [Status::Secondhand, Status::Weak, Status::Derived];
    let list: Vec<_> = weak.into_iter().filter_map(entry).collect();
    match list.is_empty() {
        true => String::new(),
        false => phrases.env.say(Message::PaleBars, &[("list", &phrases.env.list(&list))]),
    }
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

fn not_drawn(view: &PairView<'_>, phrases: &Phrases<'_>) -> Option<String> {
    let measured = |row: &&crate::query::PairRow| {
        !row.drawn && Direction::BOTH.iter().any(|d| row.figures.of(*d).is_measured())
    };
    let periods: Vec<_> = view.rows.iter().filter(measured).map(|row| row.period).collect();
    let list = phrases.periods(&periods);
    (!list.is_empty()).then(|| phrases.env.say(Message::NotDrawn, &[("list", &list)]))
}
