//! One country and its partners: whom it reaches, who reaches it.

use crate::dataset::Country;

use super::among::{Among, Order};
use super::ask::Question;
use super::error::AskError;
use super::figure::{Both, Direction, Figure};
use super::rank::{arranged, by_code, put, ranked};
use super::survey::{Edge, Survey};

/// How many partners are shown one by one.
const MOST: usize = 15;

/// The answer of one country's partners.
#[derive(Debug, Clone)]
pub struct PartnersView<'a> {
    /// Measure, span and all published directions.
    pub survey: Survey<'a>,
    /// The country.
    pub country: Country,
    /// Its partners, ranked; that of the pair is always among them.
    pub rows: Vec<PartnerRow>,
    /// All partners beyond these together.
    pub others: Option<Others>,
    /// Partners that the source could not tell, where it has any.
    pub unknown: Option<Both>,
    /// What stays inside the country.
    pub domestic: Figure,
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRow {
    /// The partner.
    pub partner: Country,
    /// Forward is country→partner.
    pub figures: Both,
}

/// Partners that are not shown one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Others {
    /// How many they are.
    pub count: usize,
    /// Country→partners, where the measure adds over targets.
    pub out: Option<Figure>,
    /// Partners→country, where it adds over origins.
    pub into: Option<Figure>,
}

/// Whom a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// One partner.
    Partner(Country),
    /// So many others together.
    Others(usize),
    /// Those that the source could not tell.
    Unknown,
}

/// One line of the answer: a partner, then the others, then the unknown.
#[derive(Debug, Clone, Copy)]
pub struct Line<'v> {
    /// Whom it is about.
    pub who: Who,
    out: Option<&'v Figure>,
    into: Option<&'v Figure>,
}

impl<'v> Line<'v> {
    /// The figure of a direction, Forward being country→partner; none where it may not be added.
    pub fn of(&self, direction: Direction) -> Option<&'v Figure> {
        match direction {
            Direction::Forward => self.out,
            Direction::Back => self.into,
        }
    }

    fn both(who: Who, figures: &'v Both) -> Self {
        Self { who, out: Some(&figures.forward), into: Some(&figures.back) }
    }
}

impl PartnersView<'_> {
    /// All lines; a key's row is the position of its line.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for row in &self.rows {
            lines.push(Line::both(Who::Partner(row.partner), &row.figures));
        }
        if let Some(Others { count, out, into }) = &self.others {
            let who = Who::Others(*count);
            lines.push(Line { who, out: out.as_ref(), into: into.as_ref() });
        }
        if let Some(unknown) = &self.unknown {
            lines.push(Line::both(Who::Unknown, unknown));
        }
        lines
    }

    /// The other country of the pair; none where the pair is of others.
    pub fn selected(&self) -> Option<Country> {
        other_of(&self.survey.question, self.country)
    }

    /// The published figures of a direction, of partners shown or not.
    pub fn published(&self, direction: Direction) -> Vec<&Edge> {
        let mut found = Vec::new();
        for edge in &self.survey.foreign {
            let (own, partner) = match direction {
                Direction::Forward => (edge.origin, edge.target),
                Direction::Back => (edge.target, edge.origin),
            };
            if own == self.country && self.survey.among.holds(partner) {
                found.push(edge);
            }
        }
        found
    }

    /// The largest figure of one partner alone, either way; 0 where there is none.
    pub fn most(&self) -> u64 {
        let mut most = 0;
        for row in &self.rows {
            for direction in Direction::BOTH {
                most = most.max(row.figures.of(direction).size().unwrap_or(0));
            }
        }
        most
    }

    /// Whether others or the unknown are beyond the scale of single partners.
    pub fn broken(&self) -> bool {
        let (most, mut largest) = (self.most(), 0);
        for line in &self.lines() {
            for direction in Direction::BOTH {
                largest = largest.max(line.of(direction).and_then(Figure::size).unwrap_or(0));
            }
        }
        most > 0 && largest > most
    }

    /// Puts the partners in the order of their names.
    pub(super) fn sort_names(&mut self, order: &dyn Fn(&[Country]) -> Vec<usize>) {
        let mut partners = Vec::new();
        for row in &self.rows {
            partners.push(row.partner);
        }
        self.rows = arranged(&self.rows, &order(&partners));
    }
}

/// Ranks the partners of a country.
pub fn partners(question: Question<'_>, among: Among) -> Result<PartnersView<'_>, AskError> {
    let country = among.country.unwrap_or(question.a);
    let survey = Survey::new(question, among)?;
    let order = survey.among.order;
    let mut rows = all(&survey, country);
    let mut rest = rows.split_off(rows.len().min(survey.among.most(MOST)));
    let selected = other_of(&survey.question, country);
    let given = rest.iter_mut().find(|row| Some(row.partner) == selected);
    if let (Some(last), Some(row)) = (rows.last_mut(), given) {
        std::mem::swap(last, row);
    }
    let others = (!rest.is_empty()).then(|| others(&survey, country, &rest));
    let has_unknown =
        survey.unknown.iter().any(|edge| [edge.origin, edge.target].contains(&country));
    let unknown = has_unknown.then(|| survey.both(country, Country::UNKNOWN));
    let domestic = survey.figure(country, country);
    let mut view = PartnersView { survey, country, rows, others, unknown, domestic };
    if order == Order::Name {
        view.sort_names(&by_code);
    }
    Ok(view)
}

/// The other country of the pair.
fn other_of(question: &Question<'_>, country: Country) -> Option<Country> {
    match country {
        _ if country == question.a => Some(question.b),
        _ if country == question.b => Some(question.a),
        _ => None,
    }
}

/// Every partner with a published figure, and that of the pair, ranked; equal ones stay by code.
fn all(survey: &Survey<'_>, country: Country) -> Vec<PartnerRow> {
    let mut found: Vec<Country> = Vec::new();
    let mut add = |partner| {
        if survey.among.holds(partner) {
            put(&mut found, partner);
        }
    };
    for edge in &survey.foreign {
        match (edge.origin == country, edge.target == country) {
            (true, _) => add(edge.target),
            (_, true) => add(edge.origin),
            _ => {}
        }
    }
    if let Some(selected) = other_of(&survey.question, country) {
        add(selected);
    }
    let (mut rows, mut sizes) = (Vec::new(), Vec::new());
    for partner in found {
        let row = PartnerRow { partner, figures: survey.both(country, partner) };
        sizes.push(weight(&row, survey.among.order));
        rows.push(row);
    }
    let mut all = Vec::new();
    for at in ranked(&sizes) {
        all.push(rows[at].clone());
    }
    all
}

/// What a partner is ranked by. Those with names in order are the largest
/// too: the first fifteen of the alphabet would say nothing.
fn weight(row: &PartnerRow, order: Order) -> u64 {
    let size = |direction| row.figures.of(direction).size().unwrap_or(0);
    let (out, into) = (size(Direction::Forward), size(Direction::Back));
    match order {
        Order::Total | Order::Similar | Order::Name => out.saturating_add(into),
        Order::Out => out,
        Order::In => into,
    }
}

fn others(survey: &Survey<'_>, country: Country, rest: &[PartnerRow]) -> Others {
    let (mut out, mut into) = (Vec::new(), Vec::new());
    for row in rest {
        out.push((country, row.partner));
        into.push((row.partner, country));
    }
    Others { count: rest.len(), out: survey.sum(&out), into: survey.sum(&into) }
}
