//! `bothways check` of lessons: ours pass, and each fault is told with its place and mend.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use bothways_cli::lessons::{SCHEMA, validator};
use common::{bothways, complaint, in_repository, names_in, printed};
use serde_json::{Value, json};

/// All sets, then some lessons.
fn with_sets(lessons: &[PathBuf]) -> Vec<PathBuf> {
    let mut paths = vec![PathBuf::from("check")];
    let folder = in_repository("data");
    paths.extend(names_in(&folder).iter().map(|id| folder.join(id)));
    paths.extend_from_slice(lessons);
    paths
}

/// Our lessons.
fn ours() -> Vec<PathBuf> {
    let folder = in_repository("www/lessons");
    let files = names_in(&folder).into_iter().filter(|name| name.ends_with(".json"));
    files.map(|name| folder.join(name)).collect()
}

/// A lesson without a fault.
fn small() -> Value {
    let ask = json!({ "figures": "cncert", "pair": "US-CN", "measure": "computers" });
    json!({
        "id": "small", "number": 1, "title": "Small", "summary": "Short.", "minutes": 20, "age": 14,
        "goals": ["Read."], "figures": ["cncert"], "notes": [], "translations": ["ar"],
        "facts": { "many": { "ask": ask, "row": { "period": "2011" }, "cell": "forward" } },
        "steps": [
            { "id": "guess", "kind": "predict", "title": "Guess", "text": ["How many?"],
              "chart": ask, "hide": ["back"], "guess": "back" },
            { "id": "see", "kind": "reveal", "title": "See", "text": ["In 2011 {many}."],
              "chart": ask, "of": "guess" }
        ]
    })
}

/// Its words in another language.
fn words() -> Value {
    json!({
        "reviewed": false, "title": "ص", "summary": "ق", "goals": ["ا"],
        "steps": {
            "guess": { "title": "ت", "text": ["كم؟"] },
            "see": { "title": "ا", "text": ["في 2011 {many}."] }
        }
    })
}

/// What is said of a lesson with its words, checked with some sets, without the folder's path.
fn faults(lesson: &str, words: &str, sets: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.json");
    fs::create_dir(folder.path().join("ar")).unwrap();
    fs::write(&path, lesson).unwrap();
    fs::write(folder.path().join("ar/small.json"), words).unwrap();
    let mut paths = vec![PathBuf::from("check")];
    paths.extend(sets.iter().map(|id| in_repository("data").join(id)));
    paths.push(path);
    let output = bothways(&paths);
    let lines = complaint(&output);
    assert_eq!(output.status.code(), Some(if lines.is_empty() { 0 } else { 1 }), "{lines}");
    let before = format!("{}/", folder.path().display());
    lines.lines().map(|line| line.replace(&before, "")).collect()
}

/// The faults of the small lesson, once it is changed at a pointer.
fn changed(pointer: &str, value: Value) -> Vec<String> {
    let mut lesson = small();
    *lesson.pointer_mut(pointer).unwrap() = value;
    faults(&pretty(&lesson), &pretty(&words()), &["cncert"])
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

#[test]
fn our_lessons_pass_with_all_sets() {
    let lessons = ours();
    assert!(lessons.len() > 5, "{lessons:?}");
    assert_eq!(printed(&bothways(&with_sets(&lessons))), "");
}

#[test]
fn the_schema_is_one_of_its_draft_and_holds_of_ours() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator = validator().unwrap();
    let is_lesson = |path: &&PathBuf| !path.ends_with("lesson.schema.json");
    for path in ours().iter().filter(is_lesson) {
        let lesson: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(validator.is_valid(&lesson), "{}", path.display());
        assert!(!validator.is_valid(&json!([lesson])));
    }
}

#[test]
fn a_lesson_without_a_fault_passes() {
    assert_eq!(faults(&pretty(&small()), &pretty(&words()), &["cncert"]), [""; 0]);
}

