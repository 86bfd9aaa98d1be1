//! Every pair as a dot, one direction against the other, on two logarithmic axes alike.
//!
//! Upwards is the direction from a row's first country to its second, to the right the other way,
//! as A→B stands above or left in every view. Since the country of the larger direction is named
//! first, dots stand above the line of equal figures, the farther the more lopsided; only the
//! chosen pair, which keeps its order, may stand below. A direction without a place on the axis
//! has a strip beside it: none, withheld and not measured each apart.

mod names;
mod place;
mod plane;
mod spots;

use crate::dataset::push_part;
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Message, NumberStyle};
use crate::query::{BalanceRow, BalanceView, Direction, Figure};
use crate::scene::{Align, Dash, Hit, Ink, Key, Look, Scene, Stroke};

use super::Size;
use super::bars::{ink, pale};
use super::header::header;
use super::labels::{LEADING, Labels, SMALL};
use place::Kind;
use plane::{Plane, Strip, widest};
use spots::{Spot, spots};

/// A pointer means the nearest dot within this distance, in CSS px.
const REACH: f64 = 24.0;
/// The radii of the chosen pair's dot: its rim of paper, A→B around, a gap, B→A inside.
const OWN: [f64; 4] = [9.0, 7.5, 5.0, 4.0];
/// A round figure every 2 and 5 needs so many px for a factor of ten.
const FINE: f64 = 80.0;

/// Draws every pair.
pub fn balance(view: &BalanceView<'_>, env: &dyn Env, size: Size) -> Scene {
    let labels = Labels { env, taken: Vec::new(), right: size.width };
    let scene = Scene { width: size.width, reach: REACH, ..Scene::default() };
    let mut chart = Balance { view, env, labels, scene };
    chart.draw(size);
    chart.scene.index();
    chart.scene
}

/// The chart while it is drawn.
struct Balance<'a> {
    view: &'a BalanceView<'a>,
    env: &'a dyn Env,
    labels: Labels<'a>,
    scene: Scene,
}

