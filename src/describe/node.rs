//! Plain data for the world outside: the same tree for the page, for JSON and for exports.
//!
//! One small type with one serialiser costs the wasm far less than a serialiser a struct.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A JSON-like value.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A list.
    List(Vec<Node>),
    /// Named values, in order.
    Map(Vec<(&'static str, Node)>),
}

/// Named values, put down one by one: a `vec!` of them is built on the stack and costs twice.
#[derive(Debug, Default)]
pub struct Fields(Vec<(&'static str, Node)>);

impl Fields {
    /// Appends a named value.
    pub fn put(&mut self, name: &'static str, value: impl Into<Node>) {
        self.0.push((name, value.into()));
    }
}

impl From<Fields> for Node {
    fn from(fields: Fields) -> Self {
        Self::Map(fields.0)
    }
}

impl Node {
    /// A named value of a map.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(known, _)| *known == name).map(|e| &e.1),
            _ => None,
        }
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Node>> for Node {
    fn from(items: Vec<Node>) -> Self {
        Self::List(items)
    }
}

impl From<&[String]> for Node {
    fn from(texts: &[String]) -> Self {
        let mut items = Vec::new();
        for text in texts {
            items.push(text.as_str().into());
        }
        Self::List(items)
    }
}

impl From<f64> for Node {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Node {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            // Whole numbers as JSON writes them: 9528, not 9528.0. The page has one kind of number.
            Self::Number(number) if number.fract() == 0.0 && cfg!(not(target_arch = "wasm32")) => {
                serializer.serialize_i64(*number as i64)
            }
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (name, value) in entries {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}
