//! What travels with figures wherever they go: their licence, whom to name, and what was changed.

use crate::i18n::{Env, Message};
use crate::query::Question;

use super::node::Fields;
use super::notes::source_of;

/// `{license, licenseUrl, attribution, changed}` of a question's figures. All of them are always
/// there, so that the rows of several sets have the same columns.
pub fn rights(question: &Question<'_>, env: &dyn Env) -> Fields {
    let (set, mut rights) = (question.set.descriptor(), Fields::default());
    // The first licence is that of the figures; further ones are of other parts of the folder.
    let (name, path) = set.licenses.first().map_or((NONE, ""), |l| (l.name.as_str(), &*l.path));
    let is_address = path.starts_with("https://") || path.starts_with("http://");
    rights.put("license", name);
    rights.put("licenseUrl", if is_address { path } else { "" });
    let own = question.measure().citation().unwrap_or(&set.bothways.citation);
    match own {
        "" => rights.put("attribution", source_of(question, env)),
        own => rights.put("attribution", own),
    }
    rights.put("changed", env.message(changed(question)));
    rights
}

/// What SPDX calls a licence that nobody stated.
const NONE: &str = "NOASSERTION";

/// An answer adds up what its source told one by one; small cells go where there is a threshold.
pub fn changed(question: &Question<'_>) -> Message {
    let threshold = question.measure().k.unwrap_or(question.set.descriptor().bothways.k);
    if threshold > 1 { Message::ChangedSuppressed } else { Message::Changed }
}
