//! The page's environment: `Intl` for names and formats, `measureText` for widths.

use js_sys::{Array, Function, Map, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use crate::dataset::{Country, Grain, Period, to_float};
use crate::i18n::{Env, Font, Message, NumberStyle, PeriodStyle};

use super::canvas::font;
#[wasm_bindgen]
extern "C" {
    /// Any of `Intl`'s formats; they share these methods as far as each has them.
    type Format;

    #[wasm_bindgen(method, catch)]
    fn format(this: &Format, value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch, js_name = formatRange)]
    fn format_range(this: &Format, from: &JsValue, to: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &Format, code: &str) -> Result<String, JsValue>;
}

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

    /// `new Intl.KIND(locale, options)`, kept under its kind and `style`.
    fn format(
        &self,
        kind: &str,
        style: &str,
        options: &[(&str, JsValue)],
    ) -> Result<Format, JsValue> {
        let key = JsValue::from(format!("{kind} {style}"));
        let kept = self.formats.get(&key);
        if !kept.is_undefined() {
            return Ok(kept.unchecked_into());
        }
        let bag = Object::new();
        for (name, value) in options {
            Reflect::set(&bag, &(*name).into(), value)?;
        }
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let class: Function = Reflect::get(&intl, &kind.into())?.dyn_into()?;
        let format = Reflect::construct(&class, &Array::of2(&self.locale, &bag))?;
        self.formats.set(&key, &format);
        Ok(format.unchecked_into())
    }
}

/// Midday UTC of a day since 1970-01-01: no time zone turns it into its neighbour.
fn date(day_number: i32) -> JsValue {
    let millis = (f64::from(day_number) + 0.5) * 86_400_000.0;
    js_sys::Date::new(&millis.into()).into()
}

impl Env for Intl {
    fn measure(&self, text: &str, face: Font) -> f64 {
        let font = font(face.size as u32, face.bold, &self.family);
        let key = JsValue::from(format!("{font} {text}"));
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
        let compact = ("notation", JsValue::from("compact"));
        let fraction = |most: u8| ("maximumFractionDigits", JsValue::from(most));
        let format = match style {
            NumberStyle::Prose if number >= 1e6 => {
                let long = ("compactDisplay", JsValue::from("long"));
                self.format("NumberFormat", "prose", &[compact, long, fraction(2)])
            }
            NumberStyle::Short => {
                let digits = ("maximumSignificantDigits", JsValue::from(3));
                self.format("NumberFormat", "short", &[compact, digits])
            }
            _ => {
                let style = ["0", "1", "2", "3", "4", "5", "6"][usize::from(decimals.min(6))];
                self.format("NumberFormat", style, &[fraction(decimals)])
            }
        };
        let words = format.and_then(|format| format.format(&number.into()));
        words.unwrap_or_else(|_| crate::dataset::format_value(value, decimals))
    }

    fn period(&self, period: &Period, style: PeriodStyle) -> String {
        let unit = period.start();
        if period.grain() == Grain::Quarter {
            let (quarter, year) = (unit.quarter().to_string(), unit.first_date().0.to_string());
            return self.say(Message::Quarter, &[("quarter", &quarter), ("year", &year)]);
        }
        let month = if style == PeriodStyle::Long { "long" } else { "short" };
        let all = [
            ("timeZone", JsValue::from("UTC")),
            ("year", JsValue::from("numeric")),
            ("month", JsValue::from(month)),
            ("day", JsValue::from("numeric")),
        ];
        let (key, count) = match (unit.grain(), style) {
            (Grain::Year | Grain::Interval, _) => ("year", 2),
            (Grain::Day, PeriodStyle::Long) => ("day", 4),
            (Grain::Day, PeriodStyle::Short) => ("short day", 4),
            (_, PeriodStyle::Long) => ("month", 3),
            (_, PeriodStyle::Short) => ("short month", 3),
        };
        let (first, last) = (date(period.first_day()), date(period.last_day()));
        self.format("DateTimeFormat", key, &all[..count])
            .and_then(|format| match period.grain() {
                Grain::Interval => format.format_range(&first, &last),
                _ => format.format(&first),
            })
            .unwrap_or_else(|_| period.to_string())
    }

    fn country(&self, country: Country) -> String {
        let names = self.format("DisplayNames", "", &[("type", JsValue::from("region"))]);
        let name = names.and_then(|names| names.of(country.as_str()));
        name.unwrap_or_else(|_| country.as_str().to_owned())
    }

    fn list(&self, items: &[String]) -> String {
        let array: Array = items.iter().map(|item| JsValue::from(item.as_str())).collect();
        let words = self.format("ListFormat", "", &[]).and_then(|list| list.format(&array));
        words.unwrap_or_else(|_| items.join(", "))
    }
}
