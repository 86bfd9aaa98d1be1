//! Every word around the chart, as the page's shell puts them into its elements.

use crate::dataset::Country;
#[cfg(feature = "full")]
use crate::i18n::PeriodStyle;
use crate::i18n::{Env, Message};
#[cfg(feature = "full")]
use crate::query::Order;
#[cfg(feature = "full")]
use crate::query::PairRow;
use crate::query::{PairView, Question, View, here};

#[cfg(feature = "full")]
use super::about::about;
use super::node::{Fields, Node};
use super::notes::{notes, source_line, unit_line};
use super::sentence::{sentence, title};
use super::table::{Table, table};
#[cfg(feature = "full")]
use super::{many, sources};

/// Title, sentence, choices, small print, table and what stands behind More.
pub fn page(view: &View<'_>, env: &dyn Env) -> Node {
    let mut page = Fields::default();
    page.put("places", places(view, env));
    match view {
        View::Timeline(view) if here::TIMELINE => timeline(&mut page, view, env),
        #[cfg(feature = "full")]
        View::Sources(view) if here::SOURCES => sources::page(&mut page, view, env),
        #[cfg(feature = "full")]
        _ => {
            if let Some(many) = many::telling(view) {
                many::page(&mut page, &*many, env);
            }
        }
        #[cfg(not(feature = "full"))]
        _ => {}
    }
    #[cfg(feature = "full")]
    page.put("views", views(env));
    #[cfg(feature = "full")]
    page.put("sizes", numbers(view));
    #[cfg(feature = "full")]
    if let Some(orders) = orders(view, env) {
        page.put("orders", orders);
    }
    page.into()
}

/// The sizes of the table's figures; -1 where there is none.
#[cfg(feature = "full")]
fn numbers(view: &View<'_>) -> Vec<Node> {
    let mut rows = Vec::new();
    for sizes in super::sizes(view) {
        let mut row: Vec<Node> = Vec::new();
        for size in sizes {
            row.push(size.map_or(-1.0, |size| size as f64).into());
        }
        rows.push(row.into());
    }
    rows
}

/// The views to choose from, and what they are.
#[cfg(feature = "full")]
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
        choices.push(choice(id, env.message(name)));
    }
    let mut views = Fields::default();
    views.put("name", env.message(Message::View));
    views.put("choices", choices);
    views
}

/// The orders to choose from, where countries stand in one.
#[cfg(feature = "full")]
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
        choices.push(choice(order.as_str(), env.message(*name)));
    }
    let mut fields = Fields::default();
    fields.put("name", env.message(Message::Order));
    fields.put("choices", choices);
    Some(fields)
}

fn timeline(page: &mut Fields, view: &PairView<'_>, env: &dyn Env) {
    page.put("title", title(view, env));
    page.put("sentence", sentence(view, env));
    page.put("measures", measures(&view.question));
    page.put("categories", categories(&view.question));
    page.put("unit", unit_line(view, env));
    page.put("vantage", view.question.vantage());
    page.put("source", source_line(view, env));
    page.put("notes", notes(view, env).as_slice());
    page.put("table", figures(table(view, env)));
    #[cfg(feature = "full")]
    page.put("about", about(view, env));
    page.put("keys", env.message(Message::Keys));
    #[cfg(feature = "full")]
    page.put("course", course(view, env));
}

/// The periods to choose a span from, which of them are drawn, and whether they may be added up.
#[cfg(feature = "full")]
fn course(view: &PairView<'_>, env: &dyn Env) -> Fields {
    let (mut periods, all) = (Vec::new(), view.course());
    for period in &all {
        periods.push(choice(&period.iso(), &env.period(period, PeriodStyle::Long)));
    }
    let place = |row: Option<&PairRow>| {
        let at = row.and_then(|row| all.iter().position(|period| *period == row.period));
        at.map_or(-1.0, |at| at as f64)
    };
    let mut course = Fields::default();
    course.put("periods", periods);
    course.put("first", place(view.drawn().next()));
    course.put("last", place(view.drawn().next_back()));
    course.put("adds", view.question.measure().additive().period);
    course.put("runs", view.is_running());
    course
}

/// The names of the controls and of what stands behind More.
const LABELS: &[(&str, Message)] = &[
    ("first", Message::Origin),
    ("second", Message::Target),
    ("swap", Message::Swap),
    ("swapSpoken", Message::SwapSpoken),
    ("more", Message::More),
    ("measure", Message::Measure),
    ("category", Message::Category),
    ("role", Message::ChartRole),
    ("skip", Message::SkipToTable),
];

/// The same of what only further modules have.
#[cfg(feature = "full")]
const MORE_LABELS: &[(&str, Message)] = &[
    ("copy", Message::Copy),
    ("copied", Message::Copied),
    ("filter", Message::Filter),
    ("rows", Message::RowsShown),
    ("download", Message::Download),
    ("from", Message::From),
    ("to", Message::To),
    ("reset", Message::Reset),
    ("running", Message::Running),
    ("brush", Message::KeysBrush),
    ("chosen", Message::Chosen),
    ("span", Message::Span),
    ("listen", Message::Listen),
    ("play", Message::Play),
    ("pause", Message::Pause),
    ("next", Message::PlayNext),
    ("speed", Message::Speed),
    ("how", Message::ListenHow),
];

/// The words of the controls, said once.
pub fn labels(env: &dyn Env) -> Node {
    let mut labels = Fields::default();
    #[cfg(feature = "full")]
    for (name, message) in MORE_LABELS {
        labels.put(name, env.message(*message));
    }
    for (name, message) in LABELS {
        labels.put(name, env.message(*message));
    }
    labels.into()
}

fn choice(value: &str, words: &str) -> Node {
    let mut choice = Fields::default();
    choice.put("value", value);
    choice.put("words", words);
    choice.into()
}

/// The places of the sets on show and of the pair.
fn places(view: &View<'_>, env: &dyn Env) -> Vec<Node> {
    let mut known = Vec::new();
    let mut add = |country: Country| {
        let at = known.partition_point(|other| *other < country);
        if country.is_place() && known.get(at) != Some(&country) {
            known.insert(at, country);
        }
    };
    add(view.question().a);
    add(view.question().b);
    for set in &view.sets() {
        for country in set.countries() {
            add(*country);
        }
    }
    let mut places = Vec::new();
    for country in &known {
        places.push(choice(country.as_str(), &env.country(*country)));
    }
    places
}

pub fn measures(question: &Question<'_>) -> Vec<Node> {
    let mut choices = Vec::new();
    for measure in &question.set.descriptor().bothways.measures {
        choices.push(choice(&measure.id, &measure.title));
    }
    choices
}

/// The categories in which the measure has any figure.
pub fn categories(question: &Question<'_>) -> Vec<Node> {
    let mut choices = Vec::new();
    for (at, category) in question.set.descriptor().bothways.categories.iter().enumerate() {
        if question.set.has_rows(question.measure_at, at as u8) {
            choices.push(choice(&category.id, &category.title));
        }
    }
    choices
}

/// A table as plain data.
pub fn figures(table: Table) -> Fields {
    let mut rows = Vec::new();
    for row in &table.rows {
        rows.push(row.as_slice().into());
    }
    let mut figures = Fields::default();
    figures.put("caption", table.caption);
    figures.put("head", table.head.as_slice());
    figures.put("rows", rows);
    figures
}
