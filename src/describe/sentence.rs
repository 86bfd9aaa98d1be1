//! The title and the sentence that states both directions.

use crate::dataset::{Grain, Period, push_part};
use crate::i18n::{Env, Message, PeriodStyle, gap};
use crate::query::{Both, Cell, Direction, Gap, PairView, Question};

use super::phrase::Phrases;

/// The neutral title: what was counted, between whom, when.
pub fn title(view: &PairView<'_>, env: &dyn Env) -> String {
    let (a, b) = (env.country(view.question.a), env.country(view.question.b));
    let period = span(view, env);
    let message = if period.is_some() { Message::TitleSpan } else { Message::Title };
    let measure = view.question.measure().title.as_str();
    let period = period.unwrap_or_default();
    let title =
        env.say(message, &[("measure", measure), ("a", &a), ("b", &b), ("period", &period)]);
    #[cfg(feature = "full")]
    let title = super::running::titled(view, env, title);
    title
}

/// From the first drawn period to the last, or the part of it in which it was counted.
fn span(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    #[cfg(feature = "full")]
    if let Some(part) = view.span().and_then(|span| view.question.counted_in(span)) {
        return Some(env.period(&part, PeriodStyle::Long));
    }
    let (first, last) = (view.drawn().next()?.period, view.drawn().next_back()?.period);
    Some(from_to(first, last, env))
}

/// From one period to another of the same grain.
pub fn from_to(first: Period, last: Period, env: &dyn Env) -> String {
    let from = env.period(&first, PeriodStyle::Long);
    if first == last {
        return from;
    }
    let to = env.period(&last, PeriodStyle::Long);
    let message = if first.grain() == Grain::Year { Message::YearSpan } else { Message::Span };
    env.say(message, &[("from", &from), ("to", &to)])
}

/// What was found both ways, in whole sentences, with what an address cannot tell.
pub fn sentence(view: &PairView<'_>, env: &dyn Env) -> String {
    let phrases = Phrases { question: &view.question, env };
    let said = match (&view.totals, view.lead_row()) {
        (Some(totals), Some(_)) => {
            let period = span(view, env).unwrap_or_default();
            both(&phrases, Message::OverPeriod, &period, totals)
        }
        (_, Some(row)) => {
            let counted = view.question.counted_in(row.period).unwrap_or(row.period);
            let period = env.period(&counted, PeriodStyle::Long);
            both(&phrases, begins(counted.grain()), &period, &row.figures)
        }
        (_, None) => nothing(&phrases),
    };
    #[cfg(feature = "full")]
    let said = super::running::sentence(view, env, said);
    match limit(&view.question, env) {
        Some(limit) if view.lead.is_some() => {
            env.say(Message::WithLimit, &[("sentence", &said), ("limit", limit)])
        }
        _ => said,
    }
}

/// The sentence that begins with a period of a grain.
pub fn begins(grain: Grain) -> Message {
    match grain {
        Grain::Day => Message::OnDay,
        Grain::Interval => Message::OverPeriod,
        _ => Message::InPeriod,
    }
}

/// What the finding must not be taken for: the measure's own words, else what an address tells.
pub fn limit<'a>(question: &Question<'a>, env: &'a dyn Env) -> Option<&'a str> {
    let measure = question.measure();
    match measure.limit() {
        Some(limit) => Some(limit),
        None if measure.basis.source == "IP location" => Some(env.message(Message::AddressLimit)),
        None => None,
    }
}

/// The measured direction first, then what is known of the other way.
pub fn both(phrases: &Phrases<'_>, message: Message, period: &str, figures: &Both) -> String {
    let (first, second) = match figures.forward.is_measured() {
        true => (Direction::Forward, Direction::Back),
        false => (Direction::Back, Direction::Forward),
    };
    let mut said = one_way(phrases, message, period, figures, first);
    let other = match figures.of(second).cell {
        Cell::NotMeasured(Gap::Outside) => {
            let why = phrases.why(Gap::Outside);
            phrases.env.say(Message::OtherNotMeasured, &[("why", why)])
        }
        Cell::NotMeasured(Gap::Unpublished) => {
            phrases.env.message(Message::OtherUnpublished).to_owned()
        }
        _ => one_way(phrases, Message::OtherWay, period, figures, second),
    };
    push_part(&mut said, gap(phrases.env), &other);
    said
}

/// One direction's figure as a sentence.
pub fn one_way(
    phrases: &Phrases<'_>,
    message: Message,
    period: &str,
    figures: &Both,
    direction: Direction,
) -> String {
    let (origin, target) = phrases.question.ends(direction);
    let figure = figures.of(direction);
    let finding = phrases.finding(origin, target, figure);
    let as_told = phrases.as_told(figure);
    let places = [("period", period), ("finding", &finding), ("as_told", as_told)];
    phrases.env.say(message, &places)
}

/// That nothing is known of a pair: nobody looked, or nobody published.
pub fn nothing(phrases: &Phrases<'_>) -> String {
    let question = phrases.question;
    let coverage = question.set.descriptor().bothways.coverage_of(question.measure());
    let (a, b) = (question.a, question.b);
    if !coverage.holds_pair(a, b) && !coverage.holds_pair(b, a) {
        let why = phrases.why(Gap::Outside);
        return phrases.env.say(Message::NeitherMeasured, &[("why", why)]);
    }
    let a = phrases.env.country_in_text(a);
    let b = phrases.env.country_in_text(b);
    phrases.env.say(Message::NothingPublished, &[("a", &a), ("b", &b)])
}
