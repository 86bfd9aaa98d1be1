//! The title and the sentence that states both directions.

use crate::dataset::{Grain, Period};
use crate::i18n::{Env, Message, PeriodStyle};
use crate::query::{Both, Cell, Direction, Gap, PairView};

use super::phrase::Phrases;

/// The neutral title: what was counted, between whom, when.
pub fn title(view: &PairView<'_>, env: &dyn Env) -> String {
    let (a, b) = (env.country(view.question.a), env.country(view.question.b));
    let measure = view.question.measure().title.as_str();
    let places = [("measure", measure), ("a", &*a), ("b", &*b)];
    match span(view, env) {
        Some(period) => {
            let [measure, a, b] = places;
            env.say(Message::TitleSpan, &[measure, a, b, ("period", &period)])
        }
        None => env.say(Message::Title, &places),
    }
}

/// From the first drawn period to the last.
fn span(view: &PairView<'_>, env: &dyn Env) -> Option<String> {
    let (first, last) = (view.drawn().next()?.period, view.drawn().next_back()?.period);
    let name = |period: &Period| env.period(period, PeriodStyle::Long);
    if first == last {
        return Some(name(&first));
    }
    let message = if first.grain() == Grain::Year { Message::YearSpan } else { Message::Span };
    Some(env.say(message, &[("from", &name(&first)), ("to", &name(&last))]))
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
            let period = env.period(&row.period, PeriodStyle::Long);
            both(&phrases, Message::InPeriod, &period, &row.figures)
        }
        (_, None) => nothing(view, &phrases),
    };
    let by_address = view.question.measure().basis.source == "IP location";
    if !by_address {
        return said;
    }
    let limit = env.message(Message::AddressLimit);
    env.say(Message::WithLimit, &[("sentence", &said), ("limit", limit)])
}

/// The measured direction first, then what is known of the other way.
fn both(phrases: &Phrases<'_>, message: Message, period: &str, figures: &Both) -> String {
    let [first, second] = match figures.forward.is_measured() {
        true => [Direction::Forward, Direction::Back],
        false => [Direction::Back, Direction::Forward],
    };
    let clause = |message, direction| {
        let (origin, target) = phrases.question.ends(direction);
        let figure = figures.of(direction);
        let finding = phrases.finding(origin, target, figure);
        let places =
            [("period", period), ("finding", &*finding), ("as_told", phrases.as_told(figure))];
        phrases.env.say(message, &places)
    };
    let one = clause(message, first);
    let other = match figures.of(second).cell {
        Cell::NotMeasured(Gap::Outside) => {
            let why = phrases.why(Gap::Outside);
            phrases.env.say(Message::OtherNotMeasured, &[("why", why)])
        }
        Cell::NotMeasured(Gap::Unpublished) => {
            phrases.env.message(Message::OtherUnpublished).to_owned()
        }
        _ => clause(Message::OtherWay, second),
    };
    format!("{one} {other}")
}

fn nothing(view: &PairView<'_>, phrases: &Phrases<'_>) -> String {
    let outside = view.rows.iter().all(|row| {
        Direction::BOTH.iter().all(|d| row.figures.of(*d).cell == Cell::NotMeasured(Gap::Outside))
    });
    if outside {
        let why = phrases.why(Gap::Outside);
        return phrases.env.say(Message::NeitherMeasured, &[("why", why)]);
    }
    let a = phrases.env.country_in_text(view.question.a);
    let b = phrases.env.country_in_text(view.question.b);
    phrases.env.say(Message::NothingPublished, &[("a", &a), ("b", &b)])
}
