//! The words of the largest flows, as bands and on a map.

use crate::dataset::Country;
use crate::i18n::{Env, Message};
use crate::query::{Direction, Figure, FlowsView, Survey};
use crate::scene::Key;

use super::super::cells::Cells;
use super::super::node::Node;
use super::super::table::Table;
use super::super::tooltip::Tip;
use super::edges::{self, COLUMNS};
use super::map;
use super::{Telling, along, period, push_left_out, tip_of};

impl Telling for &FlowsView<'_> {
    fn name(&self) -> &'static str {
        if self.on_map { "map" } else { "flows" }
    }

    fn survey(&self) -> &Survey<'_> {
        &self.survey
    }

    fn title(&self, env: &dyn Env) -> String {
        if self.on_map {
            return map::title(self, env);
        }
        let places = [
            ("measure", &*self.survey.question.measure().title),
            ("period", &*period(&self.survey, env)),
        ];
        env.say(Message::FlowsTitle, &places)
    }

    fn sentence(&self, env: &dyn Env) -> String {
        if self.on_map {
            return map::sentence(self, env);
        }
        self.title(env)
    }

    fn columns(&self) -> &'static [&'static str] {
        &COLUMNS
    }

    fn rows(&self, cells: &Cells<'_>) -> Vec<Node> {
        edges::rows(&self.rows, cells)
    }

    fn table(&self, env: &dyn Env) -> Table {
        let rows = edges::table(&self.rows, &self.survey, env);
        Table { caption: self.title(env), head: Vec::new(), rows }
    }

    fn notes(&self, env: &dyn Env) -> Vec<String> {
        if self.on_map {
            return map::notes(self, env);
        }
        let mut notes = Vec::new();
        push_left_out(&mut notes, &self.survey, env);
        notes
    }

    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip> {
        let edge = self.rows.get(key.row)?;
        Some(tip_of(&self.survey, env, (edge.origin, edge.target), &edge.figure))
    }

    fn steps(&self) -> Vec<Key> {
        (0..self.rows.len()).map(|row| Key { row, direction: Direction::Forward }).collect()
    }

    fn walk(&self, at: Option<Key>, key: &str) -> Option<Key> {
        along(&self.steps(), at, key)
    }

    fn keys(&self) -> Message {
        Message::KeysSources
    }

    fn pair(&self, key: Key) -> Option<(Country, Country)> {
        let edge = self.rows.get(key.row)?;
        (edge.origin != edge.target).then_some((edge.origin, edge.target))
    }

    fn figures(&self) -> Vec<&Figure> {
        self.rows.iter().map(|edge| &edge.figure).collect()
    }
}
