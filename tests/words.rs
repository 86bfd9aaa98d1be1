//! The words: both directions are said, and the four kinds of cell are never one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;

use bothways::chart::{Size, timeline};
use bothways::dataset::{Dataset, Status, to_float};
use bothways::describe::{
    Node, Words, answer, notes, page, sentence, source_line, spoken, table, tip, title, unit_line,
};
use bothways::i18n::{Env, NumberStyle};
use bothways::query::{Ask, Cell, Direction, PairView, View, sources};
use bothways::scene::{Key, Mark};
use common::collections::asked;
use common::{Fixed, ask, cncert, json, measure, reports, sensors, set, view};
use serde_json::json;

fn said(set: &Dataset, ask: &Ask) -> String {
    sentence(&view(set, ask), &Fixed)
}

fn per(id: &str, pair: &str) -> Ask {
    Ask { per: Some(id.to_owned()), ..ask(pair) }
}

/// Every question worth asking of the published set and the fixtures.
fn each(check: impl Fn(&Dataset, &Ask)) {
    let cases = [
        (cncert(), ["US-CN", "CN-US", "JP-KR", "KR-CN"]),
        (sensors(), ["US-JP", "JP-US", "CN-US", "CN-KR"]),
        (reports(), ["US-JP", "JP-US", "DE-FR", "FR-JP"]),
    ];
    for (set, pairs) in cases {
        for measure in &set.descriptor().bothways.measures {
            for pair in pairs {
                check(&set, &Ask { measure: Some(measure.id.clone()), ..ask(pair) });
            }
        }
    }
}

fn keys(view: &PairView<'_>) -> impl Iterator<Item = Key> {
    (0..view.rows.len()).flat_map(|row| Direction::BOTH.map(|direction| Key { row, direction }))
}

/// The same among all answers.
fn over_time<'a>(view: &PairView<'a>) -> View<'a> {
    View::Timeline(view.clone())
}

/// All that is said of an answer, wherever it stands.
fn computed(view: &PairView<'_>) -> Vec<String> {
    let env = &Fixed;
    let table = table(view, env);
    let rows = table.rows.into_iter().flatten();
    let tips = keys(view).flat_map(|key| {
        let tip = tip(&over_time(view), env, key).unwrap();
        let [period, direction] = tip.heading;
        let spoken = spoken(&over_time(view), env, key).unwrap_or_default();
        [period, direction, tip.value, tip.note, spoken]
    });
    let scene = timeline(view, env, Size { width: 704.0, height: None });
    let marks = scene.marks.into_iter().filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text),
        _ => None,
    });
    let lines = [title(view, env), sentence(view, env), unit_line(view, env)];
    let lines = lines.into_iter().chain([source_line(view, env), table.caption]);
    lines.chain(notes(view, env)).chain(table.head).chain(rows).chain(tips).chain(marks).collect()
}

#[test]
fn the_published_figure_is_said_with_its_standing_and_the_gap_with_its_reason() {
    let said = said(&cncert(), &ask("US-CN"));
    let begins = "In 2011, 8.85 million computers in China were controlled from addresses in the \
                  United States, ";
    assert!(said.starts_with(begins), "{said}");
    assert!(said[begins.len()..].split('.').next().unwrap().contains("press"), "{said}");
    let ends = "The other way was not measured: CNCERT counts computers in China only. — An \
                address shows where a machine is, not who runs it.";
    assert!(said.ends_with(ends), "{said}");
}

#[test]
fn a_swap_turns_the_title_and_says_the_measured_way_first() {
    let set = cncert();
    assert_eq!(said(&set, &ask("CN-US")), said(&set, &ask("US-CN")));
    let titled = |pair| title(&view(&set, &ask(pair)), &Fixed);
    assert!(titled("US-CN").contains("United States and China, 2011–2020"));
    assert!(titled("CN-US").contains("China and United States, 2011–2020"));
}

#[test]
fn a_pair_that_nobody_measured_is_said_to_be_so() {
    let said = said(&cncert(), &ask("JP-KR"));
    let begins = "Neither direction was measured: CNCERT counts computers in China only.";
    assert!(said.starts_with(begins), "{said}");
}

