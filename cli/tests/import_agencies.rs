//! `bothways import agencies`: what it makes of a small list, what it refuses, and what the
//! published folder holds.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use bothways::dataset::{Dataset, Missing, Row, Scope, SeriesKey, Status, read_folder};
use common::desk::Desk;
use common::{all_series, bothways, has_words, in_repository, names_in, printed, raw_source};

const SAMPLE: &str = include_str!("fixtures/agencies-sample.csv");

/// The sample's rows as the folder has them.
const FIGURES: &str = "\
period,source,target,category,measure,value,status,ref
2010-01/2010-06,CN,001,attempted-attacks,secureworks-attempts,44,secondhand,softpedia-2010-07-05
2012,001,CN,military-websites,mnd-attacks,33,reported,threatpost-2013-02-28
2017,BR,KR,government,mois-attempts,11,reported,sedaily-mois-2022
2017,BR,KR,government,nirs-attempts,22,weak,segye-nirs-2025-09-09
2018-12,UA,JP,sensor-access,npa-accesses,5.5,derived,securityinsight-2019-02-06
";

impl Desk {
    /// Imports a raw text into the folder `out`.
    fn import(&self, raw: &str) -> Output {
        fs::write(self.path("raw.csv"), raw).unwrap();
        import("agencies", &self.path("raw.csv"), &self.path("out"))
    }

    /// The complaint about a raw text, which must leave nothing behind.
    fn refusal(&self, raw: &str) -> String {
        self.refused(&self.import(raw), "")
    }
}

fn import(source: &str, raw: &Path, out: &Path) -> Output {
    bothways(&["import".as_ref(), source.as_ref(), raw.as_os_str(), "-o".as_ref(), out.as_os_str()])
}

fn agencies() -> Dataset {
    read_folder(&in_repository("data/agencies")).unwrap()
}

/// All rows with the position of their measure.
fn rows(set: &Dataset) -> Vec<(SeriesKey, Row)> {
    let all = all_series(set).into_iter();
    all.flat_map(|(key, rows)| rows.iter().map(move |row| (key, *row))).collect()
}

/// A figure of one measure, in the period it has for that pair.
fn values(set: &Dataset, origin: &str, target: &str, measure: &str) -> Vec<u64> {
    let terms = &set.descriptor().bothways;
    let of = |key: &SeriesKey| {
        usize::from(key.measure) == terms.measure(measure).unwrap()
            && (key.origin.as_str(), key.target.as_str()) == (origin, target)
    };
    rows(set).into_iter().filter(|(key, _)| of(key)).map(|(_, row)| row.value).collect()
}

#[test]
fn gives_each_publisher_a_measure_and_leaves_cncert_out() {
    let desk = Desk::new();
    assert_eq!(printed(&desk.import(SAMPLE)), "");
    assert_eq!(fs::read_to_string(desk.path("out/figures.csv")).unwrap(), FIGURES);
    assert_eq!(names_in(&desk.path("out")), ["README.md", "datapackage.json", "figures.csv"]);
    printed(&bothways(&["check".into(), desk.path("out")]));
}

#[test]
fn refuses_a_row_it_cannot_place() {
    let cases = [
        (
            "Korea NIRS",
            "Korea XYZ",
            "raw.csv:3: the publisher “Korea XYZ (via National Assembly)” is unknown; correct it, \
             or give what it counted a measure of the set",
        ),
        (
            "attempted_attacks,44",
            "hacking_attempts,44",
            "raw.csv:5: the measure “hacking_attempts” is unknown; correct it, or give it a \
             measure of the set",
        ),
        (
            "5.50",
            "5.505",
            "raw.csv:6: “5.505” has more than the measure's 2 decimals; write a plain decimal",
        ),
        (
            "archives/625,invented,seen",
            "archives/625,invented",
            "raw.csv:7: the row has 9 fields, not 10; check its commas and quotes",
        ),
        (
            "sedaily.com/NewsViewAmp/26B246Z5IA",
            "sedaily.com/other",
            "raw.csv:2: the page “https://m.sedaily.com/other” is not among the set's references; \
             add it to references in datapackage.json, or correct the address",
        ),
    ];
    for (good, bad, complaint) in cases {
        let raw = SAMPLE.replacen(good, bad, 1);
        assert_ne!(raw, SAMPLE, "{good}");
        assert_eq!(Desk::new().refusal(&raw), complaint, "{bad}");
    }
}

#[test]
fn refuses_a_figure_from_where_its_publisher_did_not_count() {
    for (good, bad) in [("2017,BR,KR", "2017,BR,JP"), ("CN,ZZ,attempted", "CN,US,attempted")] {
        let raw = SAMPLE.replacen(good, bad, 1);
        let refusal = Desk::new().refusal(&raw);
        assert!(refusal.contains("lies outside the coverage that datapackage.json declares"));
        assert!(refusal.starts_with("out/figures.csv:"), "{refusal}");
    }
}

