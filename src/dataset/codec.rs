//! The compact, columnar `.bw` file: what `compile` writes and the widget reads.
//!
//! Columns of like numbers lie together, sorted and as differences, so that the host's brotli
//! finds what repeats. A checksum covers every byte after it; behind it, the decoder still trusts
//! nothing, so that a forged file is refused with an error and never a panic.

use super::set::Series;
use super::wire::{Reader, Wire, write_varint};
use super::{
    Country, Dataset, Descriptor, MAX_VALUE, Period, Row, SeriesKey, Status, Terms, digits, fill,
};

const MAGIC: [u8; 4] = *b"BWFG";
const VERSION: u16 = 1;
/// Bytes before the content: what kind of file, its checksum, its counts.
pub const HEADER: usize = 32;
const CHECKED_FROM: usize = 12;
/// After the length of the file.
const COUNTS_FROM: usize = 16;

/// Why bytes are no data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.words())]
pub enum CodecError {
    /// The first bytes are not ours.
    Magic,
    /// Written by a later version.
    TooNew(u16),
    /// Shorter or longer than its header says.
    Length,
    /// A byte changed on the way.
    Checksum,
    /// The checksum fits and the content still makes no sense.
    Content,
}

impl CodecError {
    /// What is wrong with the file.
    pub fn words(&self) -> String {
        let (words, version) = match self {
            Self::Magic => ("these bytes are no .bw file", 0),
            Self::TooNew(version) => {
                ("the .bw file has version {version}, newer than this reader's 1", *version)
            }
            Self::Length => ("the .bw file is cut short or has bytes too many", 0),
            Self::Checksum => ("the .bw file is damaged: its checksum does not fit", 0),
            Self::Content => ("the .bw file makes no sense inside", 0),
        };
        fill(words, &[("version", &digits(version.into()))])
    }
}

/// Writes a set as `.bw` bytes. See [`decode`] for the layout.
pub fn encode(set: &Dataset) -> Result<Vec<u8>, CodecError> {
    let mut out = vec![0; HEADER];
    set.descriptor.write(&mut out);
    let descriptor = out.len() - HEADER;
    set.countries.iter().for_each(|country| country.write(&mut out));
    set.periods.iter().for_each(|period| period.write(&mut out));
    write_series(&mut out, set);
    write_rows(&mut out, set);
    let (countries, periods) = (set.countries.len(), set.periods.len());
    let counts = [out.len(), descriptor, countries, periods, set.series.len()];
    out[..4].copy_from_slice(&MAGIC);
    out[4..6].copy_from_slice(&VERSION.to_le_bytes());
    for (at, count) in counts.into_iter().enumerate() {
        let count = u32::try_from(count).map_err(|_| CodecError::Length)?;
        out[CHECKED_FROM + at * 4..][..4].copy_from_slice(&count.to_le_bytes());
    }
    let checksum = checksum(&out[CHECKED_FROM..]);
    out[8..12].copy_from_slice(&checksum.to_le_bytes());
    Ok(out)
}

fn write_series(out: &mut Vec<u8>, set: &Dataset) {
    let position = |c: &Country| set.countries.partition_point(|known| known < c) as u64;
    let mut column = |of: &dyn Fn(&Series) -> u64| {
        set.series.iter().for_each(|series| write_varint(out, of(series)));
    };
    column(&|s| position(&s.key.origin));
    column(&|s| position(&s.key.target));
    column(&|s| s.key.measure.into());
    column(&|s| s.key.category.into());
    column(&|s| s.rows.len() as u64);
}

fn write_rows(out: &mut Vec<u8>, set: &Dataset) {
    for series in &set.series {
        let mut next = 0;
        for row in &set.rows[series.rows.start as usize..series.rows.end as usize] {
            write_varint(out, u64::from(row.period) - next);
            next = u64::from(row.period) + 1;
        }
    }
    for row in &set.rows {
        write_varint(out, row.value);
    }
    out.extend(set.rows.iter().map(|row| row.status as u8));
    for row in &set.rows {
        write_varint(out, row.reference.map_or(0, |at| u64::from(at) + 1));
    }
}

/// Reads `.bw` bytes. Numbers are little-endian; a varint is LEB128, unsigned.
///
/// ```text
///  0  4  magic "BWFG"
///  4  2  version, 1
///  6  2  zero
///  8  4  CRC-32 (ISO-HDLC) of all from byte 12 on
/// 12  4  length of the whole file
/// 16  4  length of the descriptor
/// 20  4  number of countries C
/// 24  4  number of periods P
/// 28  4  number of series S; the number of rows R is the sum of their lengths
/// 32     descriptor: the fields of `Descriptor` in order; a text or list is a count and its
///                    items, an option a byte 0 or 1 and its value
///        countries:  C × 3 bytes, sorted, two-letter codes padded with 0
///        periods:    P × (grain: 0 day … 3 year; its first unit, counted from
///                    the first one of year 0; how many more follow), sorted
///        series:     S × origin; S × target; S × measure; S × category; S × length, sorted
///        rows:       R × period (first as it is, then the gap to the next); R × value;
///                    R × status; R × reference + 1, or 0 for none
/// ```
///
/// # Errors
/// Every truncation and every changed byte is refused, see [`CodecError`].
pub fn decode(bytes: &[u8]) -> Result<Dataset, CodecError> {
    check_header(bytes)?;
    decode_content(bytes).ok_or(CodecError::Content)
}

