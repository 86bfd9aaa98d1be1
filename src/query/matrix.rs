//! Many countries with each other: origins down, targets across.

use crate::dataset::Country;

use super::among::{Among, Order};
use super::ask::Question;
use super::error::AskError;
use super::rank::{put, ranked};
use super::survey::{Edge, Survey};

/// How many countries stand in the grid.
const MOST: usize = 20;

/// The answer of many countries with each other.
#[derive(Debug, Clone)]
pub struct MatrixView<'a> {
    /// Measure, span and all published directions.
    pub survey: Survey<'a>,
    /// The countries, in order.
    pub countries: Vec<Country>,
    /// Every origin with every target, row by row of the grid; the diagonal is domestic.
    pub rows: Vec<Edge>,
}

impl MatrixView<'_> {
    /// The position of the mirror cell: the same two countries the other way.
    pub fn mirror(&self, at: usize) -> usize {
        let count = self.countries.len();
        at % count * count + at / count
    }
}

/// Sets countries against each other.
pub fn matrix(question: Question<'_>, among: Among) -> Result<MatrixView<'_>, AskError> {
    let survey = Survey::new(question, among)?;
    let countries = chosen(&survey);
    let mut rows = Vec::new();
    for &origin in &countries {
        for &target in &countries {
            rows.push(Edge { origin, target, figure: survey.figure(origin, target) });
        }
    }
    Ok(MatrixView { survey, countries, rows })
}

/// The countries asked for, or those with the most.
fn chosen(survey: &Survey<'_>) -> Vec<Country> {
    let (mut countries, mut sizes) = (Vec::new(), Vec::new());
    let mut add = |country, size: u64| {
        let at = put(&mut countries, country);
        if sizes.len() < countries.len() {
            sizes.insert(at, 0);
        }
        sizes[at] = size.saturating_add(sizes[at]);
    };
    for country in &survey.among.countries {
        add(*country, 0);
    }
    for edge in &survey.foreign {
        for country in [edge.origin, edge.target] {
            if survey.among.holds(country) {
                add(country, edge.size());
            }
        }
    }
    if survey.among.order == Order::Name {
        sizes.fill(0);
    }
    let most = survey.among.most(MOST).max(survey.among.countries.len());
    ranked(&sizes).into_iter().take(most).map(|at| countries[at]).collect()
}
