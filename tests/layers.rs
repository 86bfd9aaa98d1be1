//! Which layer may use which: the arrows of DESIGN.md, read from `use crate::` and inline paths.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

const WEB_MAY_USE: [&str; 10] = [
    "dataset",
    "query",
    "geom",
    "i18n",
    "scene",
    "chart",
    "describe",
    "paint",
    "state",
    "DEFAULT_SET",
];

/// A layer, then what it may use: whole layers, or single items of one.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("dataset", &[]),
    ("query", &["dataset"]),
    ("geom", &[]),
    ("i18n", &["dataset"]),
    ("scene", &["geom", "i18n::Font", "query::Direction"]),
    ("chart", &["dataset", "query", "geom", "i18n", "scene"]),
    ("describe", &["dataset", "query", "i18n", "scene::Key"]),
    ("paint", &["geom", "scene", "i18n::Font"]),
    ("state", &["dataset", "query"]),
    ("web", &WEB_MAY_USE),
];

/// Words of the outside world, and the layers that may know them.
const WORDS: [(&str, &[&str]); 4] = [
    ("web_sys", &["web"]),
    ("js_sys", &["web"]),
    ("wasm_bindgen", &["web"]),
    ("DrawingBackend", &["paint", "web"]),
];

/// The paths of a use tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(prefix: &str, tree: &str) -> Vec<String> {
    let tree = tree.trim_start();
    let Some(group) = tree.strip_prefix('{') else {
        let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '*';
        let end = tree.find(|c| !is_name(c)).unwrap_or(tree.len());
        let path = format!("{prefix}{}", &tree[..end]);
        return match tree[end..].strip_prefix("::") {
            Some(rest) => paths(&format!("{path}::"), rest),
            None => Vec::from_iter((end > 0).then_some(path)),
        };
    };
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            ',' | '}' if depth == 0 => {
                found.extend(paths(prefix, &group[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    found
}

/// The forbidden arrows of one file: its line and the arrow.
fn forbidden(layer: &str, code: &str) -> Vec<String> {
    let code: Vec<_> = code.lines().map(|line| line.split("//").next().unwrap()).collect();
    let code = code.join("\n");
    let may_use = MAY_USE.iter().find(|(known, _)| *known == layer).map_or(&[][..], |m| m.1);
    let is_allowed = |path: &str| {
        let mut names = path.splitn(3, "::");
        let (to, item) = (names.next().unwrap(), names.next().unwrap_or_default());
        to == layer || may_use.contains(&to) || may_use.contains(&format!("{to}::{item}").as_str())
    };
    let arrows = code.match_indices("crate::").flat_map(|(at, word)| {
        let all = paths("", &code[at + word.len()..]).into_iter();
        all.filter(|path| !is_allowed(path)).map(move |path| (at, path)).collect::<Vec<_>>()
    });
    let foreign = WORDS.iter().filter(|(_, layers)| !layers.contains(&layer));
    let words = foreign.flat_map(|(word, _)| code.match_indices(word));
    let all = arrows.chain(words.map(|(at, word)| (at, word.to_owned())));
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    all.map(|(at, to)| format!("{}: {layer} → {to}", line(at))).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn no_arrow_points_the_wrong_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in files(&src) {
        let name = path.strip_prefix(&src).unwrap();
        let layer = name.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if layer != "lib" {
            assert!(MAY_USE.iter().any(|(known, _)| *known == layer), "no such layer: {layer}");
            let arrows = forbidden(layer, &fs::read_to_string(&path).unwrap());
            found.extend(arrows.iter().map(|arrow| format!("src/{}:{arrow}", name.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_forbidden_arrow_is_found_wherever_it_stands() {
    let code = "use crate::dataset::Period; // crate::web is only a comment\n\
                use crate::{geom::Point, query::{Cell, Direction as D}, dataset};\n\
                fn f(x: crate::state::State) -> crate::i18n::Font { web_sys::window() }\n\
                use crate::scene::{self,\n    Key,\n};\nuse crate::*;";
    let found = [
        "1: geom → dataset::Period",
        "2: geom → query::Cell",
        "2: geom → query::Direction",
        "2: geom → dataset",
        "3: geom → state::State",
        "3: geom → i18n::Font",
        "4: geom → scene::self",
        "4: geom → scene::Key",
        "7: geom → *",
        "3: geom → web_sys",
    ];
    assert_eq!(forbidden("geom", code), found);
}

#[test]
fn an_item_that_may_be_used_opens_no_other() {
    let code = "use crate::query::{Direction, Cell};\nuse crate::i18n::{Font, Env};";
    assert_eq!(forbidden("scene", code), ["1: scene → query::Cell", "2: scene → i18n::Env"]);
    let code = "impl DrawingBackend for B {}\nuse crate::web::Widget;";
    assert_eq!(forbidden("paint", code), ["2: paint → web::Widget"]);
}
