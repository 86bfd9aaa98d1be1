//! The plain answer that `answer()`, `query --format json` and every export show.

use crate::i18n::Env;
use crate::query::{PairView, View, here};

use super::cells::Cells;
use super::node::{Fields, Node};
use super::notes::{leaders, left_out, only_period, push_own, push_some, source, unit};
use super::phrase::Phrases;
use super::sentence::{sentence, title};
#[cfg(feature = "full")]
use super::{many, sources};

/// An answer in the contract's shape: `{view, title, sentence, measure, unit, per, source,
/// vantage, caveats, context, columns, rows, period?, totals?}`. Several collections have no
/// measure, unit, base and vantage in common: those stand in their rows.
pub fn answer(view: &View<'_>, env: &dyn Env) -> Node {
    let mut answer = Fields::default();
    match view {
        View::Timeline(view) if here::TIMELINE => timeline(&mut answer, view, env),
        #[cfg(feature = "full")]
        View::Sources(view) if here::SOURCES => sources::answer(&mut answer, view, env),
        #[cfg(feature = "full")]
        _ => {
            if let Some(many) = many::telling(view) {
                many::answer(&mut answer, &*many, env);
            }
        }
        #[cfg(not(feature = "full"))]
        _ => {}
    }
    answer.into()
}

fn timeline(answer: &mut Fields, view: &PairView<'_>, env: &dyn Env) {
    let question = &view.question;
    let cells = Cells::of(question);
    answer.put("view", "timeline");
    answer.put("title", title(view, env));
    answer.put("sentence", sentence(view, env));
    answer.put("measure", question.measure().id.as_str());
    answer.put("unit", unit(view, &Phrases { question, env }));
    #[cfg(feature = "full")]
    if view.is_running() {
        answer.put("sum", "running");
    }
    answer.put("per", question.per_id());
    answer.put("source", source(view, env));
    answer.put("vantage", question.vantage());
    #[cfg(feature = "full")]
    answer.put("rights", super::rights::rights(question, env));
    answer.put("caveats", caveats(view, env).as_slice());
    answer.put("context", context(&cells, view));
    answer.put("columns", columns(&["period", "drawn", "forward", "back"]));
    answer.put("rows", rows(&cells, view));
    if let Some(row) = view.lead_row() {
        answer.put("period", row.period.iso());
    }
    if let Some(totals) = &view.totals {
        let mut both = Fields::default();
        cells.put(&mut both, totals);
        answer.put("totals", both);
    }
}

/// What this very answer leaves out or puts beside itself, then the set's own caveats.
fn caveats(view: &PairView<'_>, env: &dyn Env) -> Vec<String> {
    let mut caveats = Vec::new();
    push_some(&mut caveats, only_period(view, env));
    push_some(&mut caveats, left_out(view, env));
    push_some(&mut caveats, leaders(view, env));
    push_own(&mut caveats, view);
    #[cfg(feature = "full")]
    super::notes::push_annotations(&mut caveats, view, env);
    for caveat in &view.question.set.descriptor().bothways.caveats {
        caveats.push(caveat.clone());
    }
    caveats
}

/// Names of columns.
pub fn columns(names: &[&str]) -> Vec<Node> {
    let mut columns = Vec::new();
    for name in names {
        columns.push((*name).into());
    }
    columns
}

fn rows(cells: &Cells<'_>, view: &PairView<'_>) -> Vec<Node> {
    let mut rows = Vec::new();
    for row in &view.rows {
        let mut fields = Fields::default();
        fields.put("period", row.period.iso());
        fields.put("drawn", row.drawn);
        cells.put(&mut fields, &row.figures);
        rows.push(fields.into());
    }
    rows
}

fn context(cells: &Cells<'_>, view: &PairView<'_>) -> Vec<Node> {
    let mut all = Vec::new();
    for context in &view.context {
        let mut fields = Fields::default();
        fields.put("origin", context.origin.as_str());
        fields.put("target", context.target.as_str());
        fields.put("period", context.period.iso());
        fields.put("figure", cells.cell(&context.figure));
        all.push(fields.into());
    }
    all
}
