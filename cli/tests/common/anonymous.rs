//! What must not pass an importer: addresses, and the names that a raw source holds.

use std::path::Path;

use super::{has_words, names_in};

/// Everything in a folder's files that must not be there: IPv4 addresses with dots, and any of
/// these words as a whole, in capitals or not. Empty is right.
pub fn leaks(folder: &Path, words: &[impl AsRef<str>]) -> Vec<String> {
    let mut found = Vec::new();
    for name in names_in(folder) {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let words = words.iter().map(AsRef::as_ref).filter(|word| has_words(&text, word));
        let passed = words.map(str::to_owned).chain(dotted(&text));
        found.extend(passed.map(|word| format!("{name}: {word}")));
    }
    found
}

/// The IPv4 addresses of a text.
fn dotted(text: &str) -> impl Iterator<Item = String> {
    let is_address = |word: &&str| {
        let parts: Vec<_> = word.trim_matches('.').split('.').collect();
        parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok())
    };
    let words = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    words.filter(is_address).map(str::to_owned)
}

/// The same address with dots and as a whole number.
pub fn both_ways(address: u32) -> [String; 2] {
    [std::net::Ipv4Addr::from(address).to_string(), address.to_string()]
}
