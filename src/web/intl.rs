//! The page's environment: `Intl` for names and formats, `measureText` for widths.

use js_sys::{Array, JSON, Map};
use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use crate::dataset::{
    Country, Grain, Period, digits, format_value, push_number, push_part, to_float,
};
use crate::i18n::{Env, Font, Message, NumberStyle, PeriodStyle, short};

use super::canvas::font;

#[wasm_bindgen]
extern "C" {
    /// Any of `Intl`'s formats; they share these methods as far as each has them.
    type Format;

    #[wasm_bindgen(js_namespace = Intl, extends = Format)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &JsValue, options: &JsValue) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, extends = Format)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &JsValue, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, extends = Format)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &JsValue, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, extends = Format)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &JsValue, options: &JsValue) -> Result<ListFormat, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &Format, value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch, js_name = formatRange)]
    fn format_range(this: &Format, from: &JsValue, to: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &Format, code: &JsValue) -> Result<String, JsValue>;
}

/// Which of `Intl`'s formats.
#[derive(Clone, Copy)]
enum Kind {
    Number,
    Date,
    Names,
    List,
}

// A format's options, as JSON: one call makes them, where setting each took 100 bytes of wasm.
const PROSE: &str = r#"{"notation":"compact","compactDisplay":"long","maximumFractionDigits":2}"#;
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
    context: CanvasRenderingContext2d,
    family: String,
    locale: JsValue,
    formats: Map,
    widths: Map,
}

impl Intl {
    /// An environment for a BCP 47 language. Formats follow the language of the messages.
    pub fn new(context: CanvasRenderingContext2d, family: String, lang: &str) -> Self {
        let locale = if lang.starts_with("en") { lang } else { "en" };
        Self { context, family, locale: locale.into(), formats: Map::new(), widths: Map::new() }
    }

    /// The font stack, as the computed style has it.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// A format, made once and kept under its options; no two kinds have the same.
    fn format(&self, kind: Kind, options: &str) -> Result<Format, JsValue> {
        let key = JsValue::from(options);
        let kept = self.formats.get(&key);
        if !kept.is_undefined() {
            return Ok(kept.unchecked_into());
        }
        let bag = JSON::parse(options)?;
        let format: Format = match kind {
            Kind::Number => NumberFormat::new(&self.locale, &bag)?.into(),
            Kind::Date => DateTimeFormat::new(&self.locale, &bag)?.into(),
            Kind::Names => DisplayNames::new(&self.locale, &bag)?.into(),
            Kind::List => ListFormat::new(&self.locale, &bag)?.into(),
        };
        self.formats.set(&key, &format);
        Ok(format)
    }

    /// A value as a format writes it, or the range from it to `end`.
    fn words(
        &self,
        kind: Kind,
        options: &str,
        value: &JsValue,
        end: Option<&JsValue>,
    ) -> Option<String> {
        let format = self.format(kind, options).ok()?;
        let words = match (kind, end) {
            (Kind::Names, _) => format.of(value),
            (_, Some(end)) => format.format_range(value, end),
            (_, None) => format.format(value),
        };
        words.ok()
    }
}

/// Midday UTC of a day since 1970-01-01: no time zone turns it into its neighbour.
fn date(day_number: i32) -> JsValue {
    ((f64::from(day_number) + 0.5) * 86_400_000.0).into()
}

impl Env for Intl {
    fn measure(&self, text: &str, face: Font) -> f64 {
        let font = font(face.size, face.bold, &self.family);
        let mut key = font.clone();
        push_part(&mut key, " ", text);
        let key = JsValue::from(key);
        if let Some(kept) = self.widths.get(&key).as_f64() {
            return kept;
        }
        self.context.set_font(&font);
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        self.widths.set(&key, &width.into());
        width
    }

    fn number(&self, value: u64, decimals: u8, style: NumberStyle) -> String {
        let number = to_float(value, decimals);
        let mut full = String::new();
        let options = match style {
            NumberStyle::Short => return short(value, decimals),
            NumberStyle::Prose if number >= 1e6 => PROSE,
            _ => {
                full.push_str(FULL);
                push_number(&mut full, decimals.into(), 1);
                full.push('}');
                &full
            }
        };
        let words = self.words(Kind::Number, options, &number.into(), None);
        words.unwrap_or_else(|| format_value(value, decimals))
    }

    fn period(&self, period: &Period, style: PeriodStyle) -> String {
        let unit = period.start();
        let year = digits(unit.first_date().0 as u64);
        let options = match (period.grain(), unit.grain(), style) {
            (Grain::Quarter, ..) => {
                let quarter = digits(unit.quarter().into());
                return self.say(Message::Quarter, &[("quarter", &quarter), ("year", &year)]);
            }
            // Spares the first chart the making of a date format, some 2 ms.
            (Grain::Year, ..) => return year,
            (_, Grain::Year | Grain::Interval, _) => YEAR,
            (_, Grain::Day, PeriodStyle::Long) => DAY,
            (_, Grain::Day, PeriodStyle::Short) => SHORT_DAY,
            (_, _, PeriodStyle::Long) => MONTH,
            (_, _, PeriodStyle::Short) => SHORT_MONTH,
        };
        let (first, last) = (date(period.first_day()), date(period.last_day()));
        let end = if period.grain() == Grain::Interval { Some(&last) } else { None };
        self.words(Kind::Date, options, &first, end).unwrap_or_else(|| period.iso())
    }

    fn country(&self, country: Country) -> String {
        let code = country.as_str();
        let name = self.words(Kind::Names, REGION, &code.into(), None);
        name.unwrap_or_else(|| code.to_owned())
    }

    fn list(&self, items: &[String]) -> String {
        let (array, mut plain) = (Array::new(), String::new());
        for item in items {
            array.push(&JsValue::from(item.as_str()));
            push_part(&mut plain, ", ", item);
        }
        self.words(Kind::List, AND, &array, None).unwrap_or(plain)
    }
}
