//! The rows of a CSV file as a stream: one line at a time, each field with its exact column.
//!
//! A row of figures never spans two lines. So a quote left open costs its own line and no other,
//! and a line is held in bounded memory whatever the file is.

use std::io::{self, BufRead, Read};

use csv_core::{ReadFieldResult, Reader};

use super::fault::{BYTE_ORDER_MARK, Place, column_after};

/// No row of figures is longer than this, in bytes.
const LONGEST: u64 = 64 * 1024;

/// No field is longer than this, in bytes, so that a fault can repeat what it found.
pub(super) const LONGEST_FIELD: usize = 100;

/// Why a line is no row.
#[derive(Debug)]
pub(super) enum Broken {
    /// The file cannot be read further.
    Io(io::Error),
    /// It is UTF-16; nothing of it is read.
    Utf16,
    /// Nothing stands in it.
    Blank,
    /// It is longer than 64 kB.
    TooLong,
    /// It has a carriage return that does not end it.
    CarriageReturn,
    /// The quote that begins at this field does not end on the line.
    OpenQuote(usize),
}

/// Reads one row after the other; its fields stay until the next is read.
pub(super) struct Rows<R> {
    input: R,
    csv: Reader,
    number: u64,
    marked: bool,
    line: Vec<u8>,
    unquoted: Vec<u8>,
    fields: Vec<Field>,
}

/// Where a field begins in the line, and where its value ends in the unquoted text.
#[derive(Clone, Copy)]
struct Field {
    begins: usize,
    value_ends: usize,
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(input: R) -> Self {
        let (line, unquoted, fields) = (Vec::new(), Vec::new(), Vec::new());
        Self { input, csv: Reader::new(), number: 0, marked: false, line, unquoted, fields }
    }

    /// The next row; none at the end of the file or once it cannot be read further.
    pub(super) fn next(&mut self) -> Option<Result<(), Broken>> {
        self.number += 1;
        self.fields.clear();
        match self.read_line() {
            Ok(0) => None,
            Ok(_) => Some(self.split()),
            Err(broken) => Some(Err(broken)),
        }
    }

    /// Whether the file begins with a byte-order mark.
    pub(super) fn is_marked(&self) -> bool {
        self.marked
    }

    /// The line's number, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// How many fields the row has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// The value of a field, without its quotes.
    pub(super) fn field(&self, at: usize) -> &[u8] {
        let begins = at.checked_sub(1).and_then(|at| self.fields.get(at));
        let begins = begins.map_or(0, |field| field.value_ends);
        let ends = self.fields.get(at).map_or(begins, |field| field.value_ends);
        self.unquoted.get(begins..ends).unwrap_or_default()
    }

    /// All values.
    pub(super) fn values(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|at| self.field(at))
    }

    /// Whether the line is short and of printable ASCII, as almost every one is.
    pub(super) fn is_plain(&self) -> bool {
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        line.len() <= LONGEST_FIELD && line.iter().all(|byte| (0x20..0x7f).contains(byte))
    }

    /// Where a field begins, its quote included.
    pub(super) fn place(&self, at: usize) -> Place {
        let begins = self.fields.get(at).map_or(0, |field| field.begins);
        (self.number, column_after(self.line.get(..begins).unwrap_or_default()))
    }

    /// Reads a line, its end always a line feed; 0 at the end of the file.
    fn read_line(&mut self) -> Result<usize, Broken> {
        self.line.clear();
        let mut input = (&mut self.input).take(LONGEST);
        let read = input.read_until(b'\n', &mut self.line).map_err(Broken::Io)?;
        if read as u64 == LONGEST && !self.line.ends_with(b"\n") {
            self.skip_line().map_err(Broken::Io)?;
            return Err(Broken::TooLong);
        }
        if self.number == 1 {
            self.first_line()?;
        }
        if self.line.ends_with(b"\n") {
            self.line.pop();
        }
        if self.line.ends_with(b"\r") {
            self.line.pop();
        }
        self.line.push(b'\n');
        Ok(read)
    }

    fn first_line(&mut self) -> Result<(), Broken> {
        if self.line.starts_with(b"\xff\xfe") || self.line.starts_with(b"\xfe\xff") {
            return Err(Broken::Utf16);
        }
        self.marked = self.line.starts_with(BYTE_ORDER_MARK);
        if self.marked {
            self.line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(())
    }

    /// Passes over the rest of a line without holding it.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let ahead = self.input.fill_buf()?;
            let end = ahead.iter().position(|byte| *byte == b'\n');
            let (passed, is_over) = (end.map_or(ahead.len(), |at| at + 1), ahead.is_empty());
            self.input.consume(passed);
            if is_over || end.is_some() {
                return Ok(());
            }
        }
    }

    fn split(&mut self) -> Result<(), Broken> {
        if self.line == b"\n" {
            return Err(Broken::Blank);
        }
        if self.line.contains(&b'\r') {
            return Err(Broken::CarriageReturn);
        }
        self.unquoted.resize(self.line.len(), 0);
        let (mut begins, mut used) = (0, 0);
        loop {
            let (rest, room) = (&self.line[begins..], &mut self.unquoted[used..]);
            let (result, read, written) = self.csv.read_field(rest, room);
            used += written;
            self.fields.push(Field { begins, value_ends: used });
            begins += read;
            match result {
                ReadFieldResult::Field { record_end: false } => {}
                ReadFieldResult::Field { record_end: true } => return Ok(()),
                // The line is used up and its row has not ended.
                _ => {
                    self.csv.reset();
                    return Err(Broken::OpenQuote(self.fields.len() - 1));
                }
            }
        }
    }
}
