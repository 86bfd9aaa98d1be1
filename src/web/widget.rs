//! One widget: changes in; words, an answer and a drawn chart out.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::chart::{Size, timeline};
use crate::dataset::{Dataset, decode};
use crate::describe::{Node, answer, labels, page, spoken, tip};
use crate::geom::Point;
use crate::paint::{Theme, ThemeName};
use crate::query::{Direction, PairView, pair};
use crate::scene::{Ink, Key, Scene};
use crate::state::{Msg, State, update};

use super::error;
use super::intl::Intl;
use super::picture::Picture;

thread_local! {
    /// Decoded once for all widgets of the page.
    static DEFAULT: RefCell<Option<Rc<Dataset>>> = const { RefCell::new(None) };
}

fn default_set() -> Result<Rc<Dataset>, JsValue> {
    DEFAULT.with_borrow_mut(|cached| match cached {
        Some(set) => Ok(set.clone()),
        None => {
            let set = decode(crate::DEFAULT_SET).map_err(error::figures)?;
            Ok(cached.insert(Rc::new(set)).clone())
        }
    })
}

/// The handle that the custom element holds. `free()` it and everything is gone.
#[wasm_bindgen]
pub struct Widget {
    set: Rc<Dataset>,
    state: State,
    env: Intl,
    base: Picture,
    overlay: Picture,
    scene: Scene,
    theme: Theme,
    /// What is pointed at.
    at: Option<Key>,
}

#[wasm_bindgen]
impl Widget {
    /// A widget on the default figures, drawing on two canvases of one size.
    #[wasm_bindgen(constructor)]
    pub fn new(
        base: HtmlCanvasElement,
        overlay: HtmlCanvasElement,
        family: String,
        lang: &str,
    ) -> Result<Widget, JsValue> {
        let base = Picture::new(base)?;
        let env = Intl::new(base.context().clone(), family, lang);
        let (set, overlay) = (default_set()?, Picture::new(overlay)?);
        let (scene, theme) = (Scene::default(), Theme::named(ThemeName::Light));
        Ok(Self { set, state: State::default(), env, base, overlay, scene, theme, at: None })
    }

    /// Changes fields, `[[name, text or null for the default], …]`. Where one is refused, nothing
    /// changes and the error names it.
    pub fn change(&mut self, fields: &Array) -> Result<(), JsValue> {
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), entry.get(1).as_string())
        };
        self.apply(Msg::Set(fields.iter().map(field).collect()))
    }

    /// A choice of the reader: a control's name and what it now says.
    pub fn choose(&mut self, control: &str, value: String) -> Result<(), JsValue> {
        let place = || value.parse().map_err(|_| error::missing("no such country"));
        let message = match control {
            "first" => Msg::First(place()?),
            "second" => Msg::Second(place()?),
            "measure" => Msg::Measure(value),
            "category" => Msg::Category(value),
            _ => Msg::Swap,
        };
        self.apply(message)
    }

    /// The state as a plain object, every default filled in.
    pub fn state(&self) -> Result<Object, JsValue> {
        let state = Object::new();
        for (name, text) in self.state.resolved(&self.set).map_err(error::ask)? {
            Reflect::set(&state, &name.into(), &text.into())?;
        }
        Ok(state)
    }

    /// The answer as a plain object.
    pub fn answer(&self) -> Result<JsValue, JsValue> {
        write(&answer(&self.view()?, &self.env))
    }

    /// Every word around the chart.
    pub fn page(&self) -> Result<JsValue, JsValue> {
        write(&page(&self.view()?, &self.env))
    }

    /// The words of the controls.
    pub fn labels(&self) -> Result<JsValue, JsValue> {
        write(&labels(&self.env))
    }

    /// Draws the chart `width` CSS px wide, `ratio` device pixels a CSS px; returns its height.
    pub fn draw(&mut self, width: f64, ratio: f64, is_dark: bool) -> Result<f64, JsValue> {
        let set = self.set.clone();
        let view = view_of(&self.state, &set)?;
        self.theme = Theme::named(if is_dark { ThemeName::Dark } else { ThemeName::Light });
        self.scene = timeline(&view, &self.env, Size { width, height: None });
        self.base.draw(&self.scene, &self.theme, self.env.family(), ratio)?;
        self.point_out(ratio)?;
        Ok(self.scene.height)
    }

    /// The theme's colours, for the elements around the chart: `[[role, css colour], …]`.
    pub fn colors(&self) -> Array {
        let roles = [
            ("paper", Ink::Paper),
            ("text", Ink::Text),
            ("muted", Ink::Muted),
            ("grid", Ink::Grid),
            ("forward", Ink::Forward),
            ("back", Ink::Back),
        ];
        let color = |(role, ink): (&str, Ink)| {
            let color = self.theme.color(ink);
            let css = format!("rgb({} {} {})", color.0, color.1, color.2);
            JsValue::from(Array::of2(&role.into(), &css.into()))
        };
        roles.into_iter().map(color).collect()
    }

    /// Points at what stands at a place of the chart; says whether that is something new.
    pub fn point(&mut self, x: f64, y: f64, ratio: f64) -> Result<bool, JsValue> {
        self.go_to(self.scene.hit(Point::new(x, y)).map(|hit| hit.key), ratio)
    }

    /// Points at nothing.
    pub fn leave(&mut self, ratio: f64) -> Result<bool, JsValue> {
        self.go_to(None, ratio)
    }

    /// One step of the key walk; says whether the key means something here.
    pub fn step(&mut self, key: &str, ratio: f64) -> Result<bool, JsValue> {
        let Some(next) = self.next(key)? else { return Ok(false) };
        self.go_to(Some(next), ratio)?;
        Ok(true)
    }

    /// What is pointed at: `{lines, spoken, left, right, middle}`, or undefined.
    pub fn tip(&self) -> Result<JsValue, JsValue> {
        let Some(key) = self.at else { return Ok(JsValue::UNDEFINED) };
        let view = self.view()?;
        let (Some(tip), Some(hit)) = (tip(&view, &self.env, key), self.scene.place(key)) else {
            return Ok(JsValue::UNDEFINED);
        };
        let [period, direction] = tip.heading;
        let lines = [tip.value, period, direction, tip.note].into_iter().chain(tip.sources);
        let lines = lines.filter(|line| !line.is_empty());
        write(&Node::Map(vec![
            ("lines", Node::list(lines)),
            ("spoken", spoken(&view, &self.env, key).unwrap_or_default().into()),
            ("left", hit.rect.left.into()),
            ("right", hit.rect.right.into()),
            ("middle", hit.rect.center().y.into()),
        ]))
    }
}

