//! `bothways check`: one broken folder a case, and each line it prints: place, fault, mend.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;

use common::{bothways, complaint};

const FIGURES: &str = "\
period,source,target,category,measure,value,status,ref
2011,CN,US,all,packets,5,reported,
2011,US,CN,all,packets,7,reported,page
2011,US,CN,ssh,packets,3,derived,
2012,US,CN,all,share,22.8,reported,
";

const DESCRIPTOR: &str = r#"{
  "name": "small",
  "title": "A small set",
  "licenses": [{ "name": "CC0-1.0", "path": "https://example.org/cc0" }],
  "sources": [{ "title": "Nobody", "path": "https://example.org/" }],
  "resources": [{ "name": "figures", "path": "figures.csv" }],
  "bothways": {
    "measures": [
      {
        "id": "packets", "title": "Packets", "unit": "packets", "definition": "What arrived.",
        "basis": { "source": "IP location", "target": "sensor location" }
      },
      {
        "id": "share", "title": "Share", "unit": "%", "definition": "Its part.", "decimals": 1,
        "basis": { "source": "IP location", "target": "sensor location" }, "k_of": "packets"
      }
    ],
    "categories": [
      { "id": "all", "title": "All", "total": true },
      { "id": "ssh", "title": "SSH", "total": false }
    ],
    "coverage": { "sources": "all", "targets": ["US", "CN"], "missing": "zero", "why": "No more." },
    "vantage": "Two machines that see who knocks, not who sent them.",
    "bases": [
      { "id": "sensor", "of": "target", "measures": ["packets"], "values": { "US": 4 }, "unit": "s" }
    ],
    "references": [
      { "id": "page", "publisher": "Nobody", "title": "A page", "url": "https://example.org/p" }
    ],
    "k": 1,
    "defaults": { "pair": "US-CN", "measure": "packets", "per": "sensor" }
  }
}
"#;

/// Writes a folder and checks it: the lines, without the folder before each.
fn checked(descriptor: &[u8], figures: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("datapackage.json"), descriptor).unwrap();
    fs::write(folder.path().join("figures.csv"), figures).unwrap();
    faults_of(folder.path())
}

fn faults_of(folder: &Path) -> Vec<String> {
    let output = bothways(&["check".as_ref(), folder]);
    assert!(output.stdout.is_empty());
    let start = format!("{}/", folder.display());
    let lines = complaint(&output);
    let rest = |line: &str| line.strip_prefix(&start).unwrap().to_owned();
    let faults: Vec<_> = lines.lines().map(rest).collect();
    assert_eq!(output.status.code(), Some(i32::from(!faults.is_empty())));
    faults
}

/// The one `old` in either file of the folder replaced by `new`.
fn replaced(old: &str, new: &[u8]) -> [Vec<u8>; 2] {
    let count = [DESCRIPTOR, FIGURES].map(|text| text.matches(old).count());
    assert_eq!(count.iter().sum::<usize>(), 1, "{old}");
    [DESCRIPTOR, FIGURES].map(|text| match text.split_once(old) {
        Some((before, after)) => [before.as_bytes(), new, after.as_bytes()].concat(),
        None => text.as_bytes().to_owned(),
    })
}

/// Text in which `\n`, `\r` and `\xff` stand for bytes, as bytes.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split('\\');
    let mut bytes = parts.next().unwrap().as_bytes().to_owned();
    for part in parts {
        let (byte, length) = match &part[..1] {
            "n" => (b'\n', 1),
            "r" => (b'\r', 1),
            "x" => (u8::from_str_radix(&part[1..3], 16).unwrap(), 3),
            other => panic!("{other}"),
        };
        bytes.push(byte);
        bytes.extend_from_slice(&part.as_bytes()[length..]);
    }
    bytes
}

#[test]
fn a_good_folder_has_no_fault() {
    assert!(checked(DESCRIPTOR.as_bytes(), FIGURES.as_bytes()).is_empty());
}

#[test]
fn each_fault_is_named_with_its_place_and_mend() {
    let cases = include_str!("fixtures/faults.txt");
    let cases: Vec<_> = cases.split("\n`").skip(1).collect();
    assert!(cases.len() > 100);
    let mut wrong = String::new();
    for case in cases {
        let (change, lines) = case.split_once("`\n").unwrap();
        let (old, new) = change.split_once("` -> `").unwrap();
        let [descriptor, figures] = replaced(&old.replace("\\n", "\n"), &bytes(new));
        let wanted = lines.lines().filter_map(|line| line.strip_prefix("    "));
        let found = checked(&descriptor, &figures);
        if !wanted.eq(&found) {
            wrong += &format!("`{old}` -> `{new}`\n    {}\n", found.join("\n    "));
        }
    }
    assert!(wrong.is_empty(), "found instead:\n{wrong}");
}

