//! All that a set holds, asked for key by key.

use bothways::dataset::{Dataset, Row, SeriesKey};

/// Every series that has a row, with its rows.
pub fn all_series(set: &Dataset) -> Vec<(SeriesKey, &[Row])> {
    let terms = &set.descriptor().bothways;
    let mut found = Vec::new();
    for measure in 0..terms.measures.len() as u8 {
        for category in (0..terms.categories.len() as u8).filter(|c| set.has_rows(measure, *c)) {
            for &origin in set.countries() {
                for &target in set.countries() {
                    let key = SeriesKey { origin, target, measure, category };
                    found.push((key, set.series(key)));
                }
            }
        }
    }
    found.retain(|(_, rows)| !rows.is_empty());
    found
}
