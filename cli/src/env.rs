//! What the command knows of a language: ICU4X's formats and names, and the width of a text.
//!
//! The page asks `Intl` and its canvas for the same things; `tests/e2e/languages.test.mjs` holds the
//! two against each other.

use std::sync::LazyLock;

use crate::texts::{Texts, texts};
use bothways::dataset::{Country, Grain, Period, Unit};
use bothways::geom::Land;
use bothways::i18n::{CATEGORIES, Env, Font, Message, NumberStyle, PeriodStyle, whole_interval};
use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::{Date, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::fieldsets::{M, MD, Y, YM, YMD};
use icu_datetime::options::Length;
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::names::RegionDisplayName;
use icu_locale::subtags::Region;
use icu_locale::subtags::language;
use icu_locale::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};
use icu_provider::DataError;

/// From here on prose writes `8.85 million`.
const MILLION: i16 = 6;

/// A language whose data is not at hand.
#[derive(Debug, thiserror::Error)]
pub enum EnvError {
    /// Numbers, lists.
    #[error("the language's data cannot be read ({0}); choose another language")]
    Data(#[from] DataError),
    /// Dates.
    #[error("the language's dates cannot be read ({0}); choose another language")]
    Dates(#[from] DateTimeFormatterLoadError),
}

/// The shapes for maps; a test holds that they can be read.
static LAND: LazyLock<Option<Land>> =
    LazyLock::new(|| Land::read(include_bytes!("../../www/geo/land.bin")));

/// The environment of the command.
pub struct Icu {
    locale: Locale,
    /// The texts, where they are not the English ones.
    texts: Option<Texts>,
    plurals: PluralRules,
    collator: CollatorBorrowed<'static>,
    full: DecimalFormatter,
    prose: CompactDecimalFormatter,
    short: CompactDecimalFormatter,
    list: ListFormatter,
    long_dates: Dates,
    short_dates: Dates,
}

impl Icu {
    /// Loads a language's formats.
    ///
    /// # Errors
    /// Only where ICU4X has no data for the language, not even to fall back on.
    pub fn new(asked: Locale) -> Result<Self, EnvError> {
        let compact = Default::default;
        let texts = texts(&asked);
        // Formats follow the language of the texts: a German number in an English sentence would
        // read as a mistake.
        let is_english = asked.id.language == language!("en");
        let locale = if texts.is_some() || is_english { asked } else { locale!("en") };
        Ok(Self {
            plurals: PluralRules::try_new_cardinal((&locale).into())?,
            collator: Collator::try_new((&locale).into(), CollatorOptions::default())?,
            texts,
            full: DecimalFormatter::try_new((&locale).into(), Default::default())?,
            prose: CompactDecimalFormatter::try_new_long((&locale).into(), compact())?,
            short: CompactDecimalFormatter::try_new_short((&locale).into(), compact())?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())?,
            long_dates: Dates::new(&locale, Length::Long)?,
            short_dates: Dates::short(&locale)?,
            locale,
        })
    }
}

impl Env for Icu {
    fn measure(&self, text: &str, font: Font) -> f64 {
        let weight = if font.bold { BOLD } else { 1.0 };
        text.chars().map(width).sum::<f64>() * weight * font.size
    }

    fn number(&self, value: u64, decimals: u8, style: NumberStyle) -> String {
        let number = decimal(value, decimals);
        match style {
            NumberStyle::Full => self.full.format(&number).to_string(),
            NumberStyle::Prose if number.nonzero_magnitude_start() < MILLION => {
                self.full.format(&number).to_string()
            }
            NumberStyle::Prose => compact(&self.prose, number, |_, exponent| exponent - 2),
            NumberStyle::Short => compact(&self.short, number, |magnitude, _| magnitude - 2),
        }
    }

