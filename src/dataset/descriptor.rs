//! What `datapackage.json` says of a set: who counted what, from where, and what it cannot say.
//!
//! The outer shell is a Frictionless Data Package; [`Terms`], its `bothways` object, is ours. The
//! same types travel in the `.bw` file, so the widget has every word the folder has.

use serde::Deserialize;

use super::pairs::Pairs;
use super::wire::{Reader, Wire, Writer, wire};
use super::{Country, Coverage, Missing, Period};

/// A data set's `datapackage.json`. Unknown Frictionless properties are left alone.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Descriptor {
    /// The set's id, also its folder's name.
    pub name: String,
    /// Its title for readers.
    pub title: String,
    /// At least one licence: first that of the figures, then those of other parts.
    pub licenses: Vec<License>,
    /// Where the figures come from.
    pub sources: Vec<Origin>,
    /// The one resource: `figures.csv`.
    pub resources: Vec<Resource>,
    /// Our own terms.
    pub bothways: Terms,
}

/// A licence by SPDX name, or a stated reason why there is none.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "LicenseText")]
pub struct License {
    /// What readers meet: the SPDX identifier, or in place of a `LicenseRef-…` its title.
    pub name: String,
    /// Where its text stands.
    pub path: String,
}

/// A licence as Frictionless writes it.
#[derive(Deserialize)]
struct LicenseText {
    name: String,
    path: String,
    #[serde(default)]
    title: String,
}

impl From<LicenseText> for License {
    fn from(LicenseText { name, path, title }: LicenseText) -> Self {
        let is_own = name.starts_with("LicenseRef") && !title.is_empty();
        Self { name: if is_own { title } else { name }, path }
    }
}

/// A source of the whole set.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Origin {
    /// Its title.
    pub title: String,
    /// Its address.
    #[serde(default)]
    pub path: String,
}

/// The data file beside the descriptor.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Resource {
    /// `figures`.
    pub name: String,
    /// `figures.csv`.
    pub path: String,
}

/// The `bothways` object.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What was counted; figures of two measures are never added, compared or divided.
    pub measures: Vec<Measure>,
    /// Kinds of what was counted.
    pub categories: Vec<Category>,
    /// Which pairs were looked at at all.
    pub coverage: Coverage,
    /// Who counted, from where, what they cannot see. Stands under every chart.
    pub vantage: String,
    /// When it was really counted, where that is less than the periods of the figures.
    #[serde(default)]
    pub covers: Option<Period>,
    /// Who counted, in a few words: `CNCERT`. The titles of `sources` if absent.
    #[serde(default)]
    pub who: Option<String>,
    /// Sourced denominators.
    #[serde(default)]
    pub bases: Vec<Base>,
    /// The pages that figures were read on.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// Marks in time, such as a change of method that breaks the series.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// What is to be said beside the pairs of some countries.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What `001` stands for here, to be read after “all countries”.
    #[serde(default)]
    pub world: Option<String>,
    /// What a zero reads as: “none seen” where machines watched, “none recorded” if absent.
    #[serde(default)]
    pub zero: Option<String>,
    /// Cells with fewer contributors than this are withheld.
    #[serde(default = "one")]
    pub k: u64,
    /// Limits in plain words.
    #[serde(default)]
    pub caveats: Vec<String>,
    /// How to cite the set.
    #[serde(default)]
    pub citation: String,
    /// Date the source was read, ISO 8601.
    #[serde(default)]
    pub retrieved: String,
    /// Language of the words in this file.
    #[serde(default = "english")]
    pub lang: String,
    /// The same words in other languages.
    #[serde(default)]
    pub translations: Pairs<String, Pairs<String, String>>,
    /// What a reader sees first.
    #[serde(default)]
    pub defaults: Defaults,
}

/// One thing that was counted.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Id, as in the CSV.
    pub id: String,
    /// Title for readers.
    pub title: String,
    /// Unit in the plural, written after the number: `computers`, `%`.
    pub unit: String,
    /// Unit after exactly one, where it reads differently: `computer`.
    #[serde(default)]
    pub unit_one: Option<String>,
    /// What one of them is.
    pub definition: String,
    /// The finding as a clause with `{value}`, `{origin}` and `{target}`; computed if absent.
    #[serde(default)]
    pub phrase: Option<String>,
    /// What the finding must not be taken for, said after it; for addresses computed if absent.
    #[serde(default)]
    pub limit: Option<String>,
    /// What a leader of this measure leads by, as in “by addresses”. Only for shares.
    #[serde(default)]
    pub leads_by: Option<String>,
    /// Digits after the point, at most 6.
    #[serde(default)]
    pub decimals: u8,
    /// Over what its figures may be added up.
    #[serde(default)]
    pub additive: Additive,
    /// What the country on each side means.
    pub basis: Basis,
    /// The measure that counts a cell's contributors, for suppression.
    #[serde(default)]
    pub k_of: Option<String>,
    /// Its own threshold, where it differs from the set's.
    #[serde(default)]
    pub k: Option<u64>,
    /// Its own coverage, where it differs from the set's.
    #[serde(default)]
    pub coverage: Option<Coverage>,
    /// Its own reading of a missing row.
    #[serde(default)]
    pub missing: Option<Missing>,
    /// Its own citation.
    #[serde(default)]
    pub citation: Option<String>,
    /// Who counted it, where that differs from the set's.
    #[serde(default)]
    pub who: Option<String>,
    /// Its own vantage, where that differs from the set's.
    #[serde(default)]
    pub vantage: Option<String>,
}

