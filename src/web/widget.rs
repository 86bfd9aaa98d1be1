//! One widget: state in, events in, a drawn and described answer out.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, HtmlElement, KeyboardEvent, PointerEvent, Window};

use crate::chart::{Size, timeline};
use crate::dataset::{Dataset, decode};
use crate::describe::{answer, sentence, spoken, tip};
use crate::geom::Point;
use crate::paint::{Theme, ThemeName};
use crate::query::{Direction, PairView, pair};
use crate::scene::{Ink, Key, Scene};
use crate::state::{Msg, State, ThemeChoice, ViewName, update};

use super::dom::{Dom, show};
use super::error::{self, missing};
use super::intl::Intl;
use super::panel::{Panel, Part};
use super::picture::Picture;
use super::tooltip;

#[wasm_bindgen]
extern "C" {
    /// A `CSSStyleSheet` of the widget's own: colours and places, without any style attribute.
    pub type Sheet;

    #[wasm_bindgen(method, js_name = replaceSync)]
    fn replace(this: &Sheet, css: &str);
}

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
    inner: Rc<RefCell<Inner>>,
    _listeners: Vec<EventListener>,
}

struct Inner {
    set: Rc<Dataset>,
    state: State,
    window: Window,
    root: HtmlElement,
    sheet: Sheet,
    env: Intl,
    panel: Panel,
    base: Picture,
    overlay: Picture,
    scene: Scene,
    theme: Theme,
    /// Whether the reader opened More.
    open: bool,
    /// What is pointed at.
    at: Option<Key>,
}

#[wasm_bindgen]
impl Widget {
    /// Builds the widget under `root` and draws it. `fields` pairs names of the contract with a
    /// text, or with null for the default; `on_change` is called after each change by the reader.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: HtmlElement,
        sheet: Sheet,
        lang: &str,
        fields: &Array,
        on_change: Function,
    ) -> Result<Widget, JsValue> {
        let mut inner = Inner::new(root, sheet, lang)?;
        let state = update(&inner.state, &inner.set, Msg::Set(read_fields(fields)));
        inner.adopt(state.map_err(error::state)?)?;
        let inner = Rc::new(RefCell::new(inner));
        let listeners = listen(&inner, &on_change);
        Ok(Widget { inner, _listeners: listeners })
    }

    /// Changes fields. Where one is refused, nothing changes and the error names it.
    pub fn set(&self, fields: &Array) -> Result<(), JsValue> {
        let mut inner = self.inner.borrow_mut();
        inner.apply(Msg::Set(read_fields(fields)))
    }

    /// The state as a plain object, every default filled in.
    pub fn state(&self) -> Result<JsValue, JsValue> {
        let inner = self.inner.borrow();
        let state = Object::new();
        for (name, text) in inner.state.resolved(&inner.set).map_err(error::ask)? {
            Reflect::set(&state, &name.into(), &text.into())?;
        }
        Ok(state.into())
    }

    /// The answer as a plain object.
    pub fn answer(&self) -> Result<JsValue, JsValue> {
        let inner = self.inner.borrow();
        let view = inner.view()?;
        let serializer = Serializer::json_compatible();
        Ok(answer(&view, &inner.env).serialize(&serializer)?)
    }

    /// Draws again, after the box, the device's pixels or the page's theme changed.
    pub fn redraw(&self) -> Result<(), JsValue> {
        let mut inner = self.inner.borrow_mut();
        inner.draw()
    }
}

/// Reads `[[name, text or null], …]`.
fn read_fields(fields: &Array) -> Vec<(String, Option<String>)> {
    let field = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (entry.get(0).as_string().unwrap_or_default(), entry.get(1).as_string())
    };
    fields.iter().map(field).collect()
}

