//! Just enough of HTML and SVG to see that a text is well-formed.

/// Elements that HTML never closes.
const VOID: [&str; 3] = ["img", "link", "source"];

/// An element's start: its name and its attributes.
#[derive(Debug, PartialEq)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// All elements in order.
///
/// # Panics
/// Where a tag is not closed, closes another one's place, or a value has no quotes.
pub fn tags(text: &str) -> Vec<Tag> {
    let (mut open, mut all) = (Vec::new(), Vec::new());
    let text = without_comments(text);
    for part in text.split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap_or_else(|| panic!("open: <{part}"));
        assert!(!words.contains('>'), "a bare > after <{tag}>");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "</{name}>");
            continue;
        }
        let is_closed = tag.ends_with('/');
        let tag = read(tag.trim_end_matches('/'));
        if !is_closed && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        all.push(tag);
    }
    assert_eq!(open, Vec::<String>::new(), "never closed");
    all
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("-->").unwrap().1)
}

fn read(tag: &str) -> Tag {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let Some(after) = after.strip_prefix('=') else {
            attributes.push((key.to_owned(), String::new()));
            rest = after;
            continue;
        };
        let quote = after.chars().next().filter(|c| ['"', '\''].contains(c)).unwrap();
        let (value, after) = after[1..].split_once(quote).unwrap();
        attributes.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
    Tag { name: name.to_owned(), attributes }
}

/// The picture in a data address.
pub fn picture(address: &str) -> String {
    let mut parts = address.strip_prefix("data:image/svg+xml,").unwrap().split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}
