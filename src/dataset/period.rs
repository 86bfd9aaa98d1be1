//! Periods as ISO 8601 writes them: a year, quarter, month, day, or an interval of two of these.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use super::calendar::{date_of, day_number};
use super::text::{cut, fill, number, push_number};

/// How long a period is. Timelines draw one grain at a time.
///
/// Four bytes wide: without a gap in them periods are copied whole, which saves the wasm 600 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u32)]
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
    /// The grain of its two ends.
    unit: Grain,
    /// The number of its first unit.
    start: i32,
    /// The number of its last unit.
    end: i32,
}

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodError {
    /// Not one of the accepted shapes, or a date that no calendar has.
    Shape,
    /// An interval whose end comes before its start.
    Reversed,
    /// An interval of one unit, or of two grains.
    Mixed,
}

/// A text that is no period, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", fill(why.words(), &[("text", text)]))]
pub struct NotAPeriod {
    /// The text.
    pub text: String,
    /// What is wrong with it.
    pub why: PeriodError,
}

impl NotAPeriod {
    /// What is wrong with it and how to mend it.
    pub(super) fn fault(&self) -> (String, &'static str) {
        // Of the right form, so that only the number of a month or day can be wrong.
        let is_date = |text: &str| {
            let form = text.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b });
            ["0000-00", "0000-00-00"].iter().any(|date| form.clone().eq(date.bytes()))
        };
        let ends = cut(&self.text, b'/').unwrap_or((&self.text, "0000-00"));
        match self.why {
            PeriodError::Shape if is_date(ends.0) && is_date(ends.1) => {
                (format!("the calendar has no “{}”", self.text), "correct the month or day")
            }
            PeriodError::Shape => (self.to_string(), "write it as ISO 8601 does"),
            PeriodError::Reversed => (self.to_string(), "swap its ends"),
            PeriodError::Mixed => (self.to_string(), "write two of one kind, or one alone"),
        }
    }
}

impl PeriodError {
    /// What is wrong with a `{text}`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Shape => {
                "“{text}” is not a year, quarter (2013-Q1), month (2013-05), day or start/end of \
                 those"
            }
            Self::Reversed => "the interval “{text}” ends before it starts",
            Self::Mixed => "the interval “{text}” must join two different units of one kind",
        }
    }
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

    /// The unit that follows the first one of year 0 by `position`, up to the end of 9999.
    pub(crate) fn at(grain: Grain, position: u64) -> Option<Self> {
        let count = match grain {
            Grain::Interval => 0,
            Grain::Day => 10_000 / 400 * 146_097,
            _ => 10_000 * 12 / months_in(grain),
        };
        if position >= count as u64 {
            return None;
        }
        Some(Self { grain, number: first_number(grain) + position as i32 })
    }

    /// The unit's number since year 0; of a day, since 1970-01-01.
    pub(crate) fn number(&self) -> i32 {
        self.number
    }

    /// How far the unit is from the first one of year 0.
    pub(crate) fn position(&self) -> u64 {
        (self.number - first_number(self.grain)) as u64
    }

    /// The unit that a day lies in.
    fn on(grain: Grain, day: i32) -> Self {
        let (year, month, _) = date_of(day);
        let months = year * 12 + i32::from(month) - 1;
        let number = if grain == Grain::Day { day } else { months / months_in(grain) };
        Self { grain, number }
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
        let (year, rest) = text.as_bytes().split_at_checked(4)?;
        let year = number(year)?;
        let (grain, number) = match *rest {
            [] => (Grain::Year, year),
            [b'-', b'Q', q @ b'1'..=b'4'] => (Grain::Quarter, year * 4 + i32::from(q - b'1')),
            [b'-', a, b] => (Grain::Month, year * 12 + i32::from(month(a, b)?) - 1),
            [b'-', a, b, b'-', c, d] => {
                (Grain::Day, day_number(year, month(a, b)?, number(&[c, d])? as u8)?)
            }
            _ => return None,
        };
        Some(Self { grain, number })
    }

    fn push(&self, out: &mut String) {
        let (year, month, day) = self.first_date();
        push_number(out, year as u64, 4);
        match self.grain {
            Grain::Year | Grain::Interval => {}
            Grain::Quarter => {
                out.push_str("-Q");
                push_number(out, self.quarter().into(), 1);
            }
            Grain::Month | Grain::Day => {
                out.push('-');
                push_number(out, month.into(), 2);
            }
        }
        if self.grain == Grain::Day {
            out.push('-');
            push_number(out, day.into(), 2);
        }
    }
}

impl Period {
    /// The year 0, where nothing better is known.
    pub(crate) const YEAR_0: Self = Self { unit: Grain::Year, start: 0, end: 0 };

