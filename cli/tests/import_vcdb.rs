//! `bothways import vcdb`: what it makes of a small archive, what it refuses, and that no name
//! passes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Output;

use bothways::dataset::{Dataset, SeriesKey, read_folder};
use common::desk::Desk;
use common::{
    all_series, bothways, complaint, has_words, in_repository, names_in, printed, raw_source,
    texts_of,
};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

/// The sample's incidents as the folder has them.
const FIGURES: &str = "\
period,source,target,category,measure,value,status,ref
2012,FR,DE,any,incidents,1,reported,
2012,FR,DE,hacking,incidents,1,reported,
2012,FR,DE,malware,incidents,1,reported,
2013,BR,ZZ,any,incidents,1,reported,
2013,BR,ZZ,unknown,incidents,1,reported,
2013,FR,DE,any,incidents,2,reported,
2013,FR,DE,error,incidents,1,reported,
2013,FR,DE,social,incidents,1,reported,
2013,IT,DE,any,incidents,1,reported,
2013,IT,DE,social,incidents,1,reported,
2013,ZZ,DE,any,incidents,1,reported,
2013,ZZ,DE,physical,incidents,1,reported,
";

/// Words of the sample that must not pass.
const NAMES: [&str; 6] =
    ["Quibblewick", "Redmoth", "Tallowfen", "brimstaddle", "Ottokar", "203.0.113.77"];

/// An invented incident in the raw form, with every kind of word that must not pass.
fn incident(year: i64, origins: &[&str], targets: &[&str], actions: &[&str]) -> Value {
    let actions = actions.iter().map(|action| {
        ((*action).to_owned(), json!({ "notes": "from 203.0.113.77", "variety": ["Unknown"] }))
    });
    json!({
        "incident_id": "0A0A0A0A-0000-4000-8000-0B0B0B0B0B0B",
        "summary": "Redmoth took the ledgers of Quibblewick at Tallowfen",
        "reference": "https://brimstaddle.example/redmoth",
        "plus": { "analyst": "Ottokar" },
        "actor": { "external": { "country": origins, "name": ["Redmoth"], "notes": "Redmoth" } },
        "action": actions.collect::<serde_json::Map<_, _>>(),
        "timeline": { "incident": { "year": year, "month": 5 } },
        "victim": { "country": targets, "victim_id": "Quibblewick", "notes": "Tallowfen" },
    })
}

/// An incident that only somebody inside the organisation caused.
fn inside() -> Value {
    let mut incident = incident(2013, &[], &["DE"], &["misuse"]);
    incident["actor"] = json!({ "internal": { "motive": ["NA"] } });
    incident
}

fn sample() -> Vec<(&'static str, Vec<u8>)> {
    let incidents = [
        ("copy/data/validated/a.json", incident(2013, &["FR", "FR"], &["DE"], &["error"])),
        ("copy/data/validated/b.json", incident(2013, &["IT", "FR"], &["DE"], &["social"])),
        ("copy/data/validated/c.json", incident(2012, &["FR"], &["DE"], &["hacking", "malware"])),
        ("copy/data/validated/d.json", incident(2013, &["Unknown"], &["DE"], &["physical"])),
        (
            "copy/data/validated/e.json",
            incident(2013, &["Unknown", "BR"], &["Other"], &["unknown"]),
        ),
        ("copy/data/validated/f.json", inside()),
        ("copy/data/submitted/g.json", incident(2013, &["FR"], &["DE"], &["error"])),
    ];
    let mut files: Vec<_> =
        incidents.into_iter().map(|(name, json)| (name, json.to_string().into_bytes())).collect();
    files.push(("copy/data/validated/README", b"no incident".to_vec()));
    files
}

