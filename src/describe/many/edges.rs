//! What the views of single directions share: the rows of their answers.

use crate::query::Edge;

use super::super::cells::Cells;
use super::super::node::{Fields, Node};

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
