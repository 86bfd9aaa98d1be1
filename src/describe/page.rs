//! Every word around the chart, as the page's shell puts them into its elements.

use crate::i18n::{Env, Message};
use crate::query::PairView;

use super::node::Node;
use super::notes::{notes, source_line, unit_line};
use super::sentence::{sentence, title};
use super::table::table;

/// Title, sentence, choices, small print, table and what stands behind More.
pub fn page(view: &PairView<'_>, env: &dyn Env) -> Node {
    let question = &view.question;
    let terms = &question.set.descriptor().bothways;
    let measures = terms.measures.iter().map(|m| choice(&m.id, m.title.clone()));
    let has = |at: &usize| question.set.has_rows(question.measure_at, *at as u8);
    let categories = (0..terms.categories.len()).filter(has).map(|at| {
        let category = &terms.categories[at];
        choice(&category.id, category.title.clone())
    });
    Node::Map(vec![
        ("title", title(view, env).into()),
        ("sentence", sentence(view, env).into()),
        ("places", places(view, env)),
        ("measures", Node::list(measures)),
        ("categories", Node::list(categories)),
        ("unit", unit_line(view, env).into()),
        ("vantage", terms.vantage.as_str().into()),
        ("source", source_line(view, env).into()),
        ("notes", Node::list(notes(view, env))),
        ("table", figures(view, env)),
        ("about", about(view, env)),
    ])
}

/// The words of the controls, said once.
pub fn labels(env: &dyn Env) -> Node {
    let label = |message| env.message(message).into();
    Node::Map(vec![
        ("first", label(Message::Origin)),
        ("second", label(Message::Target)),
        ("swap", label(Message::Swap)),
        ("swapSpoken", label(Message::SwapSpoken)),
        ("more", label(Message::More)),
        ("measure", label(Message::Measure)),
        ("category", label(Message::Category)),
        ("keys", label(Message::Keys)),
        ("definition", label(Message::Definition)),
        ("limits", label(Message::Limits)),
        ("pages", label(Message::Pages)),
    ])
}

fn choice(value: &str, words: String) -> Node {
    Node::Map(vec![("value", value.into()), ("words", words.into())])
}

/// The places of the set and of the pair.
fn places(view: &PairView<'_>, env: &dyn Env) -> Node {
    let mut codes = view.question.set.countries().to_vec();
    for country in [view.question.a, view.question.b] {
        if !codes.contains(&country) {
            codes.push(country);
        }
    }
    let places = codes.iter().filter(|country| country.is_place());
    Node::list(places.map(|country| choice(country.as_str(), env.country(*country))))
}

fn figures(view: &PairView<'_>, env: &dyn Env) -> Node {
    let table = table(view, env);
    let row = |row: super::table::TableRow| {
        let [forward, back] = row.figures;
        Node::list([row.period, forward, back, row.note])
    };
    Node::Map(vec![
        ("caption", table.caption.into()),
        ("head", Node::list(table.head)),
        ("rows", Node::list(table.rows.into_iter().map(row))),
    ])
}

fn about(view: &PairView<'_>, env: &dyn Env) -> Node {
    let set = view.question.set.descriptor();
    let licences: Vec<_> = set.licenses.iter().map(|licence| licence.name.clone()).collect();
    let licence = env.say(Message::Licence, &[("licence", &env.list(&licences))]);
    Node::Map(vec![
        ("definition", view.question.measure().definition.as_str().into()),
        ("limits", Node::list(set.bothways.caveats.iter().map(String::as_str))),
        ("pages", pages(view)),
        ("licence", licence.into()),
    ])
}

/// The pages behind the figures shown, in the order in which these stand.
fn pages(view: &PairView<'_>) -> Node {
    let mut found: Vec<u16> = Vec::new();
    let mut add = |figure: &crate::query::Figure| {
        for at in &figure.refs {
            if !found.contains(at) {
                found.push(*at);
            }
        }
    };
    for row in &view.rows {
        add(&row.figures.forward);
        add(&row.figures.back);
    }
    view.context.iter().for_each(|context| add(&context.figure));
    let references = &view.question.set.descriptor().bothways.references;
    Node::list(found.into_iter().map(|at| {
        let reference = &references[usize::from(at)];
        Node::Map(vec![
            ("title", reference.title.as_str().into()),
            ("url", reference.url.as_str().into()),
            ("note", reference.note.as_str().into()),
        ])
    }))
}
