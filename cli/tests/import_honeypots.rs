//! `bothways import honeypots`: what it makes of a small archive, what it refuses, that no address
//! and no sensor's name passes, and that the published folder is what the public list gives.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Output;

use bothways::dataset::{Dataset, SeriesKey, Status, read_folder};
use common::anonymous::{both_ways, leaks};
use common::desk::Desk;
use common::{
    all_series, bothways, compiled, complaint, in_repository, names_in, printed, raw_source,
};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

const HEADER: &str = "datetime,host,src,proto,type,spt,dpt\n";

/// The first words of every sensor's name.
const HOSTS: [&str; 2] = ["groucho", "zeppo"];

/// Invented ranges: 10.0.0.0/24 China's, 10.0.2.0/24 Japan's, 10.0.3.0/24 Europe's.
const CN: u32 = 0x0a00_0000;
const JP: u32 = 0x0a00_0200;
const EU: u32 = 0x0a00_0300;
/// An address between the ranges.
const NOWHERE: u32 = 0x0a00_0101;

fn table() -> Vec<u8> {
    let range = |first: u32, code: &str| {
        [&first.to_be_bytes(), &(first + 255).to_be_bytes(), code.as_bytes()].concat()
    };
    [range(CN, "CN"), range(JP, "JP"), range(EU, "EU")].concat()
}

/// Eleven invented packets; six sources of one cell, few of the others.
fn sample() -> String {
    let mut rows: Vec<String> = (0..6)
        .map(|at| format!("2013-03-31 23:59:59,groucho-tokyo,{},TCP,,40000,22", CN + at))
        .collect();
    rows.extend([
        format!("2013-04-01 00:00:00,groucho-tokyo,{CN},TCP,,40000,445"),
        format!("2013-04-01 00:00:01,groucho-tokyo,{CN},UDP,,53,53"),
        format!("2013-08-01 12:00:00,zeppo-norcal,{JP},TCP,,40000,3389"),
        format!("2013-08-01 12:00:01,groucho-oregon,{EU},ICMP,8,,"),
        format!("2013-08-01 12:00:02,groucho-oregon,{NOWHERE},TCP,,40000,80"),
    ]);
    HEADER.to_owned() + &rows.join("\n") + "\n"
}

/// The sample's cells when nothing is withheld.
const FIGURES: &str = "\
period,source,target,category,measure,value,status,ref
2013-Q1,CN,JP,all,packets,6,reported,marx
2013-Q1,CN,JP,all,unique-sources,6,reported,marx
2013-Q1,CN,JP,login,packets,6,reported,marx
2013-Q1,CN,JP,login,unique-sources,6,reported,marx
2013-Q2,CN,JP,all,packets,2,reported,marx
2013-Q2,CN,JP,all,unique-sources,1,reported,marx
2013-Q2,CN,JP,windows-udp,packets,2,reported,marx
2013-Q2,CN,JP,windows-udp,unique-sources,1,reported,marx
2013-Q3,JP,US,all,packets,1,reported,marx
2013-Q3,JP,US,all,unique-sources,1,reported,marx
2013-Q3,JP,US,desktop,packets,1,reported,marx
2013-Q3,JP,US,desktop,unique-sources,1,reported,marx
2013-Q3,ZZ,US,all,packets,2,reported,marx
2013-Q3,ZZ,US,all,unique-sources,2,reported,marx
2013-Q3,ZZ,US,other,packets,2,reported,marx
2013-Q3,ZZ,US,other,unique-sources,2,reported,marx
";

/// A desk with the table on it.
fn desk() -> Desk {
    let desk = Desk::new();
    fs::write(desk.path("geo.dat"), table()).unwrap();
    desk
}

impl Desk {
    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path("out").join(name)).unwrap()
    }

    /// Packs one file beside another that nobody asks for.
    fn pack(&self, name: &str, bytes: &[u8]) {
        let file = File::create(self.path("raw.tar.gz")).unwrap();
        let mut archive = tar::Builder::new(GzEncoder::new(file, Compression::fast()));
        for (name, bytes) in [("./notes.txt", b"none".as_slice()), (name, bytes)] {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, name, bytes).unwrap();
        }
        archive.into_inner().unwrap().finish().unwrap();
    }

    fn run(&self, more: &[&str]) -> Output {
        import(&self.path("raw.tar.gz"), &self.path("geo.dat"), &self.path("out"), more)
    }

    fn import(&self, list: &str, more: &[&str]) -> Output {
        self.pack("./marx.csv", list.as_bytes());
        self.run(more)
    }

    /// The complaint about a file, which must leave nothing behind.
    fn refusal(&self, file: &str, output: &Output) -> String {
        assert_eq!(output.status.code(), Some(1), "{}", complaint(output));
        assert_eq!(names_in(self.folder()), ["geo.dat", "raw.tar.gz"]);
        let place = format!("{}:", self.path(file).display());
        complaint(output).strip_prefix(&place).unwrap().to_owned()
    }
}

