//! One widget: changes in; words, an answer and a drawn chart out.

use std::cell::Cell;

use js_sys::Array;
use plotters::style::Color;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::chart::{Size, timeline};
use crate::dataset::{Country, Dataset, decode};
use crate::describe::{Fields, Node, answer, labels, page, spoken, tip};
use crate::geom::Point;
use crate::paint::{Theme, ThemeName, paint};
use crate::query::{Direction, PairView, pair};
use crate::scene::{Ink, Key, Scene};
use crate::state::{Msg, State, ThemeChoice, update};

use super::canvas::{CanvasBackend, Context, css};
use super::error;
use super::intl::Intl;

thread_local! {
    /// Decoded once for all widgets of the page.
    static DEFAULT: Cell<Option<&'static Dataset>> = const { Cell::new(None) };
}

fn default_set() -> Result<&'static Dataset, JsValue> {
    if let Some(set) = DEFAULT.with(Cell::get) {
        return Ok(set);
    }
    let set: &Dataset = Box::leak(Box::new(decode(crate::DEFAULT_SET).map_err(error::figures)?));
    DEFAULT.with(|kept| kept.set(Some(set)));
    Ok(set)
}

/// The colours that the elements around the chart take over.
const ROLES: &[(&str, Ink)] = &[
    ("paper", Ink::Paper),
    ("text", Ink::Text),
    ("muted", Ink::Muted),
    ("grid", Ink::Grid),
    ("forward", Ink::Forward),
    ("back", Ink::Back),
];

/// The handle that the custom element holds. `free()` it and everything is gone.
#[wasm_bindgen]
pub struct Widget {
    set: &'static Dataset,
    state: State,
    /// What the state asks, answered.
    view: PairView<'static>,
    env: Intl,
    context: Context,
    scene: Scene,
    /// What is pointed at.
    at: Option<Key>,
}

#[wasm_bindgen]
impl Widget {
    /// A widget on the default figures, drawing on the canvas of a context.
    #[wasm_bindgen(constructor)]
    pub fn new(context: Context, family: String, lang: &str) -> Result<Widget, JsValue> {
        let (set, state) = (default_set()?, State::default());
        let view = view_of(&state, set)?;
        let (env, scene) = (Intl::new(&context, family, lang), Scene::default());
        Ok(Self { set, state, view, env, context, scene, at: None })
    }

    /// Changes fields, `[[name, text or null for the default], …]`. Where one is refused, nothing
    /// changes and the error names it.
    pub fn change(&mut self, fields: &Array) -> Result<(), JsValue> {
        let mut changes = Vec::new();
        for at in 0..fields.length() {
            let field: Array = fields.get(at).unchecked_into();
            changes.push((field.get(0).as_string().unwrap_or_default(), field.get(1).as_string()));
        }
        self.apply(Msg::Set(changes))
    }

    /// A choice of the reader: a control's name and what it now says.
    pub fn choose(&mut self, control: &str, value: String) -> Result<(), JsValue> {
        let place = Country::parse(&value).unwrap_or(Country::UNKNOWN);
        let message = match control {
            "first" => Msg::First(place),
            "second" => Msg::Second(place),
            "measure" => Msg::Measure(value),
            "category" => Msg::Category(value),
            _ => Msg::Swap,
        };
        self.apply(message)
    }

    /// The answer as a plain object.
    pub fn answer(&self) -> JsValue {
        write(answer(&self.view, &self.env))
    }

    /// All that the shell shows around the chart: its words, those of the controls, the state.
    /// (One method for the three: each exported one takes 0.3 kB.)
    pub fn page(&self) -> JsValue {
        let mut state = Fields::default();
        for (name, text) in &self.state.resolved(&self.view.question) {
            state.put(name, text.as_str());
        }
        let mut shown = Fields::default();
        shown.put("page", page(&self.view, &self.env));
        shown.put("labels", labels(&self.env));
        shown.put("state", state);
        write(shown)
    }

