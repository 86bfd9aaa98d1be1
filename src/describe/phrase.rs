//! The smallest sayings: an amount, a direction's finding, a status, a list of periods.

use crate::dataset::{Country, Period, Status};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle};
use crate::query::{Cell, Figure, Gap, Question};

/// Says things about one question's figures.
pub struct Phrases<'a> {
    /// The question.
    pub question: &'a Question<'a>,
    /// Its language.
    pub env: &'a dyn Env,
}

impl Phrases<'_> {
    /// The unit, divided by the base if there is one: “packets per sensor”.
    pub fn unit(&self) -> String {
        let unit = &self.question.measure().unit;
        match self.question.per {
            Some(base) => self.env.say(Message::UnitPer, &[("unit", unit), ("base", &base.unit)]),
            None => unit.clone(),
        }
    }

    /// A number with its unit: “8.85 million computers”, “22.8%”.
    pub fn amount(&self, value: u64, style: NumberStyle) -> String {
        let number = self.env.number(value, self.question.measure().decimals, style);
        let unit = self.unit();
        let message = if unit.starts_with('%') { Message::AmountTight } else { Message::Amount };
        self.env.say(message, &[("value", &number), ("unit", &unit)])
    }

    /// A figure in a table or tooltip: its amount, or which of the other kinds it is.
    pub fn figure(&self, figure: &Figure, style: NumberStyle) -> String {
        let say = |message| self.env.message(message).to_owned();
        match figure.cell {
            Cell::Known(value) if figure.partial => {
                self.env.say(Message::Partial, &[("value", &self.amount(value, style))])
            }
            Cell::Known(value) => self.amount(value, style),
            Cell::Zero => say(Message::Zero),
            Cell::Suppressed { at_least: None } => say(Message::Suppressed),
            Cell::Suppressed { at_least: Some(value) } => {
                let at_least = self.at_least(value, style);
                self.env.say(Message::SuppressedAtLeast, &[("value", &at_least)])
            }
            Cell::NotMeasured(Gap::Outside) => say(Message::NotMeasured),
            Cell::NotMeasured(Gap::Unpublished) => say(Message::Unpublished),
        }
    }

    /// A direction's finding as a clause.
    pub fn finding(&self, origin: Country, target: Country, figure: &Figure) -> String {
        let style = NumberStyle::Prose;
        match figure.cell {
            Cell::Known(value) => {
                let amount = self.amount(value, style);
                let amount = match figure.partial {
                    true => self.env.say(Message::Partial, &[("value", &amount)]),
                    false => amount,
                };
                self.clause(origin, target, &amount)
            }
            Cell::Suppressed { at_least: Some(value) } => {
                self.clause(origin, target, &self.at_least(value, style))
            }
            Cell::Suppressed { at_least: None } => {
                self.ends(Message::FindingSuppressed, origin, target)
            }
            _ => self.ends(Message::FindingZero, origin, target),
        }
    }

    /// What a weakly known figure adds to its sentence; nothing for a reported one.
    pub fn as_told(&self, figure: &Figure) -> &str {
        match figure.status {
            Some(Status::Secondhand) => self.env.message(Message::AsSecondhand),
            Some(Status::Weak) => self.env.message(Message::AsWeak),
            Some(Status::Derived) => self.env.message(Message::AsDerived),
            _ => "",
        }
    }

    /// How well a figure is known.
    pub fn status(&self, status: Status) -> &str {
        self.env.message(match status {
            Status::Reported => Message::StatusReported,
            Status::Derived => Message::StatusDerived,
            Status::Secondhand => Message::StatusSecondhand,
            Status::Weak => Message::StatusWeak,
            Status::Suppressed => Message::Suppressed,
        })
    }

    /// Why a figure is not measured.
    pub fn why(&self, gap: Gap) -> &str {
        let terms = &self.question.set.descriptor().bothways;
        match gap {
            Gap::Outside => &terms.coverage_of(self.question.measure()).why,
            Gap::Unpublished => self.env.message(Message::WhyUnpublished),
        }
    }

    /// Several periods as a sentence lists them.
    pub fn periods(&self, periods: &[Period]) -> String {
        let names: Vec<_> = periods.iter().map(|p| self.env.period(p, PeriodStyle::Long)).collect();
        self.env.list(&names)
    }

    fn at_least(&self, value: u64, style: NumberStyle) -> String {
        self.env.say(Message::AtLeast, &[("value", &self.amount(value, style))])
    }

    fn clause(&self, origin: Country, target: Country, amount: &str) -> String {
        let origin = self.env.country_in_text(origin);
        let target = self.env.country_in_text(target);
        let places = [("value", amount), ("origin", &*origin), ("target", &*target)];
        match &self.question.measure().phrase {
            Some(phrase) => crate::i18n::fill(phrase, &places),
            None => self.env.say(Message::Finding, &places),
        }
    }

    fn ends(&self, message: Message, origin: Country, target: Country) -> String {
        let origin = self.env.country_in_text(origin);
        let target = self.env.country_in_text(target);
        self.env.say(message, &[("origin", &origin), ("target", &target)])
    }
}
