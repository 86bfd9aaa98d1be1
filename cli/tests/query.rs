//! `bothways query`: one answer as text, CSV and JSON.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};

use common::{bothways, compiled, complaint, in_repository, printed};
use serde_json::Value;

fn query(set: &Path, more: &[&str]) -> std::process::Output {
    let mut args = vec!["query", set.to_str().unwrap(), "pair"];
    args.extend(more);
    bothways(&args)
}

fn asked(set: &str, more: &[&str]) -> String {
    printed(&query(&in_repository(set), more))
}

fn json(set: &str, more: &[&str]) -> Value {
    let more = [more, &["--format", "json"]].concat();
    serde_json::from_str(&asked(set, &more)).unwrap()
}

fn csv(set: &str, more: &[&str]) -> Vec<Vec<String>> {
    let text = asked(set, &[more, &["--format", "csv"]].concat());
    let lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect());
    lines.collect()
}

const CNCERT: &str = "data/cncert";
const SENSORS: &str = "tests/fixtures/sensors";
const REPORTS: &str = "tests/fixtures/reports";

#[test]
fn text_is_a_caption_the_sentence_the_table_and_who_says_so() {
    let text = asked(CNCERT, &["--pair", "US-CN"]);
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[0].starts_with("Computers controlled from abroad: United States and China"));
    assert!(lines[2].starts_with("In 2011, 8.85 million computers in China were controlled from"));
    assert!(lines[2].contains("The other way was not measured: CNCERT counts"));
    let heads = "From the United States to China  From China to the United States";
    assert!(lines[4].to_lowercase().contains(&heads.to_lowercase()), "{}", lines[4]);
    let words: Vec<_> = lines[5].split("  ").map(str::trim).filter(|w| !w.is_empty()).collect();
    let wanted = ["2011", "8,850,000", "not measured", "read in an article, not in the report"];
    assert_eq!(words, wanted);
    let vantage = lines.iter().position(|line| line.starts_with("Counted by CNCERT, China's"));
    assert!(lines[vantage.unwrap() + 1].starts_with("Source: CNCERT"), "{text}");
    let licence = "Licence of the figures: Published facts and figures. Changed: aggregated.";
    assert_eq!(lines[vantage.unwrap() + 2], licence, "{text}");
    assert!(text.contains("\nAll countries outside mainland China, as CNCERT counts, 2011: "));
}

#[test]
fn where_a_pair_has_no_figure_each_country_and_all_together_are_told_with_their_sides() {
    let said = |measure| asked("data/agencies", &["--pair", "US-CN", "--measure", measure]);
    let shares = said("akamai-share");
    let together = "all countries (together, as each publisher counts)";
    for (share, origin) in [("11%", "the United States"), ("35%", "China")] {
        let line = format!("\nQ3 2013: {share} from {origin} to {together}.\n");
        assert!(shares.contains(&line), "{shares}");
    }
    let line = format!("\n2012: 144,000 attacks a month from {together} to China.\n");
    assert!(said("mnd-attacks").contains(&line));
    assert!(!said("mnd-share").contains(together));
}

#[test]
fn a_measure_names_its_own_source_and_an_interval_begins_its_sentence() {
    let said = |pair, measure| asked("data/agencies", &["--pair", pair, "--measure", measure]);
    let text = said("CN-KR", "mois-attempts");
    assert!(text.contains("\nSource: South Korea's Ministry of the Interior and Safety, given to"));
    let text = said("CN-KR", "mcst-attempts");
    assert!(text.contains("\nJanuary 2017–August 2021: "), "{text}");
    assert!(!text.contains("In January 2017–"));
}

#[test]
fn csv_has_the_exact_figures() {
    let rows = csv(CNCERT, &["--pair", "US-CN", "--measure", "addresses"]);
    assert_eq!(
        rows[0].join(","),
        "period,drawn,forward,forward_status,back,back_status,\
         forward_at_least,forward_partial,forward_refs,back_at_least,back_partial,back_refs,\
         figures,pair,measure,unit,category,per,sum,title,sentence,source,vantage,caveats,\
         license,licenseUrl,attribution,changed"
    );
    let figures = |row: &[String]| row[..12].join(",");
    assert_eq!(figures(&rows[1]), "2011,true,9528,secondhand,,notMeasured,,,zdnet,,,");
    let shares = csv(CNCERT, &["--pair", "JP-CN", "--measure", "address-share"]);
    assert_eq!(
        figures(&shares[1]),
        "2011,true,22.8,reported,,notMeasured,,,china-org-2012-03-20,,,"
    );
}