fn import(raw: &Path, table: &Path, out: &Path, more: &[&str]) -> Output {
    let [raw, table, out] = [raw, table, out].map(|path| path.to_str().unwrap());
    bothways(&[&["import", "honeypots", raw, table, "-o", out], more].concat())
}

#[test]
fn counts_by_quarter_countries_and_service() {
    let desk = desk();
    printed(&desk.import(&sample(), &["-k", "1"]));
    assert_eq!(desk.text("figures.csv"), FIGURES);
    assert_eq!(names_in(&desk.path("out")), ["README.md", "datapackage.json", "figures.csv"]);
    assert_eq!(read_folder(&desk.path("out")).unwrap().descriptor().bothways.k, 1);
}

#[test]
fn withholds_what_few_stand_behind() {
    let desk = desk();
    printed(&desk.import(&sample(), &[]));
    let is_large = |row: &&str| row.contains("2013-Q1") || row.starts_with("period");
    let withhold = |row: &str| {
        let fields: Vec<_> = row.split(',').collect();
        [&fields[..5], &["", "suppressed", "marx"]].concat().join(",")
    };
    let wanted =
        FIGURES.lines().map(|row| if is_large(&row) { row.to_owned() } else { withhold(row) });
    let wanted: String = wanted.map(|row| row + "\n").collect();
    assert_eq!(desk.text("figures.csv"), wanted);
    assert_eq!(read_folder(&desk.path("out")).unwrap().descriptor().bothways.k, 5);
}

#[test]
fn counts_the_addresses_of_each_country() {
    let desk = desk();
    printed(&desk.import(&sample(), &[]));
    let (ours, made) = (published("datapackage.json"), desk.text("datapackage.json"));
    let differs: Vec<_> = made.lines().filter(|line| !ours.contains(line)).collect();
    assert_eq!(differs, ["        \"values\": { \"CN\": 256, \"JP\": 256 } }"]);
}

#[test]
fn twice_gives_the_same_bytes() {
    let desk = desk();
    let read = || ["figures.csv", "datapackage.json", "README.md"].map(|name| desk.text(name));
    printed(&desk.import(&sample(), &[]));
    let first = read();
    printed(&desk.run(&[]));
    assert_eq!(read(), first);
}

#[test]
fn no_address_and_no_host_passes() {
    let desk = desk();
    let addresses = (0..6).map(|at| CN + at).chain([JP, EU, NOWHERE]).flat_map(both_ways);
    let words: Vec<String> = addresses.chain(HOSTS.map(str::to_owned)).collect();
    for k in ["1", "5"] {
        printed(&desk.import(&sample(), &["-k", k]));
        assert_eq!(leaks(&desk.path("out"), &words), [""; 0]);
    }
    assert_eq!(leaks(&in_repository("data/honeypots"), &words), [""; 0]);
    // The search itself finds what it looks for.
    let bad = "2013-Q1,CN,JP 10.9.9.9,all\n167772160\nGroucho-tokyo";
    fs::write(desk.path("out/bad"), bad).unwrap();
    let found = ["bad: 167772160", "bad: groucho", "bad: 10.9.9.9"];
    assert_eq!(leaks(&desk.path("out"), &words), found.map(str::to_owned));
}

