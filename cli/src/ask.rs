//! What is asked of a set on the command line, in the words of the contract.

use bothways::dataset::{Base, Country, Dataset, Period, parse_pair};
use bothways::i18n::{Env, order_of_names};
use bothways::query::{
    Among, Ask, AskError, Order, Question, View, balance, flows, matrix, pair, partners, sources,
};
use clap::{Args, ValueEnum};

/// What is drawn.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum ViewArg {
    /// One pair over time, both ways.
    Timeline,
    /// One pair, every set given, each on a scale of its own.
    Sources,
    /// One country: whom it reaches, who reaches it.
    Partners,
    /// Many countries: origins down, targets across.
    Matrix,
    /// The largest flows, each with its other way.
    Flows,
    /// The same on a map.
    Map,
    /// Every pair, one direction against the other.
    Balance,
}

/// The options that `query`, `render` and `embed` share.
#[derive(Args, Debug, Default, Clone)]
pub struct Asked {
    /// Two different countries; A to B stands first. Default: the set's own; sources has none.
    #[arg(long, value_name = "A-B", value_parser = read_pair)]
    pub pair: Option<(Country, Country)>,
    /// The country whose partners are asked. Default: the pair's first.
    #[arg(long, value_name = "A", value_parser = read_country)]
    pub country: Option<Country>,
    /// The only countries that are asked about, in views of many.
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', value_parser = read_country)]
    pub countries: Vec<Country>,
    /// How many partners, countries or flows stand one by one.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=250))]
    pub limit: Option<u16>,
    /// In which order: total, out, in, name or similar.
    #[arg(long, value_name = "ORDER", value_parser = read_order)]
    pub order: Option<Order>,
    /// A measure's id.
    #[arg(long, value_name = "ID")]
    pub measure: Option<String>,
    /// One category's id, or several where the measure adds up over them.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub category: Vec<String>,
    /// A base's id, or none.
    #[arg(long, value_name = "ID")]
    pub per: Option<String>,
    /// The first period: a year, quarter, month or day.
    #[arg(long, value_name = "PERIOD")]
    pub from: Option<Period>,
    /// The last period, included.
    #[arg(long, value_name = "PERIOD")]
    pub to: Option<Period>,
    /// Over time: each period for itself, or with all those before it.
    #[arg(long, value_name = "SUM")]
    pub sum: Option<SumArg>,
}

/// How the periods of a timeline are added up.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumArg {
    /// Not at all.
    None,
    /// Each with all those before it, where the measure adds up over periods.
    Running,
}

fn read_pair(text: &str) -> Result<(Country, Country), String> {
    parse_pair(text).ok_or_else(|| "write two different countries, such as US-CN".to_owned())
}

fn read_country(text: &str) -> Result<Country, String> {
    let country = text.parse().ok().filter(Country::is_place);
    country.ok_or_else(|| "write a country or territory in two capitals, such as US".to_owned())
}

fn read_order(text: &str) -> Result<Order, String> {
    let words = || Order::ALL.map(Order::as_str).join(", ");
    Order::from_word(text).ok_or_else(|| format!("write one of {}", words()))
}

