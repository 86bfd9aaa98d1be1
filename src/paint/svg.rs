//! A scene as SVG: exact decimals, one element a line, so that golden files differ readably.

use std::fmt::Write;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use crate::scene::Scene;

use super::{Theme, UNITS, paint};

/// Writing to memory, which does not fail; plotters asks for a type all the same.
#[derive(Debug, thiserror::Error)]
#[error("the picture could not be written")]
pub struct SvgError;

type Drawn = Result<(), DrawingErrorKind<SvgError>>;

/// The scene as a stand-alone SVG picture, named by `title` and described by `words`.
pub fn svg(scene: &Scene, theme: &Theme, title: &str, words: &str) -> Result<String, SvgError> {
    let mut body = String::new();
    let size = ((scene.width * UNITS) as u32, (scene.height * UNITS) as u32);
    let mut backend = SvgBackend { out: &mut body, size, open: None };
    paint(scene, theme, &mut backend).map_err(|_| SvgError)?;
    let (width, height) = (px(size.0 as i32), px(size.1 as i32));
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"t d\" \
         font-family=\"system-ui, sans-serif\">\n\
         <title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n{body}</svg>\n",
        escape(title),
        escape(words)
    ))
}

/// Lines of one style that follow each other become one path, which keeps hatching small.
struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    open: Option<Pen>,
}

#[derive(PartialEq)]
struct Pen {
    color: String,
    width: u32,
    path: String,
}

impl SvgBackend<'_> {
    fn close_path(&mut self) {
        if let Some(Pen { color, width, path }) = self.open.take() {
            let width = px(width as i32);
            let stroke = format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\"");
            self.line(format_args!("<path d=\"{path}\" {stroke}/>"));
        }
    }

    fn line(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.out, "{element}");
    }

    fn fill_rect(&mut self, from: BackendCoord, to: BackendCoord, color: &str) {
        let (x, y) = (px(from.0), px(from.1));
        let (width, height) = (px(to.0 - from.0), px(to.1 - from.1));
        let size = format!("width=\"{width}\" height=\"{height}\"");
        self.line(format_args!("<rect x=\"{x}\" y=\"{y}\" {size} fill=\"{color}\"/>"));
    }

    fn stroke<S: BackendStyle>(&mut self, points: impl Iterator<Item = BackendCoord>, style: &S) {
        let (color, width) = (hex(style.color()), style.stroke_width());
        let same = |pen: &Pen| pen.color == color && pen.width == width;
        if !self.open.as_ref().is_some_and(same) {
            self.close_path();
        }
        let pen = self.open.get_or_insert(Pen { color, width, path: String::new() });
        for (i, (x, y)) in points.enumerate() {
            let command = if i == 0 { 'M' } else { 'L' };
            let _ = write!(pen.path, "{command}{} {}", px(x), px(y));
        }
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = SvgError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close_path();
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.close_path();
        self.fill_rect(at, (at.0 + 1, at.1 + 1), &hex(color));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.stroke([from, to].into_iter(), style);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke(path.into_iter(), style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            let corners = [from, (to.0, from.1), to, (from.0, to.1), from];
            return self.draw_path(corners, style);
        }
        self.close_path();
        self.fill_rect(from, to, &hex(style.color()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.close_path();
        let (x, y, radius) = (px(at.0), px(at.1), px(radius as i32));
        let color = hex(style.color());
        self.line(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{color}\"/>"));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.close_path();
        let mut path = String::new();
        for (i, (x, y)) in corners.into_iter().enumerate() {
            let command = if i == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{command}{} {}", px(x), px(y));
        }
        self.line(format_args!("<path d=\"{path}Z\" fill=\"{}\"/>", hex(style.color())));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.close_path();
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let weight = match style.style() {
            FontStyle::Bold => " font-weight=\"bold\"",
            _ => "",
        };
        let (x, y, size) = (px(at.0), px(at.1), style.size() / UNITS);
        let color = hex(style.color());
        let place = format!("x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\"");
        let look = format!("font-size=\"{size}\"{weight} fill=\"{color}\"");
        let text = escape(text);
        self.line(format_args!("<text {place} {look}>{text}</text>"));
        Ok(())
    }
}

/// Eighths of a CSS px as an exact decimal.
fn px(units: i32) -> f64 {
    f64::from(units) / UNITS
}

fn hex(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
