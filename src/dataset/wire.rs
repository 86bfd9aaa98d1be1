//! How the parts of a `.bw` file are written and read.
//!
//! A reader remembers its first failure and from then on yields empty values, so that reading code
//! is a plain list of fields and the failure is asked for once, at the end. (The same fields
//! through a serde format took 24 kB more of wasm: every field can fail there, and every failure
//! has to drop the fields before it.)
//!
//! A country is written as the step from the one before it, wherever that stood: lists of countries
//! are sorted, so that most steps are 1 and brotli has little left to do.

use super::{Country, Grain, Period, Unit};

/// The bytes still unread, and whether any have made no sense.
pub struct Reader<'a> {
    bytes: &'a [u8],
    failed: bool,
    /// The position of the country read last.
    country: u8,
}

/// The bytes written so far.
#[derive(Default)]
pub struct Writer {
    /// All of them.
    pub bytes: Vec<u8>,
    /// The position of the country written last.
    country: u8,
}

/// A value that can be written and read.
pub trait Wire: Sized {
    /// Appends the value.
    fn write(&self, out: &mut Writer);

    /// Reads a value, or any value once the reader has failed.
    fn read(reader: &mut Reader<'_>) -> Self;
}

/// Writes and reads a struct as its fields, in the order given.
macro_rules! wire {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::dataset::wire::Wire for $name {
            fn write(&self, out: &mut $crate::dataset::wire::Writer) {
                $($crate::dataset::wire::Wire::write(&self.$field, out);)+
            }

            fn read(reader: &mut $crate::dataset::wire::Reader<'_>) -> Self {
                Self { $($field: $crate::dataset::wire::Wire::read(reader),)+ }
            }
        }
    };
}

pub(super) use wire;

impl<'a> Reader<'a> {
    /// Begins to read.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, failed: false, country: 0 }
    }

    /// Whether all that was read made sense.
    pub fn is_sound(&self) -> bool {
        !self.failed
    }

    /// Whether nothing is left.
    pub fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Remembers that the bytes make no sense.
    pub fn fail(&mut self) {
        self.failed = true;
        self.bytes = &[];
    }

    /// The same, unless `holds`.
    pub fn require(&mut self, holds: bool) {
        if !holds {
            self.fail();
        }
    }

    /// The next bytes; fewer than `count`, and none, where there are too few.
    pub fn take(&mut self, count: usize) -> &'a [u8] {
        match self.bytes.split_at_checked(count) {
            Some((taken, rest)) => {
                self.bytes = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// One byte.
    pub fn byte(&mut self) -> u8 {
        match *self.take(1) {
            [byte] => byte,
            _ => 0,
        }
    }

    /// Four bytes, little-endian.
    pub fn word(&mut self) -> u32 {
        match *self.take(4) {
            [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// A LEB128 number of at most 63 bits.
    pub fn varint(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        while shift < 63 {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
        self.fail();
        0
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        let number = self.varint();
        self.require(number < bound as u64);
        if self.failed { 0 } else { number as usize }
    }

    /// The country at a position.
    pub fn country(&mut self, position: u8) -> Country {
        self.require(position <= Country::UNKNOWN.position());
        Country::at(position)
    }

    /// How many items follow. Each takes a byte at least, so a count beyond the bytes is a lie.
    pub fn count(&mut self) -> usize {
        self.below(self.bytes.len() + 1)
    }

    /// `count` as it is, or 0 where fewer bytes than that are left.
    pub fn at_least(&mut self, count: usize) -> usize {
        self.require(count <= self.bytes.len());
        if self.failed { 0 } else { count }
    }
}

impl Writer {
    /// Appends a byte.
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Appends a LEB128 number.
    pub fn varint(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.byte(number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8);
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Writer) {
        out.byte(u8::from(*self));
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.below(2) == 1
    }
}

impl Wire for u8 {
    fn write(&self, out: &mut Writer) {
        out.byte(*self);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.byte()
    }
}

impl Wire for u64 {
    fn write(&self, out: &mut Writer) {
        out.varint(*self);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.varint()
    }
}

impl Wire for String {
    fn write(&self, out: &mut Writer) {
        out.varint(self.len() as u64);
        out.bytes.extend_from_slice(self.as_bytes());
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        let length = reader.count();
        // Half of `from_utf8`, which hurries over long texts.
        let mut text = Self::new();
        for chunk in reader.take(length).utf8_chunks() {
            text.push_str(chunk.valid());
            reader.require(chunk.invalid().is_empty());
        }
        text
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.varint(self.len() as u64);
        self.iter().for_each(|item| item.write(out));
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        // A loop, since `collect` takes 200 bytes more for each of a dozen types.
        let mut list = Self::new();
        for _ in 0..reader.count() {
            list.push(T::read(reader));
        }
        list
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Writer) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        if bool::read(reader) { Some(T::read(reader)) } else { None }
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Writer) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        (A::read(reader), B::read(reader))
    }
}

impl Wire for Country {
    fn write(&self, out: &mut Writer) {
        out.byte(self.position().wrapping_sub(out.country));
        out.country = self.position();
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.country = reader.country.wrapping_add(reader.byte());
        reader.country(reader.country)
    }
}

impl Wire for Period {
    fn write(&self, out: &mut Writer) {
        let (start, end) = (self.start(), self.end());
        out.byte(start.grain() as u8);
        out.varint(start.position());
        out.varint(end.position() - start.position());
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        let grain = match reader.below(4) {
            0 => Grain::Day,
            1 => Grain::Month,
            2 => Grain::Quarter,
            _ => Grain::Year,
        };
        let (start, length) = (reader.varint(), reader.varint());
        let period = match (Unit::at(grain, start), Unit::at(grain, start + length)) {
            (Some(start), Some(end)) => Self::from_units(start, end),
            _ => None,
        };
        reader.require(period.is_some());
        period.unwrap_or(Self::YEAR_0)
    }
}
