//! The `.bw` file: it keeps every set whole, and refuses whatever is not one.
// proptest is for native tests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;

use bothways::chart::{Size, chart};
use bothways::dataset::{
    CodecError, Country, Dataset, MAX_VALUE, Period, Record, SeriesKey, Status, decode, encode,
    read_folder,
};
use bothways::describe::{answer, page};
use bothways::query::{Ask, Question, View, pair};
use bothways::state::State;
use common::{
    Fixed, ask, cncert, empty, in_repository, json as answered, period, reports, sensors, set,
    wandering,
};
use crc::{CRC_32_ISO_HDLC, Crc};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::json;

const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// The header's length; what the checksum covers begins at 12.
const HEADER: usize = 24;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Writes length and checksum anew, so that only the content can be at fault.
fn seal(bytes: &mut [u8]) {
    let length = u32::try_from(bytes.len()).unwrap();
    bytes[12..16].copy_from_slice(&length.to_le_bytes());
    let checksum = CHECKSUM.checksum(&bytes[12..]);
    bytes[8..12].copy_from_slice(&checksum.to_le_bytes());
}

fn any_country() -> impl Strategy<Value = Country> {
    let codes = ["US", "JP", "CN", "AD", "ZW", "001", "ZZ"].to_vec();
    prop::sample::select(codes).prop_map(|code| code.parse().unwrap())
}

fn any_period() -> impl Strategy<Value = Period> {
    let units = ["2101", "2101-Q3", "2101-07", "2104-02-29", "0000", "9999-12-31", "1969-12-31"];
    let spans = ["2101/2105", "2101-Q1/2101-Q2", "2101-01/2102-12", "2101-07-14/2101-07-15"];
    let texts: Vec<_> = units.into_iter().chain(spans).collect();
    prop::sample::select(texts).prop_map(period)
}

/// A cell's value, its status and its reference.
fn any_figure() -> impl Strategy<Value = (u64, Status, Option<u16>)> {
    let value = prop_oneof![Just(0), Just(MAX_VALUE), 0..2000_u64, 0..=MAX_VALUE];
    let status = prop::sample::select(&Status::ALL[..]);
    (value, status, option::of(0..2_u16)).prop_map(|(value, status, reference)| {
        let value = if status == Status::Suppressed { 0 } else { value };
        (value, status, reference)
    })
}

/// Up to 60 figures under one of the descriptors we have, all of which know two measures, two
/// categories and a reference or more.
fn any_set() -> impl Strategy<Value = Dataset> {
    let cell = ((any_country(), any_country(), 0..2_u8, 0..2_u8), any_period());
    let sets = prop::sample::select(vec![cncert(), reports()]);
    (sets, vec((cell, any_figure()), 0..60)).prop_map(|(set, rows)| {
        let cells: BTreeMap<_, _> = rows.into_iter().collect();
        let record = |(((origin, target, measure, category), period), figure)| {
            let key = SeriesKey { origin, target, measure, category };
            let (value, status, reference) = figure;
            Record { key, period, value, status, reference }
        };
        let records = cells.into_iter().map(record).collect();
        Dataset::new(set.descriptor().clone(), records).unwrap()
    })
}

/// A wrong byte, a byte too many, a byte too few.
#[derive(Debug, Clone, Copy)]
enum Harm {
    Write(u8),
    Insert(u8),
    Remove,
}

fn any_harm() -> impl Strategy<Value = (prop::sample::Index, bool, Harm)> {
    let byte = || prop_oneof![0..8_u8, Just(0x7f), Just(0x80), Just(0xff), any::<u8>()];
    let harm = prop_oneof![
        4 => byte().prop_map(Harm::Write),
        1 => byte().prop_map(Harm::Insert),
        1 => Just(Harm::Remove),
    ];
    (any::<prop::sample::Index>(), any::<bool>(), harm)
}

