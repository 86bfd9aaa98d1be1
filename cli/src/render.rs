//! Draws a view into a picture file.

use std::path::Path;

use bothways::chart::{Size, captioned};
use bothways::describe::{sentence, title};
use bothways::i18n::Env;
use bothways::paint::{SvgError, Theme, ThemeName, svg};
use bothways::query::PairView;
use bothways::scene::Scene;
use clap::ValueEnum;

use crate::ask::{Asked, AskedError};
use crate::output::{self, OutputError};
use crate::set::{OpenError, open};

/// What is drawn.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum View {
    /// One pair over time, both ways.
    Timeline,
}

/// The colours.
#[derive(ValueEnum, Clone, Copy, Debug, Default)]
pub enum ThemeArg {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The set cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The set cannot answer.
    #[error(transparent)]
    Ask(#[from] AskedError),
    /// A kind of picture that is not made.
    #[error("{0}: only .svg pictures are written; end the file's name in .svg")]
    Kind(String),
    /// The picture could not be made.
    #[error(transparent)]
    Svg(#[from] SvgError),
    /// The file cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl From<ThemeArg> for ThemeName {
    fn from(theme: ThemeArg) -> Self {
        match theme {
            ThemeArg::Light => Self::Light,
            ThemeArg::Dark => Self::Dark,
        }
    }
}

/// Reads `800x450`, or `800` for the height that suits the width. CSS px, 240 to 4,000.
///
/// # Errors
/// What to write instead.
pub fn read_size(text: &str) -> Result<Size, String> {
    let (width, height) = text.split_once('x').map_or((text, None), |(w, h)| (w, Some(h)));
    let number = |text: &str| text.parse().ok().filter(|n: &u16| (100..=4000).contains(n));
    let width = number(width).filter(|width| *width >= 240);
    let height = height.map(|height| number(height).ok_or(SIZE)).transpose()?;
    let width = f64::from(width.ok_or(SIZE)?);
    Ok(Size { width, height: height.map(f64::from) })
}

const SIZE: &str = "write the width from 240 to 4000 and the height from 100, such as 800x450";

/// Draws the view into `file`, with the words that it needs where it stands alone.
///
/// # Errors
/// See [`RenderError`]; the file is then as it was.
pub fn render(
    path: &Path,
    asked: &Asked,
    size: Size,
    theme: ThemeName,
    env: &dyn Env,
    file: &Path,
) -> Result<(), RenderError> {
    if file.extension().is_none_or(|kind| kind != "svg") {
        return Err(RenderError::Kind(file.display().to_string()));
    }
    let set = open(path)?;
    let view = asked.answer(&set)?;
    let picture = picture(&captioned(&view, env, size), &view, theme, env)?;
    output::write_all(&[(file, picture.as_bytes())])?;
    Ok(())
}

/// A view's drawing as an SVG picture with its title and sentence.
///
/// # Errors
/// Only where memory for the picture cannot be had.
pub fn picture(
    scene: &Scene,
    view: &PairView<'_>,
    theme: ThemeName,
    env: &dyn Env,
) -> Result<String, SvgError> {
    svg(scene, &Theme::named(theme), &title(view, env), &sentence(view, env))
}
