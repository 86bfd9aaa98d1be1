//! Texts as HTML and addresses have them.

use std::fmt::Write as _;

use super::question::Named;

/// Words between tags.
pub fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Words between quotes.
pub fn attribute(words: &str) -> String {
    text(words).replace('"', "&quot;")
}

/// Attributes, each after a space.
pub fn attributes(named: &[Named]) -> String {
    let written = |(name, value): &Named| format!(" {name}=\"{}\"", attribute(value));
    named.iter().map(written).collect()
}

/// Parameters of an address, after its question mark.
pub fn query(named: &[Named]) -> String {
    let written: Vec<_> =
        named.iter().map(|(name, value)| format!("{name}={}", parameter(value))).collect();
    written.join("&")
}

/// A value that no host and no browser reads in another way.
fn parameter(value: &str) -> String {
    let mut written = String::new();
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b',' => {
                written.push(char::from(byte));
            }
            _ => {
                let _ = write!(written, "%{byte:02X}");
            }
        }
    }
    written
}
