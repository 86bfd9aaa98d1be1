//! The widget's elements: built once from one list, refilled after every change.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlSelectElement};

use crate::dataset::Reference;
use crate::describe::{Table, notes, sentence, source_line, table, title, unit_line};
use crate::i18n::{Env, Message};
use crate::query::PairView;
use crate::state::{Controls, State, ViewName};

use super::dom::{Dom, attribute, show};
use super::intl::Intl;

/// An element that is refilled or listened to; its place in [`SKELETON`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The heading, and the computed title under an editor's own.
    Head,
    /// Both directions in words.
    Sentence,
    /// Pair, swap, More.
    Controls,
    /// The first country.
    First,
    /// Turns the pair round.
    Swap,
    /// The second country.
    Second,
    /// Opens what is folded away.
    More,
    /// The chart's one tab stop.
    Stage,
    /// The chart.
    Base,
    /// What is pointed at.
    Overlay,
    /// The tooltip.
    Tip,
    /// Unit and pale bars.
    Unit,
    /// Who counted.
    Vantage,
    /// Where the figures come from.
    Source,
    /// What stands behind More.
    Folded,
    /// The further controls.
    Fields,
    /// The measure with its name.
    MeasureField,
    /// The measure.
    Measure,
    /// The category with its name.
    CategoryField,
    /// The category, where the measure has several.
    Category,
    /// What the picture alone does not say.
    Notes,
    /// Definition, limits, pages, licence.
    About,
    /// The table.
    Figures,
    /// How to walk the chart.
    Keys,
    /// What screen readers are told.
    Live,
}

/// An element: its parent (itself for the root), tag, attributes, and words or a spoken name.
type Piece = (Part, Part, &'static str, &'static str, Option<Message>);

/// Every element in document order, at the position of its [`Part`].
const SKELETON: [Piece; 25] = {
    use Part::*;
    [
        (Head, Head, "div", "class=head", None),
        (Sentence, Sentence, "p", "class=sentence part=sentence", None),
        (Controls, Controls, "div", "class=controls part=controls", None),
        (First, Controls, "select", "class=country", Some(Message::Origin)),
        (Swap, Controls, "button", "type=button", Some(Message::Swap)),
        (Second, Controls, "select", "class=country", Some(Message::Target)),
        (More, Controls, "button", "type=button aria-controls=more", Some(Message::More)),
        (Stage, Stage, "div", STAGE, None),
        (Base, Stage, "canvas", "aria-hidden=true", None),
        (Overlay, Stage, "canvas", "class=overlay aria-hidden=true", None),
        (Tip, Stage, "div", "class=tip aria-hidden=true hidden=", None),
        (Unit, Unit, "p", "class=small", None),
        (Vantage, Vantage, "p", "class=small", None),
        (Source, Source, "p", "class=small part=source", None),
        (Folded, Folded, "div", "id=more class=more", None),
        (Fields, Folded, "div", "class=fields", None),
        (MeasureField, Fields, "label", "", Some(Message::Measure)),
        (Measure, MeasureField, "select", "", Some(Message::Measure)),
        (CategoryField, Fields, "label", "", Some(Message::Category)),
        (Category, CategoryField, "select", "", Some(Message::Category)),
        (Notes, Folded, "div", "", None),
        (About, Folded, "div", "class=about", None),
        (Figures, Figures, "div", "class=figures", None),
        (Keys, Keys, "p", "id=keys class=quiet", Some(Message::Keys)),
        (Live, Live, "p", "class=quiet aria-live=polite", None),
    ]
};

/// A role under which screen readers pass the arrow keys on.
const STAGE: &str =
    "class=stage part=chart tabindex=0 role=application aria-describedby=keys";

/// The elements of one widget.
pub struct Panel {
    dom: Dom,
    elements: Vec<Element>,
}

