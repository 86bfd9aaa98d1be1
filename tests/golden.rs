//! Pictures compared with the ones in `tests/golden`, byte by byte.
//!
//! A difference leaves the new picture beside the golden; `MAKE_REF=1` makes it the golden.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bothways::describe::{sentence, title};
use bothways::paint::{Theme, ThemeName, svg};
use common::cases::{Case, all};
use common::{Fixed, in_repository, view};

fn folder() -> PathBuf {
    in_repository("tests/golden")
}

fn picture(case: &Case) -> String {
    let view = view(&case.set, &case.ask);
    let theme = Theme::named(if case.is_dark { ThemeName::Dark } else { ThemeName::Light });
    svg(&case.scene(), &theme, &title(&view, &Fixed), &sentence(&view, &Fixed)).unwrap()
}

/// What to say of a picture that is not its golden.
fn difference(name: &str, drawn: &str, folder: &Path) -> Option<String> {
    let golden = folder.join(format!("timeline-{name}.svg"));
    let new = folder.join(format!("timeline-{name}.new.svg"));
    if fs::read_to_string(&golden).is_ok_and(|text| text == drawn) {
        let _ = fs::remove_file(new);
        return None;
    }
    fs::write(&new, drawn).unwrap();
    Some(format!("{} is not {}", new.display(), golden.display()))
}

#[test]
fn every_picture_is_its_golden() {
    let folder = folder();
    let mut differences = Vec::new();
    for case in all() {
        let drawn = picture(&case);
        if std::env::var_os("MAKE_REF").is_some() {
            fs::write(folder.join(format!("timeline-{}.svg", case.name)), &drawn).unwrap();
        }
        differences.extend(difference(case.name, &drawn, &folder));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_golden_is_a_case() {
    let cases: BTreeSet<_> = all().iter().map(|c| format!("timeline-{}.svg", c.name)).collect();
    let names = fs::read_dir(folder()).unwrap().map(|e| e.unwrap().file_name());
    let goldens: BTreeSet<_> = names
        .map(|name| name.into_string().unwrap())
        .filter(|name| !name.ends_with(".new.svg"))
        .collect();
    assert_eq!(goldens, cases);
}

#[test]
fn a_difference_leaves_the_new_picture_and_names_both() {
    let folder = std::env::temp_dir().join(format!("bothways-golden-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("timeline-x.svg"), "old").unwrap();
    let said = difference("x", "new", &folder).unwrap();
    assert!(said.contains("timeline-x.new.svg is not ") && said.ends_with("timeline-x.svg"));
    assert_eq!(fs::read_to_string(folder.join("timeline-x.new.svg")).unwrap(), "new");
    assert_eq!(difference("x", "old", &folder), None);
    assert!(!folder.join("timeline-x.new.svg").exists());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_picture_is_the_same_twice() {
    for case in all() {
        assert_eq!(picture(&case), picture(&case), "{}", case.name);
    }
}
