//! Between two drawings: what is in both moves, a bar grows out of its zero line, and words stand
//! aside until they are true.

use crate::geom::{Point, Rect};

use super::{Ink, Mark, Part, Scene};

/// The drawing `t` of the way from one to another; at 0 and 1 these themselves. Parts are known by
/// their names. For painting only: nothing between can be pointed at.
pub fn tween(from: &Scene, to: &Scene, t: f64) -> Scene {
    if t <= 0.0 {
        return from.clone();
    }
    if t >= 1.0 {
        return to.clone();
    }
    let scene = Scene { width: to.width, height: to.height, ..Scene::default() };
    let mut between = Between { t, was: Ground::of(from), is: Ground::of(to), scene };
    between.draw(from, to);
    between.scene
}

/// What is of no part, as far as it is looked for in the other drawing.
struct Ground<'a> {
    /// The lines that bars stand on.
    zeros: Vec<(Point, Point)>,
    words: Vec<(&'a str, Point)>,
}

impl<'a> Ground<'a> {
    fn of(scene: &'a Scene) -> Self {
        let (mut zeros, mut words) = (Vec::new(), Vec::new());
        each(scene, &mut |marks, part| match marks {
            [Mark::Line { from, to, stroke }] if part.is_none() && stroke.ink == Ink::Zero => {
                zeros.push((*from, *to));
            }
            [Mark::Text { at, text, .. }] if part.is_none() => words.push((text.as_str(), *at)),
            _ => {}
        });
        Self { zeros, words }
    }

    /// Which line a bar stands on.
    fn zero_of(&self, bar: &Rect) -> Option<usize> {
        let middle = bar.center();
        self.zeros.iter().position(|(from, to)| {
            let is_level = from.y == to.y && from.x <= middle.x && middle.x <= to.x;
            let is_upright = from.x == to.x && from.y <= middle.y && middle.y <= to.y;
            (is_level && (is_near(bar.top, from.y) || is_near(bar.bottom, from.y)))
                || (is_upright && (is_near(bar.left, from.x) || is_near(bar.right, from.x)))
        })
    }

    /// Where the same words stand, the nearest if they stand several times.
    fn place_of(&self, words: &str, near: Point) -> Option<Point> {
        let (mut found, mut least) = (None, f64::INFINITY);
        for (text, at) in &self.words {
            let (x, y) = (at.x - near.x, at.y - near.y);
            if *text == words && x * x + y * y < least {
                (found, least) = (Some(*at), x * x + y * y);
            }
        }
        found
    }
}

/// Walks through a drawing: the marks of a part together, all others one by one.
fn each<'a>(scene: &'a Scene, act: &mut dyn FnMut(&'a [Mark], Option<&'a Part>)) {
    let mut at = 0;
    for part in &scene.parts {
        for mark in scene.marks.get(at..part.marks.start).unwrap_or_default() {
            act(std::slice::from_ref(mark), None);
        }
        act(marks_of(scene, part), Some(part));
        at = at.max(part.marks.end);
    }
    for mark in scene.marks.get(at..).unwrap_or_default() {
        act(std::slice::from_ref(mark), None);
    }
}

fn marks_of<'a>(scene: &'a Scene, part: &Part) -> &'a [Mark] {
    scene.marks.get(part.marks.clone()).unwrap_or_default()
}

struct Between<'a> {
    t: f64,
    was: Ground<'a>,
    is: Ground<'a>,
    scene: Scene,
}

