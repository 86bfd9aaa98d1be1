//! The raw list: one line a packet, in one file of an archive.
//!
//! No complaint quotes an address or a sensor's name, since complaints end up in logs.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use bothways::dataset::{Country, Coverage, Period};
use csv::{Reader, StringRecord};
use flate2::bufread::MultiGzDecoder;
use tar::Entry;

use super::super::ImportError;

const LIST: &str = "marx.csv";

const COLUMNS: [&str; 7] = ["datetime", "host", "src", "proto", "type", "spt", "dpt"];

/// The sensors and the country of the data centre that each stood in.
const SENSORS: [(&str, &str); 9] = [
    ("groucho-eu", "IE"),
    ("groucho-norcal", "US"),
    ("groucho-oregon", "US"),
    ("groucho-sa", "BR"),
    ("groucho-singapore", "SG"),
    ("groucho-sydney", "AU"),
    ("groucho-tokyo", "JP"),
    ("groucho-us-east", "US"),
    ("zeppo-norcal", "US"),
];

/// A packet as far as it is counted.
pub struct Packet {
    /// Its quarter.
    pub period: Period,
    /// Where the sensor stood.
    pub target: Country,
    /// The address it came from, never to be written anywhere.
    pub address: u32,
    /// The id of its kind of service.
    pub service: &'static str,
}

/// The archive, and the span and sensors that the set is about.
pub struct Archive<'a> {
    path: &'a Path,
    coverage: &'a Coverage,
}

/// What is wrong with a row, and how to mend it.
type RowFault = (String, &'static str);

impl<'a> Archive<'a> {
    /// Opens nothing yet.
    pub fn new(path: &'a Path, coverage: &'a Coverage) -> Self {
        Self { path, coverage }
    }

    /// Hands over every packet, in the order of the list.
    ///
    /// # Errors
    /// The first line that is no packet; an archive without the list, or with a part of it.
    pub fn each(&self, take: impl FnMut(Packet)) -> Result<(), ImportError> {
        let unreadable = |source| self.unreadable(source);
        let file = File::open(self.path).map_err(unreadable)?;
        let mut archive = tar::Archive::new(MultiGzDecoder::new(BufReader::new(file)));
        for entry in archive.entries().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            if is_list(&entry) {
                return self.packets(entry, take);
            }
        }
        let what = format!("no {LIST} is in the archive");
        Err(self.fault(LIST.to_owned(), (what, "give the archive as published")))
    }

    fn packets<R: Read>(
        &self,
        list: Entry<'_, R>,
        mut take: impl FnMut(Packet),
    ) -> Result<(), ImportError> {
        let size = list.size();
        let mut reader = Reader::from_reader(list);
        self.check_header(&mut reader)?;
        let mut row = StringRecord::new();
        while reader.read_record(&mut row).map_err(|error| self.malformed(error))? {
            let fault = |fault| self.at(line(row.position()), fault);
            take(self.packet(&row).map_err(fault)?);
        }
        let end = reader.position();
        if end.byte() < size {
            let what = "the archive ends inside the list".to_owned();
            return Err(self.at(end.line(), (what, "give the whole archive")));
        }
        Ok(())
    }

    fn check_header(&self, reader: &mut Reader<impl Read>) -> Result<(), ImportError> {
        let header = reader.headers().map_err(|error| self.malformed(error))?;
        if header.iter().eq(COLUMNS) {
            return Ok(());
        }
        let mend = "write datetime,host,src,proto,type,spt,dpt";
        Err(self.at(1, ("the header is another one".to_owned(), mend)))
    }

    fn packet(&self, row: &StringRecord) -> Result<Packet, RowFault> {
        // The reader lets no row pass whose fields are not as many as the header's.
        let field = |at: usize| row.get(at).unwrap_or_default();
        let (period, target) = (quarter(field(0))?, target(field(1))?);
        if !self.coverage.holds(Country::UNKNOWN, target, &period) {
            let what = "the packet lies outside the time that the sensors stood".to_owned();
            return Err((what, "drop the row, or widen the set's coverage"));
        }
        let no_address = "the source is no IPv4 address as a whole number".to_owned();
        let address = number(field(2), (no_address, "write one up to 4294967295"))?;
        let service = service(field(3), field(4), [field(5), field(6)])?;
        Ok(Packet { period, target, address, service })
    }

    fn at(&self, line: u64, fault: RowFault) -> ImportError {
        self.fault(format!("{LIST}:{line}"), fault)
    }

    fn fault(&self, file: String, (what, mend): RowFault) -> ImportError {
        let (archive, mend) = (self.path.display().to_string(), mend.to_owned());
        ImportError::InArchive { archive, file, what, mend }
    }

    fn unreadable(&self, source: io::Error) -> ImportError {
        ImportError::Read { path: self.path.display().to_string(), source }
    }

    fn malformed(&self, error: csv::Error) -> ImportError {
        let line = line(error.position());
        let what = match error.kind() {
            csv::ErrorKind::UnequalLengths { len, expected_len, .. } => {
                format!("the row has {len} fields, not {expected_len}")
            }
            csv::ErrorKind::Utf8 { .. } => "the row is not UTF-8".to_owned(),
            _ => "the row cannot be read".to_owned(),
        };
        match error.into_kind() {
            csv::ErrorKind::Io(source) => self.unreadable(source),
            _ => self.at(line, (what, "check its commas and quotes")),
        }
    }
}

