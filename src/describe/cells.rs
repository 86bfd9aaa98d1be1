//! Cells as an answer has them: `{kind, value?, atLeast?, partial?, status?, refs?}`.

use crate::dataset::{Dataset, to_float};
use crate::query::{Both, Cell, Figure, Question};

use super::node::{Fields, Node};

/// Writes the cells of one measure.
pub struct Cells<'a> {
    set: &'a Dataset,
    decimals: u8,
}

impl<'a> Cells<'a> {
    /// The cells of a question's measure.
    pub fn of(question: &Question<'a>) -> Self {
        Self { set: question.set, decimals: question.measure().decimals }
    }

    /// One cell.
    pub fn cell(&self, figure: &Figure) -> Fields {
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

    /// Both directions, as `forward` and `back`.
    pub fn put(&self, fields: &mut Fields, both: &Both) {
        fields.put("forward", self.cell(&both.forward));
        fields.put("back", self.cell(&both.back));
    }
}
