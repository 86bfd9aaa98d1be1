//! The words that go with a chart outside the page: in a picture, in a text, in HTML to paste.

use crate::i18n::{Env, Message};
use crate::query::{PairView, SourcesView, View};

use super::licence::{licence_line, licences_line};
use super::many::{self, Telling, telling};
use super::table::{Table, table};
use super::{notes, sentence, source_line, sources, title, unit_line};

/// The words of an answer, whatever its view.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The neutral title.
    pub title: String,
    /// What was found both ways.
    pub sentence: String,
    /// How a picture is to be read, where its rows must not be compared.
    pub reading: Option<String>,
    /// Every figure.
    pub table: Table,
    /// The unit of all figures, where they have one.
    pub unit: Option<String>,
    /// Who counted, from where, what they cannot see: one a set.
    pub vantage: Vec<String>,
    /// “Source: …”.
    pub source: String,
    /// Under which licence the figures are, of each set.
    pub licence: String,
    /// What the picture alone does not say.
    pub notes: Vec<String>,
}

impl Words {
    /// The words of a view.
    pub fn of(view: &View<'_>, env: &dyn Env) -> Self {
        match view {
            View::Timeline(view) => Self::of_timeline(view, env),
            View::Sources(view) => Self::of_sources(view, env),
            _ => match telling(view) {
                Some(many) => Self::of_many(&*many, env),
                None => Self::default(),
            },
        }
    }

    fn of_timeline(view: &PairView<'_>, env: &dyn Env) -> Self {
        Self {
            title: title(view, env),
            sentence: sentence(view, env),
            reading: None,
            table: table(view, env),
            unit: Some(unit_line(view, env)),
            vantage: vec![view.question.vantage().to_owned()],
            source: source_line(view, env),
            licence: licence_line(&view.question, env),
            notes: notes(view, env),
        }
    }

    fn of_sources(view: &SourcesView<'_>, env: &dyn Env) -> Self {
        Self {
            title: sources::title(view, env),
            sentence: sources::sentence(view, env),
            reading: Some(env.message(Message::SourcesLimit).to_owned()),
            table: sources::table(view, env),
            unit: None,
            vantage: sources::notes(view, env),
            source: sources::source_line(view, env),
            licence: licences_line(view, env),
            notes: Vec::new(),
        }
    }

    fn of_many(view: &dyn Telling, env: &dyn Env) -> Self {
        let question = &view.survey().question;
        Self {
            title: view.title(env),
            sentence: view.sentence(env),
            reading: None,
            table: view.table(env),
            unit: Some(many::unit_line(question, env)),
            vantage: vec![question.vantage().to_owned()],
            source: many::source_line(question, env),
            licence: licence_line(question, env),
            notes: view.notes(env),
        }
    }

    /// What stands in small type under every chart: unit, who counted, source, licence.
    pub fn small_print(&self) -> impl Iterator<Item = &str> {
        let unit = self.unit.iter();
        unit.chain(&self.vantage).chain([&self.source, &self.licence]).map(String::as_str)
    }
}
