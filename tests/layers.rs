//! Which layer may use which: the arrows of DESIGN.md, read from `use crate::` and inline paths.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, then what it may use: whole layers, or single items of one. The web may use all.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("dataset", &[]),
    ("query", &["dataset"]),
    ("geom", &[]),
    ("i18n", &["dataset", "geom::Land"]),
    ("scene", &["geom", "i18n::Font", "query::Direction"]),
    ("chart", &["dataset", "query", "geom", "i18n", "scene", "describe"]),
    ("describe", &["dataset", "query", "i18n", "scene::Key"]),
    ("paint", &["geom", "scene", "i18n::Font"]),
    ("state", &["dataset", "query"]),
];

/// Words of the outside world, and the layers that may know them.
const WORDS: [(&str, &[&str]); 4] = [
    ("web_sys", &["web"]),
    ("js_sys", &["web"]),
    ("wasm_bindgen", &["web"]),
    ("DrawingBackend", &["paint", "web"]),
];

/// The paths of a use tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(tree: &str) -> Vec<String> {
    let (mut groups, mut path, mut found) = (Vec::new(), String::new(), Vec::new());
    for c in tree.chars() {
        match c {
            '{' => groups.push(path.clone()),
            ',' | '}' if !groups.is_empty() => {
                found.push(std::mem::take(&mut path));
                if c == ',' {
                    path.clone_from(&groups[groups.len() - 1]);
                } else {
                    groups.pop();
                }
            }
            c if c.is_whitespace() && (path.is_empty() || path.ends_with(':')) => {}
            c if c.is_alphanumeric() || "_:*".contains(c) => path.push(c),
            c if c.is_whitespace() && !groups.is_empty() => path.push(' '),
            _ => break,
        }
    }
    found.push(path);
    found.retain(|path| !path.is_empty() && !path.ends_with(':'));
    found.into_iter().map(|path| path.trim().split(' ').next().unwrap().to_owned()).collect()
}

/// The forbidden arrows of one file: its line and the arrow.
fn forbidden(layer: &str, code: &str) -> Vec<String> {
    let code: Vec<_> = code.lines().map(|line| line.split("//").next().unwrap()).collect();
    let code = code.join("\n");
    let may_use = MAY_USE.iter().find(|(known, _)| *known == layer).map(|(_, layers)| *layers);
    let is_in = |path: &str, place: &str| {
        path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let is_allowed = |path: &str| {
        may_use.is_none_or(|may| may.iter().any(|place| is_in(path, place))) || is_in(path, layer)
    };
    let arrows = code.match_indices("crate::").flat_map(|(at, word)| {
        let all = paths(&code[at + word.len()..]).into_iter();
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
            let is_known = layer == "web" || MAY_USE.iter().any(|(known, _)| *known == layer);
            assert!(is_known, "no such layer: {layer}");
            let arrows = forbidden(layer, &fs::read_to_string(&path).unwrap());
            found.extend(arrows.iter().map(|arrow| format!("src/{}:{arrow}", name.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_forbidden_arrow_is_found_wherever_it_stands() {
    let code = "use crate::dataset::Period; // crate::web is only a comment\n\
                use crate::{geom::Point, query::{Cell, Direction as D}, dataset\n};\n\
                fn f(x: crate::state::State) -> crate::i18n::Font { web_sys::window() }\n\
                use crate::scene::{self,\n    Key,\n};\nuse crate::*;";
    let found = [
        "1: geom → dataset::Period",
        "2: geom → query::Cell",
        "2: geom → query::Direction",
        "2: geom → dataset",
        "4: geom → state::State",
        "4: geom → i18n::Font",
        "5: geom → scene::self",
        "5: geom → scene::Key",
        "8: geom → *",
        "4: geom → web_sys",
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
