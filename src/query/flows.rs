//! The largest flows, each with its other way.

use crate::dataset::Country;

use super::among::Among;
use super::ask::Question;
use super::error::AskError;
use super::figure::{Cell, Figure};
use super::rank::{by_size, put};
use super::survey::{Edge, Survey};

/// How many flows are shown one by one.
const MOST: usize = 12;

/// The answer of the largest flows.
#[derive(Debug, Clone)]
pub struct FlowsView<'a> {
    /// Measure, span and all published directions.
    pub survey: Survey<'a>,
    /// The pair's own, then the largest flows, each followed by its other way where that is above
    /// none or withheld.
    pub rows: Vec<Edge>,
    /// What else reaches each target that is shown.
    pub others: Vec<Rest>,
    /// Whether it is asked where the flows begin and end.
    pub on_map: bool,
}

/// Flows to one target that are not shown one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// The target.
    pub target: Country,
    /// How many origins they come from.
    pub count: usize,
    /// Their sum, where the measure adds over origins.
    pub figure: Option<Figure>,
    /// What goes the other way, where the measure adds over targets.
    pub other_way: Option<Figure>,
}

impl FlowsView<'_> {
    /// The position of a flow's other way.
    pub fn mirror(&self, at: usize) -> Option<usize> {
        let Edge { origin, target, .. } = self.rows.get(at)?;
        self.find(*target, *origin)
    }

    /// What leaves an origin in the flows shown, where these may be added up.
    pub fn leaving(&self, origin: Country) -> Option<Figure> {
        let is_of = |edge: &&Edge| edge.origin == origin;
        self.survey.sum_of(&self.rows.iter().filter(is_of).cloned().collect::<Vec<_>>())
    }

    /// What reaches a target in the flows shown and from the others, where these may be added up.
    pub fn reaching(&self, target: Country) -> Option<Figure> {
        let rest = self.others.iter().find(|rest| rest.target == target);
        let all = match rest {
            Some(Rest { figure: Some(_), .. }) => &self.survey.foreign,
            _ => &self.rows,
        };
        let is_of = |edge: &&Edge| edge.target == target && self.survey.among.holds(edge.origin);
        self.survey.sum_of(&all.iter().filter(is_of).cloned().collect::<Vec<_>>())
    }

    /// The position of a flow.
    pub fn find(&self, origin: Country, target: Country) -> Option<usize> {
        self.rows.iter().position(|edge| edge.origin == origin && edge.target == target)
    }
}

/// Picks the largest flows.
pub fn flows(
    question: Question<'_>,
    among: Among,
    on_map: bool,
) -> Result<FlowsView<'_>, AskError> {
    let (a, b) = (question.a, question.b);
    let survey = Survey::new(question, among)?;
    let asked: Vec<Edge> =
        survey.foreign.iter().filter(|edge| is_asked(&survey, edge)).cloned().collect();
    let largest = by_size(&asked, Edge::size);
    let most = survey.among.most(MOST);
    let mut view = FlowsView { survey, rows: Vec::new(), others: Vec::new(), on_map };
    add_both(&mut view, a, b);
    for edge in largest.iter().take(most) {
        add_both(&mut view, edge.origin, edge.target);
    }
    view.others = others(&view);
    Ok(view)
}

/// Above none or withheld, between two countries that are asked about.
fn is_asked(survey: &Survey<'_>, edge: &Edge) -> bool {
    is_shown(&edge.figure) && survey.among.holds(edge.origin) && survey.among.holds(edge.target)
}

fn is_shown(figure: &Figure) -> bool {
    matches!(figure.cell, Cell::Known(_) | Cell::Suppressed { .. })
}

fn add_both(view: &mut FlowsView<'_>, a: Country, b: Country) {
    for (origin, target) in [(a, b), (b, a)] {
        let figure = view.survey.figure(origin, target);
        if is_shown(&figure) && view.find(origin, target).is_none() {
            view.rows.push(Edge { origin, target, figure });
        }
    }
}

/// What reaches the targets that are shown from origins that are not.
fn others(view: &FlowsView<'_>) -> Vec<Rest> {
    let mut targets = Vec::new();
    for edge in &view.rows {
        put(&mut targets, edge.target);
    }
    let mut all = Vec::new();
    for target in targets {
        let is_rest = |edge: &&Edge| {
            edge.target == target
                && is_asked(&view.survey, edge)
                && view.find(edge.origin, target).is_none()
        };
        let (mut ends, mut other_ways) = (Vec::new(), Vec::new());
        for edge in view.survey.foreign.iter().filter(is_rest) {
            ends.push((edge.origin, target));
            other_ways.push((target, edge.origin));
        }
        if !ends.is_empty() {
            let [figure, other_way] = [&ends, &other_ways].map(|ends| view.survey.sum(ends));
            all.push(Rest { target, count: ends.len(), figure, other_way });
        }
    }
    all
}
