//! `bothways import dcid`: what it makes of a small workbook, what it refuses, and the whole one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use bothways::dataset::read_folder;
use common::desk::Desk;
use common::{
    bothways, complaint, has_words, in_repository, names_in, printed, raw_source, texts_of,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// The list of state codes with the line ends it is published with, and a state given twice.
const CODES: &str = "\
StateAbb,CCode,StateNme\r\
USA,2,United States of America\r\
UKG,200,United Kingdom\r\
CUB,40,Cuba\r\
CUB,40,Cuba\r\
HAN,240,Hanover\r\
RUS,365,Russia\r\
CHN,710,China\r";

/// The columns of the workbook that are read, among others that are not.
const HEADER: [&str; 8] = [
    "Cyberincidentnum",
    "Dyadpair",
    "Name",
    "interactionstartdate",
    "initiator",
    "cyber_objective",
    "severity",
    "Sources1",
];

/// A cell of the workbook.
#[derive(Clone)]
enum Cell {
    Number(f64),
    Text(&'static str),
    Date(u16, u8, u8),
}

use Cell::{Date, Number, Text};

type Row = [Cell; 8];

/// An invented incident.
fn incident(number: u32, dyad: u32, (y, m, d): (u16, u8, u8), codes: [u32; 3]) -> Row {
    let whole = |number: u32| Number(number.into());
    let [initiator, objective, severity] = codes.map(whole);
    let (name, link) = (Text("Invented Heron"), Text("https://heron.example/report"));
    [whole(number), whole(dyad), name, Date(y, m, d), initiator, objective, severity, link]
}

/// Two incidents of one cell, one the other way, and one whose initiator is a third state.
fn sample() -> Vec<Row> {
    vec![
        incident(1, 2710, (2014, 12, 31), [710, 3, 4]),
        incident(2, 2710, (2014, 1, 1), [710, 3, 2]),
        incident(3, 2710, (2014, 6, 1), [710, 1, 1]),
        incident(4, 2365, (2020, 2, 29), [2, 4, 5]),
        incident(7, 200365, (2019, 3, 1), [710, 2, 3]),
    ]
}

const FIGURES: &str = "\
period,source,target,category,measure,value,status,ref
2014,CN,US,all,highest-severity,4,reported,
2014,CN,US,all,incidents,3,reported,
2014,CN,US,disruption,highest-severity,1,reported,
2014,CN,US,disruption,incidents,1,reported,
2014,CN,US,long-term-espionage,highest-severity,4,reported,
2014,CN,US,long-term-espionage,incidents,2,reported,
2020,US,RU,all,highest-severity,5,reported,
2020,US,RU,all,incidents,1,reported,
2020,US,RU,degradation,highest-severity,5,reported,
2020,US,RU,degradation,incidents,1,reported,
";

impl Desk {
    /// Writes the workbook and the list of codes and imports them into the folder `out`.
    fn import(&self, header: &[&str], rows: &[Row], codes: &str) -> Output {
        workbook(&self.path("raw.xlsx"), header, rows);
        fs::write(self.path("codes.csv"), codes).unwrap();
        import(&self.path("raw.xlsx"), &self.path("codes.csv"), &self.path("out"))
    }

    /// The complaint, which must begin with the place and leave nothing behind.
    fn refusal(&self, output: &Output) -> String {
        self.refused(output, "")
    }
}

fn workbook(path: &Path, header: &[&str], rows: &[Row]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, header.iter().copied()).unwrap();
    let dated = Format::new().set_num_format("yyyy-mm-dd");
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Number(number) => sheet.write(row, column, *number).unwrap(),
                Text(text) => sheet.write(row, column, *text).unwrap(),
                Date(y, m, d) => {
                    let date = ExcelDateTime::from_ymd(*y, *m, *d).unwrap();
                    sheet.write_with_format(row, column, &date, &dated).unwrap()
                }
            };
        }
    }
    book.save(path).unwrap();
}

fn import(workbook: &Path, codes: &Path, out: &Path) -> Output {
    let [verb, source, to] = ["import", "dcid", "-o"].map(AsRef::as_ref);
    bothways(&[verb, source, workbook.as_os_str(), codes.as_os_str(), to, out.as_os_str()])
}

#[test]
fn counts_by_year_pair_and_objective_and_says_what_is_left_out() {
    let desk = Desk::new();
    let said = printed(&desk.import(&HEADER, &sample(), CODES));
    let wanted = "5 incidents: 4 counted, 1 left out (initiator is neither state of the dyad; \
                  rows: 6)\n";
    assert_eq!(said, wanted);
    assert_eq!(fs::read_to_string(desk.path("out/figures.csv")).unwrap(), FIGURES);
    assert_eq!(names_in(&desk.path("out")), ["README.md", "datapackage.json", "figures.csv"]);
    assert_eq!(read_folder(&desk.path("out")).unwrap().len(), 10);
}

