//! The plain answer that `answer()`, `query --format json` and every export show.

use crate::dataset::{Dataset, to_float};
use crate::i18n::Env;
use crate::query::{Cell, Context, Figure, PairRow, PairView};

use super::node::Node;
use super::notes::{leaders, left_out, source};
use super::phrase::Phrases;
use super::sentence::{sentence, title};

/// The answer of a pair over time, in the contract's shape: `{view, title, sentence, measure,
/// unit, per, period?, source, vantage, caveats, context, columns, rows, totals?}`.
pub fn answer(view: &PairView<'_>, env: &dyn Env) -> Node {
    let question = &view.question;
    let terms = &question.set.descriptor().bothways;
    let cells = Cells { set: question.set, decimals: question.measure().decimals };
    let own = [left_out(view, env), leaders(view, env)].into_iter().flatten();
    let mut fields = vec![
        ("view", "timeline".into()),
        ("title", title(view, env).into()),
        ("sentence", sentence(view, env).into()),
        ("measure", question.measure().id.as_str().into()),
        ("unit", Phrases { question, env }.unit().into()),
        ("per", question.per.map_or("none", |base| base.id.as_str()).into()),
        ("source", source(view, env).into()),
        ("vantage", terms.vantage.as_str().into()),
        ("caveats", Node::list(own.chain(terms.caveats.iter().cloned()))),
        ("context", Node::list(view.context.iter().map(|context| cells.context(context)))),
        ("columns", Node::list(["period", "drawn", "forward", "back"])),
        ("rows", Node::list(view.rows.iter().map(|row| cells.row(row)))),
    ];
    if let Some(row) = view.lead_row() {
        fields.push(("period", row.period.to_string().into()));
    }
    if let Some(totals) = &view.totals {
        let both = [("forward", cells.cell(&totals.forward)), ("back", cells.cell(&totals.back))];
        fields.push(("totals", Node::Map(both.into())));
    }
    Node::Map(fields)
}

struct Cells<'a> {
    set: &'a Dataset,
    decimals: u8,
}

impl Cells<'_> {
    /// `{kind, value?, atLeast?, partial?, status?, refs?}`.
    fn cell(&self, figure: &Figure) -> Node {
        let (kind, number) = match figure.cell {
            Cell::Known(value) => ("known", Some(("value", value))),
            Cell::Zero => ("zero", Some(("value", 0))),
            Cell::Suppressed { at_least } => ("suppressed", at_least.map(|v| ("atLeast", v))),
            Cell::NotMeasured(_) => ("notMeasured", None),
        };
        let mut fields = vec![("kind", kind.into())];
        if let Some((name, value)) = number {
            fields.push((name, to_float(value, self.decimals).into()));
        }
        if figure.partial {
            fields.push(("partial", true.into()));
        }
        if let Some(status) = figure.status {
            fields.push(("status", status.as_str().into()));
        }
        if !figure.refs.is_empty() {
            let references = &self.set.descriptor().bothways.references;
            let id = |at: &u16| references[usize::from(*at)].id.as_str();
            fields.push(("refs", Node::list(figure.refs.iter().map(id))));
        }
        Node::Map(fields)
    }

    fn row(&self, row: &PairRow) -> Node {
        Node::Map(vec![
            ("period", row.period.to_string().into()),
            ("drawn", row.drawn.into()),
            ("forward", self.cell(&row.figures.forward)),
            ("back", self.cell(&row.figures.back)),
        ])
    }

    fn context(&self, context: &Context) -> Node {
        Node::Map(vec![
            ("origin", context.origin.as_str().into()),
            ("target", context.target.as_str().into()),
            ("period", context.period.to_string().into()),
            ("figure", self.cell(&context.figure)),
        ])
    }
}