/// Over what a measure may be added up; nothing unless the descriptor says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Additive {
    /// Over periods.
    pub period: bool,
    /// Over categories.
    pub category: bool,
    /// Over origins.
    pub source: bool,
    /// Over targets.
    pub target: bool,
}

impl Additive {
    /// Nothing may be added up.
    pub const NOTHING: Self = Self { period: false, category: false, source: false, target: false };
}

/// How the country of each side was told.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Of the origin, such as `IP location`.
    pub source: String,
    /// Of the target.
    pub target: String,
}

/// A kind of what was counted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Id, as in the CSV.
    pub id: String,
    /// Title for readers.
    pub title: String,
    /// Whether it is the whole, never to be added to its parts.
    #[serde(default)]
    pub total: bool,
}

/// A sourced denominator: sensors per target, addresses per source.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Id, as in `per=`.
    pub id: String,
    /// The side it belongs to.
    pub of: Side,
    /// The measures it serves.
    pub measures: Vec<String>,
    /// Its size by country.
    pub values: Pairs<Country, u64>,
    /// Unit in the singular, or of the scale, written after “per”: `million addresses`.
    pub unit: String,
    /// A power of ten that a value is multiplied by before it is divided.
    #[serde(default = "one")]
    pub scale: u64,
    /// Its reference.
    #[serde(rename = "ref", default)]
    pub reference: String,
}

/// A side of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Side {
    /// Where it came from.
    Source,
    /// Where it arrived.
    Target,
}

/// A page that figures were read on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Id, as in the CSV.
    pub id: String,
    /// Who published the figure.
    pub publisher: String,
    /// Our title for the page.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Date of publication, ISO 8601, as far as known.
    #[serde(default)]
    pub date: String,
    /// Our own one-line description.
    #[serde(default)]
    pub note: String,
}

/// A mark at the start of a period.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    /// The period at whose start it stands.
    pub at: Period,
    /// Whether figures before and after it are not one series.
    #[serde(rename = "break", default)]
    pub is_break: bool,
    /// A few words on the chart.
    pub label: String,
    /// The whole sentence.
    pub text: String,
    /// The measures it concerns; all if empty.
    #[serde(default)]
    pub measures: Vec<String>,
}

/// A limit that concerns a few countries only.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// It is said beside every pair with one of them.
    pub countries: Vec<Country>,
    /// The whole sentence.
    pub text: String,
}

/// What a reader sees first.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Defaults {
    /// The pair, `A-B`.
    pub pair: Option<String>,
    /// The measure.
    pub measure: Option<String>,
    /// The category.
    pub category: Option<String>,
    /// The base to divide by.
    pub per: Option<String>,
    /// The period that a single figure is taken from.
    pub period: Option<Period>,
}

impl Wire for Side {
    fn write(&self, out: &mut Writer) {
        (*self == Self::Target).write(out);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        if bool::read(reader) { Self::Target } else { Self::Source }
    }
}

wire!(Descriptor { name, title, licenses, sources, resources, bothways });
wire!(License { name, path });
wire!(Origin { title, path });
wire!(Resource { name, path });
wire!(Terms {
    measures,
    categories,
    coverage,
    vantage,
    covers,
    who,
    bases,
    references,
    annotations,
    notes,
    world,
    zero,
    k,
    caveats,
    citation,
    retrieved,
    lang,
    translations,
    defaults,
});
wire!(Measure {
    id,
    title,
    unit,
    unit_one,
    definition,
    phrase,
    limit,
    leads_by,
    decimals,
    additive,
    basis,
    k_of,
    k,
    coverage,
    citation,
    who,
    vantage,
    missing,
});
wire!(Additive { period, category, source, target });
wire!(Basis { source, target });
wire!(Category { id, title, total });
wire!(Base { id, of, measures, values, unit, scale, reference });
wire!(Reference { id, publisher, title, url, date, note });
wire!(Note { countries, text });
wire!(Annotation { at, is_break, label, text, measures });
wire!(Defaults { pair, measure, category, per, period });

fn one() -> u64 {
    1
}

fn english() -> String {
    "en".to_owned()
}

impl Terms {
    /// The position of a measure by its id.
    pub fn measure(&self, id: &str) -> Option<usize> {
        self.measures.iter().position(|m| m.id == id)
    }

    /// The position of a category by its id.
    pub fn category(&self, id: &str) -> Option<usize> {
        self.categories.iter().position(|c| c.id == id)
    }
}
