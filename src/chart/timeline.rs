//! The mirrored timeline: A→B above the zero line, B→A below it, on one scale.

#[cfg(feature = "full")]
use crate::dataset::push_part;
use crate::dataset::to_float;
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Message, direction_name};
use crate::query::{Cell, Direction, Gap, PairRow, PairView};
#[cfg(feature = "full")]
use crate::scene::way_name;
use crate::scene::{Align, Hit, Ink, Key, Look, Scene, Stroke};

use super::Size;
use super::bars::{Bars, ink};
use super::frame::{Frame, Half, Needs, natural_height};
use super::labels::{FIGURE, LEADING, Labels, NAME, NOTE, figure_words, plate, wrap};

/// A slot too narrow for a figure of its own.
const NARROW: f64 = 14.0;

/// Height of a chart on which nothing has a length.
const LOW: f64 = 170.0;

/// Draws a pair over time.
pub fn timeline(view: &PairView<'_>, env: &dyn Env, size: Size) -> Scene {
    let mut rows = Vec::new();
    for (at, row) in view.rows.iter().enumerate() {
        if row.drawn {
            rows.push((at, row));
        }
    }
    let labels = Labels { env, taken: Vec::new(), right: size.width };
    let decimals = view.question.measure().decimals;
    let mut chart = Timeline { view, env, decimals, rows, labels, scene: Scene::default() };
    chart.draw(size);
    chart.scene
}

/// A timeline while it is drawn.
pub(super) struct Timeline<'a> {
    pub(super) view: &'a PairView<'a>,
    pub(super) env: &'a dyn Env,
    pub(super) decimals: u8,
    /// The drawn rows with their positions in the view.
    pub(super) rows: Vec<(usize, &'a PairRow)>,
    pub(super) labels: Labels<'a>,
    pub(super) scene: Scene,
}

