//! Figures as exact decimals: an integer scaled by the measure's number of decimals.

use super::text::{push_number, push_part};

/// The largest scaled value: 2⁵³ − 1, which JavaScript still holds exactly.
pub const MAX_VALUE: u64 = (1 << 53) - 1;

/// The most decimals a measure may have.
pub const MAX_DECIMALS: u8 = 6;

/// Why a text is no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Not digits with at most one point between them.
    #[error("“{0}” is not a plain decimal such as 8850000 or 22.8")]
    Shape(String),
    /// More digits after the point than the measure declares.
    #[error("“{text}” has more than the measure's {decimals} decimals")]
    Decimals {
        /// The text as read.
        text: String,
        /// What the measure allows.
        decimals: u8,
    },
    /// Beyond [`MAX_VALUE`].
    #[error("“{0}” is too large to be kept exactly (2^53 - 1 once scaled)")]
    TooLarge(String),
}

impl ValueError {
    /// How to mend it.
    pub(super) fn mend(&self) -> &'static str {
        match self {
            Self::Shape(_) => "write digits with at most one point, or drop the row",
            Self::Decimals { .. } => "round it, or raise the measure's decimals",
            Self::TooLarge(_) => "count in a larger unit",
        }
    }
}

/// Reads a plain, non-negative decimal as an integer scaled by 10^`decimals`.
pub fn parse_value(text: &str, decimals: u8) -> Result<u64, ValueError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return Err(ValueError::Shape(text.to_owned()));
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > usize::from(decimals) {
        return Err(ValueError::Decimals { text: text.to_owned(), decimals });
    }
    let scaled = format!("{whole}{fraction:0<width$}", width = usize::from(decimals));
    scaled
        .parse()
        .ok()
        .filter(|value| *value <= MAX_VALUE)
        .ok_or_else(|| ValueError::TooLarge(text.to_owned()))
}

/// Writes a scaled value as the shortest plain decimal: `228` with one decimal is `22.8`.
pub fn format_value(value: u64, decimals: u8) -> String {
    let places = usize::from(decimals.min(MAX_DECIMALS));
    let mut digits = String::new();
    push_number(&mut digits, value, places + 1);
    let (whole, mut fraction) = digits.split_at_checked(digits.len() - places).unwrap_or_default();
    while let Some(shorter) = fraction.strip_suffix("0") {
        fraction = shorter;
    }
    let mut text = whole.to_owned();
    if !fraction.is_empty() {
        push_part(&mut text, ".", fraction);
    }
    text
}

/// A scaled value as the nearest float, for lengths on the screen and for `answer()`.
pub fn to_float(value: u64, decimals: u8) -> f64 {
    value as f64 / power_of_ten(decimals)
}

/// 10^`decimals`, without the general power that is more than a screen of wasm.
pub fn power_of_ten(decimals: u8) -> f64 {
    let mut power = 1.0;
    for _ in 0..decimals {
        power *= 10.0;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_decimals_exactly() {
        assert_eq!(parse_value("8850000", 0), Ok(8_850_000));
        assert_eq!(parse_value("22.8", 1), Ok(228));
        assert_eq!(parse_value("22.80", 1), Ok(228));
        assert_eq!(parse_value("7", 2), Ok(700));
        assert_eq!(parse_value("0.05", 2), Ok(5));
        assert_eq!(parse_value("9007199254740991", 0), Ok(MAX_VALUE));
    }

    #[test]
    fn refuses_all_else() {
        for text in ["", "-1", "+1", "1e6", "NaN", "inf", "1,000", "1.", ".5", " 1", "1.2.3", "٣"]
        {
            assert!(matches!(parse_value(text, 1), Err(ValueError::Shape(_))), "{text}");
        }
        assert!(matches!(parse_value("1.25", 1), Err(ValueError::Decimals { .. })));
        for text in ["9007199254740992", "99999999999999999999999"] {
            assert!(matches!(parse_value(text, 0), Err(ValueError::TooLarge(_))), "{text}");
        }
    }

    #[test]
    fn writes_the_shortest_form() {
        assert_eq!(format_value(228, 1), "22.8");
        assert_eq!(format_value(5, 2), "0.05");
        assert_eq!(format_value(700, 2), "7");
        assert_eq!(format_value(0, 6), "0");
    }
}
