//! Periods as ISO 8601 writes them: a year, quarter, month, day, or an interval of two of these.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use super::calendar::{date_of, day_number};

/// How long a period is. Timelines draw one grain at a time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grain {
    /// `2013-05-01`
    Day,
    /// `2013-05`
    Month,
    /// `2013-Q2`
    Quarter,
    /// `2013`
    Year,
    /// `2013-01/2013-02`: any other span. Two spans are comparable only by luck.
    Interval,
}

impl Grain {
    /// All of them, from the finest; intervals last.
    pub const ALL: [Self; 5] = [Self::Day, Self::Month, Self::Quarter, Self::Year, Self::Interval];
}

/// One calendar unit: its grain and its number since year 0 (days since 1970-01-01 for days).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Unit {
    grain: Grain,
    number: i32,
}

/// A period, both ends included. Ordered by its first day, then its last, then its grain.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Period {
    start: Unit,
    end: Unit,
}

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not one of the accepted shapes, or a date that no calendar has.
    #[error("“{0}” is not a year, quarter (2013-Q1), month (2013-05), day or start/end of those")]
    Shape(String),
    /// An interval whose end comes before its start.
    #[error("the interval “{0}” ends before it starts")]
    Reversed(String),
    /// An interval of one unit, or of two grains.
    #[error("the interval “{0}” must join two different units of one kind")]
    Mixed(String),
}

impl Unit {
    /// The unit as year, month of its first day (1 to 12) and day of the month.
    pub fn first_date(&self) -> (i32, u8, u8) {
        match self.grain {
            Grain::Day => date_of(self.number),
            _ => {
                let months = self.number * months_in(self.grain);
                (months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1)
            }
        }
    }

    /// Year, quarter, month or day; a unit is never an interval.
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// The quarter of the year, 1 to 4, of the unit's first day.
    pub fn quarter(&self) -> u8 {
        (self.first_date().1 - 1) / 3 + 1
    }

    pub(crate) fn from_parts(grain: Grain, number: i32) -> Option<Self> {
        let unit = Self { grain, number };
        let bound = match grain {
            Grain::Interval => return None,
            Grain::Day => day_number(9999, 12, 31)?,
            _ => 10_000 * 12 / months_in(grain) - 1,
        };
        let floor = if grain == Grain::Day { day_number(0, 1, 1)? } else { 0 };
        (floor..=bound).contains(&number).then_some(unit)
    }

    pub(crate) fn number(&self) -> i32 {
        self.number
    }

    fn next(self) -> Self {
        Self { number: self.number + 1, ..self }
    }

    fn first_day(&self) -> i32 {
        let (year, month, day) = self.first_date();
        day_number(year, month, day).unwrap_or(self.number)
    }

    fn last_day(&self) -> i32 {
        match self.grain {
            Grain::Day => self.number,
            _ => self.next().first_day() - 1,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let year = text.get(..4)?;
        let year: i32 = all_digits(year)?.parse().ok()?;
        let (grain, number) = match text.get(4..)?.as_bytes() {
            [] => (Grain::Year, year),
            [b'-', b'Q', q @ b'1'..=b'4'] => (Grain::Quarter, year * 4 + i32::from(q - b'1')),
            [b'-', _, _] => (Grain::Month, year * 12 + two_digits(text, 5, 12)? - 1),
            [b'-', _, _, b'-', _, _] => {
                let (month, day) = (two_digits(text, 5, 12)?, two_digits(text, 8, 31)?);
                (Grain::Day, day_number(year, month as u8, day as u8)?)
            }
            _ => return None,
        };
        Some(Self { grain, number })
    }
}

impl Period {
    /// The year 0, where nothing better is known.
    pub(crate) const YEAR_0: Self = {
        let year = Unit { grain: Grain::Year, number: 0 };
        Self { start: year, end: year }
    };

    /// A single unit, or the interval from one unit to a later one of the same grain.
    pub(crate) fn from_units(start: Unit, end: Unit) -> Option<Self> {
        (start.grain == end.grain && start.number <= end.number).then_some(Self { start, end })
    }

