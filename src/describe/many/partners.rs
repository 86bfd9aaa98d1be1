//! The words of one country and its partners.

use crate::dataset::Country;
use crate::i18n::{Env, Message};
use crate::query::{Both, Direction, Figure, PartnersView, Survey};
use crate::scene::Key;

use super::super::cells::Cells;
use super::super::node::{Fields, Node};
use super::super::phrase::Phrases;
use super::super::table::{Table, cell, statuses};
use super::super::tooltip::Tip;
use super::{Telling, along, period, push_left_out, tip_of};

impl Telling for &PartnersView<'_> {
    fn name(&self) -> &'static str {
        "partners"
    }

    fn survey(&self) -> &Survey<'_> {
        &self.survey
    }

    fn title(&self, env: &dyn Env) -> String {
        let places = [
            ("measure", &*self.survey.question.measure().title),
            ("country", &*env.country(self.country)),
            ("period", &*period(&self.survey, env)),
        ];
        env.say(Message::PartnersTitle, &places)
    }

    fn sentence(&self, env: &dyn Env) -> String {
        self.title(env)
    }

    fn columns(&self) -> &'static [&'static str] {
        &["partner", "out", "in"]
    }

    fn rows(&self, cells: &Cells<'_>) -> Vec<Node> {
        let mut rows = Vec::new();
        for row in &self.rows {
            rows.push(partner(row.partner, &row.figures, cells).into());
        }
        if let Some(both) = &self.unknown {
            rows.push(partner(Country::UNKNOWN, both, cells).into());
        }
        rows
    }

    fn beside(&self, answer: &mut Fields, cells: &Cells<'_>) {
        answer.put("domestic", cells.cell(&self.domestic));
    }

    fn table(&self, env: &dyn Env) -> Table {
        let phrases = Phrases { question: &self.survey.question, env };
        let mut rows = Vec::new();
        for row in &self.rows {
            let both = &row.figures;
            rows.push(vec![
                env.country(row.partner),
                cell(&both.forward, &phrases),
                cell(&both.back, &phrases),
                statuses(both, &phrases),
            ]);
        }
        Table { caption: self.title(env), head: Vec::new(), rows }
    }

    fn notes(&self, env: &dyn Env) -> Vec<String> {
        let mut notes = Vec::new();
        push_left_out(&mut notes, &self.survey, env);
        notes
    }

    fn tip(&self, env: &dyn Env, key: Key) -> Option<Tip> {
        let row = self.rows.get(key.row)?;
        let figure = row.figures.of(key.direction);
        let ends = match key.direction {
            Direction::Forward => (self.country, row.partner),
            Direction::Back => (row.partner, self.country),
        };
        Some(tip_of(&self.survey, env, ends, figure))
    }

    fn steps(&self) -> Vec<Key> {
        let mut steps = Vec::new();
        for row in 0..self.rows.len() {
            for direction in Direction::BOTH {
                steps.push(Key { row, direction });
            }
        }
        steps
    }

    fn walk(&self, at: Option<Key>, key: &str) -> Option<Key> {
        along(&self.steps(), at, key)
    }

    fn keys(&self) -> Message {
        Message::KeysSources
    }

    fn pair(&self, key: Key) -> Option<(Country, Country)> {
        let partner = self.rows.get(key.row)?.partner;
        Some(match key.direction {
            Direction::Forward => (self.country, partner),
            Direction::Back => (partner, self.country),
        })
    }

    fn figures(&self) -> Vec<&Figure> {
        self.rows.iter().flat_map(|row| [&row.figures.forward, &row.figures.back]).collect()
    }
}

fn partner(partner: Country, both: &Both, cells: &Cells<'_>) -> Fields {
    let mut fields = Fields::default();
    fields.put("partner", partner.as_str());
    fields.put("out", cells.cell(&both.forward));
    fields.put("in", cells.cell(&both.back));
    fields
}
