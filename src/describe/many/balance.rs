//! The words of every pair, one direction against the other.

use crate::dataset::Country;
use crate::i18n::{Env, Message};
use crate::query::{BalanceView, Direction, Figure, Survey};
use crate::scene::Key;

use super::super::cells::Cells;
use super::super::node::{Fields, Node};
use super::super::table::Table;
use super::super::tooltip::Tip;
use super::{Telling, along, period, push_left_out, tip_of};

impl Telling for &BalanceView<'_> {
    fn name(&self) -> &'static str {
        "balance"
    }

    fn survey(&self) -> &Survey<'_> {
        &self.survey
    }

    fn title(&self, env: &dyn Env) -> String {
        let places = [
            ("measure", &*self.survey.question.measure().title),
            ("period", &*period(&self.survey, env)),
        ];
        env.say(Message::BalanceTitle, &places)
    }

    fn sentence(&self, env: &dyn Env) -> String {
        self.title(env)
    }

    fn columns(&self) -> &'static [&'static str] {
        &["a", "b", "forward", "back"]
    }

    fn rows(&self, cells: &Cells<'_>) -> Vec<Node> {
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut fields = Fields::default();
            fields.put("a", row.a.as_str());
            fields.put("b", row.b.as_str());
            cells.put(&mut fields, &row.figures);
            rows.push(fields.into());
        }
        rows
    }

    fn table(&self, env: &dyn Env) -> Table {
        Table { caption: self.title(env), head: Vec::new(), rows: Vec::new() }
    }

    fn notes(&self, env: &dyn Env) -> Vec<String> {
        let mut notes = Vec::new();
        push_left_out(&mut notes, &self.survey, env);
        notes
    }

    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip> {
        let row = self.rows.get(key.row)?;
        Some(tip_of(&self.survey, env, (row.a, row.b), &row.figures.forward))
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
        self.rows.get(key.row).map(|row| (row.a, row.b))
    }

    fn figures(&self) -> Vec<&Figure> {
        self.rows.iter().flat_map(|row| [&row.figures.forward, &row.figures.back]).collect()
    }
}