impl Between<'_> {
    fn draw(&mut self, from: &Scene, to: &Scene) {
        let names = Names::of(&from.parts);
        let mut stays = vec![false; from.parts.len()];
        for part in &to.parts {
            if let Some(at) = names.find(&from.parts, &part.name) {
                stays[at] = true;
            }
        }
        let (mut zero, mut has_left) = (0, false);
        each(to, &mut |marks, part| match part {
            None => self.ground(&marks[0], &mut zero),
            Some(part) => {
                // What leaves lies under all that stays or comes.
                if !std::mem::replace(&mut has_left, true) {
                    self.leave(from, &stays);
                }
                let was = names.find(&from.parts, &part.name).map(|at| &from.parts[at]);
                let was = was.map_or(&[][..], |part| marks_of(from, part));
                self.part(was, marks);
            }
        });
    }

    fn ground(&mut self, mark: &Mark, zero: &mut usize) {
        let mut mark = mark.clone();
        match &mut mark {
            Mark::Line { from, to, stroke } if stroke.ink == Ink::Zero => {
                if let Some((was_from, was_to)) = self.was.zeros.get(*zero) {
                    *from = mix_points(*was_from, *from, self.t);
                    *to = mix_points(*was_to, *to, self.t);
                }
                *zero += 1;
            }
            Mark::Text { at, text, .. } => match self.was.place_of(text, *at) {
                Some(was) => *at = mix_points(was, *at, self.t),
                None => return,
            },
            _ => {}
        }
        self.scene.marks.push(mark);
    }

    /// The parts of the first drawing that the second lacks.
    fn leave(&mut self, from: &Scene, stays: &[bool]) {
        for (part, stays) in from.parts.iter().zip(stays) {
            if !stays {
                for mark in marks_of(from, part) {
                    self.grow(mark, 1.0 - self.t, true);
                }
            }
        }
    }

    fn part(&mut self, was: &[Mark], is: &[Mark]) {
        for (at, mark) in is.iter().enumerate() {
            match counterpart(was, at, mark) {
                Some(was) => self.scene.marks.push(mix(was, mark, self.t)),
                None => self.grow(mark, self.t, false),
            }
        }
    }

    /// A mark of one drawing alone, of which `part` has come or is left: a bar out of its zero
    /// line, a dot out of its middle; what has neither stands there for half of the way.
    fn grow(&mut self, mark: &Mark, part: f64, is_leaving: bool) {
        let mut mark = mark.clone();
        let mut stands = part >= 0.5;
        match &mut mark {
            Mark::Fill { rect, .. } | Mark::Outline { rect, .. } => {
                if let Some(grown) = self.grown(rect, part, is_leaving) {
                    (*rect, stands) = (grown, true);
                }
            }
            Mark::Dot { radius, .. } => {
                *radius *= part;
                stands = true;
            }
            Mark::Text { .. } => return,
            _ => {}
        }
        if stands {
            self.scene.marks.push(mark);
        }
    }

    /// A bar that is `part` of its length, on its zero line wherever that is by now.
    fn grown(&self, bar: &Rect, part: f64, is_leaving: bool) -> Option<Rect> {
        let (own, other, t) = match is_leaving {
            true => (&self.was, &self.is, self.t),
            false => (&self.is, &self.was, 1.0 - self.t),
        };
        let at = own.zero_of(bar)?;
        let base = own.zeros[at].0;
        let now = mix_points(base, other.zeros.get(at).map_or(base, |(from, _)| *from), t);
        let Rect { left, top, right, bottom } = *bar;
        Some(match own.zeros[at] {
            (from, to) if from.y == to.y => {
                let length = |y: f64| now.y + (y - base.y) * part;
                Rect { top: length(top), bottom: length(bottom), ..*bar }
            }
            _ => {
                let length = |x: f64| now.x + (x - base.x) * part;
                Rect { left: length(left), right: length(right), ..*bar }
            }
        })
    }
}

/// The parts of a drawing by their names: places in a table, each after those of equal hashes.
struct Names(Vec<usize>);

impl Names {
    fn of(parts: &[Part]) -> Self {
        let size = (parts.len() * 2 + 1).next_power_of_two();
        let mut names = Self(vec![usize::MAX; size]);
        for (at, part) in parts.iter().enumerate() {
            let slot = names.slot(parts, &part.name);
            // Of several of one name the first is meant.
            if names.0[slot] == usize::MAX {
                names.0[slot] = at;
            }
        }
        names
    }

    fn find(&self, parts: &[Part], name: &str) -> Option<usize> {
        Some(self.0[self.slot(parts, name)]).filter(|at| *at != usize::MAX)
    }

    /// Where a name stands, or would.
    fn slot(&self, parts: &[Part], name: &str) -> usize {
        let last = self.0.len() - 1;
        let mut hash = 0x811c_9dc5_u32;
        for byte in name.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let mut slot = hash as usize & last;
        while parts.get(self.0[slot]).is_some_and(|part| part.name != name) {
            slot = (slot + 1) & last;
        }
        slot
    }
}

/// The mark of a part that another mark of it comes from: one of its kind, first at its place. An
/// outline may come from a filled area.
fn counterpart<'a>(was: &'a [Mark], at: usize, mark: &Mark) -> Option<&'a Mark> {
    let same = was.get(at).filter(|was| is_alike(was, mark));
    let same = same.or_else(|| was.iter().find(|was| is_alike(was, mark)));
    let is_area = |mark: &&Mark| area(mark).is_some();
    same.or_else(|| was.iter().find(is_area).filter(|_| is_area(&mark)))
}

