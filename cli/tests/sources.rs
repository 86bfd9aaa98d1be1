//! The view in which every set speaks of one pair: `query`, `render` and `embed`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};
use std::process::Output;

use common::html::{picture, tags};
use common::{bothways, compiled, complaint, has_words, in_repository, names_in, printed};
use serde_json::{Value, json};

/// The sets in the order in which a reader meets them.
fn bundled() -> Vec<PathBuf> {
    bothways::BUNDLED.map(|id| in_repository("data").join(id)).to_vec()
}

fn run(command: &str, sets: &[PathBuf], more: &[&str]) -> Output {
    let paths = sets.iter().map(|set| set.to_str().unwrap());
    let args = [command].into_iter().chain(paths).chain(more.iter().copied());
    bothways(&args.collect::<Vec<_>>())
}

fn query(sets: &[PathBuf], more: &[&str]) -> Output {
    run("query", sets, &[&["sources"], more].concat())
}

fn asked(pair: &str, format: &str) -> String {
    printed(&query(&bundled(), &["--pair", pair, "--format", format]))
}

fn json_of(pair: &str) -> Value {
    serde_json::from_str(&asked(pair, "json")).unwrap()
}

/// The row that stands for a set.
fn drawn<'a>(answer: &'a Value, set: &str) -> &'a Value {
    let is_it = |row: &&Value| row["figures"] == set && row["drawn"] == true;
    answer["rows"].as_array().unwrap().iter().find(is_it).unwrap()
}

#[test]
fn six_collections_say_of_china_and_the_united_states_what_they_published() {
    let text = asked("CN-US", "text");
    let said = [
        ("Nine sensors in six countries, ", "(81,241 in all)", "not measured"),
        ("DCID's researchers, ", "59 recorded incidents", "2 recorded incidents"),
        ("The MISP galaxy, ", "30 groups", "3 groups"),
        ("The VERIS Community Database, ", "32 incidents", "none recorded; most origins unknown"),
        ("CNCERT, 2011: Computers ", "not measured", "8,850,000 computers"),
        ("China's Ministry of National Defence, 2012: ", "not measured", "62.9%"),
    ];
    for (who, forward, back) in said {
        let line = text.lines().find(|line| line.starts_with(who)).unwrap();
        let at = [forward, back].map(|words| line.find(words).unwrap_or_else(|| panic!("{line}")));
        assert!(at[0] < at[1], "{line}");
    }
    assert!(text.starts_with("China and United States: what six collections say\n"));
    assert!(text.contains("Compare left with right, never row with row."));
}

#[test]
fn the_answer_has_the_same_figures() {
    let answer = json_of("CN-US");
    let values = |set: &str| {
        let row = drawn(&answer, set);
        [&row["forward"], &row["back"]].map(|cell| {
            (cell["kind"].as_str().unwrap().to_owned(), cell["value"].as_f64().unwrap_or(-1.0))
        })
    };
    let known = |value: f64| ("known".to_owned(), value);
    let unmeasured = || ("notMeasured".to_owned(), -1.0);
    assert_eq!(values("cncert"), [unmeasured(), known(8_850_000.0)]);
    assert_eq!(values("agencies"), [unmeasured(), known(62.9)]);
    assert_eq!(values("honeypots"), [known(20_310.0), unmeasured()]);
    assert_eq!(values("dcid"), [known(59.0), known(2.0)]);
    assert_eq!(values("misp"), [known(30.0), known(3.0)]);
    assert_eq!(values("vcdb"), [known(32.0), ("zero".to_owned(), 0.0)]);
}

