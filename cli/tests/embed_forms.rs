//! `bothways embed` in its several forms, with hashes, preload links and editions of a manifest.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};
use std::process::Output;

use common::html::{Tag, tags};
use common::{bothways, complaint, in_repository, printed};

const BASE: &str = "https://example.org/bw";

/// A list as the build writes it, with invented hashes, and editions where asked.
fn manifest(folder: &Path, editions: &str) -> PathBuf {
    let names = [
        "bothways.js",
        "bothways.wasm",
        "bothways-frame.js",
        "timeline.js",
        "timeline.wasm",
        "sources.js",
        "sources.wasm",
        "map.js",
        "map.wasm",
        "matrix.js",
        "matrix.wasm",
        "texts-ar.js",
        "data/cncert.0123abcd.bw",
        "data/misp.4567abcd.bw",
        "texts/ar.01234567.json",
        "texts/ar.views.89abcdef.json",
        "texts/misp.ar.456789ab.json",
    ];
    let entry = |name: &&str| {
        format!("\"{name}\": {{\"bytes\": 1, \"integrity\": \"sha256-{}=\"}}", hash(name))
    };
    let files: Vec<_> = names.iter().map(entry).collect();
    let text = format!("{{\"version\": \"1\", \"files\": {{{}}}{editions}}}", files.join(","));
    let path = folder.join("manifest.json");
    std::fs::write(&path, text).unwrap();
    path
}

const EDITIONS: &str = r#", "figures": {"cncert": {"version": "1.0.0", "file": "data/cncert.0123abcd.bw", "edition": "1.0.0+sha256-a/b="}}"#;

fn hash(name: &str) -> String {
    name.replace(['.', '/'], "_")
}

fn embed(set: &str, view: &str, more: &[&str]) -> Output {
    let set = in_repository(set);
    let mut args = vec!["embed", set.to_str().unwrap(), "--view", view];
    args.extend(more);
    bothways(&args)
}

/// What is printed of CNCERT over time, with a manifest that has editions.
fn with_editions(more: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let manifest = manifest(folder.path(), EDITIONS);
    let mut args = vec!["--manifest", manifest.to_str().unwrap()];
    args.extend(more);
    embed("data/cncert", "timeline", &args)
}

fn named<'a>(tags: &'a [Tag], name: &str) -> Vec<&'a Tag> {
    tags.iter().filter(|tag| tag.name == name).collect()
}

/// The files that are preloaded, scripts with the hash of the manifest.
fn preloaded(set: &str, view: &str, more: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let manifest = manifest(folder.path(), "");
    let mut args = vec!["--base", BASE, "--manifest", manifest.to_str().unwrap()];
    args.extend(more);
    let tags = tags(&printed(&embed(set, view, &args)));
    let links = named(&tags, "link");
    let name = |tag: &&Tag| {
        let name = tag.get("href").unwrap().strip_prefix(BASE).unwrap()[1..].to_owned();
        let is_script = name.ends_with(".js");
        let integrity = format!("sha256-{}=", hash(&name));
        assert_eq!(tag.get("integrity"), is_script.then_some(integrity.as_str()));
        assert_eq!(tag.get("crossorigin"), Some(""));
        assert_eq!(tag.get("rel"), Some(if is_script { "modulepreload" } else { "preload" }));
        assert_eq!(tag.get("as"), (!is_script).then_some("fetch"));
        name
    };
    links.iter().map(name).collect()
}

