//! The text to paste: the element with what readers see without it, or one of the other forms for
//! pages that take no script, no element, or only frames.

mod figure;
mod forms;
mod html;
mod manifest;
mod preload;
pub(crate) mod question;

use std::io::{self, Write};
use std::path::PathBuf;

use bothways::describe::Words;
use bothways::i18n::Env;
use bothways::paint::SvgError;
use bothways::query::View;
use clap::ValueEnum;

use crate::ask::{Asked, AskedError, ViewArg};
use crate::set::{OpenError, open_all};
use forms::Pasted;
use manifest::Manifest;
pub use manifest::ManifestError;

/// What is pasted, by what a page takes.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The element and its script.
    #[default]
    Script,
    /// A frame, with the script that gives it its height.
    Frame,
    /// Picture and table, where no script is allowed.
    Static,
    /// An amp-iframe.
    Amp,
    /// A block of HTML with a frame, for WordPress.
    Wordpress,
    /// A link to the chart on a page of its own.
    Link,
}

/// Which edition of the figures is drawn in years to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// The one that the page was written with.
    Frozen,
    /// The current one, with a word where it differs from that.
    Living,
}

/// What is to be printed.
pub struct Wanted<'a> {
    /// What is shown.
    pub view: ViewArg,
    /// For which kind of page.
    pub form: Form,
    /// The element's id.
    pub id: Option<&'a str>,
    /// The address of the module's folder.
    pub base: Option<&'a str>,
    /// The list of files and editions, instead of the default one.
    pub manifest: Option<PathBuf>,
    /// Whether the edition is named as the one to draw, or the one to compare with; frozen where the
    /// list knows it, since the words around a chart were written for its figures.
    pub lasting: Option<Lasting>,
}

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
    /// The list of files cannot be used.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A form that leads to an address.
    #[error(
        "--base is missing: this form leads to the folder of Bothways; add its address, such as \
         --base https://example.org/bothways"
    )]
    NoBase,
    /// An address that AMP refuses.
    #[error(
        "--base {0}: AMP takes frames by https only; give an address that begins with https://"
    )]
    NoHttps(String),
    /// An edition that nobody knows.
    #[error(
        "--{0}: no edition of “{1}” is known; name the manifest.json of a build that lists it, by \
         --manifest"
    )]
    NoEdition(&'static str, String),
    /// A view with several editions.
    #[error("--{0}: in the view of sources each set has its own edition; leave it out")]
    Editions(&'static str),
    /// The text cannot be written.
    #[error("the text cannot be written ({0}); send it to a file or pipe that takes it")]
    Write(#[from] io::Error),
}

impl EmbedError {
    /// Whether the command was used wrongly; else the figures or files are at fault.
    pub fn is_bad_usage(&self) -> bool {
        match self {
            Self::Ask(error) => error.is_bad_usage(),
            Self::NoBase | Self::NoHttps(_) | Self::NoEdition(..) | Self::Editions(_) => true,
            Self::Open(_) | Self::Svg(_) | Self::Manifest(_) | Self::Write(_) => false,
        }
    }
}

/// What is lost without a list of files, and how to get it.
const NO_MANIFEST: &str = "bothways: no hashes and no edition are printed, since there is no \
    dist/manifest.json here; run ./build.sh build first, or name one by --manifest FILE";

/// Writes the text to `out`; returns what should be known besides.
///
/// # Errors
/// See [`EmbedError`]; nothing is written then.
pub fn embed(
    paths: &[PathBuf],
    asked: &Asked,
    wanted: &Wanted<'_>,
    env: &dyn Env,
    out: &mut dyn Write,
) -> Result<Option<&'static str>, EmbedError> {
    let sets = open_all(paths, env.lang())?;
    let view = asked.answer(wanted.view, &sets, env)?;
    let manifest = Manifest::find(wanted.manifest.as_deref())?;
    let mut named = question::asked(&view, asked);
    named.extend(edition(&view, wanted, manifest.as_ref())?);
    let pasted = Pasted {
        view: &view,
        words: Words::of(&view, env),
        named,
        id: wanted.id,
        base: wanted.base.map(|base| base.trim_end_matches('/')),
        manifest: manifest.as_ref(),
        env,
    };
    out.write_all(pasted.form(wanted.form)?.as_bytes())?;
    let is_lost = manifest.is_none() && wanted.base.is_some() && wanted.form != Form::Static;
    Ok(is_lost.then_some(NO_MANIFEST))
}

/// The attribute that names the edition.
fn edition(
    view: &View<'_>,
    wanted: &Wanted<'_>,
    manifest: Option<&Manifest>,
) -> Result<Option<question::Named>, EmbedError> {
    let (name, option) = match wanted.lasting.unwrap_or(Lasting::Frozen) {
        Lasting::Frozen => ("edition", "frozen"),
        Lasting::Living => ("since", "living"),
    };
    let is_asked = wanted.lasting.is_some();
    if let View::Sources(_) = view {
        return if is_asked { Err(EmbedError::Editions(option)) } else { Ok(None) };
    }
    let set = &view.question().set.descriptor().name;
    match manifest.and_then(|manifest| manifest.edition(set)) {
        Some(edition) => Ok(Some((name, edition.to_owned()))),
        None if is_asked => Err(EmbedError::NoEdition(option, set.clone())),
        None => Ok(None),
    }
}
