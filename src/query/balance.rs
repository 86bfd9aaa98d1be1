//! Every pair, one direction against the other.

use crate::dataset::Country;

use super::among::Among;
use super::ask::Question;
use super::error::AskError;
use super::figure::Both;
use super::survey::Survey;

/// The answer of every pair.
#[derive(Debug, Clone)]
pub struct BalanceView<'a> {
    /// Measure, span and all published directions.
    pub survey: Survey<'a>,
    /// One row an unordered pair of which at least one direction was published.
    pub rows: Vec<BalanceRow>,
}

/// One unordered pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceRow {
    /// The country with the earlier code; of the pair that is asked, its first.
    pub a: Country,
    /// The other.
    pub b: Country,
    /// Forward is a→b.
    pub figures: Both,
}

impl BalanceView<'_> {
    /// The position of a pair, whichever way round.
    pub fn find(&self, a: Country, b: Country) -> Option<usize> {
        self.rows.iter().position(|row| (row.a, row.b) == (a, b) || (row.b, row.a) == (a, b))
    }
}

/// Sets the two directions of every pair against each other.
pub fn balance(question: Question<'_>, among: Among) -> Result<BalanceView<'_>, AskError> {
    let own = (question.a, question.b);
    let survey = Survey::new(question, among)?;
    let mut pairs: Vec<(Country, Country)> = Vec::new();
    for edge in &survey.foreign {
        if survey.among.holds(edge.origin) && survey.among.holds(edge.target) {
            pairs.push((edge.origin.min(edge.target), edge.origin.max(edge.target)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let row = |(a, b)| {
        let (a, b) = if (b, a) == own { own } else { (a, b) };
        BalanceRow { a, b, figures: survey.both(a, b) }
    };
    let rows = pairs.into_iter().map(row).collect();
    Ok(BalanceView { survey, rows })
}
