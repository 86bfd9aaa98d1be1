//! Pictures in which several sets speak of one pair.

use bothways::chart::{self, Size};
use bothways::dataset::Dataset;
use bothways::query::{Question, SourcesView, sources};
use bothways::scene::Scene;
use serde_json::json;

use super::{Fixed, ask, cncert, reports, sensors, set, unseen, withheld};

/// One picture.
pub struct Collections {
    pub name: &'static str,
    pub sets: Vec<Dataset>,
    pub pair: &'static str,
    pub width: f64,
    pub is_dark: bool,
}

impl Collections {
    fn new(name: &'static str, pair: &'static str, width: f64) -> Self {
        let sets = vec![cncert(), sensors(), reports(), withheld(), list(), unseen()];
        Self { name, sets, pair, width, is_dark: false }
    }

    pub fn view(&self) -> SourcesView<'_> {
        let sets: Vec<&Dataset> = self.sets.iter().collect();
        asked(self.pair, &sets)
    }

    pub fn scene(&self) -> Scene {
        let size = Size { width: self.width, height: None };
        chart::sources(&self.view(), &Fixed, size)
    }
}

/// What these sets say of a pair.
pub fn asked<'a>(pair: &str, sets: &[&'a Dataset]) -> SourcesView<'a> {
    sources(Question::new(sets[0], &ask(pair)).unwrap(), sets).unwrap()
}

/// A list of reports in which a missing row means none: one found and one not.
pub fn list() -> Dataset {
    set(json!({ "who": "A list" }), &["2101,US,JP,all,seen,7,reported"])
}

/// All pictures.
pub fn all() -> Vec<Collections> {
    let dark = |case| Collections { is_dark: true, ..case };
    vec![
        Collections::new("us-jp", "US-JP", 704.0),
        Collections::new("us-jp-phone", "US-JP", 328.0),
        dark(Collections::new("us-cn-dark", "US-CN", 704.0)),
        Collections::new("thin", "CN-US", 240.0),
    ]
}
