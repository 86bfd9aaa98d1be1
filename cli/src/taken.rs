//! A CSV by itself: plain figures, or an answer that a reader took along from a page or a query.
//!
//! An answer has the origin's and the target's figure side by side, and further columns that say
//! what was asked and who says so. Read again, it gives the same figures of the same measure, with
//! its title, source, vantage, caveats and licence; what it does not say is not claimed.

use std::fs;
use std::path::Path;

use bothways::dataset::{COLUMNS, Dataset, Fault, read_texts};
use serde_json::{Value, json};

/// What stands in place of a status where the cell has none of its own.
const COUNTED: [&str; 2] = ["known", "zero"];

/// Whether a path names a CSV by itself.
pub fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

/// Reads a CSV by itself.
///
/// # Errors
/// Its faults; those of an answer's rows stand at the row they come from.
pub fn open(path: &Path) -> Result<Dataset, Vec<Fault>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let what = format!("the file cannot be read ({error})");
            return Err(vec![Fault { file: name, ..fault(1, &what, "name a CSV that is there") }]);
        }
    };
    let read = match Answer::read(&bytes) {
        Some(answer) => answer.and_then(|answer| answer.set(&name)),
        None => read_texts(None, &bytes, &name),
    };
    read.map_err(|mut faults| {
        faults.iter_mut().for_each(|fault| fault.file.clone_from(&name));
        faults
    })
}

/// An answer's rows by their columns.
struct Answer {
    columns: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

/// A figure as `figures.csv` has it, and the line of the answer that it comes from.
type Figure = ([String; 7], u64);

impl Answer {
    /// Nothing where the columns are not those of an answer.
    fn read(bytes: &[u8]) -> Option<Result<Self, Vec<Fault>>> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut reader = csv::Reader::from_reader(bytes);
        let columns: Vec<_> = reader.headers().ok()?.iter().map(str::to_owned).collect();
        if !["license", "sentence"].iter().all(|name| columns.iter().any(|own| own == name)) {
            return None;
        }
        let rows = reader.records().collect::<Result<Vec<_>, _>>();
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            vec![fault(line, "the row cannot be read", "take the file along again")]
        };
        Some(rows.map(|rows| Self { columns, rows }).map_err(broken))
    }

    fn set(&self, name: &str) -> Result<Dataset, Vec<Fault>> {
        let mut figures = Vec::new();
        for (row, at) in self.rows.iter().zip(2..) {
            let line = row.position().map_or(at, csv::Position::line);
            self.take(row, line, &mut figures)?;
        }
        figures.sort();
        figures.dedup_by(|one, other| one.0 == other.0);
        let text = text_of(&figures);
        let at_home = |mut fault: Fault| {
            // The header stands first.
            let at = usize::try_from(fault.line).unwrap_or_default().checked_sub(2);
            fault.line = at.and_then(|at| figures.get(at)).map_or(1, |(_, line)| *line);
            fault.column = 1;
            fault
        };
        let plain = read_texts(None, text.as_bytes(), name);
        let told = plain.and_then(|set| {
            let descriptor = self.descriptor(&set).to_string();
            read_texts(Some(&descriptor), text.as_bytes(), name)
        });
        told.map_err(|faults| faults.into_iter().map(at_home).collect())
    }

    /// The figures of a row; one that nobody measured is none.
    fn take(
        &self,
        row: &csv::StringRecord,
        line: u64,
        figures: &mut Vec<Figure>,
    ) -> Result<(), Vec<Fault>> {
        let of = |name: &str| self.field(row, name);
        if !of("sum").is_empty() {
            let mend = "take the figures of each period along";
            return Err(vec![fault(line, "running sums are no figures of their periods", mend)]);
        }
        for (column, origin, target) in ends(&of) {
            let status = of(&format!("{column}_status"));
            if status == "notMeasured" || status.is_empty() {
                continue;
            }
            let status = if COUNTED.contains(&status) { "derived" } else { status };
            let value = match (of(column), status) {
                ("", "derived") => "0",
                (value, _) => value,
            };
            let (category, measure) = (of("category").replace(',', "+"), of("measure"));
            let fields = [of("period"), &origin, &target, &category, measure, value, status];
            figures.push((fields.map(str::to_owned), line));
        }
        Ok(())
    }

    fn field<'a>(&self, row: &'a csv::StringRecord, name: &str) -> &'a str {
        let at = self.columns.iter().position(|column| column == name);
        at.and_then(|at| row.get(at)).unwrap_or_default()
    }

    /// What the answer says of itself, and of the rest only that it is not said.
    fn descriptor(&self, set: &Dataset) -> Value {
        let first = self.rows.first();
        let said = |name| first.map_or("", |row| self.field(row, name));
        let inferred = set.descriptor();
        let terms = &inferred.bothways;
        let [unknown, source] = ["not stated", said("source")];
        // A licence without an address of its own stands in a file that stayed behind.
        let path = Some(said("licenseUrl")).filter(|url| !url.is_empty()).unwrap_or("LICENSE");
        let measures: Vec<_> = terms.measures.iter().map(|measure| json!({
            "id": measure.id,
            "title": measure.title,
            "unit": if said("unit").is_empty() { &measure.unit } else { said("unit") },
            "definition": format!("{} {}", said("title"), said("sentence")).trim(),
            "decimals": measure.decimals,
            "additive": { "period": false, "category": false, "source": false, "target": false },
            "basis": { "source": unknown, "target": unknown },
        })).collect();
        let categories: Vec<_> = terms
            .categories
            .iter()
            .map(|category| {
                json!({
                    "id": category.id, "title": category.title, "total": category.total,
                })
            })
            .collect();
        json!({
            "name": "taken-along",
            "title": said("title"),
            "licenses": [{ "name": said("license"), "path": path }],
            "sources": [{ "title": source, "path": "" }],
            "resources": [{ "name": "figures", "path": "figures.csv" }],
            "bothways": {
                "measures": measures,
                "categories": categories,
                "coverage": {
                    "sources": "all", "targets": "all", "periods": "all",
                    "missing": "notMeasured",
                    "why": "The answer that was taken along has no figure for it.",
                },
                "vantage": if said("vantage").is_empty() { &terms.vantage } else { said("vantage") },
                "bases": [],
                "references": [],
                "k": 1,
                "caveats": [said("caveats")],
                "citation": said("attribution"),
                "retrieved": "",
                "lang": "en",
                "defaults": { "pair": terms.defaults.pair },
            },
        })
    }
}

/// The columns of a row that hold figures, each with its origin and its target.
fn ends<'a>(of: &impl Fn(&str) -> &'a str) -> Vec<(&'static str, String, String)> {
    let ends = |column, origin: &str, target: &str| (column, origin.to_owned(), target.to_owned());
    let [country, partner] = [of("country"), of("partner")];
    if !partner.is_empty() {
        return vec![ends("out", country, partner), ends("in", partner, country)];
    }
    let (a, b) = of("pair").split_once('-').unwrap_or((of("a"), of("b")));
    if a.is_empty() {
        return vec![ends("figure", of("origin"), of("target"))];
    }
    vec![ends("forward", a, b), ends("back", b, a)]
}

/// The figures as a file of their own.
fn text_of(figures: &[Figure]) -> String {
    let mut text = COLUMNS[..7].join(",") + "\n";
    for (fields, _) in figures {
        text.push_str(&fields.join(","));
        text.push('\n');
    }
    text
}

fn fault(line: u64, what: &str, mend: &str) -> Fault {
    Fault { file: String::new(), line, column: 1, what: what.to_owned(), mend: mend.to_owned() }
}
