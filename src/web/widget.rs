//! One widget: changes in; words, an answer and a drawn chart out.

use js_sys::Array;
use plotters::style::Color;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[cfg(feature = "picture")]
use crate::chart::complete;
use crate::chart::{Size, chart};
use crate::dataset::{Country, Dataset};
use crate::describe::{Fields, Node, answer, labels, page, spoken, tip, walk};
use crate::geom::Point;
#[cfg(feature = "full")]
use crate::i18n::order_of_names;
use crate::paint::paint;
#[cfg(any(not(feature = "whole"), feature = "picture"))]
use crate::paint::{Theme, ThemeName};
use crate::query::View;
#[cfg(feature = "whole")]
use crate::query::here;
use crate::scene::{Ink, Key, Scene};
use crate::state::{Msg, State, ThemeChoice, update};

use super::canvas::{CanvasBackend, Context, css};
use super::error;
#[cfg(feature = "whole")]
use super::hand::Motion;
use super::intl::Intl;
use super::library;
#[cfg(feature = "whole")]
use super::look::Look;
#[cfg(feature = "full")]
use super::texts::Texts;

/// Fields with what they become; the default where that is nothing.
type Changes = Vec<(String, Option<String>)>;

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
    pub(super) set: &'static Dataset,
    state: State,
    /// What the state asks, answered.
    pub(super) view: View<'static>,
    pub(super) env: Intl,
    pub(super) context: Context,
    pub(super) scene: Scene,
    /// What is pointed at.
    pub(super) at: Option<Key>,
    #[cfg(feature = "whole")]
    pub(super) motion: Motion,
    #[cfg(feature = "whole")]
    pub(super) look: Look,
}

#[wasm_bindgen]
impl Widget {
    /// A widget on the default figures, drawing on the canvas of a context.
    #[wasm_bindgen(constructor)]
    pub fn new(context: Context, family: String) -> Result<Widget, JsValue> {
        let (set, state) = (library::default_set()?, State::default());
        let (env, scene) = (Intl::new(&context, family), Scene::default());
        let view = answer_of(&state, set, &env)?;
        Ok(Self {
            set,
            state,
            view,
            env,
            context,
            scene,
            at: None,
            #[cfg(feature = "whole")]
            motion: Motion::default(),
            #[cfg(feature = "whole")]
            look: Look::default(),
        })
    }

    /// Changes fields, `[[name, text or null for the default], …]`; `figures` and `src` also say
    /// whose figures are asked, and `lang` in which language. Where one is refused, nothing changes
    /// and the error names it.
    pub fn change(&mut self, fields: &Array) -> Result<(), JsValue> {
        self.take(fields, Msg::Set)
    }

    /// Goes on from what was chosen in another module.
    #[cfg(feature = "full")]
    pub fn adopt(&mut self, fields: &Array) -> Result<(), JsValue> {
        self.take(fields, Msg::Adopt)
    }

    /// A choice of the reader: a control's name and what it now says.
    pub fn choose(&mut self, control: &str, value: String) -> Result<(), JsValue> {
        let place = Country::parse(&value).unwrap_or(Country::UNKNOWN);
        let message = match control {
            "first" => Msg::First(place),
            "second" => Msg::Second(place),
            "measure" => Msg::Measure(value),
            "category" => Msg::Category(value),
            #[cfg(feature = "whole")]
            "pair" => return self.select(&value),
            #[cfg(feature = "whole")]
            "order" => Msg::Set(vec![(control.to_owned(), Some(value))]),
            _ => Msg::Swap,
        };
        self.apply(message, self.set)
    }

    /// The answer as a plain object.
    pub fn answer(&self) -> JsValue {
        write(answer(&self.view, &self.env))
    }

    /// All that the shell shows around the chart: its words, those of the controls, the state, and
    /// what of that was chosen and so holds for other figures too.
    /// (One method for the three: each exported one takes 0.3 kB.)
    pub fn page(&self) -> JsValue {
        let (mut state, mut chosen) = (Fields::default(), Fields::default());
        for field in &self.state.resolved(self.view.question()) {
            state.put(field.name, field.text.as_str());
            if field.is_chosen {
                chosen.put(field.name, field.text.as_str());
            }
        }
        #[cfg(feature = "full")]
        if let Some(names) = self.env.tongue().names() {
            state.put("countryNames", names);
            chosen.put("countryNames", names);
        }
        let mut shown = Fields::default();
        shown.put("page", page(&self.view, &self.env));
        shown.put("labels", labels(&self.env));
        shown.put("state", state);
        shown.put("chosen", chosen);
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
        #[cfg(not(feature = "whole"))]
        let theme = Theme::named(if is_dark { ThemeName::Dark } else { ThemeName::Light });
        #[cfg(feature = "whole")]
        let theme = self.look.theme(is_dark);
        self.scene = chart(&self.view, &self.env, Size { width, height: None });
        #[cfg(feature = "whole")]
        self.motion.turn(&self.scene, theme, ratio);
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
        let next = walk(&self.view, self.at, key);
        self.at = next.or(self.at);
        next.is_some()
    }

