//! `bothways render`: a picture as a file, whole or not at all.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;

use common::{bothways, changed, compiled, complaint, html, in_repository, names_in};

fn render(set: &Path, more: &[&str], file: &Path) -> std::process::Output {
    let (set, file) = (set.to_str().unwrap(), file.to_str().unwrap());
    let mut args = vec!["render", set, "--view", "timeline", "-o", file];
    args.extend(more);
    bothways(&args)
}

/// The picture of a set.
fn picture(set: &str, more: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.svg");
    let output = render(&in_repository(set), more, &file);
    assert_eq!(complaint(&output), "");
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(names_in(folder.path()), ["x.svg"]);
    fs::read_to_string(file).unwrap()
}

#[test]
fn a_picture_is_well_formed_and_has_its_title_and_words() {
    for set in ["data/cncert", "tests/fixtures/sensors", "tests/fixtures/reports"] {
        let svg = picture(set, &[]);
        let tags = html::tags(&svg);
        assert_eq!(tags[0].name, "svg");
        assert_eq!(tags[0].get("role"), Some("img"));
        assert!(svg.contains("<title id=\"t\">") && svg.contains("<desc id=\"d\">"));
        assert!(tags.iter().any(|tag| tag.name == "rect"));
    }
}

#[test]
fn a_picture_names_both_directions() {
    let svg = picture("data/cncert", &["--pair", "US-CN"]);
    for words in ["United States → China", "China → United States", "Not measured: "] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn the_size_is_the_one_asked_for() {
    for (more, width, height) in [
        (&[][..], "800", "450"),
        (&["--size", "640x360"], "640", "360"),
        (&["--size", "320x600"], "320", "600"),
    ] {
        let svg = picture("tests/fixtures/sensors", more);
        let root = &html::tags(&svg)[0];
        assert_eq!((root.get("width"), root.get("height")), (Some(width), Some(height)));
        assert_eq!(root.get("viewBox").unwrap(), format!("0 0 {width} {height}"));
    }
}

/// The texts of a picture: font size, left edge, baseline and words.
fn texts(svg: &str) -> Vec<(f64, f64, f64, String)> {
    let number = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!(" {name}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let lines = svg.lines().filter(|line| line.starts_with("<text "));
    let words = |line: &str| line.split('>').nth(1).unwrap().trim_end_matches("</text").to_owned();
    lines.map(|l| (number(l, "font-size"), number(l, "x"), number(l, "y"), words(l))).collect()
}

#[test]
fn a_picture_stands_alone_with_its_title_unit_vantage_source_and_licence() {
    for (more, least) in
        [(&[][..], 450.0), (&["--size", "240x300"], 300.0), (&["--size", "400"], 0.0)]
    {
        let svg = picture("data/cncert", more);
        let root = &html::tags(&svg)[0];
        let size = |name| root.get(name).unwrap().parse::<f64>().unwrap();
        assert!(size("height") >= least);
        let texts = texts(&svg);
        let said = texts.iter().map(|text| text.3.as_str()).collect::<Vec<_>>().join(" ");
        for words in [
            "Computers controlled from abroad: United States and China, 2011",
            "Unit: computers.",
            "Counted by CNCERT, China's computer emergency team, in mainland China only; it cannot \
             see who runs an address.",
            "Source: CNCERT, read on press pages",
            "Licence of the figures: Published facts and figures.",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert!(said.starts_with("Computers controlled") || said.contains(" Computers controlled"));
        let title = texts.iter().find(|text| text.0 == 16.0).unwrap();
        let source = texts.iter().find(|text| text.3.starts_with("Source: ")).unwrap();
        let chart = texts.iter().filter(|text| text.0 > 11.0 && text.0 < 16.0);
        for (_, _, y, words) in chart {
            assert!(title.2 < *y && *y < source.2, "{words} is not between title and source");
        }
        assert!(texts.iter().all(|(_, x, y, _)| *x >= 0.0 && *y < size("height")));
    }
}

#[test]
fn a_size_that_no_chart_has_is_bad_usage() {
    let folder = tempfile::tempdir().unwrap();
    for size in
        ["", "0x0", "239", "800x99", "4001", "800x", "x450", "800x450x2", "-800x450", "wide"]
    {
        let size = format!("--size={size}");
        let output = render(&in_repository("data/cncert"), &[&size], &folder.path().join("x.svg"));
        assert_eq!(output.status.code(), Some(2), "{size}");
        assert!(complaint(&output).contains("--size"), "{}", complaint(&output));
    }
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn the_theme_changes_the_colours_and_nothing_else() {
    let (light, dark) = (picture("data/cncert", &[]), picture("data/cncert", &["--theme", "dark"]));
    assert_ne!(light, dark);
    let colourless = |svg: &str| {
        let parts = svg.split("=\"#").map(|part| part.get(6..).unwrap_or(part).to_owned());
        parts.skip(1).collect::<Vec<_>>()
    };
    assert_eq!(colourless(&light), colourless(&dark));
}

#[test]
fn twice_is_the_same_and_so_is_the_file_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (_kept, set) = compiled(&in_repository("data/cncert"));
    let file = folder.path().join("y.svg");
    assert!(render(&set, &[], &file).status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), picture("data/cncert", &[]));
    assert!(render(&set, &["--theme", "dark"], &file).status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), picture("data/cncert", &["--theme", "dark"]));
}

#[test]
fn a_kind_that_is_not_drawn_is_refused_with_what_to_write_instead() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["x.jpg", "x", "x.svg.gz", "x.SVG "] {
        let file = folder.path().join(name);
        let output = render(&in_repository("data/cncert"), &[], &file);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = complaint(&output);
        assert!(
            said.contains(name) && said.contains(".svg and .png") && said.lines().count() == 1,
            "{said}"
        );
    }
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn a_png_has_the_size_asked_for_and_as_many_pixels_as_the_scale_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.png");
    for (more, size) in [
        (&["--size", "800x420"][..], [800, 420]),
        (&["--size", "800x420", "--scale", "1.5"], [1200, 630]),
    ] {
        assert_eq!(complaint(&render(&in_repository("data/cncert"), more, &file)), "");
        let png = fs::read(&file).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!([number(16), number(20)], size);
    }
    let twice = fs::read(&file).unwrap();
    render(&in_repository("data/cncert"), &["--size", "800x420", "--scale", "1.5"], &file);
    assert_eq!(fs::read(&file).unwrap(), twice);
}

