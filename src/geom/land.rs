//! The shapes of the land, as `www/geo/land.bin` has them.
//!
//! `LND1`, then four lists of lines. A list is its length and its lines, a line its length and its
//! points, a point its steps from the one before in tenths of a degree. Numbers are varints, steps
//! zigzag.

use super::Place;

/// Steps in a degree.
const STEPS: f64 = 10.0;

/// A line's places.
pub type Line = Vec<Place>;

/// Land and its borders, for a map whose middle is [`super::MIDDLE`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Land {
    /// Outlines, each closed.
    pub outlines: Vec<Line>,
    /// Waters inside them.
    pub waters: Vec<Line>,
    /// Borders that nobody disputes.
    pub borders: Vec<Line>,
    /// Borders that are contested.
    pub contested: Vec<Line>,
}

/// No shapes, as before they arrive.
pub static NO_LAND: Land =
    Land { outlines: Vec::new(), waters: Vec::new(), borders: Vec::new(), contested: Vec::new() };

impl Land {
    /// Reads the file; nothing where it is another or cut off.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes.strip_prefix(b"LND1")?);
        let [outlines, waters, borders, contested] =
            [reader.lines()?, reader.lines()?, reader.lines()?, reader.lines()?];
        reader.0.is_empty().then_some(Self { outlines, waters, borders, contested })
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn lines(&mut self) -> Option<Vec<Line>> {
        let mut lines = Vec::new();
        for _ in 0..self.number()? {
            lines.push(self.line()?);
        }
        Some(lines)
    }

    fn line(&mut self) -> Option<Line> {
        let (mut line, mut east, mut north) = (Vec::new(), 0, 0);
        for _ in 0..self.number()? {
            east += self.step()?;
            north += self.step()?;
            line.push(Place { east: f64::from(east) / STEPS, north: f64::from(north) / STEPS });
        }
        Some(line)
    }

    /// A number that may be negative.
    fn step(&mut self) -> Option<i32> {
        let number = self.number()?;
        Some((number >> 1) as i32 ^ -((number & 1) as i32))
    }

    /// A number of at most two bytes: no line is longer, and no step wider than the earth.
    fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        if *first < 128 {
            return Some((*first).into());
        }
        let (second, rest) = rest.split_first()?;
        self.0 = rest;
        (*second < 128).then_some(u32::from(first & 127) | u32::from(*second) << 7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One triangle over the middle; no water; a border of two points; none contested.
    const SMALL: &[u8] =
        b"LND1\x01\x03\x01\x02\xc8\x01\x00\x00\xc8\x01\x00\x01\x02\x02\x04\x03\x05\x00";

    #[test]
    fn reads_lines_step_by_step() {
        let land = Land::read(SMALL).unwrap_or_default();
        let place = |east, north| Place { east, north };
        assert_eq!(land.outlines, [[place(-0.1, 0.1), place(9.9, 0.1), place(9.9, 10.1)]]);
        assert_eq!(land.borders, [[place(0.1, 0.2), place(-0.1, -0.1)]]);
        assert!(land.waters.is_empty() && land.contested.is_empty());
    }

    #[test]
    fn refuses_what_is_cut_off_or_another_file() {
        for length in 0..SMALL.len() {
            assert_eq!(Land::read(&SMALL[..length]), None, "{length}");
        }
        assert_eq!(Land::read(&[SMALL, b"\0"].concat()), None);
        assert_eq!(Land::read(b"<!doctype html>"), None);
        assert_eq!(Land::read(b"LND1\xff\xff\xff\xff"), None);
    }
}