#[test]
fn a_swap_changes_the_columns() {
    let rows = csv(CNCERT, &["--pair", "US-CN"]);
    let swapped = csv(CNCERT, &["--pair", "CN-US"]);
    for (row, swapped) in rows.iter().zip(&swapped).skip(1) {
        assert_eq!((&row[2..4], &row[4..6]), (&swapped[4..6], &swapped[2..4]));
        assert_eq!((&row[6..9], &row[9..12]), (&swapped[9..12], &swapped[6..9]));
    }
}

#[test]
fn csv_says_of_every_cell_what_json_says() {
    for more in [
        &[CNCERT][..],
        &[SENSORS, "--per", "none"],
        &[SENSORS, "--per", "sensor"],
        &[SENSORS, "--per", "none", "--category", "ssh,web"],
        &[REPORTS],
        &[REPORTS, "--measure", "disputes"],
    ] {
        let (set, more) = (more[0], &more[1..]);
        let (rows, answer) = (csv(set, more), json(set, more));
        let cells = answer["rows"].as_array().unwrap();
        assert_eq!(rows.len(), cells.len() + 1);
        for (row, cell) in rows[1..].iter().zip(cells) {
            for (name, at, more) in [("forward", 2, 6), ("back", 4, 9)] {
                let (value, status, cell) = (&row[at], &row[at + 1], &cell[name]);
                assert_eq!(value.parse().ok(), cell["value"].as_f64(), "{set} {row:?}");
                let at_least = row[more].parse().ok();
                assert_eq!(at_least, cell["atLeast"].as_f64(), "{set} {row:?}");
                assert_eq!(row[more + 1] == "true", cell["partial"] == true, "{set} {row:?}");
                let refs = cell["refs"].as_array().into_iter().flatten();
                let refs: Vec<_> = refs.map(|id| id.as_str().unwrap()).collect();
                assert_eq!(row[more + 2], refs.join(" "), "{set} {row:?}");
                match cell["kind"].as_str().unwrap() {
                    kind @ ("suppressed" | "notMeasured") => assert_eq!(status, kind),
                    _ if cell["status"].is_null() => assert_ne!(status, "reported", "{row:?}"),
                    _ => assert_eq!(status, cell["status"].as_str().unwrap()),
                }
            }
        }
    }
}

#[test]
fn csv_says_what_a_sum_is_at_least_and_what_it_lacks() {
    let set = common::changed(SENSORS, "\"k\": 5", "\"k\": 1");
    let in_set = |name: &str| set.path().join(name);
    let descriptor = std::fs::read_to_string(in_set("datapackage.json")).unwrap();
    let descriptor = descriptor.replace("\"missing\": \"zero\"", "\"missing\": \"notMeasured\"");
    let figures = std::fs::read_to_string(in_set("figures.csv")).unwrap();
    let withheld = figures
        .replace("2101-01,US,JP,ssh,packets,300,reported", "2101-01,US,JP,ssh,packets,,suppressed");
    let lacking = withheld.replace("2101-02,US,JP,ssh,packets,400,reported,\n", "");
    assert!(lacking.len() < withheld.len() && withheld.len() < figures.len());
    std::fs::write(in_set("datapackage.json"), descriptor).unwrap();
    std::fs::write(in_set("figures.csv"), lacking).unwrap();
    let more = ["--per", "none", "--category", "ssh,web", "--format", "csv"];
    let text = printed(&query(set.path(), &more));
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[1].starts_with("2101-01,true,,suppressed,96,reported,120,,,"), "{text}");
    assert!(lines[2].starts_with("2101-02,true,115,reported,130,reported,,true,,"), "{text}");
}

