//! Files larger than the memory that the command is given, and writes that fail half-way.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(target_os = "linux")]

mod common;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use bothways::dataset::{Country, decode};
use common::{bothways, complaint, in_repository, names_in};

/// Rows in a month.
const A_MONTH: u32 = 100 * 2 * 3;

/// A folder with so many months of invented packets, each row ending as given.
fn large(months: u32, end: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let descriptor = in_repository("tests/fixtures/sensors/datapackage.json");
    let descriptor = fs::read_to_string(descriptor).unwrap().replace("\"k\": 5", "\"k\": 1");
    fs::write(folder.path().join("datapackage.json"), descriptor).unwrap();
    let mut out = BufWriter::new(File::create(folder.path().join("figures.csv")).unwrap());
    writeln!(out, "period,source,target,category,measure,value,status,ref").unwrap();
    let codes = ('A'..='Z').flat_map(|a| ('A'..='Z').map(move |b| format!("{a}{b}")));
    let places: Vec<_> = codes.filter(|code| Country::parse(code).is_some()).take(100).collect();
    for month in 0..months {
        let period = format!("{}-{:02}", 1900 + month / 12, month % 12 + 1);
        for (origin, target) in places.iter().flat_map(|a| ["JP", "US"].map(|b| (a, b))) {
            for category in ["all", "ssh", "web"] {
                writeln!(out, "{period},{origin},{target},{category},packets,{end}").unwrap();
            }
        }
    }
    out.flush().unwrap();
    folder
}

/// Runs the command in a shell that has set its limits first.
fn limited(limits: &str, args: &[&Path]) -> Output {
    let script = format!("{limits}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("bash");
    shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_bothways")).args(args);
    shell.output().unwrap()
}

/// The command takes some 42 MB of addresses for itself (the texts and formats of twelve languages, the
/// drawing of pictures and the schema of lessons among them), and 4 for its buffers; the records of the
/// file below would take 38 more.
const MEMORY: &str = "ulimit -v 52000";

#[test]
fn a_file_larger_than_the_memory_is_checked_whatever_it_holds() {
    let months = 2400;
    let good = large(months, "5,reported,");
    assert!(fs::metadata(good.path().join("figures.csv")).unwrap().len() > 52_000 * 1024);
    let output = limited(MEMORY, &["check".as_ref(), good.path()]);
    assert_eq!((complaint(&output).as_str(), output.status.code()), ("", Some(0)));
    let bad = large(months, "-5,reported,");
    let output = limited(MEMORY, &["check".as_ref(), bad.path()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(complaint(&output).lines().count(), (months * A_MONTH) as usize);
}

#[test]
fn a_quote_left_open_does_not_swallow_the_file() {
    let folder = large(1000, "5,reported,");
    let figures = folder.path().join("figures.csv");
    let text = fs::read_to_string(&figures).unwrap().replacen("1900-01,", "\"1900-01,", 1);
    fs::write(&figures, text.trim_end().to_owned() + "x\n").unwrap();
    let output = limited(MEMORY, &["check".as_ref(), folder.path()]);
    let faults = complaint(&output);
    let mut lines = faults.lines();
    assert!(lines.next().unwrap().ends_with("figures.csv:2:1: a quote is left open; close it"));
    assert!(lines.next().unwrap().contains("figures.csv:600001:38: the reference “x”"), "{faults}");
    assert_eq!(lines.next(), None);
}

/// A file with old words in it and the arguments that make it anew.
fn target(folder: &Path) -> PathBuf {
    let file = folder.join("set.bw");
    fs::write(&file, "old").unwrap();
    file
}

#[test]
fn a_full_disk_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = target(folder.path());
    let set = in_repository("data/cncert");
    // A file may have 1 kB, and a write beyond it fails as it does on a full disk.
    let limits = "trap '' XFSZ; ulimit -f 1";
    let output = limited(limits, &["compile".as_ref(), &set, "-o".as_ref(), &file]);
    assert_eq!(output.status.code(), Some(1));
    let begin = format!("{}: the file cannot be written (", file.display());
    assert!(complaint(&output).starts_with(&begin), "{}", complaint(&output));
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(names_in(folder.path()), ["set.bw"]);
}

#[test]
fn a_folder_that_takes_no_files_is_named() {
    let file = Path::new("/proc/set.bw");
    let set = in_repository("data/cncert");
    let output = bothways(&["compile".as_ref(), set.as_path(), "-o".as_ref(), file]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).starts_with("/proc/set.bw: the file cannot be written ("));
}

#[test]
fn killed_at_any_moment_the_file_is_the_old_or_the_new_one() {
    let (set, folder) = (large(40, "5,reported,"), tempfile::tempdir().unwrap());
    let file = folder.path().join("set.bw");
    let compile = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bothways"));
        command.arg("compile").arg(set.path()).arg("-o").arg(&file);
        command
    };
    assert!(compile().status().unwrap().success());
    let new = fs::read(&file).unwrap();
    assert!(decode(&new).is_ok());
    for milliseconds in (0..200).step_by(20) {
        target(folder.path());
        let mut child = compile().spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        let bytes = fs::read(&file).unwrap();
        assert!(bytes == b"old" || bytes == new, "after {milliseconds} ms");
    }
    // What a killed run has left stands beside the file and hinders no other run.
    let left = names_in(folder.path());
    assert!(left.iter().all(|name| name.starts_with("set.bw")), "{left:?}");
    assert!(compile().status().unwrap().success());
    assert_eq!(fs::read(&file).unwrap(), new);
}