#[test]
fn refuses_a_list_of_cncert_alone() {
    let rows: Vec<_> = SAMPLE.lines().collect();
    let raw = format!("{}\n{}\n", rows[0], rows[rows.len() - 1]);
    let complaint = "raw.csv:1: no row is published by anyone but “CNCERT/CC”; give the list of \
                     published figures";
    assert_eq!(Desk::new().refusal(&raw), complaint);
}

#[test]
fn no_quotation_passes() {
    let desk = Desk::new();
    printed(&desk.import(&SAMPLE.replace("invented", "Quibblewick 203.0.113.77")));
    for name in names_in(&desk.path("out")) {
        let text = fs::read_to_string(desk.path("out").join(&name)).unwrap();
        assert!(!text.contains("Quibblewick") && !text.contains("203.0.113.77"), "{name}");
    }
}

#[test]
fn the_published_folder_holds_all_96_figures() {
    let set = agencies();
    let mut counts = BTreeMap::new();
    for (key, row) in rows(&set) {
        assert_eq!(row.status, Status::Reported);
        *counts.entry(set.measure(key.measure).id.as_str()).or_insert(0) += 1;
    }
    let readme = fs::read_to_string(in_repository("data/agencies/README.md")).unwrap();
    for (id, count) in &counts {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{id}` |"))).unwrap();
        assert!(row.ends_with(&format!("| {count} |")), "{row}");
    }
    assert_eq!(counts.values().sum::<i32>(), 96);
    assert_eq!(counts.len(), set.descriptor().bothways.measures.len());
}

#[test]
fn the_published_folder_holds_the_figures_as_printed() {
    let set = agencies();
    assert_eq!(values(&set, "US", "CN", "mnd-share"), [629]);
    assert_eq!(values(&set, "001", "CN", "mnd-attacks"), [144_000]);
    assert_eq!(values(&set, "CN", "KR", "mois-attempts"), [18_889, 127_908]);
    assert_eq!(values(&set, "US", "KR", "nirs-attempts"), [129_112]);
    assert_eq!(values(&set, "VN", "KR", "knpa-attempts"), [362]);
    assert_eq!(values(&set, "NL", "KR", "mcst-attempts"), [852]);
    assert_eq!(values(&set, "RU", "JP", "npa-accesses"), [74_092]);
    assert_eq!(values(&set, "CN", "001", "akamai-share"), [86, 130, 160, 330, 410, 340, 330, 350]);
    assert_eq!(values(&set, "TW", "001", "telekom-attacks"), [907_102]);
    assert_eq!(values(&set, "US", "001", "secureworks-attempts"), [20_600_000, 441_003_516]);
}

#[test]
fn every_figure_has_its_page_and_every_page_a_figure() {
    let set = agencies();
    let rows = rows(&set);
    assert!(rows.iter().all(|(_, row)| row.reference.is_some()));
    for at in 0..set.descriptor().bothways.references.len() {
        assert!(rows.iter().any(|(_, row)| row.reference.map(usize::from) == Some(at)), "{at}");
    }
}

#[test]
fn nothing_is_summed_or_read_as_zero_and_each_has_its_own_coverage() {
    let set = agencies();
    let terms = &set.descriptor().bothways;
    for measure in &terms.measures {
        let coverage = measure.coverage.as_ref().unwrap();
        assert!(matches!(&coverage.targets, Scope::Only(one) if one.len() == 1), "{}", measure.id);
        assert_eq!(terms.missing_of(measure), Missing::NotMeasured, "{}", measure.id);
        assert_eq!(measure.additive, Default::default(), "{}", measure.id);
        assert!(measure.title.chars().count() <= 56, "{}", measure.title);
        assert!(measure.citation.is_some(), "{}", measure.id);
        let vantage = measure.vantage.as_ref().unwrap();
        assert!(vantage.chars().count() <= 180 && *vantage != terms.vantage, "{}", measure.id);
    }
}

#[test]
fn the_words_are_neutral() {
    let words = fs::read_to_string(in_repository("data/agencies/datapackage.json")).unwrap();
    let urls = |line: &&str| !line.trim_start().starts_with("\"url\"");
    let words = words.lines().filter(urls).collect::<Vec<_>>().join("\n").to_lowercase();
    for word in ["attacker", "attackers", "hacker", "hackers", "victim", "victims", "enemy"] {
        assert!(!has_words(&words, word), "{word}");
    }
}

#[test]
fn the_raw_list_gives_the_published_folders() {
    let Some(raw) = raw_source("published/figures.csv") else { return };
    for set in ["agencies", "cncert"] {
        let (desk, published) = (Desk::new(), in_repository("data").join(set));
        printed(&import(set, &raw, &desk.path("out")));
        for name in names_in(&published) {
            let ours = fs::read(published.join(&name)).unwrap();
            assert!(
                fs::read(desk.path("out").join(&name)).unwrap() == ours,
                "{set}/{name} differs"
            );
        }
    }
}
