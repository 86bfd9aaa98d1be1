//! The words of the largest flows on a map: what a map cannot say stands first.

use crate::dataset::{Country, Grain, push_part};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle};
use crate::query::{Direction, Edge, FlowsView, Gap};

use super::super::notes::push_some;
use super::super::phrase::Phrases;
use super::super::sentence::{both, nothing};
use super::{push_left_out, titled};

fn phrases<'a>(view: &'a FlowsView<'a>, env: &'a dyn Env) -> Phrases<'a> {
    Phrases { question: &view.survey.question, env }
}

/// What the map says above itself of a direction of the pair.
pub fn map_figure(view: &FlowsView<'_>, env: &dyn Env, direction: Direction) -> String {
    let (origin, target) = view.survey.question.ends(direction);
    phrases(view, env).figure(&view.survey.figure(origin, target), NumberStyle::Prose)
}

/// “Packets: the largest flows on a map, March 2013”.
pub fn title(view: &FlowsView<'_>, env: &dyn Env) -> String {
    titled(&view.survey, env, Message::MapTitle, "")
}

/// What a map cannot say, the pair both ways, the largest of the other flows.
pub fn sentence(view: &FlowsView<'_>, env: &dyn Env) -> String {
    let survey = &view.survey;
    let question = &survey.question;
    let is_address = question.measure().basis.source == "IP location";
    let limit = if is_address { Message::MapMachines } else { Message::MapNamed };
    let mut said = env.message(limit).to_owned();
    push_part(&mut said, " ", &pair(view, env));
    if let Some(largest) = largest(view, env) {
        push_part(&mut said, " ", &largest);
    }
    match question.measure().limit() {
        Some(limit) => env.say(Message::WithLimit, &[("sentence", &said), ("limit", limit)]),
        None => said,
    }
}

fn pair(view: &FlowsView<'_>, env: &dyn Env) -> String {
    let (survey, phrases) = (&view.survey, phrases(view, env));
    let figures = survey.both(survey.question.a, survey.question.b);
    match survey.period {
        Some(period) if figures.forward.is_measured() || figures.back.is_measured() => {
            let period = survey.question.counted_in(period).unwrap_or(period);
            let message = match period.grain() {
                Grain::Day => Message::OnDay,
                Grain::Interval => Message::OverPeriod,
                _ => Message::InPeriod,
            };
            both(&phrases, message, &env.period(&period, PeriodStyle::Long), &figures)
        }
        _ => nothing(&phrases),
    }
}

/// The largest flow of another pair.
fn largest(view: &FlowsView<'_>, env: &dyn Env) -> Option<String> {
    let question = &view.survey.question;
    let own = [question.a, question.b];
    let is_other = |edge: &&Edge| {
        edge.size() > 0 && !(own.contains(&edge.origin) && own.contains(&edge.target))
    };
    let edge = view.rows.iter().find(is_other)?;
    let finding = phrases(view, env).finding(edge.origin, edge.target, &edge.figure);
    Some(env.say(Message::MapLargest, &[("finding", &finding)]))
}

/// What lines and borders are, where nobody counted, what is not on the map and how much it is.
pub fn notes(view: &FlowsView<'_>, env: &dyn Env) -> Vec<String> {
    let mut notes = vec![env.message(Message::MapRoutes).to_owned()];
    let land = if env.land().is_some() { Message::MapBorders } else { Message::MapNoLand };
    notes.push(env.message(land).to_owned());
    push_some(&mut notes, unmeasured(view, env));
    push_some(&mut notes, more(view, env));
    let survey = &view.survey;
    let inside = [Message::MapDomestic, Message::MapDomesticCount];
    let unknown = [Message::MapUnknown, Message::MapUnknownCount];
    for (edges, messages) in [(&survey.domestic, inside), (&survey.unknown, unknown)] {
        push_some(&mut notes, aside(view, env, edges, messages));
    }
    push_left_out(&mut notes, survey, env);
    notes
}

/// The countries on the map in which nobody counted arrivals.
fn unmeasured(view: &FlowsView<'_>, env: &dyn Env) -> Option<String> {
    let phrases = phrases(view, env);
    let mut list: Vec<String> = Vec::new();
    let mut seen: Vec<Country> = Vec::new();
    for Edge { origin, .. } in &view.rows {
        let is_reached = view.survey.foreign.iter().any(|edge| edge.target == *origin);
        let is_new = !seen.contains(origin);
        seen.push(*origin);
        if is_new && !is_reached && !is_covered(view, *origin) {
            list.push(env.country_in_text(*origin));
        }
    }
    if list.is_empty() {
        return None;
    }
    let places = [("list", &*env.list(&list)), ("why", phrases.why(Gap::Outside))];
    Some(env.say(Message::MapUnmeasured, &places))
}

/// Whether what reached a country was looked for, from anywhere on the map.
fn is_covered(view: &FlowsView<'_>, target: Country) -> bool {
    let question = &view.survey.question;
    let coverage = question.set.descriptor().bothways.coverage_of(question.measure());
    view.rows.iter().any(|edge| {
        [edge.origin, edge.target]
            .into_iter()
            .any(|origin| origin != target && coverage.holds_pair(origin, target))
    })
}

/// How many flows are too small to be drawn, and their sum where there is one.
fn more(view: &FlowsView<'_>, env: &dyn Env) -> Option<String> {
    let mut rest = Vec::new();
    for edge in &view.survey.foreign {
        if edge.size() > 0 && view.find(edge.origin, edge.target).is_none() {
            rest.push(edge.clone());
        }
    }
    let count = env.number(rest.len() as u64, 0, NumberStyle::Full);
    let sum = view.survey.sum_of(&rest);
    match sum {
        _ if rest.is_empty() => None,
        None => Some(env.say(Message::MapMore, &[("count", &count)])),
        Some(sum) => {
            let value = phrases(view, env).figure(&sum, NumberStyle::Prose);
            Some(env.say(Message::MapMoreSum, &[("count", &count), ("value", &value)]))
        }
    }
}

/// What has no place on the map: how much, or how many figures where these may not be added up.
fn aside(
    view: &FlowsView<'_>,
    env: &dyn Env,
    edges: &[Edge],
    [amount, figures]: [Message; 2],
) -> Option<String> {
    let mut count = 0;
    for edge in edges {
        count += u64::from(edge.size() > 0);
    }
    let Some(sum) = view.survey.sum_of(edges).filter(|_| count > 0) else {
        let count = (count > 0).then(|| env.number(count, 0, NumberStyle::Full))?;
        return Some(env.say(figures, &[("count", &count)]));
    };
    let value = phrases(view, env).figure(&sum, NumberStyle::Prose);
    Some(env.say(amount, &[("value", &value)]))
}
