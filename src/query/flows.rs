//! The largest flows, each with its other way.

use crate::dataset::Country;

use super::among::Among;
use super::ask::Question;
use super::error::AskError;
use super::figure::{Cell, Direction, Figure};
use super::rank::{put, ranked};
use super::survey::{Edge, Survey};
use super::view::here;

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
    /// Whether it is told as a map; a build that draws only one of the two holds only its words.
    pub fn is_map(&self) -> bool {
        here::MAP && (self.on_map || !here::FLOWS)
    }

    /// Which of the pair's directions a flow is, if any.
    pub fn direction(&self, edge: &Edge) -> Option<Direction> {
        let (ends, question) = ((edge.origin, edge.target), &self.survey.question);
        match ends {
            _ if ends == (question.a, question.b) => Some(Direction::Forward),
            _ if ends == (question.b, question.a) => Some(Direction::Back),
            _ => None,
        }
    }

    /// The position of a flow's other way.
    pub fn mirror(&self, at: usize) -> Option<usize> {
        let Edge { origin, target, .. } = self.rows.get(at)?;
        self.find(*target, *origin)
    }

    /// What leaves an origin in the flows shown, where these may be added up.
    pub fn leaving(&self, origin: Country) -> Option<Figure> {
        let mut ends = Vec::new();
        for edge in &self.rows {
            if edge.origin == origin {
                ends.push((origin, edge.target));
            }
        }
        self.survey.sum(&ends)
    }

    /// What reaches a target in the flows shown and from the others, where these may be added up.
    pub fn reaching(&self, target: Country) -> Option<Figure> {
        let rest = self.others.iter().find(|rest| rest.target == target);
        let all = match rest {
            Some(Rest { figure: Some(_), .. }) => &self.survey.foreign,
            _ => &self.rows,
        };
        let mut ends = Vec::new();
        for edge in all {
            if edge.target == target && self.survey.among.holds(edge.origin) {
                ends.push((edge.origin, target));
            }
        }
        self.survey.sum(&ends)
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
    let (mut asked, mut sizes) = (Vec::new(), Vec::new());
    for edge in &survey.foreign {
        if is_asked(&survey, edge) {
            asked.push((edge.origin, edge.target));
            sizes.push(edge.size());
        }
    }
    let most = survey.among.most(MOST);
    let mut view = FlowsView { survey, rows: Vec::new(), others: Vec::new(), on_map };
    add_both(&mut view, (a, b));
    for at in ranked(&sizes).into_iter().take(most) {
        add_both(&mut view, asked[at]);
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

fn add_both(view: &mut FlowsView<'_>, (a, b): (Country, Country)) {
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
        let (mut ends, mut other_ways) = (Vec::new(), Vec::new());
        for edge in &view.survey.foreign {
            let is_here = edge.target == target && is_asked(&view.survey, edge);
            if is_here && view.find(edge.origin, target).is_none() {
                ends.push((edge.origin, target));
                other_ways.push((target, edge.origin));
            }
        }
        if !ends.is_empty() {
            let figure = view.survey.sum(&ends);
            let other_way = view.survey.sum(&other_ways);
            all.push(Rest { target, count: ends.len(), figure, other_way });
        }
    }
    all
}