impl Asked {
    /// Answers the question from a set, or from several where the view has room for them.
    ///
    /// # Errors
    /// What the sets cannot be asked, or the field that they cannot answer for.
    pub fn answer<'a>(
        &self,
        view: ViewArg,
        sets: &'a [Dataset],
        env: &dyn Env,
    ) -> Result<View<'a>, AskedError> {
        let mut view = self.unsorted(view, sets)?;
        view.sort_names(&|countries| order_of_names(env, countries));
        Ok(view)
    }

    fn unsorted<'a>(&self, view: ViewArg, sets: &'a [Dataset]) -> Result<View<'a>, AskedError> {
        match (view, sets) {
            (ViewArg::Sources, _) => self.sources(&sets.iter().collect::<Vec<_>>()),
            (_, [set]) => self.of_one(view, set).map_err(|error| self.refused(error, set)),
            (_, _) => Err(AskedError::OneSet(sets.len())),
        }
    }

    fn of_one<'a>(&self, view: ViewArg, set: &'a Dataset) -> Result<View<'a>, AskError> {
        let (question, among) = (Question::new(set, &self.ask())?, self.among());
        Ok(match view {
            ViewArg::Timeline | ViewArg::Sources => View::Timeline(pair(question)?),
            ViewArg::Partners => View::Partners(partners(question, among)?),
            ViewArg::Matrix => View::Matrix(matrix(question, among)?),
            ViewArg::Flows => View::Flows(flows(question, among, false)?),
            ViewArg::Map => View::Map(flows(question, among, true)?),
            ViewArg::Balance => View::Balance(balance(question, among)?),
        })
    }

    fn among(&self) -> Among {
        Among {
            country: self.country,
            countries: self.countries.clone(),
            limit: self.limit.map(usize::from),
            order: self.order.unwrap_or_default(),
        }
    }

    fn sources<'a>(&self, sets: &[&'a Dataset]) -> Result<View<'a>, AskedError> {
        let Some(first) = sets.first().filter(|_| self.pair.is_some()) else {
            return Err(AskedError::NoPair);
        };
        let fields = [
            ("measure", self.measure.is_some()),
            ("category", !self.category.is_empty()),
            ("per", self.per.is_some()),
            ("sum", self.sum.is_some()),
        ];
        if let Some((field, _)) = fields.into_iter().find(|(_, is_given)| *is_given) {
            return Err(AskedError::OwnField(field));
        }
        let question = Question::new(first, &self.ask());
        let answered = question.and_then(|question| sources(question, sets));
        answered.map(View::Sources).map_err(|error| self.refused(error, first))
    }

    fn ask(&self) -> Ask {
        Ask {
            pair: self.pair,
            measure: self.measure.clone(),
            categories: self.category.clone(),
            per: self.per.clone(),
            from: self.from,
            to: self.to,
            is_running: self.sum == Some(SumArg::Running),
        }
    }

    fn refused(&self, error: AskError, set: &Dataset) -> AskedError {
        AskedError::Refused { mend: self.mend(&error, set), error }
    }

    /// How to mend it, where the words do not say it yet.
    fn mend(&self, error: &AskError, set: &Dataset) -> String {
        match error {
            AskError::Per(_) => {
                let terms = &set.descriptor().bothways;
                let first = terms.measures.first().map(|measure| &measure.id);
                let measure = self.measure.as_ref().or(terms.defaults.measure.as_ref()).or(first);
                let serves = |base: &&Base| measure.is_some_and(|id| base.measures.contains(id));
                let ids = terms.bases.iter().filter(serves).map(|base| base.id.as_str());
                let ids = ids.chain(["none"]);
                format!("; choose {}", ids.collect::<Vec<_>>().join(" or "))
            }
            AskError::Total(id) => format!("; ask for “{id}” alone or for its parts alone"),
            AskError::Span { .. } => "; let it end later, or begin earlier".to_owned(),
            AskError::SumTooLarge => "; ask for fewer periods or categories".to_owned(),
            AskError::Measure(..)
            | AskError::Category(..)
            | AskError::NotAdditive
            | AskError::Pair
            | AskError::Running
            | AskError::Interval(_) => String::new(),
        }
    }
}

/// A question that cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum AskedError {
    /// The set has no answer.
    #[error("--{}: {error}{mend}", .error.field())]
    Refused {
        /// Why.
        error: AskError,
        /// How to mend it.
        mend: String,
    },
    /// No two countries, where no set's own would do for all.
    #[error("--pair is missing: all sets are asked about one pair; add it, such as --pair US-CN")]
    NoPair,
    /// A field that means something in one set only.
    #[error("--{0}: each set has its own; leave it out, or ask one set without sources")]
    OwnField(&'static str),
    /// More sets than the view has room for.
    #[error("{0} sets are given, and this question is put to one; name one, or ask for sources")]
    OneSet(usize),
}

impl AskedError {
    /// Whether the question is at fault; else the figures are.
    pub fn is_bad_usage(&self) -> bool {
        !matches!(self, Self::Refused { error: AskError::SumTooLarge, .. })
    }
}
