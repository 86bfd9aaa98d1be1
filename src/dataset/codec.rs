//! The compact, columnar `.bw` file: what `compile` writes and the widget reads.
//!
//! Columns of like numbers lie together, sorted and as differences, so that the host's brotli
//! finds what repeats. A checksum covers every byte after it; behind it, the decoder still trusts
//! nothing, so that a forged file is refused with an error and never a panic.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::set::Series;
use super::{
    Country, Dataset, Descriptor, Grain, MAX_VALUE, Period, Row, SeriesKey, Status, Unit,
};

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
    #[error("the .bw file makes no sense at its {0}")]
    Content(&'static str),
}

/// Writes a set as `.bw` bytes. See [`decode`] for the layout.
pub fn encode(set: &Dataset) -> Result<Vec<u8>, CodecError> {
    let descriptor = postcard::to_allocvec(&set.descriptor)
        .map_err(|_| CodecError::Content("descriptor"))?;
    let mut out = vec![0; HEADER];
    out.extend_from_slice(&descriptor);
    out.extend(set.countries.iter().flat_map(Country::bytes));
    write_periods(&mut out, &set.periods);
    write_series(&mut out, set);
    write_rows(&mut out, set);
    let counts = [
        out.len(), descriptor.len(), set.countries.len(), set.periods.len(), set.series.len(),
    ];
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

fn write_periods(out: &mut Vec<u8>, periods: &[Period]) {
    let grain = |p: &Period| grain_code(p.start().grain());
    out.extend(periods.iter().map(grain));
    for period in periods {
        write_varint(out, period.start().number() as u64);
    }
    for period in periods {
        write_varint(out, (period.end().number() - period.start().number()) as u64);
    }
}

fn write_series(out: &mut Vec<u8>, set: &Dataset) {
    let position = |c: &Country| set.countries.partition_point(|known| known < c) as u64;
    let column = |out: &mut Vec<u8>, of: &dyn Fn(&Series) -> u64| {
        set.series.iter().for_each(|series| write_varint(out, of(series)));
    };
    column(out, &|s| position(&s.key.origin));
    column(out, &|s| position(&s.key.target));
    column(out, &|s| s.key.measure.into());
    column(out, &|s| s.key.category.into());
    column(out, &|s| s.rows.len() as u64);
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
    out.extend(set.rows.iter().map(|row| status_code(row.status)));
    for row in &set.rows {
        write_varint(out, row.reference.map_or(0, |at| u64::from(at) + 1));
    }
}

fn write_varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
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
/// 32     descriptor: postcard of `Descriptor`
///        countries:  C × 3 bytes, sorted, two-letter codes padded with 0
///        periods:    P × grain (0 day … 3 year); P × first unit's number; P × further units
///        series:     S × origin; S × target; S × measure; S × category; S × length, sorted
///        rows:       R × period (first as it is, then the gap to the next); R × value;
///                    R × status; R × reference + 1, or 0 for none
/// ```
///
/// # Errors
/// Every truncation and every changed byte is refused, see [`CodecError`].
pub fn decode(bytes: &[u8]) -> Result<Dataset, CodecError> {
    if bytes.len() < HEADER {
        let begins = bytes.iter().zip(&MAGIC).all(|(found, magic)| found == magic);
        return Err(if begins { CodecError::Length } else { CodecError::Magic });
    }
    let mut header = Reader { bytes: &bytes[..HEADER], part: "header" };
    let counts = read_header(&mut header, bytes)?;
    let mut reader = Reader { bytes: &bytes[HEADER..], part: "descriptor" };
    let descriptor: Descriptor =
        postcard::from_bytes(reader.take(counts.descriptor)?).map_err(|_| reader.fault())?;
    let countries = read_countries(&mut reader, counts.countries)?;
    let periods = read_periods(&mut reader, counts.periods)?;
    let series = read_series(&mut reader, counts.series, &countries, &descriptor)?;
    let rows = read_rows(&mut reader, &series, &periods, &descriptor)?;
    reader.part = "end";
    if !reader.bytes.is_empty() {
        return Err(reader.fault());
    }
    Ok(Dataset { descriptor, countries, periods, series, rows })
}

struct Counts {
    descriptor: usize,
    countries: usize,
    periods: usize,
    series: usize,
}

fn read_header(header: &mut Reader<'_>, bytes: &[u8]) -> Result<Counts, CodecError> {
    if header.take(4)? != MAGIC {
        return Err(CodecError::Magic);
    }
    let version = u16::from_le_bytes(header.array()?);
    if version > VERSION {
        return Err(CodecError::TooNew(version));
    }
    if version != VERSION || header.array()? != [0, 0] {
        return Err(header.fault());
    }
    let checksum = u32::from_le_bytes(header.array()?);
    if header.length()? != bytes.len() {
        return Err(CodecError::Length);
    }
    if CHECKSUM.checksum(&bytes[CHECKED_FROM..]) != checksum {
        return Err(CodecError::Checksum);
    }
    Ok(Counts {
        descriptor: header.length()?,
        countries: header.length()?,
        periods: header.length()?,
        series: header.length()?,
    })
}

fn read_countries(reader: &mut Reader<'_>, count: usize) -> Result<Vec<Country>, CodecError> {
    reader.part = "countries";
    let codes = reader.take(count.checked_mul(3).ok_or(CodecError::Length)?)?;
    let country = |code: &[u8]| {
        let text = std::str::from_utf8(code).ok()?.trim_end_matches('\0');
        text.parse::<Country>().ok()
    };
    let countries: Option<Vec<_>> = codes.chunks_exact(3).map(country).collect();
    countries.filter(|list| strictly_sorted(list)).ok_or(reader.fault())
}

fn read_periods(reader: &mut Reader<'_>, count: usize) -> Result<Vec<Period>, CodecError> {
    reader.part = "periods";
    let grains = reader.take(count)?.to_vec();
    let starts = reader.column(count)?;
    let lengths = reader.column(count)?;
    let period = |((grain, start), length): ((u8, u64), u64)| {
        let grain = grain_of(grain)?;
        let start = i32::try_from(start).ok()?;
        let end = start.checked_add(i32::try_from(length).ok()?)?;
        Period::from_units(Unit::from_parts(grain, start)?, Unit::from_parts(grain, end)?)
    };
    let periods: Option<Vec<_>> = grains.into_iter().zip(starts).zip(lengths).map(period).collect();
    let fits = |list: &Vec<Period>| strictly_sorted(list) && list.len() <= usize::from(u16::MAX);
    periods.filter(fits).ok_or(reader.fault())
}

fn read_series(
    reader: &mut Reader<'_>,
    count: usize,
    countries: &[Country],
    descriptor: &Descriptor,
) -> Result<Vec<Series>, CodecError> {
    reader.part = "series";
    let columns = [(); 5].map(|()| reader.column(count));
    let [origins, targets, measures, categories, lengths] = columns;
    let (origins, targets) = (origins?, targets?);
    let (measures, categories, lengths) = (measures?, categories?, lengths?);
    let terms = &descriptor.bothways;
    let within = |position: u64, length: usize| {
        u8::try_from(position).ok().filter(|at| usize::from(*at) < length)
    };
    let mut end = 0_u32;
    let mut read = |at: usize| {
        let key = SeriesKey {
            origin: *countries.get(usize::try_from(origins[at]).ok()?)?,
            target: *countries.get(usize::try_from(targets[at]).ok()?)?,
            measure: within(measures[at], terms.measures.len())?,
            category: within(categories[at], terms.categories.len())?,
        };
        let start = end;
        end = start.checked_add(u32::try_from(lengths[at]).ok()?)?;
        (end > start).then_some(Series { key, rows: start..end })
    };
    let series: Option<Vec<_>> = (0..count).map(&mut read).collect();
    let sorted = |list: &Vec<Series>| list.windows(2).all(|w| w[0].key < w[1].key);
    series.filter(sorted).ok_or(reader.fault())
}

fn read_rows(
    reader: &mut Reader<'_>,
    series: &[Series],
    periods: &[Period],
    descriptor: &Descriptor,
) -> Result<Vec<Row>, CodecError> {
    reader.part = "rows";
    let count = series.last().map_or(0, |last| last.rows.end as usize);
    let mut at = reader.column(count)?;
    for run in series {
        undo_gaps(&mut at[run.rows.start as usize..run.rows.end as usize]);
    }
    let values = reader.column(count)?;
    let statuses = reader.take(count)?.to_vec();
    let references = reader.column(count)?;
    let row = |i: usize| {
        let status = *Status::ALL.get(usize::from(statuses[i]))?;
        let empty = status != Status::Suppressed || values[i] == 0;
        let period = u16::try_from(at[i]).ok().filter(|p| usize::from(*p) < periods.len())?;
        let reference = match references[i].checked_sub(1) {
            None => None,
            Some(r) if r < descriptor.bothways.references.len() as u64 => Some(r as u16),
            Some(_) => return None,
        };
        (empty && values[i] <= MAX_VALUE).then_some(Row {
            period,
            reference,
            status,
            value: values[i],
        })
    };
    let rows: Option<Vec<_>> = (0..count).map(row).collect();
    rows.ok_or(reader.fault())
}

/// Turns gaps back into strictly rising positions; one too large for a set stays too large.
fn undo_gaps(column: &mut [u64]) {
    let mut next = 0_u64;
    for position in column {
        *position = position.saturating_add(next);
        next = position.saturating_add(1);
    }
}

/// The bytes still unread, and the part they belong to.
struct Reader<'a> {
    bytes: &'a [u8],
    part: &'static str,
}