    fn period(&self, period: &Period, style: PeriodStyle) -> String {
        let dates = match style {
            PeriodStyle::Long => &self.long_dates,
            PeriodStyle::Short => &self.short_dates,
        };
        if period.grain() != Grain::Interval {
            return self.unit(dates, period.start());
        }
        let period = in_months(period).unwrap_or(*period);
        if let Some(words) = whole_interval(self, &period, style) {
            return words;
        }
        let (start, end) = (period.start(), period.end());
        let last = self.unit(dates, end);
        // The year is said once, at the end, as English has it.
        let same_year = start.first_date().0 == end.first_date().0;
        let first = match same_year.then(|| dates.without_year(start)).flatten() {
            Some(first) => first,
            None => self.unit(dates, start),
        };
        format!("{first}–{last}")
    }

    fn country(&self, country: Country) -> String {
        match country {
            Country::WORLD => "all countries".to_owned(),
            Country::UNKNOWN => self.message(Message::UnknownInText).to_owned(),
            _ => self.region(country.as_str()),
        }
    }

    fn list(&self, items: &[String]) -> String {
        self.list.format(items.iter()).to_string()
    }

    fn message(&self, message: Message) -> &str {
        let text = self.texts.as_ref().and_then(|texts| texts.lines.get(message.at()));
        text.map_or(message.english(), String::as_str)
    }

    fn lang(&self) -> &str {
        self.texts.as_ref().map_or("en", |texts| texts.lang)
    }

    fn plural(&self, count: u64) -> String {
        CATEGORIES[category(self.plurals.category_for(count))].to_owned()
    }

    fn order(&self, names: &[String]) -> Vec<usize> {
        let mut order: Vec<_> = (0..names.len()).collect();
        order.sort_by(|one, other| self.collator.compare(&names[*one], &names[*other]));
        order
    }

    fn land(&self) -> Option<&Land> {
        LAND.as_ref()
    }
}

/// A category's place in [`CATEGORIES`].
fn category(category: PluralCategory) -> usize {
    match category {
        PluralCategory::Zero => 0,
        PluralCategory::One => 1,
        PluralCategory::Two => 2,
        PluralCategory::Few => 3,
        PluralCategory::Many => 4,
        PluralCategory::Other => 5,
    }
}

impl Icu {
    fn region(&self, code: &str) -> String {
        let Ok(region) = code.parse::<Region>() else { return code.to_owned() };
        RegionDisplayName::new_light_with_fallback((&self.locale).into(), region).to_string()
    }

    fn unit(&self, dates: &Dates, unit: Unit) -> String {
        let year = dates.year(unit);
        match unit.grain() {
            Grain::Quarter => {
                let quarter = unit.quarter().to_string();
                let year = unit.first_date().0.to_string();
                self.say(Message::Quarter, &[("quarter", &quarter), ("year", &year)])
            }
            Grain::Month | Grain::Day => dates.whole(unit).unwrap_or_else(|| unit.to_string()),
            Grain::Year | Grain::Interval => year,
        }
    }
}

/// Quarters as the months from the first one's first to the last one's last, as browsers say it.
fn in_months(period: &Period) -> Option<Period> {
    let (start, end) = (period.start(), period.end());
    if start.grain() != Grain::Quarter {
        return None;
    }
    let ((first_year, first, _), (last_year, last, _)) = (start.first_date(), end.first_date());
    let months = format!("{first_year}-{first:02}/{last_year}-{:02}", last + 2);
    months.parse().ok()
}

/// `value` ÷ 10^`decimals`, without zeros at the end.
fn decimal(value: u64, decimals: u8) -> Decimal {
    let mut number = Decimal::from(value);
    number.multiply_pow10(-i16::from(decimals));
    number.trim_end();
    number
}

/// A rounded number with its power of ten as a word or letter.
///
/// `last` gives the last digit to keep, from the number's magnitude and its power of ten.
fn compact(
    formatter: &CompactDecimalFormatter,
    mut number: Decimal,
    last: impl Fn(i16, i16) -> i16,
) -> String {
    let power = |number: &Decimal| {
        formatter.compact_exponent_for_magnitude(number.nonzero_magnitude_start())
    };
    let position = last(number.nonzero_magnitude_start(), power(&number).into());
    // As `Intl` rounds; 999.999 million becomes 1000, so the power is asked for again below.
    let half_up = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    number.round_with_mode(position, half_up);
    let exponent = power(&number);
    number.multiply_pow10(-i16::from(exponent));
    number.trim_start();
    number.trim_end();
    let text = formatter.format_with_exponent(&number, exponent).map(|text| text.to_string());
    // The exponent is the formatter's own, so it never refuses it.
    text.unwrap_or_else(|_| format!("{number}e{exponent}"))
}

/// The formatters of one length.
struct Dates {
    year: Formatter<Y>,
    month: Formatter<M>,
    month_of_year: Formatter<YM>,
    day: Formatter<MD>,
    day_of_year: Formatter<YMD>,
}

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

impl Dates {
    fn new(locale: &Locale, length: Length) -> Result<Self, DateTimeFormatterLoadError> {
        Ok(Self {
            year: Formatter::try_new(locale.into(), Y::for_length(length))?,
            month: Formatter::try_new(locale.into(), M::for_length(length))?,
            month_of_year: Formatter::try_new(with_months(locale).into(), YM::for_length(length))?,
            day: Formatter::try_new(locale.into(), MD::for_length(length))?,
            day_of_year: Formatter::try_new(locale.into(), YMD::for_length(length))?,
        })
    }

