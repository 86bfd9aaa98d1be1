//! One pair, every set: what each source says of it, each for itself.
//!
//! No row is added to another, compared with one or set on its scale.

use crate::dataset::{Dataset, Period};

use super::ask::{Ask, Question};
use super::error::AskError;
use super::figure::{Both, Cell, Direction};
use super::pair::pair;

/// What every set says of one pair: plain data, from which chart and words are made alike.
#[derive(Debug, Clone)]
pub struct SourcesView<'a> {
    /// The question as it was put to one set: its pair and its span hold for all of them.
    pub question: Question<'a>,
    /// Each measure of each set that measured a direction; a set without one has one row.
    pub rows: Vec<SourceRow<'a>>,
}

/// What one measure of one set says of the pair.
#[derive(Debug, Clone)]
pub struct SourceRow<'a> {
    /// The set and its measure, with every default filled in.
    pub question: Question<'a>,
    /// What the figures cover; none where nothing was measured.
    pub period: Option<Period>,
    /// Both directions.
    pub figures: Both,
    /// Whether the row stands for its set: one of each is drawn.
    pub drawn: bool,
}

impl<'a> SourcesView<'a> {
    /// One row for each set.
    pub fn drawn(&self) -> impl Iterator<Item = &SourceRow<'a>> {
        self.rows.iter().filter(|row| row.drawn)
    }

    /// The sets, in order.
    pub fn sets(&self) -> Vec<&'a Dataset> {
        let mut sets = Vec::new();
        for row in self.drawn() {
            sets.push(row.question.set);
        }
        sets
    }
}

impl SourceRow<'_> {
    /// How much the row has to say: a figure above none, none, or nothing.
    fn weight(&self) -> u8 {
        let weight = |direction| match self.figures.of(direction).cell {
            Cell::Known(_) | Cell::Suppressed { .. } => 2,
            Cell::Zero => 1,
            Cell::NotMeasured(_) => 0,
        };
        weight(Direction::Forward).max(weight(Direction::Back))
    }
}

/// Puts a question's pair and span to every set; the rest of it belongs to its own set.
pub fn sources<'a>(
    question: Question<'a>,
    sets: &[&'a Dataset],
) -> Result<SourcesView<'a>, AskError> {
    let (pair, from, to) = (Some((question.a, question.b)), question.from, question.to);
    let ask = Ask { pair, from, to, ..Ask::default() };
    let mut rows = Vec::new();
    for set in sets {
        add_rows(&mut rows, set, &ask)?;
    }
    Ok(SourcesView { question, rows })
}

/// The rows of one set: those with a figure, else the default measure's, which has none.
fn add_rows<'a>(
    rows: &mut Vec<SourceRow<'a>>,
    set: &'a Dataset,
    ask: &Ask,
) -> Result<(), AskError> {
    let first = rows.len();
    let own = row(set, ask, None)?;
    let (mut lead, mut best) = (first, 0);
    for measure in &set.descriptor().bothways.measures {
        let row = row(set, ask, Some(&measure.id))?;
        // Of rows with as much to say, the set's own measure stands for it, else the first.
        let is_own = row.question.measure_at == own.question.measure_at;
        let weight = row.weight() * 2 + u8::from(is_own);
        if row.weight() == 0 {
            continue;
        }
        if weight > best {
            (lead, best) = (rows.len(), weight);
        }
        rows.push(row);
    }
    if rows.len() == first {
        rows.push(own);
    }
    rows[lead].drawn = true;
    Ok(())
}

/// One measure's answer over the whole span, or in the one period that stands for it.
fn row<'a>(
    set: &'a Dataset,
    ask: &Ask,
    measure: Option<&String>,
) -> Result<SourceRow<'a>, AskError> {
    let ask = Ask { measure: measure.cloned(), ..ask.clone() };
    let view = pair(Question::new(set, &ask)?)?;
    let (period, figures) = match (&view.totals, view.lead_row()) {
        (Some(totals), Some(_)) => (view.span(), totals.clone()),
        (_, Some(row)) => (Some(row.period), row.figures.clone()),
        (_, None) => {
            let periods: Vec<_> = view.rows.iter().map(|row| row.period).collect();
            (None, view.question.both(&periods))
        }
    };
    Ok(SourceRow { question: view.question, period, figures, drawn: false })
}