#[test]
fn sets_speak_in_the_order_given_and_a_swap_swaps_their_columns() {
    let names = |answer: &Value| {
        let rows = answer["rows"].as_array().unwrap().iter();
        let drawn = rows.filter(|row| row["drawn"] == true);
        drawn.map(|row| row["figures"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (answer, swapped) = (json_of("CN-US"), json_of("US-CN"));
    assert_eq!(names(&answer), bothways::BUNDLED);
    for set in bothways::BUNDLED {
        let (row, swapped) = (drawn(&answer, set), drawn(&swapped, set));
        assert_eq!((&row["forward"], &row["back"]), (&swapped["back"], &swapped["forward"]));
    }
    let turned: Vec<_> = bundled().into_iter().rev().collect();
    let more = ["--pair", "CN-US", "--format", "json"];
    let answer: Value = serde_json::from_str(&printed(&query(&turned, &more))).unwrap();
    assert!(names(&answer).iter().eq(bothways::BUNDLED.iter().rev()));
}

#[test]
fn csv_has_a_row_a_measure_and_says_what_json_says() {
    let text = asked("CN-US", "csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(
        reader.headers().unwrap().iter().collect::<Vec<_>>().join(","),
        "figures,measure,category,unit,basis_source,basis_target,period,drawn,forward,\
         forward_status,back,back_status,forward_at_least,forward_partial,forward_refs,\
         back_at_least,back_partial,back_refs,pair,title,sentence,source,vantage,caveats,license,\
         licenseUrl,attribution,changed"
    );
    let answer = json_of("CN-US");
    let wanted = answer["rows"].as_array().unwrap();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), wanted.len());
    for (row, wanted) in rows.iter().zip(wanted) {
        let names = ["figures", "measure", "category", "unit"];
        for (at, name) in names.into_iter().enumerate() {
            assert_eq!(row[at], wanted[name], "{row:?}");
        }
        assert_eq!(json!({ "source": &row[4], "target": &row[5] }), wanted["basis"]);
        assert_eq!(
            (&row[6], &row[7] == "true"),
            (wanted["period"].as_str().unwrap(), wanted["drawn"] == true)
        );
        for (at, name) in [(8, "forward"), (10, "back")] {
            assert_eq!(row[at].parse().ok(), wanted[name]["value"].as_f64(), "{row:?}");
        }
    }
}

#[test]
fn folders_and_their_files_answer_alike() {
    let compiled: Vec<_> = bundled().iter().map(|set| compiled(set)).collect();
    let files: Vec<_> = compiled.iter().map(|(_, file)| file.clone()).collect();
    for format in ["text", "csv", "json"] {
        let more = ["--pair", "JP-US", "--format", format];
        assert_eq!(printed(&query(&files, &more)), asked("JP-US", format), "{format}");
    }
}

#[test]
fn what_this_view_cannot_be_asked_is_bad_usage_with_its_mend() {
    let two = &bundled()[..2];
    let cases = [
        (
            query(two, &[]),
            "--pair is missing: all sets are asked about one pair; add it, such as --pair US-CN",
        ),
        (
            query(two, &["--pair", "US-CN", "--measure", "computers"]),
            "--measure: each set has its own; leave it out, or ask one set without sources",
        ),
        (
            query(two, &["--pair", "US-CN", "--category", "all"]),
            "--category: each set has its own; leave it out, or ask one set without sources",
        ),
        (
            query(two, &["--pair", "US-CN", "--per", "none"]),
            "--per: each set has its own; leave it out, or ask one set without sources",
        ),
        (
            run("query", two, &["pair"]),
            "2 sets are given, and this question is put to one; name one, or ask for sources",
        ),
        (
            run("embed", two, &["--view", "timeline"]),
            "2 sets are given, and this question is put to one; name one, or ask for sources",
        ),
    ];
    for (output, words) in cases {
        assert_eq!(complaint(&output), words);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(output.stdout.is_empty());
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.svg");
    let more = ["--view", "sources", "-o", file.to_str().unwrap()];
    assert_eq!(run("render", two, &more).status.code(), Some(2));
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn a_span_holds_for_every_set() {
    let more = ["--pair", "CN-US", "--from", "2011", "--to", "2012", "--format", "json"];
    let answer: Value = serde_json::from_str(&printed(&query(&bundled(), &more))).unwrap();
    assert_eq!(drawn(&answer, "dcid")["period"], "2011/2012");
    assert_eq!(drawn(&answer, "misp")["forward"]["kind"], "notMeasured");
}

/// All words of a picture, each line once.
fn words(svg: &str) -> String {
    let texts = svg.split("<text").skip(1).filter_map(|text| text.split_once('>'));
    texts.map(|(_, rest)| rest.split('<').next().unwrap()).collect::<Vec<_>>().join(" ")
}

fn drawn_to(folder: &Path, size: &str) -> String {
    let file = folder.join("x.svg");
    let more = ["--view", "sources", "--pair", "CN-US", "--size", size, "-o"];
    let more = [&more[..], &[file.to_str().unwrap()]].concat();
    printed(&run("render", &bundled(), &more));
    std::fs::read_to_string(file).unwrap()
}

#[test]
fn a_picture_carries_title_reading_every_vantage_and_every_source() {
    let folder = tempfile::tempdir().unwrap();
    for size in ["704", "328", "800x2000"] {
        let svg = drawn_to(folder.path(), size);
        let (root, words) = (&tags(&svg)[0], words(&svg));
        assert_eq!(root.get("width"), Some(size.split('x').next().unwrap()));
        for said in [
            "China and United States: what six collections say",
            "Compare left with right, never row with row.",
            "CNCERT, 2011",
            "Nine sensors in six countries, March–September 2013",
            "pale: read in an article, not in the report",
            "Counted by China's Ministry of National Defence at two of its own websites, by a",
            "it cannot see who runs an address.",
            "in four of five incidents the actor's country is unknown.",
            "MaxMind GeoLite of October 2013",
            "Licences of the figures, and how these were changed: CNCERT and China's Ministry",
            "Nine sensors in six countries: CC-BY-SA-4.0, aggregated, suppressed.",
            "The VERIS Community Database: CC-BY-SA-4.0, aggregated.",
            "Source: CNCERT, read on press pages; China's Ministry of National Defence, 28 February",
        ] {
            assert!(has_words(&words, said.trim_end_matches('.')), "{size}: {said}: {words}");
        }
    }
}

#[test]
fn html_to_paste_asks_the_element_for_the_same_view() {
    let html = printed(&run("embed", &bundled(), &["--view", "sources", "--pair", "CN-US"]));
    let tags = tags(&html);
    let wanted = [("view", "sources"), ("pair", "CN-US")];
    let wanted = wanted.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(tags[0].attributes, wanted);
    for said in ["(81,241 in all)", "8,850,000 computers", "Compare left with right", "Source: "] {
        assert!(html.contains(said), "{said}");
    }
    let img = tags.iter().find(|tag| tag.name == "img").unwrap();
    assert!(words(&picture(img.get("src").unwrap())).contains("8.85 million"));
}
