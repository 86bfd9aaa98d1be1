//! The canvas backend and `Intl`, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use bothways::i18n::{Env, Font, NumberStyle, PeriodStyle, common_name};
use bothways::paint::{Theme, ThemeName, UNITS, paint};
use bothways::scene::{Align, Dash, Ink, Mark, Scene, Stroke};
use bothways::web::{CanvasBackend, Context, Intl};
use bothways::{geom::Point, geom::Rect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlCanvasElement;

wasm_bindgen_test_configure!(run_in_browser);

const PAPER: [u8; 3] = [255, 255, 255];
const BAR: [u8; 3] = [0x1a, 0x44, 0x80];

fn canvas() -> (HtmlCanvasElement, Context) {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().dyn_into().unwrap();
    let context = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    (canvas, context)
}

/// Paints marks on a canvas of 100 × 50 CSS px.
fn painted(marks: Vec<Mark>, ratio: f64) -> (HtmlCanvasElement, Context) {
    let (canvas, context) = canvas();
    let scene = Scene { width: 100.0, height: 50.0, marks, ..Scene::default() };
    let size = (scene.width, scene.height);
    let mut backend = CanvasBackend::new(&context, "sans-serif", size, ratio);
    paint(&scene, &Theme::named(ThemeName::Light), &mut backend).unwrap();
    (canvas, context)
}

/// The colour of one device pixel.
fn pixel(context: &Context, x: f64, y: f64) -> [u8; 3] {
    let data = context.get_image_data(x, y, 1.0, 1.0).unwrap().data();
    [data[0], data[1], data[2]]
}

fn bar() -> Mark {
    Mark::Fill { rect: Rect::new(10.0, 10.0, 20.0, 40.0), ink: Ink::Forward }
}

#[wasm_bindgen_test]
fn a_canvas_has_the_device_pixels_of_its_box() {
    for (ratio, device) in
        [(1.0, (100, 50)), (1.5, (150, 75)), (2.0, (200, 100)), (3.0, (300, 150))]
    {
        let (canvas, _) = painted(Vec::new(), ratio);
        assert_eq!((canvas.width(), canvas.height()), device);
    }
}

#[wasm_bindgen_test]
fn a_bar_has_sharp_edges_at_every_ratio() {
    for ratio in [1.0, 1.5, 2.0, 3.0] {
        let (_, context) = painted(vec![bar()], ratio);
        let at = |x: f64, y: f64| pixel(&context, (x * ratio).floor(), (y * ratio).floor());
        assert_eq!(at(11.0, 25.0), BAR, "{ratio}");
        assert_eq!(at(19.0, 25.0), BAR, "{ratio}");
        assert_eq!(at(8.9, 25.0), PAPER, "{ratio}");
        assert_eq!(at(20.7, 25.0), PAPER, "{ratio}");
        assert_eq!(at(15.0, 41.0), PAPER, "{ratio}");
    }
}

#[wasm_bindgen_test]
fn lines_of_one_style_and_fills_keep_their_order() {
    let line = |ink| Mark::Line {
        from: Point::new(0.0, 25.0),
        to: Point::new(100.0, 25.0),
        stroke: Stroke::solid(ink, 6.0),
    };
    let (_, context) = painted(vec![line(Ink::Back), bar()], 1.0);
    assert_eq!(pixel(&context, 15.0, 25.0), BAR);
    let (_, context) = painted(vec![bar(), line(Ink::Text)], 1.0);
    assert_eq!(pixel(&context, 15.0, 25.0), [0x1a, 0x1a, 0x1a]);
}

#[wasm_bindgen_test]
fn circles_are_round_apart_and_in_their_order() {
    let dot = |x: f64, radius: f64, ink: Ink| Mark::Dot { at: Point::new(x, 25.0), radius, ink };
    let dots = [dot(20.0, 8.0, Ink::Forward), dot(60.0, 8.0, Ink::Forward)];
    let (_, context) = painted(dots.to_vec(), 1.0);
    let at = |x: f64, y: f64| pixel(&context, x, y);
    assert_eq!([at(20.0, 25.0), at(60.0, 25.0)], [BAR, BAR]);
    // Nothing joins them, and the corners of their squares stay clear.
    assert_eq!([at(40.0, 25.0), at(13.0, 18.0), at(67.0, 32.0)], [PAPER; 3]);
    let ring = [dot(20.0, 8.0, Ink::Forward), dot(20.0, 4.0, Ink::Paper)];
    let (_, context) = painted(ring.to_vec(), 1.0);
    assert_eq!([pixel(&context, 20.0, 25.0), pixel(&context, 14.0, 25.0)], [PAPER, BAR]);
}

#[wasm_bindgen_test]
fn text_ends_where_its_alignment_says_also_on_a_right_to_left_page() {
    let document = web_sys::window().unwrap().document().unwrap();
    document.document_element().unwrap().set_attribute("dir", "rtl").unwrap();
    let text = |align| Mark::Text {
        at: Point::new(50.0, 30.0),
        text: "MMM".to_owned(),
        font: Font { size: 20.0, bold: true },
        ink: Ink::Text,
        align,
    };
    let inked = |context: &Context, from: f64| {
        let data = context.get_image_data(from, 0.0, 48.0, 50.0).unwrap().data();
        data.chunks(4).any(|rgba| rgba[0] < 128)
    };
    let (_, left) = painted(vec![text(Align::Left)], 1.0);
    assert_eq!((inked(&left, 0.0), inked(&left, 51.0)), (false, true));
    let (_, right) = painted(vec![text(Align::Right)], 1.0);
    assert_eq!((inked(&right, 0.0), inked(&right, 52.0)), (true, false));
    document.document_element().unwrap().remove_attribute("dir").unwrap();
}

#[wasm_bindgen_test]
fn dashes_leave_gaps() {
    let stroke = Stroke { ink: Ink::Text, width: 2.0, dash: Dash::Dashed };
    let (from, to) = (Point::new(0.0, 25.0), Point::new(100.0, 25.0));
    let (_, context) = painted(vec![Mark::Line { from, to, stroke }], 1.0);
    assert_ne!(pixel(&context, 1.0, 25.0), PAPER);
    assert_eq!(pixel(&context, 5.0, 25.0), PAPER);
}

#[wasm_bindgen_test]
fn the_backend_tells_its_size_in_eighths() {
    use plotters_backend::DrawingBackend;
    let context = canvas().1;
    let backend = CanvasBackend::new(&context, "sans-serif", (100.0, 50.0), 2.0);
    assert_eq!(backend.get_size(), ((100.0 * UNITS) as u32, (50.0 * UNITS) as u32));
}

fn intl() -> Intl {
    Intl::new(&canvas().1, "sans-serif".to_owned())
}

#[wasm_bindgen_test]
fn intl_writes_numbers_as_the_command_does() {
    let env = intl();
    let cases = [
        (8_850_000, 0, NumberStyle::Full, "8,850,000"),
        (8_850_000, 0, NumberStyle::Prose, "8.85 million"),
        (10_512_000, 0, NumberStyle::Prose, "10.51 million"),
        (9528, 0, NumberStyle::Prose, "9,528"),
        (8_850_000, 0, NumberStyle::Short, "8.85M"),
        (228, 1, NumberStyle::Full, "22.8"),
    ];
    for (value, decimals, style, words) in cases {
        assert_eq!(env.number(value, decimals, style), words);
    }
}

/// The short English figures are written without `Intl`, which must write the same.
#[wasm_bindgen_test]
fn short_figures_are_what_intl_writes() {
    let format = "return new Intl.NumberFormat('en', \
        { notation: 'compact', maximumSignificantDigits: 3 }).format(n)";
    let intl_short = js_sys::Function::new_with_args("n", format);
    let mut value = 1_u64;
    while value < 1 << 52 {
        for near in [value - 1, value, value + 1, value * 3 / 2, value * 999 / 1000] {
            let written = intl_short.call1(&JsValue::UNDEFINED, &(near as f64).into()).unwrap();
            let ours = intl().number(near, 0, NumberStyle::Short);
            assert_eq!(Some(ours), written.as_string(), "{near}");
        }
        value = value * 7 / 4 + 1;
    }
}

/// A few names are written without `Intl`, which must write the same.
#[wasm_bindgen_test]
fn common_names_are_what_intl_writes() {
    let name = "return new Intl.DisplayNames('en', { type: 'region' }).of(code)";
    let intl_name = js_sys::Function::new_with_args("code", name);
    let mut common = 0;
    for code in ["CN", "DE", "JP", "RU", "US"] {
        let written = intl_name.call1(&JsValue::UNDEFINED, &code.into()).unwrap();
        let country = code.parse().unwrap();
        common += usize::from(common_name(country).is_some());
        assert_eq!(Some(intl().country(country)), written.as_string());
    }
    assert_eq!(common, 4);
}

#[wasm_bindgen_test]
fn intl_names_countries_and_lists_them() {
    let env = intl();
    assert_eq!(env.country("US".parse().unwrap()), "United States");
    assert_eq!(env.country_in_text("US".parse().unwrap()), "the United States");
    let items = ["a", "b"].map(str::to_owned);
    assert_eq!(env.list(&items), "a and b");
}

#[wasm_bindgen_test]
fn intl_writes_periods_without_slipping_a_day() {
    let env = intl();
    let cases = [
        ("2011", "2011"),
        ("2013-05", "May 2013"),
        ("2013-Q1", "Q1 2013"),
        ("2012-12-31", "December 31, 2012"),
        ("2000/2020", "2000–2020"),
    ];
    for (period, words) in cases {
        let written = env.period(&period.parse().unwrap(), PeriodStyle::Long);
        assert_eq!(written.replace('\u{2009}', " "), words);
    }
}

#[wasm_bindgen_test]
fn widths_are_measured_once_and_bold_is_wider() {
    let env = intl();
    let width = |bold| env.measure("computers", Font { size: 12.0, bold });
    assert!(width(false) > 20.0);
    assert!(width(true) > width(false));
    assert_eq!(width(true), width(true));
}
