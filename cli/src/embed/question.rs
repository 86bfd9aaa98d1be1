//! What was asked, in the element's own words.

use bothways::dataset::Country;
use bothways::describe::many::telling;
use bothways::i18n::{Env, is_rtl};
use bothways::query::View;

use crate::ask::Asked;

/// An attribute of the element, which is a parameter of the frame's address too.
pub type Named = (&'static str, String);

/// The language and its direction, where that is not English.
pub fn language(env: &dyn Env) -> Vec<Named> {
    let lang = (!env.is_english()).then(|| ("lang", env.lang().to_owned()));
    let dir = is_rtl(env).then(|| ("dir", "rtl".to_owned()));
    lang.into_iter().chain(dir).collect()
}

/// What was asked, as the element's attributes.
pub fn asked(view: &View<'_>, asked: &Asked) -> Vec<Named> {
    let question = view.question();
    // All sets speak in the view of sources, whichever the element is given.
    let (figures, view) = match view {
        View::Timeline(_) => (Some(question.set.descriptor().name.clone()), None),
        View::Sources(_) => (None, Some("sources".to_owned())),
        view => {
            let name = telling(view).map(|many| many.name().to_owned());
            (Some(question.set.descriptor().name.clone()), name)
        }
    };
    let named = [
        ("figures", figures),
        ("view", view),
        ("pair", Some(format!("{}-{}", question.a, question.b))),
        ("country", asked.country.map(|country| country.to_string())),
        ("countries", list(&asked.countries.iter().map(Country::to_string).collect::<Vec<_>>())),
        ("limit", asked.limit.map(|limit| limit.to_string())),
        ("order", asked.order.map(|order| order.as_str().to_owned())),
        ("measure", asked.measure.clone()),
        ("category", list(&asked.category)),
        ("per", asked.per.clone()),
        ("from", asked.from.map(|period| period.to_string())),
        ("to", asked.to.map(|period| period.to_string())),
        ("sum", question.is_running.then(|| "running".to_owned())),
    ];
    let given = |(name, value): (_, Option<String>)| value.map(|value| (name, value));
    named.into_iter().filter_map(given).collect()
}

/// Several words as an attribute has them, if there are any.
fn list(words: &[String]) -> Option<String> {
    Some(words.join(",")).filter(|list| !list.is_empty())
}
