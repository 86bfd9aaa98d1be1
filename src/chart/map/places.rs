//! Where countries and territories stand, from `www/geo/places.bin`.
//!
//! The shapes come later or never; dots, names and arcs need these points alone.

use crate::dataset::Country;
use crate::geom::Place;

/// Three bytes a place, in the order of codes: 12 bits tenths of a degree east of Greenwich, 11
/// bits tenths north of the South Pole, 1 bit whether it is too small to be drawn.
const PLACES: &[u8] = include_bytes!("../../../www/geo/places.bin");

/// Where a country or territory stands: inside its largest piece.
pub fn place(country: Country) -> Place {
    at(country.position()).0
}

/// Those whose land is too small to be drawn.
pub fn small() -> Vec<Place> {
    let mut small = Vec::new();
    for position in 1..=Country::UNKNOWN.position() {
        if let (place, true) = at(position) {
            small.push(place);
        }
    }
    small
}

/// What stands at a position of the order of codes, which counts from 1.
fn at(position: u8) -> (Place, bool) {
    let from = 3 * usize::from(position.max(1) - 1);
    let Some(&[a, b, c]) = PLACES.get(from..from + 3) else { return (Place::default(), false) };
    let bits = u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c);
    let (east, north) = (f64::from(bits >> 12) / 10.0, f64::from(bits >> 1 & 0x7ff) / 10.0);
    (Place::new(east, north - 90.0), bits & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::MIDDLE;

    fn of(code: &str) -> (Place, bool) {
        at(Country::parse(code).map_or(0, |country| country.position()))
    }

    #[test]
    fn every_code_has_a_place_of_its_own() {
        assert_eq!(PLACES.len(), 3 * 249);
        let mut places = Vec::new();
        for position in 1..=249 {
            let (place, _) = at(position);
            assert!(place.north.abs() <= 90.0 && place.east.abs() <= 180.0, "{position}");
            assert!(!places.contains(&place), "{}", Country::at(position));
            places.push(place);
        }
    }

    #[test]
    fn places_are_where_an_atlas_has_them() {
        let cases = [
            ("AD", 1.6, 42.5),
            ("SG", 103.8, 1.4),
            ("JP", 137.0, 36.0),
            ("US", -99.0, 39.5),
            ("NZ", 171.0, -43.5),
            ("FJ", 178.0, -17.8),
            ("GF", -53.2, 3.9),
            ("RE", 55.5, -21.1),
            ("BV", 3.4, -54.4),
            ("ZW", 29.9, -19.0),
        ];
        for (code, lon, north) in cases {
            let (found, wanted) = (of(code).0, Place::new(lon, north));
            let off = (found.east - wanted.east).abs() + (found.north - wanted.north).abs();
            assert!(off < 2.0, "{code}: {} {}", found.east + MIDDLE, found.north);
        }
    }

    #[test]
    fn singapore_has_a_dot_and_its_neighbour_has_none() {
        assert!(of("SG").1 && of("HK").1 && of("MT").1 && of("KI").1);
        assert!(!of("MY").1 && !of("GF").1 && !of("LU").1);
        assert!(small().contains(&of("SG").0));
    }
}
