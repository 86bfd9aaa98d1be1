//! What a first chart waits for, in links that the browser follows before any script asks.

use bothways::i18n::Env;
use bothways::query::View;

use super::html::attribute;
use super::manifest::Manifest;
use super::question::Named;

/// The set that is inside the smallest wasm, which draws it over time in English.
const INSIDE: &str = "cncert";
/// What that wasm does not know.
const BEYOND: [&str; 5] = ["country", "countries", "limit", "order", "sum"];

/// One link a file, those of scripts with their hashes where these are known.
pub fn links(
    base: &str,
    view: &View<'_>,
    asked: &[Named],
    manifest: Option<&Manifest>,
    env: &dyn Env,
) -> String {
    let files = files(view, asked, manifest, env);
    files.iter().map(|file| link(base, file, manifest)).collect()
}

/// The attributes by which a file is fetched as it will be, and refused where it is another.
pub fn integrity_of(file: &str, manifest: Option<&Manifest>) -> String {
    manifest
        .and_then(|manifest| manifest.integrity(file))
        .map(|hash| format!(" integrity=\"{}\" crossorigin", attribute(hash)))
        .unwrap_or_default()
}

fn link(base: &str, file: &str, manifest: Option<&Manifest>) -> String {
    let kind = match file.rsplit('.').next() {
        Some("js") => "rel=\"modulepreload\"",
        Some("wasm") => "rel=\"preload\" as=\"fetch\" type=\"application/wasm\"",
        _ => "rel=\"preload\" as=\"fetch\"",
    };
    let href = attribute(&format!("{base}/{file}"));
    // Of what is fetched no browser looks at the hash here, and Chromium warns that it does not.
    let integrity = Some(file).filter(|file| file.ends_with(".js"));
    let integrity = integrity.map(|file| integrity_of(file, manifest)).unwrap_or_default();
    // Whatever a script fetches from another host is asked for so, with a hash or without.
    let origin = if integrity.is_empty() { " crossorigin" } else { "" };
    format!("<link {kind} href=\"{href}\"{integrity}{origin}>\n")
}

fn files(
    view: &View<'_>,
    asked: &[Named],
    manifest: Option<&Manifest>,
    env: &dyn Env,
) -> Vec<String> {
    let value = |field: &str| asked.iter().find(|(name, _)| *name == field);
    let name = value("view").map_or("timeline", |(_, name)| name.as_str());
    let own = view.question().set.descriptor().name.as_str();
    let is_plain =
        name == "timeline" && own == INSIDE && !BEYOND.iter().any(|field| value(field).is_some());
    let entry = "bothways.js".to_owned();
    if is_plain && env.is_english() {
        return vec![entry, "bothways.wasm".to_owned()];
    }
    let mut files = vec![entry, format!("{name}.js"), format!("{name}.wasm")];
    // The other names have a hash in them, which only the list knows.
    let Some(manifest) = manifest else { return files };
    let sets = match view {
        View::Sources(_) => manifest.sets(),
        _ => vec![own],
    };
    files.extend(sets.iter().filter_map(|set| manifest.set(set)).map(str::to_owned));
    if !env.is_english() {
        files.push(format!("texts-{}.js", env.lang()));
        let texts = texts(name, &sets, env.lang());
        files.extend(
            texts.iter().filter_map(|name| manifest.hashed(name, "json")).map(str::to_owned),
        );
    }
    files
}

/// The words of a language that a view has, and those of its sets.
fn texts(view: &str, sets: &[&str], lang: &str) -> Vec<String> {
    let more = (!matches!(view, "timeline" | "sources")).then(|| format!("texts/{lang}.views"));
    let of_sets = sets.iter().map(|set| format!("texts/{set}.{lang}"));
    [format!("texts/{lang}")].into_iter().chain(more).chain(of_sets).collect()
}
