//! The figures that the default set has to give.

use super::*;

fn year_2011(id: &str, pair: &str) -> [Figure; 2] {
    figures(&view(&cncert(), &measured(id, pair)), "2011")
}

#[test]
fn has_the_united_states_9528_addresses_and_8850000_computers_of_2011() {
    for (id, value) in [("addresses", 9_528), ("computers", 8_850_000)] {
        let [forward, back] = year_2011(id, "US-CN");
        assert_eq!((forward.cell, forward.status), (Cell::Known(value), Some(Status::Secondhand)));
        assert_eq!((back.cell, back.status), (OUTSIDE, None));
        let swapped = year_2011(id, "CN-US");
        assert_eq!(swapped, [back, forward]);
    }
}

#[test]
fn never_measured_the_other_way() {
    let set = cncert();
    for measure in &set.descriptor().bothways.measures {
        let view = view(&set, &measured(&measure.id, "US-CN"));
        assert!(!view.rows.is_empty(), "{}", measure.id);
        for row in &view.rows {
            assert_eq!(row.figures.back.cell, OUTSIDE, "{} {}", measure.id, row.period);
        }
    }
}

#[test]
fn has_all_countries_of_2011_in_its_context() {
    for (id, value) in [("addresses", 47_000), ("computers", 8_900_000)] {
        let set = cncert();
        let view = view(&set, &measured(id, "US-CN"));
        let found = view.context.iter().find(|context| context.period == period("2011"));
        let found = found.unwrap();
        assert_eq!((found.origin.as_str(), found.target.as_str()), ("001", "CN"));
        assert_eq!(found.figure.cell, Cell::Known(value));
    }
}

#[test]
fn has_two_leaders_in_2011_by_what_is_counted() {
    let set = cncert();
    for pair in ["US-CN", "CN-US"] {
        let view = view(&set, &ask(pair));
        let found: Vec<_> = view
            .leaders
            .iter()
            .map(|l| (l.measure.leads_by.as_deref().unwrap(), l.origin.as_str(), l.value))
            .collect();
        assert_eq!(found, [("addresses", "JP", 228), ("computers", "US", 994)], "{pair}");
    }
}

#[test]
fn breaks_in_2013() {
    let set = cncert();
    let breaks: Vec<_> =
        set.descriptor().bothways.annotations.iter().filter(|a| a.is_break).collect();
    assert_eq!(breaks.len(), 1);
    assert_eq!(breaks[0].at, period("2013"));
    assert!(breaks[0].text.contains("1.9 million") && breaks[0].text.contains("5.6 million"));
}

#[test]
fn takes_its_single_figure_from_2011() {
    assert_eq!(json(&cncert(), &ask("US-CN"))["period"], json!("2011"));
    assert_eq!(view(&cncert(), &ask("US-CN")).totals, None);
}