fn is_alike(was: &Mark, is: &Mark) -> bool {
    match (was, is) {
        (Mark::Text { text: was, .. }, Mark::Text { text: is, .. }) => was == is,
        (Mark::Area { points: was, .. }, Mark::Area { points: is, .. })
        | (Mark::Path { points: was, .. }, Mark::Path { points: is, .. }) => was.len() == is.len(),
        _ => std::mem::discriminant(was) == std::mem::discriminant(is),
    }
}

fn area(mark: &Mark) -> Option<Rect> {
    match mark {
        Mark::Fill { rect, .. } | Mark::Outline { rect, .. } | Mark::Hatch { rect } => Some(*rect),
        _ => None,
    }
}

/// A mark on its way, in the look that it will have.
fn mix(was: &Mark, is: &Mark, t: f64) -> Mark {
    let mut mixed = is.clone();
    match (was, &mut mixed) {
        (_, Mark::Fill { rect, .. } | Mark::Outline { rect, .. } | Mark::Hatch { rect }) => {
            *rect = mix_rects(&area(was).unwrap_or(*rect), rect, t);
        }
        (Mark::Line { from: a, to: b, .. }, Mark::Line { from, to, .. }) => {
            (*from, *to) = (mix_points(*a, *from, t), mix_points(*b, *to, t));
        }
        (Mark::Text { at: was, .. }, Mark::Text { at, .. }) => *at = mix_points(*was, *at, t),
        (Mark::Dot { at: was, radius: old, .. }, Mark::Dot { at, radius, .. }) => {
            (*at, *radius) = (mix_points(*was, *at, t), mix_numbers(*old, *radius, t));
        }
        (
            Mark::Area { points: was, .. } | Mark::Path { points: was, .. },
            Mark::Area { points, .. } | Mark::Path { points, .. },
        ) => {
            for (was, point) in was.iter().zip(points) {
                *point = mix_points(*was, *point, t);
            }
        }
        _ => {}
    }
    mixed
}

fn mix_rects(was: &Rect, is: &Rect, t: f64) -> Rect {
    Rect {
        left: mix_numbers(was.left, is.left, t),
        top: mix_numbers(was.top, is.top, t),
        right: mix_numbers(was.right, is.right, t),
        bottom: mix_numbers(was.bottom, is.bottom, t),
    }
}

fn mix_points(was: Point, is: Point, t: f64) -> Point {
    Point::new(mix_numbers(was.x, is.x, t), mix_numbers(was.y, is.y, t))
}

