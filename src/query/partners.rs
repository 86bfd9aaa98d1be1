//! One country and its partners: whom it reaches, who reaches it.

use crate::dataset::Country;

use super::among::{Among, Order};
use super::ask::Question;
use super::error::AskError;
use super::figure::{Both, Direction, Figure};
use super::rank::{by_size, put};
use super::survey::Survey;

/// How many partners are shown one by one.
const MOST: usize = 15;

/// The answer of one country's partners.
#[derive(Debug, Clone)]
pub struct PartnersView<'a> {
    /// Measure, span and all published directions.
    pub survey: Survey<'a>,
    /// The country.
    pub country: Country,
    /// Its partners, ranked.
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

/// Ranks the partners of a country.
pub fn partners(question: Question<'_>, among: Among) -> Result<PartnersView<'_>, AskError> {
    let country = among.country.unwrap_or(question.a);
    let survey = Survey::new(question, among)?;
    let order = survey.among.order;
    let mut rows = by_size(&all(&survey, country), |row| weight(row, order));
    let rest = rows.split_off(rows.len().min(survey.among.most(MOST)));
    let others = (!rest.is_empty()).then(|| others(&survey, country, &rest));
    let has_unknown =
        survey.unknown.iter().any(|edge| [edge.origin, edge.target].contains(&country));
    let unknown = has_unknown.then(|| survey.both(country, Country::UNKNOWN));
    let domestic = survey.figure(country, country);
    Ok(PartnersView { survey, country, rows, others, unknown, domestic })
}

/// Every partner with a published figure, by code.
fn all(survey: &Survey<'_>, country: Country) -> Vec<PartnerRow> {
    let mut found: Vec<Country> = Vec::new();
    for edge in &survey.foreign {
        let partner = match (edge.origin == country, edge.target == country) {
            (true, _) => edge.target,
            (_, true) => edge.origin,
            _ => continue,
        };
        if survey.among.holds(partner) {
            put(&mut found, partner);
        }
    }
    let row = |partner| PartnerRow { partner, figures: survey.both(country, partner) };
    found.into_iter().map(row).collect()
}

/// What a partner is ranked by; equal ones stay by code.
fn weight(row: &PartnerRow, order: Order) -> u64 {
    let size = |direction| row.figures.of(direction).size().unwrap_or(0);
    let (out, into) = (size(Direction::Forward), size(Direction::Back));
    match order {
        Order::Total | Order::Similar => out.saturating_add(into),
        Order::Out => out,
        Order::In => into,
        Order::Name => 0,
    }
}

fn others(survey: &Survey<'_>, country: Country, rest: &[PartnerRow]) -> Others {
    let out: Vec<_> = rest.iter().map(|row| (country, row.partner)).collect();
    let into: Vec<_> = rest.iter().map(|row| (row.partner, country)).collect();
    Others { count: rest.len(), out: survey.sum(&out), into: survey.sum(&into) }
}
