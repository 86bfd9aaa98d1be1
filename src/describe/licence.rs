//! The licence of the figures, for whatever stands outside the page.

use crate::dataset::{Dataset, push_part};
use crate::i18n::{Env, Message, gap};
use crate::query::{Question, SourcesView};

use super::rights::changed;
use super::sources::{capital, who};

/// “Licence of the figures: CC-BY-SA-4.0. Changed: aggregated, suppressed.”
pub fn licence_line(question: &Question<'_>, env: &dyn Env) -> String {
    let changed = env.message(changed(question));
    let places = [("licence", licence(question.set, env)), ("changed", changed)];
    env.say(Message::LicenceLine, &places)
}

/// The licence of each set that is drawn; sets of one licence stand together.
pub fn licences_line(view: &SourcesView<'_>, env: &dyn Env) -> String {
    let mut groups: Vec<([&str; 2], Vec<String>)> = Vec::new();
    for row in view.drawn() {
        let terms = [licence(row.question.set, env), env.message(changed(&row.question))];
        match groups.iter_mut().find(|group| group.0 == terms) {
            Some(group) => group.1.push(who(row, env)),
            None => groups.push((terms, vec![who(row, env)])),
        }
    }
    let mut list = String::new();
    for ([licence, changed], names) in groups {
        let who = capital(env.list(&names));
        let places = [("who", &*who), ("licence", licence), ("changed", changed)];
        push_part(&mut list, gap(env), &env.say(Message::LicenceOf, &places));
    }
    env.say(Message::LicencesLine, &[("list", &list)])
}

/// A set's first licence is that of its figures; further ones are of other parts of the folder.
fn licence<'a>(set: &'a Dataset, env: &'a dyn Env) -> &'a str {
    match set.descriptor().licenses.first() {
        Some(licence) => &licence.name,
        None => env.message(Message::LicenceNotStated),
    }
}
