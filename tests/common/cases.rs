//! The pictures: every one has a golden file, and every one obeys the rules of a scene.

use bothways::chart::{Size, timeline};
use bothways::dataset::Dataset;
use bothways::query::Ask;
use bothways::scene::Scene;

use super::{
    Fixed, ask, cncert, empty, eventful, outlier, reports, sensors, single, unseen, view,
    wandering, withheld,
};

/// A column's width, and a phone's.
const WIDE: f64 = 704.0;
const PHONE: f64 = 328.0;

/// One picture.
pub struct Case {
    pub name: &'static str,
    pub set: Dataset,
    pub ask: Ask,
    pub width: f64,
    pub is_dark: bool,
}

impl Case {
    fn new(name: &'static str, set: Dataset, ask: Ask) -> Self {
        Self { name, set, ask, width: WIDE, is_dark: false }
    }

    fn narrow(self, width: f64) -> Self {
        Self { width, ..self }
    }

    fn dark(self) -> Self {
        Self { is_dark: true, ..self }
    }

    pub fn scene(&self) -> Scene {
        let size = Size { width: self.width, height: None };
        timeline(&view(&self.set, &self.ask), &Fixed, size)
    }
}

/// All pictures.
pub fn all() -> Vec<Case> {
    let (us_cn, us_jp) = (|| ask("US-CN"), || ask("US-JP"));
    let measure = |id: &str, ask: Ask| Ask { measure: Some(id.to_owned()), ..ask };
    let running = |ask: Ask| Ask { is_running: true, ..ask };
    let per = |id: &str, ask: Ask| Ask { per: Some(id.to_owned()), ..ask };
    vec![
        Case::new("cncert", cncert(), us_cn()),
        Case::new("cncert-phone", cncert(), us_cn()).narrow(PHONE),
        Case::new("cncert-dark", cncert(), us_cn()).dark(),
        Case::new("cncert-swapped", cncert(), ask("CN-US")),
        Case::new("cncert-addresses", cncert(), measure("addresses", us_cn())),
        Case::new("cncert-neither", cncert(), ask("JP-KR")),
        Case::new("sensors", sensors(), per("none", us_jp())),
        Case::new("sensors-phone", sensors(), per("none", us_jp())).narrow(PHONE),
        Case::new("sensors-per", sensors(), us_jp()),
        Case::new("reports", reports(), us_jp()),
        Case::new("reports-phone", reports(), us_jp()).narrow(PHONE),
        Case::new("reports-swapped-dark", reports(), ask("JP-US")).dark(),
        Case::new("months", wandering(240), us_jp()),
        Case::new("months-phone", wandering(240), us_jp()).narrow(PHONE),
        Case::new("outlier", outlier(), us_jp()),
        Case::new("withheld", withheld(), us_jp()),
        Case::new("unseen", unseen(), us_jp()),
        Case::new("empty", empty(), us_jp()),
        Case::new("single", single(), us_jp()),
        Case::new("thin", sensors(), us_jp()).narrow(240.0),
        Case::new("running", sensors(), running(per("none", us_jp()))),
        Case::new("running-phone", wandering(30), running(us_jp())).narrow(PHONE),
        Case::new("events", eventful(), us_jp()),
        Case::new("events-phone", eventful(), us_jp()).narrow(PHONE),
        Case::new("events-below", eventful(), ask("US-DE")),
    ]
}
