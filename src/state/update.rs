//! How a message changes a state.

use crate::dataset::{Country, Dataset, Period, parse_pair};

use super::{Controls, State, StateError, ThemeChoice, ViewName};

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The page set fields, `None` meaning back to the default.
    Set(Vec<(String, Option<String>)>),
    /// The reader chose the first country.
    First(Country),
    /// The reader chose the second country.
    Second(Country),
    /// The reader turned the pair round.
    Swap,
    /// The reader chose a measure.
    Measure(String),
    /// The reader chose a category.
    Category(String),
}

/// The next state, checked against the set; the old one is untouched where this fails.
pub fn update(state: &State, set: &Dataset, msg: Msg) -> Result<State, StateError> {
    let (a, b) = {
        let question = state.question(set)?;
        (question.a, question.b)
    };
    let mut next = state.clone();
    match msg {
        Msg::Set(fields) => {
            for (name, text) in fields {
                set_field(&mut next, set, &name, text.as_deref())?;
            }
        }
        // Choosing the other side's country turns the pair round: A-A says nothing.
        Msg::First(country) => {
            next.ask.pair = Some((country, if country == b { a } else { b }));
        }
        Msg::Second(country) => {
            next.ask.pair = Some((if country == a { b } else { a }, country));
        }
        Msg::Swap => next.ask.pair = Some((b, a)),
        Msg::Measure(id) => {
            next.ask.measure = Some(id);
            keep_choices_that_fit(&mut next, set);
        }
        Msg::Category(id) => next.ask.categories = vec![id],
    }
    next.question(set)?;
    Ok(next)
}

/// A category without any figure of the new measure, or a base that does not serve it, goes.
fn keep_choices_that_fit(next: &mut State, set: &Dataset) {
    let terms = &set.descriptor().bothways;
    let Some(measure) = next.ask.measure.as_deref().and_then(|id| terms.measure(id)) else {
        return;
    };
    let fits =
        |id: &String| terms.category(id).is_some_and(|c| set.has_rows(measure as u8, c as u8));
    if !next.ask.categories.iter().all(fits) {
        next.ask.categories.clear();
    }
    let serves = |id: &String| {
        let base = terms.bases.iter().find(|base| base.id == *id);
        base.is_none_or(|base| base.measures.contains(&terms.measures[measure].id))
    };
    next.ask.per = next.ask.per.take().filter(serves);
}

fn set_field(
    next: &mut State,
    set: &Dataset,
    name: &str,
    text: Option<&str>,
) -> Result<(), StateError> {
    let ask = &mut next.ask;
    match name {
        "figures" => check_figures(set, text)?,
        "pair" => ask.pair = text.map(pair).transpose()?,
        "measure" => ask.measure = text.map(str::to_owned),
        "category" => ask.categories = text.map(list).unwrap_or_default(),
        "per" => ask.per = text.map(str::to_owned),
        "from" => ask.from = text.map(|text| period("from", text)).transpose()?,
        "to" => ask.to = text.map(|text| period("to", text)).transpose()?,
        "view" => next.view = text.map(ViewName::from_word).transpose()?.unwrap_or_default(),
        "heading" => next.heading = text.filter(|text| !text.is_empty()).map(str::to_owned),
        "headingLevel" => next.heading_level = text.map(heading_level).transpose()?,
        "controls" => {
            next.controls = text.map(Controls::from_word).transpose()?.unwrap_or_default();
        }
        "theme" => next.theme = text.map(ThemeChoice::from_word).transpose()?.unwrap_or_default(),
        _ => return Err(StateError::new(name, "this version has no such field")),
    }
    Ok(())
}

fn check_figures(set: &Dataset, text: Option<&str>) -> Result<(), StateError> {
    let loaded = &set.descriptor().name;
    match text {
        Some(id) if id != loaded => {
            Err(StateError::new("figures", format!("“{id}” is not loaded; loaded is {loaded}")))
        }
        _ => Ok(()),
    }
}

/// Any two places: of one that the figures never name, the answer is that it was not measured.
fn pair(text: &str) -> Result<(Country, Country), StateError> {
    let reason = || format!("“{text}” is not two different countries, such as US-CN");
    parse_pair(text).ok_or_else(|| StateError::new("pair", reason()))
}

fn period(field: &str, text: &str) -> Result<Period, StateError> {
    text.parse()
        .map_err(|error: crate::dataset::PeriodError| StateError::new(field, error.to_string()))
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect()
}

fn heading_level(text: &str) -> Result<u8, StateError> {
    let level = text.parse().ok().filter(|level| (2..=6).contains(level));
    level.ok_or_else(|| {
        StateError::new("headingLevel", format!("“{text}” is not a whole number from 2 to 6"))
    })
}
