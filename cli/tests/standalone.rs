//! `bothways standalone`: a page that has a set or a lesson put in, whole or not at all.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Output;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::desk::Desk;
use common::{bothways, complaint, in_repository, names_in, printed};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde_json::{Value, json};

const BEFORE: &str = "<html><!-- ä --><script type=\"application/json\" id=\"files\">";
const AFTER: &str = "</script><script type=\"module\">1</script></html>";

const CSV: &str = "period,source,target,category,measure,value,status\n\
    2023,DE,FR,all,letters,12,derived\n2023,FR,DE,all,letters,7,derived\n";

fn packed(bytes: &[u8]) -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    STANDARD.encode(encoder.finish().unwrap())
}

fn unpacked(text: &Value) -> Vec<u8> {
    let deflated = STANDARD.decode(text.as_str().unwrap()).unwrap();
    let mut bytes = Vec::new();
    ZlibDecoder::new(&*deflated).read_to_end(&mut bytes).unwrap();
    bytes
}

/// A bundled set as the build packs it.
fn compiled(set: &str, desk: &Desk) -> Vec<u8> {
    let (folder, file) = (in_repository(&format!("data/{set}")), desk.path("set.bw"));
    let words = ["compile", "--english", folder.to_str().unwrap(), "-o", file.to_str().unwrap()];
    printed(&bothways(&words));
    let bytes = fs::read(&file).unwrap();
    fs::remove_file(file).unwrap();
    bytes
}

/// A page as the build makes it, with two of the sets.
fn page(desk: &Desk) -> PathBuf {
    let entry = |id: &str| json!({"id": id, "title": id, "sources": [], "licenses": []});
    let sets = [entry("cncert"), entry("misp")];
    let contents = json!({"title": "All", "titles": {"ar": "كل"}, "languages": ["ar"], "first": {}, "sets": sets});
    let files = json!({
        "picture.wasm": packed(b"wasm"),
        "contents.json": packed(contents.to_string().as_bytes()),
        "data/cncert.01234567.bw": packed(&compiled("cncert", desk)),
        "data/misp.89abcdef.bw": packed(&compiled("misp", desk)),
        "texts/ar.json": packed(b"[]"),
        "texts/misp.ar.json": packed(b"[]"),
    });
    let path = desk.path("page.html");
    fs::write(&path, format!("{BEFORE}{files}{AFTER}")).unwrap();
    path
}

/// Runs the command on a page, into `out.html` beside it.
fn made(desk: &Desk, page: &Path, words: &[&str]) -> Output {
    let out = desk.path("out.html");
    let rest = ["--page", page.to_str().unwrap(), "-o", out.to_str().unwrap()];
    bothways(&[&["standalone"], words, &rest].concat())
}

/// What is inside a page that was made, and its contents.
fn inside(desk: &Desk) -> (BTreeMap<String, Value>, Value) {
    let text = fs::read_to_string(desk.path("out.html")).unwrap();
    let files = text.strip_prefix(BEFORE).unwrap().strip_suffix(AFTER).unwrap();
    let files: BTreeMap<String, Value> = serde_json::from_str(files).unwrap();
    let contents = serde_json::from_slice(&unpacked(&files["contents.json"])).unwrap();
    (files, contents)
}

fn written(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.path(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn in_repo(path: &str) -> String {
    in_repository(path).to_str().unwrap().to_owned()
}

#[test]
fn a_csv_stands_first_beside_the_bundled_sets() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "class.csv", CSV));
    printed(&made(&desk, &page, &[&csv, "--title", "Letters <of> a class", "--pair", "FR-DE"]));
    let (files, contents) = inside(&desk);
    assert_eq!(contents["title"], "Letters <of> a class");
    assert_eq!(contents["first"], json!({"pair": "FR-DE"}));
    let names: Vec<_> = contents["sets"].as_array().unwrap().iter().collect();
    assert_eq!(names.len(), 3);
    assert_eq!((&names[0]["file"], &names[0]["id"]), (&json!("data/class.bw"), &Value::Null));
    assert_eq!(unpacked(&files["picture.wasm"]), b"wasm");
    // What is inside answers like the CSV itself.
    fs::write(desk.path("own.bw"), unpacked(&files["data/class.bw"])).unwrap();
    let asked = |set: &str| {
        let words = ["query", set, "pair", "--pair", "FR-DE", "--format", "json"];
        serde_json::from_str::<Value>(&printed(&bothways(&words))).unwrap()
    };
    let (own, before) = (asked(desk.path("own.bw").to_str().unwrap()), asked(&csv));
    assert_eq!(own["rows"], before["rows"]);
    assert_eq!(own["rows"][0]["forward"]["value"], 7.0);
}

