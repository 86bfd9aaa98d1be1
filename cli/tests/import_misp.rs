//! `bothways import misp`: what it makes of a small list, what it refuses, and the whole one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use bothways::dataset::read_folder;
use common::desk::Desk;
use common::{
    bothways, complaint, has_words, in_repository, names_in, printed, raw_source, texts_of,
};
use serde_json::{Value, json};

/// Invented groups: two of one origin, one of none, one that lists no country, one without targets.
fn sample() -> Value {
    json!({
        "authors": ["Nobody"], "name": "Threat Actor", "version": 349,
        "values": [
            group("Invented Heron", json!({
                "country": "CN", "synonyms": ["Quiet Marsh", "G9999"],
                "cfr-suspected-victims": ["United States", "Turkey", "United States", "Europe"],
                "cfr-type-of-incident": ["Espionage", "Sabotage"],
            })),
            group("Invented Stork", json!({
                "country": "CN", "suspected-victims": "United States",
                "cfr-type-of-incident": "Espionage",
            })),
            group("Invented Crane", json!({
                "country": "", "cfr-suspected-victims": ["Palestine", "Gaza"],
                "suspected-victims": ["The Philippines", "Bank of America"],
            })),
            group("Invented Swan", json!({
                "country": "RU", "cfr-suspected-victims": ["Middle East", "NATO"],
                "cfr-type-of-incident": "Defacement",
            })),
            group("Invented Goose", json!({
                "country": "US", "cfr-suspected-victims": ["United States"],
            })),
            { "value": "Invented Duck", "description": "A group of which nothing is known." },
        ],
    })
}

fn group(name: &str, meta: Value) -> Value {
    json!({ "value": name, "description": "Of Reed Street, heron.example.", "meta": meta })
}

const FIGURES: &str = "\
period,source,target,category,measure,value,status,ref
2026-08-06,CN,TR,any,groups,1,reported,
2026-08-06,CN,TR,espionage,groups,1,reported,
2026-08-06,CN,TR,sabotage,groups,1,reported,
2026-08-06,CN,US,any,groups,2,reported,
2026-08-06,CN,US,espionage,groups,2,reported,
2026-08-06,CN,US,sabotage,groups,1,reported,
2026-08-06,US,US,any,groups,1,reported,
2026-08-06,ZZ,PH,any,groups,1,reported,
2026-08-06,ZZ,PS,any,groups,1,reported,
";

impl Desk {
    /// Imports a raw text into the folder `out`.
    fn import(&self, raw: &[u8]) -> Output {
        fs::write(self.path("raw.json"), raw).unwrap();
        import(&self.path("raw.json"), &self.path("out"))
    }

    /// The complaint about a raw text, from the line on; nothing may be left behind.
    fn refusal(&self, raw: &[u8]) -> String {
        self.refused(&self.import(raw), "raw.json:")
    }
}

/// The sample as the list is published: one value a line.
fn raw() -> String {
    serde_json::to_string_pretty(&sample()).unwrap()
}

fn import(file: &Path, out: &Path) -> Output {
    let [verb, source, to] = ["import", "misp", "-o"].map(AsRef::as_ref);
    bothways(&[verb, source, file.as_os_str(), to, out.as_os_str()])
}

#[test]
fn counts_groups_and_says_what_is_left_out() {
    let desk = Desk::new();
    let said = printed(&desk.import(raw().as_bytes()));
    let wanted = "6 groups, 4 with a listed target country: 6 pairs of group and country, 2 of \
                  them of unknown origin; listed targets that are no country: 2 regions, 2 bodies \
                  or communities; groups that list nothing else: 1\n";
    assert_eq!(said, wanted);
    assert_eq!(fs::read_to_string(desk.path("out/figures.csv")).unwrap(), FIGURES);
    assert_eq!(names_in(&desk.path("out")), ["README.md", "datapackage.json", "figures.csv"]);
    assert_eq!(read_folder(&desk.path("out")).unwrap().len(), 9);
}

