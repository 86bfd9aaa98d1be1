//! The largest flows as arcs on a map: the pair's two directions bend apart and differ in colour,
//! in their line and in their heads; everything else is grey.
//!
//! The shapes of the land come from [`Env::land`]. Without them the map is a net of meridians, and
//! says so.

mod arrow;
mod key;
mod names;
mod places;

use crate::dataset::{Country, Scope, to_float};
use crate::geom::{Point, Rect, World, arc};
use crate::i18n::Env;
use crate::query::{Cell, Direction, Edge, Figure, FlowsView};
use crate::scene::{Dash, Hit, Ink, Key, Scale, Scene, Stroke, way_name};

use super::Size;
use super::bars::{ink, pale};
use arrow::{Arrow, DASHED, DOTTED, SOLID};
use places::{place, small};

/// The widest line.
const WIDEST: f64 = 12.0;
/// Radii of an observer's ring, of a dot of the pair, of another country's and of a small state.
const RING: f64 = 5.0;
const OWN: f64 = 3.5;
const OTHER: f64 = 2.0;
const SMALL_LAND: f64 = 1.25;
/// How much names avoid a dot; a thin line is 1.
const DOT: usize = 12;
/// Half the side of a sensitive area, and how far around it a pointer may be.
const HIT: f64 = 4.0;
const REACH: f64 = 12.0;

/// Draws it.
pub fn map(view: &FlowsView<'_>, env: &dyn Env, size: Size) -> Scene {
    let scene = Scene { width: size.width, reach: REACH, ..Scene::default() };
    let mut most = 0;
    for edge in &view.rows {
        most = most.max(edge.size());
    }
    let decimals = view.survey.question.measure().decimals;
    let widest = WIDEST.min(size.width / 45.0);
    let widths = Scale::new(to_float(most, decimals), widest);
    let world = World::new(size.width, 0.0);
    let mut map = Map { view, env, scene, world, widths, decimals, y: 0.0, busy: Vec::new() };
    map.pair();
    map.world = World::new(size.width, map.y);
    map.land();
    map.rings();
    map.flows();
    map.dots();
    map.names();
    map.y = map.world.bottom;
    map.key();
    map.scene.height = map.y;
    map.scene
}

/// The chart while it is drawn, down to `y`.
struct Map<'a> {
    view: &'a FlowsView<'a>,
    env: &'a dyn Env,
    scene: Scene,
    world: World,
    /// The one scale of all lines.
    widths: Scale,
    decimals: u8,
    y: f64,
    /// Points of arcs and dots, which names keep clear of.
    busy: Vec<Point>,
}

