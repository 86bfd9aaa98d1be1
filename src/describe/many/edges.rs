//! What the views of single directions share: rows, table, tooltip of an edge.

use crate::i18n::{Env, direction_name};
use crate::query::{Edge, Survey};

use super::super::cells::Cells;
use super::super::node::{Fields, Node};
use super::super::phrase::Phrases;
use super::super::table::cell;

/// The columns of an answer of single directions.
pub const COLUMNS: [&str; 3] = ["origin", "target", "figure"];

/// The rows of an answer.
pub fn rows(edges: &[Edge], cells: &Cells<'_>) -> Vec<Node> {
    let mut rows = Vec::new();
    for edge in edges {
        let mut fields = Fields::default();
        fields.put("origin", edge.origin.as_str());
        fields.put("target", edge.target.as_str());
        fields.put("figure", cells.cell(&edge.figure));
        rows.push(fields.into());
    }
    rows
}

/// The rows of a table: the direction's name, its figure, why it is not measured or how well it is
/// known.
pub fn table(edges: &[Edge], survey: &Survey<'_>, env: &dyn Env) -> Vec<Vec<String>> {
    let phrases = Phrases { question: &survey.question, env };
    let mut rows = Vec::new();
    for edge in edges {
        rows.push(vec![
            direction_name(env, (edge.origin, edge.target)),
            cell(&edge.figure, &phrases),
            phrases.note(&edge.figure).to_owned(),
        ]);
    }
    rows
}
