//! What a reader took along as a CSV is read again. The page's is byte for byte the command's; see
//! `tests/e2e/table.test.mjs`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{bothways, complaint, in_repository, printed};
use serde_json::Value;

/// The CSV of a question as a file, and its folder.
fn taken(set: &str, question: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken.csv");
    let set = in_repository(set).display().to_string();
    let words = [&["query", &*set], question, &["--format", "csv"]].concat();
    fs::write(&file, printed(&bothways(&words))).unwrap();
    (folder, file)
}

fn json(set: &Path, question: &[&str]) -> Value {
    let set = set.display().to_string();
    let words = [&["query", &*set], question, &["--format", "json"]].concat();
    serde_json::from_str(&printed(&bothways(&words))).unwrap()
}

/// What a cell says: a sum is a figure like any other once it is taken along.
fn said(cell: &Value) -> (String, Value) {
    let kind = cell["kind"].as_str().unwrap().to_owned();
    let value = if kind == "suppressed" { Value::Null } else { cell["value"].clone() };
    (kind, value)
}

#[test]
fn a_pair_reads_again_as_it_was_in_every_set() {
    let questions = [
        ("data/honeypots", "US-JP", "packets"),
        ("data/cncert", "US-CN", "addresses"),
        ("data/dcid", "CN-US", "incidents"),
        ("data/vcdb", "RU-US", "incidents"),
    ];
    for (set, pair, measure) in questions {
        let question = ["pair", "--pair", pair, "--measure", measure];
        let (_folder, file) = taken(set, &question);
        assert_eq!(printed(&bothways(&["check".as_ref(), file.as_os_str()])), "", "{set}");
        let (before, after) = (json(&in_repository(set), &question), json(&file, &question));
        let mut known = 0;
        let rows = |answer: &Value| answer["rows"].as_array().unwrap().clone();
        for row in rows(&before) {
            let again = rows(&after).into_iter().find(|other| other["period"] == row["period"]);
            for side in ["forward", "back"] {
                let (kind, value) = said(&row[side]);
                let Some(again) = &again else {
                    assert_eq!(kind, "notMeasured", "{set} {row}");
                    continue;
                };
                known += usize::from(kind == "known");
                assert_eq!(said(&again[side]), (kind, value), "{set} {row}");
            }
        }
        assert!(known > 0, "{set}: {before}");
        for field in ["vantage", "measure"] {
            assert_eq!(before[field], after[field], "{set}");
        }
        let source = before["source"].as_str().unwrap();
        assert!(after["source"].as_str().unwrap().contains(source), "{after}");
        assert_eq!(before["rights"]["license"], after["rights"]["license"]);
        assert_eq!(before["rights"]["attribution"], after["rights"]["attribution"]);
        let caveats = after["caveats"].to_string();
        for caveat in before["caveats"].as_array().unwrap() {
            let caveat = caveat.to_string();
            assert!(caveats.contains(caveat.trim_matches('"')), "{set}: {caveat} in {caveats}");
        }
    }
}

#[test]
fn views_of_many_countries_read_again() {
    let cases: [(&str, &[&str], &str, &str, &str); 4] = [
        ("data/vcdb", &["flows"], "figure", "origin", "target"),
        ("data/dcid", &["matrix", "--pair", "US-CN"], "figure", "origin", "target"),
        ("data/honeypots", &["partners", "--country", "US"], "in", "partner", "US"),
        ("data/dcid", &["balance"], "forward", "a", "b"),
    ];
    for (set, question, side, origin, target) in cases {
        let (_folder, file) = taken(set, question);
        assert_eq!(printed(&bothways(&["check".as_ref(), file.as_os_str()])), "", "{set}");
        let before = json(&in_repository(set), question);
        let rows = before["rows"].as_array().unwrap();
        let row =
            rows.iter().find(|row| row[side]["kind"] == "known" && row[origin] != "ZZ").unwrap();
        let end = |name: &str| row[name].as_str().unwrap_or(name).to_owned();
        let pair = format!("{}-{}", end(origin), end(target));
        let again = json(&file, &["pair", "--pair", &pair]);
        assert_eq!(again["rows"][0]["forward"]["value"], row[side]["value"], "{set} {row} {again}");
        assert_eq!(again["rows"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn what_is_wrong_in_the_file_is_named_at_its_own_line() {
    let (_folder, file) = taken("data/honeypots", &["pair", "--pair", "US-JP"]);
    let text = fs::read_to_string(&file).unwrap();
    let mut lines: Vec<_> = text.split_inclusive('\n').map(str::to_owned).collect();
    lines[2] = lines[2].replacen("2013-Q2", "2013-Q5", 1);
    assert!(text != lines.concat());
    fs::write(&file, lines.concat()).unwrap();
    for command in [vec!["check"], vec!["query"]] {
        let mut words: Vec<_> = command.iter().map(std::ffi::OsString::from).collect();
        words.push(file.clone().into());
        words.extend((command == ["query"]).then(|| "pair".into()));
        let output = bothways(&words);
        assert_eq!(output.status.code(), Some(1));
        let begins = format!("{}:3:1: ", file.display());
        assert!(complaint(&output).starts_with(&begins), "{}", complaint(&output));
    }
}

#[test]
fn running_sums_and_missing_files_are_refused_in_words() {
    let (_folder, file) = taken("data/honeypots", &["pair", "--per", "none", "--sum", "running"]);
    let said = complaint(&bothways(&["check".as_ref(), file.as_os_str()]));
    assert!(said.contains("running sums are no figures of their periods; take"), "{said}");
    let said = complaint(&bothways(&["check", "nowhere/taken.csv"]));
    assert!(said.starts_with("nowhere/taken.csv:1:1: the file cannot be read ("), "{said}");
}

#[test]
fn plain_figures_need_no_descriptor() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("visits.csv");
    let text =
        "period,source,target,category,measure,value,status\n2011,JP,US,all,visits,12,reported\n";
    fs::write(&file, text).unwrap();
    assert_eq!(json(&file, &["pair"])["rows"][0]["forward"]["value"], 12);
    fs::write(&file, text.replace("12", "many")).unwrap();
    let said = complaint(&bothways(&["check".as_ref(), file.as_os_str()]));
    assert!(said.starts_with(&format!("{}:2:", file.display())), "{said}");
}
