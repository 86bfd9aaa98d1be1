//! `bothways import cncert`: what it makes of a small sample, and what it refuses.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use bothways::dataset::read_folder;
use common::desk::Desk;
use common::{bothways, complaint, names_in};

const SAMPLE: &str = include_str!("fixtures/cncert-sample.csv");

/// The sample's rows as the folder has them.
const FIGURES: &str = "\
period,source,target,category,measure,value,status,ref
2011,001,CN,trojan-botnet,addresses,111,reported,china-org-2012-03-20
2011,JP,CN,trojan-botnet,address-share,19.8,reported,china-org-2012-03-20
2011,JP,CN,trojan-botnet,addresses,22,derived,china-org-2012-03-20
2011,US,CN,trojan-botnet,addresses,33,secondhand,zdnet
2012,US,CN,trojan-botnet,computers,1234567,reported,chinascope-625
2021-01/2021-06,HK,CN,trojan-botnet,addresses,55,weak,onedatour
";

impl Desk {
    /// Imports a raw text into the folder `out`.
    fn import(&self, raw: &[u8]) -> Output {
        fs::write(self.path("raw.csv"), raw).unwrap();
        import(&self.path("raw.csv"), &self.path("out"))
    }

    /// The complaint about a raw text, which must leave nothing behind.
    fn refusal(&self, raw: &[u8]) -> String {
        self.refused(&self.import(raw), "raw.csv:")
    }
}

fn import(raw: &Path, out: &Path) -> Output {
    bothways(&[
        "import".as_ref(),
        "cncert".as_ref(),
        raw.as_os_str(),
        "-o".as_ref(),
        out.as_os_str(),
    ])
}

#[test]
fn sorts_maps_and_skips_others() {
    let desk = Desk::new();
    let output = desk.import(SAMPLE.as_bytes());
    assert_eq!(complaint(&output), "");
    assert!(output.status.success());
    assert_eq!(fs::read_to_string(desk.path("out/figures.csv")).unwrap(), FIGURES);
    assert_eq!(names_in(&desk.path("out")), ["README.md", "datapackage.json", "figures.csv"]);
    assert_eq!(read_folder(&desk.path("out")).unwrap().len(), 6);
}

#[test]
fn twice_gives_the_same_bytes() {
    let desk = Desk::new();
    desk.import(SAMPLE.as_bytes());
    let read = || {
        names_in(&desk.path("out"))
            .into_iter()
            .map(|name| fs::read(desk.path("out").join(name)).unwrap())
    };
    let first: Vec<_> = read().collect();
    assert!(desk.import(SAMPLE.as_bytes()).status.success());
    assert!(read().eq(first));
}

#[test]
fn refuses_a_row_it_cannot_place() {
    let cases = [
        (
            "hosts_controlled",
            "hosts_seen",
            "2: the measure “hosts_seen” is unknown; correct it, \
          or give it a measure of the set",
        ),
        (
            "archives/625",
            "archives/1",
            "2: the page “http://chinascope.org/archives/1” is not \
          among the set's references; add it to references in datapackage.json, or correct the \
          address",
        ),
        (
            "weak",
            "guessed",
            "9: the status “guessed” is unknown; write seen, derived, weak or \
          brief-only",
        ),
        (
            "US,CN,trojan-botnet,hosts",
            "US,CN,worms,hosts",
            "2: the category “worms” is not in the \
          set's datapackage.json; declare it there or correct the word",
        ),
        (
            "JP,CN,trojan-botnet,share",
            "jp,CN,trojan-botnet,share",
            "6: “jp” is not an ISO 3166-1 \
          alpha-2 code in capitals, such as US; write two capitals, or ZZ for all foreign \
          countries",
        ),
        (
            "2012,US",
            "May 2012,US",
            "2: “May 2012” is not a year, quarter (2013-Q1), month \
          (2013-05), day or start/end of those; write it as ISO 8601",
        ),
        (
            "1234567",
            "1.2 million",
            "2: “1.2 million” is not a plain decimal such as 8850000 or \
          22.8; write a plain decimal",
        ),
        (
            "19.80",
            "19.85",
            "6: “19.85” has more than the measure's 1 decimals; write a plain \
          decimal",
        ),
        ("invented,weak", "weak", "9: the row has 9 fields, not 10; check its commas and quotes"),
        (
            "seen_at",
            "page",
            "1: the header is “period,source_iso2,target_iso2,category,measure,\
          value,publisher,page,quote,status”; write period,source_iso2,target_iso2,category,\
          measure,value,publisher,seen_at,quote,status",
        ),
    ];
    for (good, bad, complaint) in cases {
        let raw = SAMPLE.replacen(good, bad, 1);
        assert_ne!(raw, SAMPLE, "{good}");
        assert_eq!(Desk::new().refusal(raw.as_bytes()), complaint, "{bad}");
    }
}

#[test]
fn refuses_a_cell_given_twice() {
    let row = "2011,JP,CN,trojan-botnet,control_ips,1,CNCERT/CC,\
               http://chinascope.org/archives/625,invented,seen\n";
    let raw = format!("{SAMPLE}{row}");
    let complaint = "10: the row gives the same cell as line 5; keep one of the two rows";
    assert_eq!(Desk::new().refusal(raw.as_bytes()), complaint);
}

#[test]
fn refuses_a_file_without_our_publisher() {
    let raw = SAMPLE.replace("CNCERT/CC", "Someone else");
    let complaint = "1: no row is published by “CNCERT/CC”; give the list of published figures";
    assert_eq!(Desk::new().refusal(raw.as_bytes()), complaint);
}

#[test]
fn refuses_bytes_that_are_no_text() {
    let raw = [SAMPLE.as_bytes(), &[0xff, b',', 0xfe, b'\n']].concat();
    assert_eq!(
        Desk::new().refusal(&raw),
        "10: the row has 2 fields, not 10; check its commas and quotes"
    );
    assert!(Desk::new().refusal(b"\xff\xd8\xff\xe0").starts_with("1: "));
    assert!(Desk::new().refusal(b"").starts_with("1: the header is “”"));
}

#[test]
fn refuses_a_missing_file() {
    let desk = Desk::new();
    let output = import(&desk.path("nowhere.csv"), &desk.path("out"));
    assert_eq!(output.status.code(), Some(1));
    let complaint = complaint(&output);
    assert!(complaint.contains("nowhere.csv: the file cannot be read ("), "{complaint}");
    assert!(complaint.ends_with("; give one that can"), "{complaint}");
}

#[test]
fn leaves_another_set_alone() {
    let desk = Desk::new();
    desk.import(SAMPLE.as_bytes());
    let descriptor = desk.path("out/datapackage.json");
    let text = fs::read_to_string(&descriptor).unwrap().replacen("\"cncert\"", "\"ours\"", 1);
    fs::write(&descriptor, &text).unwrap();
    let output = desk.import(SAMPLE.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("the folder holds the data set “ours”; choose another"));
    assert_eq!(fs::read_to_string(&descriptor).unwrap(), text);
}

#[test]
fn leaves_no_half_written_folder() {
    let desk = Desk::new();
    fs::write(desk.path("out"), "a file where the folder should be").unwrap();
    let output = desk.import(SAMPLE.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("the file cannot be written ("), "{}", complaint(&output));
    assert_eq!(names_in(desk.folder()), ["out", "raw.csv"]);
}
