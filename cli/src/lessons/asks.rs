//! What a lesson asks of the sets: the states of its charts, and the cells that its words refer to.

use std::path::PathBuf;

use bothways::dataset::Dataset;
use bothways::describe::answer;
use clap::{Parser, ValueEnum};
use icu_locale::locale;
use serde_json::{Map, Value};

use super::{Json, Tell, list_at, text_at, tricks};
use crate::ask::{Asked, ViewArg};
use crate::env::Icu;
use crate::set;

/// The sets that a lesson uses, in the order in which the widget has them.
pub(super) struct Sets {
    sets: Vec<Dataset>,
    env: Icu,
}

/// A chart's state as the command's options: one reading of them for both.
#[derive(Parser)]
#[command(no_binary_name = true)]
struct Options {
    #[command(flatten)]
    asked: Asked,
}

impl Sets {
    /// Opens those among `paths`; tells which are missing.
    pub(super) fn open(lesson: &Json, paths: &[PathBuf], tell: Tell<'_>) -> Option<Self> {
        let mut sets = Vec::new();
        let mut named: Vec<_> = list_at(&lesson.value, "/figures").iter().enumerate().collect();
        let order = |id: &Value| bothways::BUNDLED.iter().position(|own| id.as_str() == Some(own));
        named.sort_by_key(|(_, id)| order(id));
        for (at, id) in &named {
            let id = id.as_str().unwrap_or_default();
            let is_named = |path: &&PathBuf| path.is_dir() && path.ends_with(id);
            let opened = paths.iter().find(is_named).map(|path| set::open(path));
            match opened {
                Some(Ok(set)) => sets.push(set),
                // Its own faults are told with the folder.
                Some(Err(_)) => {}
                None => {
                    let what = format!("the set “{id}” is not checked along with the lesson");
                    let mend = format!("name its folder too, such as bothways check data/{id} …");
                    tell(lesson.fault(&format!("/figures/{at}"), what, mend));
                }
            }
        }
        let env = Icu::new(locale!("en")).ok()?;
        (sets.len() == named.len()).then_some(Self { sets, env })
    }

    /// Takes the lesson's own out of those of a page; tells which it lacks.
    pub(super) fn among(lesson: &Json, mut sets: Vec<Dataset>, tell: Tell<'_>) -> Option<Self> {
        let named = list_at(&lesson.value, "/figures");
        let name = |set: &Dataset| set.descriptor().name.clone();
        for (at, id) in named.iter().enumerate() {
            if !sets.iter().any(|set| *id == *name(set)) {
                let what = format!("the page has no set {id}");
                let mend = "a lesson can ask the sets of its page alone; put the set in, too";
                tell(lesson.fault(&format!("/figures/{at}"), what, mend));
            }
        }
        sets.retain(|set| named.iter().any(|id| *id == *name(set)));
        sets.sort_by_key(|set| bothways::BUNDLED.iter().position(|own| *own == name(set)));
        let env = Icu::new(locale!("en")).ok()?;
        (sets.len() == named.len()).then_some(Self { sets, env })
    }

    /// The answer to a state, or which of its fields is at fault and why.
    pub(super) fn answer(&self, ask: &Map<String, Value>) -> Result<Value, String> {
        let word = |name: &str| ask.get(name).and_then(Value::as_str);
        let view = ViewArg::from_str(word("view").unwrap_or("timeline"), false)?;
        let options = ask
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "figures" | "view"))
            .map(|(name, value)| format!("--{name}={}", value.as_str().unwrap_or_default()));
        let Options { asked } = Options::try_parse_from(options).map_err(first_line)?;
        let figures = word("figures").unwrap_or_default();
        let is_asked = |set: &&Dataset| set.descriptor().name == figures;
        let own = self.sets.iter().find(is_asked).map(std::slice::from_ref);
        let own = own.ok_or_else(|| format!("“{figures}” is not among the lesson's figures"))?;
        let sets = if matches!(view, ViewArg::Sources) { &self.sets } else { own };
        let view = asked.answer(view, sets, &self.env).map_err(|error| error.to_string())?;
        serde_json::to_value(answer(&view, &self.env)).map_err(|error| error.to_string())
    }
}

