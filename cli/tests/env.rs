//! The command's formats, names and widths.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use bothways::i18n::{Env, Font, NumberStyle, PeriodStyle};
use bothways_cli::env::Icu;

fn english() -> Icu {
    Icu::new("en".parse().unwrap()).unwrap()
}

#[test]
fn numbers_in_full() {
    let env = english();
    let full = |value, decimals| env.number(value, decimals, NumberStyle::Full);
    assert_eq!(full(8_850_000, 0), "8,850,000");
    assert_eq!(full(9_528, 0), "9,528");
    assert_eq!(full(228, 1), "22.8");
    assert_eq!(full(70, 1), "7");
    assert_eq!(full(5, 2), "0.05");
    assert_eq!(full(0, 0), "0");
}

#[test]
fn numbers_in_prose_from_a_million_up() {
    let env = english();
    let prose = |value, decimals| env.number(value, decimals, NumberStyle::Prose);
    assert_eq!(prose(999_999, 0), "999,999");
    assert_eq!(prose(9_999_999, 1), "999,999.9");
    assert_eq!(prose(1_000_000, 0), "1 million");
    assert_eq!(prose(8_850_000, 0), "8.85 million");
    assert_eq!(prose(8_900_000, 0), "8.9 million");
    assert_eq!(prose(10_512_000, 0), "10.51 million");
    assert_eq!(prose(14_190_000, 0), "14.19 million");
    assert_eq!(prose(12_345_000, 0), "12.35 million");
    assert_eq!(prose(999_999_999, 0), "1 billion");
    assert_eq!(prose(bothways::dataset::MAX_VALUE, 0), "9007.2 trillion");
    assert_eq!(prose(0, 0), "0");
}

#[test]
fn numbers_as_an_axis_has_them() {
    let env = english();
    let short = |value, decimals| env.number(value, decimals, NumberStyle::Short);
    assert_eq!(short(8_850_000, 0), "8.85M");
    assert_eq!(short(9_500, 0), "9.5K");
    assert_eq!(short(9_528, 0), "9.53K");
    assert_eq!(short(50_000, 0), "50K");
    assert_eq!(short(10_512_000, 0), "10.5M");
    assert_eq!(short(999_999, 0), "1M");
    assert_eq!(short(228, 1), "22.8");
    assert_eq!(short(5, 2), "0.05");
    assert_eq!(short(100, 0), "100");
    assert_eq!(short(0, 0), "0");
}

#[test]
fn periods() {
    let env = english();
    let cases = [
        ("2011", "2011", "2011"),
        ("2000/2020", "2000–2020", "2000–2020"),
        ("2013-Q1", "Q1 2013", "Q1 2013"),
        ("2013-Q1/2013-Q3", "January–September 2013", "Jan–Sep 2013"),
        ("2013-Q4/2014-Q1", "October 2013–March 2014", "Oct 2013–Mar 2014"),
        ("2013-05", "May 2013", "May 2013"),
        ("2013-02", "February 2013", "Feb 2013"),
        ("2013-01/2013-02", "January–February 2013", "Jan–Feb 2013"),
        ("2013-12/2014-01", "December 2013–January 2014", "Dec 2013–Jan 2014"),
        ("2013-03-19", "March 19, 2013", "Mar 19, 2013"),
        ("2014-03-19/2014-05-18", "March 19–May 18, 2014", "Mar 19–May 18, 2014"),
    ];
    for (period, long, short) in cases {
        let period = period.parse().unwrap();
        assert_eq!(env.period(&period, PeriodStyle::Long), long);
        assert_eq!(env.period(&period, PeriodStyle::Short), short);
    }
}

#[test]
fn another_locale_has_its_own_formats() {
    let env = Icu::new("en-GB".parse().unwrap()).unwrap();
    assert_eq!(env.period(&"2013-03-19".parse().unwrap(), PeriodStyle::Long), "19 March 2013");
    assert_eq!(env.list(&["2011", "2012", "2013"].map(str::to_owned)), "2011, 2012 and 2013");
    let env = Icu::new("de".parse().unwrap()).unwrap();
    assert_eq!(env.number(8_850_000, 0, NumberStyle::Full), "8.850.000");
    assert_eq!(env.country("CN".parse().unwrap()), "China");
    assert_eq!(env.country("DE".parse().unwrap()), "Deutschland");
}

#[test]
fn countries() {
    let env = english();
    let name = |code: &str| env.country(code.parse().unwrap());
    assert_eq!(name("US"), "United States");
    assert_eq!(name("CN"), "China");
    assert_eq!(name("KR"), "South Korea");
    assert_eq!(name("001"), "all countries");
    assert_eq!(name("ZZ"), "unknown countries");
    assert_eq!(env.country_in_text("US".parse().unwrap()), "the United States");
    assert_eq!(env.country_in_text("JP".parse().unwrap()), "Japan");
}

#[test]
fn every_assigned_code_has_a_name() {
    let env = english();
    let letters = || 'A'..='Z';
    let codes = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    for country in codes.filter_map(|code| code.parse().ok()) {
        assert!(env.country(country).chars().count() > 2, "{country}");
    }
}

#[test]
fn lists() {
    let env = english();
    let list =
        |items: &[&str]| env.list(&items.iter().map(|i| (*i).to_owned()).collect::<Vec<_>>());
    assert_eq!(list(&[]), "");
    assert_eq!(list(&["2011"]), "2011");
    assert_eq!(list(&["2011", "2012"]), "2011 and 2012");
    assert_eq!(list(&["2011", "2012", "2013"]), "2011, 2012, and 2013");
}

#[test]
fn widths_grow_with_size_weight_and_letters() {
    let env = english();
    let width = |text, size, bold| env.measure(text, Font { size, bold });
    assert_eq!(width("", 12.0, false), 0.0);
    assert!(width("iii", 12.0, false) < width("mmm", 12.0, false));
    assert!(width("China", 12.0, false) < width("China", 12.0, true));
    assert!((width("China", 24.0, false) - 2.0 * width("China", 12.0, false)).abs() < 1e-9);
    // Arial sets this in 74.5 px at 12 px.
    assert!((74.5..90.0).contains(&width("United States", 12.0, false)));
}
