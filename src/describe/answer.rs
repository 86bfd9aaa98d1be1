//! The plain answer that `answer()`, `query --format json` and every export show.

use serde::Serialize;

use crate::dataset::{Dataset, format_value, to_float};
use crate::i18n::Env;
use crate::query::{Both, Cell, Context, Figure, PairRow, PairView};

use super::notes::{leaders, left_out, source};
use super::phrase::Phrases;
use super::sentence::{sentence, title};

/// An answer in the contract's shape.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The view it answers for.
    pub view: &'static str,
    /// The computed title.
    pub title: String,
    /// Both directions in words.
    pub sentence: String,
    /// The measure's id.
    pub measure: String,
    /// Its unit, divided by the base if there is one.
    pub unit: String,
    /// The base's id, or `none`.
    pub per: String,
    /// The period that the sentence speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Where the figures come from.
    pub source: String,
    /// Who counted, from where, what they cannot see.
    pub vantage: String,
    /// Limits, those of this answer first.
    pub caveats: Vec<String>,
    /// All countries together, off the scale.
    pub context: Vec<AnswerContext>,
    /// The fields of a row.
    pub columns: [&'static str; 4],
    /// One row a period.
    pub rows: Vec<AnswerRow>,
    /// Both directions over the span, where the measure adds up over periods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totals: Option<AnswerTotals>,
}

/// A cell in the contract's shape.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerCell {
    /// `known`, `zero`, `suppressed` or `notMeasured`.
    pub kind: &'static str,
    /// The figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// What the published parts of a withheld sum come to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// Whether a part was not measured.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// The weakest status among its parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Ids of its references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refs: Vec<String>,
}

/// One period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerRow {
    /// ISO 8601.
    pub period: String,
    /// Whether the timeline draws it.
    pub drawn: bool,
    /// A→B.
    pub forward: AnswerCell,
    /// B→A.
    pub back: AnswerCell,
}

/// Both directions over the span.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerTotals {
    /// A→B.
    pub forward: AnswerCell,
    /// B→A.
    pub back: AnswerCell,
}

/// A figure of all countries together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerContext {
    /// Its origin.
    pub origin: String,
    /// Its target.
    pub target: String,
    /// ISO 8601.
    pub period: String,
    /// The figure.
    pub figure: AnswerCell,
}

/// The answer of a pair over time.
pub fn answer(view: &PairView<'_>, env: &dyn Env) -> Answer {
    let question = &view.question;
    let terms = &question.set.descriptor().bothways;
    let cells = Cells { set: question.set, decimals: question.measure().decimals };
    let own = [left_out(view, env), leaders(view, env)].into_iter().flatten();
    Answer {
        view: "timeline",
        title: title(view, env),
        sentence: sentence(view, env),
        measure: question.measure().id.clone(),
        unit: Phrases { question, env }.unit(),
        per: question.per.map_or("none", |base| base.id.as_str()).to_owned(),
        period: view.lead_row().map(|row| row.period.to_string()),
        source: source(view, env),
        vantage: terms.vantage.clone(),
        caveats: own.chain(terms.caveats.iter().cloned()).collect(),
        context: view.context.iter().map(|context| cells.context(context)).collect(),
        columns: ["period", "drawn", "forward", "back"],
        rows: view.rows.iter().map(|row| cells.row(row)).collect(),
        totals: view.totals.as_ref().map(|totals| cells.totals(totals)),
    }
}

struct Cells<'a> {
    set: &'a Dataset,
    decimals: u8,
}

impl Cells<'_> {
    fn cell(&self, figure: &Figure) -> AnswerCell {
        let (kind, value, at_least) = match figure.cell {
            Cell::Known(value) => ("known", Some(value), None),
            Cell::Zero => ("zero", Some(0), None),
            Cell::Suppressed { at_least } => ("suppressed", None, at_least),
            Cell::NotMeasured(_) => ("notMeasured", None, None),
        };
        let float = |value| to_float(value, self.decimals);
        let references = &self.set.descriptor().bothways.references;
        AnswerCell {
            kind,
            value: value.map(float),
            at_least: at_least.map(float),
            partial: figure.partial,
            status: figure.status.map(|status| status.as_str()),
            refs: figure.refs.iter().map(|at| references[usize::from(*at)].id.clone()).collect(),
        }
    }

    fn row(&self, row: &PairRow) -> AnswerRow {
        AnswerRow {
            period: row.period.to_string(),
            drawn: row.drawn,
            forward: self.cell(&row.figures.forward),
            back: self.cell(&row.figures.back),
        }
    }

    fn totals(&self, totals: &Both) -> AnswerTotals {
        AnswerTotals { forward: self.cell(&totals.forward), back: self.cell(&totals.back) }
    }

    fn context(&self, context: &Context) -> AnswerContext {
        AnswerContext {
            origin: context.origin.to_string(),
            target: context.target.to_string(),
            period: context.period.to_string(),
            figure: self.cell(&context.figure),
        }
    }
}

impl AnswerCell {
    /// The cell as a CSV field: the exact figure, or the kind's name.
    pub fn as_field(&self, decimals: u8) -> String {
        match self.value {
            // Scaled values are whole and at most 2⁵³ − 1, so the float holds them exactly.
            Some(value) => {
                let scaled = value * 10_f64.powi(i32::from(decimals));
                format_value(scaled.round() as u64, decimals)
            }
            None => self.kind.to_owned(),
        }
    }
}
