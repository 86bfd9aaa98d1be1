//! What English needs beyond its messages.

use crate::dataset::{Country, format_value};

#[cfg(feature = "full")]
use super::{Env, NumberStyle};

/// Codes whose English name takes “the” inside a sentence, two letters each.
const ARTICLE: &[u8] = b"AEBSCDCFCGCKDOFKFOGBGMIMIOKMKYMHMPMVNLPHSBSCTCTFUMUSVAVGVI";

/// The name as it stands inside an English sentence.
pub fn with_article(country: Country, name: String) -> String {
    if !ARTICLE.chunks_exact(2).any(|code| code == country.as_str().as_bytes()) {
        return name;
    }
    let mut with_article = String::from("the ");
    with_article.push_str(&name);
    with_article
}

/// A small count as English prose has it: “six”; from ten on, and in other languages, in digits.
#[cfg(feature = "full")]
pub fn spell(env: &dyn Env, count: u64) -> String {
    if !env.is_english() {
        return env.number(count, 0, NumberStyle::Full);
    }
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match words.get(count as usize) {
        Some(word) => (*word).to_owned(),
        None => env.number(count, 0, NumberStyle::Full),
    }
}

/// The positions of names in plain order of their letters.
#[cfg(feature = "full")]
pub fn by_letters(names: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        order.insert(order.partition_point(|other| names[*other] <= *name), at);
    }
    order
}

/// The English name of a place, if it is one of the few that a set's first chart is about.
///
/// The page's first `Intl.DisplayNames` takes some 11 ms; the tests in the browser hold these
/// names against its own.
pub fn common_name(country: Country) -> Option<&'static str> {
    match country.as_str() {
        "CN" => Some("China"),
        "JP" => Some("Japan"),
        "RU" => Some("Russia"),
        "US" => Some("United States"),
        _ => None,
    }
}

/// A number in at most three significant digits, as English axes write it: `8.85M`, `9.53K`, `22.8`.
///
/// The page's first compact `Intl.NumberFormat` takes some 12 ms, a third of the whole first draw;
/// the tests in the browser hold these words against `Intl`'s.
pub fn short(value: u64, decimals: u8) -> String {
    let (mut digits, mut exponent) = (value, -i32::from(decimals));
    let mut unit = 1;
    while digits / unit >= 1000 {
        unit *= 10;
        exponent += 1;
    }
    digits = (digits + unit / 2) / unit;
    let before_point = digits.checked_ilog10().map_or(1, |log| log as i32 + 1) + exponent;
    let thousands = ((before_point - 1) / 3).clamp(0, 4);
    exponent -= 3 * thousands;
    while exponent > 0 {
        (digits, exponent) = (digits * 10, exponent - 1);
    }
    let mut words = format_value(digits, exponent.unsigned_abs() as u8);
    words.push_str(["", "K", "M", "B", "T"][thousands as usize]);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_and_a_letter() {
        let cases = [
            (0, 0, "0"),
            (7, 0, "7"),
            (999, 0, "999"),
            (9528, 0, "9.53K"),
            (999_950, 0, "1M"),
            (8_850_000, 0, "8.85M"),
            (10_512_000, 0, "10.5M"),
            (500_000, 0, "500K"),
            (228, 1, "22.8"),
            (74_092, 2, "741"),
            (5, 2, "0.05"),
            ((1 << 53) - 1, 0, "9010T"),
        ];
        for (value, decimals, words) in cases {
            assert_eq!(short(value, decimals), words);
        }
    }
}
