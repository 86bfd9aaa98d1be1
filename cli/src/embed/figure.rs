//! What readers see without the element: sentence, picture, table, source.
//!
//! The picture stands in a data address, light and dark, so that the whole is one piece of text
//! that needs no further file and no style of the page.

use std::fmt::Write as _;

use bothways::chart::{Size, chart};
use bothways::describe::{Table, Words};
use bothways::i18n::Env;
use bothways::paint::{SvgError, ThemeName};
use bothways::query::View;

use super::html::{attribute, text};
use crate::render::picture;

/// Between a phone's width and a column's: its words stay readable on both.
const PICTURE: Size = Size { width: 400.0, height: None };

/// Sentence, picture, table, then who counted and the source, with every note.
pub fn fallback(view: &View<'_>, words: &Words, env: &dyn Env) -> Result<String, SvgError> {
    let (shown, small) = parts(view, words, env)?;
    Ok(shown + &small.iter().map(|line| format!("<p>{line}</p>\n")).collect::<String>())
}

/// The same as a figure by itself, for pages that take no script.
pub fn figure(view: &View<'_>, words: &Words, env: &dyn Env) -> Result<String, SvgError> {
    let (shown, small) = parts(view, words, env)?;
    let small: String = small.iter().map(|line| format!("<p>{line}</p>\n")).collect();
    Ok(format!("{shown}<figcaption>\n{small}</figcaption>\n"))
}

/// What is shown, and the lines in small print.
fn parts(view: &View<'_>, words: &Words, env: &dyn Env) -> Result<(String, Vec<String>), SvgError> {
    let (light, dark) = addresses(view, env)?;
    let shown = format!(
        "<p>{}</p>\n<picture>\n\
         <source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\">\n\
         <img src=\"{light}\" alt=\"{}\">\n</picture>\n{}",
        text(&words.sentence),
        attribute(&words.title),
        table(&words.table),
    );
    let first = text(&words.small_print().join(" "));
    let notes = words.notes.iter().map(|note| text(note));
    Ok((shown, [first].into_iter().chain(notes).collect()))
}

/// The light picture and the dark one.
pub fn addresses(view: &View<'_>, env: &dyn Env) -> Result<(String, String), SvgError> {
    // The words stand in the HTML beside it.
    let scene = chart(view, env, PICTURE);
    let address = |theme| Ok(data_address(&picture(&scene, view, theme, env)?));
    Ok((address(ThemeName::Light)?, address(ThemeName::Dark)?))
}

fn table(table: &Table) -> String {
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