#[test]
fn only_what_the_first_chart_waits_for_is_preloaded() {
    assert_eq!(preloaded("data/cncert", "timeline", &[]), ["bothways.js", "bothways.wasm"]);
    assert_eq!(
        preloaded("data/misp", "timeline", &[]),
        ["bothways.js", "timeline.js", "timeline.wasm", "data/misp.4567abcd.bw"]
    );
    assert_eq!(
        preloaded("data/misp", "map", &[]),
        ["bothways.js", "map.js", "map.wasm", "data/misp.4567abcd.bw"]
    );
    let sets = ["data/cncert.0123abcd.bw", "data/misp.4567abcd.bw"];
    assert_eq!(
        preloaded("data/cncert", "sources", &["--pair", "CN-US"]),
        [&["bothways.js", "sources.js", "sources.wasm"][..], &sets].concat()
    );
    let words = [
        "texts-ar.js",
        "texts/ar.01234567.json",
        "texts/ar.views.89abcdef.json",
        "texts/misp.ar.456789ab.json",
    ];
    assert_eq!(
        preloaded("data/misp", "matrix", &["--lang", "ar"]),
        [&["bothways.js", "matrix.js", "matrix.wasm", "data/misp.4567abcd.bw"][..], &words]
            .concat()
    );
}

#[test]
fn the_script_has_its_hash_and_without_a_manifest_one_line_says_what_is_lost() {
    let output = with_editions(&["--base", BASE]);
    assert_eq!(complaint(&output), "");
    let tags = tags(&printed(&output));
    let script = named(&tags, "script")[0];
    assert_eq!(script.get("integrity"), Some("sha256-bothways_js="));
    assert_eq!(script.get("crossorigin"), Some(""));

    let output = embed("data/cncert", "timeline", &["--base", BASE]);
    assert!(output.status.success());
    let said = complaint(&output);
    assert!(said.contains("no hashes") && said.contains("--manifest"), "{said}");
    assert_eq!(said.trim().lines().count(), 1);
    assert!(!String::from_utf8(output.stdout).unwrap().contains("integrity"));
    // Where no address is printed, nothing is lost.
    assert_eq!(complaint(&embed("data/cncert", "timeline", &[])), "");
}