impl Map<'_> {
    /// Where a country stands on the chart.
    fn at(&self, country: Country) -> Point {
        self.world.at(place(country))
    }

    /// The countries of the pair.
    fn ends(&self) -> [Country; 2] {
        [self.view.survey.question.a, self.view.survey.question.b]
    }

    fn land(&mut self) {
        let edge = Stroke::solid(Ink::Grid, 1.0);
        for side in [-180.0, 180.0] {
            self.scene.path(self.world.meridian(side), edge);
        }
        let Some(land) = self.env.land() else { return self.net(edge) };
        for outline in &land.outlines {
            self.scene.area(self.world.line(outline), Ink::Land);
        }
        for water in &land.waters {
            self.scene.area(self.world.line(water), Ink::Paper);
        }
        for place in small() {
            self.scene.dot(self.world.at(place), SMALL_LAND, Ink::Land);
        }
        let border = Stroke::solid(Ink::Paper, 0.75);
        for line in &land.borders {
            self.scene.path(self.world.line(line), border);
        }
        let contested = Stroke { dash: Dash::Dotted, ..border };
        for line in &land.contested {
            self.scene.path(self.world.line(line), contested);
        }
    }

    /// Meridians, where there are no shapes.
    fn net(&mut self, stroke: Stroke) {
        for step in -11..=11 {
            self.scene.path(self.world.meridian(f64::from(step) * 15.0), stroke);
        }
    }

    /// The countries in which arrivals were counted, where the set lists them.
    fn observers(&self) -> &[Country] {
        let question = &self.view.survey.question;
        let coverage = question.set.descriptor().bothways.coverage_of(question.measure());
        match (&coverage.targets, coverage.pairs()) {
            (Scope::Only(targets), None) => targets,
            _ => &[],
        }
    }

    fn rings(&mut self) {
        for at in 0..self.observers().len() {
            let center = self.at(self.observers()[at]);
            self.ring(center);
            self.keep_clear(center, DOT);
        }
    }

    /// Names avoid a point, the more the weightier.
    fn keep_clear(&mut self, point: Point, weight: usize) {
        for _ in 0..weight {
            self.busy.push(point);
        }
    }

    fn ring(&mut self, center: Point) {
        self.scene.dot(center, RING, Ink::Text);
        self.scene.dot(center, RING - 1.25, Ink::Paper);
    }

    /// The largest first, so that none hides a smaller one; the pair's own over all others.
    fn flows(&mut self) {
        for is_own in [false, true] {
            for (row, edge) in self.view.rows.iter().enumerate() {
                let direction = self.view.direction(edge);
                if direction.is_some() == is_own {
                    self.flow(Key { row, direction: Direction::Forward }, edge, direction);
                }
            }
        }
    }

    fn flow(&mut self, key: Key, edge: &Edge, direction: Option<Direction>) {
        let mut lines = Vec::new();
        for part in arc(place(edge.origin), place(edge.target)) {
            lines.push(self.world.line(&part));
        }
        let arrow = self.arrow(&edge.figure, direction);
        let weight = 1 + arrow.width as usize / 3 + 2 * usize::from(direction.is_some());
        self.hits(key, &lines, weight);
        let name = way_name(edge.origin.as_str(), edge.target.as_str());
        self.scene.part(name, key, |scene| arrow.draw(scene, lines));
    }

    /// What a figure's arrow looks like.
    fn arrow(&self, figure: &Figure, direction: Option<Direction>) -> Arrow {
        let (ink, pale) = match direction {
            Some(direction) => (ink(direction), pale(direction)),
            None => (Ink::Other, Ink::OtherPale),
        };
        let size = to_float(figure.size().unwrap_or(0), self.decimals);
        let rhythm = match (figure.cell, direction) {
            (Cell::Suppressed { .. }, _) => DOTTED,
            (_, Some(Direction::Back)) => DASHED,
            _ => SOLID,
        };
        let inside = figure.is_weak().then_some(pale);
        Arrow { ink, inside, width: self.widths.length(size).max(1.0), rhythm }
    }

    /// Small areas along an arc, that of its middle first: words about it stand there.
    fn hits(&mut self, key: Key, lines: &[Vec<Point>], weight: usize) {
        let first = self.scene.hits.len();
        for line in lines {
            for point in line {
                self.keep_clear(*point, weight);
                let rect = Rect::new(point.x, point.y, point.x, point.y).grown(HIT);
                self.scene.hits.push(Hit { rect, key });
            }
        }
        let middle = (first + self.scene.hits.len()) / 2;
        self.scene.hits.swap(first, middle);
    }

    /// A dot for every country with a line, the pair's larger.
    fn dots(&mut self) {
        for at in 0..self.view.rows.len() {
            let Edge { origin, target, .. } = self.view.rows[at];
            for country in [origin, target] {
                let center = self.at(country);
                self.scene.dot(center, OTHER, Ink::Muted);
                self.keep_clear(center, DOT);
            }
        }
        for country in self.ends() {
            let center = self.at(country);
            if !self.observers().contains(&country) {
                self.scene.dot(center, OWN + 1.0, Ink::Paper);
            }
            self.scene.dot(center, OWN, Ink::Text);
        }
    }
}