    /// With short names of months; with long ones where ICU4X 2.4 would write digits instead, which
    /// no other part of a span or a sentence does.
    fn short(locale: &Locale) -> Result<Self, DateTimeFormatterLoadError> {
        let short = Self::new(locale, Length::Medium)?;
        let has_names =
            |words: Option<String>| words.is_some_and(|it| it.contains(char::is_alphabetic));
        let [month, day] = ["2013-05", "2013-05-19"].map(|iso| iso.parse::<Period>().ok());
        let whole = |period: Option<Period>| short.whole(period?.start());
        match has_names(whole(month)) && has_names(whole(day)) {
            true => Ok(short),
            false => Self::new(locale, Length::Long),
        }
    }

    /// A year alone.
    fn year(&self, unit: Unit) -> String {
        date(unit).map_or_else(|| unit.to_string(), |date| self.year.format(&date).to_string())
    }

    /// A month or day with its year.
    fn whole(&self, unit: Unit) -> Option<String> {
        let date = date(unit)?;
        match unit.grain() {
            Grain::Month => Some(self.month_of_year.format(&date).to_string()),
            Grain::Day => Some(self.day_of_year.format(&date).to_string()),
            _ => None,
        }
    }

    /// A month or day alone.
    fn without_year(&self, unit: Unit) -> Option<String> {
        let date = date(unit)?;
        match unit.grain() {
            Grain::Month => Some(self.month.format(&date).to_string()),
            Grain::Day => Some(self.day.format(&date).to_string()),
            _ => None,
        }
    }
}

/// ICU4X 2.4 panics on a long month with its year in Brazil's Portuguese; Portugal writes the same.
fn with_months(locale: &Locale) -> Locale {
    if locale.id.language == language!("pt") { locale!("pt-PT") } else { locale.clone() }
}

fn date(unit: Unit) -> Option<Date<Gregorian>> {
    let (year, month, day) = unit.first_date();
    Date::try_new_gregorian(year, month, day).ok()
}

/// Bold letters of common sans-serif faces are about this much wider.
const BOLD: f64 = 1.08;

/// A character's width in ems, by its class.
///
/// The reader's system chooses the face, so no table of one font would be right. These are the
/// widths of the usual sans-serif faces rounded up, so that a label has room rather than touches
/// its neighbour.
fn width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '’' | '|' | '.' | ',' | ':' | ';' | '!' => 0.29,
        'f' | 't' | 'r' | 'I' | ' ' | '\u{a0}' | '(' | ')' | '[' | ']' | '/' | '-' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.9,
        '0'..='9' | '–' | '$' | '“' | '”' => 0.58,
        '—' | '…' | '→' => 1.02,
        'A'..='Z' => 0.72,
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 1.02,
        _ if c.is_uppercase() => 0.74,
        _ => 0.57,
    }
}
