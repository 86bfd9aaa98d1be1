//! Pictures of many countries: each view of each of the same invented sets.

use bothways::chart::{Size, chart};
use std::sync::LazyLock;

use bothways::dataset::{Country, Dataset, Period};
use bothways::geom::{Land, Place};
use bothways::i18n::{Env, Font, Message, NumberStyle, PeriodStyle};
use bothways::query::{Among, Ask, Question, View, balance, flows, matrix, partners};
use bothways::scene::Scene;
use serde_json::json;

use super::{Fixed, ask, empty, reports, set, unseen, withheld};

/// The views of many countries.
pub const VIEWS: [&str; 5] = ["partners", "matrix", "flows", "map", "balance"];

/// One picture.
pub struct Many {
    /// The view, then what is special.
    pub name: String,
    pub view: &'static str,
    pub set: Dataset,
    pub ask: Ask,
    pub among: Among,
    pub width: f64,
    pub is_dark: bool,
    /// Whether countries have Arabic names.
    pub is_arabic: bool,
}

impl Many {
    fn new(view: &'static str, name: &str, set: Dataset, pair: &str) -> Self {
        Self {
            name: format!("{view}-{name}"),
            view,
            set,
            ask: ask(pair),
            among: Among::default(),
            width: 704.0,
            is_dark: false,
            is_arabic: false,
        }
    }

    pub fn view(&self) -> View<'_> {
        asked(self.view, &self.set, &self.ask, self.among.clone())
    }

    pub fn env(&self) -> Names {
        Names { is_arabic: self.is_arabic }
    }

    pub fn scene(&self) -> Scene {
        let size = Size { width: self.width, height: None };
        chart(&self.view(), &self.env(), size)
    }
}

/// A view's answer.
pub fn asked<'a>(view: &str, set: &'a Dataset, ask: &Ask, among: Among) -> View<'a> {
    let question = Question::new(set, ask).unwrap();
    match view {
        "partners" => View::Partners(partners(question, among).unwrap()),
        "matrix" => View::Matrix(matrix(question, among).unwrap()),
        "flows" => View::Flows(flows(question, among, false).unwrap()),
        "map" => View::Map(flows(question, among, true).unwrap()),
        _ => View::Balance(balance(question, among).unwrap()),
    }
}

/// All pictures.
pub fn all() -> Vec<Many> {
    VIEWS.into_iter().flat_map(of_view).collect()
}

fn of_view(view: &'static str) -> Vec<Many> {
    let new = |name: &str, set, pair| Many::new(view, name, set, pair);
    vec![
        new("crowd", crowd(), "US-JP"),
        Many { width: 328.0, ..new("phone", crowd(), "US-JP") },
        Many { width: 288.0, ..new("thin", crowd(), "US-JP") },
        Many { is_dark: true, ..new("dark", crowd(), "JP-US") },
        Many { is_arabic: true, ..new("arabic", crowd(), "US-JP") },
        new("unmeasured", crowd(), "CN-KR"),
        new("outlier", one_giant(), "US-JP"),
        new("reports", reports(), "US-JP"),
        new("withheld", withheld(), "US-JP"),
        new("unseen", unseen(), "US-JP"),
        new("empty", empty(), "US-JP"),
    ]
}

/// Countries of the crowd, in no order of size.
const CROWD: [&str; 24] = [
    "US", "CN", "JP", "KR", "DE", "FR", "SG", "BR", "AU", "IE", "RU", "IN", "GB", "NL", "TW", "HK",
    "UA", "VN", "TH", "CA", "IT", "ES", "PL", "ZA",
];

/// Two dozen origins, a quarter of them targets, zeros, withheld cells, domestic and unknown ones.
pub fn crowd() -> Dataset {
    let targets = ["US", "JP", "SG", "AU", "BR", "IE"];
    let coverage = json!({
        "sources": "all", "targets": targets, "missing": "zero",
        "why": "No sensor stood in other countries.",
    });
    let figure = |at: usize, to: usize| (at * 7919 + to * 104_729 + 13) % 997;
    let mut rows = Vec::new();
    for (at, origin) in CROWD.iter().enumerate() {
        for (to, target) in targets.iter().enumerate() {
            let figure = figure(at, to);
            // Some reach no sensor, some are too few to be told, most are small and a few large.
            let value = match figure % 11 {
                0 => continue,
                1 => ",suppressed".to_owned(),
                _ => format!("{},reported", 5 + figure * figure * (1 + figure % 7) / (3 + at * 4)),
            };
            rows.push(format!("2101,{origin},{target},all,seen,{value}"));
        }
    }
    rows.push("2101,ZZ,US,all,seen,812,reported".to_owned());
    set(json!({ "coverage": coverage }), &rows)
}

