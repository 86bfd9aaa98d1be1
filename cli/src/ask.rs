//! What is asked of a set on the command line, in the words of the contract.

use bothways::dataset::{Base, Country, Dataset, Period, parse_pair};
use bothways::query::{Ask, AskError, PairView, Question, pair};
use clap::Args;

/// The options that `query`, `render` and `embed` share.
#[derive(Args, Debug, Default, Clone)]
pub struct Asked {
    /// Two different countries; A to B stands first. Default: the set's own.
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
    /// Answers the question from a set.
    ///
    /// # Errors
    /// The field that the set cannot answer for.
    pub fn answer<'a>(&self, set: &'a Dataset) -> Result<PairView<'a>, AskedError> {
        let ask = Ask {
            pair: self.pair,
            measure: self.measure.clone(),
            categories: self.category.clone(),
            per: self.per.clone(),
            from: self.from,
            to: self.to,
        };
        let answered = Question::new(set, &ask).and_then(pair);
        answered.map_err(|error| AskedError { mend: self.mend(&error, set), error })
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

/// A question that the set cannot answer.
#[derive(Debug, thiserror::Error)]
#[error("--{}: {error}{mend}", .error.field())]
pub struct AskedError {
    error: AskError,
    mend: String,
}

impl AskedError {
    /// Whether the question is at fault; else the figures are.
    pub fn is_bad_usage(&self) -> bool {
        !matches!(self.error, AskError::SumTooLarge)
    }
}
