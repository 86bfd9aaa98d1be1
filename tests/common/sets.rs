//! Sets to test with: the published one, the invented folders, and generated ones.

use std::path::{Path, PathBuf};

use bothways::dataset::{Dataset, Descriptor, Record, decode, read_figures, read_folder};
use serde_json::{Map, Value, json};

/// A path inside the repository.
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The set inside the module.
pub fn cncert() -> Dataset {
    decode(bothways::DEFAULT_SET).unwrap()
}

/// Months, sensors, zeros, withheld cells, a base. Invented.
pub fn sensors() -> Dataset {
    fixture("sensors")
}

/// Years, every status, a break, all countries together, studied pairs. Invented.
pub fn reports() -> Dataset {
    fixture("reports")
}

fn fixture(name: &str) -> Dataset {
    read_folder(&in_repository("tests/fixtures").join(name)).unwrap()
}

/// A set of one measure `seen` that adds over everything, one total `all`, everything covered and
/// missing rows zero; `changed` replaces parts of its `bothways` object. Rows may come unsorted.
pub fn set(changed: Value, rows: &[impl AsRef<str>]) -> Dataset {
    let (descriptor, records) = parts(changed, rows);
    Dataset::new(descriptor, records).unwrap()
}

/// The same as it was read, before it is put together.
pub fn parts(changed: Value, rows: &[impl AsRef<str>]) -> (Descriptor, Vec<Record>) {
    let mut terms = plain_terms();
    if let Value::Object(changed) = changed {
        terms.extend(changed);
    }
    let descriptor: Descriptor = serde_json::from_value(json!({
        "name": "invented", "title": "Invented figures",
        "licenses": [{ "name": "CC0-1.0", "path": "" }], "sources": [{ "title": "Nobody" }],
        "resources": [{ "name": "figures", "path": "figures.csv" }], "bothways": terms,
    }))
    .unwrap();
    let mut rows: Vec<&str> = rows.iter().map(AsRef::as_ref).collect();
    rows.sort_unstable();
    rows.insert(0, "period,source,target,category,measure,value,status");
    let mut faults = Vec::new();
    let records = read_figures(rows.join("\n").as_bytes(), &descriptor.bothways, &mut faults);
    assert_eq!(faults, []);
    (descriptor, records)
}

fn plain_terms() -> Map<String, Value> {
    let terms = json!({
        "measures": [measure("seen", true)],
        "categories": [{ "id": "all", "title": "All", "total": true }],
        "coverage": { "missing": "zero", "why": "Nobody looked there." },
        "vantage": "Nobody counted this; it is invented.",
        "defaults": { "pair": "US-JP" },
    });
    terms.as_object().unwrap().clone()
}

/// A measure that adds over everything, or over nothing.
pub fn measure(id: &str, adds: bool) -> Value {
    json!({
        "id": id, "title": "Events", "unit": "events", "definition": "An invented event.",
        "additive": { "period": adds, "category": adds, "source": adds, "target": adds },
        "basis": { "source": "invented", "target": "invented" },
    })
}

/// `count` months from 2101 on, both ways; `figure` gives value and status of a month's number
/// and direction (0 is US→JP).
pub fn months(count: u32, figure: impl Fn(u32, u32) -> String) -> Dataset {
    let row = |at: u32, way: u32| {
        let (year, month) = (2101 + at / 12, at % 12 + 1);
        let ends = if way == 0 { "US,JP" } else { "JP,US" };
        format!("{year}-{month:02},{ends},all,seen,{}", figure(at, way))
    };
    let rows: Vec<_> = (0..count).flat_map(|at| [row(at, 0), row(at, 1)]).collect();
    set(json!({}), &rows)
}

/// Figures that wander, the same on every machine.
pub fn wandering(count: u32) -> Dataset {
    months(count, |at, way| format!("{},reported", 40 + (at * 37 + way * 91) % 113 * (2 - way)))
}

/// One figure ten thousand times all others.
pub fn outlier() -> Dataset {
    months(12, |at, way| match (at, way) {
        (4, 0) => "700000,reported".to_owned(),
        _ => format!("{},reported", 20 + at * 5),
    })
}

/// Every cell withheld.
pub fn withheld() -> Dataset {
    months(4, |_, _| ",suppressed".to_owned())
}

/// Periods of other countries only, and of these two nobody looked.
pub fn unseen() -> Dataset {
    let coverage = json!({
        "sources": ["DE"], "targets": ["FR"], "missing": "zero", "why": "Nobody looked there.",
    });
    let rows = ["2101,DE,FR,all,seen,3,reported", "2102,DE,FR,all,seen,4,reported"];
    set(json!({ "coverage": coverage }), &rows)
}

/// Months in which things happened, three of them close together. Only the United States and Japan
/// counted.
pub fn eventful() -> Dataset {
    let event = |at: &str, label: &str, is_break: bool| json!({ "at": at, "break": is_break, "label": label, "text": format!("{label} in {at}.") });
    let annotations = [
        event("2100", "before all", false),
        event("2101-02", "sensor network changed", false),
        event("2101-03", "a new sensor", false),
        event("2101-06", "counted anew", true),
        event("2101-11-20", "study ends", false),
    ];
    let coverage = json!({
        "sources": "all", "targets": ["US", "JP"], "missing": "zero",
        "why": "Nobody looked there.",
    });
    let row = |at: u32, (origin, target): (&str, &str)| {
        let value = 40 + (at * 37) % 113;
        format!("2101-{:02},{origin},{target},all,seen,{value},reported", at + 1)
    };
    let ways = [("US", "JP"), ("JP", "US"), ("DE", "US")];
    let rows: Vec<_> = (0..12).flat_map(|at| ways.map(|way| row(at, way))).collect();
    set(json!({ "annotations": annotations, "coverage": coverage }), &rows)
}

/// No figure at all.
pub fn empty() -> Dataset {
    set(json!({}), &[] as &[&str])
}

/// One month, both ways.
pub fn single() -> Dataset {
    months(1, |_, way| format!("{},reported", 30 - way * 18))
}