impl Inner {
    fn new(root: HtmlElement, sheet: Sheet, lang: &str) -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or_else(|| missing("there is no window"))?;
        let style = window.get_computed_style(&root)?;
        let family = style.and_then(|style| style.get_property_value("font-family").ok());
        let measuring = Picture::new(&Dom::new()?.make("canvas")?)?;
        let env = Intl::new(measuring.context().clone(), family.unwrap_or_default(), lang);
        let panel = Panel::new(&root, &env)?;
        let (base, overlay) =
            (Picture::new(panel.get(Part::Base))?, Picture::new(panel.get(Part::Overlay))?);
        Ok(Self {
            set: default_set()?,
            state: State::default(),
            window,
            root,
            sheet,
            env,
            panel,
            base,
            overlay,
            scene: Scene::default(),
            theme: Theme::named(ThemeName::Light),
            open: false,
            at: None,
        })
    }

    fn view(&self) -> Result<PairView<'_>, JsValue> {
        view_of(&self.state, &self.set)
    }

    fn apply(&mut self, msg: Msg) -> Result<(), JsValue> {
        let next = update(&self.state, &self.set, msg).map_err(error::state)?;
        self.adopt(next)?;
        let words = sentence(&self.view()?, &self.env);
        self.panel.announce(&words);
        Ok(())
    }

    /// Takes a state over once its answer is known to exist.
    fn adopt(&mut self, next: State) -> Result<(), JsValue> {
        let set = self.set.clone();
        let view = view_of(&next, &set)?;
        self.panel.fill(&view, &next, &self.env)?;
        self.panel.arrange(&next, self.open);
        self.state = next;
        self.at = None;
        self.draw()
    }

    fn draw(&mut self) -> Result<(), JsValue> {
        self.theme = Theme::named(self.theme_name());
        self.dress(None);
        let width = self.panel.get(Part::Stage).get_bounding_client_rect().width();
        if width <= 0.0 {
            return Ok(());
        }
        let set = self.set.clone();
        let view = view_of(&self.state, &set)?;
        self.scene = timeline(&view, &self.env, Size { width, height: None });
        self.dress(None);
        let ratio = self.window.device_pixel_ratio();
        self.base.draw(&self.scene, &self.theme, self.env.family(), ratio)?;
        self.point_at(self.at)
    }

    fn theme_name(&self) -> ThemeName {
        let dark = match self.state.theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::Auto => self.page_is_dark(),
        };
        if dark { ThemeName::Dark } else { ThemeName::Light }
    }

    /// Dark where the page's `color-scheme` allows it and the reader prefers it.
    fn page_is_dark(&self) -> bool {
        let style = self.window.get_computed_style(&self.root).ok().flatten();
        let scheme = style.and_then(|style| style.get_property_value("color-scheme").ok());
        let scheme = scheme.unwrap_or_default();
        let query = self.window.match_media("(prefers-color-scheme: dark)").ok().flatten();
        let prefers = query.is_some_and(|query| query.matches());
        let allows = |name| scheme.split(' ').any(|word| word == name);
        allows("dark") && (prefers || !allows("light"))
    }

    /// Colours and places as rules of the widget's own sheet.
    fn dress(&self, tip: Option<(i32, i32)>) {
        use std::fmt::Write;
        let mut css = String::from(":host{");
        let roles = [
            ("paper", Ink::Paper),
            ("text", Ink::Text),
            ("muted", Ink::Muted),
            ("grid", Ink::Grid),
            ("forward", Ink::Forward),
            ("back", Ink::Back),
        ];
        for (name, ink) in roles {
            let color = self.theme.color(ink);
            let _ = write!(css, "--_{name}:rgb({} {} {});", color.0, color.1, color.2);
        }
        let _ = write!(css, "--_height:{}px}}", self.scene.height.ceil() as i32);
        if let Some((x, y)) = tip {
            let _ = write!(css, ".tip{{translate:{x}px {y}px}}");
        }
        self.sheet.replace(&css);
    }

    fn point_at(&mut self, key: Option<Key>) -> Result<(), JsValue> {
        self.at = key;
        let place = key.and_then(|key| self.scene.place(key)).map(|hit| hit.rect);
        let ratio = self.window.device_pixel_ratio();
        self.overlay.point_out(place, &self.scene, &self.theme, ratio)?;
        show(self.panel.get(Part::Tip), false);
        let (Some(key), Some(rect)) = (key, place) else { return Ok(()) };
        let set = self.set.clone();
        let view = view_of(&self.state, &set)?;
        if let Some(tip) = tip(&view, &self.env, key) {
            let at = tooltip::place(self.panel.get(Part::Tip), &tip, rect, self.scene.width)?;
            self.dress(Some(at));
        }
        Ok(())
    }

    /// One step of the key walk, or nothing for a key that means nothing here.
    fn step(&self, key: &str) -> Option<Key> {
        let set = self.set.clone();
        let view = view_of(&self.state, &set).ok()?;
        let drawn: Vec<_> = (0..view.rows.len()).filter(|at| view.rows[*at].drawn).collect();
        let last = drawn.len().checked_sub(1)?;
        let lead = view.lead.and_then(|lead| drawn.iter().position(|at| *at == lead));
        let start = Key { row: drawn[lead.unwrap_or(0)], direction: Direction::Forward };
        let Some(now) = self.at else { return is_walk(key).then_some(start) };
        let at = drawn.iter().position(|row| *row == now.row).unwrap_or(0);
        let to = |at: usize, direction| Some(Key { row: drawn[at], direction });
        match key {
            "ArrowLeft" => to(at.saturating_sub(1), now.direction),
            "ArrowRight" => to((at + 1).min(last), now.direction),
            "ArrowUp" => to(at, Direction::Forward),
            "ArrowDown" => to(at, Direction::Back),
            "Home" => to(0, now.direction),
            "End" => to(last, now.direction),
            _ => None,
        }
    }

    fn on_key(&mut self, event: &KeyboardEvent) -> Result<(), JsValue> {
        let key = event.key();
        if key == "Escape" {
            return self.point_at(None);
        }
        let Some(next) = self.step(&key) else { return Ok(()) };
        event.prevent_default();
        self.point_at(Some(next))?;
        let words = spoken(&self.view()?, &self.env, next);
        self.panel.announce(&words.unwrap_or_default());
        Ok(())
    }

    fn on_pointer(&mut self, event: &PointerEvent) -> Result<(), JsValue> {
        let rect = self.panel.get(Part::Stage).get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let point = Point::new(x - rect.left(), y - rect.top());
        let key = self.scene.hit(point).map(|hit| hit.key);
        if key == self.at { Ok(()) } else { self.point_at(key) }
    }

    /// What a change of a control asks for.
    fn message(&self, target: &EventTarget) -> Option<Msg> {
        let panel = &self.panel;
        let is = |part| AsRef::<EventTarget>::as_ref(panel.get(part)) == target;
        if is(Part::First) {
            return panel.chosen(Part::First).parse().ok().map(Msg::First);
        }
        if is(Part::Second) {
            return panel.chosen(Part::Second).parse().ok().map(Msg::Second);
        }
        if is(Part::Measure) {
            return Some(Msg::Measure(panel.chosen(Part::Measure)));
        }
        is(Part::Category).then(|| Msg::Category(panel.chosen(Part::Category)))
    }

    fn toggle_more(&mut self) {
        self.open = !self.open;
        self.panel.arrange(&self.state, self.open);
    }
}

