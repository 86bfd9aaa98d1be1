//! Every word around the chart of several collections, and their source panel.

use crate::i18n::{Env, Message};
use crate::query::{SourcesView, here};

use super::super::about::{citation, definition, figures, language, licences, lines, section};
use super::super::node::{Fields, Node};
use super::super::page::figures as rows;
use super::{notes, sentence, source_line, starting, table, title};

/// Every word around the chart of several collections.
pub fn page(page: &mut Fields, view: &SourcesView<'_>, env: &dyn Env) {
    page.put("title", title(view, env));
    page.put("sentence", sentence(view, env));
    page.put("measures", Vec::new());
    page.put("categories", Vec::new());
    page.put("unit", "");
    page.put("vantage", "");
    page.put("source", source_line(view, env));
    page.put("notes", notes(view, env).as_slice());
    page.put("table", rows(table(view, env)));
    if here::WHOLE {
        page.put("about", about(view, env));
    }
    page.put("keys", env.message(Message::KeysSources));
}

/// The source panel: of each set what it is, counts and allows.
fn about(view: &SourcesView<'_>, env: &dyn Env) -> Vec<Node> {
    let mut sections = Vec::new();
    for row in view.drawn() {
        let question = &row.question;
        let mut all = figures(question.set, env);
        all.extend(definition(question, env));
        all.extend(lines(&question.set.descriptor().bothways.caveats));
        all.extend(licences(question.set));
        all.extend(citation(question));
        sections.push(section(&starting(row, env), all));
    }
    let words = language(env);
    if !words.is_empty() {
        sections.push(section(env.message(Message::Language), words));
    }
    sections
}