impl Panel {
    /// Builds the elements under `root`.
    pub fn new(root: &Element, env: &dyn Env) -> Result<Self, JsValue> {
        let dom = Dom::new()?;
        let mut elements: Vec<Element> = Vec::with_capacity(SKELETON.len());
        for (part, parent, tag, attributes, words) in &SKELETON {
            let parent = if part == parent { root } else { &elements[*parent as usize] };
            let element = dom.add(parent, tag, "")?;
            for (name, value) in attributes.split(' ').filter_map(|a| a.split_once('=')) {
                attribute(&element, name, value);
            }
            match words {
                Some(words) if *tag == "select" => {
                    attribute(&element, "aria-label", env.message(*words));
                }
                Some(words) => element.set_text_content(Some(env.message(*words))),
                None => {}
            }
            elements.push(element);
        }
        attribute(&elements[Part::Swap as usize], "aria-label", env.message(Message::SwapSpoken));
        Ok(Self { dom, elements })
    }

    /// An element.
    pub fn get(&self, part: Part) -> &Element {
        &self.elements[part as usize]
    }

    /// What a select has chosen.
    pub fn chosen(&self, part: Part) -> String {
        self.select(part).value()
    }

    /// Fills every element from a view.
    pub fn fill(&self, view: &PairView<'_>, state: &State, env: &Intl) -> Result<(), JsValue> {
        self.words(view, state, env)?;
        self.pickers(view, env)?;
        self.small_print(view, env)?;
        self.table(&table(view, env))?;
        self.about(view, env)
    }

    /// Opens or folds what stands behind More, and shows the controls that the state asks for.
    pub fn arrange(&self, state: &State, opened: bool) {
        let has_controls = state.controls != Controls::None;
        let open = opened || state.controls == Controls::Full;
        show(self.get(Part::Controls), has_controls);
        show(self.get(Part::More), state.controls == Controls::Minimal);
        show(self.get(Part::Fields), has_controls);
        show(self.get(Part::Folded), open);
        attribute(self.get(Part::More), "aria-expanded", if open { "true" } else { "false" });
        let is_table = state.view == ViewName::Table;
        show(self.get(Part::Stage), !is_table);
        // Folded away, the table stays where screen readers find it.
        let seen = if open || is_table { "figures" } else { "figures quiet" };
        self.get(Part::Figures).set_class_name(seen);
    }

    /// Says one thing once to screen readers.
    pub fn announce(&self, words: &str) {
        self.write(Part::Live, words);
    }

    fn write(&self, part: Part, words: &str) {
        self.get(part).set_text_content(Some(words));
    }

    fn select(&self, part: Part) -> &HtmlSelectElement {
        self.get(part).unchecked_ref()
    }

    fn words(&self, view: &PairView<'_>, state: &State, env: &dyn Env) -> Result<(), JsValue> {
        let computed = title(view, env);
        let words = state.heading.as_deref().unwrap_or(&computed);
        let level = ["h2", "h3", "h4", "h5", "h6"][usize::from(state.heading_level.unwrap_or(3) - 2)];
        self.write(Part::Head, "");
        self.dom.add(self.get(Part::Head), level, words)?;
        if state.heading.is_some() {
            self.dom.small(self.get(Part::Head), &computed)?;
        }
        self.write(Part::Sentence, &sentence(view, env));
        attribute(self.get(Part::Stage), "aria-label", &computed);
        Ok(())
    }

    fn pickers(&self, view: &PairView<'_>, env: &Intl) -> Result<(), JsValue> {
        let question = &view.question;
        let countries = countries(view, env);
        self.options(Part::First, &countries, question.a.as_str())?;
        self.options(Part::Second, &countries, question.b.as_str())?;
        let terms = &question.set.descriptor().bothways;
        let measures = terms.measures.iter().map(|m| option(&m.id, &m.title)).collect();
        self.options(Part::Measure, &measures, &question.measure().id)?;
        let has = |at: &usize| question.set.has_rows(question.measure_at, *at as u8);
        let categories: Array = (0..terms.categories.len())
            .filter(has)
            .map(|at| option(&terms.categories[at].id, &terms.categories[at].title))
            .collect();
        let chosen = &terms.categories[usize::from(question.categories[0])].id;
        self.options(Part::Category, &categories, chosen)?;
        show(self.get(Part::CategoryField), categories.length() > 1);
        Ok(())
    }

