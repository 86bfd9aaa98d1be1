//! What is asked of a set on the command line, in the words of the contract.

use bothways::dataset::{Base, Country, Dataset, Period, parse_pair};
use bothways::query::{Ask, AskError, Question, View, pair, sources};
use clap::{Args, ValueEnum};

/// What is drawn.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum ViewArg {
    /// One pair over time, both ways.
    Timeline,
    /// One pair, every set given, each on a scale of its own.
    Sources,
}

/// The options that `query`, `render` and `embed` share.
#[derive(Args, Debug, Default, Clone)]
pub struct Asked {
    /// Two different countries; A to B stands first. Default: the set's own; sources has none.
    #[arg(long, value_name = "A-B", value_parser = read_pair)]
    pub pair: Option<(Country, Country)>,
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
}

fn read_pair(text: &str) -> Result<(Country, Country), String> {
    parse_pair(text).ok_or_else(|| "write two different countries, such as US-CN".to_owned())
}

impl Asked {
    /// Answers the question from a set, or from several where the view has room for them.
    ///
    /// # Errors
    /// What the sets cannot be asked, or the field that they cannot answer for.
    pub fn answer<'a>(&self, view: ViewArg, sets: &'a [Dataset]) -> Result<View<'a>, AskedError> {
        match (view, sets) {
            (ViewArg::Timeline, [set]) => self.timeline(set),
            (ViewArg::Timeline, _) => Err(AskedError::OneSet(sets.len())),
            (ViewArg::Sources, _) => self.sources(&sets.iter().collect::<Vec<_>>()),
        }
    }

    fn timeline<'a>(&self, set: &'a Dataset) -> Result<View<'a>, AskedError> {
        let answered = Question::new(set, &self.ask()).and_then(pair);
        answered.map(View::Timeline).map_err(|error| self.refused(error, set))
    }

    fn sources<'a>(&self, sets: &[&'a Dataset]) -> Result<View<'a>, AskedError> {
        let Some(first) = sets.first().filter(|_| self.pair.is_some()) else {
            return Err(AskedError::NoPair);
        };
        let fields = [
            ("measure", self.measure.is_some()),
            ("category", !self.category.is_empty()),
            ("per", self.per.is_some()),
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
