//! What looks like a machine's or a person's address, which no figure may carry.

use std::net::IpAddr;

/// What kind of address a text holds, if any.
pub(super) fn address_in(text: &str) -> Option<&'static str> {
    let parts = |is_part: fn(char) -> bool| text.split(move |c| !is_part(c));
    let is_ip = |part: &str| part.trim_matches('.').parse::<IpAddr>().is_ok();
    if parts(|c| c.is_ascii_hexdigit() || ".:".contains(c)).any(is_ip)
        || parts(|c| c.is_ascii_digit() || c == '.').any(is_ip)
    {
        return Some("an IP address");
    }
    if parts(|c| !c.is_whitespace() && !"<>\"'();,".contains(c)).any(is_mail) {
        return Some("an e-mail address");
    }
    let is_label = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    parts(is_label).any(is_host).then_some("a host's name")
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'))
}

/// Labels joined by points, the last of letters alone: `www.example.org`.
fn is_host(word: &str) -> bool {
    let word = word.trim_matches('.');
    let Some((first, last)) = word.rsplit_once('.') else { return false };
    let is_name = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    is_name && first.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_addresses_of_every_kind_inside_other_words() {
        for text in ["203.0.113.7", "203.0.113.7:22", "from 203.0.113.7.", "203.0.113.0/24"] {
            assert_eq!(address_in(text), Some("an IP address"), "{text}");
        }
        for text in ["2001:db8::1", "[2001:db8::1]:443", "::ffff:203.0.113.7", "fe80::1%eth0"] {
            assert_eq!(address_in(text), Some("an IP address"), "{text}");
        }
        for text in ["someone@example.org", "<someone@example.org>"] {
            assert_eq!(address_in(text), Some("an e-mail address"), "{text}");
        }
        for text in ["www.example.org", "http://example.org/a", "пример.рф"] {
            assert_eq!(address_in(text), Some("a host's name"), "{text}");
        }
    }

    #[test]
    fn leaves_figures_periods_and_words_alone() {
        for text in [
            "",
            "22.8",
            "1.2.3",
            "2013-05-01",
            "12:30:45",
            "ssh",
            "all.",
            "e.g. this",
            "1.5k",
            "256.1.1.1",
            "a:b",
            "@",
            "trojan-botnet",
        ] {
            assert_eq!(address_in(text), None, "{text}");
        }
    }
}
