//! Origins down, targets across, each cell in a shade of its class.

use crate::describe::many::{folded_words, legend_words};
use crate::geom::{Point, Rect};
use crate::i18n::Env;
use crate::query::{Cell, Direction, Edge, Figure, MatrixView};
use crate::scene::{Align, Dash, Hit, Ink, Key, Look, Scene, Stroke, on_heat, way_name};

use super::Size;
use super::bars::ink;
use super::classes::Classes;
use super::header::header;
use super::labels::{LEADING, NOTE, SMALL, figure_words, plate, wrap};

/// Names take at most this part of the width.
const NAMES: f64 = 0.36;
/// Below this width a cell has no name of a country before its row.
const ROOMY: f64 = 22.0;
/// The largest cell.
const CELL: (f64, f64) = (96.0, 26.0);
/// The least height of a cell: a finger's, and a name's.
const LOW: f64 = 16.0;
/// A legend's swatch.
const SWATCH: f64 = 14.0;
/// Width of the ring around a cell of the pair.
const RING: f64 = 2.5;
/// Between a figure and the edge of its cell: half the ring, its seam of paper, and some air.
const CLEAR: f64 = 4.0;
/// Room of a two-letter code.
const CODE: f64 = 24.0;

/// Draws it.
pub fn matrix(view: &MatrixView<'_>, env: &dyn Env, size: Size) -> Scene {
    let decimals = view.survey.question.measure().decimals;
    let mut sizes = Vec::new();
    for edge in &view.rows {
        sizes.push(edge.size());
    }
    let scene = Scene { width: size.width, ..Scene::default() };
    let classes = Classes::of(&sizes);
    let mut chart = Grid { view, env, decimals, classes, scene, y: 0.0 };
    chart.pair();
    chart.legend();
    chart.cells();
    chart.folded();
    chart.scene.height = chart.y;
    chart.scene
}

/// The chart while it is drawn, down to `y`.
struct Grid<'a> {
    view: &'a MatrixView<'a>,
    env: &'a dyn Env,
    decimals: u8,
    classes: Classes,
    scene: Scene,
    y: f64,
}

/// Where the cells stand.
struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// Whether rows have names, or codes only.
    has_names: bool,
    /// Whether columns have codes only, so that rows need theirs.
    is_coded: bool,
    /// The heads of the columns, in lines.
    heads: Vec<Vec<String>>,
    /// Whether every figure fits into its cell.
    has_figures: bool,
}

impl Frame {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let (left, top) =
            (self.left + column as f64 * self.width, self.top + row as f64 * self.height);
        Rect::new(left, top, left + self.width, top + self.height)
    }
}

