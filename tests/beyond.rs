//! The small module leaves out what the default set does not say; see `src/dataset/beyond.rs`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use bothways::DEFAULT_SET;
use bothways::dataset::{Additive, Coverage, Missing, Scope, decode, decode_content};

#[test]
fn the_default_set_says_nothing_that_the_small_module_leaves_out() {
    let set = decode(DEFAULT_SET).unwrap();
    let terms = &set.descriptor().bothways;
    assert!(terms.bases.is_empty() && terms.notes.is_empty() && terms.zero.is_none());
    let Coverage { pairs, periods, missing, .. } = &terms.coverage;
    assert_eq!((pairs, periods, missing), (&None, &Scope::All, &Missing::NotMeasured));
    assert_eq!((terms.retrieved.as_str(), terms.covers), ("", None));
    for measure in &terms.measures {
        let own = [&measure.unit_one, &measure.limit, &measure.citation, &measure.vantage];
        assert_eq!(own, [&None; 4], "{}", measure.id);
        assert_eq!(measure.additive, Additive::NOTHING, "{}", measure.id);
        assert!(measure.coverage.is_none() && measure.missing.is_none(), "{}", measure.id);
    }
}

#[test]
fn the_default_set_is_sound_without_its_checksum() {
    assert_eq!(decode_content(DEFAULT_SET), decode(DEFAULT_SET).ok());
}
