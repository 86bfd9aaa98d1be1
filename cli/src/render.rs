//! Draws a view into a picture file.

use std::path::{Path, PathBuf};

use bothways::chart::{Size, captioned};
use bothways::describe::Words;
use bothways::i18n::Env;
use bothways::paint::{SvgError, Theme, ThemeName, svg};
use bothways::query::View;
use bothways::scene::Scene;
use clap::ValueEnum;

use crate::ask::{Asked, AskedError, ViewArg};
use crate::output::{self, OutputError};
use crate::raster::{self, RasterError};
use crate::set::{OpenError, open_all};

/// The colours.
#[derive(ValueEnum, Clone, Copy, Debug, Default)]
pub enum ThemeArg {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
    /// More contrast, on white.
    Contrast,
    /// More contrast, on black.
    ContrastDark,
    /// For paper, also without colours.
    Print,
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
    #[error("{0}: .svg and .png pictures are written; end the file's name in one of these")]
    Kind(String),
    /// A scale for a picture without pixels.
    #[error("--scale: an .svg is sharp at any size; leave it out, or write a .png")]
    Scale,
    /// The pixels could not be made.
    #[error(transparent)]
    Raster(#[from] RasterError),
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
            ThemeArg::Contrast => Self::Contrast,
            ThemeArg::ContrastDark => Self::ContrastDark,
            ThemeArg::Print => Self::Print,
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

/// Reads how many pixels stand for a CSS px, 0.5 to 4.
///
/// # Errors
/// What to write instead.
pub fn read_scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (0.5..=4.0).contains(scale));
    scale.ok_or_else(|| "write a number from 0.5 to 4, such as 2".to_owned())
}

const SIZE: &str = "write the width from 240 to 4000 and the height from 100, such as 800x450";

/// A picture that is asked for.
pub struct Picture<'a> {
    /// What it shows.
    pub view: ViewArg,
    /// How large it is at least.
    pub size: Size,
    /// In which colours.
    pub theme: ThemeName,
    /// How many pixels of a PNG stand for a CSS px.
    pub scale: Option<f32>,
    /// The file to write.
    pub file: &'a Path,
}

/// Draws what the sets answer, with the words that a picture needs where it stands alone.
///
/// # Errors
/// See [`RenderError`]; the file is then as it was.
pub fn render(
    paths: &[PathBuf],
    asked: &Asked,
    wanted: &Picture<'_>,
    env: &dyn Env,
) -> Result<(), RenderError> {
    let Picture { view, size, theme, scale, file } = *wanted;
    let kind = file.extension().and_then(|kind| kind.to_str());
    match (kind, scale) {
        (Some("svg"), Some(_)) => return Err(RenderError::Scale),
        (Some("svg" | "png"), _) => {}
        _ => return Err(RenderError::Kind(file.display().to_string())),
    }
    let sets = open_all(paths, env.lang())?;
    let view = asked.answer(view, &sets, env)?;
    let drawn = picture(&captioned(&view, env, size), &view, theme, env)?;
    match kind {
        Some("png") => output::write_all(&[(file, &raster::png(&drawn, scale.unwrap_or(1.0))?)])?,
        _ => output::write_all(&[(file, drawn.as_bytes())])?,
    }
    Ok(())
}

/// A view's drawing as an SVG picture with its title and sentence.
///
/// # Errors
/// Only where memory for the picture cannot be had.
pub fn picture(
    scene: &Scene,
    view: &View<'_>,
    theme: ThemeName,
    env: &dyn Env,
) -> Result<String, SvgError> {
    let Words { title, sentence, .. } = Words::of(view, env);
    svg(scene, &Theme::named(theme), &title, &sentence)
}