    /// Draws the chart `width` CSS px wide, `ratio` device pixels a CSS px; returns its height and
    /// the theme's colours for the elements around it: `{height, paper, text, …}`.
    pub fn draw(&mut self, width: f64, ratio: f64, is_page_dark: bool) -> JsValue {
        let is_dark = match self.state.theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::Auto => is_page_dark,
        };
        let theme = Theme::named(if is_dark { ThemeName::Dark } else { ThemeName::Light });
        self.scene = timeline(&self.view, &self.env, Size { width, height: None });
        let size = (width, self.scene.height);
        let mut backend = CanvasBackend::new(&self.context, self.env.family(), size, ratio);
        // A canvas refuses nothing.
        let _ = paint(&self.scene, &theme, &mut backend);
        let mut drawn = Fields::default();
        drawn.put("height", self.scene.height);
        for (role, ink) in ROLES {
            drawn.put(role, css(theme.color(*ink).rgb()));
        }
        write(drawn)
    }

    /// Points at what stands at a place of the chart, at nothing for NaN; says whether that is new.
    pub fn point(&mut self, x: f64, y: f64) -> bool {
        let at = self.scene.hit(Point::new(x, y)).map(|hit| hit.key);
        let is_new = self.at != at;
        self.at = at;
        is_new
    }

    /// One step of the key walk; says whether the key means something here.
    pub fn step(&mut self, key: &str) -> bool {
        let next = self.next(key);
        self.at = next.or(self.at);
        next.is_some()
    }

    /// What is pointed at: `{lines, spoken, left, top, right, bottom}`, or undefined.
    pub fn tip(&self) -> JsValue {
        self.pointed_at().map(write).unwrap_or_default()
    }
}

impl Widget {
    fn pointed_at(&self) -> Option<Fields> {
        let hit = self.scene.place(self.at?)?;
        let tip = tip(&self.view, &self.env, hit.key)?;
        let mut lines = Vec::new();
        let mut add = |line: &str| {
            if !line.is_empty() {
                lines.push(Node::from(line));
            }
        };
        add(&tip.value);
        add(&tip.heading[0]);
        add(&tip.heading[1]);
        add(&tip.note);
        for source in &tip.sources {
            add(source);
        }
        let mut fields = Fields::default();
        fields.put("lines", lines);
        fields.put("spoken", spoken(&self.view, &self.env, hit.key)?);
        fields.put("left", hit.rect.left);
        fields.put("top", hit.rect.top);
        fields.put("right", hit.rect.right);
        fields.put("bottom", hit.rect.bottom);
        Some(fields)
    }

    /// Takes the next state over once its answer is known to exist.
    fn apply(&mut self, msg: Msg) -> Result<(), JsValue> {
        let next = update(&self.state, self.set, msg).map_err(error::state)?;
        self.view = view_of(&next, self.set)?;
        self.state = next;
        self.at = None;
        Ok(())
    }

    /// Where a key leads: from the lead, left and right in time, up and down between directions.
    fn next(&self, key: &str) -> Option<Key> {
        let mut drawn = Vec::new();
        for (at, row) in self.view.rows.iter().enumerate() {
            if row.drawn {
                drawn.push(at);
            }
        }
        let first = *drawn.first()?;
        let last = drawn.len() - 1;
        let lead = Key { row: self.view.lead.unwrap_or(first), direction: Direction::Forward };
        let now = self.at.unwrap_or(lead);
        let at = drawn.iter().position(|row| *row == now.row).unwrap_or(0);
        let (at, direction) = match key {
            "ArrowLeft" => (at.saturating_sub(1), now.direction),
            "ArrowRight" => ((at + 1).min(last), now.direction),
            "ArrowUp" => (at, Direction::Forward),
            "ArrowDown" => (at, Direction::Back),
            "Home" => (0, now.direction),
            "End" => (last, now.direction),
            _ => return None,
        };
        // The first key shows where the walk begins.
        let next = Key { row: drawn.get(at).copied().unwrap_or(first), direction };
        Some(if self.at.is_none() { lead } else { next })
    }
}

fn view_of(state: &State, set: &'static Dataset) -> Result<PairView<'static>, JsValue> {
    state.question(set).and_then(pair).map_err(error::ask)
}

/// Plain data as a plain object, which cannot fail.
fn write(node: impl Into<Node>) -> JsValue {
    node.into().serialize(&Serializer::json_compatible()).unwrap_or_default()
}
