//! What the reader or the page has chosen, and how a choice changes it.
//!
//! A change is refused whole, with the field at fault named, or takes effect whole.

mod error;
mod field;
mod update;

pub use error::StateError;
pub use field::{Controls, ThemeChoice, ViewName};
pub use update::{Msg, update};

use crate::dataset::{Dataset, digits, push_part};
#[cfg(feature = "full")]
use crate::query::{Among, Order, balance, flows, matrix, partners, sources};
use crate::query::{Ask, AskError, PairView, Question, View, here, pair};

/// All that a widget has been told, with the defaults still open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The question.
    pub ask: Ask,
    /// How it is answered.
    pub view: ViewName,
    /// Whose answer a table shows.
    pub of: ViewName,
    /// Whom a view of many countries is about.
    #[cfg(feature = "full")]
    pub among: Among,
    /// The address of the figures, where they are no bundled set.
    pub src: Option<String>,
    /// The editor's title.
    pub heading: Option<String>,
    /// Level of the heading, 2 to 6; 3 if absent.
    pub heading_level: Option<u8>,
    /// Which controls stand ready.
    pub controls: Controls,
    /// The theme.
    pub theme: ThemeChoice,
}

/// A field of a state with every default filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the page.
    pub name: &'static str,
    /// What it says.
    pub text: String,
    /// Whether it holds for other figures too: it was chosen, or no set has a say in it.
    pub is_chosen: bool,
}

impl State {
    /// The question against a set, with every default filled in.
    pub fn question<'a>(&self, set: &'a Dataset) -> Result<Question<'a>, AskError> {
        Question::new(set, &self.ask)
    }

    /// The answer, from the set at hand or from all `bundled` ones.
    #[cfg_attr(not(feature = "full"), allow(unused_variables, reason = "one set speaks"))]
    pub fn answer<'a>(
        &self,
        set: &'a Dataset,
        bundled: &[&'a Dataset],
    ) -> Result<View<'a>, AskError> {
        let question = self.question(set)?;
        Ok(match self.shows() {
            #[cfg(feature = "full")]
            ViewName::Sources if here::SOURCES => View::Sources(sources(question, bundled)?),
            #[cfg(feature = "full")]
            ViewName::Partners if here::PARTNERS => {
                View::Partners(partners(question, self.among.clone())?)
            }
            #[cfg(feature = "full")]
            ViewName::Matrix if here::MATRIX => View::Matrix(matrix(question, self.among.clone())?),
            #[cfg(feature = "full")]
            ViewName::Flows if here::FLOWS => {
                View::Flows(flows(question, self.among.clone(), false)?)
            }
            #[cfg(feature = "full")]
            ViewName::Map if here::MAP => View::Map(flows(question, self.among.clone(), true)?),
            #[cfg(feature = "full")]
            ViewName::Balance if here::BALANCE => {
                View::Balance(balance(question, self.among.clone())?)
            }
            _ if here::TIMELINE => View::Timeline(pair(question)?),
            // A widget before its first change, which says what this build draws.
            _ => View::Timeline(PairView::unanswered(question)),
        })
    }

    /// The view whose answer is shown, as a chart or as a table.
    fn shows(&self) -> ViewName {
        if self.view == ViewName::Table { self.of } else { self.view }
    }

    /// Lets go of what another set does not have; it takes that set's defaults.
    #[cfg(feature = "full")]
    pub fn fit(&mut self, set: &Dataset) {
        let ask = &mut self.ask;
        while let Err(error) = Question::new(set, ask) {
            match error.field() {
                "measure" => ask.measure = None,
                "category" => ask.categories.clear(),
                "per" => ask.per = None,
                "sum" => ask.is_running = false,
                _ => *ask = Ask { pair: ask.pair, ..Ask::default() },
            }
            if *ask == (Ask { pair: ask.pair, ..Ask::default() }) {
                return;
            }
        }
    }

    /// Whom a view of many countries is about, as far as that was said.
    #[cfg(feature = "full")]
    fn among_resolved(&self, put: &mut impl FnMut(&'static str, &str, bool)) {
        let Among { country, countries, limit, order } = &self.among;
        if let Some(country) = country {
            put("country", country.as_str(), true);
        }
        let mut codes = String::new();
        for country in countries {
            push_part(&mut codes, ",", country.as_str());
        }
        if !codes.is_empty() {
            put("countries", &codes, true);
        }
        if let Some(limit) = limit {
            put("limit", &digits(*limit as u64), true);
        }
        if *order != Order::default() {
            put("order", order.as_str(), true);
        }
    }

    /// The state with the defaults that its question filled in. Absent fields are left out.
    pub fn resolved(&self, question: &Question<'_>) -> Vec<Field> {
        let (set, ask) = (question.set.descriptor(), &self.ask);
        let mut fields = Vec::new();
        let mut put = |name, text: &str, is_chosen| {
            fields.push(Field { name, text: text.to_owned(), is_chosen });
        };
        put("figures", &set.name, true);
        let mut pair = question.a.as_str().to_owned();
        push_part(&mut pair, "-", question.b.as_str());
        put("pair", &pair, ask.pair.is_some());
        put("view", self.view.as_str(), true);
        put("measure", &question.measure().id, ask.measure.is_some());
        let mut categories = String::new();
        for at in &question.categories {
            push_part(&mut categories, ",", &set.bothways.categories[usize::from(*at)].id);
        }
        put("category", &categories, !ask.categories.is_empty());
        put("per", question.per_id(), ask.per.is_some());
        put("headingLevel", &digits(self.heading_level.unwrap_or(3).into()), true);
        put("controls", self.controls.as_str(), true);
        put("theme", self.theme.as_str(), true);
        for (name, period) in [("from", question.from), ("to", question.to)] {
            if let Some(period) = period {
                put(name, &period.iso(), true);
            }
        }
        for (name, text) in [("heading", &self.heading), ("src", &self.src)] {
            if let Some(text) = text {
                put(name, text, true);
            }
        }
        #[cfg(feature = "full")]
        if question.is_running {
            put("sum", field::Sum::Running.as_str(), true);
        }
        #[cfg(feature = "full")]
        self.among_resolved(&mut put);
        if self.view == ViewName::Table {
            put("of", self.of.as_str(), true);
        }
        fields
    }
}
