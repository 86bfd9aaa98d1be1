//! The plain answer that `answer()`, `query --format json` and every export show.

use crate::dataset::{Dataset, to_float};
use crate::i18n::Env;
use crate::query::{Both, Cell, Figure, PairView};

use super::node::{Fields, Node};
use super::notes::{leaders, left_out, only_period, push_some, source};
use super::phrase::Phrases;
use super::sentence::{sentence, title};

/// The answer of a pair over time, in the contract's shape: `{view, title, sentence, measure,
/// unit, per, source, vantage, caveats, context, columns, rows, period?, totals?}`.
pub fn answer(view: &PairView<'_>, env: &dyn Env) -> Node {
    let question = &view.question;
    let cells = Cells { set: question.set, decimals: question.measure().decimals };
    let mut answer = Fields::default();
    answer.put("view", "timeline");
    answer.put("title", title(view, env));
    answer.put("sentence", sentence(view, env));
    answer.put("measure", question.measure().id.as_str());
    answer.put("unit", Phrases { question, env }.unit());
    answer.put("per", question.per_id());
    answer.put("source", source(view, env));
    answer.put("vantage", question.set.descriptor().bothways.vantage.as_str());
    answer.put("caveats", caveats(view, env).as_slice());
    answer.put("context", cells.context(view));
    answer.put("columns", columns());
    answer.put("rows", cells.rows(view));
    if let Some(row) = view.lead_row() {
        answer.put("period", row.period.iso());
    }
    if let Some(totals) = &view.totals {
        let mut both = Fields::default();
        cells.put(&mut both, totals);
        answer.put("totals", both);
    }
    answer.into()
}

/// What this very answer leaves out or puts beside itself, then the set's own caveats.
fn caveats(view: &PairView<'_>, env: &dyn Env) -> Vec<String> {
    let mut caveats = Vec::new();
    push_some(&mut caveats, only_period(view, env));
    push_some(&mut caveats, left_out(view, env));
    push_some(&mut caveats, leaders(view, env));
    for caveat in &view.question.set.descriptor().bothways.caveats {
        caveats.push(caveat.clone());
    }
    caveats
}

fn columns() -> Vec<Node> {
    let mut columns = Vec::new();
    for name in ["period", "drawn", "forward", "back"] {
        columns.push(name.into());
    }
    columns
}

struct Cells<'a> {
    set: &'a Dataset,
    decimals: u8,
}

impl Cells<'_> {
    /// `{kind, value?, atLeast?, partial?, status?, refs?}`.
    fn cell(&self, figure: &Figure) -> Fields {
        let (kind, name, value) = match figure.cell {
            Cell::Known(value) => ("known", "value", Some(value)),
            Cell::Zero => ("zero", "value", Some(0)),
            Cell::Suppressed { at_least } => ("suppressed", "atLeast", at_least),
            Cell::NotMeasured(_) => ("notMeasured", "", None),
        };
        let mut fields = Fields::default();
        fields.put("kind", kind);
        if let Some(value) = value {
            fields.put(name, to_float(value, self.decimals));
        }
        if figure.partial {
            fields.put("partial", true);
        }
        if let Some(status) = figure.status {
            fields.put("status", status.as_str());
        }
        if !figure.refs.is_empty() {
            fields.put("refs", self.refs(figure));
        }
        fields
    }

    fn refs(&self, figure: &Figure) -> Vec<Node> {
        let mut ids = Vec::new();
        for at in &figure.refs {
            ids.push(self.set.reference(*at).id.as_str().into());
        }
        ids
    }

    fn put(&self, fields: &mut Fields, both: &Both) {
        fields.put("forward", self.cell(&both.forward));
        fields.put("back", self.cell(&both.back));
    }

    fn rows(&self, view: &PairView<'_>) -> Vec<Node> {
        let mut rows = Vec::new();
        for row in &view.rows {
            let mut fields = Fields::default();
            fields.put("period", row.period.iso());
            fields.put("drawn", row.drawn);
            self.put(&mut fields, &row.figures);
            rows.push(fields.into());
        }
        rows
    }

    fn context(&self, view: &PairView<'_>) -> Vec<Node> {
        let mut all = Vec::new();
        for context in &view.context {
            let mut fields = Fields::default();
            fields.put("origin", context.origin.as_str());
            fields.put("target", context.target.as_str());
            fields.put("period", context.period.iso());
            fields.put("figure", self.cell(&context.figure));
            all.push(fields.into());
        }
        all
    }
}
