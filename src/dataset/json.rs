//! Where a value stands in a JSON text: serde_json tells places of faults in syntax alone.

use super::fault::{Place, place_at};

/// The place of the value that a JSON pointer such as `/bothways/measures/0` names, or of the
/// innermost value around it that is there. The text must be well-formed JSON.
pub(super) fn place_of(text: &str, pointer: &str) -> Place {
    let mut walk = Walk { text: text.as_bytes(), at: 0 };
    walk.space();
    for step in pointer.split('/').skip(1) {
        let outside = walk.at;
        if walk.enter(step).is_none() {
            walk.at = outside;
            break;
        }
    }
    place_at(walk.text, walk.at)
}

/// A step of a JSON pointer.
pub(super) fn step(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

struct Walk<'a> {
    text: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Moves from an object or list to the value at a step inside it.
    fn enter(&mut self, step: &str) -> Option<()> {
        let is_object = match self.peek()? {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        for index in 0.. {
            self.at += 1;
            self.space();
            let found = match self.peek()? {
                b'}' | b']' => return None,
                _ if is_object => self.key() == step,
                _ => step.parse() == Ok(index),
            };
            if found {
                return Some(());
            }
            self.pass();
            self.space();
            if self.peek()? != b',' {
                return None;
            }
        }
        None
    }

    /// Reads a key and moves to its value.
    fn key(&mut self) -> String {
        let begins = self.at;
        self.pass();
        let key = self.text.get(begins..self.at).unwrap_or_default();
        let key: String = serde_json::from_slice(key).unwrap_or_default();
        self.space();
        self.at += 1;
        self.space();
        self::step(&key)
    }

    /// Moves past a value.
    fn pass(&mut self) {
        let mut depth = 0;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.pass_text(),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => depth -= 1,
                b',' if depth == 0 => return,
                _ => {}
            }
            self.at += 1;
            let ends = matches!(byte, b'"' | b'}' | b']');
            let next_is_space = self.peek().is_some_and(|byte| byte.is_ascii_whitespace());
            if depth == 0 && (ends || next_is_space) {
                return;
            }
        }
    }

    /// Moves from the quote that begins a text to the one that ends it.
    fn pass_text(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek().filter(|byte| *byte != b'"') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#" {
  "a": [1, "x,]\"}", {"é": null, "b/c": [[], {}, true ]}],
  "d" : {"a":-1.5e3}, "a\u0062": 0
}"#;

    #[test]
    fn finds_every_value() {
        let places = [
            ("", (1, 2)),
            ("/a", (2, 8)),
            ("/a/0", (2, 9)),
            ("/a/1", (2, 12)),
            ("/a/2", (2, 22)),
            ("/a/2/é", (2, 28)),
            ("/a/2/b~1c", (2, 41)),
            ("/a/2/b~1c/1", (2, 46)),
            ("/a/2/b~1c/2", (2, 50)),
            ("/d", (3, 9)),
            ("/d/a", (3, 14)),
            ("/ab", (3, 34)),
        ];
        for (pointer, place) in places {
            assert_eq!(place_of(TEXT, pointer), place, "{pointer}");
        }
    }

    #[test]
    fn falls_back_on_what_is_around() {
        for (pointer, place) in
            [("/z", (1, 2)), ("/a/7", (2, 8)), ("/a/0/b", (2, 9)), ("/d/b/c", (3, 9))]
        {
            assert_eq!(place_of(TEXT, pointer), place, "{pointer}");
        }
    }
}
