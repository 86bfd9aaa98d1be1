//! Messages that vary by a count: the part of ICU's MessageFormat that we use.
//!
//! Such a message is nothing but `{count, plural, one {…} other {…}}`, each branch a complete
//! sentence. Tests hold it against a well-kept library of the whole format.

use crate::dataset::cut;

/// A language's forms of a number, as CLDR names them.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The branch of a message for a category, else its `other`; the message itself where it has none.
pub fn branch<'a>(message: &'a str, category: &str) -> &'a str {
    let Some((_, mut rest)) = message.strip_prefix('{').and_then(|rest| cut(rest, b',')) else {
        return message;
    };
    let Some(branches) = rest.strip_prefix(" plural,") else { return message };
    rest = branches;
    let mut other = message;
    while let Some((name, text, tail)) = next_branch(rest) {
        if name == category {
            return text;
        }
        if name == "other" {
            other = text;
        }
        rest = tail;
    }
    other
}

/// The next branch's name and text, and what follows it: ` one {text}`. A text's own places are in
/// braces too.
fn next_branch(rest: &str) -> Option<(&str, &str, &str)> {
    let (_, rest) = cut(rest, b' ')?;
    let (name, rest) = cut(rest, b' ')?;
    let rest = rest.strip_prefix('{')?;
    let mut depth = 1;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((name, rest.get(..at)?, rest.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHERS: &str =
        "{count, plural, one {{count} other} few {a {b} c} other {{count} others}}";

    #[test]
    fn takes_the_branch_of_a_category_or_other() {
        assert_eq!(branch(OTHERS, "one"), "{count} other");
        assert_eq!(branch(OTHERS, "few"), "a {b} c");
        assert_eq!(branch(OTHERS, "many"), "{count} others");
    }

    #[test]
    fn a_message_without_branches_is_itself() {
        assert_eq!(branch("{count} others", "one"), "{count} others");
        assert_eq!(branch("{a}, {b}", "one"), "{a}, {b}");
        assert_eq!(branch("", "one"), "");
    }
}
