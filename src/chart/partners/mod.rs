//! One country and its partners: out to the left, in to the right, on one scale.

mod layout;

use crate::dataset::to_float;
use crate::describe::many::{side_name, who_name};
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Message};
use crate::query::{Cell, Direction, Figure, Gap, Line, PartnersView, Who};
use crate::scene::{Align, Hit, Ink, Key, Look, Scene, Stroke, way_name};

use super::Size;
use super::bars::ink;
use super::labels::{FIGURE, LEADING, NAME, NOTE, figure_words, plate};
use super::lying::Lying;

/// Below this the names stand above their bars instead of between them.
const WIDE: f64 = 480.0;
/// Height of a bar.
const BAR: f64 = 14.0;
/// Between a bar's end and its figure, and on both sides of the names.
const ASIDE: f64 = 6.0;
/// Between two lines of the answer.
const GAP: f64 = 8.0;
/// A break in a bar that is longer than drawn: its distance from the end, and its width.
const BREAK: (f64, f64) = (12.0, 4.0);

/// Draws it.
pub fn partners(view: &PartnersView<'_>, env: &dyn Env, size: Size) -> Scene {
    let scene = Scene { width: size.width, ..Scene::default() };
    let mut chart = Butterfly {
        view,
        env,
        lines: view.lines(),
        scene,
        sides: [Side::default(), Side::default()],
        names: 0.0,
        per_unit: 0.0,
        rows: Vec::new(),
    };
    chart.draw();
    chart.scene
}

/// A direction's part of the width.
#[derive(Default)]
struct Side {
    /// Where its bars begin.
    axis: f64,
    /// Where they may end.
    width: f64,
    /// Why it was never measured, in lines; none where it was.
    why: Vec<(String, Look)>,
}

/// The room of one line.
struct Row {
    top: f64,
    bottom: f64,
    name: Vec<String>,
    look: Look,
    /// Upper edge of its bars.
    bar: f64,
}

/// The chart while it is drawn.
struct Butterfly<'a> {
    view: &'a PartnersView<'a>,
    env: &'a dyn Env,
    lines: Vec<Line<'a>>,
    scene: Scene,
    sides: [Side; 2],
    /// Width of the names between the sides; 0 where they stand above the bars.
    names: f64,
    /// CSS px per unit, the same on both sides.
    per_unit: f64,
    rows: Vec<Row>,
}

impl<'a> Butterfly<'a> {
    fn draw(&mut self) {
        let top = self.headings();
        self.share();
        let end = self.lay(top);
        self.scene.height = end;
        self.ground(top, end);
        for direction in Direction::BOTH {
            if self.side(direction).why.is_empty() {
                self.figures(direction);
                self.gaps(direction);
                self.axis(direction, top);
            } else {
                self.band(direction, top, end);
            }
        }
        self.write_names();
        self.hits();
    }

    fn side(&self, direction: Direction) -> &Side {
        &self.sides[usize::from(direction == Direction::Back)]
    }

    /// Both directions' names at their edges; one below the other where these do not fit.
    fn headings(&mut self) -> f64 {
        let [out, into] = Direction::BOTH.map(|side| side_name(self.view, self.env, side));
        let width = self.env.measure(&out, NAME) + self.env.measure(&into, NAME);
        let [left, right] = Direction::BOTH.map(|direction| (NAME, ink(direction)));
        let below = if width + 24.0 <= self.scene.width { 0.0 } else { LEADING };
        self.scene.write(Point::new(0.0, 13.0), out, left, Align::Left);
        let corner = Point::new(self.scene.width, 13.0 + below);
        self.scene.write(corner, into, right, Align::Right);
        below + 24.0
    }

    fn decimals(&self) -> u8 {
        self.view.survey.question.measure().decimals
    }

    fn size_of(&self, figure: &Figure) -> f64 {
        to_float(figure.size().unwrap_or(0), self.decimals())
    }

    /// What stands at the end of a bar.
    fn label(&self, line: &Line<'_>, direction: Direction) -> (String, Look) {
        let muted = (NOTE, Ink::Muted);
        let say = |message| (self.env.message(message).to_owned(), muted);
        let Some(figure) = line.of(direction) else { return say(Message::NotAdded) };
        let words = |size| figure_words(self.env, size, self.decimals());
        match figure.cell {
            Cell::Known(size) => (words(size), (FIGURE, ink(direction))),
            Cell::Zero => say(Message::ShortNone),
            Cell::Suppressed { at_least: None } => say(Message::ShortWithheld),
            Cell::Suppressed { at_least: Some(size) } => {
                let places = [("value", &*words(size))];
                (self.env.say(Message::AtLeast, &places), (FIGURE, ink(direction)))
            }
            Cell::NotMeasured(_) => (String::new(), muted),
        }
    }