/// Harms a file behind its length; half of the harm among the last bytes, which are the figures.
fn harm(bytes: &mut Vec<u8>, harms: &[(prop::sample::Index, bool, Harm)]) {
    for (index, is_late, harm) in harms {
        let from = if *is_late { bytes.len() - bytes.len() / 5 } else { 16 };
        let at = from + index.index(bytes.len() - from);
        match *harm {
            Harm::Write(byte) => bytes[at] = byte,
            Harm::Insert(byte) => bytes.insert(at, byte),
            Harm::Remove => drop(bytes.remove(at)),
        }
    }
}

/// Asks all that a page asks, as long as the periods do not span millennia of days.
fn answer_all(set: &Dataset) {
    let state = State::default();
    let _ = state.question(set).map(|question| state.resolved(&question));
    let first = set.periods().first().map_or(0, Period::first_day);
    let last = set.periods().iter().map(Period::last_day).max().unwrap_or(0);
    if last.abs_diff(first) > 20_000 {
        return;
    }
    let asked = Ask { per: Some("none".to_owned()), ..ask("US-JP") };
    for ask in [Ask::default(), asked] {
        let Ok(view) = Question::new(set, &ask).and_then(pair) else { continue };
        let view = View::Timeline(view);
        let _ = (answer(&view, &Fixed), page(&view, &Fixed));
        chart(&view, &Fixed, Size { width: 328.0, height: None });
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_set_survives_the_file(set in any_set()) {
        let bytes = encode(&set).unwrap();
        prop_assert_eq!(decode(&bytes).unwrap(), set);
    }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn a_forged_file_is_refused_or_is_a_set(harms in vec(any_harm(), 1..5)) {
        let mut bytes = encode(&small()).unwrap();
        harm(&mut bytes, &harms);
        seal(&mut bytes);
        if let Ok(set) = decode(&bytes) {
            let again = decode(&encode(&set).unwrap());
            prop_assert_eq!(again.as_ref(), Ok(&set));
            answer_all(&set);
        }
    }

    #[test]
    fn a_forged_header_is_refused_or_is_a_set(
        at in 16..HEADER, byte in any::<u8>(), cut in 0..40_usize,
    ) {
        let mut bytes = encode(&small()).unwrap();
        bytes[at] = byte;
        bytes.truncate(bytes.len() - cut);
        seal(&mut bytes);
        if let Ok(set) = decode(&bytes) {
            prop_assert_eq!(set, small());
        }
    }
}

/// Few bytes, most of them figures and lists of every kind.
fn small() -> Dataset {
    thread_local!(static SMALL: Dataset = reports());
    SMALL.with(Clone::clone)
}

#[test]
fn every_set_we_have_survives_the_file() {
    for set in [cncert(), sensors(), reports(), wandering(240), empty()] {
        assert_eq!(decode(&encode(&set).unwrap()).unwrap(), set);
    }
}

#[test]
fn the_first_and_the_last_day_survive_the_file() {
    for day in ["0000-01-01", "1969-12-31", "1970-01-01", "9999-12-31"] {
        let set = set(json!({}), &[format!("{day},US,JP,all,seen,1,reported")]);
        assert_eq!(decode(&encode(&set).unwrap()), Ok(set), "{day}");
    }
}

#[test]
fn the_module_carries_the_published_folder() {
    let folder = read_folder(&in_repository("data/cncert")).unwrap();
    assert_eq!(encode(&folder.untranslated()).unwrap(), bothways::DEFAULT_SET);
}

#[test]
fn every_truncation_is_refused() {
    let bytes = bothways::DEFAULT_SET;
    for length in 0..bytes.len() {
        assert!(decode(&bytes[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_byte_too_many_is_refused() {
    let mut bytes = bothways::DEFAULT_SET.to_vec();
    bytes.push(0);
    assert_eq!(decode(&bytes), Err(CodecError::Length));
    seal(&mut bytes);
    assert_eq!(decode(&bytes), Err(CodecError::Content));
}

#[test]
fn every_single_wrong_byte_is_refused() {
    let mut bytes = bothways::DEFAULT_SET.to_vec();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x02, 0x10, 0x80, 0xff] {
            bytes[at] ^= flip;
            assert!(decode(&bytes).is_err(), "byte {at} changed by {flip:#x}");
            bytes[at] ^= flip;
        }
    }
    assert!(decode(&bytes).is_ok());
}

#[test]
fn what_is_no_file_of_ours_is_named_so() {
    for bytes in [&b""[..], b"PK\x03\x04", b"{\"name\": \"cncert\"}", &[0; 64]] {
        assert_eq!(decode(bytes), Err(CodecError::Magic), "{bytes:?}");
    }
    assert_eq!(decode(b"BWF"), Err(CodecError::Length));
}

#[test]
fn another_version_is_named_as_too_new_or_too_old() {
    let mut bytes = bothways::DEFAULT_SET.to_vec();
    for version in [3_u16, 4, 256, u16::MAX] {
        bytes[4..6].copy_from_slice(&version.to_le_bytes());
        assert_eq!(decode(&bytes), Err(CodecError::TooNew(version)));
    }
    for version in [0_u16, 1] {
        bytes[4..6].copy_from_slice(&version.to_le_bytes());
        assert_eq!(decode(&bytes), Err(CodecError::TooOld(version)));
    }
}

#[test]
fn what_is_withheld_takes_no_value() {
    let of = |figure: &str| encode(&set(json!({}), &[format!("2101,US,JP,all,seen,{figure}")]));
    let (withheld, zero) = (of(",suppressed").unwrap(), of("0,reported").unwrap());
    assert_eq!(withheld.len() + 1, zero.len());
}

/// So that brotli finds them.
#[test]
fn the_targets_of_two_measures_of_the_same_cells_follow_each_other() {
    let record = |measure, target: &str| {
        let [origin, target] = ["US", target].map(|code| code.parse().unwrap());
        let key = SeriesKey { origin, target, measure, category: 0 };
        let (value, status, reference) = (7, Status::Reported, None);
        Record { key, period: period("2101"), value, status, reference }
    };
    let of = |measure| ["AD", "BR", "CN", "JP", "SG", "ZW"].map(|at| record(measure, at));
    let set = Dataset::new(reports().descriptor().clone(), [of(1), of(0)].concat()).unwrap();
    let bytes = encode(&set).unwrap();
    let twice = |bytes: &[u8]| bytes[..6] == bytes[6..] && bytes[..6].is_sorted_by(|a, b| a < b);
    assert_eq!(bytes.windows(12).filter(|bytes| twice(bytes)).count(), 1);
}

#[test]
fn a_file_that_counts_nothing_is_refused() {
    for (list, name) in [(0, "measures"), (1, "categories")] {
        let mut descriptor = small().descriptor().clone();
        match list {
            0 => descriptor.bothways.measures.clear(),
            _ => descriptor.bothways.categories.clear(),
        }
        let set = Dataset::new(descriptor, Vec::new()).unwrap();
        assert!(decode(&encode(&set).unwrap()).is_err(), "no {name}");
    }
}

#[test]
fn a_folder_and_its_file_answer_alike() {
    for (set, pairs) in [
        (cncert(), ["US-CN", "CN-US", "JP-KR"]),
        (sensors(), ["US-JP", "CN-US", "CN-KR"]),
        (reports(), ["US-JP", "JP-US", "DE-FR"]),
    ] {
        let file = decode(&encode(&set).unwrap()).unwrap();
        for measure in &set.descriptor().bothways.measures {
            for asked in pairs {
                let ask = Ask { measure: Some(measure.id.clone()), ..ask(asked) };
                assert_eq!(answered(&set, &ask), answered(&file, &ask), "{} {asked}", measure.id);
            }
        }
    }
}