fn is_list<R: Read>(entry: &Entry<'_, R>) -> bool {
    let is_named = entry.path().is_ok_and(|path| path.file_name() == Some(LIST.as_ref()));
    is_named && entry.header().entry_type().is_file()
}

fn line(position: Option<&csv::Position>) -> u64 {
    position.map_or(1, csv::Position::line)
}

/// The quarter of a time written as `2013-03-03 21:53:59`.
fn quarter(time: &str) -> Result<Period, RowFault> {
    let fault = || (format!("“{time}” is no time"), "write it as 2013-03-03 21:53:59");
    let (date, clock) =
        time.split_once(' ').filter(|(date, _)| date.len() == 10).ok_or_else(fault)?;
    let limits = ["24", "60", "60"];
    let parts: Vec<&str> = clock.split(':').collect();
    let is_part = |(part, limit): (&&str, &str)| {
        part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) && **part < *limit
    };
    let is_clock = parts.len() == limits.len() && parts.iter().zip(limits).all(is_part);
    let day = Period::parse(date).ok().filter(|_| is_clock).ok_or_else(fault)?.start();
    Period::parse(&format!("{}-Q{}", &date[..4], day.quarter())).map_err(|_| fault())
}

fn target(host: &str) -> Result<Country, RowFault> {
    let sensor = SENSORS.iter().find(|(name, _)| *name == host);
    let country = sensor.and_then(|(_, code)| Country::parse(code));
    let fault = || ("the host is none of the nine sensors".to_owned(), "correct its name");
    country.ok_or_else(fault)
}

fn number<T: std::str::FromStr>(digits: &str, fault: RowFault) -> Result<T, RowFault> {
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_plain).ok_or(fault)
}

/// The kind of service that a packet knocked at: by the port where there is one.
fn service(protocol: &str, icmp_type: &str, ports: [&str; 2]) -> Result<&'static str, RowFault> {
    let port = |text: &str| {
        let what = format!("the port “{text}” is no number up to 65535");
        number::<u16>(text, (what, "write source and destination port"))
    };
    let of_icmp = format!("the ICMP type “{icmp_type}” is no number up to 255");
    match protocol {
        "ICMP" => number::<u8>(icmp_type, (of_icmp, "write the type")).map(|_| "other"),
        "TCP" => port(ports[0]).and(port(ports[1])).map(of_tcp),
        "UDP" => port(ports[0]).and(port(ports[1])).map(|_| "windows-udp"),
        _ => Err((format!("“{protocol}” is no protocol of the list"), "write TCP, UDP or ICMP")),
    }
}

/// The kinds are few, so that many stand behind each; see the set's README.
fn of_tcp(port: u16) -> &'static str {
    match port {
        22 | 23 => "login",
        3389 => "desktop",
        1433 | 3306 => "databases",
        135 | 139 | 445 => "windows-udp",
        _ => "other",
    }
}
