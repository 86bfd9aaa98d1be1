//! A change takes effect whole, or is refused with the field at fault.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use bothways::dataset::Dataset;
use bothways::state::{Field, Msg, State, StateError, update};
use common::{cncert, reports, sensors};

fn fields(fields: &[(&str, Option<&str>)]) -> Msg {
    let owned = |(name, text): &(&str, Option<&str>)| ((*name).to_owned(), text.map(str::to_owned));
    Msg::Set(fields.iter().map(owned).collect())
}

fn change(set: &Dataset, state: &State, name: &str, text: &str) -> Result<State, StateError> {
    update(state, set, fields(&[(name, Some(text))]))
}

/// A state after several changes of the page.
fn state(set: &Dataset, changes: &[(&str, &str)]) -> State {
    let changes: Vec<_> = changes.iter().map(|(name, text)| (*name, Some(*text))).collect();
    update(&State::default(), set, fields(&changes)).unwrap()
}

/// A field of the resolved state.
fn field(set: &Dataset, state: &State, name: &str) -> Option<String> {
    let resolved = state.resolved(&state.question(set).unwrap());
    resolved.into_iter().find(|field| field.name == name).map(|field| field.text)
}

fn after(set: &Dataset, state: &State, msg: Msg) -> State {
    update(state, set, msg).unwrap()
}

fn pair(set: &Dataset, state: &State) -> String {
    field(set, state, "pair").unwrap()
}

/// Every field with a text that sets it to something else than its default.
const CHANGES: [(&str, &str); 11] = [
    ("figures", "sensors"),
    ("pair", "CN-US"),
    ("view", "table"),
    ("measure", "unique-sources"),
    ("category", "ssh"),
    ("per", "none"),
    ("from", "2101-02"),
    ("to", "2101-07"),
    ("heading", "Who knocks?"),
    ("headingLevel", "2"),
    ("theme", "dark"),
];

#[test]
fn a_bad_field_is_refused_by_its_name() {
    let set = sensors();
    let bad = [
        ("figures", "cncert"),
        ("pair", "US-US"),
        ("pair", "001-US"),
        ("pair", "us-jp"),
        ("pair", "US"),
        ("view", "pie"),
        ("measure", "bytes"),
        ("category", "dns"),
        ("category", "all,ssh"),
        ("per", "address"),
        ("from", "March"),
        ("to", "2101-13"),
        ("headingLevel", "1"),
        ("headingLevel", "7"),
        ("headingLevel", "three"),
        ("controls", "all"),
        ("theme", "blue"),
        ("colour", "red"),
    ];
    for (name, text) in bad {
        let error = change(&set, &State::default(), name, text).unwrap_err();
        assert_eq!(error.field, name, "{text}");
        assert!(error.to_string().starts_with(&format!("{name}: ")), "{error}");
    }
}

#[test]
fn a_span_that_ends_before_it_begins_is_refused() {
    let set = sensors();
    let begun = state(&set, &[("from", "2101-04")]);
    assert_eq!(change(&set, &begun, "to", "2101-03").unwrap_err().field, "to");
}

#[test]
fn a_list_that_may_not_be_added_is_refused() {
    let set = sensors();
    let addresses = state(&set, &[("measure", "unique-sources")]);
    assert_eq!(change(&set, &addresses, "category", "ssh,web").unwrap_err().field, "category");
    let packets = state(&set, &[("category", " web , ssh ")]);
    assert_eq!(field(&set, &packets, "category").unwrap(), "ssh,web");
}

#[test]
fn several_fields_take_effect_all_or_none() {
    let set = sensors();
    let old = state(&set, &[("category", "ssh")]);
    let bad = fields(&[("pair", Some("CN-US")), ("theme", Some("dark")), ("measure", Some("x"))]);
    let before = old.clone();
    assert_eq!(update(&old, &set, bad).unwrap_err().field, "measure");
    assert_eq!(old, before);
    let good = fields(&[("pair", Some("CN-US")), ("theme", Some("dark"))]);
    let new = after(&set, &old, good);
    assert_eq!(pair(&set, &new), "CN-US");
    assert_eq!(field(&set, &new, "theme").unwrap(), "dark");
    assert_eq!(field(&set, &new, "category").unwrap(), "ssh");
}

#[test]
fn fields_that_fit_together_only_are_taken_in_any_order() {
    let set = sensors();
    let divided = state(&set, &[("per", "sensor")]);
    for order in [["measure", "per"], ["per", "measure"]] {
        let both =
            order.map(|name| (name, Some(if name == "per" { "none" } else { "unique-sources" })));
        let new = after(&set, &divided, fields(&both));
        assert_eq!(field(&set, &new, "measure").unwrap(), "unique-sources");
    }
}

#[test]
fn every_field_takes_a_text_and_null_returns_to_the_default() {
    let set = sensors();
    let plain = State::default();
    for (name, text) in CHANGES {
        let changed = change(&set, &plain, name, text).unwrap();
        assert_eq!(field(&set, &changed, name).as_deref(), Some(text));
        assert_eq!(after(&set, &changed, fields(&[(name, None)])), plain, "{name}");
    }
}

#[test]
fn an_empty_heading_is_none() {
    let set = sensors();
    assert_eq!(state(&set, &[("heading", "")]), State::default());
}

