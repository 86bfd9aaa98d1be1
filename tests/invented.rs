//! The invented states of the goldens as files, from which the gallery draws them in the page.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;

use bothways::dataset::{Dataset, decode, encode};
use common::many::one_giant;
use common::{all_series, empty, in_repository, outlier, single, unseen, withheld};

/// What no bundled set is: without a figure, with one, with one far beyond all others, withheld
/// throughout, not measured.
fn states() -> [(&'static str, Dataset); 6] {
    [
        ("empty", empty()),
        ("single", single()),
        ("outlier", outlier()),
        ("giant", one_giant()),
        ("withheld", withheld()),
        ("unseen", unseen()),
    ]
}

#[test]
fn every_state_is_a_file_of_the_gallery() {
    let folder = in_repository("target/fixtures");
    fs::create_dir_all(&folder).unwrap();
    for (name, set) in states() {
        let path = folder.join(name).with_extension("bw");
        fs::write(&path, encode(&set).unwrap()).unwrap();
        let read = decode(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(all_series(&read), all_series(&set), "{name}");
    }
}
