//! What can be chosen with a further module only: views, orders, periods, units, several kinds.

use crate::dataset::Status;
use crate::i18n::{Env, Message, PeriodStyle, branch};
use crate::query::{Order, PairRow, Question, View, here};

use super::node::{Fields, Node};
use super::page::choice;

/// Puts what there is to choose beside the choices that every module has.
pub fn put(page: &mut Fields, view: &View<'_>, env: &dyn Env) {
    page.put("views", views(env));
    if let Some(orders) = orders(view, env) {
        page.put("orders", orders);
    }
    // Several collections are asked each with its own defaults.
    if here::SOURCES && matches!(view, View::Sources(_)) {
        return;
    }
    if let Some(course) = course(view, env) {
        page.put("course", course);
    }
    let question = view.question();
    page.put("units", units(question, env));
    page.put("adds", question.measure().additive().category);
    for category in &question.set.descriptor().bothways.categories {
        if category.total {
            page.put("total", category.id.as_str());
        }
    }
}

/// The views to choose from, and what they are.
fn views(env: &dyn Env) -> Fields {
    let names = [
        ("timeline", Message::ViewTimeline),
        ("sources", Message::ViewSources),
        ("partners", Message::ViewPartners),
        ("matrix", Message::ViewMatrix),
        ("flows", Message::ViewFlows),
        ("map", Message::ViewMap),
        ("balance", Message::ViewBalance),
        ("table", Message::ViewTable),
    ];
    let mut choices = Vec::new();
    for (id, name) in names {
        choices.push(choice(id, env.message(name)).into());
    }
    let mut views = Fields::default();
    views.put("name", env.message(Message::View));
    views.put("choices", choices);
    views
}

/// The orders to choose from, where countries stand in one.
fn orders(view: &View<'_>, env: &dyn Env) -> Option<Fields> {
    let orders: &[_] = match view {
        View::Partners(_) if here::PARTNERS => &[
            (Order::Total, Message::OrderTotal),
            (Order::Out, Message::OrderOut),
            (Order::In, Message::OrderIn),
            (Order::Name, Message::OrderName),
        ],
        View::Matrix(_) if here::MATRIX => &[
            (Order::Total, Message::OrderTotal),
            (Order::Similar, Message::OrderSimilar),
            (Order::Name, Message::OrderName),
        ],
        _ => return None,
    };
    let mut choices = Vec::new();
    for (order, name) in orders {
        choices.push(choice(order.as_str(), env.message(*name)).into());
    }
    let mut fields = Fields::default();
    fields.put("name", env.message(Message::Order));
    fields.put("choices", choices);
    Some(fields)
}

/// The measure's unit, as counted and divided by each base that serves it; none where no base does.
fn units(question: &Question<'_>, env: &dyn Env) -> Vec<Node> {
    let (measure, mut units) = (question.measure(), Vec::new());
    let unit = branch(&measure.unit, "other");
    for base in question.set.descriptor().bothways.bases() {
        if !base.measures.contains(&measure.id) {
            continue;
        }
        if units.is_empty() {
            units.push(choice("none", unit).into());
        }
        let places = [("unit", unit), ("base", base.unit.as_str())];
        units.push(choice(&base.id, &env.say(Message::UnitPer, &places)).into());
    }
    units
}

/// How many codes of countries there can be.
const CODES: usize = 256;

/// By a country's position: with how many others the sets on show have a figure of it, in either
/// direction and whatever the measure.
pub fn partners(view: &View<'_>) -> [u64; CODES] {
    let (mut met, mut counts) = (vec![false; CODES * CODES], [0; CODES]);
    for set in &view.sets() {
        for run in set.runs() {
            let (origin, target) = (run.key.origin, run.key.target);
            let is_shown = || set.rows_of(run).iter().any(|row| row.status != Status::Suppressed);
            if origin == target || !origin.is_place() || !target.is_place() || !is_shown() {
                continue;
            }
            let (a, b) = (usize::from(origin.position()), usize::from(target.position()));
            if !met[a * CODES + b] {
                (met[a * CODES + b], met[b * CODES + a]) = (true, true);
                counts[a] += 1;
                counts[b] += 1;
            }
        }
    }
    counts
}

/// That number in words.
pub fn count(partners: u64, env: &dyn Env) -> String {
    env.say_count(Message::PartnersMany, partners, &[])
}

/// The periods to choose a span from, which of them are drawn, and whether they may be added up.
/// Where they are not drawn and may not be added, one of them stands for all: there is no span.
fn course(view: &View<'_>, env: &dyn Env) -> Option<Fields> {
    let question = view.question();
    let adds = question.measure().additive().period;
    let all = question.course();
    let place = |row: Option<&PairRow>| {
        let at = row.and_then(|row| all.iter().position(|period| *period == row.period));
        at.map_or(-1.0, |at| at as f64)
    };
    let (first, last, runs) = match view {
        View::Timeline(view) if here::TIMELINE => {
            (place(view.drawn().next()), place(view.drawn().next_back()), view.is_running())
        }
        _ if !adds => return None,
        _ => (-1.0, -1.0, false),
    };
    let mut periods = Vec::new();
    for period in &all {
        periods.push(choice(&period.iso(), &env.period(period, PeriodStyle::Long)).into());
    }
    let mut course = Fields::default();
    course.put("periods", periods);
    course.put("first", first);
    course.put("last", last);
    course.put("adds", adds);
    course.put("runs", runs);
    Some(course)
}