    /// The grain of a single unit, or [`Grain::Interval`].
    pub fn grain(&self) -> Grain {
        if self.start == self.end { self.start.grain } else { Grain::Interval }
    }

    /// The first unit; the only one unless the period is an interval.
    pub fn start(&self) -> Unit {
        self.start
    }

    /// The last unit.
    pub fn end(&self) -> Unit {
        self.end
    }

    /// First day, in days since 1970-01-01.
    pub fn first_day(&self) -> i32 {
        self.start.first_day()
    }

    /// Last day, in days since 1970-01-01.
    pub fn last_day(&self) -> i32 {
        self.end.last_day()
    }

    /// Whether the other period lies wholly inside this one.
    pub fn contains(&self, other: &Period) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }

    /// The next period of the same grain; an interval has none.
    pub fn next(&self) -> Option<Self> {
        let next = self.start.next();
        (self.grain() != Grain::Interval).then_some(Self { start: next, end: next })
    }

    /// The grains come last: `2013-01/2013-02` and the same days written as days are two periods.
    fn order(&self) -> (i32, i32, Grain, Grain) {
        (self.first_day(), self.last_day(), self.grain(), self.start.grain)
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let unit =
            |part: &str| Unit::parse(part).ok_or_else(|| PeriodError::Shape(text.to_owned()));
        let Some((start, end)) = text.split_once('/') else {
            let only = unit(text)?;
            return Ok(Self { start: only, end: only });
        };
        let (start, end) = (unit(start)?, unit(end)?);
        if start.grain != end.grain || start == end {
            return Err(PeriodError::Mixed(text.to_owned()));
        }
        Self::from_units(start, end).ok_or_else(|| PeriodError::Reversed(text.to_owned()))
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.first_date();
        match self.grain {
            Grain::Year | Grain::Interval => write!(f, "{year:04}"),
            Grain::Quarter => write!(f, "{year:04}-Q{}", self.quarter()),
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            Grain::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.grain() {
            Grain::Interval => write!(f, "{}/{}", self.start, self.end),
            _ => self.start.fmt(f),
        }
    }
}

fn months_in(grain: Grain) -> i32 {
    match grain {
        Grain::Year => 12,
        Grain::Quarter => 3,
        _ => 1,
    }
}

fn all_digits(text: &str) -> Option<&str> {
    text.bytes().all(|b| b.is_ascii_digit()).then_some(text)
}

fn two_digits(text: &str, at: usize, most: i32) -> Option<i32> {
    let number = all_digits(text.get(at..at + 2)?)?.parse().ok()?;
    (1..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn text_survives_the_round_trip() {
        for text in ["2011", "2013-Q1", "2013-05", "2012-02-29", "2013-01/2013-02", "2000/2020"] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_impossible_dates_and_intervals() {
        for text in [
            "",
            "11",
            "20111",
            "2013-00",
            "2013-13",
            "2013-Q5",
            "2013-02-29",
            "2013-5",
            "+201",
            "2013/",
            "/2013",
            "2013/2013-02",
            "2013/2012",
            "2013/2013",
            "2013-01-01T00",
            "２０１１",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn ends_are_included() {
        assert!(period("2013").contains(&period("2013-12-31")));
        assert!(!period("2013").contains(&period("2013-12/2014-01")));
        assert_eq!(period("2012-02").last_day() - period("2012-02").first_day(), 28);
    }

    #[test]
    fn order_is_by_start_then_end() {
        let mut periods = ["2013-02", "2013", "2013-01/2013-03", "2012", "2013-01"].map(period);
        periods.sort();
        let texts = periods.map(|p| p.to_string());
        assert_eq!(texts, ["2012", "2013-01", "2013-01/2013-03", "2013", "2013-02"]);
    }

    #[test]
    fn steps_over_the_turn_of_a_year() {
        assert_eq!(period("2012-12").next(), Some(period("2013-01")));
        assert_eq!(period("2012-Q4").next(), Some(period("2013-Q1")));
        assert_eq!(period("2012-01/2012-02").next(), None);
    }
}
