//! An environment of fixed widths and thin formats.

use bothways::dataset::{Country, Grain, Period, Unit, format_value, to_float};
use bothways::i18n::{Env, Font, NumberStyle, PeriodStyle};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Every character is as wide as every other.
pub struct Fixed;

impl Env for Fixed {
    fn measure(&self, text: &str, font: Font) -> f64 {
        let part = if font.bold { 0.64 } else { 0.6 };
        text.chars().count() as f64 * part * font.size
    }

    fn number(&self, value: u64, decimals: u8, style: NumberStyle) -> String {
        let number = to_float(value, decimals);
        let short: &[_] = match style {
            NumberStyle::Prose => &[(1e9, " billion"), (1e6, " million")],
            NumberStyle::Short => &[(1e9, "B"), (1e6, "M"), (1e3, "K")],
            NumberStyle::Full => &[],
        };
        match short.iter().find(|(from, _)| number >= *from) {
            Some((from, word)) => format!("{}{word}", rounded(number / from)),
            None => grouped(&format_value(value, decimals)),
        }
    }

    fn period(&self, period: &Period, style: PeriodStyle) -> String {
        let (start, end) = (period.start(), period.end());
        let last = unit(end, style, true);
        if period.grain() != Grain::Interval {
            return last;
        }
        let same_year = start.first_date().0 == end.first_date().0;
        format!("{}–{last}", unit(start, style, !same_year))
    }

    fn country(&self, country: Country) -> String {
        let name = match country.as_str() {
            "US" => "United States",
            "JP" => "Japan",
            "CN" => "China",
            "KR" => "South Korea",
            "DE" => "Germany",
            "FR" => "France",
            code => code,
        };
        name.to_owned()
    }

    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }
}

/// At most two digits after the point, none of them a needless zero.
fn rounded(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `8850000.5` as `8,850,000.5`.
fn grouped(plain: &str) -> String {
    let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

fn unit(unit: Unit, style: PeriodStyle, with_year: bool) -> String {
    let (year, month, day) = unit.first_date();
    let name = MONTHS[usize::from(month) - 1];
    let name = if style == PeriodStyle::Short { &name[..3] } else { name };
    let words = match unit.grain() {
        Grain::Year | Grain::Interval => return year.to_string(),
        Grain::Quarter => format!("Q{}", unit.quarter()),
        Grain::Month => name.to_owned(),
        Grain::Day => format!("{day} {name}"),
    };
    if with_year { format!("{words} {year}") } else { words }
}