/// One fault with its place, what is wrong and how to mend it.
fn one(faults: &[String], parts: &[&str]) {
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let place = faults[0].split(": ").next().unwrap().split(':').collect::<Vec<_>>();
    assert_eq!(place.len(), 3, "{faults:?}");
    assert!(place[1..].iter().all(|part| part.parse::<u32>().is_ok()), "{faults:?}");
    assert!(parts.iter().all(|part| faults[0].contains(part)), "{faults:?} has not {parts:?}");
}

#[test]
fn what_has_not_the_shape_is_told_where_it_stands() {
    one(&faults("{", "{}", &[]), &["small.json:1:", "this is no JSON", "mend"]);
    one(
        &changed("/minutes", json!(2)),
        &["small.json", "less than the minimum", "lesson.schema.json"],
    );
    one(&changed("/steps/1/kind", json!("quiz")), &["small.json", "quiz", "lesson.schema.json"]);
    one(&changed("/facts/many/row", json!({})), &["small.json", "lesson.schema.json"]);
}

#[test]
fn names_have_to_agree() {
    one(&changed("/id", json!("other")), &["small.json:", "“other”", "name the file other.json"]);
    let twice = changed("/steps/1/id", json!("guess"));
    assert!(twice[0].contains("taken by number 1"), "{twice:?}");
}

#[test]
fn what_is_asked_has_to_be_there() {
    let lesson = pretty(&small());
    one(
        &faults(&lesson, &pretty(&words()), &[]),
        &["“cncert” is not checked along", "data/cncert"],
    );
    let fault = changed("/facts/many/ask/measure", json!("apples"));
    one(&fault, &["apples", "refer to a cell"]);
    one(&changed("/facts/many/row/period", json!("2013")), &["no figure, it is notMeasured"]);
    one(&changed("/facts/many/row/period", json!("1999")), &["no row"]);
    one(&changed("/facts/many/cell", json!("figure")), &["no such cell"]);
    one(&changed("/facts/many/ask/figures", json!("misp")), &["not among the lesson's figures"]);
}

/// The faults of the small lesson with a step more, that has a chart and one trick.
fn tricked(chart: Value, trick: Value) -> Vec<String> {
    let [mut lesson, mut words] = [small(), words()];
    let step = json!({ "id": "trick", "kind": "notice", "title": "Look", "text": ["Turn it."],
        "chart": chart, "tricks": [trick] });
    lesson["steps"].as_array_mut().unwrap().push(step);
    words["steps"]["trick"] = json!({ "title": "ا", "text": ["ا"],
        "tricks": { "cut": { "text": "م", "why": "ل" } } });
    faults(&pretty(&lesson), &pretty(&words), &["cncert"])
}

#[test]
fn a_trick_has_to_be_one() {
    let chart =
        json!({ "figures": "cncert", "pair": "US-CN", "measure": "computers", "from": "2011" });
    let partners = json!({ "figures": "cncert", "view": "partners", "pair": "US-CN", "country": "CN",
        "measure": "computers" });
    let trick = |field: &str, value: Value| {
        let mut trick = json!({ "id": "cut", "text": "What if?", "why": "Look." });
        trick[field] = value;
        trick
    };
    for sound in [
        trick("start", json!(8e6)),
        trick("scale", json!("log")),
        trick("ask", json!({ "from": "2012" })),
    ] {
        assert_eq!(tricked(chart.clone(), sound), [""; 0]);
    }
    let told = |field: &str, value: Value| tricked(chart.clone(), trick(field, value));
    one(&told("start", json!(9e9)), &["above every figure", "below the largest"]);
    one(&told("ask", json!({ "from": "2011" })), &["has that from already", "choose another"]);
    one(&told("ask", json!({ "measure": "apples" })), &["apples", "ask what the set can answer"]);
    one(&told("ask", json!({ "per": "none" })), &["the same figures in other words"]);
    one(&told("scale", json!("upside-down")), &["upside-down", "lesson.schema.json"]);
    one(&told("id", json!("cut")), &["lesson.schema.json"]);
    one(&tricked(partners, trick("start", json!(8e3))), &["only a chart over time can be bent"]);
}

