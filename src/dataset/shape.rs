//! The shape of `datapackage.json`: which fields stand where, and what each of them is.
//!
//! serde stops at the first field that is not as it should be. This table names them all, in plain
//! words, and puts something harmless in their places, so that the rest can be checked as well.
//! The tests hold it against the types in `descriptor.rs`.

use serde_json::{Map, Value, json};

use super::fault::quoted;
use super::json::step;
use super::{Country, MAX_DECIMALS, MAX_VALUE, Period};

/// What a value must be.
pub(super) enum Shape {
    Text,
    Flag,
    /// A whole number up to this.
    Number(u64),
    /// One of these words.
    Word(&'static [&'static str]),
    Country,
    Period,
    /// Three numbers, as semantic versions have them.
    Version,
    List(&'static Shape),
    /// Fields of our own; no others.
    Object(&'static [Field]),
    /// Fields beside which others may stand.
    Open(&'static [Field]),
    /// Any names, each with such a value.
    Map(&'static Shape),
    /// The same, the names being countries.
    ByCountry(&'static Shape),
    /// The word “all”, or a list.
    Scope(&'static Shape),
}

/// A field of an object: its name, what it is, and whether it must be there.
pub(super) struct Field(&'static str, Shape, Need);

#[derive(PartialEq)]
enum Need {
    Must,
    May,
}

use Need::{May, Must};
use Shape::{ByCountry, Flag, List, Number, Object, Open, Scope, Text, Word};

/// The whole file.
pub(super) const DESCRIPTOR: Shape = Open(&[
    Field("name", Text, Must),
    Field("title", Text, Must),
    Field("version", Shape::Version, May),
    Field("licenses", List(&LICENSE), Must),
    Field("sources", List(&SOURCE), Must),
    Field("resources", List(&RESOURCE), Must),
    Field("bothways", TERMS, Must),
]);

const LICENSE: Shape =
    Open(&[Field("name", Text, Must), Field("path", Text, Must), Field("title", Text, May)]);
const SOURCE: Shape = Open(&[Field("title", Text, Must), Field("path", Text, May)]);
const RESOURCE: Shape = Open(&[Field("name", Text, Must), Field("path", Text, Must)]);

const TERMS: Shape = Object(&[
    Field("measures", List(&MEASURE), Must),
    Field("categories", List(&CATEGORY), Must),
    Field("coverage", COVERAGE, Must),
    Field("vantage", Text, Must),
    Field("covers", Shape::Period, May),
    Field("who", Text, May),
    Field("bases", List(&BASE), May),
    Field("references", List(&REFERENCE), May),
    Field("annotations", List(&ANNOTATION), May),
    Field("notes", List(&NOTE), May),
    Field("world", Text, May),
    Field("zero", Text, May),
    Field("k", Number(u64::MAX), May),
    Field("caveats", List(&Text), May),
    Field("citation", Text, May),
    Field("retrieved", Text, May),
    Field("lang", Text, May),
    Field("translations", Shape::Map(&Shape::Map(&Text)), May),
    Field("defaults", DEFAULTS, May),
]);

const MEASURE: Shape = Object(&[
    Field("id", Text, Must),
    Field("title", Text, Must),
    Field("unit", Text, Must),
    Field("unit_one", Text, May),
    Field("definition", Text, Must),
    Field("phrase", Text, May),
    Field("limit", Text, May),
    Field("leads_by", Text, May),
    Field("decimals", Number(MAX_DECIMALS as u64), May),
    Field("additive", ADDITIVE, May),
    Field("basis", BASIS, Must),
    Field("k_of", Text, May),
    Field("k", Number(u64::MAX), May),
    Field("coverage", COVERAGE, May),
    Field("missing", MISSING, May),
    Field("citation", Text, May),
    Field("who", Text, May),
    Field("vantage", Text, May),
]);

const ADDITIVE: Shape = Object(&[
    Field("period", Flag, May),
    Field("category", Flag, May),
    Field("source", Flag, May),
    Field("target", Flag, May),
]);
const BASIS: Shape = Object(&[Field("source", Text, Must), Field("target", Text, Must)]);
const CATEGORY: Shape =
    Object(&[Field("id", Text, Must), Field("title", Text, Must), Field("total", Flag, May)]);

const COVERAGE: Shape = Object(&[
    Field("sources", Scope(&Shape::Country), May),
    Field("targets", Scope(&Shape::Country), May),
    Field("periods", Scope(&Shape::Period), May),
    Field("pairs", List(&Text), May),
    Field("missing", MISSING, Must),
    Field("why", Text, Must),
]);
const MISSING: Shape = Word(&["zero", "notMeasured"]);

const BASE: Shape = Object(&[
    Field("id", Text, Must),
    Field("of", Word(&["source", "target"]), Must),
    Field("measures", List(&Text), Must),
    Field("values", ByCountry(&Number(MAX_VALUE)), Must),
    Field("unit", Text, Must),
    Field("scale", Number(u64::MAX), May),
    Field("ref", Text, May),
]);

const REFERENCE: Shape = Object(&[
    Field("id", Text, Must),
    Field("publisher", Text, Must),
    Field("title", Text, Must),
    Field("url", Text, Must),
    Field("date", Text, May),
    Field("note", Text, May),
]);

const NOTE: Shape =
    Object(&[Field("countries", List(&Shape::Country), Must), Field("text", Text, Must)]);

const ANNOTATION: Shape = Object(&[
    Field("at", Shape::Period, Must),
    Field("break", Flag, May),
    Field("label", Text, Must),
    Field("text", Text, Must),
    Field("measures", List(&Text), May),
]);

const DEFAULTS: Shape = Object(&[
    Field("pair", Text, May),
    Field("measure", Text, May),
    Field("category", Text, May),
    Field("per", Text, May),
    Field("period", Shape::Period, May),
]);

/// Something that is not as it should be: its JSON pointer, what is wrong, how to mend it.
pub(super) type Misfit = (String, String, String);

impl Shape {
    /// Names all in a value that does not fit, and puts something harmless in its place.
    pub(super) fn fit(&self, value: &mut Value, at: &str, misfits: &mut Vec<Misfit>) {
        match (self, &mut *value) {
            (Self::List(shape) | Self::Scope(shape), Value::Array(items)) => {
                let before = misfits.len();
                for (index, item) in items.iter_mut().enumerate() {
                    shape.fit(item, &format!("{at}/{index}"), misfits);
                }
                // A scope that is not wholly known must not call a figure outside.
                if matches!(self, Self::Scope(_)) && misfits.len() > before {
                    *value = self.harmless();
                }
            }
            (Self::Open(fields), Value::Object(object)) => fit_fields(fields, object, at, misfits),
            (Self::Object(fields), Value::Object(object)) => {
                refuse_others(fields, object, at, misfits);
                fit_fields(fields, object, at, misfits);
            }
            (Self::Map(shape), Value::Object(object)) => {
                for (name, value) in object {
                    shape.fit(value, &format!("{at}/{}", step(name)), misfits);
                }
            }
            (Self::ByCountry(shape), Value::Object(object)) => {
                refuse_no_countries(object, at, misfits);
                for (name, value) in object {
                    shape.fit(value, &format!("{at}/{}", step(name)), misfits);
                }
            }
            (_, value) if self.holds(value) => {}
            (_, value) => {
                let what = format!("{} is {}", name(at), found(value));
                misfits.push((at.to_owned(), what, format!("write {}", self.wanted())));
                *value = self.harmless();
            }
        }
    }

    /// Whether a value without others inside it fits.
    fn holds(&self, value: &Value) -> bool {
        let word = value.as_str();
        match self {
            Self::Text => word.is_some(),
            Self::Flag => value.is_boolean(),
            Self::Number(most) => value.as_u64().is_some_and(|number| number <= *most),
            Self::Word(words) => word.is_some_and(|word| words.contains(&word)),
            Self::Country => word.is_some_and(|word| Country::parse(word).is_some()),
            Self::Period => word.is_some_and(|word| Period::parse(word).is_ok()),
            Self::Version => word.is_some_and(is_version),
            Self::Scope(_) => word == Some("all"),
            _ => false,
        }
    }

    /// What to write, in words.
    fn wanted(&self) -> String {
        let words = match self {
            Self::Text => "a text in quotes",
            Self::Flag => "true or false",
            Self::Number(u64::MAX) => "a whole number",
            Self::Number(most) => return format!("a whole number from 0 to {most}"),
            Self::Word(words) => return words.join(" or "),
            Self::Country => "an ISO 3166-1 alpha-2 code in capitals, such as US",
            Self::Period => "a period as ISO 8601 does, such as 2013, 2013-Q1 or 2013-05",
            Self::Version => "a semantic version of three numbers, such as 1.0.0",
            Self::List(_) => "a list in square brackets",
            Self::Scope(_) => "“all” or a list in square brackets",
            Self::Object(_) | Self::Open(_) | Self::Map(_) | Self::ByCountry(_) => {
                "fields in curly brackets"
            }
        };
        words.to_owned()
    }

    /// A value that fits and says nothing.
    pub(super) fn harmless(&self) -> Value {
        match self {
            Self::Text => json!(""),
            Self::Flag => json!(false),
            Self::Number(_) => json!(1),
            Self::Word(words) => json!(words[0]),
            Self::Country => json!("ZZ"),
            Self::Period => json!("2000"),
            Self::Version => json!("1.0.0"),
            Self::Scope(_) => json!("all"),
            Self::List(_) => json!([]),
            Self::Map(_) | Self::ByCountry(_) => json!({}),
            Self::Object(fields) | Self::Open(fields) => {
                let must = fields.iter().filter(|Field(.., need)| *need == Must);
                must.map(|Field(name, shape, _)| ((*name).to_owned(), shape.harmless())).collect()
            }
        }
    }
}

/// An edition is called by it, `1.0.0+sha256-…`, so that nothing may follow the three numbers.
fn is_version(word: &str) -> bool {
    let is_number = |part: &str| {
        let is_padded = part.len() > 1 && part.starts_with('0');
        !part.is_empty() && !is_padded && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    word.split('.').count() == 3 && word.split('.').all(is_number)
}

fn fit_fields(
    fields: &'static [Field],
    object: &mut Map<String, Value>,
    at: &str,
    misfits: &mut Vec<Misfit>,
) {
    for Field(field, shape, need) in fields {
        let inside = format!("{at}/{field}");
        match object.get_mut(*field) {
            Some(value) => shape.fit(value, &inside, misfits),
            None if *need == May => {}
            None => {
                let what = format!("{} lacks “{field}”", name(at));
                misfits.push((inside, what, format!("add it: {}", shape.wanted())));
                object.insert((*field).to_owned(), shape.harmless());
            }
        }
    }
}

fn refuse_others(
    fields: &[Field],
    object: &mut Map<String, Value>,
    at: &str,
    misfits: &mut Vec<Misfit>,
) {
    let names: Vec<_> = fields.iter().map(|Field(name, ..)| *name).collect();
    object.retain(|field, _| {
        let is_known = names.contains(&field.as_str());
        if !is_known {
            let what = format!("{} has no field {}", name(at), quoted(field));
            let meant = names.iter().find(|name| is_near(name, field));
            let meant = meant.map(|name| format!(", or write “{name}”")).unwrap_or_default();
            let mend = format!("take it out{meant}");
            misfits.push((format!("{at}/{}", step(field)), what, mend));
        }
        is_known
    });
}

/// Whether two names differ by a slip or two in one place.
fn is_near(name: &str, other: &str) -> bool {
    let same = name.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (name, other) = (&name.as_bytes()[same..], &other.as_bytes()[same..]);
    let ends = name.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    same + ends > 1 && name.len().max(other.len()) - ends <= 2
}

fn refuse_no_countries(object: &mut Map<String, Value>, at: &str, misfits: &mut Vec<Misfit>) {
    object.retain(|code, _| {
        let is_country = Country::parse(code).is_some();
        if !is_country {
            let what = format!("{} names {}, which is no country", name(at), quoted(code));
            let mend = format!("write {}", Shape::Country.wanted());
            misfits.push((format!("{at}/{}", step(code)), what, mend));
        }
        is_country
    });
}

/// How a fault calls a value: `bothways.measures[0]`.
pub(super) fn name(pointer: &str) -> String {
    let mut name = String::new();
    for step in pointer.split('/').skip(1) {
        match step.parse::<usize>() {
            Ok(index) => name.push_str(&format!("[{index}]")),
            Err(_) if name.is_empty() => name.push_str(step),
            Err(_) => name.push_str(&format!(".{step}")),
        }
    }
    if name.is_empty() { "the descriptor".to_owned() } else { name }
}

/// What stands there instead.
fn found(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Descriptor;

    /// A value of a shape with every field that it may have.
    fn full(shape: &Shape) -> Value {
        match shape {
            Shape::Open(fields) | Object(fields) => fields
                .iter()
                .map(|Field(name, shape, _)| ((*name).to_owned(), full(shape)))
                .collect(),
            List(shape) | Scope(shape) => json!([full(shape)]),
            Shape::Map(shape) => json!({ "de": full(shape) }),
            ByCountry(shape) => json!({ "US": full(shape) }),
            other => other.harmless(),
        }
    }

    /// Every value inside another, by JSON pointer.
    fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        let mut inside = |key: &str, value| pointers(value, &format!("{at}/{key}"), found);
        match value {
            Value::Object(object) => object.iter().for_each(|(key, value)| inside(key, value)),
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(at, value)| inside(&at.to_string(), value));
            }
            _ => {}
        }
    }

    fn misfits(value: &Value) -> Vec<Misfit> {
        let (mut value, mut misfits) = (value.clone(), Vec::new());
        DESCRIPTOR.fit(&mut value, "", &mut misfits);
        let read = serde_json::from_value::<Descriptor>(value.clone());
        assert!(read.is_ok(), "what was put in place cannot be read: {value} {read:?}");
        misfits
    }

    fn is_read(value: &Value) -> bool {
        serde_json::from_value::<Descriptor>(value.clone()).is_ok()
    }

    fn everything() -> (Value, Vec<String>) {
        let (value, mut found) = (full(&DESCRIPTOR), Vec::new());
        pointers(&value, "", &mut found);
        assert!(found.len() > 90 && misfits(&value).is_empty() && is_read(&value));
        (value, found)
    }

    #[test]
    fn a_field_must_be_there_exactly_where_the_types_say_so() {
        let (value, found) = everything();
        for pointer in found {
            let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
            let mut less = value.clone();
            if let Some(Value::Object(parent)) = less.pointer_mut(parent)
                && parent.remove(key).is_some()
            {
                assert_eq!(misfits(&less).is_empty(), is_read(&less), "{pointer}");
            }
        }
    }

    #[test]
    fn what_the_types_refuse_is_named_at_its_place() {
        let (value, found) = everything();
        for pointer in found {
            for wrong in
                [json!(null), json!(true), json!(-1), json!("?"), json!([7]), json!({ "?": 7 })]
            {
                let mut other = value.clone();
                *other.pointer_mut(&pointer).unwrap() = wrong.clone();
                let misfits = misfits(&other);
                assert!(!misfits.is_empty() || is_read(&other), "{pointer}: {wrong}");
                assert!(misfits.iter().all(|misfit| misfit.0.starts_with(&pointer)), "{misfits:?}");
            }
        }
    }
}