#[test]
fn json_has_the_contracts_names_and_no_other() {
    let always = [
        "view", "title", "sentence", "measure", "unit", "per", "source", "vantage", "caveats",
        "context", "columns", "rows",
    ];
    for (set, sums) in [(CNCERT, false), (SENSORS, true), (REPORTS, false)] {
        let answer = json(set, &[]);
        let answer = answer.as_object().unwrap();
        for name in always {
            assert!(answer.contains_key(name), "{set}: {name}");
        }
        let known = |name: &&String| ["period", "totals", "rights"].contains(&name.as_str());
        let others = answer.keys().filter(|name| !always.contains(&name.as_str()));
        assert_eq!(others.filter(|name| !known(name)).count(), 0, "{set}");
        assert_eq!(answer.contains_key("totals"), sums, "{set}");
        assert_eq!(answer["view"], "timeline");
    }
}

#[test]
fn a_json_cell_is_of_the_contracts_shape() {
    for set in [CNCERT, SENSORS, REPORTS] {
        let answer = json(set, &[]);
        let rows = answer["rows"].as_array().unwrap().iter();
        let cells = rows.flat_map(|row| [&row["forward"], &row["back"]]);
        let context = answer["context"].as_array().unwrap().iter().map(|c| &c["figure"]);
        for cell in cells.chain(context) {
            let has = |name: &str| !cell[name].is_null();
            let wanted = match cell["kind"].as_str().unwrap() {
                "known" | "zero" => (true, false),
                "suppressed" => (false, has("atLeast")),
                "notMeasured" => (false, false),
                kind => panic!("{kind}"),
            };
            assert_eq!((has("value"), has("atLeast")), wanted, "{cell}");
            let names = ["kind", "value", "atLeast", "partial", "status", "refs"];
            assert!(cell.as_object().unwrap().keys().all(|name| names.contains(&name.as_str())));
        }
    }
}

#[test]
fn json_has_the_published_figures_of_2011() {
    let answer = json(CNCERT, &[]);
    let row = &answer["rows"][0];
    assert_eq!((&row["period"], &row["drawn"]), (&"2011".into(), &true.into()));
    assert_eq!(row["forward"]["value"], 8_850_000);
    assert_eq!(row["forward"]["status"], "secondhand");
    assert_eq!(row["forward"]["refs"], serde_json::json!(["zdnet"]));
    assert_eq!(row["back"], serde_json::json!({ "kind": "notMeasured" }));
    let context = &answer["context"][0];
    assert_eq!((&context["origin"], &context["target"]), (&"001".into(), &"CN".into()));
    assert_eq!(context["figure"]["value"], 8_900_000);
    let caveats = answer["caveats"].to_string();
    for words in ["Japan (22.8%)", "the United States (99.4%)"] {
        assert!(caveats.contains(words), "{caveats}");
    }
}

#[test]
fn options_choose_what_is_answered() {
    let answer = json(SENSORS, &["--category", "ssh,web", "--per", "none", "--to", "2101-02"]);
    assert_eq!(answer["rows"].as_array().unwrap().len(), 2);
    assert_eq!(answer["totals"]["forward"]["value"], 300 + 120 + 400 + 115);
    assert_eq!((&answer["per"], &answer["unit"]), (&"none".into(), &"packets".into()));
    let divided = json(SENSORS, &["--from", "2101-02", "--to", "2101-02"]);
    assert_eq!(divided["totals"]["back"]["value"], 32);
    assert_eq!(divided["unit"], "packets per sensor");
}

#[test]
fn a_folder_and_its_file_answer_alike() {
    for set in [CNCERT, SENSORS, REPORTS] {
        let (_folder, file) = compiled(&in_repository(set));
        for format in ["text", "csv", "json"] {
            let more = ["--format", format];
            assert_eq!(printed(&query(&file, &more)), asked(set, &more), "{set} {format}");
        }
    }
}

