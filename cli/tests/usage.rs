//! Exit codes, one sentence on standard error, and no panic.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::process::{Command, Stdio};

use common::{bothways, complaint};

#[test]
fn bad_usage_is_one_sentence_and_code_2() {
    let cases: [(&[&str], &str); 6] = [
        (
            &["check"],
            "the following required arguments were not provided: <DIR|FILE.csv|LESSON.json>...",
        ),
        (&["compile", "x"], "the following required arguments were not provided: -o <FILE.bw>"),
        (&["import", "cncert", "-o", "x"], "the following required arguments were not provided"),
        (&["compile", "x", "-o", "y", "-q", "5"], "unexpected argument '-q' found"),
        (&["import", "cnvd", "x", "-o", "y"], "unrecognized subcommand 'cnvd'"),
        (&["draw"], "unrecognized subcommand 'draw'"),
    ];
    for (args, start) in cases {
        let output = bothways(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let found = complaint(&output);
        assert!(found.starts_with(&format!("bothways: {start}")), "{found}");
        assert!(found.ends_with("; see bothways --help"), "{found}");
        assert_eq!(found.lines().count(), 1, "{found}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    for args in [&["--help"][..], &["--version"], &["import", "--help"]] {
        let output = bothways(args);
        assert!(output.status.success(), "{args:?}");
        assert!(!output.stdout.is_empty());
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn without_a_command_it_helps_and_fails() {
    let output = bothways::<&str>(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("Usage: bothways"));
}

/// A pipe whose reader has gone.
fn closed_pipe() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let program = env!("CARGO_BIN_EXE_bothways");
    let help = Command::new(program).arg("--help").stdout(closed_pipe()).output().unwrap();
    assert_eq!(complaint(&help), "");
    assert_eq!(help.status.code(), Some(0));
    let run = |args: &[&str]| {
        Command::new(program).args(args).stderr(closed_pipe()).status().unwrap().code()
    };
    assert_eq!(run(&["check", "no-such-folder"]), Some(1));
    assert_eq!(run(&["draw"]), Some(2));
}