impl Widget {
    fn view(&self) -> Result<PairView<'_>, JsValue> {
        view_of(&self.state, &self.set)
    }

    /// Takes the next state over once its answer is known to exist.
    fn apply(&mut self, msg: Msg) -> Result<(), JsValue> {
        let next = update(&self.state, &self.set, msg).map_err(error::state)?;
        view_of(&next, &self.set)?;
        self.state = next;
        self.at = None;
        Ok(())
    }

    fn go_to(&mut self, key: Option<Key>, ratio: f64) -> Result<bool, JsValue> {
        if self.at == key {
            return Ok(false);
        }
        self.at = key;
        self.point_out(ratio)?;
        Ok(true)
    }

    fn point_out(&self, ratio: f64) -> Result<(), JsValue> {
        let place = self.at.and_then(|key| self.scene.place(key)).map(|hit| hit.rect);
        self.overlay.point_out(place, &self.scene, &self.theme, ratio)
    }

    /// Where a key leads: from the lead, left and right in time, up and down between directions.
    fn next(&self, key: &str) -> Result<Option<Key>, JsValue> {
        let view = self.view()?;
        let drawn: Vec<_> = (0..view.rows.len()).filter(|at| view.rows[*at].drawn).collect();
        let Some(last) = drawn.len().checked_sub(1) else { return Ok(None) };
        let position = |row: usize| drawn.iter().position(|at| *at == row).unwrap_or(0);
        let lead = Key { row: view.lead.unwrap_or(drawn[0]), direction: Direction::Forward };
        let now = self.at.unwrap_or(lead);
        let at = position(now.row);
        let (at, direction) = match key {
            "ArrowLeft" => (at.saturating_sub(1), now.direction),
            "ArrowRight" => ((at + 1).min(last), now.direction),
            "ArrowUp" => (at, Direction::Forward),
            "ArrowDown" => (at, Direction::Back),
            "Home" => (0, now.direction),
            "End" => (last, now.direction),
            _ => return Ok(None),
        };
        // The first key shows where the walk begins.
        let next = Key { row: drawn[at], direction };
        Ok(Some(if self.at.is_none() { lead } else { next }))
    }
}

fn view_of<'a>(state: &State, set: &'a Dataset) -> Result<PairView<'a>, JsValue> {
    state.question(set).and_then(pair).map_err(error::ask)
}

fn write(node: &Node) -> Result<JsValue, JsValue> {
    Ok(node.serialize(&Serializer::json_compatible())?)
}
