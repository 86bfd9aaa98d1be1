//! An SVG picture in pixels, as PNG: for pages that show no other kind, such as previews of links.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query};
use resvg::usvg::{Options, Tree};

/// What stands for `sans-serif`, the first that the system has: they are as wide as our texts were
/// measured, or nearly so.
const FACES: [&str; 6] =
    ["Liberation Sans", "Arial", "Helvetica", "Arimo", "Noto Sans", "DejaVu Sans"];

/// Why there is no picture in pixels.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The system has no font for the words.
    #[error("a .png needs one of these fonts: {}; install one, or write an .svg", FACES.join(", "))]
    Font,
    /// More pixels than can be held.
    #[error("there is no room for a picture of that size; ask for a smaller --scale")]
    Room,
    /// The picture could not be read or written.
    #[error("the picture could not be turned into pixels ({0}); write an .svg instead")]
    Picture(String),
}

/// The picture with so many pixels for each of its own.
///
/// # Errors
/// See [`RasterError`].
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, RasterError> {
    let mut options = Options::default();
    *options.fontdb_mut() = fonts()?;
    let failed = |error: &dyn ToString| RasterError::Picture(error.to_string());
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(&error))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or(RasterError::Room)?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(RasterError::Room)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(&error))
}

fn fonts() -> Result<Database, RasterError> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let is_here = |name: &&&str| {
        let families = [Family::Name(name)];
        fonts.query(&Query { families: &families, ..Query::default() }).is_some()
    };
    let face = FACES.iter().find(is_here).ok_or(RasterError::Font)?;
    fonts.set_sans_serif_family(*face);
    Ok(fonts)
}