#[test]
fn the_edition_is_frozen_unless_a_living_one_is_asked_for() {
    for (more, frozen, since) in [
        (&[][..], Some("1.0.0+sha256-a/b="), None),
        (&["--frozen"], Some("1.0.0+sha256-a/b="), None),
        (&["--living"], None, Some("1.0.0+sha256-a/b=")),
    ] {
        let tags = tags(&printed(&with_editions(more)));
        let element = named(&tags, "both-ways")[0];
        assert_eq!((element.get("edition"), element.get("since")), (frozen, since));
    }
    let output = with_editions(&["--frozen", "--living"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_edition_that_nobody_knows_is_refused_where_it_is_asked_for() {
    for option in ["--frozen", "--living"] {
        let output = embed("data/cncert", "timeline", &[option]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complaint(&output).starts_with(&format!("{option}: no edition of “cncert”")));
        let output = embed("data/cncert", "sources", &["--pair", "CN-US", option]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complaint(&output).contains("each set has its own edition"));
    }
}

#[test]
fn a_frame_asks_by_its_address_what_the_element_asks_by_attributes() {
    let more = [
        "--base",
        BASE,
        "--as",
        "frame",
        "--lang",
        "ar",
        "--from",
        "2013-Q1",
        "--measure",
        "computers",
    ];
    let output = with_editions(&more);
    let tags = tags(&printed(&output));
    let (frames, scripts) = (named(&tags, "iframe"), named(&tags, "script"));
    let src = frames[0].get("src").unwrap().replace("&amp;", "&");
    assert_eq!(
        src,
        "https://example.org/bw/embed.html?lang=ar&figures=cncert&pair=US-CN&measure=computers\
         &from=2013-Q1&edition=1.0.0%2Bsha256-a%2Fb%3D"
    );
    for (name, value) in
        [("sandbox", "allow-scripts"), ("loading", "lazy"), ("width", "100%"), ("height", "600")]
    {
        assert_eq!(frames[0].get(name), Some(value));
    }
    assert!(!frames[0].get("title").unwrap().is_empty());
    assert_eq!(scripts[0].get("src"), Some("https://example.org/bw/bothways-frame.js"));
    assert_eq!(scripts[0].get("integrity"), Some("sha256-bothways-frame_js="));
    assert!(scripts[0].get("async").is_some());
}

#[test]
fn without_a_script_there_is_a_figure_with_picture_table_and_source() {
    let html = printed(&with_editions(&["--as", "static", "--base", BASE]));
    let all = tags(&html);
    assert_eq!(all[0].name, "figure");
    assert!(html.trim_end().ends_with("</figcaption>\n</figure>"));
    for (name, count) in [("picture", 1), ("table", 1), ("caption", 1), ("figcaption", 1)] {
        assert_eq!(named(&all, name).len(), count, "{name}");
    }
    for name in ["script", "both-ways", "iframe", "link"] {
        assert!(named(&all, name).is_empty(), "{name}");
    }
    assert!(html.contains("Source: CNCERT") && html.contains("Licence of the figures"));
    let arabic = printed(&embed("data/misp", "matrix", &["--as", "static", "--lang", "ar"]));
    let root = &tags(&arabic)[0];
    assert_eq!((root.get("lang"), root.get("dir")), (Some("ar"), Some("rtl")));
}

#[test]
fn an_amp_frame_has_its_documented_parts_and_https() {
    let html = printed(&with_editions(&["--as", "amp", "--base", BASE]));
    let all = tags(&html);
    let frame = named(&all, "amp-iframe")[0];
    for (name, value) in [
        ("sandbox", "allow-scripts"),
        ("layout", "fixed-height"),
        ("width", "auto"),
        ("height", "600"),
        ("resizable", ""),
    ] {
        assert_eq!(frame.get(name), Some(value), "{name}");
    }
    assert!(frame.get("src").unwrap().starts_with("https://example.org/bw/embed.html?"));
    let placeholder = named(&all, "amp-img")[0];
    assert_eq!(
        (placeholder.get("placeholder"), placeholder.get("layout")),
        (Some(""), Some("fill"))
    );
    let more = named(&all, "div")[0];
    assert_eq!((more.get("overflow"), more.get("role")), (Some(""), Some("button")));
    assert!(named(&all, "img").is_empty() && named(&all, "script").is_empty());

    let output = embed("data/cncert", "timeline", &["--as", "amp", "--base", "/bw"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("https://"));
}

#[test]
fn a_wordpress_block_is_closed_and_a_link_has_a_name() {
    let block = printed(&with_editions(&["--as", "wordpress", "--base", BASE]));
    let frame = printed(&with_editions(&["--as", "frame", "--base", BASE]));
    assert_eq!(block, format!("<!-- wp:html -->\n{frame}<!-- /wp:html -->\n"));
    let link = printed(&with_editions(&["--as", "link", "--base", BASE]));
    assert!(link.starts_with("<a href=\"https://example.org/bw/embed.html?figures=cncert&amp;"));
    assert!(
        link.ends_with(
            ">Computers controlled from abroad: United States and China, 2011–2020</a>\n"
        )
    );
}

#[test]
fn a_form_that_leads_to_an_address_needs_one() {
    for form in ["frame", "amp", "wordpress", "link"] {
        let output = embed("data/cncert", "timeline", &["--as", form]);
        assert_eq!(output.status.code(), Some(2), "{form}");
        assert!(complaint(&output).starts_with("--base is missing"), "{form}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn words_of_the_editor_end_no_attribute_in_any_form() {
    for form in ["script", "frame", "wordpress", "link", "static"] {
        let base = "x\"><b>&";
        let html = printed(&with_editions(&["--as", form, "--base", base, "--id", "\"><b>"]));
        assert!(named(&tags(&html), "b").is_empty(), "{form}");
    }
}

#[test]
fn a_list_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.json");
    for (text, words) in [(None, "cannot be read"), (Some("{}"), "no list of files")] {
        if let Some(text) = text {
            std::fs::write(&file, text).unwrap();
        }
        let output = embed("data/cncert", "timeline", &["--manifest", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        let said = complaint(&output);
        assert!(said.contains("list.json") && said.contains(words), "{said}");
        assert!(output.stdout.is_empty());
    }
}
