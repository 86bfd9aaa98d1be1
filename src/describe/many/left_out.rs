//! What views of two different places leave out: flows inside one, and those of unknown places.

use crate::i18n::{Env, Message, NumberStyle};
use crate::query::{Cell, Edge, Survey};

use super::super::phrase::Phrases;

/// How many figures are named one by one where they may not be added up.
const NAMED: usize = 6;

/// Says what stays inside one country and what has an unknown side, and how much it is.
pub fn push_beyond(notes: &mut Vec<String>, survey: &Survey<'_>, env: &dyn Env) {
    push(notes, survey, env, (&survey.domestic, Message::LeftOutInside));
    push_unknown(notes, survey, env);
}

/// Says what has an unknown side, and how much it is.
pub fn push_unknown(notes: &mut Vec<String>, survey: &Survey<'_>, env: &dyn Env) {
    push(notes, survey, env, (&survey.unknown, Message::LeftOutUnknown));
}

fn push(
    notes: &mut Vec<String>,
    survey: &Survey<'_>,
    env: &dyn Env,
    (edges, message): (&[Edge], Message),
) {
    let mut above_none = Vec::new();
    for edge in edges {
        let among = &survey.among;
        let is_asked = among.holds(edge.origin) || among.holds(edge.target);
        if is_asked && matches!(edge.figure.cell, Cell::Known(_) | Cell::Suppressed { .. }) {
            above_none.push(edge.clone());
        }
    }
    if !above_none.is_empty() {
        notes.push(env.say(message, &[("list", &amount(&above_none, survey, env))]));
    }
}

/// Their sum; where they may not be added up each of a few, or how many they are.
fn amount(edges: &[Edge], survey: &Survey<'_>, env: &dyn Env) -> String {
    let phrases = Phrases { question: &survey.question, env };
    if let Some(sum) = survey.sum_of(edges) {
        return phrases.figure(&sum, NumberStyle::Prose);
    }
    if edges.len() > NAMED {
        return env.say_count(Message::FiguresNotAdded, edges.len() as u64, &[]);
    }
    let mut list = Vec::new();
    for edge in edges {
        let name = match edge.origin == edge.target {
            true => env.country(edge.origin),
            false => phrases.way((edge.origin, edge.target)),
        };
        let value = phrases.brief(&edge.figure, NumberStyle::Full);
        list.push(env.say(Message::WithFigure, &[("name", &name), ("value", &value)]));
    }
    env.list(&list)
}