impl Desk {
    /// Packs files into `raw.tar.gz`.
    fn pack(&self, files: &[(&str, Vec<u8>)]) -> PathBuf {
        let path = self.path("raw.tar.gz");
        let encoder = GzEncoder::new(File::create(&path).unwrap(), Compression::fast());
        let mut archive = tar::Builder::new(encoder);
        for (name, bytes) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, name, bytes.as_slice()).unwrap();
        }
        archive.into_inner().unwrap().finish().unwrap();
        path
    }

    fn import(&self, files: &[(&str, Vec<u8>)]) -> Output {
        import(&self.pack(files), &self.path("out"))
    }

    /// The complaint about the archive, which must leave nothing behind.
    fn refusal(&self) -> String {
        self.refused(&import(&self.path("raw.tar.gz"), &self.path("out")), "raw.tar.gz:")
    }
}

fn import(raw: &Path, out: &Path) -> Output {
    bothways(&["import".as_ref(), "vcdb".as_ref(), raw.as_os_str(), "-o".as_ref(), out.as_os_str()])
}

/// The public list, where it is at hand.
fn raw_list() -> Option<PathBuf> {
    raw_source("vcdb/vcdb-validated-2020-09-30.tar.gz")
}

fn vcdb() -> Dataset {
    read_folder(&in_repository("data/vcdb")).unwrap()
}

/// All years of a pair in one category, added up.
fn sum(set: &Dataset, origin: &str, target: &str, category: &str) -> u64 {
    let terms = &set.descriptor().bothways;
    let key = SeriesKey {
        origin: origin.parse().unwrap(),
        target: target.parse().unwrap(),
        measure: terms.measure("incidents").unwrap() as u8,
        category: terms.category(category).unwrap() as u8,
    };
    set.series(key).iter().map(|row| row.value).sum()
}

/// All years and pairs of one category whose origin is such, added up.
fn sum_where(set: &Dataset, category: &str, holds: impl Fn(&SeriesKey) -> bool) -> u64 {
    let at = set.descriptor().bothways.category(category).unwrap();
    let series = all_series(set)
        .into_iter()
        .filter(|(key, _)| usize::from(key.category) == at && holds(key));
    series.flat_map(|(_, rows)| rows).map(|row| row.value).sum()
}

#[test]
fn counts_by_year_countries_and_action() {
    let desk = Desk::new();
    assert_eq!(printed(&desk.import(&sample())), "");
    assert_eq!(fs::read_to_string(desk.path("out/figures.csv")).unwrap(), FIGURES);
    assert_eq!(names_in(&desk.path("out")), ["README.md", "datapackage.json", "figures.csv"]);
    printed(&bothways(&["check".into(), desk.path("out")]));
}

#[test]
fn k_withholds_small_cells_and_stands_in_the_descriptor() {
    let desk = Desk::new();
    let (raw, out) = (desk.pack(&sample()), desk.path("out"));
    let import = |k: &str| {
        let [raw, out] = [&raw, &out].map(|path| path.to_str().unwrap());
        bothways(&["import", "vcdb", raw, "-o", out, "-k", k])
    };
    let figures = || fs::read_to_string(desk.path("out/figures.csv")).unwrap();
    printed(&import("1"));
    assert_eq!(figures(), FIGURES);
    printed(&import("3"));
    let rows = FIGURES.lines().count() - 1;
    assert_eq!(figures().matches(",suppressed,").count(), rows, "{}", figures());
    assert_eq!(read_folder(&out).unwrap().descriptor().bothways.k, 3);
    // What is withheld is not given away by a recount into the same folder.
    let (before, output) = (figures(), import("2"));
    let wanted =
        format!("-k 2 is below {}'s own 3; give 3 or more, or another folder", out.display());
    assert_eq!((output.status.code(), complaint(&output)), (Some(2), wanted));
    assert_eq!(figures(), before);
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let desk = Desk::new();
    let mut files = sample();
    files.reverse();
    printed(&desk.import(&files));
    assert_eq!(fs::read_to_string(desk.path("out/figures.csv")).unwrap(), FIGURES);
}

#[test]
fn no_name_passes() {
    let desk = Desk::new();
    let raw: Vec<_> = sample().into_iter().flat_map(|(_, bytes)| bytes).collect();
    printed(&desk.import(&sample()));
    let (raw, out) = (String::from_utf8(raw).unwrap(), texts_of(&desk.path("out")));
    for name in NAMES {
        assert!(raw.contains(name), "{name} is not in the sample");
        assert!(!out.to_lowercase().contains(&name.to_lowercase()), "{name} passed");
    }
}