/// One direction ten thousand times all others.
pub fn one_giant() -> Dataset {
    let row = |(at, origin): (usize, &&str)| {
        let target = CROWD[(at * 5 + 3) % 12];
        let value = if at == 1 { 700_000 } else { 20 + at * 5 };
        (*origin != target).then(|| format!("2101,{origin},{target},all,seen,{value},reported"))
    };
    let mut rows: Vec<_> = CROWD.iter().enumerate().filter_map(row).collect();
    rows.push("2101,US,JP,all,seen,41,reported".to_owned());
    rows.push("2101,JP,US,all,seen,23,reported".to_owned());
    set(json!({}), &rows)
}

/// The fixed environment with the names that countries have.
pub struct Names {
    pub is_arabic: bool,
}

impl Env for Names {
    fn measure(&self, text: &str, font: Font) -> f64 {
        Fixed.measure(text, font)
    }

    fn number(&self, value: u64, decimals: u8, style: NumberStyle) -> String {
        Fixed.number(value, decimals, style)
    }

    fn period(&self, period: &Period, style: PeriodStyle) -> String {
        Fixed.period(period, style)
    }

    fn country(&self, country: Country) -> String {
        let known = NAMES.iter().find(|(code, ..)| *code == country.as_str());
        let name = known.map(|(_, name, arabic)| if self.is_arabic { arabic } else { name });
        name.map_or_else(|| Fixed.country(country), |name| (*name).to_owned())
    }

    fn message(&self, message: Message) -> &str {
        Fixed.message(message)
    }

    fn list(&self, items: &[String]) -> String {
        Fixed.list(items)
    }

    fn land(&self) -> Option<&Land> {
        Some(&LAND)
    }
}

/// Five blocks of land with a lake and two borders, one of them contested: goldens are about lines
/// and words, not coasts.
pub static LAND: LazyLock<Land> = LazyLock::new(|| {
    let line = |points: &[(f64, f64)]| points.iter().map(|at| Place::new(at.0, at.1)).collect();
    let block = |west: f64, south: f64, east: f64, north: f64| {
        line(&[(west, south), (east, south), (east, north), (west, north)])
    };
    Land {
        outlines: vec![
            block(-160.0, 15.0, -60.0, 70.0),
            block(-80.0, -50.0, -40.0, 10.0),
            block(-15.0, -35.0, 45.0, 35.0),
            block(-10.0, 38.0, 175.0, 72.0),
            block(115.0, -38.0, 152.0, -12.0),
        ],
        waters: vec![block(48.0, 40.0, 54.0, 46.0)],
        borders: vec![line(&[(-160.0, 49.0), (-60.0, 49.0)])],
        contested: vec![line(&[(73.0, 38.0), (75.0, 72.0)])],
    }
});

const NAMES: [(&str, &str, &str); 24] = [
    ("US", "United States", "الولايات المتحدة"),
    ("CN", "China", "الصين"),
    ("JP", "Japan", "اليابان"),
    ("KR", "South Korea", "كوريا الجنوبية"),
    ("DE", "Germany", "ألمانيا"),
    ("FR", "France", "فرنسا"),
    ("SG", "Singapore", "سنغافورة"),
    ("BR", "Brazil", "البرازيل"),
    ("AU", "Australia", "أستراليا"),
    ("IE", "Ireland", "أيرلندا"),
    ("RU", "Russia", "روسيا"),
    ("IN", "India", "الهند"),
    ("GB", "United Kingdom", "المملكة المتحدة"),
    ("NL", "Netherlands", "هولندا"),
    ("TW", "Taiwan", "تايوان"),
    ("HK", "Hong Kong SAR China", "هونغ كونغ الصينية"),
    ("UA", "Ukraine", "أوكرانيا"),
    ("VN", "Vietnam", "فيتنام"),
    ("TH", "Thailand", "تايلاند"),
    ("CA", "Canada", "كندا"),
    ("IT", "Italy", "إيطاليا"),
    ("ES", "Spain", "إسبانيا"),
    ("PL", "Poland", "بولندا"),
    ("ZA", "South Africa", "جنوب أفريقيا"),
];