    /// What is pointed at: `{lines, spoken, left, top, right, bottom}`, of further modules also
    /// `{forward?, back?, most?, pair?}`, or undefined.
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
        #[cfg(feature = "whole")]
        crate::describe::tones(&mut fields, &self.view, hit.key);
        #[cfg(feature = "whole")]
        if let Some(pair) = self.pair_of(hit.key) {
            fields.put("pair", pair);
        }
        Some(fields)
    }

    fn take(&mut self, fields: &Array, message: fn(Changes) -> Msg) -> Result<(), JsValue> {
        let mut changes = Vec::new();
        #[cfg(not(feature = "full"))]
        let mut lang = None;
        #[cfg(feature = "full")]
        let mut tongue = self.env.tongue().clone();
        for at in 0..fields.length() {
            let field: Array = fields.get(at).unchecked_into();
            let (name, text) = (field.get(0).as_string().unwrap_or_default(), field.get(1));
            match (&*name, text.as_string()) {
                #[cfg(not(feature = "full"))]
                ("lang", text) => lang = text,
                #[cfg(feature = "full")]
                ("lang", text) => tongue.lang = text.unwrap_or_default(),
                #[cfg(feature = "full")]
                ("texts", text) => tongue.texts = Texts::of(&text.unwrap_or_default()),
                #[cfg(feature = "full")]
                ("countryNames", text) => tongue.call(text)?,
                (_, text) => changes.push((name, text)),
            }
        }
        #[cfg(not(feature = "full"))]
        {
            let set = library::choose(&changes, self.set, "")?;
            self.apply(message(changes), set)?;
            if let Some(lang) = lang {
                self.env.speak(&lang);
            }
            Ok(())
        }
        #[cfg(feature = "full")]
        {
            let set = library::choose(&changes, self.set, tongue.texts_lang())?;
            // Names are sorted by the language that is spoken.
            let before = self.env.speak(tongue);
            let applied = self.apply(message(changes), set);
            if applied.is_err() {
                self.env.speak(before);
            }
            applied
        }
    }

    /// Takes the next state over once its answer is known to exist.
    pub(super) fn apply(&mut self, msg: Msg, set: &'static Dataset) -> Result<(), JsValue> {
        let next = update(&self.state, set, msg).map_err(error::state)?;
        self.view = answer_of(&next, set, &self.env)?;
        #[cfg(feature = "full")]
        self.view.sort_names(&|countries| order_of_names(&self.env, countries));
        (self.state, self.set, self.at) = (next, set, None);
        Ok(())
    }
}

fn answer_of(state: &State, set: &'static Dataset, env: &Intl) -> Result<View<'static>, JsValue> {
    #[cfg(feature = "full")]
    let bundled = library::bundled(env.tongue().texts_lang());
    #[cfg(not(feature = "full"))]
    let (_, bundled) = (env, library::bundled(""));
    state.answer(set, &bundled).map_err(error::ask)
}

/// Plain data as a plain object, which cannot fail.
fn write(node: impl Into<Node>) -> JsValue {
    node.into().serialize(&Serializer::json_compatible()).unwrap_or_default()
}

#[cfg(feature = "whole")]
#[wasm_bindgen]
impl Widget {
    /// The room of all periods of a chart over time: `{left, top, right, bottom}`.
    pub fn course(&self) -> JsValue {
        let mut room = Fields::default();
        let hits = (self.scene.hits.first(), self.scene.hits.last());
        if let (true, View::Timeline(_), (Some(first), Some(last))) =
            (here::TIMELINE, &self.view, hits)
        {
            room.put("left", first.rect.left);
            room.put("top", first.rect.top);
            room.put("right", last.rect.right);
            room.put("bottom", last.rect.bottom);
        }
        write(room)
    }
}

#[cfg(feature = "picture")]
#[wasm_bindgen]
impl Widget {
    /// Paints the picture that stands alone, with all its words, on the widget's own context. Its
    /// colours are the state's, light where that follows the page: a picture goes elsewhere.
    pub fn picture(&self, width: f64, ratio: f64) {
        let is_dark = self.state.theme == ThemeChoice::Dark;
        let theme = Theme::named(if is_dark { ThemeName::Dark } else { ThemeName::Light });
        let scene = complete(&self.view, &self.env, Size { width, height: None });
        let size = (width, scene.height);
        let mut backend = CanvasBackend::new(&self.context, self.env.family(), size, ratio);
        // A canvas refuses nothing.
        let _ = paint(&scene, &theme, &mut backend);
    }
}