#[test]
fn a_bundled_set_is_put_first_and_not_twice() {
    let desk = Desk::new();
    let page = page(&desk);
    printed(&made(&desk, &page, &[&in_repo("data/misp"), "--view", "flows"]));
    let (files, contents) = inside(&desk);
    assert_eq!(contents["sets"][0]["id"], "misp");
    assert_eq!(contents["sets"].as_array().unwrap().len(), 2);
    assert_eq!(contents["first"]["view"], "flows");
    assert!(!files.contains_key("own.bw"));
}

#[test]
fn a_set_whose_name_is_no_id_has_a_file_all_the_same() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "Our class.csv", CSV));
    printed(&made(&desk, &page, &[&csv]));
    let (files, contents) = inside(&desk);
    assert_eq!(contents["sets"][0]["file"], "own.bw");
    assert!(files.contains_key("own.bw"));
}

#[test]
fn a_folder_and_a_bw_file_make_the_same_page_with_source_and_licence() {
    let desk = Desk::new();
    let page = page(&desk);
    printed(&made(&desk, &page, &[&in_repo("data/dcid")]));
    let (files, contents) = inside(&desk);
    let entry = &contents["sets"][0];
    let descriptor = fs::read_to_string(in_repository("data/dcid/datapackage.json")).unwrap();
    let descriptor: Value = serde_json::from_str(&descriptor).unwrap();
    assert_eq!(entry["title"], descriptor["title"]);
    assert_eq!(contents["title"], descriptor["title"]);
    assert_eq!(entry["sources"][0]["words"], descriptor["sources"][0]["title"]);
    assert_eq!(entry["sources"][0]["path"], descriptor["sources"][0]["path"]);
    assert_eq!(entry["licenses"][0]["words"], descriptor["licenses"][0]["title"]);
    assert_eq!(entry["licenses"][1]["words"], "CC0-1.0");
    let bw = desk.path("dcid.bw");
    let words = ["compile", &in_repo("data/dcid"), "-o", bw.to_str().unwrap()];
    printed(&bothways(&words));
    printed(&made(&desk, &page, &[bw.to_str().unwrap()]));
    assert_eq!(inside(&desk), (files, contents));
}

/// The texts that a page has inside.
fn texts_in(files: &BTreeMap<String, Value>) -> Vec<&str> {
    files.keys().filter_map(|name| name.strip_prefix("texts/")).collect()
}

#[test]
fn a_language_takes_its_texts_from_beside_the_page() {
    let desk = Desk::new();
    let page = page(&desk);
    fs::create_dir(desk.path("texts")).unwrap();
    for file in ["de", "de.views", "misp.de", "ide", "fr.views", "misp.fr", "de-x"] {
        fs::write(desk.path(&format!("texts/{file}.0123abcd.json")), "[\"eins\"]").unwrap();
    }
    let misp = in_repo("data/misp");
    printed(&made(&desk, &page, &[&misp, "--lang", "de-AT"]));
    let (files, contents) = inside(&desk);
    assert_eq!(texts_in(&files), ["de.json", "de.views.json", "misp.de.json"]);
    assert_eq!(unpacked(&files["texts/de.json"]), b"[\"eins\"]");
    assert_eq!((&contents["lang"], &contents["languages"]), (&json!("de"), &json!(["de"])));
    let title = contents["titles"]["de"].as_str().unwrap().to_owned();
    assert_ne!(title, contents["title"].as_str().unwrap());
    // A page that has them already needs nothing beside it.
    let again = desk.path("again.html");
    fs::rename(desk.path("out.html"), &again).unwrap();
    fs::remove_dir_all(desk.path("texts")).unwrap();
    printed(&made(&desk, &again, &[&misp, "--lang", "de"]));
    assert_eq!(inside(&desk), (files, contents));
    // Whoever names no language has the reader's chosen.
    printed(&made(&desk, &again, &[&misp]));
    assert_eq!(inside(&desk).1["lang"], Value::Null);
}

#[test]
fn a_language_without_texts_is_english_and_lost_texts_are_missed() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "class.csv", CSV));
    for lang in ["en", "nl"] {
        printed(&made(&desk, &page, &[&csv, "--lang", lang]));
        let (files, contents) = inside(&desk);
        assert!(texts_in(&files).is_empty());
        assert_eq!((&contents["lang"], &contents["languages"]), (&json!("en"), &json!([])));
    }
    fs::remove_file(desk.path("out.html")).unwrap();
    let missed = made(&desk, &page, &[&csv, "--lang", "fr"]);
    assert_eq!(missed.status.code(), Some(1));
    let said = complaint(&missed);
    assert!(said.contains("there are no texts of fr in the page or in the folder texts"), "{said}");
    assert!(!desk.path("out.html").exists());
    assert_eq!(made(&desk, &page, &[&csv, "--lang", "no such"]).status.code(), Some(2));
}

