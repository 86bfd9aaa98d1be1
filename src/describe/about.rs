//! The source panel: what a set is, what it counts and cannot say, and how to cite it.

use crate::dataset::{Dataset, License, Period};
use crate::i18n::{Env, Message, PeriodStyle};
use crate::query::{PairView, Question, push_new};

use super::node::{Fields, Node};

/// The panel of one set: `[{head, lines: [{words, url?, copies?}]}]`.
pub fn about(view: &PairView<'_>, env: &dyn Env) -> Vec<Node> {
    panel(&view.question, &refs(view), env)
}

/// The panel of a question whose figures have these references.
pub fn panel(question: &Question<'_>, refs: &[u16], env: &dyn Env) -> Vec<Node> {
    let terms = &question.set.descriptor().bothways;
    let mut panel = Panel { env, sections: Vec::new() };
    panel.section(Message::TheFigures, figures(question.set, env));
    panel.section(Message::Definition, definition(question, env));
    panel.section(Message::Limits, lines(&terms.caveats));
    panel.section(Message::Pages, pages(question.set, refs));
    panel.section(Message::Licence, licences(question.set));
    panel.section(Message::Citation, citation(question));
    #[cfg(feature = "full")]
    panel.section(Message::Language, language(env));
    panel.sections
}

/// Who is answerable for the words: names that the page's editors chose, and a translation that
/// nobody has looked through.
#[cfg(feature = "full")]
pub fn language(env: &dyn Env) -> Vec<Node> {
    let (mut lines, names) = (Vec::new(), env.own_names());
    if !names.is_empty() {
        lines.push(line(&env.say(Message::OwnNames, &[("list", &env.list(&names))]), ""));
    }
    let unreviewed = env.message(Message::Unreviewed);
    if !unreviewed.is_empty() {
        lines.push(line(unreviewed, ""));
    }
    lines
}

struct Panel<'a> {
    env: &'a dyn Env,
    sections: Vec<Node>,
}

impl Panel<'_> {
    /// A section, unless there is nothing in it.
    fn section(&mut self, head: Message, lines: Vec<Node>) {
        if !lines.is_empty() {
            self.sections.push(section(self.env.message(head), lines));
        }
    }
}

/// A section of the panel.
pub fn section(head: &str, lines: Vec<Node>) -> Node {
    let mut section = Fields::default();
    section.put("head", head);
    section.put("lines", lines);
    section.into()
}

/// Words, perhaps with the address that they name.
fn line(words: &str, url: &str) -> Node {
    let mut line = Fields::default();
    line.put("words", words);
    if url.starts_with("https://") || url.starts_with("http://") {
        line.put("url", url);
    }
    line.into()
}

/// Texts as lines.
pub fn lines(texts: &[String]) -> Vec<Node> {
    let mut lines = Vec::new();
    for text in texts {
        lines.push(line(text, ""));
    }
    lines
}

/// Title, sources, and what time the figures are of.
pub fn figures(set: &Dataset, env: &dyn Env) -> Vec<Node> {
    let descriptor = set.descriptor();
    let mut lines = vec![line(&descriptor.title, "")];
    for source in &descriptor.sources {
        lines.push(line(&source.title, &source.path));
    }
    if let Some(span) = span(set) {
        let period = env.period(&span, PeriodStyle::Long);
        let words = match descriptor.bothways.retrieved() {
            Some(day) => covers(&period, day, env),
            None => env.say(Message::CoversOnly, &[("period", &period)]),
        };
        lines.push(line(&words, ""));
    }
    lines
}

/// The time that figures are of, and when they were read.
fn covers(period: &str, retrieved: &str, env: &dyn Env) -> String {
    let read = match Period::parse(retrieved) {
        Ok(day) => env.period(&day, PeriodStyle::Long),
        Err(_) => retrieved.to_owned(),
    };
    env.say(Message::Covers, &[("period", period), ("retrieved", &read)])
}

/// What the set says that it covers, else from the year of the first figure to that of the last.
fn span(set: &Dataset) -> Option<Period> {
    if let Some(covers) = set.descriptor().bothways.covers() {
        return Some(covers);
    }
    let (first, last) = (set.periods().first()?, set.periods().last()?);
    Period::from_units(first.year().start(), last.end_year().start())
}

/// What one of them is, and what the country of each side means.
pub fn definition(question: &Question<'_>, env: &dyn Env) -> Vec<Node> {
    let measure = question.measure();
    let bases = super::phrase::bases(question, env);
    vec![line(&measure.definition, ""), line(&bases, "")]
}

/// The licences with their texts' addresses.
pub fn licences(set: &Dataset) -> Vec<Node> {
    let mut lines = Vec::new();
    for License { name, path } in &set.descriptor().licenses {
        lines.push(line(name, path));
    }
    lines
}

/// How to cite the measure, for the copy button.
pub fn citation(question: &Question<'_>) -> Vec<Node> {
    let terms = &question.set.descriptor().bothways;
    let words = question.measure().citation().unwrap_or(&terms.citation);
    if words.is_empty() {
        return Vec::new();
    }
    let mut line = Fields::default();
    line.put("words", words);
    line.put("copies", true);
    vec![line.into()]
}

/// The references of the figures shown, in the order in which these stand.
fn refs(view: &PairView<'_>) -> Vec<u16> {
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
    found
}

/// The pages behind references.
fn pages(set: &Dataset, refs: &[u16]) -> Vec<Node> {
    let mut pages = Vec::new();
    for at in refs {
        let reference = set.reference(*at);
        let mut page = Fields::default();
        page.put("words", reference.title.as_str());
        page.put("url", reference.url.as_str());
        page.put("note", reference.note.as_str());
        pages.push(page.into());
    }
    pages
}