#[test]
fn a_span_without_figures_is_not_said_to_be_unmeasured() {
    let empty = Ask {
        from: Some(common::period("1800")),
        to: Some(common::period("1801")),
        ..ask("US-CN")
    };
    let said = said(&cncert(), &empty);
    assert!(said.starts_with("No figure was published"), "{said}");
}

#[test]
fn both_ways_are_said_with_what_they_are_divided_by() {
    let said = said(&sensors(), &ask("US-JP"));
    let first = "at least 3,120 packets per sensor from the United States to Japan";
    let second = "at least 184 packets per sensor from Japan to the United States";
    let (one, other) = (said.find(first).unwrap(), said.find(second).unwrap());
    assert!(one < other, "{said}");
    assert!(said.starts_with("January 2101 to August 2101: "), "{said}");
    let set = sensors();
    assert!(unit_line(&view(&set, &ask("US-JP")), &Fixed).contains("packets per sensor"));
}

#[test]
fn undivided_figures_are_said_without_a_base() {
    let said = said(&sensors(), &per("none", "US-JP"));
    assert!(said.contains("at least 738 packets from Japan to the United States"), "{said}");
    assert!(!said.contains("sensor"), "{said}");
}

#[test]
fn one_is_said_with_a_unit_for_one() {
    let mut seen = measure("seen", true);
    seen["unit_one"] = json!("event");
    let rows = ["2101,US,JP,all,seen,1,reported", "2101,JP,US,all,seen,2,reported"];
    let said = said(&set(json!({ "measures": [seen] }), &rows), &ask("US-JP"));
    let wanted = "2101: 1 event from the United States to Japan. The other way: 2 events from \
                  Japan to the United States.";
    assert_eq!(said, wanted);
}

#[test]
fn a_measure_says_what_its_finding_must_not_be_taken_for() {
    let mut seen = measure("seen", true);
    seen["limit"] = json!("Events are invented.");
    let terms = json!({ "measures": [seen] });
    let told = said(&set(terms.clone(), &["2101,US,JP,all,seen,1,reported"]), &ask("US-JP"));
    assert!(told.ends_with("from Japan to the United States. — Events are invented."), "{told}");
    let nothing = said(&set(terms, &[] as &[&str]), &ask("US-JP"));
    assert!(!nothing.contains("Events are invented."), "{nothing}");
}

#[test]
fn the_figures_of_one_day_are_said_of_that_day_and_not_over_time() {
    let rows = ["2101-05-06,US,JP,all,seen,3,reported"];
    let one = set(json!({ "measures": [measure("seen", false)] }), &rows);
    assert!(said(&one, &ask("US-JP")).starts_with("On 6 May 2101, 3 events from"));
    let note = "Figures for 6 May 2101 only: they show no change over time.";
    let later = Ask { from: Some(common::period("2102")), ..ask("JP-US") };
    for asked in [ask("US-JP"), later] {
        assert_eq!(notes(&view(&one, &asked), &Fixed)[0], note);
        assert_eq!(json(&one, &asked)["caveats"][0], note);
    }
}

#[test]
fn one_period_of_several_is_not_said_to_be_the_only_one() {
    let rows = ["2101,US,JP,all,seen,3,reported", "2102,KR,JP,all,seen,3,reported"];
    let two = set(json!({}), &rows);
    let first = Ask { to: Some(common::period("2101")), ..ask("US-JP") };
    for asked in [ask("US-JP"), first] {
        let said = notes(&view(&two, &asked), &Fixed).join(" ");
        assert!(!said.contains("change over time"), "{said}");
    }
}

#[test]
fn a_zero_is_said_as_none() {
    let asked = Ask { measure: Some("disputes".to_owned()), ..ask("US-JP") };
    let said = said(&reports(), &asked);
    let wanted = "2101–2103: 4 disputes from the United States to Japan. The other way: none from \
                  Japan to the United States.";
    assert_eq!(said, wanted);
}

