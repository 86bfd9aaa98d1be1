//! What is done with texts and numbers on the way to a reader, in few bytes.
//!
//! std's own ways serve every alphabet and every format: searching for a `char`, joining and
//! `format!` took 6 kB of the wasm, these take a few hundred bytes.

/// The text before and after the first `mark`, an ASCII character.
pub fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Fills the named `{places}` of a message; an unknown place stays as it is.
pub fn fill(template: &str, places: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        out.push_str(before);
        let (name, tail) = cut(after, b'}').unwrap_or((after, ""));
        match places.iter().find(|(place, _)| *place == name) {
            Some((_, text)) => out.push_str(text),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Appends a part of a list, after `between` unless it is the first.
pub fn push_part(list: &mut String, between: &str, part: &str) {
    if !list.is_empty() {
        list.push_str(between);
    }
    list.push_str(part);
}

/// Appends a whole number, with zeros in front up to `least` digits.
pub fn push_number(out: &mut String, number: u64, least: usize) {
    if number > 9 || least > 1 {
        push_number(out, number / 10, least.saturating_sub(1));
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A whole number as text.
pub fn digits(number: u64) -> String {
    let mut out = String::new();
    push_number(&mut out, number, 1);
    out
}

/// Reads ASCII digits, and nothing else, as a number.
pub fn number(digits: &[u8]) -> Option<i32> {
    let mut number = 0_i32;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(i32::from(digit - b'0'))?;
    }
    (!digits.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_each_place_once_and_leaves_the_unknown() {
        assert_eq!(fill("{a} and {b}, {a}", &[("a", "x{b}"), ("b", "y")]), "x{b} and y, x{b}");
        assert_eq!(fill("{c}", &[]), "{c}");
    }

    #[test]
    fn cuts_at_the_first_mark() {
        assert_eq!(cut("a-b-c", b'-'), Some(("a", "b-c")));
        assert_eq!(cut("ü→-", b'-'), Some(("ü→", "")));
        assert_eq!(cut("ab", b'-'), None);
    }

    #[test]
    fn writes_and_reads_numbers() {
        assert_eq!(digits(0), "0");
        assert_eq!(digits(u64::MAX), u64::MAX.to_string());
        let mut text = String::new();
        push_number(&mut text, 7, 4);
        assert_eq!(text, "0007");
        assert_eq!(number(b"2013"), Some(2013));
        for text in ["", "+1", "-1", "1 ", "99999999999"] {
            assert_eq!(number(text.as_bytes()), None, "{text}");
        }
    }
}
