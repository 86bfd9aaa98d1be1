//! A folder and its `.bw` file withhold alike, and a threshold is only ever raised.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;

use bothways::dataset::{decode, read_folder};
use common::{bothways, changed, compiled, complaint, in_repository, names_in, printed};

const SENSORS: &str = "tests/fixtures/sensors";

/// The sensors with figures that few stand behind; only their ends differ from a published set.
const UNSAFE: &str = "\
period,source,target,category,measure,value,status,ref
2101-01,US,JP,all,packets,90,reported,
2101-01,US,JP,all,unique-sources,30,reported,
2101-01,US,JP,ssh,packets,70,reported,
2101-01,US,JP,ssh,unique-sources,4,reported,
2101-01,US,JP,web,packets,20,reported,
2101-01,US,JP,web,unique-sources,26,reported,
";

fn with_figures(figures: &str) -> tempfile::TempDir {
    let folder = changed(SENSORS, "\"k\": 5", "\"k\": 5");
    fs::write(folder.path().join("figures.csv"), figures).unwrap();
    folder
}

fn answer(set: &Path, category: &str) -> String {
    let set = set.to_str().unwrap();
    let ask = ["query", set, "pair", "--pair", "US-JP", "--per", "none", "--format", "csv"];
    let args = [&ask[..], &["--to", "2101-01", "--category", category]].concat();
    let text = printed(&bothways(&args));
    let fields: Vec<_> = text.lines().last().unwrap().split(',').take(6).collect();
    fields.join(",")
}

#[test]
fn a_folder_and_its_file_withhold_alike() {
    let folder = with_figures(UNSAFE);
    let (_kept, file) = compiled(folder.path());
    for set in [folder.path(), file.as_path()] {
        assert_eq!(answer(set, "ssh"), "2101-01,true,,suppressed,0,zero");
        assert_eq!(answer(set, "web"), "2101-01,true,,suppressed,0,zero");
        assert_eq!(answer(set, "all"), "2101-01,true,90,reported,0,zero");
    }
    assert_eq!(decode(&fs::read(file).unwrap()).unwrap(), read_folder(folder.path()).unwrap());
}

#[test]
fn a_published_folder_is_compiled_as_it_stands() {
    let set = read_folder(&in_repository(SENSORS)).unwrap();
    let (_kept, file) = compiled(&in_repository(SENSORS));
    assert_eq!(decode(&fs::read(file).unwrap()).unwrap(), set);
}

#[test]
fn compile_may_raise_the_threshold() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("set.bw");
    let set = in_repository(SENSORS);
    let compile = ["compile".as_ref(), set.as_os_str(), "-o".as_ref(), file.as_os_str()];
    let at = |k: &'static str| {
        bothways(&compile.iter().copied().chain(["-k".as_ref(), k.as_ref()]).collect::<Vec<_>>())
    };
    printed(&at("20"));
    let raised = decode(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(raised.descriptor().bothways.k, 20);
    // 12 addresses one way and 5 the other.
    assert_eq!(answer(&set, "web"), "2101-01,true,120,reported,36,reported");
    assert_eq!(answer(&file, "web"), "2101-01,true,,suppressed,,suppressed");
    fs::remove_file(&file).unwrap();

    let output = at("4");
    assert_eq!(output.status.code(), Some(2));
    let name = set.display().to_string();
    let said = format!("-k 4 is below {name}'s own 5; give 5 or more, or leave it out");
    assert_eq!(complaint(&output), said);
    assert_eq!(at("0").status.code(), Some(2));
    assert_eq!(names_in(folder.path()), [""; 0]);
}

/// What `check` says of the sensors with one more row.
fn faults(after: &str, row: &str) -> String {
    let folder = with_figures(&UNSAFE.replacen(after, &format!("{after}{row}\n"), 1));
    let output = bothways(&["check".as_ref(), folder.path().as_os_str()]);
    let place = format!("{}/", folder.path().display());
    complaint(&output).replace(&place, "")
}

#[test]
fn all_countries_together_would_give_withheld_figures_away() {
    let header = "period,source,target,category,measure,value,status,ref\n";
    let what = "all countries together would give withheld figures away; drop the row, or set k \
                to 1";
    let said = faults(header, "2101-01,001,JP,all,packets,90,reported,");
    assert_eq!(said, format!("figures.csv:2:9: {what}"));
}

#[test]
fn so_would_a_period_around_another() {
    let what = "2101-01/2101-02 overlaps 2101-01, which would give withheld figures away; keep \
                periods of one length";
    let row = "2101-01/2101-02,US,JP,all,packets,90,reported,";
    let last = "web,unique-sources,26,reported,\n";
    assert_eq!(faults(last, row), format!("figures.csv:8:1: {what}"));
    // Addresses do not add up over periods, so nothing can be subtracted.
    assert_eq!(faults(last, &row.replace("packets", "unique-sources")), "");
}

#[test]
fn both_are_allowed_where_nothing_is_withheld() {
    let folder = changed(SENSORS, "\"k\": 5", "\"k\": 1");
    let rows =
        ["2101-01,001,JP,all,packets,9,reported,", "2101-01/2101-02,US,JP,all,packets,9,reported,"];
    let header = UNSAFE.lines().next().unwrap();
    let figures =
        format!("{header}\n{}\n{}\n{}\n", rows[0], UNSAFE.lines().nth(1).unwrap(), rows[1]);
    fs::write(folder.path().join("figures.csv"), figures).unwrap();
    printed(&bothways(&["check".as_ref(), folder.path().as_os_str()]));
}