fn view_of<'a>(state: &State, set: &'a Dataset) -> Result<PairView<'a>, JsValue> {
    state.question(set).and_then(pair).map_err(error::ask)
}

fn is_walk(key: &str) -> bool {
    matches!(key, "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End")
}

/// Wires the elements up. Every listener unregisters when it is dropped.
fn listen(inner: &Rc<RefCell<Inner>>, on_change: &Function) -> Vec<EventListener> {
    let borrowed = inner.borrow();
    let [stage, swap, more] =
        [Part::Stage, Part::Swap, Part::More].map(|part| borrowed.panel.get(part));
    let on = |target: &EventTarget, kind: &'static str, handle: Handler| {
        let (inner, on_change) = (inner.clone(), on_change.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, kind, options, move |event| {
            let Ok(mut inner) = inner.try_borrow_mut() else { return };
            // What fails here was refused before it changed anything.
            let changed = handle(&mut inner, event).unwrap_or(false);
            drop(inner);
            if changed {
                let _ = on_change.call0(&JsValue::UNDEFINED);
            }
        })
    };
    vec![
        on(&borrowed.root, "change", |inner, event| {
            let message = event.target().and_then(|target| inner.message(&target));
            message.map_or(Ok(false), |message| inner.apply(message).map(|()| true))
        }),
        on(swap, "click", |inner, _| inner.apply(Msg::Swap).map(|()| true)),
        on(more, "click", |inner, _| {
            inner.toggle_more();
            Ok(false)
        }),
        on(stage, "pointermove", pointed),
        on(stage, "pointerdown", pointed),
        on(stage, "pointerleave", |inner, event| match event.dyn_ref::<PointerEvent>() {
            // A finger leaves by lifting; what it pointed at stays to be read.
            Some(pointer) if pointer.pointer_type() == "mouse" => {
                inner.point_at(None).map(|()| false)
            }
            _ => Ok(false),
        }),
        on(stage, "blur", |inner, _| inner.point_at(None).map(|()| false)),
        on(stage, "keydown", |inner, event| match event.dyn_ref::<KeyboardEvent>() {
            Some(event) => inner.on_key(event).map(|()| false),
            None => Ok(false),
        }),
    ]
}

/// Handles an event; whether the state changed.
type Handler = fn(&mut Inner, &Event) -> Result<bool, JsValue>;

fn pointed(inner: &mut Inner, event: &Event) -> Result<bool, JsValue> {
    match event.dyn_ref::<PointerEvent>() {
        Some(event) if inner.state.view == ViewName::Timeline => {
            inner.on_pointer(event).map(|()| false)
        }
        _ => Ok(false),
    }
}