#[test]
fn the_words_of_a_png_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let [with, without] = ["a.png", "b.png"].map(|name| folder.path().join(name));
    // Another title is another picture, so there are letters in it.
    let other = changed("data/cncert", "Computers controlled from abroad", "Other words");
    for (set, file) in [(in_repository("data/cncert"), &with), (other.path().to_owned(), &without)]
    {
        assert_eq!(complaint(&render(&set, &[], file)), "");
    }
    assert_ne!(fs::read(with).unwrap(), fs::read(without).unwrap());
}

#[test]
fn a_scale_is_for_pixels_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (name, scale) in [("x.svg", "2"), ("x.png", "9"), ("x.png", "x")] {
        let file = folder.path().join(name);
        let output = render(&in_repository("data/cncert"), &["--scale", scale], &file);
        assert_eq!(output.status.code(), Some(2), "{name} {scale}");
        assert!(complaint(&output).contains("--scale"));
    }
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn the_old_picture_stays_where_the_new_one_fails() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.svg");
    fs::write(&file, "old").unwrap();
    let bad = [
        (render(&in_repository("data/cncert"), &["--measure", "bytes"], &file), 2),
        (render(&folder.path().join("no-such-set"), &[], &file), 1),
    ];
    for (output, code) in bad {
        assert_eq!(output.status.code(), Some(code));
        assert_eq!(complaint(&output).lines().count(), 1);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(names_in(folder.path()), ["x.svg"]);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none/x.svg");
    let output = render(&in_repository("data/cncert"), &[], &file);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).starts_with(&format!("{}: ", file.display())));
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn words_of_the_set_are_escaped() {
    let set = common::changed("tests/fixtures/reports", "Reported losses", "<b>Q&A</b>");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.svg");
    assert_eq!(complaint(&render(set.path(), &[], &file)), "");
    let svg = fs::read_to_string(file).unwrap();
    assert!(html::tags(&svg).iter().all(|tag| tag.name != "b"));
    assert!(svg.contains("&lt;b&gt;Q&amp;A&lt;/b&gt;"));
}
