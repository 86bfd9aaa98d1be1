//! Pictures compared with the ones in `tests/golden`, byte by byte.
//!
//! A difference leaves the new picture beside the golden; `MAKE_REF=1` makes it the golden.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bothways::chart::{Size, captioned, complete};
use bothways::describe::{self, Words, sentence, title};
use bothways::paint::{Theme, ThemeName, svg};
use bothways::query::View;
use common::cases::all;
use common::collections::{self, Collections};
use common::many::{self, Many};
use common::{Case, Fixed, in_repository, view};

fn folder() -> PathBuf {
    in_repository("tests/golden")
}

/// Every picture with its golden's name.
fn pictures() -> Vec<(String, String)> {
    let cases = all();
    let alone = cases.iter().filter(|case| ALONE.contains(&case.name));
    let alone = alone.map(|case| (format!("captioned-{}", case.name), captioned_of(case)));
    let timelines = cases.iter().map(|case| (format!("timeline-{}", case.name), timeline(case)));
    let sources = collections::all();
    let captioned = [
        ("captioned-sources".to_owned(), captioned_sources(&sources[1])),
        ("complete-cncert".to_owned(), complete_of(&cases[0])),
    ];
    let sources = sources.iter().map(|case| (format!("sources-{}", case.name), sources_of(case)));
    let many = many::all();
    let many = many.iter().map(|case| (case.name.clone(), many_of(case)));
    timelines.chain(alone).chain(sources).chain(captioned).chain(many).collect()
}

/// The cases that are also drawn with the words of a picture that stands alone.
const ALONE: [&str; 3] = ["cncert", "cncert-phone", "sensors-per"];

fn theme(is_dark: bool) -> Theme {
    Theme::named(if is_dark { ThemeName::Dark } else { ThemeName::Light })
}

fn timeline(case: &Case) -> String {
    let view = view(&case.set, &case.ask);
    let (title, sentence) = (title(&view, &Fixed), sentence(&view, &Fixed));
    svg(&case.scene(), &theme(case.is_dark), &title, &sentence).unwrap()
}

fn captioned_of(case: &Case) -> String {
    let view = view(&case.set, &case.ask);
    alone(&View::Timeline(view), case.width, case.is_dark)
}

/// The picture that a reader takes along.
fn complete_of(case: &Case) -> String {
    let view = View::Timeline(view(&case.set, &case.ask));
    let Words { title, sentence, .. } = Words::of(&view, &Fixed);
    let size = Size { width: 800.0, height: None };
    svg(&complete(&view, &Fixed, size), &theme(case.is_dark), &title, &sentence).unwrap()
}

fn captioned_sources(case: &Collections) -> String {
    alone(&View::Sources(case.view()), case.width, case.is_dark)
}

/// The picture of a view with its words.
fn alone(view: &View<'_>, width: f64, is_dark: bool) -> String {
    let Words { title, sentence, .. } = Words::of(view, &Fixed);
    let size = Size { width, height: Some(450.0) };
    svg(&captioned(view, &Fixed, size), &theme(is_dark), &title, &sentence).unwrap()
}

/// A view of many countries.
fn many_of(case: &Many) -> String {
    let Words { title, sentence, .. } = Words::of(&case.view(), &case.env());
    svg(&case.scene(), &theme(case.is_dark), &title, &sentence).unwrap()
}

fn sources_of(case: &Collections) -> String {
    let view = case.view();
    let title = describe::sources::title(&view, &Fixed);
    let sentence = describe::sources::sentence(&view, &Fixed);
    svg(&case.scene(), &theme(case.is_dark), &title, &sentence).unwrap()
}

/// What to say of a picture that is not its golden.
fn difference(name: &str, drawn: &str, folder: &Path) -> Option<String> {
    let golden = folder.join(format!("{name}.svg"));
    let new = folder.join(format!("{name}.new.svg"));
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
    for (name, drawn) in pictures() {
        if std::env::var_os("MAKE_REF").is_some() {
            fs::write(folder.join(format!("{name}.svg")), &drawn).unwrap();
        }
        differences.extend(difference(&name, &drawn, &folder));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_golden_is_a_case() {
    let cases: BTreeSet<_> = pictures().into_iter().map(|(name, _)| name + ".svg").collect();
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
    fs::write(folder.join("x.svg"), "old").unwrap();
    let said = difference("x", "new", &folder).unwrap();
    assert!(said.contains("x.new.svg is not ") && said.ends_with("x.svg"));
    assert_eq!(fs::read_to_string(folder.join("x.new.svg")).unwrap(), "new");
    assert_eq!(difference("x", "old", &folder), None);
    assert!(!folder.join("x.new.svg").exists());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_picture_is_the_same_twice() {
    assert_eq!(pictures(), pictures());
}
