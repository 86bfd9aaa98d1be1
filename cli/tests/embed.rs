//! `bothways embed`: the HTML to paste, complete for readers without the module.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use common::html::{Tag, picture, tags};
use common::{bothways, changed, compiled, complaint, in_repository, printed};

fn embed(set: &Path, more: &[&str]) -> std::process::Output {
    let mut args = vec!["embed", set.to_str().unwrap(), "--view", "timeline"];
    args.extend(more);
    bothways(&args)
}

fn pasted(set: &str, more: &[&str]) -> String {
    printed(&embed(&in_repository(set), more))
}

/// The same with an address, where it is said that no manifest is here.
fn based(set: &Path, more: &[&str]) -> String {
    String::from_utf8(embed(set, more).stdout).unwrap()
}

fn named<'a>(tags: &'a [Tag], name: &str) -> Vec<&'a Tag> {
    tags.iter().filter(|tag| tag.name == name).collect()
}

const SETS: [&str; 3] = ["data/cncert", "tests/fixtures/sensors", "tests/fixtures/reports"];

#[test]
fn the_html_is_well_formed_and_one_element() {
    for set in SETS {
        let html = pasted(set, &[]);
        assert_eq!(tags(&html)[0].name, "both-ways");
        assert!(html.trim_end().ends_with("</both-ways>"));
        assert_eq!(html.matches("<both-ways").count(), 1);
    }
}

#[test]
fn the_element_asks_what_was_asked() {
    let more = ["--pair", "JP-US", "--category", "ssh,web", "--per", "none", "--to", "2101-04"];
    let tags = tags(&pasted("tests/fixtures/sensors", &more));
    let attributes = [
        ("figures", "sensors"),
        ("pair", "JP-US"),
        ("category", "ssh,web"),
        ("per", "none"),
        ("to", "2101-04"),
    ];
    let owned = attributes.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(tags[0].attributes, owned);
}

#[test]
fn pictures_light_and_dark_are_inside_and_whole() {
    for set in SETS {
        let tags = tags(&pasted(set, &[]));
        let (dark, light) = (named(&tags, "source"), named(&tags, "img"));
        assert_eq!((dark.len(), light.len()), (1, 1));
        assert_eq!(dark[0].get("media"), Some("(prefers-color-scheme: dark)"));
        assert!(!light[0].get("alt").unwrap().is_empty());
        let pictures = [dark[0].get("srcset").unwrap(), light[0].get("src").unwrap()].map(picture);
        assert_ne!(pictures[0], pictures[1]);
        for svg in pictures {
            assert_eq!(common::html::tags(&svg)[0].name, "svg");
        }
    }
}

#[test]
fn a_data_address_has_no_character_that_ends_it() {
    for set in SETS {
        let tags = tags(&pasted(set, &[]));
        let address = named(&tags, "source")[0].get("srcset").unwrap();
        assert!(address.chars().all(|c| c.is_ascii_graphic()), "{set}");
        assert_eq!(address.matches(',').count(), 1, "{set}");
    }
}

#[test]
fn the_table_has_a_caption_and_scopes_and_every_row() {
    for set in SETS {
        let html = pasted(set, &[]);
        let tags = tags(&html);
        assert_eq!((named(&tags, "table").len(), named(&tags, "caption").len()), (1, 1));
        let scopes = |scope| {
            let of = |tag: &&&Tag| tag.get("scope") == Some(scope);
            named(&tags, "th").iter().filter(of).count()
        };
        let path = in_repository(set);
        let csv = ["query", path.to_str().unwrap(), "pair", "--format", "csv"];
        let rows = printed(&bothways(&csv)).lines().count() - 1;
        assert_eq!((scopes("col"), scopes("row")), (4, rows));
        assert_eq!(named(&tags, "th").len(), 4 + rows);
        assert_eq!(named(&tags, "td").len(), 3 * rows);
    }
    let html = pasted("data/cncert", &["--pair", "US-CN"]);
    assert!(html.contains("<th scope=\"row\">2011</th><td>8,850,000</td><td>not measured</td>"));
}

#[test]
fn sentence_vantage_source_and_licence_stand_in_it() {
    for (set, vantage, source) in [
        ("tests/fixtures/sensors", "they see machines that knock", "Source: Invented figures"),
        ("data/cncert", "CNCERT", "Source: CNCERT"),
    ] {
        let html = pasted(set, &[]);
        assert!(html.contains(vantage) && html.contains(source), "{html}");
    }
    let html = pasted("data/cncert", &[]);
    assert!(
        html.contains(
            " Licence of the figures: Published facts and figures. Changed: aggregated.</p>"
        ),
        "{html}"
    );
    assert!(html.contains("<p>In 2011, 8.85 million computers in China were controlled from"));
}

#[test]
fn the_script_is_printed_for_a_base_alone() {
    assert!(!pasted("data/cncert", &[]).contains("<script"));
    for base in ["https://example.org/bw", "https://example.org/bw/"] {
        let tags = tags(&based(&in_repository("data/cncert"), &["--base", base]));
        let scripts = named(&tags, "script");
        assert_eq!((scripts.len(), scripts[0].get("type")), (1, Some("module")));
        assert_eq!(scripts[0].get("src"), Some("https://example.org/bw/bothways.js"));
    }
}

#[test]
fn words_of_the_set_and_of_the_editor_are_escaped() {
    let evil = "<script>alert(1)</script> & \\\"quotes\\\" \\u0027";
    let set = changed("tests/fixtures/reports", "Reported losses", evil);
    let html = based(set.path(), &["--id", "\"><b>", "--base", "x\"><i>&"]);
    let tags = tags(&html);
    assert_eq!(named(&tags, "script").len(), 1);
    assert!(named(&tags, "b").is_empty() && named(&tags, "i").is_empty());
    assert_eq!(named(&tags, "both-ways")[0].get("id"), Some("&quot;&gt;&lt;b&gt;"));
    assert!(named(&tags, "img")[0].get("alt").unwrap().contains("&quot;quotes&quot;"));
    let svg = picture(named(&tags, "img")[0].get("src").unwrap());
    assert!(common::html::tags(&svg).iter().all(|tag| tag.name != "script"));
}

#[test]
fn nothing_asks_another_host_and_nothing_is_styled_or_scripted_inline() {
    for set in SETS {
        for tag in tags(&pasted(set, &[])) {
            for (name, value) in &tag.attributes {
                assert!(!value.starts_with("http"), "{name}");
                assert!(name != "style" && !name.starts_with("on"), "{name}");
            }
        }
    }
}

#[test]
fn a_folder_and_its_file_give_the_same_html() {
    for set in SETS {
        let (_folder, file) = compiled(&in_repository(set));
        assert_eq!(printed(&embed(&file, &[])), pasted(set, &[]));
    }
}

#[test]
fn nothing_is_printed_where_the_set_cannot_answer() {
    let output = embed(&in_repository("data/cncert"), &["--measure", "bytes"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).starts_with("--measure: "));
    assert!(output.stdout.is_empty());
}