/// The same of bytes that nothing can have changed on the way, such as those in the module itself:
/// neither their version nor their checksum is asked for.
pub fn decode_content(bytes: &[u8]) -> Option<Dataset> {
    let mut reader = Reader::new(bytes.get(COUNTS_FROM..)?);
    let [descriptor, countries, periods, count] = std::array::from_fn(|_| reader.word() as usize);
    let mut part = Reader::new(reader.take(descriptor));
    let descriptor = Descriptor::read(&mut part);
    reader.require(part.is_sound() && part.is_at_end());
    let terms = &descriptor.bothways;
    reader.require(!terms.measures.is_empty() && !terms.categories.is_empty());
    let countries = read_sorted::<Country>(&mut reader, countries);
    let periods = read_sorted::<Period>(&mut reader, periods);
    let series = read_series(&mut reader, count, &countries, terms);
    let rows = read_rows(&mut reader, &series, periods.len(), terms);
    reader.require(reader.is_at_end());
    let is_sound = reader.is_sound();
    is_sound.then(|| Dataset::from_columns(descriptor, countries, periods, series, rows))
}

/// Checks what the header says of the file.
fn check_header(bytes: &[u8]) -> Result<(), CodecError> {
    let mut reader = Reader::new(bytes);
    if reader.take(4) != MAGIC {
        let begins = bytes.len() < 4 && MAGIC.starts_with(bytes) && !bytes.is_empty();
        return Err(if begins { CodecError::Length } else { CodecError::Magic });
    }
    let version = reader.word();
    let promised = reader.word();
    let length = reader.word() as usize;
    if bytes.len() < HEADER {
        return Err(CodecError::Length);
    }
    match u16::try_from(version) {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(CodecError::TooNew(newer)),
        _ => return Err(CodecError::Content),
    }
    if length != bytes.len() {
        return Err(CodecError::Length);
    }
    if checksum(bytes.get(CHECKED_FROM..).unwrap_or_default()) != promised {
        return Err(CodecError::Checksum);
    }
    Ok(())
}

/// CRC-32 (ISO-HDLC), four bits at a time: 600 bytes of wasm less than a crate for it.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = !0_u32;
    for byte in bytes {
        sum ^= u32::from(*byte);
        sum = sum >> 4 ^ NIBBLES[sum as usize & 15];
        sum = sum >> 4 ^ NIBBLES[sum as usize & 15];
    }
    !sum
}

/// What each four bits add to the checksum.
const NIBBLES: [u32; 16] = {
    let mut table = [0; 16];
    let mut at = 0;
    while at < 16 {
        let mut sum = at as u32;
        let mut bit = 0;
        while bit < 4 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[at] = sum;
        at += 1;
    }
    table
};

fn read_sorted<T: Wire + Ord>(reader: &mut Reader<'_>, count: usize) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    while list.len() < count && reader.is_sound() {
        let item = T::read(reader);
        reader.require(list.last().is_none_or(|last| *last < item));
        list.push(item);
    }
    reader.require(list.len() <= usize::from(u16::MAX));
    list
}

/// Series, column by column: first all origins, then all targets, and so on.
fn read_series(
    reader: &mut Reader<'_>,
    count: usize,
    countries: &[Country],
    terms: &Terms,
) -> Vec<Series> {
    let mut all = Vec::new();
    for _ in 0..reader.at_least(count) {
        let (origin, target) = (read_country(reader, countries), Country::UNKNOWN);
        let key = SeriesKey { origin, target, measure: 0, category: 0 };
        all.push(Series { key, rows: 0..0 });
    }
    for series in &mut all {
        series.key.target = read_country(reader, countries);
    }
    for series in &mut all {
        series.key.measure = reader.below(terms.measures.len()) as u8;
    }
    for series in &mut all {
        series.key.category = reader.below(terms.categories.len()) as u8;
    }
    let mut end = 0;
    for series in &mut all {
        let start = end;
        end += reader.below(u32::MAX as usize - start as usize) as u32;
        reader.require(end > start);
        series.rows = start..end;
    }
    for neighbours in all.windows(2) {
        if let [one, next] = neighbours {
            reader.require(one.key < next.key);
        }
    }
    all
}

fn read_country(reader: &mut Reader<'_>, countries: &[Country]) -> Country {
    let at = reader.below(countries.len());
    countries.get(at).copied().unwrap_or(Country::UNKNOWN)
}

/// Rows, column by column; a period is the gap since the row before.
fn read_rows(
    reader: &mut Reader<'_>,
    series: &[Series],
    periods: usize,
    terms: &Terms,
) -> Vec<Row> {
    let count = series.last().map_or(0, |last| last.rows.end as usize);
    let mut rows = Vec::new();
    if reader.at_least(count) < count {
        return rows;
    }
    for run in series {
        let mut next = 0;
        for _ in run.rows.clone() {
            let period = next + reader.below(periods.saturating_sub(next));
            next = period + 1;
            let (status, reference) = (Status::Reported, None);
            rows.push(Row { period: period as u16, reference, status, value: 0 });
        }
    }
    for row in &mut rows {
        row.value = reader.varint();
        reader.require(row.value <= MAX_VALUE);
    }
    for row in &mut rows {
        let status = Status::ALL.get(usize::from(reader.byte()));
        row.status = status.copied().unwrap_or_default();
        reader.require(status.is_some() && (row.status != Status::Suppressed || row.value == 0));
    }
    for row in &mut rows {
        row.reference = reader.below(terms.references.len() + 1).checked_sub(1).map(|at| at as u16);
    }
    rows
}