fn mix_numbers(was: f64, is: f64, t: f64) -> f64 {
    was + (is - was) * t
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1.0
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::i18n::Font;
    use crate::query::Direction;
    use crate::scene::{Align, Key, Stroke};

    const FACE: Font = Font { size: 12.0, bold: false };

    /// Bars by name and signed height on a zero line, each with its words, and a dot.
    fn bars(zero: f64, bars: &[(&str, f64)]) -> Scene {
        let mut scene = Scene { width: 100.0, height: 100.0, ..Scene::default() };
        for (at, (name, height)) in bars.iter().enumerate() {
            let left = at as f64 * 10.0;
            let (top, bottom) = (zero - height.max(0.0), zero - height.min(0.0));
            let key = Key { row: at, direction: Direction::Forward };
            let rect = Rect::new(left, top, left + 8.0, bottom);
            scene.part((*name).to_owned(), key, |scene| scene.fill(rect, Ink::Forward));
        }
        let (from, to) = (Point::new(0.0, zero), Point::new(100.0, zero));
        scene.line(from, to, Stroke::solid(Ink::Zero, 2.0));
        for (name, _) in bars {
            let at = Point::new(0.0, zero);
            scene.write(at, (*name).to_owned(), (FACE, Ink::Text), Align::Left);
        }
        scene
    }

    fn rects(scene: &Scene) -> Vec<Rect> {
        scene.marks.iter().filter_map(area).collect()
    }

    fn zero(scene: &Scene) -> f64 {
        let line = |mark: &Mark| match mark {
            Mark::Line { from, .. } => Some(from.y),
            _ => None,
        };
        scene.marks.iter().find_map(line).unwrap()
    }

    fn words(scene: &Scene) -> Vec<&str> {
        let text = |mark: &'_ Mark| matches!(mark, Mark::Text { .. });
        let texts = scene.marks.iter().filter(|mark| text(mark));
        texts.map(|mark| if let Mark::Text { text, .. } = mark { &**text } else { "" }).collect()
    }

    #[test]
    fn the_ends_are_the_drawings_themselves() {
        let (from, to) = (bars(80.0, &[("a", 30.0), ("b", 5.0)]), bars(50.0, &[("c", -20.0)]));
        assert_eq!(tween(&from, &to, 0.0), from);
        assert_eq!(tween(&from, &to, 1.0), to);
    }

    #[test]
    fn a_bar_stays_on_the_zero_line_and_grows_without_turning() {
        let from = bars(80.0, &[("a", 30.0), ("new under old", 5.0)]);
        let to = bars(60.0, &[("b", 40.0), ("a", 50.0)]);
        let mut heights = Vec::new();
        for step in 1..20 {
            let scene = tween(&from, &to, f64::from(step) / 20.0);
            let line = zero(&scene);
            assert!((line - 80.0 + f64::from(step)).abs() < 1e-9, "{line}");
            for rect in rects(&scene) {
                assert!((rect.bottom - line).abs() < 1e-9, "{rect:?} on {line}");
            }
            // What leaves is drawn first, then b, which comes, then a, which stays.
            let [left, b, a] = rects(&scene)[..] else { panic!("three bars") };
            heights.push([-left.height(), b.height(), a.height(), a.left]);
        }
        for pair in heights.windows(2) {
            assert!(pair[0].iter().zip(pair[1]).all(|(before, after)| *before < after), "{pair:?}");
        }
    }

    #[test]
    fn a_bar_that_turns_round_passes_the_zero_line() {
        let (from, to) = (bars(50.0, &[("a", 40.0)]), bars(50.0, &[("a", -40.0)]));
        assert_eq!(rects(&tween(&from, &to, 0.5)), [Rect::new(0.0, 30.0, 8.0, 70.0)]);
    }

    #[test]
    fn words_that_stay_move_and_others_wait_for_the_end() {
        let (from, to) =
            (bars(80.0, &[("a", 3.0), ("b", 5.0)]), bars(60.0, &[("b", 4.0), ("c", 1.0)]));
        assert_eq!(words(&tween(&from, &to, 0.9)), ["b"]);
        assert_eq!(words(&tween(&from, &to, 1.0)), ["b", "c"]);
    }

    #[test]
    fn dots_move_and_grow_and_an_outline_comes_from_the_area() {
        let key = Key { row: 0, direction: Direction::Forward };
        let mut from = Scene::default();
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        from.part("dot".to_owned(), key, |scene| scene.dot(Point::new(0.0, 0.0), 2.0, Ink::Other));
        from.part("bar".to_owned(), key, |scene| scene.fill(rect, Ink::Back));
        let mut to = Scene::default();
        let (wide, stroke) = (Rect::new(0.0, 0.0, 30.0, 10.0), Stroke::solid(Ink::Back, 1.5));
        to.part("bar".to_owned(), key, |scene| {
            scene.fill(wide, Ink::BackPale);
            scene.outline(wide, stroke);
        });
        to.part("dot".to_owned(), key, |scene| scene.dot(Point::new(8.0, 4.0), 6.0, Ink::Forward));
        to.part("fresh".to_owned(), key, |scene| scene.dot(Point::new(1.0, 1.0), 4.0, Ink::Other));
        let half = Rect::new(0.0, 0.0, 20.0, 10.0);
        let marks = [
            Mark::Fill { rect: half, ink: Ink::BackPale },
            Mark::Outline { rect: half, stroke },
            Mark::Dot { at: Point::new(4.0, 2.0), radius: 4.0, ink: Ink::Forward },
            Mark::Dot { at: Point::new(1.0, 1.0), radius: 2.0, ink: Ink::Other },
        ];
        assert_eq!(tween(&from, &to, 0.5).marks, marks);
    }

    #[test]
    fn among_thousands_each_finds_itself() {
        let key = Key { row: 0, direction: Direction::Forward };
        let scene = |shift: f64, turned: bool| {
            let mut scene = Scene::default();
            for at in 0..5_000 {
                let at = if turned { 4_999 - at } else { at };
                let middle = Point::new(f64::from(at) + shift, 0.0);
                scene.part(at.to_string(), key, |scene| scene.dot(middle, 1.0, Ink::Other));
            }
            scene
        };
        let between = tween(&scene(0.0, false), &scene(10.0, true), 0.25);
        for (at, mark) in between.marks.iter().enumerate() {
            let Mark::Dot { at: middle, .. } = mark else { panic!("a dot") };
            assert!((middle.x - (4_999.0 - at as f64) - 2.5).abs() < 1e-9);
        }
    }
}
