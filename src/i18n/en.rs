//! What English needs beyond its messages.

use crate::dataset::Country;

/// Codes whose English name takes “the” inside a sentence, two letters each.
const ARTICLE: &[u8] = b"AEBSCDCFCGCKDOFKFOGBGMIMIOKMKYMHMPMVNLPHSBSCTCTFUMUSVAVGVI";

/// The name as it stands inside an English sentence.
pub fn with_article(country: Country, name: String) -> String {
    if !ARTICLE.chunks_exact(2).any(|code| code == country.as_str().as_bytes()) {
        return name;
    }
    let mut with_article = String::from("the ");
    with_article.push_str(&name);
    with_article
}
