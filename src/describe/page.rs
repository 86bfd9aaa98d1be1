//! Every word around the chart, as the page's shell puts them into its elements.

use crate::dataset::Country;
use crate::i18n::{Env, Message};
use crate::query::{PairView, push_new};

use super::node::{Fields, Node};
use super::notes::{notes, source_line, unit_line};
use super::sentence::{sentence, title};
use super::table::table;

/// Title, sentence, choices, small print, table and what stands behind More.
pub fn page(view: &PairView<'_>, env: &dyn Env) -> Node {
    let mut page = Fields::default();
    page.put("title", title(view, env));
    page.put("sentence", sentence(view, env));
    page.put("places", places(view, env));
    page.put("measures", measures(view));
    page.put("categories", categories(view));
    page.put("unit", unit_line(view, env));
    page.put("vantage", view.question.set.descriptor().bothways.vantage.as_str());
    page.put("source", source_line(view, env));
    page.put("notes", notes(view, env).as_slice());
    page.put("table", figures(view, env));
    page.put("about", about(view, env));
    page.into()
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
    ("keys", Message::Keys),
    ("definition", Message::Definition),
    ("limits", Message::Limits),
    ("pages", Message::Pages),
];

/// The words of the controls, said once.
pub fn labels(env: &dyn Env) -> Node {
    let mut labels = Fields::default();
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

/// The places of the set and of the pair.
fn places(view: &PairView<'_>, env: &dyn Env) -> Vec<Node> {
    let mut places = Vec::new();
    let mut add = |country: Country| places.push(choice(country.as_str(), &env.country(country)));
    let known = view.question.set.countries();
    for country in known {
        if country.is_place() {
            add(*country);
        }
    }
    for country in [view.question.a, view.question.b] {
        if country.is_place() && !known.contains(&country) {
            add(country);
        }
    }
    places
}

fn measures(view: &PairView<'_>) -> Vec<Node> {
    let mut choices = Vec::new();
    for measure in &view.question.set.descriptor().bothways.measures {
        choices.push(choice(&measure.id, &measure.title));
    }
    choices
}

/// The categories in which the measure has any figure.
fn categories(view: &PairView<'_>) -> Vec<Node> {
    let question = &view.question;
    let mut choices = Vec::new();
    for (at, category) in question.set.descriptor().bothways.categories.iter().enumerate() {
        if question.set.has_rows(question.measure_at, at as u8) {
            choices.push(choice(&category.id, &category.title));
        }
    }
    choices
}

fn figures(view: &PairView<'_>, env: &dyn Env) -> Fields {
    let table = table(view, env);
    let mut rows = Vec::new();
    for row in &table.rows {
        let [forward, back] = &row.figures;
        let mut cells = Vec::new();
        for words in [&row.period, forward, back, &row.note] {
            cells.push(words.as_str().into());
        }
        rows.push(cells.into());
    }
    let mut figures = Fields::default();
    figures.put("caption", table.caption);
    figures.put("head", table.head.as_slice());
    figures.put("rows", rows);
    figures
}

fn about(view: &PairView<'_>, env: &dyn Env) -> Fields {
    let set = view.question.set.descriptor();
    let mut licences = Vec::new();
    for licence in &set.licenses {
        licences.push(licence.name.clone());
    }
    let mut about = Fields::default();
    about.put("definition", view.question.measure().definition.as_str());
    about.put("limits", set.bothways.caveats.as_slice());
    about.put("pages", pages(view));
    about.put("licence", env.say(Message::Licence, &[("licence", &env.list(&licences))]));
    about
}

/// The pages behind the figures shown, in the order in which these stand.
fn pages(view: &PairView<'_>) -> Vec<Node> {
    let mut found = Vec::new();
    let mut add = |refs: &[u16]| {
        for at in refs {
            push_new(&mut found, *at);
        }
    };
    for row in &view.rows {
        add(&row.figures.forward.refs);
        add(&row.figures.back.refs);
    }
    for context in &view.context {
        add(&context.figure.refs);
    }
    let mut pages = Vec::new();
    for at in &found {
        let reference = view.question.set.reference(*at);
        let mut page = Fields::default();
        page.put("title", reference.title.as_str());
        page.put("url", reference.url.as_str());
        page.put("note", reference.note.as_str());
        pages.push(page.into());
    }
    pages
}
