//! The compact, columnar `.bw` file: what `compile` writes and the widget reads.
//!
//! Columns of like numbers lie together, sorted and as differences, so that the host's brotli
//! finds what repeats. A checksum covers every byte after it; behind it, the decoder still trusts
//! nothing, so that a forged file is refused with an error and never a panic.

use super::set::Series;
use super::wire::{Reader, Wire, Writer};
use super::{
    Country, Dataset, Descriptor, MAX_VALUE, Period, Row, SeriesKey, Status, Terms, digits, fill,
};

const MAGIC: [u8; 4] = *b"BWFG";
const VERSION: u16 = 2;
/// Bytes before the content: what kind of file, its checksum, its counts.
pub const HEADER: usize = 24;
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
    /// Written by an earlier version.
    TooOld(u16),
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
                ("the .bw file has version {version}, newer than this reader's 2", *version)
            }
            Self::TooOld(version) => {
                ("the .bw file has version {version}, older than this reader's 2", *version)
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
    let mut out = Writer::default();
    out.bytes.resize(HEADER, 0);
    set.descriptor.write(&mut out);
    set.periods.iter().for_each(|period| period.write(&mut out));
    write_series(&mut out, set);
    write_rows(&mut out, set);
    let mut out = out.bytes;
    let counts = [out.len(), set.periods.len(), set.series.len()];
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

fn write_series(out: &mut Writer, set: &Dataset) {
    let keys = || set.series.iter().map(|series| series.key);
    keys().for_each(|key| out.byte(key.measure));
    keys().for_each(|key| out.byte(key.category));
    keys().for_each(|key| key.origin.write(out));
    keys().for_each(|key| out.byte(key.target.position()));
}

fn write_rows(out: &mut Writer, set: &Dataset) {
    for series in &set.series {
        let mut next = 0;
        for at in series.rows.clone() {
            let period = u64::from(set.rows[at as usize].period);
            out.varint((period - next) << 1 | u64::from(at + 1 == series.rows.end));
            next = period + 1;
        }
    }
    set.rows.iter().for_each(|row| out.byte(row.status as u8));
    for row in set.rows.iter().filter(|row| row.status != Status::Suppressed) {
        out.varint(row.value);
    }
    for row in &set.rows {
        out.varint(row.reference.map_or(0, |at| u64::from(at) + 1));
    }
}

/// Reads `.bw` bytes. Numbers are little-endian; a varint is LEB128, unsigned.
///
/// ```text
///  0  4  magic "BWFG"
///  4  2  version, 2
///  6  2  zero
///  8  4  CRC-32 (ISO-HDLC) of all from byte 12 on
/// 12  4  length of the whole file
/// 16  4  number of periods P
/// 20  4  number of series S; that of rows R is told by the last row of each
/// 24     descriptor: the fields of `Descriptor` in order; a text or list is a count and its
///                    items, an option a byte 0 or 1 and its value
///        periods:    P × (grain: 0 day … 3 year; its first unit, counted from
///                    the first one of year 0; how many more follow), sorted
///        series:     S × measure; S × category; S × origin; S × target, sorted
///        rows:       R × period (first as it is, then the gap to the next), doubled, and 1 more
///                    in the last row of its series; R × status; a value for each row that is not
///                    suppressed; R × reference + 1, or 0 for none
/// ```
///
/// A country is a byte: its position among the codes of ISO 3166-1, from 1, with 0 for `001` and
/// 250 for `ZZ`. Targets are written so; each other one, in the descriptor too, is the step from
/// the one before it, modulo 256.
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
    let [periods, count] = std::array::from_fn(|_| reader.word() as usize);
    let descriptor = Descriptor::read(&mut reader);
    let terms = &descriptor.bothways;
    reader.require(!terms.measures.is_empty() && !terms.categories.is_empty());
    let periods = read_periods(&mut reader, periods);
    let mut series = read_series(&mut reader, count, terms);
    let rows = read_rows(&mut reader, &mut series, periods.len(), terms);
    reader.require(reader.is_at_end());
    let is_sound = reader.is_sound();
    is_sound.then(|| Dataset::from_columns(descriptor, periods, series, rows))
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
        Ok(older) => return Err(CodecError::TooOld(older)),
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

fn read_periods(reader: &mut Reader<'_>, count: usize) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    while periods.len() < count && reader.is_sound() {
        let period = Period::read(reader);
        reader.require(periods.last().is_none_or(|last| *last < period));
        periods.push(period);
    }
    reader.require(periods.len() <= usize::from(u16::MAX));
    periods
}

/// Keys of series, column by column: first all measures, then all categories, and so on.
fn read_series(reader: &mut Reader<'_>, count: usize, terms: &Terms) -> Vec<Series> {
    let mut all = Vec::new();
    for _ in 0..reader.at_least(count) {
        let measure = reader.below(terms.measures.len()) as u8;
        let (origin, target) = (Country::UNKNOWN, Country::UNKNOWN);
        let key = SeriesKey { measure, category: 0, origin, target };
        all.push(Series { key, rows: 0..0 });
    }
    for series in &mut all {
        series.key.category = reader.below(terms.categories.len()) as u8;
    }
    for series in &mut all {
        series.key.origin = Country::read(reader);
    }
    for series in &mut all {
        let position = reader.byte();
        series.key.target = reader.country(position);
    }
    for neighbours in all.windows(2) {
        if let [one, next] = neighbours {
            reader.require(one.key < next.key);
        }
    }
    all
}

/// Rows, column by column. A period is the gap since the row before, with a bit for the last row,
/// where a series ends.
fn read_rows(
    reader: &mut Reader<'_>,
    series: &mut [Series],
    periods: usize,
    terms: &Terms,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for run in series {
        let (start, mut next, mut is_last) = (rows.len() as u32, 0, false);
        while !is_last && reader.is_sound() {
            let step = reader.below(2 * (periods - next));
            let period = next + step / 2;
            (next, is_last) = (period + 1, step % 2 == 1);
            let (status, reference) = (Status::Reported, None);
            rows.push(Row { period: period as u16, reference, status, value: 0 });
        }
        run.rows = start..rows.len() as u32;
    }
    for row in &mut rows {
        let status = Status::ALL.get(usize::from(reader.byte()));
        row.status = status.copied().unwrap_or_default();
        reader.require(status.is_some());
    }
    for row in &mut rows {
        if row.status != Status::Suppressed {
            row.value = reader.varint();
            reader.require(row.value <= MAX_VALUE);
        }
    }
    for row in &mut rows {
        row.reference = reader.below(terms.references.len() + 1).checked_sub(1).map(|at| at as u16);
    }
    rows
}
