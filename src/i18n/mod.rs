//! The door to the environment: what a chart or a sentence cannot know by itself.
//!
//! The page answers with `Intl` and `measureText`, the command with ICU4X, tests with a stub, so
//! that everything above stays a pure function and a golden is the same on every machine.

mod en;
mod message;
#[cfg(feature = "full")]
mod plural;

pub use crate::dataset::fill;
#[cfg(feature = "full")]
pub use en::spell;
pub use en::{common_name, short, with_article};
pub use message::Message;
#[cfg(feature = "full")]
pub use plural::{CATEGORIES, branch};

#[cfg(feature = "full")]
use crate::dataset::Grain;
use crate::dataset::{Country, Period};
#[cfg(feature = "full")]
use crate::geom::Land;
#[cfg(feature = "full")]
use en::by_letters;

/// A face of the one sans-serif stack, by size in CSS px and weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// Size in CSS px.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStyle {
    /// Every digit, grouped: `8,850,000`.
    Full,
    /// As prose has it, from a million up: `8.85 million`; in full below.
    Prose,
    /// As short as an axis needs: `8.85M`, `9.5K`.
    Short,
}

/// How a period is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodStyle {
    /// `January–February 2013`.
    Long,
    /// `Jan–Feb 2013`.
    Short,
}

/// What the environment knows: widths, formats, names and words of one language.
pub trait Env {
    /// Width of a text in CSS px.
    fn measure(&self, text: &str, font: Font) -> f64;

    /// A value scaled by 10^`decimals`.
    fn number(&self, value: u64, decimals: u8, style: NumberStyle) -> String;

    /// A period, an interval's ends joined by a dash.
    fn period(&self, period: &Period, style: PeriodStyle) -> String;

    /// A country or territory's name as it stands in a list.
    fn country(&self, country: Country) -> String;

    /// A country or territory's name inside a sentence: “the United States”. Other languages' texts
    /// are made for names as they stand in a list.
    fn country_in_text(&self, country: Country) -> String {
        let name = self.country(country);
        #[cfg(feature = "full")]
        if !self.is_english() || self.is_own_name(country) {
            return name;
        }
        with_article(country, name)
    }

    /// The language of the texts, a BCP 47 tag.
    #[cfg(feature = "full")]
    fn lang(&self) -> &str {
        "en"
    }

    /// Whether the texts are the English ones.
    #[cfg(feature = "full")]
    fn is_english(&self) -> bool {
        self.lang() == "en"
    }

    /// Whether a country goes by a name of the page's editors, which stays as they wrote it.
    #[cfg(feature = "full")]
    fn is_own_name(&self, _: Country) -> bool {
        false
    }

    /// Countries that go by names of the page's editors, in words.
    #[cfg(feature = "full")]
    fn own_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// CLDR's category of a whole number, one of [`CATEGORIES`].
    #[cfg(feature = "full")]
    fn plural(&self, count: u64) -> String {
        if count == 1 { "one" } else { "other" }.to_owned()
    }

    /// The positions of names in the order in which the language lists them.
    #[cfg(feature = "full")]
    fn order(&self, names: &[String]) -> Vec<usize> {
        by_letters(names)
    }

    /// A complete message with its `{places}` still open.
    fn message(&self, message: Message) -> &str {
        message.english()
    }

    /// Several items as a sentence lists them: “2011, 2012 and 2013”.
    fn list(&self, items: &[String]) -> String;

    /// The shapes of the land, where they are at hand: a page fetches them for its first map.
    #[cfg(feature = "full")]
    fn land(&self) -> Option<&Land> {
        None
    }

    /// A message that varies by a count, which fills its place `{count}` unless `places` do.
    #[cfg(feature = "full")]
    fn say_count(&self, message: Message, count: u64, places: &[(&str, &str)]) -> String {
        let number = self.number(count, 0, NumberStyle::Full);
        let mut filled = places.to_vec();
        filled.push(("count", &number));
        fill(branch(self.message(message), &self.plural(count)), &filled)
    }

    /// A message with its places filled.
    fn say(&self, message: Message, places: &[(&str, &str)]) -> String {
        fill(self.message(message), places)
    }
}

/// The positions of countries in the order in which the language lists their names.
#[cfg(feature = "full")]
pub fn order_of_names(env: &dyn Env, countries: &[Country]) -> Vec<usize> {
    let mut names = Vec::new();
    for country in countries {
        names.push(env.country(*country));
    }
    env.order(&names)
}

/// An interval with both its ends in full, where the language begins a date with the year; “March
/// to May 2013” has no such form there.
#[cfg(feature = "full")]
pub fn whole_interval(env: &dyn Env, period: &Period, style: PeriodStyle) -> Option<String> {
    if period.grain() != Grain::Interval || !["zh", "ja", "ko"].contains(&env.lang().get(..2)?) {
        return None;
    }
    let end = |unit| Some(env.period(&Period::from_units(unit, unit)?, style));
    let (from, to) = (end(period.start())?, end(period.end())?);
    Some(env.say(Message::Span, &[("from", &from), ("to", &to)]))
}

/// Words without the full stop or comma at their end, whatever the language's looks like.
pub fn unstopped(words: &str) -> &str {
    #[cfg(feature = "full")]
    for mark in ["。", ", ", "，", "、", "، "] {
        if let Some(before) = words.strip_suffix(mark) {
            return before;
        }
    }
    words.strip_suffix(".").unwrap_or(words)
}

/// Whether the language is written from the right to the left: Arabic, of those that we have.
#[cfg(feature = "full")]
pub fn is_rtl(env: &dyn Env) -> bool {
    env.lang() == "ar"
}

/// What stands between two sentences.
#[cfg(feature = "full")]
pub fn gap(env: &dyn Env) -> &str {
    env.message(Message::Gap)
}

/// What stands between two remarks on one figure.
#[cfg(feature = "full")]
pub fn also(env: &dyn Env) -> &str {
    env.message(Message::Also)
}

/// The small module speaks English only.
#[cfg(not(feature = "full"))]
pub fn gap(_: &dyn Env) -> &'static str {
    " "
}

/// The same of remarks.
#[cfg(not(feature = "full"))]
pub fn also(_: &dyn Env) -> &'static str {
    "; "
}

/// A direction's name: “United States → China”.
pub fn direction_name(env: &dyn Env, (origin, target): (Country, Country)) -> String {
    let (origin, target) = (env.country(origin), env.country(target));
    env.say(Message::Direction, &[("origin", &origin), ("target", &target)])
}
