//! The tricks of a lesson: each has to have something to ask and to bend, and to change what is seen.

use serde_json::{Map, Value};

use super::asks::{Sets, is_over_time};
use super::{Json, Tell, list_at};

/// Holds the tricks of a step against its chart.
pub(super) fn check(
    lesson: &Json,
    step: usize,
    chart: &Map<String, Value>,
    sets: &Sets,
    tell: Tell<'_>,
) {
    let list = format!("/steps/{step}/tricks");
    for (at, trick) in list_at(&lesson.value, &list).iter().enumerate() {
        let place = |field: &str| format!("{list}/{at}/{field}");
        let bends =
            ["start", "scale", "hide"].into_iter().filter(|field| trick.get(field).is_some());
        for field in bends.filter(|_| !is_over_time(chart)) {
            let what = "only a chart over time can be bent";
            tell(lesson.fault(
                &place(field),
                what,
                "ask for something else, or leave out the view",
            ));
        }
        match instead(trick, chart) {
            Err(field) => {
                let what = format!("the chart has that {field} already, so that nothing misleads");
                tell(lesson.fault(&place(&format!("ask/{field}")), what, "choose another"));
            }
            Ok(asked) => match sets.answer(&asked) {
                Err(why) => tell(lesson.fault(&place("ask"), why, "ask what the set can answer")),
                Ok(answer) if trick.get("ask").is_some() && is_same(sets, chart, &answer) => {
                    let what =
                        "it asks for the same figures in other words, so that nothing misleads";
                    tell(lesson.fault(&place("ask"), what, "ask for others"));
                }
                Ok(answer) if is_over_time(chart) && begins_above(trick, &answer) => {
                    let what = "the axis begins above every figure, so that nothing is left to see";
                    tell(lesson.fault(&place("start"), what, "let it begin below the largest"));
                }
                Ok(_) => {}
            },
        }
    }
}

/// What the chart asks with a trick, or the field that is no other.
fn instead(trick: &Value, chart: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let mut asked = chart.clone();
    let own = trick.get("ask").and_then(Value::as_object);
    for (field, text) in own.into_iter().flatten() {
        if asked.insert(field.clone(), text.clone()).as_ref() == Some(text) {
            return Err(field.clone());
        }
    }
    Ok(asked)
}

/// Whether a trick's answer is that of the chart itself.
fn is_same(sets: &Sets, chart: &Map<String, Value>, answer: &Value) -> bool {
    sets.answer(chart).is_ok_and(|own| own == *answer)
}

/// Whether no figure of an answer over time reaches what an axis begins at.
fn begins_above(trick: &Value, answer: &Value) -> bool {
    let Some(start) = trick.get("start").and_then(Value::as_f64) else { return false };
    let cells = list_at(answer, "/rows").iter().flat_map(|row| [&row["forward"], &row["back"]]);
    !cells.filter_map(|cell| cell["value"].as_f64()).any(|value| value > start)
}