    fn name_of(&self, at: usize) -> (String, Look) {
        let who = self.lines[at].who;
        let selected = self.view.selected().map(Who::Partner);
        let look = match who {
            _ if Some(who) == selected => (NAME, Ink::Text),
            Who::Partner(_) => (NOTE, Ink::Text),
            _ => (NOTE, Ink::Muted),
        };
        (who_name(who, self.env), look)
    }

    /// The mark of the chosen partner, and a line before those that are no single ones.
    fn ground(&mut self, top: f64, end: f64) {
        if self.lines.is_empty() {
            let words = self.env.message(Message::Unpublished).to_owned();
            let at = Point::new(0.0, top + 12.0);
            self.scene.write(at, words, (NOTE, Ink::Muted), Align::Left);
        }
        let (width, mut is_first) = (self.scene.width, true);
        let selected = self.view.selected().map(Who::Partner);
        for (row, line) in self.rows.iter().zip(&self.lines) {
            if Some(line.who) == selected && self.rows.len() > 1 {
                self.scene.fill(Rect::new(0.0, row.top, width, row.bottom.min(end)), Ink::Land);
            }
            let is_single = matches!(line.who, Who::Partner(_));
            if is_first && !is_single && row.top > top {
                let (from, to) = (Point::new(0.0, row.top), Point::new(width, row.top));
                self.scene.line(from, to, Stroke::solid(Ink::Grid, 1.0));
            }
            is_first &= is_single;
        }
    }

    fn figures(&mut self, direction: Direction) {
        for at in 0..self.lines.len() {
            let line = self.lines[at];
            let (words, look) = self.label(&line, direction);
            if words.is_empty() {
                continue;
            }
            let axis = self.side(direction).axis;
            let bar = Lying { axis, top: self.rows[at].bar, height: BAR, direction };
            let longest = self.longest(&line, direction);
            let (mut end, mut length, mut is_broken) = (0.0, 0.0, false);
            if let Some(figure) = line.of(direction) {
                let wanted = self.size_of(figure) * self.per_unit;
                is_broken = wanted > longest + 0.01;
                length = wanted.min(longest);
                end = Lying::end(figure, length);
            }
            let x = end + ASIDE;
            let (x, align) = match direction {
                Direction::Forward => (axis - x, Align::Right),
                Direction::Back => (axis + x, Align::Left),
            };
            let (name, key) = (self.part_name(line.who, direction), Key { row: at, direction });
            self.scene.part(name, key, |scene| {
                if let Some(figure) = line.of(direction) {
                    bar.draw(scene, figure, length);
                }
                if is_broken {
                    let gap = bar.reach(length - BREAK.0 - BREAK.1, length - BREAK.0);
                    scene.fill(gap, Ink::Paper);
                }
                scene.write(Point::new(x, bar.top + 11.0), words, look, align);
            });
        }
    }

    /// A thing's name from one scene to the next: “US>JP”.
    fn part_name(&self, who: Who, direction: Direction) -> String {
        let other = match who {
            Who::Partner(partner) => partner.as_str(),
            Who::Others(_) => "others",
            Who::Unknown => "ZZ",
        };
        let own = self.view.country.as_str();
        match direction {
            Direction::Forward => way_name(own, other),
            Direction::Back => way_name(other, own),
        }
    }

    /// Runs of lines without a figure, hatched with the words where they fit.
    fn gaps(&mut self, direction: Direction) {
        let mut from = 0;
        for at in 0..self.lines.len() {
            let Some(gap) = self.gap(at, direction) else {
                from = at + 1;
                continue;
            };
            if self.lines.len() > at + 1 && self.gap(at + 1, direction) == Some(gap) {
                continue;
            }
            let side = self.side(direction);
            let (left, right) = match direction {
                Direction::Forward => (0.0, side.axis),
                Direction::Back => (side.axis, side.axis + side.width),
            };
            let (top, bottom) = (self.rows[from].bar - 2.0, self.rows[at].bar + BAR + 2.0);
            self.run(Rect::new(left, top, right, bottom), gap);
            from = at + 1;
        }
    }