    /// Fills a select with `[words, value]` and chooses `chosen`.
    fn options(&self, part: Part, options: &Array, chosen: &str) -> Result<(), JsValue> {
        self.write(part, "");
        for entry in options.iter() {
            let entry: Array = entry.unchecked_into();
            let words = entry.get(0).as_string().unwrap_or_default();
            let option = self.dom.add(self.get(part), "option", &words)?;
            attribute(&option, "value", &entry.get(1).as_string().unwrap_or_default());
        }
        self.select(part).set_value(chosen);
        Ok(())
    }

    fn small_print(&self, view: &PairView<'_>, env: &dyn Env) -> Result<(), JsValue> {
        self.write(Part::Unit, &unit_line(view, env));
        self.write(Part::Vantage, &view.question.set.descriptor().bothways.vantage);
        self.write(Part::Source, &source_line(view, env));
        self.write(Part::Notes, "");
        let place = self.get(Part::Notes);
        notes(view, env).iter().try_for_each(|note| self.dom.small(place, note).map(drop))
    }

    fn table(&self, table: &Table) -> Result<(), JsValue> {
        self.write(Part::Figures, "");
        let element = self.dom.add(self.get(Part::Figures), "table", "")?;
        attribute(&element, "part", "table");
        self.dom.add(&element, "caption", &table.caption)?;
        let head = self.dom.add(&element, "thead", "")?;
        let row = self.dom.add(&head, "tr", "")?;
        for words in &table.head {
            attribute(&self.dom.add(&row, "th", words)?, "scope", "col");
        }
        let body = self.dom.add(&element, "tbody", "")?;
        for line in &table.rows {
            let row = self.dom.add(&body, "tr", "")?;
            attribute(&self.dom.add(&row, "th", &line.period)?, "scope", "row");
            for words in line.figures.iter().chain([&line.note]) {
                self.dom.add(&row, "td", words)?;
            }
        }
        Ok(())
    }

    fn about(&self, view: &PairView<'_>, env: &dyn Env) -> Result<(), JsValue> {
        let (set, about) = (view.question.set.descriptor(), self.get(Part::About));
        self.write(Part::About, "");
        let heading = |message| self.dom.add(about, "h4", env.message(message));
        heading(Message::Definition)?;
        self.dom.small(about, &view.question.measure().definition)?;
        heading(Message::Limits)?;
        for caveat in &set.bothways.caveats {
            self.dom.small(about, caveat)?;
        }
        heading(Message::Pages)?;
        for reference in references(view) {
            let line = self.dom.small(about, "")?;
            let link = self.dom.add(&line, "a", &reference.title)?;
            attribute(&link, "href", &reference.url);
            attribute(&link, "rel", "noreferrer");
            self.dom.add(&line, "span", &reference.note)?;
        }
        let licences: Vec<_> = set.licenses.iter().map(|licence| licence.name.clone()).collect();
        let licence = env.say(Message::Licence, &[("licence", &env.list(&licences))]);
        self.dom.small(about, &licence).map(drop)
    }
}

fn option(value: &str, words: &str) -> JsValue {
    Array::of2(&words.into(), &value.into()).into()
}

/// The places of the set and of the pair, sorted by name as the language sorts.
fn countries(view: &PairView<'_>, env: &Intl) -> Array {
    let places = view.question.set.countries().iter().filter(|country| country.is_place());
    let mut codes: Vec<_> = places.copied().collect();
    for country in [view.question.a, view.question.b] {
        if !codes.contains(&country) {
            codes.push(country);
        }
    }
    let named: Array = codes.iter().map(|c| option(c.as_str(), &env.country(*c))).collect();
    named.sort_by(&mut |a, b| env.compare(&first(&a), &first(&b)))
}

/// The words of an option.
fn first(option: &JsValue) -> JsValue {
    option.unchecked_ref::<Array>().get(0)
}

/// The pages behind the figures shown, in the order in which these stand.
fn references<'a>(view: &'a PairView<'_>) -> Vec<&'a Reference> {
    let figures = view.rows.iter().flat_map(|row| [&row.figures.forward, &row.figures.back]);
    let all = &view.question.set.descriptor().bothways.references;
    let mut found: Vec<&Reference> = Vec::new();
    for figure in figures.chain(view.context.iter().map(|context| &context.figure)) {
        for at in &figure.refs {
            let reference = &all[usize::from(*at)];
            if !found.iter().any(|known| known.id == reference.id) {
                found.push(reference);
            }
        }
    }
    found
}