impl Grid<'_> {
    /// The chosen pair's two directions and what they are.
    fn chosen(&self) -> [(Option<usize>, Ink); 2] {
        let (a, b) = (self.view.survey.question.a, self.view.survey.question.b);
        [(self.view.find(a, b), Ink::Forward), (self.view.find(b, a), Ink::Back)]
    }

    /// The chosen pair both ways, if it is in the grid.
    fn pair(&mut self) {
        if self.chosen()[0].0.is_none() {
            return;
        }
        let outline = |scene: &mut Scene, rect: Rect, _: &Figure, direction: Direction| {
            scene.outline(rect.grown(-RING / 2.0), Stroke::solid(ink(direction), RING));
        };
        self.y = header(&mut self.scene, &self.view.survey, self.env, &outline) + 12.0;
    }

    /// The classes, then what is no figure.
    fn legend(&mut self) {
        self.scale();
        let mut x = 0.0;
        for (kind, words) in legend_words(&self.view.survey, self.env).into_iter().enumerate() {
            let width = SWATCH + 6.0 + self.env.measure(words, SMALL);
            if x > 0.0 && x + width > self.scene.width {
                (x, self.y) = (0.0, self.y + SWATCH + 6.0);
            }
            let swatch = Rect::new(x, self.y, x + SWATCH, self.y + SWATCH);
            match kind {
                0 => self.none(swatch),
                1 => self.withheld(swatch, Ink::Muted),
                2 => self.scene.hatch(swatch),
                _ => self.scene.fill(inset(swatch), Ink::Heat(4)),
            }
            if kind != 1 {
                self.scene.outline(swatch.grown(-0.5), Stroke::solid(Ink::Grid, 1.0));
            }
            let at = Point::new(x + SWATCH + 6.0, self.y + 11.0);
            self.scene.write(at, words.to_owned(), (SMALL, Ink::Muted), Align::Left);
            x += width + 16.0;
        }
        self.y += SWATCH + 14.0;
    }

    /// A swatch a class, with the figures at which classes begin and the last one ends.
    fn scale(&mut self) {
        let mut ends = Vec::new();
        if self.classes.limits.is_empty() {
            return;
        }
        for limit in &self.classes.limits {
            ends.push(figure_words(self.env, *limit, self.decimals));
        }
        ends.push(figure_words(self.env, self.classes.most, self.decimals));
        let mut widest = 0.0_f64;
        for words in &ends {
            widest = widest.max(self.env.measure(words, SMALL));
        }
        let room = (self.scene.width - widest) / self.classes.limits.len() as f64;
        let step = (widest + 10.0).max(40.0).min(room);
        // Where they do not fit beside each other, every second one stands lower.
        let lower = if step < widest + 4.0 { 13.0 } else { 0.0 };
        let last = ends.len() - 1;
        let mut x = self.env.measure(&ends[0], SMALL) / 2.0;
        for (at, words) in ends.iter().enumerate() {
            if at < last {
                let swatch = Rect::new(x, self.y, x + step - 1.0, self.y + 10.0);
                self.scene.fill(swatch, Ink::Heat(self.classes.shade(at)));
            }
            let below = if at % 2 == 1 { lower } else { 0.0 };
            let point = Point::new(x, self.y + 22.0 + below);
            self.scene.write(point, words.clone(), (SMALL, Ink::Muted), Align::Center);
            x += step;
        }
        self.y += 34.0 + lower;
    }

    fn frame(&mut self) -> Frame {
        let (rows, columns) = (&self.view.origins, &self.view.targets);
        let count = columns.len().max(1) as f64;
        let mut names = 0.0_f64;
        for at in rows {
            names = names.max(self.env.measure(&self.name(*at), NOTE));
        }
        names = names.min(self.scene.width * NAMES) + 8.0;
        let roomy = (self.scene.width - names - CODE) / count;
        let has_names = roomy >= ROOMY;
        let width = ((self.scene.width - names) / count).min(CELL.0);
        let heads = self.heads(width - 6.0);
        let has_heads = has_names && heads.iter().all(|lines| !lines.is_empty());
        let gutter = match (has_names, has_heads) {
            (true, true) => names,
            (true, false) => names + CODE,
            (false, _) => CODE,
        };
        let width = ((self.scene.width - gutter) / count).min(CELL.0);
        let heads = if has_heads { heads } else { self.codes(width) };
        let mut lines = 1;
        for head in &heads {
            lines = lines.max(head.len());
        }
        let height = width.min(CELL.1).max(LOW);
        let top = self.y + lines as f64 * 14.0 + 4.0;
        let has_figures = height > LOW && self.widest_figure() + 2.0 * CLEAR <= width;
        let is_coded = !has_heads;
        Frame { is_coded, left: gutter, top, width, height, has_names, heads, has_figures }
    }

    fn name(&self, at: usize) -> String {
        self.env.country(self.view.countries[at])
    }

    /// The names of the targets in at most two lines; nothing of those that do not fit.
    fn heads(&self, width: f64) -> Vec<Vec<String>> {
        let mut heads = Vec::new();
        for at in &self.view.targets {
            let lines = wrap(self.env, &self.name(*at), SMALL, width);
            let fits =
                lines.len() <= 2 && lines.iter().all(|line| self.env.measure(line, SMALL) <= width);
            heads.push(if fits { lines } else { Vec::new() });
        }
        heads
    }

    /// Their codes, on as many lines in turn as keep them apart.
    fn codes(&self, width: f64) -> Vec<Vec<String>> {
        let (mut heads, mut turns, mut widest) = (Vec::new(), 1, 0.0_f64);
        for at in &self.view.targets {
            widest = widest.max(self.env.measure(self.view.countries[*at].as_str(), SMALL));
        }
        while width * f64::from(turns) < widest + 2.0 && turns < 12 {
            turns += 1;
        }
        for (place, at) in self.view.targets.iter().enumerate() {
            let mut lines = vec![self.view.countries[*at].as_str().to_owned()];
            for _ in 0..place % turns as usize {
                lines.push(String::new());
            }
            heads.push(lines);
        }
        heads
    }

    fn widest_figure(&self) -> f64 {
        let mut widest = 0.0_f64;
        for edge in &self.view.rows {
            if edge.size() > 0 {
                let words = self.figure(&edge.figure, edge.size());
                widest = widest.max(self.env.measure(&words, SMALL));
            }
        }
        widest
    }

    fn figure(&self, figure: &Figure, size: u64) -> String {
        let mut words = figure_words(self.env, size, self.decimals);
        if matches!(figure.cell, Cell::Suppressed { .. }) || figure.partial {
            words.push_str("+");
        }
        words
    }

    fn cells(&mut self) {
        let frame = self.frame();
        self.write_heads(&frame);
        for row in 0..self.view.origins.len() {
            self.write_name(&frame, row);
            for column in 0..self.view.targets.len() {
                let at = self.view.at(self.view.origins[row], self.view.targets[column]);
                self.cell(&frame, at, frame.cell(row, column));
            }
        }
        for (at, ink) in self.chosen() {
            let key = |row| Key { row, direction: Direction::Forward };
            let hit = at.and_then(|at| self.scene.place(key(at)));
            if let Some(rect) = hit.map(|hit| hit.rect) {
                // On the cell's edge, clear of its figure and of those beside it.
                let right = rect.right.min(self.scene.width - RING / 2.0);
                let rect = Rect { right, ..rect };
                self.scene.outline(rect, Stroke::solid(Ink::Paper, RING + 1.5));
                self.scene.outline(rect, Stroke::solid(ink, RING));
            }
        }
        self.y = frame.top + self.view.origins.len() as f64 * frame.height + 8.0;
    }

    fn write_heads(&mut self, frame: &Frame) {
        for (column, lines) in frame.heads.iter().enumerate() {
            let middle = frame.cell(0, column).center().x;
            let mut baseline = frame.top - 6.0 - (lines.len() as f64 - 1.0) * 14.0;
            for line in lines {
                if !line.is_empty() {
                    let at = Point::new(middle, baseline);
                    self.scene.write(at, line.clone(), (SMALL, Ink::Muted), Align::Center);
                }
                baseline += 14.0;
            }
        }
    }

    /// The origin's name, with its code where the columns have only codes: their key.
    fn write_name(&mut self, frame: &Frame, row: usize) {
        let country = self.view.origins[row];
        let code = self.view.countries[country].as_str().to_owned();
        let y = frame.cell(row, 0).center().y + 4.0;
        let (name, muted) = (self.name(country), (SMALL, Ink::Muted));
        let is_coded = frame.is_coded;
        let right = frame.left - if is_coded { CODE } else { 8.0 };
        let fits = self.env.measure(&name, NOTE) <= right;
        if frame.has_names && fits {
            self.scene.write(Point::new(right, y), name, (NOTE, Ink::Text), Align::Right);
        }
        if is_coded || !fits {
            let at = Point::new(frame.left - CODE / 2.0 + 2.0, y);
            self.scene.write(at, code, muted, Align::Center);
        }
    }

    fn cell(&mut self, frame: &Frame, at: usize, rect: Rect) {
        let Edge { origin, target, figure } = &self.view.rows[at];
        let key = Key { row: at, direction: Direction::Forward };
        let name = way_name(origin.as_str(), target.as_str());
        let is_inside = origin == target;
        let from = self.scene.marks.len();
        self.mark(frame, figure, rect, is_inside);
        self.scene.name_part(name, key, from);
        self.scene.hits.push(Hit { rect, key });
    }

    /// A cell by its kind; domestic figures are smaller and framed.
    fn mark(&mut self, frame: &Frame, figure: &Figure, rect: Rect, is_inside: bool) {
        let room = rect.grown(-0.5);
        if is_inside {
            self.scene.outline(room, Stroke::solid(Ink::Grid, 1.0));
        }
        let room = if is_inside && !frame.has_figures { inset(room) } else { room };
        let room = if is_inside && frame.has_figures { room.grown(-3.0) } else { room };
        match figure.cell {
            Cell::Known(size) => self.shade(frame, figure, size, room),
            Cell::Zero => self.none(room),
            Cell::Suppressed { at_least } => {
                let mut ink = Ink::Muted;
                if let Some(size) = at_least {
                    ink = on_heat(self.classes.shade_of(size));
                    self.shade(frame, figure, size, room);
                }
                self.withheld(room, ink);
            }
            Cell::NotMeasured(_) => self.scene.hatch(if is_inside { room } else { rect }),
        }
    }

    /// A cell's shade with its figure where all have room; a lower bound ends in a plus.
    fn shade(&mut self, frame: &Frame, figure: &Figure, size: u64, room: Rect) {
        let shade = self.classes.shade_of(size);
        self.scene.fill(room, Ink::Heat(shade));
        if frame.has_figures {
            let look: Look = (SMALL, on_heat(shade));
            let at = Point::new(room.center().x, room.center().y + 4.0);
            self.scene.write(at, self.figure(figure, size), look, Align::Center);
        }
    }

    /// A short dash: looked for and none found.
    fn none(&mut self, room: Rect) {
        let Point { x, y } = room.center();
        let half = (room.width() / 2.0 - 2.0).min(3.0);
        self.scene.fill(Rect::new(x - half, y - 0.75, x + half, y + 0.75), Ink::Other);
    }

    fn withheld(&mut self, room: Rect, ink: Ink) {
        let stroke = Stroke { ink, width: 1.5, dash: Dash::Dotted };
        self.scene.outline(room.grown(-1.5), stroke);
    }

    /// What was folded away: one hatched strip a side with its words.
    fn folded(&mut self) {
        for words in &folded_words(self.view, self.env) {
            let mut lines = Vec::new();
            for line in &wrap(self.env, words, NOTE, self.scene.width - 24.0) {
                lines.push((line.clone(), (NOTE, Ink::Text)));
            }
            let height = lines.len() as f64 * LEADING + 12.0;
            self.scene.hatch(Rect::new(0.0, self.y, self.scene.width, self.y + height));
            let at = Point::new(12.0, self.y + 6.0);
            plate(&mut self.scene, self.env, &lines, Align::Left, at);
            self.y += height + 8.0;
        }
    }
}

/// The inner part of a domestic cell.
fn inset(room: Rect) -> Rect {
    let (x, y) = (room.width() * 0.25, room.height() * 0.25);
    Rect::new(room.left + x, room.top + y, room.right - x, room.bottom - y)
}
