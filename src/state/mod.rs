//! What the reader or the page has chosen, and how a choice changes it.
//!
//! A change is refused whole, with the field at fault named, or takes effect whole.

mod field;
mod update;

pub use field::{Controls, StateError, ThemeChoice, ViewName};
pub use update::{Msg, update};

use crate::dataset::Dataset;
use crate::query::{Ask, AskError, Question};

/// All that a widget has been told, with the defaults still open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The question.
    pub ask: Ask,
    /// How it is answered.
    pub view: ViewName,
    /// The editor's title.
    pub heading: Option<String>,
    /// Level of the heading, 2 to 6; 3 if absent.
    pub heading_level: Option<u8>,
    /// Which controls stand ready.
    pub controls: Controls,
    /// The theme.
    pub theme: ThemeChoice,
}

impl State {
    /// The question against a set, with every default filled in.
    pub fn question<'a>(&self, set: &'a Dataset) -> Result<Question<'a>, AskError> {
        Question::new(set, &self.ask)
    }

    /// The state as names and texts, every default filled in. Absent fields are left out.
    pub fn resolved(&self, set: &Dataset) -> Result<Vec<(&'static str, String)>, AskError> {
        let question = self.question(set)?;
        let terms = &set.descriptor().bothways;
        let category = |at: &u8| terms.categories[usize::from(*at)].id.as_str();
        let categories: Vec<_> = question.categories.iter().map(category).collect();
        let mut fields = vec![
            ("figures", set.descriptor().name.clone()),
            ("pair", format!("{}-{}", question.a, question.b)),
            ("view", self.view.as_str().to_owned()),
            ("measure", question.measure().id.clone()),
            ("category", categories.join(",")),
            ("per", question.per.map_or("none", |base| base.id.as_str()).to_owned()),
            ("headingLevel", self.heading_level.unwrap_or(3).to_string()),
            ("controls", self.controls.as_str().to_owned()),
            ("theme", self.theme.as_str().to_owned()),
        ];
        let optional = [
            ("from", question.from.map(|period| period.to_string())),
            ("to", question.to.map(|period| period.to_string())),
            ("heading", self.heading.clone()),
        ];
        fields.extend(optional.into_iter().filter_map(|(name, text)| Some((name, text?))));
        Ok(fields)
    }
}