#[test]
fn refuses_what_it_cannot_place() {
    let cases = [
        (
            "\"Turkey\"",
            "\"Atlantis\"",
            "the listed target “Atlantis” is no country, region or \
          body we know; correct it, or add it in cli/src/import: names.rs or misp/places.rs",
        ),
        (
            "\"Europe\"",
            "\"\"",
            "the listed target “” is no country, region or body we know; \
          correct it, or add it in cli/src/import: names.rs or misp/places.rs",
        ),
        (
            "\"Sabotage\"",
            "\"Juggling\"",
            "the type of incident “Juggling” is no category of the \
          set; add a category of that title to datapackage.json",
        ),
        (
            "\"RU\"",
            "\"ru\"",
            "the country “ru” is not an ISO 3166-1 alpha-2 code in capitals; \
          write one, such as US",
        ),
        (
            "\"RU\"",
            "\"ZZ\"",
            "the country “ZZ” is not an ISO 3166-1 alpha-2 code in capitals; \
          write one, such as US",
        ),
        (
            "349",
            "350",
            "the edition is version 350, not 349; give that one, or bring data/misp \
          and cli/src/import/misp to the new one",
        ),
    ];
    for (good, bad, wanted) in cases {
        let bent = raw().replacen(good, bad, 1);
        let line = 1 + bent.lines().position(|line| line.contains(bad)).unwrap();
        assert_eq!(Desk::new().refusal(bent.as_bytes()), format!("{line}: {wanted}"));
    }
}

/// “Espionage” stands in an earlier group too: the line must be that of the group at fault.
#[test]
fn finds_the_line_inside_the_group_at_fault() {
    let mut bent = sample();
    bent["values"][4]["meta"]["country"] = json!("Espionage");
    let bent = serde_json::to_string_pretty(&bent).unwrap();
    let line = 1 + bent.lines().position(|line| line.contains("country\": \"Esp")).unwrap();
    let refusal = Desk::new().refusal(bent.as_bytes());
    assert!(refusal.starts_with(&format!("{line}: the country “Espionage” ")), "{refusal}");
}

#[test]
fn refuses_what_has_not_the_list_s_shape() {
    let mend = "; give MISP's clusters/threat-actor.json";
    let target = raw().replacen("\"Turkey\"", "7", 1);
    let begins = target.lines().position(|line| line.contains("Invented Heron")).unwrap();
    let cases = [
        (String::new(), 1),
        ("[]".to_owned(), 1),
        ("{\n\"version\": 349\n}".to_owned(), 3),
        (raw().replacen("\"values\": [", "\"values\": [\n{]", 1), 7),
        (raw().replacen("\"values\"", "\"groups\"", 1), raw().lines().count()),
    ];
    for (bent, line) in cases {
        let refusal = Desk::new().refusal(bent.as_bytes());
        assert!(refusal.starts_with(&format!("{line}: ")), "{line} {refusal}");
        assert!(refusal.ends_with(mend), "{refusal}");
    }
    let refusal = Desk::new().refusal(target.as_bytes());
    let line: usize = refusal.split(':').next().unwrap().parse().unwrap();
    assert!(line.abs_diff(begins) < 25 && refusal.ends_with(mend), "{refusal}");
}

#[test]
fn refuses_bytes_that_are_no_text_and_a_missing_file() {
    let bytes = [b"{\n".as_slice(), &[0xff, 0xfe]].concat();
    assert_eq!(Desk::new().refusal(&bytes), "2: the line is not UTF-8; save the file as UTF-8");
    let desk = Desk::new();
    let output = import(&desk.path("nowhere.json"), &desk.path("out"));
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("nowhere.json: the file cannot be read ("));
}

#[test]
fn lets_no_name_through() {
    let desk = Desk::new();
    let said = printed(&desk.import(raw().as_bytes()));
    let out = texts_of(&desk.path("out")) + &said;
    for word in names(&sample()).into_iter().chain(["Reed Street".into(), "heron.example".into()]) {
        assert!(!has_words(&out, &word), "{word}");
    }
    assert!(!has_words(&out, "Bank of America") && !has_words(&out, "NATO"));
}

