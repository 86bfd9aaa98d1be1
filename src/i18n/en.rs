//! What English needs beyond its messages.

use crate::dataset::Country;

/// Codes whose English name takes “the” inside a sentence.
const ARTICLE: &str = "AE BS CD CF CG CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH SB SC TC TF UM \
                       US VA VG VI";

/// The name as it stands inside an English sentence.
pub fn with_article(country: Country, name: String) -> String {
    let takes_it = ARTICLE.split_whitespace().any(|code| code == country.as_str());
    if takes_it { format!("the {name}") } else { name }
}
