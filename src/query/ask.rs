//! What a reader asks, resolved against a set.

use crate::dataset::{Base, Country, Dataset, Found, Measure, Period, SeriesKey, Side};

use super::figure::{Both, Direction, Figure};

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

/// Why a question has no answer; [`AskError::field`] names the field at fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// The set has no such measure.
    #[error("the figures have no “{0}”; they have {1}")]
    Measure(String, String),
    /// The set has no such category.
    #[error("the figures have no “{0}”; they have {1}")]
    Category(String, String),
    /// The categories may not be added.
    #[error("figures of this measure are not added over kinds; choose one")]
    NotAdditive,
    /// The whole was listed beside its parts.
    #[error("“{0}” is the whole and is not added to its parts")]
    Total(String),
    /// No such base, or not for this measure.
    #[error("the figures have no base “{0}” for this measure")]
    Per(String),
    /// The span ends before it begins.
    #[error("{to} ends before {from} begins")]
    Span {
        /// The first period.
        from: Period,
        /// The last period.
        to: Period,
    },
    /// No pair was asked and the set has none of its own.
    #[error("name two countries, such as US-CN")]
    Pair,
    /// A sum beyond exactness.
    #[error("the sum is beyond 2^53 - 1 and would not be exact")]
    SumTooLarge,
}

impl AskError {
    /// The field at fault.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Measure(..) => "measure",
            Self::Category(..) | Self::NotAdditive | Self::Total(_) => "category",
            Self::Per(_) => "per",
            Self::Span { .. } => "to",
            Self::Pair => "pair",
            Self::SumTooLarge => "from",
        }
    }
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
        let terms = &set.descriptor().bothways;
        let own_pair = || terms.defaults.pair.as_deref().and_then(crate::dataset::parse_pair);
        let (a, b) = ask.pair.or_else(own_pair).ok_or(AskError::Pair)?;
        if let (Some(from), Some(to)) = (ask.from, ask.to)
            && to.last_day() < from.first_day()
        {
            return Err(AskError::Span { from, to });
        }
        let measure_at = find_measure(set, ask.measure.as_deref())?;
        let categories = find_categories(set, measure_at, &ask.categories)?;
        let per = find_base(set, measure_at, ask.per.as_deref())?;
        Ok(Self { set, a, b, measure_at, categories, per, from: ask.from, to: ask.to })
    }

    /// The measure asked for.
    pub fn measure(&self) -> &'a Measure {
        self.set.measure(self.measure_at)
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
    pub fn both(&self, periods: &[Period]) -> Result<Both, AskError> {
        let figure = |direction| {
            let (origin, target) = self.ends(direction);
            self.figure(origin, target, periods)
        };
        Ok(Both { forward: figure(Direction::Forward)?, back: figure(Direction::Back)? })
    }

    /// One figure from `origin` to `target`.
    pub fn figure(
        &self,
        origin: Country,
        target: Country,
        periods: &[Period],
    ) -> Result<Figure, AskError> {
        let sum = Figure::sum(self.parts(origin, target, periods))?;
        let Some(base) = self.per else { return Ok(sum) };
        let side = if base.of == Side::Source { origin } else { target };
        Ok(sum.per(base.values.get(&side).copied()))
    }

    fn parts(
        &self,
        origin: Country,
        target: Country,
        periods: &[Period],
    ) -> impl Iterator<Item = Found> {
        let measure = self.measure_at;
        self.categories.iter().flat_map(move |&category| {
            let key = SeriesKey { origin, target, measure, category };
            periods.iter().map(move |period| self.set.find(key, period))
        })
    }
}

fn find_measure(set: &Dataset, asked: Option<&str>) -> Result<u8, AskError> {
    let terms = &set.descriptor().bothways;
    let own = terms.defaults.measure.as_deref().and_then(|id| terms.measure(id));
    let found = match asked {
        Some(id) => terms.measure(id).ok_or_else(|| {
            AskError::Measure(id.to_owned(), ids(terms.measures.iter().map(|m| m.id.as_str())))
        })?,
        None => own.unwrap_or(0),
    };
    Ok(found as u8)
}

fn find_categories(set: &Dataset, measure: u8, asked: &[String]) -> Result<Vec<u8>, AskError> {
    let terms = &set.descriptor().bothways;
    let known = || ids(terms.categories.iter().map(|c| c.id.as_str()));
    let mut found = Vec::with_capacity(asked.len());
    for id in asked {
        let at = terms.category(id).ok_or_else(|| AskError::Category(id.clone(), known()))?;
        if let Err(place) = found.binary_search(&(at as u8)) {
            found.insert(place, at as u8);
        }
    }
    match found.as_slice() {
        [] => Ok(own_categories(set, measure)),
        [_] => Ok(found),
        many => {
            let total = many.iter().map(|&at| &terms.categories[usize::from(at)]).find(|c| c.total);
            match (total, set.measure(measure).additive.category) {
                (Some(total), _) => Err(AskError::Total(total.id.clone())),
                (None, false) => Err(AskError::NotAdditive),
                (None, true) => Ok(found),
            }
        }
    }
}

/// The contract's default, among the categories in which the measure has any figure at all.
fn own_categories(set: &Dataset, measure: u8) -> Vec<u8> {
    let terms = &set.descriptor().bothways;
    let has: Vec<u8> =
        (0..terms.categories.len() as u8).filter(|&c| set.has_rows(measure, c)).collect();
    let wanted = terms.defaults.category.as_deref().and_then(|id| terms.category(id));
    let own = wanted.map(|at| at as u8).filter(|at| has.contains(at));
    let total = has.iter().copied().find(|&at| terms.categories[usize::from(at)].total);
    match own.or(total) {
        Some(one) => vec![one],
        None if set.measure(measure).additive.category && !has.is_empty() => has,
        None => vec![has.first().copied().unwrap_or(0)],
    }
}

fn find_base<'a>(
    set: &'a Dataset,
    measure: u8,
    asked: Option<&str>,
) -> Result<Option<&'a Base>, AskError> {
    let terms = &set.descriptor().bothways;
    let serves = |base: &&Base| base.measures.contains(&set.measure(measure).id);
    let find = |id: &str| terms.bases.iter().filter(serves).find(|base| base.id == id);
    match asked {
        Some("none") => Ok(None),
        Some(id) => find(id).map(Some).ok_or_else(|| AskError::Per(id.to_owned())),
        None => Ok(terms.defaults.per.as_deref().and_then(find)),
    }
}

fn ids<'a>(list: impl Iterator<Item = &'a str>) -> String {
    list.collect::<Vec<_>>().join(", ")
}
