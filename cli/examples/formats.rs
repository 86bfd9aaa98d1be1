//! Prints, as JSON by language, how the command writes what a page writes by `Intl`: numbers,
//! periods, lists, names and their order, forms of numbers, and every message that varies by a
//! count. A test holds it against the browser's own.

use std::collections::BTreeMap;
use std::error::Error;

use bothways::dataset::{Country, Period};
use bothways::i18n::{Env, Message, NumberStyle, PeriodStyle};
use bothways_cli::env::Icu;
use bothways_cli::texts::LANGUAGES;
use serde_json::{Value, json, to_string};

/// Values with their decimals.
const NUMBERS: &[(u64, u8)] = &[
    (0, 0),
    (7, 0),
    (42, 0),
    (999, 0),
    (1000, 0),
    (9528, 0),
    (10_000, 0),
    (123_456, 0),
    (999_999, 0),
    (1_000_000, 0),
    (8_850_000, 0),
    (10_512_000, 0),
    (123_456_789, 0),
    (999_999_999, 0),
    (22_100_000_000, 0),
    (7_500_000_000_000, 0),
    (228, 1),
    (70, 1),
    (5, 2),
    (1_234_567, 2),
    (123_456_789, 1),
];

const PERIODS: &[&str] = &[
    "2013",
    "2010/2021",
    "2013-Q1",
    "2013-Q4",
    "2013-Q1/2013-Q3",
    "2013-Q4/2014-Q1",
    "2013-01",
    "2013-05",
    "2013-09",
    "2013-01/2013-02",
    "2013-12/2014-01",
    "2013-03-01",
    "2013-03-19",
    "2014-03-19/2014-05-18",
    "2013-12-30/2014-01-02",
    "2014-03-01/2014-03-18",
];

const LISTED: [&str; 3] = ["2011", "2012", "2013"];

/// Counts by which messages vary.
fn counts() -> impl Iterator<Item = u64> {
    (0..=25).chain(100..=125).chain([1000, 1_000_000])
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut all = BTreeMap::new();
    for lang in LANGUAGES.iter().map(|(lang, _)| *lang).chain(["en"]) {
        let env = Icu::new(lang.parse()?)?;
        let names = countries().map(|country| env.country(country)).collect::<Vec<_>>();
        let order: Vec<_> = env.order(&names).into_iter().map(|at| &names[at]).collect();
        let said = json!({
            "numbers": NUMBERS.iter().map(|number| numbers(&env, *number)).collect::<Vec<_>>(),
            "periods": periods(&env)?,
            "lists": (1..=LISTED.len()).map(|size| list(&env, size)).collect::<Vec<_>>(),
            "countries": countries().map(|code| (code.to_string(), env.country(code)))
                .collect::<BTreeMap<_, _>>(),
            "order": order,
            "plurals": counts().map(|count| (count.to_string(), env.plural(count)))
                .collect::<BTreeMap<_, _>>(),
            "messages": messages(&env),
        });
        all.insert(lang, said);
    }
    println!("{}", to_string(&all)?);
    Ok(())
}

/// Every place with a code, in its order.
fn countries() -> impl Iterator<Item = Country> {
    let letters = || 'A'..='Z';
    let codes = letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
    codes.filter_map(|code| code.parse::<Country>().ok()).filter(|country| country.is_place())
}

/// What is written, and how: in full, in prose, as an axis has it.
fn numbers(env: &Icu, (value, decimals): (u64, u8)) -> Value {
    let say = |style| env.number(value, decimals, style);
    let (full, prose, short) =
        (say(NumberStyle::Full), say(NumberStyle::Prose), say(NumberStyle::Short));
    json!({ "value": value, "decimals": decimals, "full": full, "prose": prose, "short": short })
}

fn periods(env: &Icu) -> Result<BTreeMap<&'static str, [String; 2]>, Box<dyn Error>> {
    let mut said = BTreeMap::new();
    for iso in PERIODS {
        let period: Period = iso.parse()?;
        let styles = [PeriodStyle::Long, PeriodStyle::Short];
        said.insert(*iso, styles.map(|style| env.period(&period, style)));
    }
    Ok(said)
}

fn list(env: &Icu, size: usize) -> String {
    env.list(&LISTED[..size].iter().map(|item| (*item).to_owned()).collect::<Vec<_>>())
}

/// The messages that vary, each with its text and what is said of each count; other places keep
/// their names.
fn messages(env: &Icu) -> BTreeMap<&'static str, Value> {
    let varying = Message::NAMES.iter().zip(Message::ALL);
    let said = varying.filter_map(|(name, message)| {
        let text = env.message(*message);
        text.starts_with("{count,").then(|| {
            let said: BTreeMap<_, _> = counts()
                .map(|count| (count.to_string(), env.say_count(*message, count, &[])))
                .collect();
            (*name, json!({ "text": text, "said": said }))
        })
    });
    said.collect()
}