fn first_line(error: clap::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// Asks everything that the lesson asks.
pub(super) fn check(lesson: &Json, sets: &Sets, tell: Tell<'_>) {
    for at in 0..list_at(&lesson.value, "/steps").len() {
        step(lesson, at, sets, tell);
    }
    let facts = lesson.value.pointer("/facts").and_then(Value::as_object);
    for (name, fact) in facts.into_iter().flatten() {
        let told = found(lesson, name, sets).err().or_else(|| unlike(lesson, fact, sets).err());
        if let Some(what) = told {
            let mend = "refer to a cell that has a figure; bothways query shows what there is";
            tell(lesson.fault(&format!("/facts/{name}"), what, mend));
        }
    }
}

/// Whether a chart is one that can be covered in part, or bent.
pub(super) fn is_over_time(chart: &Map<String, Value>) -> bool {
    chart.get("view").is_none_or(|view| view == "timeline")
}

fn step(lesson: &Json, at: usize, sets: &Sets, tell: Tell<'_>) {
    let place = |field: &str| format!("/steps/{at}/{field}");
    let steps = list_at(&lesson.value, "/steps");
    let own = &steps[at];
    let Some(chart) = own.get("chart").and_then(Value::as_object) else { return };
    if let Err(why) = sets.answer(chart) {
        tell(lesson.fault(&place("chart"), why, "ask what the set can answer"));
    }
    let hidden: Vec<_> = list_at(own, "/hide").iter().filter_map(Value::as_str).collect();
    tricks::check(lesson, at, chart, sets, tell);
    if !is_over_time(chart) && hidden.iter().any(|layer| *layer != "chart") {
        let what = "only a chart over time can be covered in part";
        tell(lesson.fault(&place("hide"), what, "hide “chart”, or leave out the view"));
    }
    let way = text_at(own, "/guess");
    if !way.is_empty() && !hidden.contains(&way) {
        let what = format!("“{way}” is guessed, and can be seen");
        tell(lesson.fault(&place("guess"), what, "hide it, too"));
    }
    let of = text_at(own, "/of");
    let is_it = |other: &&Value| text_at(other, "/id") == of && other.get("guess").is_some();
    let guessed = steps[..at].iter().find(is_it);
    if !of.is_empty() && guessed.is_none_or(|step| step.get("chart") != own.get("chart")) {
        let what = format!("no step before it is called “{of}”, has a guess and this chart");
        tell(lesson.fault(&place("of"), what, "name that step, and give both the same chart"));
    }
}

/// What a cell is a figure of; figures of two kinds have no ratio and no difference.
type Nature = [String; 6];

/// The nature of a fact's cell, or why there is none.
fn found(lesson: &Json, name: &str, sets: &Sets) -> Result<Nature, String> {
    let fact = lesson.value.pointer(&format!("/facts/{name}"));
    let fact = fact.ok_or_else(|| format!("there is no fact “{name}”"))?;
    let Some(ask) = fact.get("ask").and_then(Value::as_object) else {
        let first = pair_of(fact).and_then(|pair| pair.first()).and_then(Value::as_str);
        return found(lesson, first.filter(|first| *first != name).unwrap_or_default(), sets);
    };
    let answer = sets.answer(ask)?;
    let room = fact.get("in").and_then(Value::as_str).unwrap_or("rows");
    let place = answer.get(room).ok_or_else(|| format!("the answer has no {room}"))?;
    let line = match place.as_array() {
        Some(lines) => lines.iter().find(|line| is_row(line, fact)),
        None => Some(place),
    };
    let line = line.ok_or("no row of the answer is like that")?;
    let cell = text_at(fact, "/cell");
    let cell = if cell.is_empty() { Some(line) } else { line.get(cell) };
    let is_least = fact.get("least").is_some();
    match cell.map(|cell| text_at(cell, "/kind")) {
        Some("known" | "zero") if !is_least => {}
        _ if is_least && cell.is_some_and(|cell| cell.get("atLeast").is_some()) => {}
        Some("") | None => return Err("the row has no such cell".to_owned()),
        Some(kind) => return Err(format!("the cell has no figure, it is {kind}")),
    }
    let said = |field: &str| {
        let own = text_at(line, &format!("/{field}"));
        let whole = text_at(&answer, &format!("/{field}"));
        if own.is_empty() { whole } else { own }.to_owned()
    };
    let asked = |field: &str| ask.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let set = Some(said("figures")).filter(|id| !id.is_empty()).unwrap_or_else(|| asked("figures"));
    Ok([set, said("measure"), said("unit"), said("per"), asked("category"), said("basis")])
}

fn is_row(line: &Value, fact: &Value) -> bool {
    let row = fact.get("row").and_then(Value::as_object);
    row.is_some_and(|row| row.iter().all(|(name, text)| line.get(name) == Some(text)))
}

fn pair_of(fact: &Value) -> Option<&Vec<Value>> {
    fact.get("ratio").or_else(|| fact.get("difference")).and_then(Value::as_array)
}

/// A ratio and a difference are of one measure of one set.
fn unlike(lesson: &Json, fact: &Value, sets: &Sets) -> Result<(), String> {
    let Some(pair) = pair_of(fact) else { return Ok(()) };
    let names = pair.iter().filter_map(Value::as_str);
    let natures = names.map(|name| found(lesson, name, sets)).collect::<Result<Vec<_>, _>>()?;
    match natures.iter().all(|nature| *nature == natures[0]) {
        true => Ok(()),
        false => {
            Err("figures of two sets, measures or units are never divided or subtracted".to_owned())
        }
    }
}
