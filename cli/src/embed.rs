//! The HTML to paste: the element, and in it what readers see without it.
//!
//! The picture stands in a data address, light and dark, so that the whole is one piece of text
//! that needs no further file and no style of the page.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use bothways::chart::{Size, chart};
use bothways::dataset::Country;
use bothways::describe::many::telling;
use bothways::describe::{Table, Words};
use bothways::i18n::{Env, is_rtl};
use bothways::paint::{SvgError, ThemeName};
use bothways::query::View;

use crate::ask::{Asked, AskedError, ViewArg};
use crate::render::picture;
use crate::set::{OpenError, open_all};

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
    paths: &[PathBuf],
    view: ViewArg,
    asked: &Asked,
    id: Option<&str>,
    base: Option<&str>,
    env: &dyn Env,
    out: &mut dyn Write,
) -> Result<(), EmbedError> {
    let sets = open_all(paths, env.lang())?;
    let view = asked.answer(view, &sets, env)?;
    let words = Words::of(&view, env);
    if let Some(base) = base {
        let base = base.trim_end_matches('/');
        let module = attribute(&format!("{base}/bothways.js"));
        writeln!(out, "<script type=\"module\" src=\"{module}\"></script>")?;
    }
    writeln!(out, "<both-ways{}>", attributes(&view, asked, id, env))?;
    writeln!(out, "<p>{}</p>", text(&words.sentence))?;
    out.write_all(pictures(&view, &words.title, env)?.as_bytes())?;
    out.write_all(figures(&words.table).as_bytes())?;
    let small = words.small_print();
    writeln!(out, "<p>{}</p>", text(&small.join(" ")))?;
    for note in &words.notes {
        writeln!(out, "<p>{}</p>", text(note))?;
    }
    writeln!(out, "</both-ways>")?;
    Ok(())
}

/// What was asked, as the element's attributes.
fn attributes(view: &View<'_>, asked: &Asked, id: Option<&str>, env: &dyn Env) -> String {
    let question = view.question();
    // All sets speak in the view of sources, whichever the element is given.
    let (figures, view) = match view {
        View::Timeline(_) => (Some(question.set.descriptor().name.clone()), None),
        View::Sources(_) => (None, Some("sources".to_owned())),
        view => {
            let name = telling(view).map(|many| many.name().to_owned());
            (Some(question.set.descriptor().name.clone()), name)
        }
    };
    let named = [
        ("id", id.map(str::to_owned)),
        ("lang", (!env.is_english()).then(|| env.lang().to_owned())),
        ("dir", is_rtl(env).then(|| "rtl".to_owned())),
        ("figures", figures),
        ("view", view),
        ("pair", Some(format!("{}-{}", question.a, question.b))),
        ("country", asked.country.map(|country| country.to_string())),
        ("countries", list(&asked.countries.iter().map(Country::to_string).collect::<Vec<_>>())),
        ("limit", asked.limit.map(|limit| limit.to_string())),
        ("order", asked.order.map(|order| order.as_str().to_owned())),
        ("measure", asked.measure.clone()),
        ("category", list(&asked.category)),
        ("per", asked.per.clone()),
        ("from", asked.from.map(|period| period.to_string())),
        ("to", asked.to.map(|period| period.to_string())),
        ("sum", question.is_running.then(|| "running".to_owned())),
    ];
    let mut written = String::new();
    for (name, value) in named {
        if let Some(value) = value {
            let _ = write!(written, " {name}=\"{}\"", attribute(&value));
        }
    }
    written
}

/// Several words as an attribute has them, if there are any.
fn list(words: &[String]) -> Option<String> {
    Some(words.join(",")).filter(|list| !list.is_empty())
}

fn pictures(view: &View<'_>, title: &str, env: &dyn Env) -> Result<String, SvgError> {
    // The words stand in the HTML beside it.
    let scene = chart(view, env, PICTURE);
    let address = |theme| Ok(data_address(&picture(&scene, view, theme, env)?));
    let (light, dark) = (address(ThemeName::Light)?, address(ThemeName::Dark)?);
    let name = attribute(title);
    Ok(format!(
        "<picture>\n<source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\">\n\
         <img src=\"{light}\" alt=\"{name}\">\n</picture>\n"
    ))
}

fn figures(table: &Table) -> String {
    let column = |words: &String| format!("<th scope=\"col\">{}</th>", text(words));
    let columns: String = table.head.iter().map(column).collect();
    let mut html = format!(
        "<table>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        text(&table.caption),
        columns
    );
    for row in &table.rows {
        html.push_str("<tr>");
        for (at, words) in row.iter().enumerate() {
            let (tag, scope) = if at == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            let _ = write!(html, "<{tag}{scope}>{}</{tag}>", text(words));
        }
        html.push_str("</tr>\n");
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
