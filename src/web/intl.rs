//! The page's environment: `Intl` for names and formats, `measureText` for widths.

use wasm_bindgen::prelude::*;

use crate::dataset::{
    Country, Grain, Period, digits, format_value, push_number, push_part, to_float,
};
#[cfg(feature = "full")]
use crate::geom::Land;
use crate::i18n::{Env, Font, Message, NumberStyle, PeriodStyle, common_name, short};

use super::canvas::{Context, font};
#[cfg(feature = "full")]
use crate::i18n::whole_interval;

#[cfg(feature = "full")]
use super::tongue::{Tongue, order_of, plural};

#[wasm_bindgen(module = "/www/src/host.js")]
extern "C" {
    /// The page's side of this file. (The same calls one by one took 1 kB more of wasm and glue.)
    type Host;

    #[wasm_bindgen(constructor)]
    fn new(context: &Context) -> Host;

    /// Writes as a language does from now on.
    #[cfg(not(feature = "full"))]
    #[wasm_bindgen(method)]
    fn speak(this: &Host, lang: &str);

    /// The same with the language of the texts.
    #[cfg(feature = "full")]
    #[wasm_bindgen(method)]
    fn speak(this: &Host, lang: &str, texts: &str);

    /// Width of a text in a CSS font.
    #[wasm_bindgen(method)]
    fn width(this: &Host, font: &str, text: &str) -> f64;

    /// A text as one of `Intl`'s formats writes it, or nothing where the browser cannot.
    #[wasm_bindgen(method)]
    fn words(this: &Host, kind: &str, options: &str, text: &str) -> Option<String>;
}

// A format's options, as JSON: one call makes them, where setting each took 100 bytes of wasm.
const PROSE: &str = r#"{"notation":"compact","compactDisplay":"long","maximumFractionDigits":2}"#;
#[cfg(feature = "full")]
const SHORT: &str = r#"{"notation":"compact","maximumSignificantDigits":3}"#;
const FULL: &str = r#"{"maximumFractionDigits":"#;
const YEAR: &str = r#"{"timeZone":"UTC","year":"numeric"}"#;
const MONTH: &str = r#"{"timeZone":"UTC","year":"numeric","month":"long"}"#;
const SHORT_MONTH: &str = r#"{"timeZone":"UTC","year":"numeric","month":"short"}"#;
const DAY: &str = r#"{"timeZone":"UTC","year":"numeric","month":"long","day":"numeric"}"#;
const SHORT_DAY: &str = r#"{"timeZone":"UTC","year":"numeric","month":"short","day":"numeric"}"#;
const REGION: &str = r#"{"type":"region"}"#;
const AND: &str = r#"{"type":"conjunction"}"#;

/// `Intl` and `measureText`, each object and each width made once.
pub struct Intl {
    host: Host,
    family: String,
    #[cfg(feature = "full")]
    tongue: Tongue,
}

impl Intl {
    /// An environment that speaks English.
    pub fn new(context: &Context, family: String) -> Self {
        Self {
            host: Host::new(context),
            family,
            #[cfg(feature = "full")]
            tongue: Tongue::default(),
        }
    }

    /// Speaks a BCP 47 language from now on.
    #[cfg(not(feature = "full"))]
    pub fn speak(&mut self, lang: &str) {
        self.host.speak(lang);
    }

    /// Speaks another language from now on; gives back the one before.
    #[cfg(feature = "full")]
    pub fn speak(&mut self, tongue: Tongue) -> Tongue {
        self.host.speak(&tongue.lang, tongue.of_texts());
        std::mem::replace(&mut self.tongue, tongue)
    }

    /// The language that is spoken.
    #[cfg(feature = "full")]
    pub fn tongue(&self) -> &Tongue {
        &self.tongue
    }

    /// The font stack, as the computed style has it.
    pub fn family(&self) -> &str {
        &self.family
    }
}

impl Env for Intl {
    fn measure(&self, text: &str, face: Font) -> f64 {
        self.host.width(&font(face.size, face.bold, &self.family), text)
    }

