//! `bothways check` and `bothways compile`, on the folder we publish and on broken ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use bothways::dataset::{Dataset, Period, Row, SeriesKey, Status, decode, read_folder};
use common::{all_series, bothways, complaint, in_repository, names_in};

fn cncert() -> Dataset {
    read_folder(&in_repository("data/cncert")).unwrap()
}

/// The row of one cell, by the ids of the descriptor.
fn row(set: &Dataset, period: &str, origin: &str, category: &str, measure: &str) -> Option<Row> {
    let terms = &set.descriptor().bothways;
    let key = SeriesKey {
        origin: origin.parse().unwrap(),
        target: "CN".parse().unwrap(),
        measure: terms.measure(measure).unwrap() as u8,
        category: terms.category(category).unwrap() as u8,
    };
    let period: Period = period.parse().unwrap();
    let at = set.periods().binary_search(&period).unwrap();
    set.series(key).iter().find(|row| usize::from(row.period) == at).copied()
}

/// A copy of `data/cncert` with one change in one file.
fn broken(file: &str, good: &str, bad: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["datapackage.json", "figures.csv"] {
        let text = fs::read_to_string(in_repository("data/cncert").join(name)).unwrap();
        let changed = if name == file { text.replacen(good, bad, 1) } else { text.clone() };
        assert_eq!(changed != text, name == file, "{good}");
        fs::write(folder.path().join(name), changed).unwrap();
    }
    folder
}

#[test]
fn the_published_folder_passes() {
    let output = bothways(&["check".into(), in_repository("data/cncert")]);
    assert_eq!(complaint(&output), "");
    assert!(output.status.success());
}

#[test]
fn the_published_folder_holds_all_70_figures() {
    let set = cncert();
    assert_eq!(set.len(), 70);
    let count = |status| {
        all_series(&set)
            .into_iter()
            .flat_map(|(_, rows)| rows)
            .filter(|row| row.status == status)
            .count()
    };
    let counts = [Status::Reported, Status::Derived, Status::Secondhand, Status::Weak].map(count);
    assert_eq!(counts, [59, 3, 2, 6]);
}

#[test]
fn the_year_2011_stands_as_printed() {
    let set = cncert();
    let of = |origin, measure| {
        let row = row(&set, "2011", origin, "trojan-botnet", measure).unwrap();
        (row.value, row.status)
    };
    assert_eq!(of("001", "addresses"), (47_000, Status::Reported));
    assert_eq!(of("001", "computers"), (8_900_000, Status::Reported));
    assert_eq!(of("US", "addresses"), (9_528, Status::Secondhand));
    assert_eq!(of("US", "computers"), (8_850_000, Status::Secondhand));
    assert_eq!(of("JP", "address-share"), (228, Status::Reported));
    assert_eq!(of("US", "address-share"), (204, Status::Reported));
    assert_eq!(of("KR", "address-share"), (71, Status::Reported));
    assert_eq!(of("US", "computer-share"), (994, Status::Reported));
}

#[test]
fn every_figure_has_its_page_and_every_page_a_figure() {
    let set = cncert();
    let rows: Vec<_> = all_series(&set).into_iter().flat_map(|(_, rows)| rows).collect();
    assert!(rows.iter().all(|row| row.reference.is_some()));
    for at in 0..set.descriptor().bothways.references.len() {
        assert!(rows.iter().any(|row| row.reference.map(usize::from) == Some(at)), "{at}");
    }
}

#[test]
fn a_licence_of_no_list_goes_by_its_title() {
    let set = cncert();
    let names: Vec<_> = set.descriptor().licenses.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["Published facts and figures", "CC0-1.0"]);
}

#[test]
fn the_words_are_short_and_nothing_adds_up() {
    let set = cncert();
    let terms = &set.descriptor().bothways;
    assert!(terms.vantage.chars().count() <= 180);
    for measure in &terms.measures {
        assert_eq!(measure.additive, Default::default(), "{}", measure.id);
        assert!(measure.title.chars().count() <= 56, "{}", measure.title);
    }
}