    /// A single unit, or the interval from one unit to a later one of the same grain.
    pub fn from_units(start: Unit, end: Unit) -> Option<Self> {
        let fits = start.grain == end.grain && start.number <= end.number;
        fits.then_some(Self { unit: start.grain, start: start.number, end: end.number })
    }

    /// Reads a period.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let (first, last) = cut(text, b'/').unwrap_or((text, text));
        let (Some(start), Some(end)) = (Unit::parse(first), Unit::parse(last)) else {
            return Err(PeriodError::Shape);
        };
        let is_interval = first.len() < text.len();
        if start.grain != end.grain || (is_interval && start == end) {
            return Err(PeriodError::Mixed);
        }
        Self::from_units(start, end).ok_or(PeriodError::Reversed)
    }

    /// The period as ISO 8601 writes it.
    pub fn iso(&self) -> String {
        let mut out = String::new();
        self.start().push(&mut out);
        if self.start != self.end {
            out.push('/');
            self.end().push(&mut out);
        }
        out
    }

    /// The grain of a single unit, or [`Grain::Interval`].
    pub fn grain(&self) -> Grain {
        if self.start == self.end { self.unit } else { Grain::Interval }
    }

    /// The first unit; the only one unless the period is an interval.
    pub fn start(&self) -> Unit {
        Unit { grain: self.unit, number: self.start }
    }

    /// The last unit.
    pub fn end(&self) -> Unit {
        Unit { grain: self.unit, number: self.end }
    }

    /// First day, in days since 1970-01-01.
    pub fn first_day(&self) -> i32 {
        self.start().first_day()
    }

    /// Last day, in days since 1970-01-01.
    pub fn last_day(&self) -> i32 {
        self.end().last_day()
    }

    /// Its length: the unit it is counted in, and how many of them.
    pub fn length(&self) -> (Grain, i32) {
        let (start, end) = (self.start(), self.end());
        (start.grain(), end.number() - start.number() + 1)
    }

    /// Whether the other period lies wholly inside this one.
    pub fn contains(&self, other: &Period) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }

    /// The days that lie in both periods, in the finer of their units.
    pub fn common(&self, other: &Period) -> Option<Self> {
        let first = self.first_day().max(other.first_day());
        let last = self.last_day().min(other.last_day());
        let unit = self.unit.min(other.unit);
        Self::from_units(Unit::on(unit, first), Unit::on(unit, last)).filter(|_| first <= last)
    }

    /// The same span counted in days.
    pub fn days(&self) -> Self {
        Self { unit: Grain::Day, start: self.first_day(), end: self.last_day() }
    }

    /// The year in which the period begins.
    pub fn year(&self) -> Self {
        let year = self.start().first_date().0;
        Self { unit: Grain::Year, start: year, end: year }
    }

    /// The year in which it ends.
    pub fn end_year(&self) -> Self {
        let year = self.end().first_date().0;
        Self { unit: Grain::Year, start: year, end: year }
    }

    /// The next period of the same grain; an interval has none.
    pub fn next(&self) -> Option<Self> {
        if self.start != self.end {
            return None;
        }
        Some(Self { unit: self.unit, start: self.start + 1, end: self.end + 1 })
    }

    /// The grains come last: `2013-01/2013-02` and the same days written as days are two periods.
    fn order(&self) -> (i32, i32, Grain, Grain) {
        (self.first_day(), self.last_day(), self.grain(), self.unit)
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
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        Self::parse(text).map_err(|why| NotAPeriod { text: text.to_owned(), why })
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.push(&mut out);
        f.write_str(&out)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// The number of the first unit of year 0; only days are counted from another year.
fn first_number(grain: Grain) -> i32 {
    if grain == Grain::Day { -719_528 } else { 0 }
}

fn months_in(grain: Grain) -> i32 {
    match grain {
        Grain::Year => 12,
        Grain::Quarter => 3,
        _ => 1,
    }
}

fn month(a: u8, b: u8) -> Option<u8> {
    let month = number(&[a, b])?;
    (1..=12).contains(&month).then_some(month as u8)
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

    #[test]
    fn what_two_periods_have_in_common_is_told_in_the_finer_unit() {
        let cases = [
            ("2012-Q4/2013-Q1", "2013/2014", Some("2013-Q1")),
            ("2013-01/2013-09", "2013-Q2", Some("2013-04/2013-06")),
            ("2013", "2013-03-03/2014-09-08", Some("2013-03-03/2013-12-31")),
            ("2013-01", "2013-02", None),
        ];
        for (one, other, common) in cases {
            let (one, other) = (period(one), period(other));
            let found = [one.common(&other), other.common(&one)];
            assert_eq!(found, [common.map(period); 2], "{one} {other}");
        }
    }
}
