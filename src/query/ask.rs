//! What a reader asks, resolved against a set.

use crate::dataset::{
    Base, Country, Dataset, Grain, Measure, Period, SeriesKey, Side, parse_pair, push_part,
};

use super::error::AskError;
use super::figure::{Both, Direction, Figure, Tally};

/// A question as the page or the command puts it; ids are the descriptor's.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// The pair A, B; the set's own if absent.
    pub pair: Option<(Country, Country)>,
    /// The measure; see the contract's defaults if absent.
    pub measure: Option<String>,
    /// The categories; see the contract's defaults if empty.
    pub categories: Vec<String>,
    /// The base to divide by; the set's own if absent, `none` for none.
    pub per: Option<String>,
    /// The first period of the span.
    pub from: Option<Period>,
    /// The last period of the span.
    pub to: Option<Period>,
}

/// A question with every default filled in.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The set that is asked.
    pub set: &'a Dataset,
    /// First country.
    pub a: Country,
    /// Second country.
    pub b: Country,
    /// Position of the measure.
    pub measure_at: u8,
    /// Positions of the categories, one or more.
    pub categories: Vec<u8>,
    /// The base to divide by.
    pub per: Option<&'a Base>,
    /// First period of the span.
    pub from: Option<Period>,
    /// Last period of the span.
    pub to: Option<Period>,
}

impl<'a> Question<'a> {
    /// Fills in the set's defaults and refuses what the set does not have.
    pub fn new(set: &'a Dataset, ask: &Ask) -> Result<Self, AskError> {
        let (from, to) = (ask.from, ask.to);
        let Some((a, b)) = ask.pair.or_else(|| own_pair(set)) else {
            return Err(AskError::Pair);
        };
        if a == b || !a.is_place() || !b.is_place() {
            return Err(AskError::Pair);
        }
        for (field, bound) in [("from", from), ("to", to)] {
            if bound.is_some_and(|period| period.grain() == Grain::Interval) {
                return Err(AskError::Interval(field));
            }
        }
        if let (Some(from), Some(to)) = (from, to)
            && to.last_day() < from.first_day()
        {
            return Err(AskError::Span { from, to });
        }
        let measure_at = find_measure(set, ask.measure.as_deref())?;
        let categories = find_categories(set, measure_at, &ask.categories)?;
        let per = find_base(set, measure_at, ask.per.as_deref())?;
        Ok(Self { set, a, b, measure_at, categories, per, from, to })
    }

    /// The measure asked for.
    pub fn measure(&self) -> &'a Measure {
        self.set.measure(self.measure_at)
    }

    /// Who counted, from where, what they cannot see.
    pub fn vantage(&self) -> &'a str {
        self.set.descriptor().bothways.vantage_of(self.measure())
    }

    /// The part of a period in which it was really counted, where that is not all of it.
    pub fn counted_in(&self, period: Period) -> Option<Period> {
        let covers = self.set.descriptor().bothways.covers()?;
        covers.common(&period).filter(|part| part.days() != period.days())
    }

    /// The base to divide by, where any set has one.
    pub fn base(&self) -> Option<&'a Base> {
        self.per.filter(|_| !self.set.descriptor().bothways.bases().is_empty())
    }

    /// The id of the base to divide by, or `none`.
    pub fn per_id(&self) -> &'a str {
        self.base().map_or("none", |base| base.id.as_str())
    }

    /// The ids of the categories, with commas between them.
    #[cfg(feature = "full")]
    pub fn category_ids(&self) -> String {
        let mut ids = String::new();
        for at in &self.categories {
            push_part(
                &mut ids,
                ",",
                &self.set.descriptor().bothways.categories[usize::from(*at)].id,
            );
        }
        ids
    }

    /// Whether a period lies wholly inside the span.
    pub fn spans(&self, period: &Period) -> bool {
        self.from.is_none_or(|from| from.first_day() <= period.first_day())
            && self.to.is_none_or(|to| period.last_day() <= to.last_day())
    }

    /// Whether a period lies inside the span only in part.
    pub fn cuts(&self, period: &Period) -> bool {
        let begins = self.from.is_none_or(|from| from.first_day() <= period.last_day());
        let ends = self.to.is_none_or(|to| period.first_day() <= to.last_day());
        begins && ends && !self.spans(period)
    }

    /// Origin and target of a direction.
    pub fn ends(&self, direction: Direction) -> (Country, Country) {
        match direction {
            Direction::Forward => (self.a, self.b),
            Direction::Back => (self.b, self.a),
        }
    }

    /// Both directions, added up over `periods` and the categories, then divided by the base.
    pub fn both(&self, periods: &[Period]) -> Both {
        Both {
            forward: self.figure(self.a, self.b, periods),
            back: self.figure(self.b, self.a, periods),
        }
    }

    /// One figure from `origin` to `target`.
    pub fn figure(&self, origin: Country, target: Country, periods: &[Period]) -> Figure {
        self.sum(&[(origin, target)], periods)
    }

    /// The figures of several directions added up; they must have the base's side in common.
    pub fn sum(&self, ends: &[(Country, Country)], periods: &[Period]) -> Figure {
        let (mut tally, mut side) = (Tally::default(), Country::UNKNOWN);
        for &(origin, target) in ends {
            for &category in &self.categories {
                let key = SeriesKey { origin, target, measure: self.measure_at, category };
                for period in periods {
                    tally.add(&self.set.find(key, period));
                }
            }
            let is_source = self.base().is_some_and(|base| base.of == Side::Source);
            side = if is_source { origin } else { target };
        }
        let sum = tally.figure();
        let Some(base) = self.base() else { return sum };
        sum.per(base.values.get(&side).copied(), base.scale)
    }
}