#[test]
fn every_malformed_row_has_a_place_and_a_mend() {
    let (ssh, udp) = ("TCP,,40000,22", "UDP,,53,53");
    let no_time = |time: &str| format!("2: “{time}” is no time; write it as 2013-03-03 21:53:59");
    let port = |line: u8, port: &str| {
        let mend = "write source and destination port";
        format!("{line}: the port “{port}” is no number up to 65535; {mend}")
    };
    let address = "the source is no IPv4 address as a whole number; write one up to 4294967295";
    let icmp = |icmp_type: &str| {
        format!("11: the ICMP type “{icmp_type}” is no number up to 255; write the type")
    };
    let first = format!(",{CN},");
    let cases = [
        ("2013-03-31 23", "2013-02-31 23", no_time("2013-02-31 23:59:59")),
        ("2013-03-31 23:59:59", "2013-03-31", no_time("2013-03-31")),
        ("23:59:59", "24:00:00", no_time("2013-03-31 24:00:00")),
        ("23:59:59", "23:59:5", no_time("2013-03-31 23:59:5")),
        (
            "2013-03-31",
            "2014-03-31",
            "2: the packet lies outside the time that the sensors stood; drop the row, or widen \
             the set's coverage"
                .to_owned(),
        ),
        (
            "groucho-tokyo",
            "groucho-kyoto",
            "2: the host is none of the nine sensors; correct its name".to_owned(),
        ),
        (&first, ",10.0.0.0,", format!("2: {address}")),
        (&first, ",-1,", format!("2: {address}")),
        (&first, ",4294967296,", format!("2: {address}")),
        (&first, ",,", format!("2: {address}")),
        ("TCP", "GRE", "2: “GRE” is no protocol of the list; write TCP, UDP or ICMP".to_owned()),
        (ssh, "TCP,,40000,65536", port(2, "65536")),
        (ssh, "TCP,,40000,", port(2, "")),
        (ssh, "TCP,,,22", port(2, "")),
        (udp, "UDP,,53,+53", port(9, "+53")),
        ("ICMP,8", "ICMP,256", icmp("256")),
        ("ICMP,8", "ICMP,", icmp("")),
        (
            ssh,
            "TCP,,40000",
            "2: the row has 6 fields, not 7; check its commas and quotes".to_owned(),
        ),
        (
            "datetime",
            "time",
            "1: the header is another one; write datetime,host,src,proto,type,spt,dpt".to_owned(),
        ),
    ];
    for (good, bad, wanted) in cases {
        let (desk, list) = (desk(), sample().replacen(good, bad, 1));
        assert_ne!(list, sample(), "{good}");
        let said = desk.refusal("raw.tar.gz", &desk.import(&list, &[]));
        assert_eq!(said, format!("marx.csv:{wanted}"), "{bad}");
        assert!(
            !HOSTS.iter().any(|host| said.contains(host)) && !said.contains("10.0.0"),
            "{said}"
        );
    }
}

#[test]
fn refuses_bytes_that_are_no_text() {
    let desk = desk();
    desk.pack(
        "marx.csv",
        &[sample().as_bytes(), b"2013-08-01 12:00:02,\xff,1,UDP,,1,1\n"].concat(),
    );
    let said = desk.refusal("raw.tar.gz", &desk.run(&[]));
    assert_eq!(said, "marx.csv:13: the row is not UTF-8; check its commas and quotes");
}

#[test]
fn refuses_an_archive_that_is_not_whole() {
    let desk = desk();
    desk.pack("other.csv", sample().as_bytes());
    let said = desk.refusal("raw.tar.gz", &desk.run(&[]));
    let wanted = "marx.csv: no marx.csv is in the archive; give the archive as published";
    assert_eq!(said, wanted);

    desk.pack("marx.csv", sample().as_bytes());
    let whole = fs::read(desk.path("raw.tar.gz")).unwrap();
    fs::write(desk.path("raw.tar.gz"), &whole[..whole.len() / 2]).unwrap();
    let said = desk.refusal("raw.tar.gz", &desk.run(&[]));
    assert!(said.starts_with(" the file cannot be read ("), "{said}");
    assert!(said.ends_with("; give one that can"), "{said}");

    // A whole gzip stream with an archive cut at the end of a line.
    let mut tar = Vec::new();
    std::io::copy(&mut GzDecoder::new(whole.as_slice()), &mut tar).unwrap();
    let cut = tar.windows(3).rposition(|bytes| bytes == b",22").unwrap() + 4;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    std::io::Write::write_all(&mut encoder, &tar[..cut]).unwrap();
    fs::write(desk.path("raw.tar.gz"), encoder.finish().unwrap()).unwrap();
    let said = desk.refusal("raw.tar.gz", &desk.run(&[]));
    let wanted = "marx.csv:8: the archive ends inside the list; give the whole archive";
    assert_eq!(said, wanted);
}