#[test]
fn names_the_file_the_field_and_the_mend() {
    let years = "write a year from 1900 to 2099";
    let codes = "write a list of alpha-2 codes, or [\"Unknown\"]";
    let cases = [
        (
            "/timeline/incident/year",
            json!(20133),
            format!("timeline.incident.year is “20133”; {years}"),
        ),
        (
            "/timeline/incident/year",
            json!("2013"),
            format!("timeline.incident.year is “\"2013\"”; {years}"),
        ),
        ("/timeline/incident", json!({}), format!("timeline.incident.year is missing; {years}")),
        (
            "/victim/country",
            json!(["Germany"]),
            format!("victim.country is “\"Germany\"”; {codes}"),
        ),
        ("/victim/country", json!("DE"), format!("victim.country is “\"DE\"”; {codes}")),
        ("/victim", json!({}), format!("victim.country is missing; {codes}")),
        ("/actor/external/country", json!([]), format!("actor.external.country is “[]”; {codes}")),
        (
            "/actor/external/country",
            json!(["001"]),
            format!("actor.external.country is “\"001\"”; {codes}"),
        ),
        ("/actor/external/country", json!([7]), format!("actor.external.country is “7”; {codes}")),
        ("/actor", json!(null), "actor is missing; write who took part, or unknown".to_owned()),
        ("/action", json!({}), "action is missing; write what was done, or unknown".to_owned()),
        (
            "/action",
            json!({ "any": {} }),
            "action.any is no action of VERIS; correct the word".to_owned(),
        ),
    ];
    for (field, bad, fault) in cases {
        let (desk, mut files) = (Desk::new(), sample());
        let mut broken = incident(2013, &["FR"], &["DE"], &["error"]);
        *broken.pointer_mut(field).unwrap() = bad;
        files.push(("copy/data/validated/z.json", broken.to_string().into_bytes()));
        desk.pack(&files);
        assert_eq!(desk.refusal(), format!("copy/data/validated/z.json: {fault}"));
    }
}

#[test]
fn names_the_place_of_broken_json() {
    let desk = Desk::new();
    desk.pack(&[("validated/z.json", b"{\n  \"actor\": }".to_vec())]);
    let fault = "validated/z.json: expected value at line 2 column 12; mend the JSON";
    assert_eq!(desk.refusal(), fault);
    desk.pack(&[("validated/z.json", b"{ \"actor\": \"\xff\" }".to_vec())]);
    assert!(desk.refusal().starts_with("validated/z.json: invalid unicode code point at line 1"));
    desk.pack(&[("validated/z.json", vec![b' '; 1 << 21])]);
    let fault = "validated/z.json: the file is longer than any incident; take it out";
    assert_eq!(desk.refusal(), fault);
}

#[test]
fn refuses_an_archive_without_incidents() {
    let fault = "validated/: no incident with an external actor is in it; give an archive with the \
                 folder of validated incidents";
    let desk = Desk::new();
    for files in [vec![], vec![("validated/a.json", inside().to_string().into_bytes())]] {
        desk.pack(&files);
        assert_eq!(desk.refusal(), fault);
    }
}

#[test]
fn refuses_what_is_no_archive_and_half_of_one() {
    let desk = Desk::new();
    let path = desk.pack(&sample());
    let whole = fs::read(&path).unwrap();
    let noise = b"PK\x03\x04 no gzip at all".to_vec();
    for bytes in [whole[..whole.len() / 2].to_vec(), noise, Vec::new()] {
        fs::write(&path, bytes).unwrap();
        let refusal = desk.refusal();
        assert!(refusal.starts_with(" the file cannot be read ("), "{refusal}");
        assert!(refusal.ends_with("; give one that can"), "{refusal}");
    }
    fs::remove_file(&path).unwrap();
    assert!(desk.refusal().starts_with(" the file cannot be read ("));
}