#[test]
fn all_faults_of_a_folder_are_named_at_once() {
    let mut descriptor = DESCRIPTOR.to_owned();
    for (old, new) in [
        ("\"path\": \"https://example.org/cc0\"", "\"path\": 7"),
        ("\"figures.csv\"", "\"../figures.csv\""),
        ("\"unit\": \"packets\", ", ""),
        ("\"total\": false", "\"total\": true"),
        ("\"CN\"], \"missing\": \"zero\"", "\"cn\"], \"missing\": \"none\""),
        ("\"vantage\"", "\"vantge\""),
        ("\"k\": 1", "\"k\": 0"),
        ("\"US-CN\"", "\"US-US\""),
    ] {
        assert!(descriptor.contains(old), "{old}");
        descriptor = descriptor.replacen(old, new, 1);
    }
    let figures = "\
period,source,target,category,measure,count,status,ref
2011-13,cn,USA,dns,bytes,-1,sure,leaf
2011,CN,US,all,packets,5,reported
2011,CN,\"US,all,packets,5,reported,

2011,US,CN,all,packets,7,reported,page
2011,US,CN,all,packets,8,reported,page
2010,US,CN,ssh,packets,,reported,203.0.113.7
";
    let places: Vec<_> = checked(descriptor.as_bytes(), figures.as_bytes())
        .iter()
        .map(|line| line.split(": ").next().unwrap().to_owned())
        .collect();
    let wanted = "
        datapackage.json:4:45 datapackage.json:6:46 datapackage.json:7:15 datapackage.json:9:7
        datapackage.json:20:47 datapackage.json:22:55 datapackage.json:22:73
        datapackage.json:23:15 datapackage.json:30:10 datapackage.json:31:27
        figures.csv:1:39 figures.csv:2:1 figures.csv:2:9 figures.csv:2:12 figures.csv:2:16
        figures.csv:2:20 figures.csv:2:26 figures.csv:2:29 figures.csv:2:34 figures.csv:3:1
        figures.csv:4:9 figures.csv:5:1 figures.csv:7:1 figures.csv:8:1 figures.csv:8:24
        figures.csv:8:34";
    assert_eq!(places, wanted.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn a_descriptor_that_cannot_be_read_hides_no_fault_of_the_figures() {
    let figures = FIGURES.replace("2011,CN", "2011,cn");
    let cn = "figures.csv:2:6: “cn” is not an ISO 3166-1 alpha-2 code in capitals, such as US; \
              write CN";
    for (text, fault) in [
        ("", "1:1: the file is empty; write the descriptor into it"),
        (" \n", "1:1: the file is empty; write the descriptor into it"),
        ("[]", "1:1: the descriptor is a list; write fields in curly brackets"),
        ("\n null", "2:2: the descriptor is null; write fields in curly brackets"),
        ("\"small\"", "1:1: the descriptor is “small”; write fields in curly brackets"),
        ("{\"a\": [1", "1:8: the JSON ends before it is complete; close what is still open"),
        (
            "PK\u{3}\u{4}",
            "1:1: the file is no JSON from here on; check the commas, quotes and brackets here",
        ),
    ] {
        let found = checked(text.as_bytes(), figures.as_bytes());
        assert_eq!(found, [format!("datapackage.json:{fault}"), cn.to_owned()], "{text}");
    }
    let lacks = checked(b"{}", figures.as_bytes());
    for field in ["name", "title", "licenses", "sources", "resources", "bothways"] {
        let begin = format!("datapackage.json:1:1: the descriptor lacks “{field}”; add it: ");
        assert!(lacks.iter().any(|line| line.starts_with(&begin)), "{lacks:?}");
    }
    assert_eq!((lacks.len(), lacks[6].as_str()), (7, cn));
}

#[test]
fn a_missing_file_hides_no_fault_of_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let begins = |faults: &[String], wanted: &[&str]| {
        assert_eq!(faults.len(), wanted.len(), "{faults:?}");
        assert!(faults.iter().zip(wanted).all(|(fault, w)| fault.starts_with(w)), "{faults:?}");
    };
    let (no_descriptor, no_figures) = (
        "datapackage.json:1:1: the file cannot be read (",
        "figures.csv:1:1: the file cannot be read (",
    );
    begins(&faults_of(folder.path()), &[no_descriptor, no_figures]);
    let file = |name: &str| folder.path().join(name);
    fs::write(file("figures.csv"), FIGURES.replace("2011,CN", "2011,cn")).unwrap();
    begins(&faults_of(folder.path()), &[no_descriptor, "figures.csv:2:6: “cn”"]);
    fs::remove_file(file("figures.csv")).unwrap();
    fs::write(file("datapackage.json"), DESCRIPTOR.replace("\"k\": 1", "\"k\": 0")).unwrap();
    begins(&faults_of(folder.path()), &["datapackage.json:30:10: k is 0", no_figures]);
}

#[test]
fn crlf_and_a_last_line_without_an_end_are_no_faults() {
    let figures = FIGURES.replace('\n', "\r\n");
    assert!(checked(DESCRIPTOR.as_bytes(), figures.as_bytes()).is_empty());
    assert!(checked(DESCRIPTOR.as_bytes(), figures.trim_end().as_bytes()).is_empty());
    let bad = figures.replace("22.8", "22.85");
    let faults = checked(DESCRIPTOR.replace('\n', "\r\n").as_bytes(), bad.as_bytes());
    assert_eq!((faults.len(), faults[0].starts_with("figures.csv:5:22: “22.85”")), (1, true));
}

#[test]
fn a_figures_file_without_the_last_column_passes() {
    let figures: String =
        FIGURES.lines().map(|line| format!("{}\n", line.rsplit_once(',').unwrap().0)).collect();
    assert!(checked(DESCRIPTOR.as_bytes(), figures.as_bytes()).is_empty());
    let faults =
        checked(DESCRIPTOR.as_bytes(), figures.replace("5,reported", "5,reported,").as_bytes());
    assert_eq!(
        faults,
        ["figures.csv:2:1: the row has 8 fields, not 7; check its commas and quotes"]
    );
}

#[test]
fn quotes_that_csv_allows_are_no_faults() {
    let quoted = FIGURES.replace("2011,CN,US,all", "\"2011\",\"CN\",\"US\",\"all\"");
    assert!(checked(DESCRIPTOR.as_bytes(), quoted.as_bytes()).is_empty());
}

#[test]
fn the_same_cell_is_found_again_in_a_file_that_is_not_sorted() {
    let lines: Vec<_> = FIGURES.lines().collect();
    let figures = [lines[0], lines[4], lines[1], lines[2], lines[3], lines[4]].join("\n");
    let faults = checked(DESCRIPTOR.as_bytes(), figures.as_bytes());
    assert_eq!(
        faults,
        [
            "figures.csv:3:1: the row is out of order; sort the rows by period, source, target, \
             category, measure",
            "figures.csv:6:1: the same cell stands in line 2 already; keep one of the two rows",
        ]
    );
}

#[test]
fn a_line_without_end_costs_no_other() {
    let long = format!("{FIGURES}{}\n2013,US,CN,all,share,x,reported,\n", "7".repeat(1 << 18));
    let faults = checked(DESCRIPTOR.as_bytes(), long.as_bytes());
    assert_eq!(faults.len(), 2);
    assert_eq!(
        faults[0],
        "figures.csv:6:1: the line is longer than 64 kB; check its commas and quotes"
    );
    assert!(faults[1].starts_with("figures.csv:7:22: “x” is not a plain decimal"));
}

#[test]
fn more_periods_than_a_set_holds_are_a_fault() {
    let first = 719_528; // Days from the year 0 to 1970.
    let day = |n: i64| {
        // Civil from days, for days after the year 0.
        let z = n + 306 - 366;
        let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let (d, m) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
        format!("{:04}-{m:02}-{d:02}", yoe + era * 400 + i64::from(m <= 2))
    };
    let rows = (0..65_540).map(|n| format!("{},US,CN,all,packets,1,reported,\n", day(first + n)));
    let figures = format!("{}\n{}", FIGURES.lines().next().unwrap(), rows.collect::<String>());
    let faults = checked(DESCRIPTOR.as_bytes(), figures.as_bytes());
    assert_eq!(faults.len(), 5, "{:?}", faults.first());
    let begin = "figures.csv:65537:1: the set has more than 65535 different periods; ";
    assert!(faults[0].starts_with(begin), "{}", faults[0]);
}

#[test]
fn compile_names_the_first_hundred_faults_and_where_the_rest_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "2013,US,CN,all,share,x,reported,\n".repeat(5000);
    fs::write(folder.path().join("datapackage.json"), DESCRIPTOR).unwrap();
    fs::write(folder.path().join("figures.csv"), format!("{FIGURES}{rows}")).unwrap();
    let file = folder.path().join("set.bw");
    let output = bothways(&["compile".as_ref(), folder.path(), "-o".as_ref(), &file]);
    assert_eq!(output.status.code(), Some(1));
    let said = complaint(&output);
    assert_eq!(said.lines().count(), 101);
    assert!(said.ends_with("reading stopped here after 100 faults; see all with bothways check"));
    assert!(!file.exists());
    assert_eq!(faults_of(folder.path()).len(), 5000 + 4999);
}
