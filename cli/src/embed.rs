//! The HTML to paste: the element, and in it what readers see without it.
//!
//! The picture stands in a data address, light and dark, so that the whole is one piece of text
//! that needs no further file and no style of the page.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use bothways::chart::{Size, timeline};
use bothways::describe::{notes, sentence, source_line, table, title, unit_line};
use bothways::i18n::Env;
use bothways::paint::{SvgError, ThemeName};
use bothways::query::PairView;

use crate::ask::{Asked, AskedError};
use crate::render::picture;
use crate::set::{OpenError, open};

/// Between a phone's width and a column's: its words stay readable on both.
const PICTURE: Size = Size { width: 400.0, height: None };

/// Why there is nothing to paste.
#[derive(Debug, thiserror::Error)]
pub enum EmbedError {
    /// The set cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The set cannot answer.
    #[error(transparent)]
    Ask(#[from] AskedError),
    /// The picture could not be made.
    #[error(transparent)]
    Svg(#[from] SvgError),
    /// The text cannot be written.
    #[error("the text cannot be written ({0}); send it to a file or pipe that takes it")]
    Write(#[from] io::Error),
}

/// Writes the snippet to `out`; with `base`, the address of the module's folder, also its script.
///
/// # Errors
/// See [`EmbedError`].
pub fn embed(
    path: &Path,
    asked: &Asked,
    id: Option<&str>,
    base: Option<&str>,
    env: &dyn Env,
    out: &mut dyn Write,
) -> Result<(), EmbedError> {
    let set = open(path)?;
    let view = asked.answer(&set)?;
    if let Some(base) = base {
        let base = base.trim_end_matches('/');
        let module = attribute(&format!("{base}/bothways.js"));
        writeln!(out, "<script type=\"module\" src=\"{module}\"></script>")?;
    }
    writeln!(out, "<both-ways{}>", attributes(&view, asked, id))?;
    writeln!(out, "<p>{}</p>", text(&sentence(&view, env)))?;
    out.write_all(pictures(&view, env)?.as_bytes())?;
    out.write_all(figures(&view, env).as_bytes())?;
    let vantage = &set.descriptor().bothways.vantage;
    let small = [&unit_line(&view, env), vantage, &source_line(&view, env)];
    writeln!(out, "<p>{}</p>", text(&small.map(String::as_str).join(" ")))?;
    for note in notes(&view, env) {
        writeln!(out, "<p>{}</p>", text(&note))?;
    }
    writeln!(out, "</both-ways>")?;
    Ok(())
}

/// What was asked, as the element's attributes.
fn attributes(view: &PairView<'_>, asked: &Asked, id: Option<&str>) -> String {
    let question = &view.question;
    let named = [
        ("id", id.map(str::to_owned)),
        ("figures", Some(question.set.descriptor().name.clone())),
        ("pair", Some(format!("{}-{}", question.a, question.b))),
        ("measure", asked.measure.clone()),
        ("category", Some(asked.category.join(",")).filter(|list| !list.is_empty())),
        ("per", asked.per.clone()),
        ("from", asked.from.map(|period| period.to_string())),
        ("to", asked.to.map(|period| period.to_string())),
    ];
    let mut written = String::new();
    for (name, value) in named {
        if let Some(value) = value {
            let _ = write!(written, " {name}=\"{}\"", attribute(&value));
        }
    }
    written
}

fn pictures(view: &PairView<'_>, env: &dyn Env) -> Result<String, SvgError> {
    // The words stand in the HTML beside it.
    let scene = timeline(view, env, PICTURE);
    let address = |theme| Ok(data_address(&picture(&scene, view, theme, env)?));
    let (light, dark) = (address(ThemeName::Light)?, address(ThemeName::Dark)?);
    let name = attribute(&title(view, env));
    Ok(format!(
        "<picture>\n<source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\">\n\
         <img src=\"{light}\" alt=\"{name}\">\n</picture>\n"
    ))
}

fn figures(view: &PairView<'_>, env: &dyn Env) -> String {
    let table = table(view, env);
    let columns = table.head.map(|words| format!("<th scope=\"col\">{}</th>", text(&words)));
    let mut html = format!(
        "<table>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        text(&table.caption),
        columns.concat()
    );
    for row in table.rows {
        let [forward, back] = row.figures.map(|words| text(&words));
        let (period, note) = (text(&row.head), text(&row.note));
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\">{period}</th><td>{forward}</td><td>{back}</td><td>{note}</td></tr>"
        );
    }
    html.push_str("</tbody>\n</table>\n");
    html
}

/// An SVG picture as an address. Quotes become single, so that few characters need escaping.
fn data_address(svg: &str) -> String {
    let mut address = String::from("data:image/svg+xml,");
    for c in svg.chars() {
        match c {
            '"' => address.push('\''),
            '\n' | ' ' => address.push_str("%20"),
            '%' | '#' | '<' | '>' | '&' | '\'' | ',' => {
                let _ = write!(address, "%{:02X}", c as u32);
            }
            c if c.is_ascii_graphic() => address.push(c),
            c => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(address, "%{byte:02X}");
                }
            }
        }
    }
    address
}

fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn attribute(words: &str) -> String {
    text(words).replace('"', "&quot;")
}