#[test]
fn a_trick_is_of_an_open_chart_and_has_its_words() {
    let mut lesson = small();
    let trick = json!({ "id": "cut", "text": "What if?", "why": "Look.", "start": 5 });
    lesson["steps"][0]["tricks"] = json!([trick]);
    let told = faults(&pretty(&lesson), &pretty(&words()), &["cncert"]);
    one(&told, &["small.json", "lesson.schema.json"]);
    let mut lesson = small();
    lesson["steps"][1].as_object_mut().unwrap().remove("of");
    lesson["steps"][1]["tricks"] = json!([trick, trick]);
    let told = faults(&pretty(&lesson), &pretty(&words()), &["cncert"]);
    assert!(told.iter().any(|fault| fault.contains("taken by number 1")), "{told:?}");
    for key in ["/steps/see/tricks/cut/text is missing", "/steps/see/tricks/cut/why is missing"] {
        assert!(told.iter().any(|fault| fault.contains(key)), "{told:?}");
    }
}

#[test]
fn a_chart_has_to_be_answerable() {
    let mut lesson = small();
    for at in [0, 1] {
        *lesson.pointer_mut(&format!("/steps/{at}/chart/measure")).unwrap() = json!("apples");
    }
    let told = faults(&pretty(&lesson), &pretty(&words()), &["cncert"]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|fault| fault.contains("apples")), "{told:?}");
}

#[test]
fn what_is_guessed_is_hidden_and_met() {
    one(&changed("/steps/0/hide", json!(["forward"])), &["“back” is guessed, and can be seen"]);
    one(&changed("/steps/1/of", json!("nobody")), &["no step before it is called “nobody”"]);
    one(&changed("/steps/1/chart/pair", json!("JP-CN")), &["and this chart"]);
}

#[test]
fn figures_of_two_kinds_have_no_ratio() {
    let mut lesson = small();
    let facts = lesson["facts"].as_object_mut().unwrap();
    let mut other = facts["many"].clone();
    other["ask"]["measure"] = json!("addresses");
    facts.insert("other".to_owned(), other);
    facts.insert("each".to_owned(), json!({ "ratio": ["many", "other"] }));
    lesson["steps"][0]["text"] = json!(["How many? {each}"]);
    let mut words = words();
    words["steps"]["guess"]["text"] = json!(["كم؟ {each}"]);
    one(&faults(&pretty(&lesson), &pretty(&words), &["cncert"]), &["never divided"]);
    lesson["facts"]["other"]["ask"]["measure"] = json!("computers");
    lesson["facts"]["other"]["row"]["period"] = json!("2012");
    assert_eq!(faults(&pretty(&lesson), &pretty(&words), &["cncert"]), [""; 0]);
}

#[test]
fn words_name_facts_and_type_no_figure() {
    let told = changed("/steps/1/text", json!(["In 2011 {none}."]));
    assert!(told.iter().any(|fault| fault.contains("there is no fact “none”")), "{told:?}");
    assert!(told.iter().any(|fault| fault.contains("no words name the fact “many”")), "{told:?}");
    one(&changed("/steps/0/text", json!(["Are 8,850,000 many?"])), &["“8,850,000” is typed"]);
    one(&changed("/steps/0/text", json!(["Are 22.8 many?"])), &["“22.8” is typed"]);
    assert_eq!(changed("/steps/0/text", json!(["In 2011, 14 of 20."])), [""; 0]);
}

#[test]
fn a_translation_has_every_text_and_no_other() {
    let with = |pointer: &str, value: Value| {
        let mut words = words();
        *words.pointer_mut(pointer).unwrap() = value;
        faults(&pretty(&small()), &pretty(&words), &["cncert"])
    };
    one(
        &with("/steps/guess", json!({ "title": "ت" })),
        &["ar/small.json", "/steps/guess/text/0 is missing"],
    );
    one(&with("/goals", json!(["ا", "ب"])), &["the lesson has no /goals/1"]);
    one(&with("/steps/see/text", json!(["في 2011."])), &["does not name the same facts"]);
    one(&with("/reviewed", json!(null)), &["native reader"]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.json");
    fs::write(&path, pretty(&small())).unwrap();
    let told = complaint(&bothways(&[Path::new("check"), &in_repository("data/cncert"), &path]));
    assert!(told.contains("the translation ar/small.json is missing"), "{told}");
}
