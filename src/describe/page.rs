//! Every word around the chart, as the page's shell puts them into its elements.

use crate::dataset::Country;
#[cfg(feature = "full")]
use crate::i18n::is_rtl;
use crate::i18n::{Env, Message};
use crate::query::{PairView, Question, View, here};

#[cfg(feature = "full")]
use super::about::about;
use super::node::{Fields, Node};
use super::notes::{notes, source_line, unit_line};
use super::sentence::{sentence, title};
use super::table::{Table, table};
#[cfg(feature = "full")]
use super::{choices, many, sources};

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
    page.put("root", root(env));
    #[cfg(feature = "full")]
    if here::WHOLE {
        choices::put(&mut page, view, env);
        page.put("sizes", numbers(view));
    }
    page.into()
}

/// The language of all words, and from where to where it is written.
#[cfg(feature = "full")]
fn root(env: &dyn Env) -> Fields {
    let mut root = Fields::default();
    root.put("lang", env.lang());
    root.put("dir", if is_rtl(env) { "rtl" } else { "ltr" });
    root
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
    if here::WHOLE {
        page.put("about", about(view, env));
    }
    page.put("keys", env.message(Message::Keys));
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
    ("link", Message::CopyLink),
    ("share", Message::Share),
    ("figures", Message::PickFigures),
    ("unit", Message::PickUnit),
    ("period", Message::Period),
    ("allPeriods", Message::AllPeriods),
    ("firstHalf", Message::FirstHalf),
    ("secondHalf", Message::SecondHalf),
    ("undo", Message::Undo),
    ("resetAll", Message::ResetAll),
    ("recent", Message::RecentPairs),
    ("noPlace", Message::NoPlace),
    ("keysSwap", Message::KeysSwap),
    ("listen", Message::Listen),
    ("play", Message::Play),
    ("pause", Message::Pause),
    ("next", Message::PlayNext),
    ("speed", Message::Speed),
    ("how", Message::ListenHow),
    ("since", Message::Since),
    ("sinceWas", Message::SinceWas),
    ("sinceMore", Message::SinceMore),
    ("sinceSame", Message::SinceSame),
    ("sinceUnknown", Message::SinceUnknown),
    ("unpublished", Message::Unpublished),
];

/// The words of the controls, said once.
pub fn labels(env: &dyn Env) -> Node {
    let mut labels = Fields::default();
    #[cfg(feature = "full")]
    if here::WHOLE {
        for (name, message) in MORE_LABELS {
            labels.put(name, env.message(*message));
        }
    }
    for (name, message) in LABELS {
        labels.put(name, env.message(*message));
    }
    labels.into()
}

/// A choice of a control.
pub fn choice(value: &str, words: &str) -> Fields {
    let mut choice = Fields::default();
    choice.put("value", value);
    choice.put("words", words);
    choice
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
    #[cfg(feature = "full")]
    let partners = here::WHOLE.then(|| choices::partners(view));
    for country in &known {
        #[cfg_attr(not(feature = "full"), allow(unused_mut, reason = "words are all there is"))]
        let mut place = choice(country.as_str(), &env.country(*country));
        #[cfg(feature = "full")]
        if let Some(partners) = &partners {
            place.put("count", choices::count(partners[usize::from(country.position())], env));
        }
        places.push(place.into());
    }
    places
}

pub fn measures(question: &Question<'_>) -> Vec<Node> {
    let mut choices = Vec::new();
    for measure in &question.set.descriptor().bothways.measures {
        choices.push(choice(&measure.id, &measure.title).into());
    }
    choices
}

/// The categories in which the measure has any figure.
pub fn categories(question: &Question<'_>) -> Vec<Node> {
    let mut choices = Vec::new();
    for (at, category) in question.set.descriptor().bothways.categories.iter().enumerate() {
        if question.set.has_rows(question.measure_at, at as u8) {
            choices.push(choice(&category.id, &category.title).into());
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
