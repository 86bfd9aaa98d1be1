//! The compact, columnar `.bw` file: what `compile` writes and the widget reads.
//!
//! Columns of like numbers lie together, sorted and as differences, so that the host's brotli
//! finds what repeats. A checksum covers every byte after it; behind it, the decoder still trusts
//! nothing, so that a forged file is refused with an error and never a panic.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::set::Series;
use super::wire::{Reader, Wire, write_varint};
use super::{Country, Dataset, Descriptor, MAX_VALUE, Period, Row, SeriesKey, Status};

const MAGIC: [u8; 4] = *b"BWFG";
const VERSION: u16 = 1;
const HEADER: usize = 32;
const CHECKED_FROM: usize = 12;

/// Without its table the checksum is slower (2 ms for 200 kB) and a kilobyte smaller in the wasm.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// Why bytes are no data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// The first bytes are not ours.
    #[error("these bytes are no .bw file")]
    Magic,
    /// Written by a later version.
    #[error("the .bw file has version {0}, newer than this reader's 1")]
    TooNew(u16),
    /// Shorter or longer than its header says.
    #[error("the .bw file is cut short or has bytes too many")]
    Length,
    /// A byte changed on the way.
    #[error("the .bw file is damaged: its checksum does not fit")]
    Checksum,
    /// The checksum fits and the content still makes no sense.
    #[error("the .bw file makes no sense inside")]
    Content,
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
    let checksum = CHECKSUM.checksum(&out[CHECKED_FROM..]);
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
///        periods:    P × (grain: 0 day … 3 year; first unit's number; further units), sorted
///        series:     S × origin; S × target; S × measure; S × category; S × length, sorted
///        rows:       R × period (first as it is, then the gap to the next); R × value;
///                    R × status; R × reference + 1, or 0 for none
/// ```
///
/// # Errors
/// Every truncation and every changed byte is refused, see [`CodecError`].
pub fn decode(bytes: &[u8]) -> Result<Dataset, CodecError> {
    let counts = read_header(bytes)?;
    let [descriptor_length, countries, periods, series] = counts.map(|count| count as usize);
    let mut reader = Reader::new(bytes.get(HEADER..).unwrap_or_default());
    let mut part = Reader::new(reader.take(descriptor_length));
    let descriptor = Descriptor::read(&mut part);
    reader.require(part.is_sound() && part.is_at_end());
    let countries = read_sorted::<Country>(&mut reader, countries);
    let periods = read_sorted::<Period>(&mut reader, periods);
    let series = read_series(&mut reader, series, &countries, &descriptor);
    let rows = read_rows(&mut reader, &series, periods.len(), &descriptor);
    reader.require(reader.is_at_end());
    if reader.is_sound() {
        Ok(Dataset { descriptor, countries, periods, series, rows })
    } else {
        Err(CodecError::Content)
    }
}

/// Checks the header and returns its counts: descriptor, countries, periods, series.
fn read_header(bytes: &[u8]) -> Result<[u32; 4], CodecError> {
    let mut reader = Reader::new(bytes);
    if reader.take(4) != MAGIC {
        let begins = bytes.len() < 4 && MAGIC.starts_with(bytes) && !bytes.is_empty();
        return Err(if begins { CodecError::Length } else { CodecError::Magic });
    }
    let version = reader.word();
    let (checksum, length) = (reader.word(), reader.word());
    let counts = [(); 4].map(|()| reader.word());
    if !reader.is_sound() {
        return Err(CodecError::Length);
    }
    match u16::try_from(version) {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(CodecError::TooNew(newer)),
        _ => return Err(CodecError::Content),
    }
    if length as usize != bytes.len() {
        return Err(CodecError::Length);
    }
    if CHECKSUM.checksum(&bytes[CHECKED_FROM..]) != checksum {
        return Err(CodecError::Checksum);
    }
    Ok(counts)
}

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

fn read_series(
    reader: &mut Reader<'_>,
    count: usize,
    countries: &[Country],
    descriptor: &Descriptor,
) -> Vec<Series> {
    let [origins, targets, measures, categories, lengths] = [(); 5].map(|()| reader.column(count));
    let terms = &descriptor.bothways;
    let mut all: Vec<Series> = Vec::new();
    let mut end = 0_u32;
    for at in 0..lengths.len() {
        let [origin, target] = [&origins, &targets].map(|column| {
            countries.get(usize::try_from(column[at]).unwrap_or(usize::MAX)).copied()
        });
        let start = end;
        end = u32::try_from(lengths[at]).ok().and_then(|n| start.checked_add(n)).unwrap_or(start);
        let fits = end > start
            && measures[at] < terms.measures.len() as u64
            && categories[at] < terms.categories.len() as u64;
        let (Some(origin), Some(target), true) = (origin, target, fits) else {
            reader.fail();
            return Vec::new();
        };
        let (measure, category) = (measures[at] as u8, categories[at] as u8);
        let key = SeriesKey { origin, target, measure, category };
        reader.require(all.last().is_none_or(|last| last.key < key));
        all.push(Series { key, rows: start..end });
    }
    all
}

fn read_rows(
    reader: &mut Reader<'_>,
    series: &[Series],
    periods: usize,
    descriptor: &Descriptor,
) -> Vec<Row> {
    let count = series.last().map_or(0, |last| last.rows.end as usize);
    let gaps = reader.column(count);
    let values = reader.column(count);
    let statuses = reader.take(count);
    let references = reader.column(count);
    if !reader.is_sound() {
        return Vec::new();
    }
    let mut rows = Vec::with_capacity(count);
    for run in series {
        let mut next = 0_u64;
        for at in run.rows.start as usize..run.rows.end as usize {
            let period = gaps[at].saturating_add(next);
            next = period.saturating_add(1);
            let status = Status::ALL.get(usize::from(statuses[at])).copied();
            let withheld = status == Some(Status::Suppressed);
            reader.require(
                status.is_some()
                    && period < periods as u64
                    && values[at] <= if withheld { 0 } else { MAX_VALUE }
                    && references[at] <= descriptor.bothways.references.len() as u64,
            );
            rows.push(Row {
                period: period as u16,
                reference: references[at].checked_sub(1).map(|at| at as u16),
                status: status.unwrap_or_default(),
                value: values[at],
            });
        }
    }
    rows
}