#[test]
fn refuses_a_table_that_makes_no_sense() {
    let order = "the range is reversed, out of order or overlaps the one before; give a table of \
                 10-byte records: first, last, two letters";
    let table = table();
    let cases = [
        (table[..25].to_vec(), " record 3: the record is cut short; give the whole table"),
        (Vec::new(), " record 1: the table is empty; give one of 2013"),
        ([&table[10..20], &table[..10]].concat(), &format!(" record 2: {order}")),
        ([&table[4..8], &table[..4], b"CN"].concat(), &format!(" record 1: {order}")),
        ([&table[..8], b"XX"].concat(), " record 1: “XX” is no country; correct the code"),
        ([&table[..8], b"ZZ"].concat(), " record 1: “ZZ” is no country; correct the code"),
    ];
    for (bytes, wanted) in cases {
        let desk = desk();
        fs::write(desk.path("geo.dat"), bytes).unwrap();
        let output = desk.import(&sample(), &[]);
        assert_eq!(desk.refusal("geo.dat", &output), wanted);
    }
}

#[test]
fn a_threshold_of_0_is_no_threshold() {
    let output = desk().import(&sample(), &["-k", "0"]);
    assert_eq!(output.status.code(), Some(2));
}

// What follows is about the folder we publish.

fn published(name: &str) -> String {
    fs::read_to_string(in_repository("data/honeypots").join(name)).unwrap()
}

fn honeypots() -> Dataset {
    read_folder(&in_repository("data/honeypots")).unwrap()
}

/// Packets by pair in one category, with whether a part is withheld.
fn packets(set: &Dataset, holds: impl Fn(&str) -> bool) -> BTreeMap<String, (u64, bool)> {
    let terms = &set.descriptor().bothways;
    let measure = terms.measure("packets").unwrap();
    let is_asked = |key: &SeriesKey| {
        let category = &terms.categories[usize::from(key.category)];
        usize::from(key.measure) == measure && holds(&category.id)
    };
    let mut pairs = BTreeMap::new();
    for (key, rows) in all_series(set).into_iter().filter(|(key, _)| is_asked(key)) {
        let sum = pairs.entry(format!("{}-{}", key.origin, key.target)).or_insert((0, false));
        for row in rows {
            sum.0 += row.value;
            sum.1 |= row.status == Status::Suppressed;
        }
    }
    pairs
}

/// The pairs of a set that withholds nothing, the largest first.
fn largest(pairs: &BTreeMap<String, (u64, bool)>) -> Vec<(&str, u64)> {
    let mut list: Vec<_> = pairs.iter().map(|(pair, (sum, _))| (pair.as_str(), *sum)).collect();
    list.sort_by_key(|(pair, sum)| (std::cmp::Reverse(*sum), *pair));
    list
}

const ALL_PACKETS: u64 = 451_581;

/// A number with commas between thousands, as a text for readers has it.
fn written(number: u64) -> String {
    match number / 1000 {
        0 => number.to_string(),
        above => format!("{},{:03}", written(above), number % 1000),
    }
}

#[test]
fn the_published_cells_keep_at_least_95_of_100_packets() {
    let (set, readme) = (honeypots(), published("README.md"));
    let sum = |holds: fn(&str) -> bool| -> u64 {
        packets(&set, holds).values().map(|(sum, _)| sum).sum()
    };
    for sum in [sum(|category| category == "all"), sum(|category| category != "all")] {
        assert!(sum * 100 >= ALL_PACKETS * 95, "{sum}");
        let share = sum as f64 * 100.0 / ALL_PACKETS as f64;
        let said = format!("| {} ({share:.3} %) | {} ", written(sum), written(ALL_PACKETS - sum));
        assert!(readme.contains(&said), "{said}");
    }
    let category = set.descriptor().bothways.category("all").unwrap();
    assert!(set.descriptor().bothways.categories[category].total);
}

#[test]
fn the_file_is_a_fifteenth_of_its_csv() {
    let (_kept, file) = compiled(&in_repository("data/honeypots"));
    let size = |bytes: &[u8]| {
        let (mut out, params) = (Vec::new(), brotli::enc::BrotliEncoderParams::default());
        brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
        out.len()
    };
    let (csv, file) = (published("figures.csv"), fs::read(file).unwrap());
    assert!(size(&file) * 15 <= csv.len(), "{} of {}", size(&file), csv.len());
}