    fn number(&self, value: u64, decimals: u8, style: NumberStyle) -> String {
        let mut full = String::from(FULL);
        let options = match style {
            #[cfg(feature = "full")]
            NumberStyle::Short if !self.is_english() => SHORT,
            NumberStyle::Short => return short(value, decimals),
            NumberStyle::Prose if to_float(value, decimals) >= 1e6 => PROSE,
            _ => {
                push_number(&mut full, decimals.into(), 1);
                full.push('}');
                &full
            }
        };
        let plain = format_value(value, decimals);
        self.host.words("NumberFormat", options, &plain).unwrap_or(plain)
    }

    fn period(&self, period: &Period, style: PeriodStyle) -> String {
        #[cfg(feature = "full")]
        if let Some(words) = whole_interval(self, period, style) {
            return words;
        }
        let unit = period.start();
        let year = digits(unit.first_date().0 as u64);
        let options = match (period.grain(), unit.grain(), style) {
            (Grain::Quarter, ..) => {
                let quarter = digits(unit.quarter().into());
                return self.say(Message::Quarter, &[("quarter", &quarter), ("year", &year)]);
            }
            #[cfg(feature = "full")]
            (Grain::Year, ..) if !self.is_english() => YEAR,
            // Spares the first chart the making of a date format, some 2 ms.
            (Grain::Year, ..) => return year,
            (_, Grain::Year | Grain::Interval, _) => YEAR,
            (_, Grain::Day, PeriodStyle::Long) => DAY,
            (_, Grain::Day, PeriodStyle::Short) => SHORT_DAY,
            (_, _, PeriodStyle::Long) => MONTH,
            (_, _, PeriodStyle::Short) => SHORT_MONTH,
        };
        let words = self.host.words("DateTimeFormat", options, &period.days().iso());
        words.unwrap_or_else(|| period.iso())
    }

    fn country(&self, country: Country) -> String {
        #[cfg(feature = "full")]
        if country == Country::UNKNOWN {
            return self.message(Message::UnknownInText).to_owned();
        }
        #[cfg(feature = "full")]
        if let Some(name) = self.tongue.name(country) {
            return name.to_owned();
        }
        #[cfg(feature = "full")]
        let is_english = self.is_english();
        #[cfg(not(feature = "full"))]
        let is_english = true;
        if let Some(name) = common_name(country).filter(|_| is_english) {
            return name.to_owned();
        }
        let code = country.as_str();
        self.host.words("DisplayNames", REGION, code).unwrap_or_else(|| code.to_owned())
    }

    fn list(&self, items: &[String]) -> String {
        let mut lines = String::new();
        for item in items {
            push_part(&mut lines, "\n", item);
        }
        self.host.words("ListFormat", AND, &lines).unwrap_or(lines)
    }

    #[cfg(feature = "full")]
    fn message(&self, message: Message) -> &str {
        let text = self.tongue.texts.and_then(|texts| texts.get(message));
        text.unwrap_or(message.english())
    }

    #[cfg(feature = "full")]
    fn lang(&self) -> &str {
        self.tongue.of_texts()
    }

    #[cfg(feature = "full")]
    fn is_own_name(&self, country: Country) -> bool {
        self.tongue.name(country).is_some()
    }

    #[cfg(feature = "full")]
    fn own_names(&self) -> Vec<String> {
        self.tongue.own_names()
    }

    #[cfg(feature = "full")]
    fn plural(&self, count: u64) -> String {
        plural(self.tongue.of_texts(), count as f64)
    }

    #[cfg(feature = "full")]
    fn order(&self, names: &[String]) -> Vec<usize> {
        let mut lines = String::new();
        for name in names {
            push_part(&mut lines, "\n", name);
        }
        let mut order = Vec::new();
        for at in order_of(self.tongue.of_texts(), &lines) {
            order.push(at as usize);
        }
        order
    }

    #[cfg(feature = "full")]
    fn land(&self) -> Option<&Land> {
        super::library::land()
    }
}