impl Timeline<'_> {
    fn draw(&mut self, size: Size) {
        let up = self.band_lines(Direction::Forward, size.width);
        let down = self.band_lines(Direction::Back, size.width);
        let frame = self.frame(size, [up.len(), down.len()]);
        (self.scene.width, self.scene.height) = (size.width, frame.height);
        for (half, lines) in frame.halves.iter().zip([&up, &down]) {
            if half.measured { self.grid(&frame, half) } else { self.band(half, lines) }
        }
        for half in &frame.halves {
            if half.measured {
                self.figures(&frame, half);
                self.name(&frame, half);
            }
            self.hits(&frame, half);
        }
        self.zero_line(&frame);
        self.breaks(&frame);
        #[cfg(feature = "full")]
        self.events(&frame);
        self.figure_labels(&frame);
        self.periods(&frame);
    }

    fn frame(&self, size: Size, lines: [usize; 2]) -> Frame {
        let float = |direction| to_float(self.most(direction), self.decimals);
        let most = [float(Direction::Forward), float(Direction::Back)];
        let band = |lines: usize| lines as f64 * LEADING + 12.0;
        let natural = natural_height(&self.rows, size.width);
        // Without a single figure there is nothing to give the height to.
        let natural = if most == [0.0, 0.0] { natural.min(LOW) } else { natural };
        let gutter = self.gutter(most[0].max(most[1]));
        #[cfg(feature = "full")]
        let events = self.events_height(gutter, size.width);
        #[cfg(feature = "full")]
        let natural = natural + events;
        Frame::new(&Needs {
            rows: &self.rows,
            most,
            width: size.width,
            height: size.height.unwrap_or(natural),
            gutter,
            bands: [band(lines[0]), band(lines[1])],
            #[cfg(feature = "full")]
            events,
        })
    }

    /// The largest figure of a direction, scaled; 0 where there is none.
    fn most(&self, direction: Direction) -> u64 {
        let mut most = 0;
        for (_, row) in &self.rows {
            most = most.max(row.figures.of(direction).size().unwrap_or(0));
        }
        most
    }

    /// The words of a direction that was never measured: its name, and why.
    fn band_lines(&self, direction: Direction, width: f64) -> Vec<(String, Look)> {
        let question = &self.view.question;
        let coverage = question.set.descriptor().bothways.coverage_of(question.measure());
        let (origin, target) = question.ends(direction);
        let outside = Cell::NotMeasured(Gap::Outside);
        let is_outside = self.rows.iter().any(|(_, row)| row.figures.of(direction).cell == outside);
        let why = match is_outside || !coverage.holds_pair(origin, target) {
            true => coverage.why.as_str(),
            false => self.env.message(Message::WhyUnpublished),
        };
        let reason = self.env.say(Message::BandNotMeasured, &[("why", why)]);
        let name = direction_name(self.env, (origin, target));
        let mut lines = vec![(name, (NAME, ink(direction)))];
        for line in &wrap(self.env, &reason, NOTE, width - 24.0) {
            lines.push((line.clone(), (NOTE, Ink::Text)));
        }
        lines
    }

    /// A direction that was never measured: hatching with the reason in it.
    fn band(&mut self, half: &Half, lines: &[(String, Look)]) {
        self.scene.hatch(half.plot);
        let top = half.plot.center().y - lines.len() as f64 * LEADING / 2.0;
        let at = Point::new(half.plot.left + 10.0, top);
        plate(&mut self.scene, self.env, lines, Align::Left, at);
    }

    fn figures(&mut self, frame: &Frame, half: &Half) {
        let bars = Bars { frame, half, decimals: self.decimals };
        let mut from = 0;
        for position in 0..self.rows.len() {
            let figure = self.rows[position].1.figures.of(half.direction);
            #[cfg(feature = "full")]
            self.figure(&bars, position);
            #[cfg(not(feature = "full"))]
            bars.draw(&mut self.scene, position, figure);
            let Cell::NotMeasured(gap) = figure.cell else {
                from = position + 1;
                continue;
            };
            let next = self.rows.get(position + 1);
            if next.is_none_or(|(_, row)| row.figures.of(half.direction).cell != figure.cell) {
                self.gap(bars.run(from, position), gap);
                from = position + 1;
            }
        }
    }

    /// A figure that a change finds again by direction and period.
    #[cfg(feature = "full")]
    fn figure(&mut self, bars: &Bars<'_>, position: usize) {
        let (at, row) = self.rows[position];
        let direction = bars.half.direction;
        let (origin, target) = self.view.question.ends(direction);
        let mut name = way_name(origin.as_str(), target.as_str());
        push_part(&mut name, " ", &row.period.iso());
        self.scene.part(name, Key { row: at, direction }, |scene| {
            bars.draw(scene, position, row.figures.of(direction));
        });
    }

    /// A run of periods without a figure, with the words where they fit.
    fn gap(&mut self, rect: Rect, gap: Gap) {
        self.scene.hatch(rect);
        let message = match gap {
            Gap::Outside => Message::NotMeasured,
            Gap::Unpublished => Message::Unpublished,
        };
        let room = rect.width() - 12.0;
        let mut lines = Vec::new();
        for line in &wrap(self.env, self.env.message(message), NOTE, room) {
            if self.env.measure(line, NOTE) > room {
                return;
            }
            lines.push((line.clone(), (NOTE, Ink::Text)));
        }
        let height = lines.len() as f64 * LEADING;
        if height <= rect.height() - 8.0 {
            let at = Point::new(rect.center().x, rect.center().y - height / 2.0);
            plate(&mut self.scene, self.env, &lines, Align::Center, at);
        }
    }

    fn name(&mut self, frame: &Frame, half: &Half) {
        let is_above = half.direction == Direction::Forward;
        let at = Point::new(0.0, if is_above { 13.0 } else { frame.height - 4.0 });
        let name = direction_name(self.env, self.view.question.ends(half.direction));
        self.scene.write(at, name, (NAME, ink(half.direction)), Align::Left);
    }

    /// The strongest line of the chart, since the two directions meet there.
    fn zero_line(&mut self, frame: &Frame) {
        if frame.measured().is_some() {
            let (from, to) =
                (Point::new(frame.left, frame.zero), Point::new(frame.right, frame.zero));
            self.scene.line(from, to, Stroke::solid(Ink::Zero, 2.0));
        }
    }

    /// Direct labels: the lead first, then the largest, then in order of time.
    fn figure_labels(&mut self, frame: &Frame) {
        let mut wanted: Vec<((bool, u64), Point, Direction)> = Vec::new();
        for half in &frame.halves {
            let most = self.most(half.direction);
            let bars = Bars { frame, half, decimals: self.decimals };
            for (position, (at, row)) in self.rows.iter().enumerate() {
                let figure = row.figures.of(half.direction);
                let Some(size) = figure.size().filter(|size| *size > 0) else { continue };
                self.labels.taken.push(bars.column(position, bars.length(size)).grown(1.0));
                let is_lead = self.view.lead == Some(*at);
                // Among many narrow bars a few figures say more than all that fit.
                let is_shown = frame.slot >= NARROW || is_lead || size == most;
                if is_shown && matches!(figure.cell, Cell::Known(_)) {
                    let rank = (!is_lead, u64::MAX - size);
                    let place = wanted.partition_point(|(other, ..)| *other <= rank);
                    wanted.insert(place, (rank, bars.label_at(position, size), half.direction));
                }
            }
        }
        for ((_, from_top), at, direction) in &wanted {
            let look = (FIGURE, ink(*direction));
            let words = figure_words(self.env, u64::MAX - from_top, self.decimals);
            self.labels.place(&mut self.scene, *at, words, look, frame.bar_width());
        }
    }

    fn hits(&mut self, frame: &Frame, half: &Half) {
        let (top, bottom) = match (half.measured, half.direction) {
            (false, _) => (half.plot.top, half.plot.bottom),
            (true, Direction::Forward) => (half.plot.top - 18.0, frame.zero),
            (true, Direction::Back) => (frame.zero, half.plot.bottom + 18.0),
        };
        for (position, (row, _)) in self.rows.iter().enumerate() {
            let (left, right) = frame.slot_at(position);
            let key = Key { row: *row, direction: half.direction };
            self.scene.hits.push(Hit { rect: Rect::new(left, top, right, bottom), key });
        }
    }
}
