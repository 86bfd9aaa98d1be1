//! The plain answer of several collections.

use crate::i18n::Env;
use crate::query::{SourceRow, SourcesView};

use super::super::answer::columns;
use super::super::cells::Cells;
use super::super::node::Fields;
use super::super::phrase::unit;
use super::super::rights::rights;
use super::{notes, sentence, source, title};

/// The columns of an answer about several collections.
const COLLECTIONS: [&str; 9] =
    ["figures", "measure", "category", "unit", "basis", "period", "drawn", "forward", "back"];

/// The answer of several collections: each row has its own measure, unit and basis.
pub fn answer(answer: &mut Fields, view: &SourcesView<'_>, env: &dyn Env) {
    answer.put("view", "sources");
    answer.put("title", title(view, env));
    answer.put("sentence", sentence(view, env));
    answer.put("source", source(view, env));
    answer.put("caveats", notes(view, env).as_slice());
    answer.put("context", Vec::new());
    answer.put("columns", columns(&COLLECTIONS));
    let mut rows = Vec::new();
    for row in &view.rows {
        rows.push(collection(row, env).into());
    }
    answer.put("rows", rows);
}

fn collection(row: &SourceRow<'_>, env: &dyn Env) -> Fields {
    let question = &row.question;
    let (set, measure) = (question.set.descriptor(), question.measure());
    let mut basis = Fields::default();
    basis.put("source", measure.basis.source.as_str());
    basis.put("target", measure.basis.target.as_str());
    let mut fields = Fields::default();
    fields.put("figures", set.name.as_str());
    fields.put("measure", measure.id.as_str());
    fields.put("category", question.category_ids());
    fields.put("unit", unit(question, env));
    fields.put("basis", basis);
    fields.put("period", row.period.map(|period| period.iso()).unwrap_or_default());
    fields.put("drawn", row.drawn);
    Cells::of(question).put(&mut fields, &row.figures);
    fields.put("rights", rights(question, env));
    fields
}
