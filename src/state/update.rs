//! How a message changes a state.

use crate::dataset::{Country, Dataset, Period, cut, fill, number, parse_pair};
#[cfg(feature = "full")]
use crate::query::Order;

#[cfg(feature = "full")]
use super::field::Sum;
use super::{Controls, State, StateError, ThemeChoice, ViewName};

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The page set fields, `None` meaning back to the default.
    Set(Vec<(String, Option<String>)>),
    /// What was chosen in another module: what these figures do not have is let go.
    #[cfg(feature = "full")]
    Adopt(Vec<(String, Option<String>)>),
    /// The reader chose the first country.
    First(Country),
    /// The reader chose the second country.
    Second(Country),
    /// The reader turned the pair round.
    Swap,
    /// The reader chose both countries at once.
    #[cfg(feature = "full")]
    Pair(Country, Country),
    /// The reader chose a measure.
    Measure(String),
    /// The reader chose a category.
    Category(String),
}

/// The next state, checked against the set; the old one is untouched where this fails.
pub fn update(state: &State, set: &Dataset, msg: Msg) -> Result<State, StateError> {
    let mut next = state.clone();
    #[cfg(feature = "full")]
    next.fit(set);
    let question = next.question(set)?;
    let (a, b) = (question.a, question.b);
    // By reference: moving a message's texts out of it takes 200 bytes more than copying them.
    match &msg {
        Msg::Set(fields) => {
            for (name, text) in fields {
                set_field(&mut next, set, name, text.as_deref())?;
            }
        }
        #[cfg(feature = "full")]
        Msg::Adopt(fields) => {
            for (name, text) in fields {
                let _ = set_field(&mut next, set, name, text.as_deref());
            }
            next.fit(set);
        }
        // Choosing the other side's country turns the pair round: A-A says nothing.
        Msg::First(country) => {
            next.ask.pair = Some((*country, if *country == b { a } else { b }));
            #[cfg(feature = "full")]
            if next.shows() == ViewName::Partners {
                next.among.country = None;
            }
        }
        Msg::Second(country) => {
            next.ask.pair = Some((if *country == a { b } else { a }, *country));
        }
        #[cfg(feature = "full")]
        Msg::Pair(origin, target) => {
            // Whose partners are shown stays, whichever of their directions is chosen.
            if next.shows() == ViewName::Partners {
                next.among.country.get_or_insert(a);
            }
            next.ask.pair = Some((*origin, *target));
        }
        Msg::Swap => next.ask.pair = Some((b, a)),
        Msg::Measure(id) => {
            put(&mut next.ask.measure, Some(id));
            keep_choices_that_fit(&mut next, set);
        }
        Msg::Category(id) => {
            next.ask.categories.clear();
            next.ask.categories.push(id.clone());
        }
    }
    next.question(set)?;
    Ok(next)
}

/// A category without any figure of the new measure, several that it does not add, or a base that
/// does not serve it, go.
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
    #[cfg(feature = "full")]
    if next.ask.categories.len() > 1 && !terms.measures[measure].additive().category {
        next.ask.categories.clear();
    }
    #[cfg(feature = "full")]
    if !terms.measures[measure].additive().period {
        next.ask.is_running = false;
    }
    for base in terms.bases() {
        if next.ask.per.as_deref() == Some(&base.id)
            && !base.measures.contains(&terms.measures[measure].id)
        {
            next.ask.per = None;
        }
    }
}

fn set_field(
    next: &mut State,
    set: &Dataset,
    name: &str,
    text: Option<&str>,
) -> Result<(), StateError> {
    change(next, set, name, text).map_err(|reason| {
        let loaded = set.descriptor().name.as_str();
        let places = [("text", text.unwrap_or_default()), ("loaded", loaded)];
        StateError { field: name.to_owned(), reason: fill(reason, &places), is_sum: false }
    })
}