impl Balance<'_> {
    fn draw(&mut self, size: Size) {
        let top = self.pair();
        let plane = Plane::new(self.view, self.env, size, top);
        self.scene.height = plane.height;
        self.strips(&plane);
        self.axes(&plane);
        self.diagonals(&plane);
        self.heads(&plane);
        let spots = spots(self.view, &plane);
        self.dots(&spots);
        self.own_name(&plane, &spots);
        self.equal(&plane);
        self.names(&plane, &spots);
    }

    /// The chosen pair both ways, each behind its half of the dot; says where they end.
    fn pair(&mut self) -> f64 {
        if self.view.own().is_none() {
            return 0.0;
        }
        let half_dot = |scene: &mut Scene, rect: Rect, _: &Figure, direction: Direction| {
            half(scene, Point::new(rect.left + OWN[1], rect.center().y), direction, false);
        };
        header(&mut self.scene, &self.view.survey, self.env, &half_dot) + 8.0
    }

    /// Writes lines of words, the first at `at`; says how high they are.
    fn lines(&mut self, mut at: Point, lines: &[String], look: Look, align: Align) -> f64 {
        for line in lines {
            self.scene.write(at, line.clone(), look, align);
            at.y += LEADING;
        }
        lines.len() as f64 * LEADING
    }

    /// The grounds of what has no place on an axis.
    fn strips(&mut self, plane: &Plane) {
        for column in &plane.columns {
            let rect = Rect { left: column.from, right: column.to, ..plane.plot };
            self.ground(rect, column.kind);
            for row in &plane.rows {
                if row.holds(Some(column.kind)) {
                    let rect = Rect { top: row.from, bottom: row.to, ..rect };
                    self.ground(rect, column.kind.max(row.kind));
                }
            }
        }
        for row in &plane.rows {
            if row.holds(None) {
                self.ground(Rect { top: row.from, bottom: row.to, ..plane.plot }, row.kind);
            }
        }
    }

    fn ground(&mut self, rect: Rect, kind: Kind) {
        if rect.width() <= 0.0 || rect.height() <= 0.0 {
            return;
        }
        let (ink, dash) = match kind {
            Kind::Zero => (Ink::Grid, Dash::Solid),
            Kind::Withheld => (Ink::Muted, Dash::Dotted),
            Kind::NotMeasured => return self.scene.hatch(rect),
        };
        self.scene.outline(rect, Stroke { ink, width: 1.0, dash });
    }

    /// Grid lines at round figures, the same on both axes.
    fn axes(&mut self, plane: &Plane) {
        let (plot, grid) = (plane.plot, Stroke::solid(Ink::Grid, 1.0));
        for tick in plane.ticks(plane.up, FINE) {
            let y = plane.y(tick);
            self.scene.line(Point::new(plane.gutter, y), Point::new(plot.right, y), grid);
            let at = Point::new(plane.gutter - 6.0, y + 4.0);
            let words = figure(self.env, tick, plane.decimals);
            self.scene.write(at, words, (SMALL, Ink::Muted), Align::Right);
            self.labels.taken.push(Rect::new(0.0, y - 6.0, at.x + 1.0, y + 6.0));
        }
        for tick in plane.ticks(plane.across, FINE) {
            let x = plane.x(tick);
            let foot = Point::new(x, plane.figures - 12.0);
            self.scene.line(Point::new(x, plot.top), foot, grid);
            self.small(Point::new(x, plane.figures), figure(self.env, tick, plane.decimals));
        }
        for (lines, at, align) in &plane.titles {
            self.lines(*at, lines, (SMALL, Ink::Text), *align);
        }
    }

    /// Writes small print around a point where it is clear.
    fn small(&mut self, at: Point, words: String) {
        self.labels.place(&mut self.scene, at, words, (SMALL, Ink::Muted), f64::INFINITY);
    }

    /// The line of equal figures, the strongest of the chart; beside it every tenfold more.
    fn diagonals(&mut self, plane: &Plane) {
        let (Some(scale), Some(_)) = (plane.up, plane.across) else { return };
        let plot = plane.plot;
        let (mut off, mut times) = (0.0, 1);
        while off < plot.width() - 16.0 {
            let from = Point::new(plot.left, plot.bottom - off);
            let to = Point::new(plot.right - off, plot.top);
            if times == 1 {
                self.scene.line(from, to, Stroke::solid(Ink::Zero, 1.5));
                self.keep_clear(from, to);
            } else {
                let stroke = Stroke { ink: Ink::Hatch, width: 1.0, dash: Dash::Dashed };
                self.scene.line(from, to, stroke);
                let number = self.env.number(times, 0, NumberStyle::Full);
                let words = self.env.say(Message::BalanceTimes, &[("times", &number)]);
                self.small(Point::new(to.x, plot.top - 5.0), words);
            }
            off += scale.decade();
            times *= 10;
        }
    }

    /// Names the line of equal figures under its upper end, where only the chosen pair may stand;
    /// farther down where it does.
    fn equal(&mut self, plane: &Plane) {
        if plane.up.is_none() || plane.across.is_none() {
            return;
        }
        let words = self.env.message(Message::BalanceEqual);
        let width = self.env.measure(words, SMALL);
        let mut at = Point::new(plane.plot.right - 2.0, plane.plot.top + width + 16.0);
        while at.y < plane.plot.bottom && at.x - width > plane.plot.left {
            let room = Rect::new(at.x - width, at.y - 10.0, at.x, at.y + 3.0);
            if !self.labels.is_taken(&room) {
                self.labels.taken.push(room);
                let look = (SMALL, Ink::Text);
                return self.scene.write(at, words.to_owned(), look, Align::Right);
            }
            at = Point::new(at.x - 12.0, at.y + 12.0);
        }
    }

    /// Keeps labels off a rising line.
    fn keep_clear(&mut self, from: Point, to: Point) {
        let mut x = from.x;
        while x < to.x {
            let y = from.y - (x - from.x);
            self.labels.taken.push(Rect::new(x, y - 4.0, x + 4.0, y));
            x += 4.0;
        }
    }

    /// What each strip holds, with a line down to it where there are several.
    fn heads(&mut self, plane: &Plane) {
        for Strip { from, head, head_at, .. } in &plane.columns {
            let bottom = head_at + (head.len() as f64 - 1.0) * LEADING + 4.0;
            let (x, end) = (from + 0.5, plane.strips_top());
            if plane.columns.len() > 1 {
                let stroke = Stroke::solid(Ink::Muted, 1.0);
                self.scene.line(Point::new(x, bottom), Point::new(x, end), stroke);
            }
            self.head(*from, *head_at, head);
        }
        for Strip { head, head_at, .. } in &plane.rows {
            self.head(plane.gutter, *head_at, head);
        }
    }

    fn head(&mut self, left: f64, baseline: f64, lines: &[String]) {
        let height = self.lines(Point::new(left, baseline), lines, (SMALL, Ink::Text), Align::Left);
        let top = baseline - 10.0;
        let right = left + widest(self.env, lines);
        self.labels.taken.push(Rect::new(left, top, right, top + height));
    }

    /// The dots, the chosen pair's last and so on top.
    fn dots(&mut self, spots: &[Spot]) {
        let own = self.view.own();
        for spot in spots {
            if Some(spot.row) != own {
                self.dot(spot, false);
            }
        }
        if let Some(own) = own {
            self.dot(&spots[own], true);
        }
    }

    fn dot(&mut self, spot: &Spot, is_own: bool) {
        let row = &self.view.rows[spot.row];
        let Spot { at, radius, .. } = *spot;
        let key = Key { row: spot.row, direction: Direction::Forward };
        let first = self.scene.marks.len();
        if is_own {
            self.own(at, row)
        } else {
            self.other(at, radius, row)
        }
        let (a, b) = (row.a.min(row.b), row.a.max(row.b));
        let mut name = a.as_str().to_owned();
        push_part(&mut name, "-", b.as_str());
        self.scene.name_part(name, key, first);
        let reach = if is_own { OWN[0] } else { radius };
        let rect = Rect::new(at.x, at.y, at.x, at.y).grown(reach);
        self.scene.hits.push(Hit { rect, key });
        self.labels.taken.push(rect);
    }

    /// A disc; a ring where a figure is weakly known, a bound, or has a gap.
    fn other(&mut self, at: Point, radius: f64, row: &BalanceRow) {
        self.scene.dot(at, radius, Ink::Other);
        if radius > 2.0 && row.is_loose() {
            self.scene.dot(at, radius - 1.25, Ink::Paper);
        }
    }

    /// Each direction in its ink; a direction without a figure leaves its place empty.
    fn own(&mut self, at: Point, row: &BalanceRow) {
        self.scene.dot(at, OWN[0], Ink::Paper);
        self.scene.dot(at, OWN[1], Ink::Muted);
        self.scene.dot(at, OWN[1] - 1.0, Ink::Paper);
        for direction in Direction::BOTH {
            let figure = row.figures.of(direction);
            if figure.size().is_some_and(|size| size > 0) {
                let is_loose = figure.is_weak() || figure.partial;
                half(&mut self.scene, at, direction, is_loose);
            }
        }
    }
}

/// A→B is a ring, B→A the disc inside it: told apart without colours too. What is loosely known
/// is pale within its edges.
fn half(scene: &mut Scene, at: Point, direction: Direction, is_loose: bool) {
    let (outer, inner) = match direction {
        Direction::Forward => (OWN[1], OWN[2]),
        Direction::Back => (OWN[3], 0.0),
    };
    scene.dot(at, outer, ink(direction));
    if is_loose {
        scene.dot(at, outer - 0.75, pale(direction));
    }
    if is_loose && inner > 0.0 {
        scene.dot(at, inner + 0.75, ink(direction));
    }
    if inner > 0.0 {
        scene.dot(at, inner, Ink::Paper);
    }
}

/// A round figure, short from ten thousand up.
fn figure(env: &dyn Env, tick: f64, decimals: u8) -> String {
    let mut scaled = tick;
    for _ in 0..decimals {
        scaled *= 10.0;
    }
    let style = if tick < 10_000.0 { NumberStyle::Full } else { NumberStyle::Short };
    env.number(scaled.round() as u64, decimals, style)
}