#[test]
fn what_the_set_lacks_is_bad_usage_with_its_option_and_mend() {
    let cases = [
        (
            &["--measure", "bytes"][..],
            "--measure: the figures have no “bytes”; they have packets, unique-sources",
        ),
        (&["--category", "dns"], "--category: the figures have no “dns”; they have all, ssh, web"),
        (
            &["--category", "all,ssh"],
            "--category: “all” is the whole and is not added to its parts; ask for “all” alone or \
             for its parts alone",
        ),
        (
            &["--measure", "unique-sources", "--category", "ssh,web"],
            "--category: figures of this measure are not added over kinds; choose one",
        ),
        (
            &["--per", "address"],
            "--per: the figures have no base “address” for this measure; choose sensor or none",
        ),
        (
            &["--measure", "unique-sources", "--per", "sensor"],
            "--per: the figures have no base “sensor” for this measure; choose none",
        ),
        (
            &["--from", "2101-03", "--to", "2101-02"],
            "--to: 2101-02 ends before 2101-03 begins; let it end later, or begin earlier",
        ),
    ];
    for (more, words) in cases {
        let output = query(&in_repository(SENSORS), more);
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        assert_eq!(complaint(&output), words);
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn what_can_be_no_answer_is_bad_usage() {
    let cases = [
        ["--pair", "US-US"],
        ["--pair", "001-CN"],
        ["--pair", "USA-CHN"],
        ["--pair", "US"],
        ["--from", "March"],
        ["--format", "xml"],
    ];
    for more in cases {
        let output = query(&in_repository(SENSORS), &more);
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        assert!(complaint(&output).contains(more[0]), "{}", complaint(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn what_is_no_set_is_bad_data_named_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let (_kept, good) = compiled(&in_repository(CNCERT));
    let mut bytes = std::fs::read(good).unwrap();
    let cut = write("cut.bw", &bytes[..bytes.len() / 2]);
    bytes[4] = 3;
    let newer = write("newer.bw", &bytes);
    bytes[4] = 1;
    let older = write("older.bw", &bytes);
    let cases: [(PathBuf, &str); 6] = [
        (cut, "cut short"),
        (newer, "version 3, newer than"),
        (older, "version 1, older than"),
        (write("empty.bw", b""), "no .bw file"),
        (write("other.bw", b"PK\x03\x04, a zip file"), "no .bw file"),
        (folder.path().join("none.bw"), "cannot be read"),
    ];
    for (file, words) in cases {
        let output = query(&file, &[]);
        assert_eq!(output.status.code(), Some(1));
        let said = complaint(&output);
        let begins = format!("{}: ", file.display());
        assert!(said.starts_with(&begins) && said.contains(words) && said.contains("; "), "{said}");
    }
}

/// A CSV as the tools of readers take it: quotes undone.
fn records(set: &str, more: &[&str]) -> Vec<Vec<String>> {
    let text = asked(set, &[more, &["--format", "csv"]].concat());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn licence_attribution_and_changes_travel_in_every_row_and_in_json() {
    let rows = records("data/honeypots", &[]);
    let rights = json("data/honeypots", &[])["rights"].clone();
    assert_eq!(rights["license"], "CC-BY-SA-4.0");
    assert_eq!(rights["licenseUrl"], "https://creativecommons.org/licenses/by-sa/4.0/");
    assert!(rights["attribution"].as_str().unwrap().contains("Data-Driven Security"));
    assert_eq!(rights["changed"], "aggregated, suppressed");
    assert!(rows.len() > 2);
    for row in &rows[1..] {
        for name in ["license", "licenseUrl", "attribution", "changed"] {
            let at = rows[0].iter().position(|column| column == name).unwrap();
            assert_eq!(rights[name], row[at].as_str(), "{row:?}");
        }
    }
    // Where no cell is withheld, nobody is told so.
    assert_eq!(json(CNCERT, &[])["rights"]["changed"], "aggregated");
}

#[test]
fn a_running_sum_ends_at_the_total_and_is_refused_where_figures_do_not_add_up() {
    let more = ["--per", "none"];
    let plain = json("data/honeypots", &more);
    let sums = json("data/honeypots", &[&more[..], &["--sum", "running"]].concat());
    let last = sums["rows"].as_array().unwrap().last().unwrap();
    assert_eq!(last["forward"], plain["totals"]["forward"]);
    assert_ne!(last["forward"], plain["rows"].as_array().unwrap().last().unwrap()["forward"]);
    let output = query(&in_repository(CNCERT), &["--sum", "running"]);
    assert_eq!(output.status.code(), Some(2));
    let said = "--sum: figures of this measure are not added up over periods; leave it out";
    assert_eq!(complaint(&output), said);
}
