//! The licence of the figures, for whatever stands outside the page.

use crate::dataset::{Dataset, push_part};
use crate::i18n::{Env, Message};
use crate::query::{Question, SourcesView};

use super::sources::{capital, who};

/// “Licence of the figures: CC-BY-SA-4.0.”
pub fn licence_line(question: &Question<'_>, env: &dyn Env) -> String {
    env.say(Message::LicenceLine, &[("licence", licence(question.set, env))])
}

/// The licence of each set that is drawn; sets of one licence stand together.
pub fn licences_line(view: &SourcesView<'_>, env: &dyn Env) -> String {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for row in view.drawn() {
        let (licence, who) = (licence(row.question.set, env), who(row, env));
        match groups.iter_mut().find(|group| group.0 == licence) {
            Some(group) => group.1.push(who),
            None => groups.push((licence, vec![who])),
        }
    }
    let mut list = String::new();
    for (licence, names) in groups {
        let who = capital(env.list(&names));
        push_part(
            &mut list,
            " ",
            &env.say(Message::LicenceOf, &[("who", &who), ("licence", licence)]),
        );
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