/// Changes one field, or says why not; the reason may name the `{text}` and what is `{loaded}`.
fn change(
    next: &mut State,
    // The small module has one set, and is never asked for another.
    #[cfg_attr(not(feature = "full"), expect(unused_variables))] set: &Dataset,
    name: &str,
    text: Option<&str>,
) -> Result<(), &'static str> {
    let ask = &mut next.ask;
    match name {
        #[cfg(feature = "full")]
        "figures" if text.is_some_and(|id| id != set.descriptor().name) => {
            return Err("“{text}” is not loaded; loaded is {loaded}");
        }
        #[cfg(feature = "full")]
        "figures" => {}
        "pair" => ask.pair = text.map(pair).transpose()?,
        "measure" => put(&mut ask.measure, text),
        "category" => ask.categories = list(text.unwrap_or_default()),
        "per" => put(&mut ask.per, text),
        "from" => ask.from = period(text)?,
        "to" => ask.to = period(text)?,
        #[cfg(feature = "full")]
        "sum" => ask.is_running = Sum::from_word(text)? == Sum::Running,
        "view" => next.view = ViewName::from_word(text)?,
        "of" => next.of = answered(text)?,
        #[cfg(feature = "full")]
        "country" => next.among.country = text.map(place).transpose()?,
        #[cfg(feature = "full")]
        "countries" => next.among.countries = places(text.unwrap_or_default())?,
        #[cfg(feature = "full")]
        "limit" => next.among.limit = text.map(limit).transpose()?,
        #[cfg(feature = "full")]
        "order" => next.among.order = order(text)?,
        #[cfg(feature = "full")]
        "src" => put(&mut next.src, text),
        "heading" => put(&mut next.heading, text.filter(|text| !text.is_empty())),
        "headingLevel" => next.heading_level = text.map(heading_level).transpose()?,
        "controls" => next.controls = Controls::from_word(text)?,
        "theme" => next.theme = ThemeChoice::from_word(text)?,
        #[cfg(feature = "full")]
        _ => return Err("this version has no such field"),
        // The page knows the names. It says whose figures are asked to the modules alone that take any,
        // and asks one of those where any other field is not at its default.
        #[cfg(not(feature = "full"))]
        _ => {}
    }
    Ok(())
}

fn put(place: &mut Option<String>, text: Option<&str>) {
    *place = text.map(str::to_owned);
}

/// A view with an answer of its own.
fn answered(text: Option<&str>) -> Result<ViewName, &'static str> {
    match ViewName::from_word(text)? {
        ViewName::Table => Err("a table shows another view's answer, such as timeline"),
        view => Ok(view),
    }
}

#[cfg(feature = "full")]
fn place(text: &str) -> Result<Country, &'static str> {
    let place = Country::parse(text.trim_ascii()).filter(Country::is_place);
    place.ok_or("“{text}” is no country or territory, such as US")
}

#[cfg(feature = "full")]
fn places(text: &str) -> Result<Vec<Country>, &'static str> {
    let mut places = Vec::new();
    for code in &list(text) {
        let found =
            place(code).map_err(|_| "“{text}” is no list of countries, such as CN,JP,US")?;
        if !places.contains(&found) {
            places.push(found);
        }
    }
    Ok(places)
}

#[cfg(feature = "full")]
fn limit(text: &str) -> Result<usize, &'static str> {
    match number(text.as_bytes()) {
        Some(limit @ 1..=250) => Ok(limit as usize),
        _ => Err("“{text}” is not a whole number from 1 to 250"),
    }
}

#[cfg(feature = "full")]
fn order(text: Option<&str>) -> Result<Order, &'static str> {
    let Some(text) = text else { return Ok(Order::default()) };
    Order::from_word(text).ok_or("“{text}” is not one of total, out, in, name, similar")
}

/// Any two places: of one that the figures never name, the answer is that it was not measured.
fn pair(text: &str) -> Result<(Country, Country), &'static str> {
    parse_pair(text).ok_or("“{text}” is not two different countries, such as US-CN")
}

fn period(text: Option<&str>) -> Result<Option<Period>, &'static str> {
    match text.map(Period::parse) {
        None => Ok(None),
        Some(Ok(period)) => Ok(Some(period)),
        Some(Err(error)) => Err(error.words()),
    }
}

fn list(text: &str) -> Vec<String> {
    let (mut list, mut rest) = (Vec::new(), Some(text));
    while let Some(text) = rest {
        let (id, after) = match cut(text, b',') {
            Some((id, after)) => (id, Some(after)),
            None => (text, None),
        };
        let id = id.trim_ascii();
        if !id.is_empty() {
            list.push(id.to_owned());
        }
        rest = after;
    }
    list
}

fn heading_level(text: &str) -> Result<u8, &'static str> {
    match number(text.as_bytes()) {
        Some(level @ 2..=6) => Ok(level as u8),
        _ => Err("“{text}” is not a whole number from 2 to 6"),
    }
}
