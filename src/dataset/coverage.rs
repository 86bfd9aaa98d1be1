//! Which pairs and periods a set looked at, and what a missing row means there.

use serde::Deserialize;
use serde::de::{self, Deserializer};

use super::wire::{Reader, Wire, Writer, wire};
use super::{Country, Period, cut};

/// Which pairs and periods were looked at, and what a missing row means there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Origins looked at.
    #[serde(default)]
    pub sources: Scope<Country>,
    /// Targets looked at.
    #[serde(default)]
    pub targets: Scope<Country>,
    /// Periods looked at.
    #[serde(default)]
    pub periods: Scope<Period>,
    /// Pairs looked at, `A-B` both ways; replaces `sources` × `targets`.
    #[serde(default)]
    pub pairs: Option<Vec<String>>,
    /// What a missing row inside the coverage means.
    pub missing: Missing,
    /// Why the rest was not measured, in one sentence.
    pub why: String,
}

/// What a missing row inside the coverage means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Missing {
    /// A sensor or collection would have shown it: none seen.
    Zero,
    /// Nobody printed it.
    NotMeasured,
}

/// Everything, or just what is listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope<T> {
    /// `"all"`.
    #[default]
    All,
    /// A list.
    Only(Vec<T>),
}

impl<T: PartialEq> Scope<T> {
    /// Whether the scope holds `item`.
    pub fn holds(&self, item: &T) -> bool {
        match self {
            Self::All => true,
            Self::Only(list) => list.contains(item),
        }
    }
}

/// JSON's spelling of a scope: the word `all`, or the list.
#[derive(Deserialize)]
#[serde(untagged)]
enum ScopeText<T> {
    Word(String),
    List(Vec<T>),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Scope<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match ScopeText::deserialize(deserializer)? {
            ScopeText::Word(word) if word == "all" => Ok(Self::All),
            ScopeText::Word(word) => {
                Err(de::Error::custom(format!("“{word}” must be \"all\" or a list")))
            }
            ScopeText::List(list) => Ok(Self::Only(list)),
        }
    }
}

impl<T: Wire> Wire for Scope<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::All => false.write(out),
            Self::Only(list) => {
                true.write(out);
                list.write(out);
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        Option::read(reader).map_or(Self::All, Self::Only)
    }
}

impl Coverage {
    /// Whether figures from `origin` to `target` in `period` were looked for.
    pub fn holds(&self, origin: Country, target: Country, period: &Period) -> bool {
        let period_holds = match self.periods() {
            Scope::All => true,
            Scope::Only(spans) => spans.iter().any(|span| span.contains(period)),
        };
        period_holds && self.holds_pair(origin, target)
    }

    /// The same in any period at all.
    pub fn holds_pair(&self, origin: Country, target: Country) -> bool {
        match self.pairs() {
            Some(pairs) => pairs.iter().any(|pair| is_pair(pair, origin, target)),
            None => self.sources.holds(&origin) && self.targets.holds(&target),
        }
    }
}

fn is_pair(pair: &str, origin: Country, target: Country) -> bool {
    let (a, b) = cut(pair, b'-').unwrap_or((pair, ""));
    let (origin, target) = (origin.as_str(), target.as_str());
    (a == origin && b == target) || (a == target && b == origin)
}

wire!(Coverage { sources, targets, periods, pairs, missing, why });

impl Wire for Missing {
    fn write(&self, out: &mut Writer) {
        (*self == Self::NotMeasured).write(out);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        if bool::read(reader) { Self::NotMeasured } else { Self::Zero }
    }
}