#[test]
fn the_published_folder_holds_the_known_counts() {
    let set = vcdb();
    let any = |origin, target| sum(&set, origin, target, "any");
    let pairs = [("CN", "US", 32), ("US", "CN", 0), ("RU", "US", 25), ("US", "RU", 2)];
    let more = [("US", "GB", 7), ("GB", "US", 6), ("PK", "IN", 22), ("KP", "KR", 18)];
    for (origin, target, count) in pairs.into_iter().chain(more) {
        assert_eq!(any(origin, target), count, "{origin} to {target}");
    }
    let (told, domestic) = (
        |key: &SeriesKey| key.origin.is_place(),
        |key: &SeriesKey| key.origin == key.target && key.origin.is_place(),
    );
    // One of the 3,462 incidents whose actor's country is unknown names two target countries.
    assert_eq!(sum_where(&set, "any", |key| !told(key)), 3_463);
    assert_eq!(sum_where(&set, "any", |_| true), 4_403);
    assert_eq!(sum_where(&set, "any", domestic), 440);
}

#[test]
fn the_readme_gives_the_sums_of_the_kinds() {
    let (set, readme) = (vcdb(), fs::read_to_string(in_repository("data/vcdb/README.md")).unwrap());
    for category in &set.descriptor().bothways.categories {
        let sum = sum_where(&set, &category.id, |_| true).to_string();
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{}` |", category.id)));
        let told = row.unwrap().replace(',', "");
        assert!(told.ends_with(&format!("| {sum} |")), "{told}");
    }
}

#[test]
fn the_words_are_short_and_neutral() {
    let set = vcdb();
    let terms = &set.descriptor().bothways;
    assert!(terms.vantage.chars().count() <= 180);
    assert!(terms.measures[0].title.chars().count() <= 56);
    let words = fs::read_to_string(in_repository("data/vcdb/datapackage.json")).unwrap();
    for word in ["attacker", "attackers", "hacker", "hackers", "victim", "victims", "enemy"] {
        assert!(!has_words(&words.to_lowercase(), word), "{word}");
    }
}

#[test]
fn the_public_list_gives_the_published_folder() {
    let Some(raw) = raw_list() else { return };
    let desk = Desk::new();
    printed(&import(&raw, &desk.path("out")));
    for name in names_in(&in_repository("data/vcdb")) {
        let ours = fs::read(in_repository("data/vcdb").join(&name)).unwrap();
        assert!(fs::read(desk.path("out").join(&name)).unwrap() == ours, "{name} differs");
    }
}

/// Names of the list, in small letters, that are also words of ours: VERIS's word for what nobody
/// told, the list's publisher, and the host of its address.
const WORDS_OF_OURS: [&str; 4] = ["unknown", "verizon", "github", "github.com"];

#[test]
fn no_name_of_the_public_list_passes() {
    let Some(raw) = raw_list() else { return };
    let (mut names, mut incidents) = (std::collections::BTreeSet::new(), 0);
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(raw).unwrap()));
    for entry in archive.entries().unwrap() {
        let Ok(json) = serde_json::from_reader::<_, Value>(entry.unwrap()) else { continue };
        incidents += 1;
        let actors = ["external", "partner"].map(|kind| &json["actor"][kind]["name"]);
        let actors = actors.into_iter().filter_map(Value::as_array).flatten();
        names.extend(
            actors
                .chain([&json["victim"]["victim_id"]])
                .filter_map(Value::as_str)
                .map(str::to_owned),
        );
    }
    assert_eq!(incidents, 8_589);
    assert!(names.len() > 6_000);
    let out = texts_of(&in_repository("data/vcdb")).to_lowercase();
    let long = names.iter().map(|name| name.to_lowercase()).filter(|name| name.chars().count() > 5);
    let ours = |name: &String| WORDS_OF_OURS.contains(&name.as_str());
    let passed: Vec<_> = long.filter(|name| !ours(name) && has_words(&out, name)).collect();
    assert!(passed.is_empty(), "{passed:?}");
}