#[test]
fn a_sum_of_which_a_part_was_not_measured_says_so() {
    for value in [0, 7] {
        let coverage = json!({ "missing": "notMeasured", "why": "Nobody looked there." });
        let rows = [
            format!("2101,US,JP,all,seen,{value},reported"),
            "2102,JP,US,all,seen,5,reported".to_owned(),
        ];
        let said = said(&set(json!({ "coverage": coverage }), &rows), &ask("US-JP"));
        assert_eq!(said.matches("in the parts that were measured").count(), 2, "{said}");
    }
}

#[test]
fn a_zero_reads_as_the_set_says() {
    let rows = ["2101,US,JP,all,seen,5,reported"];
    for (zero, wanted) in [(json!("none seen"), "none seen"), (json!(null), "none recorded")] {
        let set = set(json!({ "zero": zero }), &rows);
        let view = view(&set, &ask("US-JP"));
        assert_eq!(table(&view, &Fixed).rows[0][2], wanted);
    }
}

#[test]
fn a_note_stands_beside_the_pairs_of_its_countries_only() {
    let note = "The sensor in Japan met a burst.";
    let own = json!([{ "countries": ["JP"], "text": note }]);
    let rows = ["2101,US,JP,all,seen,5,reported", "2101,US,DE,all,seen,5,reported"];
    let set = set(json!({ "notes": own }), &rows);
    for (pair, is_said) in [("US-JP", true), ("JP-DE", true), ("US-DE", false)] {
        let said = notes(&view(&set, &ask(pair)), &Fixed);
        assert_eq!(said.iter().any(|said| said == note), is_said, "{pair}");
        assert_eq!(json(&set, &ask(pair))["caveats"].to_string().contains(note), is_said, "{pair}");
    }
}

#[test]
fn no_computed_word_takes_sides() {
    each(|set, ask| {
        for words in computed(&view(set, ask)) {
            for word in ["attacker", "hacker", "victim", "enemy", " back"] {
                assert!(!words.to_lowercase().contains(word), "{words}");
            }
        }
    });
}

#[test]
fn no_computed_word_has_an_open_place_or_ends_nowhere() {
    each(|set, ask| {
        for words in computed(&view(set, ask)) {
            assert!(!words.contains(['{', '}']), "{words}");
            assert!(!words.contains("  ") && !words.contains(" ,"), "{words}");
        }
    });
}

#[test]
fn the_table_has_every_figure_of_the_answer() {
    each(|set, ask| {
        let (view, answer) = (view(set, ask), json(set, ask));
        let (table, decimals) = (table(&view, &Fixed), view.question.measure().decimals);
        assert_eq!(answer["rows"].as_array().unwrap().len(), view.rows.len());
        assert_eq!(table.rows.len(), view.rows.len());
        for (at, row) in view.rows.iter().enumerate() {
            assert_eq!(answer["rows"][at]["period"], json!(row.period.to_string()));
            for (direction, name) in [(Direction::Forward, "forward"), (Direction::Back, "back")] {
                let cell = &answer["rows"][at][name];
                let words = &table.rows[at][1 + direction as usize];
                if let Cell::Known(value) = row.figures.of(direction).cell {
                    assert_eq!(*words, Fixed.number(value, decimals, NumberStyle::Full));
                    assert_eq!(cell["value"].as_f64().unwrap(), to_float(value, decimals));
                } else {
                    assert!(cell["kind"] != "known" && !words.is_empty(), "{cell} {words}");
                }
            }
        }
    });
}

#[test]
fn the_table_notes_what_is_not_drawn_and_how_well_a_figure_is_known() {
    let set = cncert();
    let view = view(&set, &ask("US-CN"));
    for (row, words) in view.rows.iter().zip(table(&view, &Fixed).rows) {
        assert_eq!(words[3].contains("not drawn"), !row.drawn, "{}", words[0]);
        let is_told = row.figures.forward.status == Some(Status::Secondhand);
        assert_eq!(words[3].contains("read in an article"), is_told, "{}", words[0]);
    }
}

