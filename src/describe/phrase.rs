//! The smallest sayings: an amount, a direction's finding, a status, a list of periods.

#[cfg(feature = "full")]
use crate::dataset::to_float;
use crate::dataset::{Country, Period, Status};
#[cfg(feature = "full")]
use crate::i18n::branch;
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle, fill};
use crate::query::{Cell, Figure, Gap, Question};

/// Says things about one question's figures.
pub struct Phrases<'a> {
    /// The question.
    pub question: &'a Question<'a>,
    /// Its language.
    pub env: &'a dyn Env,
}

/// The unit of a question's figures, divided by its base: “packets per sensor”.
#[cfg(feature = "full")]
pub fn unit(question: &Question<'_>, env: &dyn Env) -> String {
    Phrases { question, env }.unit()
}

/// What the country of each side is told by.
#[cfg(feature = "full")]
pub fn bases(question: &Question<'_>, env: &dyn Env) -> String {
    let basis = &question.measure().basis;
    let (source, target) = (&*basis.source, &*basis.target);
    let descriptor = question.set.descriptor();
    let (source, target) = (descriptor.basis(source), descriptor.basis(target));
    env.say(Message::Bases, &[("source", source), ("target", target)])
}

impl Phrases<'_> {
    /// The unit, divided by the base if there is one: “packets per sensor”.
    pub fn unit(&self) -> String {
        let unit = &*self.question.measure().unit;
        #[cfg(feature = "full")]
        let unit = branch(unit, "other");
        self.per_base(unit)
    }

    fn per_base(&self, unit: &str) -> String {
        match self.question.base() {
            Some(base) => self.env.say(Message::UnitPer, &[("unit", unit), ("base", &base.unit)]),
            None => unit.to_owned(),
        }
    }

    /// A number with its unit: “8.85 million computers”, “22.8%”.
    pub fn amount(&self, value: u64, style: NumberStyle) -> String {
        let measure = self.question.measure();
        let number = self.env.number(value, measure.decimals, style);
        let unit = match measure.unit_one() {
            Some(one) if value == 1 && measure.decimals == 0 => one,
            _ => measure.unit.as_str(),
        };
        #[cfg(feature = "full")]
        let unit = match measure.decimals {
            0 if unit.starts_with("{") => branch(unit, &self.env.plural(value)),
            _ => branch(unit, "other"),
        };
        let unit = self.per_base(unit);
        let message = if unit.starts_with("%") { Message::AmountTight } else { Message::Amount };
        #[cfg(feature = "full")]
        let message = match style {
            NumberStyle::Prose if to_float(value, measure.decimals) >= 1e6 => Message::AmountProse,
            _ => message,
        };
        self.env.say(message, &[("value", &number), ("unit", &unit)])
    }

    /// A figure in a table or tooltip: its amount, or which of the other kinds it is.
    pub fn figure(&self, figure: &Figure, style: NumberStyle) -> String {
        let message = match (figure.cell, self.size(figure, style)) {
            (Cell::Suppressed { .. }, Some(size)) => {
                return self.env.say(Message::SuppressedAtLeast, &[("value", &size)]);
            }
            (_, Some(size)) => return size,
            (Cell::Suppressed { .. }, None) => Message::Suppressed,
            (Cell::NotMeasured(Gap::Outside), None) => Message::NotMeasured,
            (Cell::NotMeasured(Gap::Unpublished), None) => Message::Unpublished,
            (_, None) => return self.zero(figure),
        };
        self.env.message(message).to_owned()
    }

    /// The same without its unit: a number, “at least 940”, or in words.
    #[cfg(feature = "full")]
    pub fn brief(&self, figure: &Figure, style: NumberStyle) -> String {
        let number = |value| self.env.number(value, self.question.measure().decimals, style);
        let (message, value) = match figure.cell {
            Cell::Suppressed { at_least: Some(value) } => (Message::AtLeast, value),
            Cell::Known(value) if figure.partial => (Message::Partial, value),
            Cell::Known(value) => return number(value),
            _ => return self.figure(figure, style),
        };
        self.env.say(message, &[("value", &number(value))])
    }

    /// None, as the set says it.
    fn zero(&self, figure: &Figure) -> String {
        let own = self.question.set.descriptor().bothways.zero();
        let zero = own.unwrap_or(self.env.message(Message::Zero));
        match figure.partial {
            true => self.env.say(Message::ZeroPartial, &[("zero", zero)]),
            false => zero.to_owned(),
        }
    }

    /// A direction's finding as a clause.
    pub fn finding(&self, origin: Country, target: Country, figure: &Figure) -> String {
        let size = self.size(figure, NumberStyle::Prose);
        let template = match (figure.cell, &size, &self.question.measure().phrase) {
            (_, Some(_), Some(phrase)) => phrase,
            (_, Some(_), None) => self.env.message(Message::Finding),
            (Cell::Suppressed { .. }, None, _) => self.env.message(Message::FindingSuppressed),
            (_, None, _) if figure.partial => self.env.message(Message::FindingZeroPartial),
            (_, None, _) => self.env.message(Message::FindingZero),
        };
        self.between(template, origin, target, &size.unwrap_or_default())
    }

    /// A message about a `{value}` from `{origin}` to `{target}`.
    pub fn between(&self, template: &str, from: Country, to: Country, value: &str) -> String {
        let (from, to) = (self.env.country_in_text(from), self.env.country_in_text(to));
        fill(template, &[("value", value), ("origin", &from), ("target", &to)])
    }

    /// A direction for the ear, without an arrow: “from the United States to China”.
    pub fn way(&self, (origin, target): (Country, Country)) -> String {
        self.between(self.env.message(Message::DirectionSpoken), origin, target, "")
    }

    /// The amount of a figure above zero, with what limits it.
    fn size(&self, figure: &Figure, style: NumberStyle) -> Option<String> {
        let (value, message) = match figure.cell {
            Cell::Known(value) if figure.partial => (value, Message::Partial),
            Cell::Known(value) => return Some(self.known(value, figure.whole, style)),
            Cell::Suppressed { at_least } => (at_least?, Message::AtLeast),
            _ => return None,
        };
        Some(self.env.say(message, &[("value", &self.amount(value, style))]))
    }

    /// An amount, beside a quotient also what was divided.
    fn known(&self, value: u64, whole: Option<u64>, style: NumberStyle) -> String {
        let amount = self.amount(value, style);
        let (Some(_), Some(whole)) = (self.question.base(), whole) else { return amount };
        let whole = self.env.number(whole, self.question.measure().decimals, style);
        self.env.say(Message::InAll, &[("value", &amount), ("whole", &whole)])
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

    /// Why a figure is not measured, or how well it is known; nothing of a withheld one, whose
    /// value says so.
    pub fn note(&self, figure: &Figure) -> &str {
        match (figure.cell, figure.status) {
            (Cell::NotMeasured(gap), _) => self.why(gap),
            (_, None | Some(Status::Suppressed)) => "",
            (_, Some(status)) => self.status(status),
        }
    }

    /// Who published a figure, each once.
    pub fn publishers(&self, figure: &Figure) -> Vec<String> {
        let mut publishers = Vec::new();
        for at in &figure.refs {
            let publisher = &self.question.set.reference(*at).publisher;
            if !publishers.contains(publisher) {
                publishers.push(publisher.clone());
            }
        }
        publishers
    }

    /// Several periods as a sentence lists them.
    pub fn periods(&self, periods: &[Period]) -> String {
        let mut names = Vec::new();
        for period in periods {
            names.push(self.env.period(period, PeriodStyle::Long));
        }
        self.env.list(&names)
    }
}
