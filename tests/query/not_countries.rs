//! Codes that are no country.

use super::*;

#[test]
fn all_countries_together_stand_in_the_context_alone() {
    let set = reports();
    let view = view(&set, &ask("US-JP"));
    let found: Vec<_> = view
        .context
        .iter()
        .map(|c| (c.origin.as_str(), c.target.as_str(), c.period.to_string(), c.figure.size()))
        .collect();
    let wanted = [
        ("001", "JP", "2106".to_owned(), Some(417)),
        ("001", "US", "2101".to_owned(), Some(1500)),
        ("001", "US", "2106".to_owned(), Some(3004)),
    ];
    assert_eq!(found, wanted);
    assert_eq!(cells(&view, "2106"), [Cell::Known(284), Cell::Known(42)]);
}

#[test]
fn all_countries_and_unknown_are_no_side_of_a_pair() {
    for (a, b) in [("001", "CN"), ("CN", "001"), ("ZZ", "CN"), ("CN", "ZZ")] {
        let pair = Some((a.parse().unwrap(), b.parse().unwrap()));
        let error = try_view(&cncert(), &Ask { pair, ..Ask::default() }).err();
        assert_eq!(error.map(|error| error.field()), Some("pair"), "{a}-{b}");
    }
}

#[test]
fn a_country_is_no_pair_with_itself() {
    let us = "US".parse().unwrap();
    let error = try_view(&sensors(), &Ask { pair: Some((us, us)), ..Ask::default() }).err();
    assert_eq!(error.map(|error| error.field()), Some("pair"));
}