#[test]
fn the_kinds_of_cell_have_words_of_their_own() {
    let set = reports();
    let mut found = BTreeMap::new();
    let mut add = |set: &Dataset, pair: &str| {
        let asked = per("none", pair);
        let table = table(&view(set, &asked), &Fixed);
        for (row, cells) in table.rows.iter().zip(json(set, &asked)["rows"].as_array().unwrap()) {
            for (words, name) in row[1..3].iter().zip(["forward", "back"]) {
                found.insert(words.clone(), cells[name]["kind"].as_str().unwrap().to_owned());
            }
        }
    };
    add(&set, "US-JP");
    add(&set, "DE-FR");
    let words = |kind: &str| {
        let of_kind = found.iter().filter(|(_, known)| *known == kind);
        of_kind.map(|(words, _)| words.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(words("notMeasured"), ["no figure published", "not measured"]);
    assert_eq!(words("zero"), ["none recorded"]);
    assert_eq!(words("suppressed"), ["withheld for privacy"]);
    assert!(words("known").iter().all(|words| words.starts_with(|c: char| c.is_ascii_digit())));
}

#[test]
fn what_is_withheld_is_never_said_to_be_few() {
    each(|set, ask| {
        for words in computed(&view(set, ask)) {
            assert!(!words.contains("fewer") && !words.contains("less than"), "{words}");
        }
    });
}

#[test]
fn a_tooltip_says_nothing_twice() {
    each(|set, ask| {
        let view = view(set, ask);
        for key in keys(&view) {
            let tip = tip(&over_time(&view), &Fixed, key).unwrap();
            assert_ne!(tip.value, tip.note, "{}", tip.heading.join(", "));
        }
    });
}

#[test]
fn every_gap_has_its_reason_in_the_tooltip() {
    let set = cncert();
    let view = view(&set, &ask("US-CN"));
    for row in 0..view.rows.len() {
        let tip = tip(&over_time(&view), &Fixed, Key { row, direction: Direction::Back }).unwrap();
        let said = (tip.value.as_str(), tip.note.as_str());
        assert_eq!(said, ("not measured", "CNCERT counts computers in China only."));
    }
}

#[test]
fn a_tooltip_names_the_page_that_its_figure_was_read_on() {
    let set = cncert();
    let view = view(&set, &ask("US-CN"));
    let tip =
        tip(&over_time(&view), &Fixed, Key { row: 0, direction: Direction::Forward }).unwrap();
    assert_eq!(tip.heading, ["2011", "United States → China"]);
    assert_eq!(tip.value, "8,850,000 computers");
    assert_eq!(tip.sources, ["CNCERT, read at ZDNet"]);
}

#[test]
fn the_walk_counts_its_steps_and_leaves_out_what_is_not_drawn() {
    let set = reports();
    let view = view(&set, &ask("US-JP"));
    let drawn = view.drawn().count();
    let mut step = 0;
    for (row, found) in view.rows.iter().enumerate() {
        let said = spoken(&over_time(&view), &Fixed, Key { row, direction: Direction::Forward });
        assert_eq!(said.is_some(), found.drawn);
        if let Some(said) = said {
            step += 1;
            let ends = format!("from the United States to Japan; {step} of {drawn}");
            assert!(said.ends_with(&ends), "{said}");
        }
    }
    assert_eq!(step, drawn);
}

#[test]
fn the_notes_say_who_leads_what_all_make_together_and_what_is_not_drawn() {
    let set = cncert();
    let notes = notes(&view(&set, &ask("US-CN")), &Fixed).join("\n");
    for words in ["Japan (22.8%)", "the United States (99.4%)", "8.9 million computers", "May 2013"]
    {
        assert!(notes.contains(words), "{words}: {notes}");
    }
}

#[test]
fn a_measure_with_a_vantage_of_its_own_says_that_one_everywhere() {
    let (mut seen, other) = (measure("seen", true), measure("other", true));
    seen["vantage"] = json!("One counter, at its own door.");
    let rows = ["2101,US,JP,all,seen,1,reported", "2101,US,JP,all,other,2,reported"];
    let set = set(json!({ "measures": [seen, other] }), &rows);
    let wanted = [("seen", "One counter, at its own door."), ("other", "Nobody counted this")];
    for (id, begins) in wanted {
        let ask = Ask { measure: Some(id.to_owned()), ..ask("US-JP") };
        let view = View::Timeline(view(&set, &ask));
        let own = |node: Node| match node.get("vantage") {
            Some(Node::Text(words)) => words.clone(),
            other => panic!("{other:?}"),
        };
        let words = Words::of(&view, &Fixed);
        let all = [own(page(&view, &Fixed)), own(answer(&view, &Fixed)), words.vantage.concat()];
        assert!(all.iter().all(|words| words.starts_with(begins)), "{id}: {all:?}");
    }
    let all = View::Sources(asked("US-JP", &[&set]));
    let notes = Words::of(&all, &Fixed).vantage.concat();
    assert!(notes.ends_with(": One counter, at its own door."), "{notes}");
}

#[test]
fn a_set_says_when_it_really_counted_and_not_more() {
    let rows = ["2101-Q1,US,JP,all,seen,4,reported", "2101-Q3,US,JP,all,seen,5,reported"];
    let set = set(json!({ "covers": "2101-03/2101-08" }), &rows);
    let of = |from: &str, to: &str| {
        let span = |text: &str| (!text.is_empty()).then(|| common::period(text));
        Ask { from: span(from), to: span(to), ..ask("US-JP") }
    };
    let cases = [
        ("", "", "March–August 2101"),
        ("2101-Q1", "2101-Q1", "March 2101"),
        ("2101-Q1", "2101-Q2", "March 2101"),
        ("2101-Q2", "2101-Q3", "July–August 2101"),
    ];
    for (from, to, when) in cases {
        let view = view(&set, &of(from, to));
        assert!(title(&view, &Fixed).ends_with(&format!(", {when}")), "{}", title(&view, &Fixed));
        let sentence = sentence(&view, &Fixed);
        assert!(sentence.starts_with(&format!("{when}: ")), "{sentence}");
        let all = View::Sources(sources(view.question, &[&set]).unwrap());
        let head = &Words::of(&all, &Fixed).table.rows[0][0];
        assert!(head.contains(&format!(", {when}: ")), "{head}");
    }
    let panel = page(&View::Timeline(view(&set, &ask("US-JP"))), &Fixed);
    let panel = serde_json::to_string(&panel).unwrap();
    assert!(panel.contains("Figures of March–August 2101."), "{panel}");
}

#[test]
fn a_single_period_is_said_as_far_as_it_was_counted() {
    let rows = ["2101-Q1,US,JP,all,seen,4,reported", "2101-Q2,US,JP,all,seen,5,reported"];
    let own = json!({ "measures": [measure("seen", false)], "covers": "2101-03/2101-06",
                      "defaults": { "pair": "US-JP", "period": "2101-Q1" } });
    assert!(said(&set(own, &rows), &ask("US-JP")).starts_with("In March 2101, 4 events"));
}

#[test]
fn words_outside_the_page_name_the_licence_of_the_figures() {
    let one = set(json!({ "who": "a counter" }), &["2101,US,JP,all,seen,1,reported"]);
    let licence =
        |set: &Dataset| Words::of(&View::Timeline(view(set, &ask("US-JP"))), &Fixed).licence;
    let name = one.descriptor().licenses[0].name.clone();
    assert_eq!(licence(&one), format!("Licence of the figures: {name}."));
    let mut descriptor = one.descriptor().clone();
    descriptor.licenses.clear();
    let none = Dataset::new(descriptor, Vec::new()).unwrap();
    assert_eq!(licence(&none), "Licence of the figures: not stated.");
    let all = View::Sources(asked("US-JP", &[&one, &none, &one]));
    let wanted =
        format!("Licences of the figures: A counter and a counter: {name}. A counter: not stated.");
    assert_eq!(Words::of(&all, &Fixed).licence, wanted);
}