/// Checks a folder that must fail; its faults, without the folder.
fn faults_of(folder: &Path) -> Vec<String> {
    let output = bothways(&["check".as_ref(), folder]);
    assert_eq!(output.status.code(), Some(1));
    let start = format!("{}/", folder.display());
    let lines = complaint(&output);
    let rest = |line: &str| line.strip_prefix(&start).unwrap().to_owned();
    lines.lines().map(rest).collect()
}

#[test]
fn names_the_faults_of_all_folders() {
    let first = broken("figures.csv", "2010,001", "2010-13,001");
    let second = broken("datapackage.json", "\"k\": 1", "\"k\": 0");
    let missing = PathBuf::from("no-such-folder");
    let good = in_repository("data/cncert");
    let output = bothways(&["check".as_ref(), first.path(), &good, second.path(), &missing]);
    assert_eq!(output.status.code(), Some(1));
    let found = complaint(&output);
    for folder in [first.path(), second.path(), &missing] {
        let start = format!("{}/", folder.display());
        assert!(found.lines().any(|line| line.starts_with(&start)), "{found}");
    }
    assert!(!found.contains(&good.display().to_string()), "{found}");
}

#[test]
fn a_slash_at_the_end_stands_once() {
    let output = bothways(&["check", "no-such-folder/"]);
    assert!(complaint(&output).starts_with("no-such-folder/datapackage.json:1:1: "));
}

#[test]
fn compile_round_trips() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cncert.bw");
    let compile =
        || bothways(&["compile".into(), in_repository("data/cncert"), "-o".into(), file.clone()]);
    assert_eq!(complaint(&compile()), "");
    let bytes = fs::read(&file).unwrap();
    assert_eq!(decode(&bytes).unwrap(), cncert());
    assert!(compile().status.success());
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(names_in(folder.path()), ["cncert.bw"]);
}

#[test]
fn compile_leaves_the_old_file_where_the_folder_is_bad() {
    let folder = broken("figures.csv", "2010,001", "2010-13,001");
    let file = folder.path().join("old.bw");
    fs::write(&file, "old").unwrap();
    let output = bothways(&["compile".as_ref(), folder.path(), "-o".as_ref(), &file]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("figures.csv:2:1: "));
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
}

#[test]
fn compile_says_where_it_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    for target in [folder.path().join("none/x.bw"), folder.path().to_owned()] {
        let output = bothways(&[
            "compile".into(),
            in_repository("data/cncert"),
            "-o".into(),
            target.clone(),
        ]);
        assert_eq!(output.status.code(), Some(1));
        let start = format!("{}: the file cannot be written (", target.display());
        assert!(complaint(&output).starts_with(&start), "{}", complaint(&output));
    }
    assert!(names_in(folder.path()).is_empty());
}

/// The faults of a copy of a folder with one change in one file.
fn faults_with(set: &str, file: &str, good: &str, bad: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for name in ["datapackage.json", "figures.csv"] {
        let text = fs::read_to_string(in_repository(set).join(name)).unwrap();
        let changed = if name == file { text.replacen(good, bad, 1) } else { text.clone() };
        assert_eq!(changed != text, name == file, "{good}");
        fs::write(folder.path().join(name), changed).unwrap();
    }
    faults_of(folder.path())
}

#[test]
fn the_fixtures_pass() {
    for set in ["sensors", "reports"] {
        let folder = in_repository("tests/fixtures").join(set);
        assert_eq!(complaint(&bothways(&["check".as_ref(), folder.as_path()])), "");
    }
}

#[test]
fn a_row_outside_the_declared_coverage_is_a_fault() {
    let faults = faults_with(
        "data/cncert",
        "figures.csv",
        "2011,JP,CN,trojan-botnet,addresses",
        "2011,JP,KR,trojan-botnet,addresses",
    );
    assert!(faults.iter().any(|fault| fault.contains("coverage")), "{faults:?}");
}

#[test]
fn an_annotation_of_a_measure_that_is_not_there_is_a_fault() {
    let faults = faults_with(
        "tests/fixtures/reports",
        "datapackage.json",
        "otherwise.\",\n        \"measures\": [\n          \"losses\"",
        "otherwise.\",\n        \"measures\": [\n          \"loses\"",
    );
    assert!(faults.iter().any(|fault| fault.contains("loses")), "{faults:?}");
}