#[test]
fn lets_no_name_and_no_address_through() {
    let desk = Desk::new();
    let said = printed(&desk.import(&HEADER, &sample(), CODES));
    let out = texts_of(&desk.path("out")) + &said;
    for word in ["Invented Heron", "Heron", "heron.example"] {
        assert!(!has_words(&out, word), "{word}");
    }
}

#[test]
fn finds_its_columns_wherever_they_stand() {
    let turn = |cells: &Row| {
        let mut cells = cells.clone();
        cells.reverse();
        cells
    };
    let (mut header, rows) = (HEADER, sample().iter().map(turn).collect::<Vec<_>>());
    header.reverse();
    let desk = Desk::new();
    printed(&desk.import(&header, &rows, CODES));
    assert_eq!(fs::read_to_string(desk.path("out/figures.csv")).unwrap(), FIGURES);
}

#[test]
fn refuses_a_row_it_cannot_place() {
    let cases: [(usize, Cell, &str); 14] = [
        (0, Number(1.0), "incident 1 stands twice; keep one of the two rows"),
        (0, Text("third"), "Cyberincidentnum is “third”; write a whole number"),
        (
            1,
            Number(2999.0),
            "the dyad 2999 is not made of two state codes; correct it, or add \
                             them to the list of codes",
        ),
        (
            1,
            Number(7102.0),
            "the dyad 7102 is not made of two state codes; correct it, or add \
                             them to the list of codes",
        ),
        (
            1,
            Number(2240.0),
            "“Hanover” (state code 240) is no country of ISO 3166-1 we know; add \
                             its name to cli/src/import/names.rs",
        ),
        (
            1,
            Number(40710.0),
            "CU-CN in 2014 is outside the coverage of the set; widen coverage \
                              in datapackage.json, or correct dyad and date",
        ),
        (
            3,
            Date(1999, 12, 31),
            "US-CN in 1999 is outside the coverage of the set; widen \
                                 coverage in datapackage.json, or correct dyad and date",
        ),
        (
            3,
            Text("June 2014"),
            "interactionstartdate is “June 2014”; write a date, as a cell of \
                                kind Date",
        ),
        (
            3,
            Number(41791.0),
            "interactionstartdate is “41791”; write a date, as a cell of kind \
                              Date",
        ),
        (
            4,
            Number(711.0),
            "the state code 711 is not in the list of codes; correct it, or add \
                            it to that list",
        ),
        (5, Number(5.0), "the objective 5 is unknown; write a code from 1 to 4"),
        (5, Number(1.5), "cyber_objective is “1.5”; write a whole number"),
        (6, Number(0.0), "the severity 0 is not on the scale; write one from 1 to 10"),
        (6, Number(11.0), "the severity 11 is not on the scale; write one from 1 to 10"),
    ];
    for (column, bad, wanted) in cases {
        let (desk, mut rows) = (Desk::new(), sample());
        rows[2][column] = bad;
        let output = desk.import(&HEADER, &rows, CODES);
        assert_eq!(desk.refusal(&output), format!("raw.xlsx:4: {wanted}"));
    }
}

#[test]
fn refuses_a_dyad_that_can_be_read_in_two_ways() {
    let (desk, codes) = (Desk::new(), format!("{CODES}FRN,27,France\rPER,7365,Peru\r"));
    let rows = [incident(1, 27365, (2014, 1, 1), [2, 1, 1])];
    let wanted = "raw.xlsx:2: the dyad 27365 can be read as several pairs of states; correct it, \
                  or leave the other states out of the list of codes";
    assert_eq!(desk.refusal(&desk.import(&HEADER, &rows, &codes)), wanted);
}

#[test]
fn refuses_a_workbook_without_a_column_or_an_incident() {
    let (desk, mut header) = (Desk::new(), HEADER);
    header[4] = "begun by";
    let wanted = "raw.xlsx:1: the first sheet has no column “initiator”; give the edition's .xlsx \
                  file";
    assert_eq!(desk.refusal(&desk.import(&header, &sample(), CODES)), wanted);
    let wanted = "raw.xlsx:1: the sheet has no incidents; give the edition's .xlsx file";
    assert_eq!(desk.refusal(&desk.import(&HEADER, &[], CODES)), wanted);
}

#[test]
fn refuses_a_list_of_codes_it_cannot_read() {
    let cases = [
        (
            CODES.replace("CCode", "Code"),
            "1: the header is “StateAbb,Code,StateNme”; write \
                                          StateAbb,CCode,StateNme",
        ),
        (
            CODES.replace("CUB,40,Cuba\rHAN", "CUB,40,Kuba\rHAN"),
            "5: the state code 40 is both \
                                          “Cuba” and “Kuba”; keep one of the two rows",
        ),
        (CODES.replace(",365,", ",36S,"), "7: “36S” is no state code; write a whole number"),
    ];
    for (codes, wanted) in cases {
        let desk = Desk::new();
        let output = desk.import(&HEADER, &sample(), &codes);
        assert_eq!(desk.refusal(&output), format!("codes.csv:{wanted}"));
    }
    let desk = Desk::new();
    let output = desk.import(&HEADER, &sample(), &CODES.replace(",Russia", ""));
    let refusal = desk.refusal(&output);
    assert!(refusal.starts_with("codes.csv:7: "), "{refusal}");
    assert!(refusal.ends_with("; check its commas and quotes"), "{refusal}");
}

