//! What is said of a map alone: what it cannot say stands first.

use crate::dataset::Country;
use crate::i18n::{Env, Message, NumberStyle};
use crate::query::{Edge, FlowsView, Gap, Question};

use super::super::notes::push_some;
use super::super::phrase::Phrases;

fn phrases<'a>(view: &'a FlowsView<'a>, env: &'a dyn Env) -> Phrases<'a> {
    Phrases { question: &view.survey.question, env }
}

/// What a map must not be taken for.
pub fn cannot_say(question: &Question<'_>) -> Message {
    match &*question.measure().basis.source {
        "IP location" => Message::MapMachines,
        _ => Message::MapNamed,
    }
}

/// What lines and borders are, where nobody counted, how many flows are not drawn.
pub fn push_notes(notes: &mut Vec<String>, view: &FlowsView<'_>, env: &dyn Env) {
    let land = if env.land().is_some() { Message::MapBorders } else { Message::MapNoLand };
    for message in [Message::MapRoutes, land] {
        notes.push(env.message(message).to_owned());
    }
    push_some(notes, unmeasured(view, env));
    push_some(notes, more(view, env));
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