#[test]
fn the_default_state_is_resolved_from_the_set() {
    let set = sensors();
    let wanted = [
        ("figures", "sensors"),
        ("pair", "US-JP"),
        ("view", "timeline"),
        ("measure", "packets"),
        ("category", "all"),
        ("per", "sensor"),
        ("headingLevel", "3"),
        ("controls", "minimal"),
        ("theme", "auto"),
    ];
    let found = State::default().resolved(&State::default().question(&set).unwrap());
    let found: Vec<_> = found.iter().map(|field| (field.name, field.text.as_str())).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_resolved_state_sets_back_to_itself() {
    for set in [cncert(), sensors(), reports()] {
        let plain = State::default();
        let mut states = vec![plain.clone(), after(&set, &plain, Msg::Swap)];
        if set.descriptor().name == "sensors" {
            states.push(state(&set, &CHANGES));
        }
        for state in states {
            let resolved = state.resolved(&state.question(&set).unwrap());
            let back = |field: &Field| (field.name.to_owned(), Some(field.text.clone()));
            let again = after(&set, &plain, Msg::Set(resolved.iter().map(back).collect()));
            for Field { name, text, .. } in resolved {
                assert_eq!(field(&set, &again, name), Some(text), "{name}");
            }
        }
    }
}

/// What of a state is carried to other figures.
fn carried(set: &Dataset, state: &State) -> Msg {
    let resolved = state.resolved(&state.question(set).unwrap());
    let chosen = resolved.into_iter().filter(|field| field.is_chosen);
    Msg::Set(chosen.map(|field| (field.name.to_owned(), Some(field.text))).collect())
}

#[test]
fn a_default_is_carried_to_no_other_figures_and_a_choice_is() {
    let set = sensors();
    for state in [State::default(), state(&set, &CHANGES)] {
        assert_eq!(
            after(&set, &State::default(), carried(&set, &state)),
            State { heading_level: Some(state.heading_level.unwrap_or(3)), ..state }
        );
    }
}

#[test]
fn a_swap_turns_the_pair_and_twice_is_none() {
    let set = sensors();
    let swapped = after(&set, &State::default(), Msg::Swap);
    assert_eq!(pair(&set, &swapped), "JP-US");
    assert_eq!(pair(&set, &after(&set, &swapped, Msg::Swap)), "US-JP");
}

#[test]
fn a_choice_changes_its_own_side() {
    let set = sensors();
    let first = after(&set, &State::default(), Msg::First("CN".parse().unwrap()));
    assert_eq!(pair(&set, &first), "CN-JP");
    let second = after(&set, &State::default(), Msg::Second("CN".parse().unwrap()));
    assert_eq!(pair(&set, &second), "US-CN");
}

#[test]
fn choosing_the_other_sides_country_swaps() {
    let set = sensors();
    let first = after(&set, &State::default(), Msg::First("JP".parse().unwrap()));
    assert_eq!(pair(&set, &first), "JP-US");
    let second = after(&set, &State::default(), Msg::Second("US".parse().unwrap()));
    assert_eq!(pair(&set, &second), "JP-US");
}

#[test]
fn choosing_what_is_no_country_is_refused() {
    let set = cncert();
    for code in ["001", "ZZ"] {
        for choice in [Msg::First, Msg::Second] {
            let error = update(&State::default(), &set, choice(code.parse().unwrap())).err();
            assert_eq!(error.map(|error| error.field).as_deref(), Some("pair"), "{code}");
        }
    }
}

#[test]
fn a_chosen_measure_drops_a_category_without_its_rows() {
    let set = cncert();
    let doors = state(&set, &[("measure", "addresses"), ("category", "website-backdoor")]);
    let computers = after(&set, &doors, Msg::Measure("computers".to_owned()));
    assert_eq!(field(&set, &computers, "category").unwrap(), "trojan-botnet");
    let websites = after(&set, &doors, Msg::Measure("websites".to_owned()));
    assert_eq!(field(&set, &websites, "category").unwrap(), "website-backdoor");
}

#[test]
fn a_chosen_measure_drops_several_categories_that_it_does_not_add() {
    let set = sensors();
    let both = state(&set, &[("measure", "packets"), ("category", "ssh,web")]);
    let addresses = after(&set, &both, Msg::Measure("unique-sources".to_owned()));
    assert_eq!(field(&set, &addresses, "category").unwrap(), "all");
}

#[test]
fn a_chosen_measure_drops_a_base_that_does_not_serve_it() {
    let set = sensors();
    let divided = state(&set, &[("per", "sensor")]);
    let addresses = after(&set, &divided, Msg::Measure("unique-sources".to_owned()));
    assert_eq!(field(&set, &addresses, "per").unwrap(), "none");
}

#[test]
fn a_chosen_category_replaces_the_list() {
    let set = sensors();
    let both = state(&set, &[("category", "ssh,web")]);
    let one = after(&set, &both, Msg::Category("web".to_owned()));
    assert_eq!(field(&set, &one, "category").unwrap(), "web");
}

#[test]
fn a_bad_choice_is_refused_by_its_field() {
    let (set, plain) = (sensors(), State::default());
    let refused = |msg| update(&plain, &set, msg).unwrap_err().field;
    assert_eq!(refused(Msg::Measure("bytes".to_owned())), "measure");
    assert_eq!(refused(Msg::Category("dns".to_owned())), "category");
}