#[test]
fn a_set_of_ones_own_speaks_the_language_of_the_file() {
    let desk = Desk::new();
    let dcid = in_repo("data/dcid");
    let descriptor = fs::read_to_string(in_repository("data/dcid/datapackage.json")).unwrap();
    let descriptor: Value = serde_json::from_str(&descriptor).unwrap();
    let title = descriptor["title"].as_str().unwrap();
    let arabic = &descriptor["bothways"]["translations"]["ar"][title];
    let page = page(&desk);
    printed(&made(&desk, &page, &[&dcid]));
    let (_, contents) = inside(&desk);
    assert_eq!((&contents["title"], &contents["titles"]["ar"]), (&json!(title), arabic));
    printed(&made(&desk, &page, &[&dcid, "--lang", "ar"]));
    let (files, contents) = inside(&desk);
    assert_eq!((&contents["sets"][0]["title"], &contents["lang"]), (arabic, &json!("ar")));
    fs::write(desk.path("own.bw"), unpacked(&files["data/dcid.bw"])).unwrap();
    let own = desk.path("own.bw");
    let words = ["query", own.to_str().unwrap(), "pair", "--format", "json"];
    let answer: Value = serde_json::from_str(&printed(&bothways(&words))).unwrap();
    assert!(answer["source"].as_str().unwrap().contains(|sign| ('ا'..='ي').contains(&sign)));
}

#[test]
fn a_lesson_comes_with_its_words_in_the_languages_of_the_page() {
    let desk = Desk::new();
    let (page, lesson) = (page(&desk), in_repo("www/lessons/two-sides.json"));
    let words = fs::read(in_repository("www/lessons/ar/two-sides.json")).unwrap();
    printed(&made(&desk, &page, &["--lesson", &lesson]));
    let (files, contents) = inside(&desk);
    assert_eq!(unpacked(&files["lessons/ar/two-sides.json"]), words);
    let told: Value = serde_json::from_slice(&words).unwrap();
    assert_eq!(contents["titles"], json!({"ar": told["title"]}));
    printed(&made(&desk, &page, &["--lesson", &lesson, "--lang", "en"]));
    let (files, contents) = inside(&desk);
    assert!(!files.contains_key("lessons/ar/two-sides.json"));
    assert_eq!(contents.get("titles"), None);
}

#[test]
fn a_page_of_the_command_serves_as_well() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "class.csv", CSV));
    printed(&made(&desk, &page, &[&csv]));
    let before = inside(&desk);
    let again = desk.path("again.html");
    fs::rename(desk.path("out.html"), &again).unwrap();
    printed(&made(&desk, &again, &[&csv]));
    assert_eq!(inside(&desk), before);
    fs::rename(desk.path("out.html"), &again).unwrap();
    printed(&made(&desk, &again, &[&in_repo("data/cncert")]));
    let (files, contents) = inside(&desk);
    assert!(files.keys().all(|name| name != "data/class.bw" && name != "own.bw"));
    assert_eq!(contents["sets"].as_array().unwrap().len(), 2);
}

#[test]
fn a_lesson_is_put_where_the_player_looks_for_it() {
    let desk = Desk::new();
    let lesson = in_repo("www/lessons/two-sides.json");
    printed(&made(&desk, &page(&desk), &["--lesson", &lesson]));
    let (files, contents) = inside(&desk);
    assert_eq!(contents["first"], json!({"lesson": "two-sides"}));
    assert_eq!(contents["title"], "Two sides of one number");
    assert_eq!(unpacked(&files["lessons/two-sides.json"]), fs::read(lesson).unwrap());
}