fn own_pair(set: &Dataset) -> Option<(Country, Country)> {
    parse_pair(set.descriptor().bothways.defaults.pair.as_deref()?)
}

fn find_measure(set: &Dataset, asked: Option<&str>) -> Result<u8, AskError> {
    let terms = &set.descriptor().bothways;
    let Some(id) = asked.or(terms.defaults.measure.as_deref()) else { return Ok(0) };
    match terms.measure(id) {
        Some(at) => Ok(at as u8),
        None if asked.is_none() => Ok(0),
        None => {
            let mut known = String::new();
            for measure in &terms.measures {
                push_part(&mut known, ", ", &measure.id);
            }
            Err(AskError::Measure(id.to_owned(), known))
        }
    }
}

fn find_categories(set: &Dataset, measure: u8, asked: &[String]) -> Result<Vec<u8>, AskError> {
    let terms = &set.descriptor().bothways;
    for id in asked {
        if terms.category(id).is_none() {
            let mut known = String::new();
            for category in &terms.categories {
                push_part(&mut known, ", ", &category.id);
            }
            return Err(AskError::Category(id.clone(), known));
        }
    }
    let (mut found, mut total) = (Vec::new(), None);
    for (at, category) in terms.categories.iter().enumerate() {
        if asked.contains(&category.id) {
            found.push(at as u8);
            if category.total {
                total = Some(&category.id);
            }
        }
    }
    match (found.len(), total) {
        (0, _) => Ok(own_categories(set, measure)),
        (1, _) => Ok(found),
        (_, Some(id)) => Err(AskError::Total(id.clone())),
        (_, None) if set.measure(measure).additive().category => Ok(found),
        (_, None) => Err(AskError::NotAdditive),
    }
}

/// The contract's default, among the categories in which the measure has any figure at all.
fn own_categories(set: &Dataset, measure: u8) -> Vec<u8> {
    let terms = &set.descriptor().bothways;
    let wanted = terms.defaults.category.as_deref();
    let (mut has, mut own, mut total) = (Vec::new(), None, None);
    for (at, category) in terms.categories.iter().enumerate() {
        let at = at as u8;
        if !set.has_rows(measure, at) {
            continue;
        }
        has.push(at);
        if wanted == Some(category.id.as_str()) {
            own = Some(at);
        }
        if category.total {
            total = total.or(Some(at));
        }
    }
    match own.or(total) {
        Some(one) => vec![one],
        None if set.measure(measure).additive().category && !has.is_empty() => has,
        None => vec![has.first().copied().unwrap_or(0)],
    }
}

fn find_base<'a>(
    set: &'a Dataset,
    measure: u8,
    asked: Option<&str>,
) -> Result<Option<&'a Base>, AskError> {
    let terms = &set.descriptor().bothways;
    let Some(id) = asked.or(terms.defaults.per.as_deref()) else { return Ok(None) };
    if id == "none" {
        return Ok(None);
    }
    for base in terms.bases() {
        if base.id == id && base.measures.contains(&set.measure(measure).id) {
            return Ok(Some(base));
        }
    }
    match asked {
        None => Ok(None),
        Some(_) => Err(AskError::Per(id.to_owned())),
    }
}