#[test]
fn refuses_what_is_no_workbook() {
    let desk = Desk::new();
    fs::write(desk.path("codes.csv"), CODES).unwrap();
    let refused = || {
        desk.refusal(&import(&desk.path("raw.xlsx"), &desk.path("codes.csv"), &desk.path("out")))
    };
    assert!(refused().starts_with("raw.xlsx: the file cannot be read ("));
    for bytes in [&b""[..], b"Cyberincidentnum,Dyadpair\n", b"PK\x03\x04 and no more"] {
        fs::write(desk.path("raw.xlsx"), bytes).unwrap();
        let refusal = refused();
        assert!(refusal.starts_with("raw.xlsx:1: the file is no Excel workbook ("), "{refusal}");
        assert!(refusal.ends_with("; give the edition's .xlsx file"), "{refusal}");
    }
}

#[test]
fn a_damaged_workbook_is_refused_or_read_and_never_a_panic() {
    let desk = Desk::new();
    desk.import(&HEADER, &sample(), CODES);
    let whole = fs::read(desk.path("raw.xlsx")).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut bent = whole.clone();
        bent[at] ^= 0x55;
        for bytes in [&whole[..at], &bent] {
            fs::write(desk.path("raw.xlsx"), bytes).unwrap();
            let output = import(&desk.path("raw.xlsx"), &desk.path("codes.csv"), &desk.path("out"));
            assert!(matches!(output.status.code(), Some(0 | 1)), "{at}: {}", complaint(&output));
        }
    }
}

/// The folder made from the whole workbook, where it is at hand.
fn whole() -> Option<(tempfile::TempDir, String)> {
    let workbook = raw_source("dcid/DCID_2.0_Release_update_February_2023.xlsx")?;
    let codes = raw_source("dcid/COW-country-codes.csv")?;
    let folder = tempfile::tempdir().unwrap();
    let said = printed(&import(&workbook, &codes, folder.path()));
    Some((folder, said))
}

#[test]
fn the_whole_workbook_gives_the_folder_we_publish() {
    let Some((folder, said)) = whole() else { return };
    let wanted = "429 incidents: 425 counted, 4 left out (initiator is neither state of the dyad; \
                  rows: 292, 293, 310, 332)\n";
    assert_eq!(said, wanted);
    let published = in_repository("data/dcid");
    for name in names_in(folder.path()) {
        let [made, ours] = [folder.path(), &published].map(|from| fs::read(from.join(&name)));
        assert!(made.unwrap() == ours.unwrap(), "data/dcid/{name} is not what the import makes");
    }
}

#[test]
fn the_published_folder_passes_the_check_and_has_the_known_counts() {
    let folder = in_repository("data/dcid");
    assert_eq!(printed(&bothways(&["check".as_ref(), folder.as_os_str()])), "");
    let counts = [
        ("CN-US", 59, 2),
        ("RU-US", 40, 7),
        ("KP-KR", 36, 2),
        ("RU-UA", 28, 2),
        ("IR-US", 21, 9),
        ("IR-IL", 20, 8),
        ("PK-IN", 18, 8),
        ("KP-US", 17, 2),
        ("CN-JP", 13, 0),
        ("CN-TW", 12, 1),
    ];
    for (pair, forward, back) in counts {
        let totals = &answer(pair)["totals"];
        assert_eq!(totals["forward"]["value"], forward, "{pair}");
        assert_eq!(totals["back"]["value"], back, "{pair}");
    }
    let said = &answer("CN-US")["sentence"];
    let wanted = "2000–2021: researchers attribute 59 recorded incidents against the United States \
                  to China. The other way: researchers attribute 2 recorded incidents against \
                  China to the United States. — The list rests on Western public reports; \
                  operations of the United States and its allies are likely under-recorded.";
    assert_eq!(said, wanted);
}

#[test]
fn a_pair_without_an_incident_is_not_measured_and_a_year_without_one_is_none() {
    let cell = |pair: &str| answer(pair)["rows"][2]["forward"]["kind"].clone();
    assert_eq!(cell("CN-FR"), "notMeasured");
    assert_eq!(cell("TR-IQ"), "notMeasured");
    assert_eq!(cell("CN-US"), "zero");
}

fn answer(pair: &str) -> serde_json::Value {
    let folder = in_repository("data/dcid");
    let [verb, kind, option, pair, format, json] =
        ["query", "pair", "--pair", pair, "--format", "json"].map(AsRef::as_ref);
    let output = bothways(&[verb, folder.as_os_str(), kind, option, pair, format, json]);
    serde_json::from_str(&printed(&output)).unwrap()
}