    fn gap(&self, at: usize, direction: Direction) -> Option<Gap> {
        match self.lines[at].of(direction)?.cell {
            Cell::NotMeasured(gap) => Some(gap),
            _ => None,
        }
    }

    /// A run of lines without a figure. On a phone names stand between them, so that each has
    /// hatching of its own and the first one the words.
    fn run(&mut self, run: Rect, gap: Gap) {
        let mut words = self.gap_words(gap);
        if self.names > 0.0 {
            return self.hatched(run, words);
        }
        for at in 0..self.rows.len() {
            let (top, bottom) = (self.rows[at].bar - 2.0, self.rows[at].bar + BAR + 2.0);
            if top >= run.top && bottom <= run.bottom {
                self.hatched(Rect { top, bottom, ..run }, words);
                words = "";
            }
        }
    }

    fn gap_words(&self, gap: Gap) -> &'a str {
        self.env.message(match gap {
            Gap::Outside => Message::NotMeasured,
            Gap::Unpublished => Message::Unpublished,
        })
    }

    fn hatched(&mut self, rect: Rect, words: &str) {
        self.scene.hatch(rect);
        let width = self.env.measure(words, NOTE);
        if width > 0.0 && width + 20.0 <= rect.width() {
            let at = Point::new(rect.center().x, rect.center().y - LEADING / 2.0);
            let line = [(words.to_owned(), (NOTE, Ink::Text))];
            plate(&mut self.scene, self.env, &line, Align::Center, at);
        }
    }

    /// A side that was never measured: a narrow band with the reason in it.
    fn band(&mut self, direction: Direction, top: f64, end: f64) {
        let Side { axis, width, why } = self.side(direction);
        let (left, right) = match direction {
            Direction::Forward => (axis - width, *axis),
            Direction::Back => (*axis, axis + width),
        };
        let (lines, band) = (why.clone(), Rect::new(left, top, right, end));
        self.scene.hatch(band);
        let at = Point::new(left + 10.0, top + 8.0);
        plate(&mut self.scene, self.env, &lines, Align::Left, at);
    }

    /// The line where bars begin; on a phone it leaves the names out.
    fn axis(&mut self, direction: Direction, top: f64) {
        let x = self.side(direction).axis;
        let mut line = |top, bottom| {
            let (from, to) = (Point::new(x, top), Point::new(x, bottom));
            self.scene.line(from, to, Stroke::solid(Ink::Zero, 2.0));
        };
        if self.names > 0.0 {
            line(top, self.rows.last().map_or(top, |row| row.bottom));
        } else {
            for row in &self.rows {
                line(row.bar - 3.0, row.bar + BAR + 3.0);
            }
        }
    }

    fn write_names(&mut self) {
        let is_wide = self.names > 0.0;
        for row in &self.rows {
            let mut half = 0.0_f64;
            for line in &row.name {
                half = half.max(self.env.measure(line, row.look.0) / 2.0);
            }
            let middle = if is_wide { self.middle() } else { self.above(half) };
            let words = row.name.len() as f64 * LEADING;
            let mut y = if is_wide { (row.top + row.bottom - words) / 2.0 } else { row.top + 2.0 };
            for line in &row.name {
                let at = Point::new(middle, y + 12.0);
                self.scene.write(at, line.clone(), row.look, Align::Center);
                y += LEADING;
            }
        }
    }

    /// Between the sides.
    fn middle(&self) -> f64 {
        self.sides[0].axis + self.names / 2.0
    }

    /// The middle of a name above its bars: over the axis, inside the picture and beside a band.
    fn above(&self, half: f64) -> f64 {
        let axis = self.sides[0].axis;
        let [is_left, is_right] = [0, 1].map(|at: usize| !self.sides[at].why.is_empty());
        let left = if is_left && !is_right { axis + ASIDE } else { 0.0 };
        let right = if is_right && !is_left { axis - ASIDE } else { self.scene.width };
        axis.min(right - half).max(left + half)
    }

    fn hits(&mut self) {
        let middle = self.middle();
        for direction in Direction::BOTH {
            let (left, right) = match direction {
                Direction::Forward => (0.0, middle),
                Direction::Back => (middle, self.scene.width),
            };
            for (row, Row { top, bottom, .. }) in self.rows.iter().enumerate() {
                let rect = Rect::new(left, *top, right, *bottom);
                self.scene.hits.push(Hit { rect, key: Key { row, direction } });
            }
        }
    }
}
