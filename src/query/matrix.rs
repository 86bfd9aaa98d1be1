//! Many countries with each other: origins down, targets across.

use crate::dataset::Country;

use super::among::{Among, Order};
use super::ask::Question;
use super::error::AskError;
use super::figure::Figure;
use super::rank::{arranged, by_code, put, ranked};
use super::survey::{Edge, Survey};

/// How many countries stand in the grid.
const MOST: usize = 20;

/// Between a figure and none at all two rows are as unlike as with four times as much.
const UNLIKE: u64 = 32;

/// The answer of many countries with each other.
#[derive(Debug, Clone)]
pub struct MatrixView<'a> {
    /// Measure, span and all published directions.
    pub survey: Survey<'a>,
    /// The countries, in order; those of the pair are always among them.
    pub countries: Vec<Country>,
    /// Every origin with every target, row by row of the grid; the diagonal is domestic.
    pub rows: Vec<Edge>,
    /// Positions of the countries that were measured as origins, and of the pair's.
    pub origins: Vec<usize>,
    /// Positions of the countries that were measured as targets, and of the pair's.
    pub targets: Vec<usize>,
}

impl MatrixView<'_> {
    /// Sets up the grid of these countries.
    fn arrange(&mut self, countries: Vec<Country>) {
        self.rows.clear();
        for &origin in &countries {
            for &target in &countries {
                let figure = self.survey.figure(origin, target);
                self.rows.push(Edge { origin, target, figure });
            }
        }
        self.countries = countries;
        self.origins = self.measured(|at, other| self.at(at, other));
        self.targets = self.measured(|at, other| self.at(other, at));
    }

    /// The countries with any measured figure on one side, and those of the pair.
    fn measured(&self, cell: impl Fn(usize, usize) -> usize) -> Vec<usize> {
        let (a, b) = (self.survey.question.a, self.survey.question.b);
        let mut kept = Vec::new();
        for (at, country) in self.countries.iter().enumerate() {
            let mut others = 0..self.countries.len();
            let is_kept = [a, b].contains(country)
                || others.any(|other| self.rows[cell(at, other)].figure.is_measured());
            if is_kept {
                kept.push(at);
            }
        }
        kept
    }

    /// The position of a cell by those of its origin and target.
    pub fn at(&self, origin: usize, target: usize) -> usize {
        origin * self.countries.len() + target
    }

    /// The positions of a cell's origin and target.
    pub fn ends(&self, at: usize) -> (usize, usize) {
        let count = self.countries.len().max(1);
        (at / count, at % count)
    }

    /// The position of the mirror cell: the same two countries the other way.
    pub fn mirror(&self, at: usize) -> usize {
        let (origin, target) = self.ends(at);
        self.at(target, origin)
    }

    /// The position of a direction; none where a country is not in the grid.
    pub fn find(&self, origin: Country, target: Country) -> Option<usize> {
        self.rows.iter().position(|edge| edge.origin == origin && edge.target == target)
    }

    /// Puts the countries in the order of their names.
    pub(super) fn sort_names(&mut self, order: &dyn Fn(&[Country]) -> Vec<usize>) {
        self.arrange(arranged(&self.countries, &order(&self.countries)));
    }

    /// The countries in a chain from the first: next to each stands, of those that are left, the
    /// one whose figures as an origin are most alike.
    fn chain(&self) -> Vec<Country> {
        let (mut levels, mut left) = (Vec::new(), Vec::new());
        for edge in &self.rows {
            levels.push(level(&edge.figure));
        }
        for at in 0..self.countries.len() {
            left.push(at);
        }
        let mut chain: Vec<Country> = Vec::new();
        let (mut next, mut last) = (0, 0);
        while !left.is_empty() {
            last = if chain.is_empty() { left[0] } else { last };
            let mut least = u64::MAX;
            for (place, other) in left.iter().enumerate() {
                let distance = self.distance(&levels, last, *other);
                if distance < least {
                    (least, next) = (distance, place);
                }
            }
            last = left.remove(next);
            chain.push(self.countries[last]);
        }
        chain
    }

    /// How unlike two origins are, by all targets but themselves.
    fn distance(&self, levels: &[Option<u64>], one: usize, other: usize) -> u64 {
        let mut distance = 0;
        for target in 0..self.countries.len() {
            if target != one && target != other {
                let sides = (levels[self.at(one, target)], levels[self.at(other, target)]);
                distance += match sides {
                    (Some(one), Some(other)) => one.abs_diff(other),
                    (None, None) => 0,
                    _ => UNLIKE,
                };
            }
        }
        distance
    }
}

/// Sixteen times the binary logarithm, straight between the powers of two; 0 for none.
fn level(figure: &Figure) -> Option<u64> {
    if !figure.is_measured() {
        return None;
    }
    let size = figure.size().unwrap_or(1);
    let power = size.checked_ilog2();
    Some(power.map_or(0, |power| u64::from(power + 1) * 16 + ((size << 4) >> power) % 16))
}

/// Sets countries against each other.
pub fn matrix(question: Question<'_>, among: Among) -> Result<MatrixView<'_>, AskError> {
    let survey = Survey::new(question, among)?;
    let countries = chosen(&survey);
    let (rows, origins, targets) = (Vec::new(), Vec::new(), Vec::new());
    let mut view = MatrixView { survey, countries: Vec::new(), rows, origins, targets };
    view.arrange(countries);
    match view.survey.among.order {
        Order::Name => view.sort_names(&by_code),
        Order::Similar => view.arrange(view.chain()),
        Order::Total | Order::Out | Order::In => {}
    }
    Ok(view)
}

/// The countries asked for, or the pair's and those with the most, the largest first.
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
    let pair = [survey.question.a, survey.question.b];
    for country in pair {
        if survey.among.holds(country) {
            add(country, 0);
        }
    }
    let order = survey.among.order;
    for edge in &survey.foreign {
        for (country, idle) in [(edge.origin, Order::In), (edge.target, Order::Out)] {
            if survey.among.holds(country) {
                add(country, if order == idle { 0 } else { edge.size() });
            }
        }
    }
    let most = survey.among.most(MOST).max(survey.among.countries.len());
    let mut chosen = Vec::new();
    for at in ranked(&sizes) {
        chosen.push(countries[at]);
    }
    keep(&mut chosen, most, &pair);
    chosen
}

/// Cuts a ranking; countries of the pair beyond the cut take the last places before it.
fn keep(ranking: &mut Vec<Country>, most: usize, pair: &[Country]) {
    let mut place = most.min(ranking.len());
    while place > 0 && ranking.len() > most {
        let Some(beyond) = ranking[most..].iter().position(|country| pair.contains(country)) else {
            break;
        };
        place -= 1;
        if !pair.contains(&ranking[place]) {
            ranking.swap(place, most + beyond);
        }
    }
    ranking.truncate(most);
}