#[test]
fn only_sensors_are_a_default_and_addresses_are_never_divided() {
    let set = honeypots();
    let bases = &set.descriptor().bothways.bases;
    assert!(bases.iter().all(|base| base.measures == ["packets"]));
    let folder = in_repository("data/honeypots");
    let query = |more: &[&str]| {
        let ask = ["query", folder.to_str().unwrap(), "pair", "--pair", "US-JP"];
        bothways(&[&ask, more].concat())
    };
    let said = printed(&query(&[]));
    assert!(said.contains("994 packets per sensor (3,975 in all)"), "{said}");
    let per = ["--measure", "unique-sources", "--per", "address"];
    assert_eq!(query(&per).status.code(), Some(2));
}

/// The public archive and table, where they are at hand.
fn raw() -> Option<[PathBuf; 2]> {
    let archive = raw_source("honeypots/marx.tar.gz")?;
    Some([archive, raw_source("honeypots/geoip-country-2013-10-03.dat")?])
}

#[test]
fn the_public_list_gives_the_published_folder() {
    let Some([archive, table]) = raw() else { return };
    let desk = desk();
    printed(&import(&archive, &table, &desk.path("out"), &[]));
    for name in names_in(&in_repository("data/honeypots")) {
        assert!(desk.text(&name) == published(&name), "{name} differs");
    }
}

#[test]
fn the_public_list_counts_as_it_should() {
    let Some([archive, table]) = raw() else { return };
    let desk = desk();
    printed(&import(&archive, &table, &desk.path("out"), &["-k", "1"]));
    let set = read_folder(&desk.path("out")).unwrap();
    let pairs = packets(&set, |category| category == "all");
    let known = [
        ("CN-US", 81_241),
        ("CN-JP", 46_518),
        ("US-JP", 18_905),
        ("JP-US", 3_975),
        ("US-SG", 16_808),
        ("SG-US", 391),
        ("JP-BR", 682),
        ("BR-JP", 2_244),
    ];
    for (pair, sum) in known {
        assert_eq!(pairs[pair], (sum, false), "{pair}");
    }
    let sum = |holds: fn(&str, &str) -> bool| -> u64 {
        let ends = |pair: &str| pair.split_once('-').is_some_and(|(a, b)| holds(a, b));
        pairs.iter().filter(|(pair, _)| ends(pair)).map(|(_, (sum, _))| sum).sum()
    };
    assert_eq!(sum(|a, b| a == b), 51_919);
    assert_eq!(sum(|a, _| a == "ZZ"), 2_567);
    assert_eq!(sum(|_, _| true), ALL_PACKETS);

    let ours = packets(&honeypots(), |category| category == "all");
    let exact = largest(&pairs).into_iter().take_while(|(pair, sum)| ours[*pair] == (*sum, false));
    let exact = exact.count();
    assert!(exact >= 30, "only the {exact} largest pairs are exact");
    assert!(
        published("README.md")
            .contains(&format!("The sums of the {exact}\nlargest pairs are exact"))
    );
}

#[test]
fn no_address_of_the_public_list_passes() {
    let Some([archive, _]) = raw() else { return };
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(archive).unwrap()));
    let list = archive.entries().unwrap().next().unwrap().unwrap();
    let (mut addresses, mut in_japan) = (BTreeSet::new(), BTreeMap::<_, u64>::new());
    for row in csv::Reader::from_reader(list).records() {
        let row = row.unwrap();
        addresses.insert(row[2].to_owned());
        if row[1].ends_with("-tokyo") {
            *in_japan.entry(row[2].to_owned()).or_default() += 1;
        }
    }
    assert!(addresses.len() > 10_000);
    // The note on Japan says how few were behind its bursts.
    let mut bursts: Vec<_> = in_japan.into_values().collect();
    bursts.sort_unstable_by(|one, next| next.cmp(one));
    let [five, all] = [5, bursts.len()].map(|count| written(bursts[..count].iter().sum()));
    let note = format!("five addresses sent {five} of its {all} packets");
    assert!(published("datapackage.json").contains(&note), "{note}");
    let folder = in_repository("data/honeypots");
    assert_eq!(leaks(&folder, &HOSTS), [""; 0]);
    for name in names_in(&folder) {
        let text = published(&name);
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() > 6);
        let passed: Vec<_> = numbers.filter(|number| addresses.contains(*number)).collect();
        assert!(passed.is_empty(), "{name}: {passed:?}");
    }
}