impl<'a> Reader<'a> {
    fn fault(&self) -> CodecError {
        CodecError::Content(self.part)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], CodecError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(self.fault())?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], CodecError> {
        let taken = self.take(N)?;
        taken.try_into().map_err(|_| self.fault())
    }

    fn length(&mut self) -> Result<usize, CodecError> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn varint(&mut self) -> Result<u64, CodecError> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let [byte] = self.array()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(self.fault())
    }

    /// A column of varints. Each takes a byte at least, so a count beyond the bytes is a lie.
    fn column(&mut self, count: usize) -> Result<Vec<u64>, CodecError> {
        if count > self.bytes.len() {
            return Err(self.fault());
        }
        (0..count).map(|_| self.varint()).collect()
    }
}

const GRAINS: [Grain; 4] = [Grain::Day, Grain::Month, Grain::Quarter, Grain::Year];

fn grain_code(grain: Grain) -> u8 {
    GRAINS.iter().position(|g| *g == grain).unwrap_or(0) as u8
}

fn grain_of(code: u8) -> Option<Grain> {
    GRAINS.get(usize::from(code)).copied()
}

fn status_code(status: Status) -> u8 {
    Status::ALL.iter().position(|s| *s == status).unwrap_or(0) as u8
}

fn strictly_sorted<T: Ord>(list: &[T]) -> bool {
    list.windows(2).all(|w| w[0] < w[1])
}