#[test]
fn a_lesson_is_held_against_the_figures_of_the_page() {
    let desk = Desk::new();
    let page = page(&desk);
    let absent = made(&desk, &page, &["--lesson", &in_repo("www/lessons/absent-is-not-zero.json")]);
    assert_eq!(absent.status.code(), Some(1));
    let said = complaint(&absent);
    assert!(said.contains("absent-is-not-zero.json:14:"), "{said}");
    assert!(said.contains("the page has no set \"honeypots\"; a lesson can ask"), "{said}");
    let text = fs::read_to_string(in_repository("www/lessons/two-sides.json")).unwrap();
    fs::create_dir(desk.path("ar")).unwrap();
    let words = in_repository("www/lessons/ar/two-sides.json");
    fs::copy(words, desk.path("ar/two-sides.json")).unwrap();
    let wrong = text.replacen("\"measure\": \"addresses\"", "\"measure\": \"sheep\"", 1);
    assert_ne!(wrong, text);
    let lesson = written(&desk, "two-sides.json", &wrong);
    let refused = made(&desk, &page, &["--lesson", &lesson]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(complaint(&refused).contains("sheep"), "{}", complaint(&refused));
    assert!(!desk.path("out.html").exists());
}

#[test]
fn a_lesson_can_ask_the_set_that_is_put_in_with_it() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "letters.csv", CSV));
    let lesson = in_repo("cli/tests/fixtures/letters-of-a-class.json");
    let words = ["--lesson", &lesson];
    printed(&made(&desk, &page, &[&[&*csv], &words[..]].concat()));
    let (files, contents) = inside(&desk);
    assert_eq!(contents["first"], json!({"lesson": "letters-of-a-class"}));
    assert_eq!(contents["title"], "Letters of a class");
    assert_eq!(contents["sets"][0]["file"], "data/letters.bw");
    assert!(files.contains_key("data/letters.bw"));
    assert_eq!(unpacked(&files["lessons/letters-of-a-class.json"]), fs::read(&lesson).unwrap());
    // Without the set, with another, and with a figure that the set does not have.
    let alone = complaint(&made(&desk, &page, &words));
    assert!(
        alone.contains("the page has no set \"letters\"; a lesson can ask the sets"),
        "{alone}"
    );
    let other = written(&desk, "stamps.csv", CSV);
    assert_eq!(made(&desk, &page, &[&[&*other], &words[..]].concat()).status.code(), Some(1));
    let fewer = CSV.replace("2023", "2022");
    let csv = written(&desk, "letters.csv", &fewer);
    let refused = made(&desk, &page, &[&[&*csv], &words[..]].concat());
    assert_eq!(refused.status.code(), Some(1));
    let said = complaint(&refused);
    assert!(said.contains("letters-of-a-class.json:14:13: no row"), "{said}");
}

#[test]
fn a_lesson_cannot_ask_a_set_that_is_called_like_another() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "misp.csv", CSV));
    let lesson = in_repo("www/lessons/two-sides.json");
    let refused = made(&desk, &page, &[&csv, "--lesson", &lesson]);
    assert_eq!(refused.status.code(), Some(1));
    let said = complaint(&refused);
    assert!(said.contains("misp.csv: the set is called misp, as one of the page's own"), "{said}");
    assert!(!desk.path("out.html").exists());
    // Without a lesson both stand there.
    printed(&made(&desk, &page, &[&csv]));
    assert_eq!(inside(&desk).1["sets"].as_array().unwrap().len(), 3);
}

#[test]
fn bad_data_is_told_with_its_place_and_mend_and_leaves_the_file() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "class.csv", CSV));
    let bad = written(&desk, "bad.csv", &CSV.replace("12", "twelve"));
    let (plain, none) = (written(&desk, "plain.html", "<html></html>"), desk.path("none.html"));
    let broken =
        fs::read_to_string(&page).unwrap().replace("contents.json\":\"", "contents.json\":\"x");
    let broken = written(&desk, "broken.html", &broken);
    let out = written(&desk, "out.html", "old");
    let before = names_in(desk.folder());
    let cases = [
        (&*page, &*bad, "bad.csv:2:"),
        (&page, "no-such-folder", "no-such-folder: the file cannot be read"),
        (&none, &csv, "the page cannot be read"),
        (Path::new(&plain), &csv, "this is no standalone.html of Bothways; make it anew"),
        (Path::new(&broken), &csv, "this is no standalone.html of Bothways; make it anew"),
    ];
    for (page, set, words) in cases {
        let output = made(&desk, page, &[set]);
        assert_eq!(output.status.code(), Some(1), "{words}");
        let said = complaint(&output);
        assert!(said.contains(words) && said.contains(';'), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert_eq!(fs::read_to_string(out).unwrap(), "old");
    assert_eq!(names_in(desk.folder()), before);
}

#[test]
fn bad_usage_is_one_sentence() {
    let desk = Desk::new();
    let (page, csv) = (page(&desk), written(&desk, "class.csv", CSV));
    let lesson = in_repo("www/lessons/two-sides.json");
    let cases: [(&[&str], &str); 6] = [
        (&[&csv, "--title", ""], "a value is required for '--title <TEXT>'"),
        (&[], "required arguments were not provided: <DIR|FILE.bw|FILE.csv>"),
        (&["--lesson", &lesson, "--view", "map"], "cannot be used with '--view <VIEW>'"),
        (&["--lesson", &lesson, "--pair", "US-CN"], "cannot be used with"),
        (&[&csv, "--measure", "sheep"], "sheep"),
        (&[&csv, "--view", "sources"], "pair"),
    ];
    for (words, start) in cases {
        let output = made(&desk, &page, words);
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", complaint(&output));
        assert!(complaint(&output).contains(start), "{}", complaint(&output));
        assert_eq!(complaint(&output).lines().count(), 1);
        assert!(!desk.path("out.html").exists());
    }
}