/// Every name of every group, but for those of four letters or fewer, which are also codes.
///
/// No ordinary word had to be excluded: none of the list's 2,391 longer names is a word of ours.
fn names(list: &Value) -> Vec<String> {
    let groups = list["values"].as_array().unwrap().iter();
    let names = groups.flat_map(|group| {
        let synonyms = group["meta"]["synonyms"].as_array().cloned().unwrap_or_default();
        std::iter::once(group["value"].clone()).chain(synonyms)
    });
    let names = names.map(|name| name.as_str().unwrap().to_owned());
    names.filter(|name| name.chars().count() > 4).collect()
}

#[test]
fn the_whole_list_gives_the_folder_we_publish() {
    let Some(file) = raw_source("misp/threat-actor.json") else { return };
    let folder = tempfile::tempdir().unwrap();
    let said = printed(&import(&file, folder.path()));
    let wanted = "1041 groups, 143 with a listed target country: 822 pairs of group and country, \
                  153 of them of unknown origin; listed targets that are no country: 39 regions, \
                  30 bodies or communities; groups that list nothing else: 8\n";
    assert_eq!(said, wanted);
    let published = in_repository("data/misp");
    for name in names_in(folder.path()) {
        let [made, ours] = [folder.path(), &published].map(|from| fs::read(from.join(&name)));
        assert!(made.unwrap() == ours.unwrap(), "data/misp/{name} is not what the import makes");
    }
}

#[test]
fn no_published_file_names_a_group() {
    let Some(file) = raw_source("misp/threat-actor.json") else { return };
    let list: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let names = names(&list);
    assert!(names.len() > 1500, "{}", names.len());
    for set in ["misp", "dcid"] {
        let out = texts_of(&in_repository("data").join(set));
        for name in &names {
            assert!(!has_words(&out, name), "data/{set} names {name}");
        }
    }
}

#[test]
fn the_published_folder_passes_the_check_and_has_the_known_counts() {
    let folder = in_repository("data/misp");
    assert_eq!(printed(&bothways(&["check".as_ref(), folder.as_os_str()])), "");
    let counts = [
        ("CN-US", "30", "3"),
        ("CN-TW", "18", "none recorded"),
        ("CN-HK", "16", "none recorded"),
        ("CN-IN", "16", "1"),
        ("CN-JP", "16", "none recorded"),
        ("CN-GB", "14", "none recorded"),
        ("CN-DE", "13", "none recorded"),
        ("CN-KR", "13", "2"),
        ("IR-IL", "13", "1"),
        ("IR-US", "13", "2"),
    ];
    for (pair, forward, back) in counts {
        let said = printed(&query(pair, "text"));
        let row = said.lines().find(|line| line.starts_with("August 6, 2026  ")).unwrap();
        let figures: Vec<_> =
            row.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
        assert_eq!(figures, ["August 6, 2026", forward, back], "{pair}");
    }
}

#[test]
fn a_list_without_dates_is_said_to_be_one() {
    let answer: Value = serde_json::from_str(&printed(&query("CN-US", "json"))).unwrap();
    let wanted = "On August 6, 2026, the list had 30 groups of suspected origin in China with \
                  targets in the United States. The other way: the list had 3 groups of suspected \
                  origin in the United States with targets in China. — Groups are counted, not \
                  attacks, mostly from reports of Western firms; groups of the United States and \
                  its allies are likely under-recorded.";
    assert_eq!(answer["sentence"], wanted);
    let note = "Figures for August 6, 2026 only: they show no change over time.";
    assert_eq!(answer["caveats"][0], note);
    assert_eq!(answer["totals"], Value::Null);
}

fn query(pair: &str, format: &str) -> Output {
    let folder = in_repository("data/misp");
    let [verb, kind, option, pair, form, format] =
        ["query", "pair", "--pair", pair, "--format", format].map(AsRef::as_ref);
    bothways(&[verb, folder.as_os_str(), kind, option, pair, form, format])
}
