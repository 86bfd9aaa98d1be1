//! The largest flows as bands, origins left, targets right.
//!
//! Above them the pair that was chosen, both ways, whether or not there is a band for it.

mod looks;

use crate::dataset::{Country, to_float};
use crate::describe::many::figure_in_chart;
use crate::geom::bands::{Columns, Ends, Layout, Room, Span, from_top, ribbon, slices, untangled};
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Message};
use crate::query::{Cell, Direction, Figure, FlowsView, ranked};
use crate::scene::{Align, Hit, Ink, Key, Scene, way_name};

use super::Size;
use super::header::{header, no_mark};
use super::labels::{LEADING, NOTE, SMALL, wrap};
use super::words::Words;
use looks::{Kind, inks, kind, piece, strip};

/// From this width on names stand beside their bars, below it above them.
const WIDE: f64 = 480.0;
/// Width of the bars at which bands begin and end.
const BAR: f64 = 8.0;
/// Between a bar and its words.
const ASIDE: f64 = 8.0;
/// Between two places of a column.
const GAP: f64 = 10.0;
/// What all bars of a column have together beyond the room for words, where nobody asks for a
/// height.
const BARS: f64 = 184.0;
/// Paper below the lowest bar.
const BELOW: f64 = 4.0;
/// The thinnest band.
const LEAST: f64 = 1.0;
/// Width of a withheld figure's band: it must not look like a value.
const WITHHELD: f64 = 5.0;
/// The least height that can be pointed at.
const TOUCH: f64 = 8.0;
/// Paper on both sides of a band where it crosses others.
const HALO: f64 = 1.5;

/// Draws it.
pub fn flows(view: &FlowsView<'_>, env: &dyn Env, size: Size) -> Scene {
    let scene = Scene { width: size.width, ..Scene::default() };
    let mut chart =
        Flows { view, env, scene, y: 0.0, bands: Vec::new(), sides: Default::default() };
    chart.pair();
    chart.collect();
    if chart.bands.is_empty() {
        chart.nothing();
    } else {
        chart.diagram(size.height);
    }
    chart.scene.height = chart.y;
    chart.scene
}

/// The chart while it is drawn, down to `y`.
struct Flows<'a> {
    view: &'a FlowsView<'a>,
    env: &'a dyn Env,
    scene: Scene,
    y: f64,
    bands: Vec<Band<'a>>,
    /// The places of both columns.
    sides: [Vec<Place>; 2],
}

/// One figure to be drawn.
struct Band<'a> {
    key: Key,
    ends: Ends,
    figure: &'a Figure,
    /// Its direction, if it is the chosen pair's.
    direction: Option<Direction>,
}

/// A country on one side; none stands for all others.
#[derive(Default)]
struct Place {
    country: Option<Country>,
    words: Words,
}

impl Flows<'_> {
    fn is_wide(&self) -> bool {
        self.scene.width >= WIDE
    }

    /// The chosen pair both ways.
    fn pair(&mut self) {
        let sample = |scene: &mut Scene, rect: Rect, figure: &Figure, direction: Direction| {
            if !no_mark(scene, rect, figure, direction) {
                piece(scene, rect, kind(figure), inks(Some(direction)));
            }
        };
        self.y = header(&mut self.scene, &self.view.survey, self.env, &sample) + 16.0;
    }

    /// Where not one figure is above none.
    fn nothing(&mut self) {
        let words = self.env.message(Message::NoFlows);
        for line in wrap(self.env, words, NOTE, self.scene.width) {
            let at = Point::new(0.0, self.y + 12.0);
            self.scene.write(at, line, (NOTE, Ink::Text), Align::Left);
            self.y += LEADING;
        }
        self.y += 4.0;
    }

    /// All bands with their places: the flows, then the others of each target.
    fn collect(&mut self) {
        let view = self.view;
        let mut key = Key { row: 0, direction: Direction::Forward };
        for edge in &view.rows {
            let ends = [self.place(0, Some(edge.origin)), self.place(1, Some(edge.target))];
            let direction = view.direction(edge);
            self.bands.push(Band { key, ends, figure: &edge.figure, direction });
            key.row += 1;
        }
        for rest in &view.others {
            if let Some(figure) = &rest.figure {
                let ends = [self.place(0, None), self.place(1, Some(rest.target))];
                self.bands.push(Band { key, ends, figure, direction: None });
            }
            key.row += 1;
        }
    }

    /// The number of a place, which is made where it is missing.
    fn place(&mut self, side: usize, country: Option<Country>) -> usize {
        let places = &mut self.sides[side];
        if let Some(at) = places.iter().position(|place| place.country == country) {
            return at;
        }
        places.push(Place { country, words: Words::default() });
        places.len() - 1
    }

    fn diagram(&mut self, height: Option<f64>) {
        self.sort();
        let rooms = self.words();
        let mut ends = Vec::new();
        for band in &self.bands {
            ends.push(band.ends);
        }
        self.heads();
        let mut columns = Columns { ends: &ends, widths: &[], rooms: &rooms, gap: GAP };
        let least = columns.height();
        let room = match height {
            Some(height) => (height - self.y - BELOW).max(least + 60.0),
            None => least + BARS,
        };
        let widths = self.fitted(columns, room);
        columns.widths = &widths;
        let others = usize::from(self.others().is_some());
        let counts = [self.sides[0].len(), self.sides[1].len()];
        let places = untangled(&ends, [counts[0] - others, counts[1]], counts);
        let layout = columns.layout(&places, self.y, columns.height());
        self.y += columns.height() + BELOW;
        self.draw(&layout);
        self.names(&layout);
    }

    /// The number of the place that stands for all others: the last on the left.
    fn others(&self) -> Option<usize> {
        self.sides[0].iter().position(|place| place.country.is_none())
    }

    /// Places by the figures of their bands, the largest first, all others last: the order that is
    /// kept where it costs no crossing.
    fn sort(&mut self) {
        for (side, places) in self.sides.iter_mut().enumerate() {
            let (mut sizes, mut sorted) = (Vec::new(), Vec::new());
            for place in places.iter() {
                sizes.push(u64::from(place.country.is_some()));
            }
            for band in &self.bands {
                let size = &mut sizes[band.ends[side]];
                *size += if *size > 0 { band.figure.size().unwrap_or(0) } else { 0 };
            }
            let order = ranked(&sizes);
            let rank = from_top(&order);
            for band in &mut self.bands {
                band.ends[side] = rank[band.ends[side]];
            }
            for number in order {
                sorted.push(std::mem::take(&mut places[number]));
            }
            *places = sorted;
        }
    }

    /// Writes each place's words and says how much room these need.
    fn words(&mut self) -> [Vec<Room>; 2] {
        let width = self.scene.width;
        let room = if self.is_wide() { width * 0.29 } else { width / 2.0 - ASIDE };
        let is_wide = self.is_wide();
        let mut rooms = [Vec::new(), Vec::new()];
        for (side, rooms) in rooms.iter_mut().enumerate() {
            for at in 0..self.sides[side].len() {
                let words = self.words_of(side, self.sides[side][at].country, room);
                let height = words.height();
                rooms.push(match is_wide {
                    true => Room { above: 0.0, beside: height },
                    false => Room { above: height + 4.0, beside: 0.0 },
                });
                self.sides[side][at].words = words;
            }
        }
        rooms
    }

    fn words_of(&self, side: usize, country: Option<Country>, room: f64) -> Words {
        let Some(country) = country else {
            return Words::new(self.env, self.env.message(Message::FlowOthers), "", room);
        };
        let sum = if side == 0 { self.view.leaving(country) } else { self.view.reaching(country) };
        let question = &self.view.survey.question;
        let figure = sum.map(|sum| figure_in_chart(question, self.env, &sum));
        Words::new(self.env, &self.env.country(country), &figure.unwrap_or_default(), room)
    }

    /// Where the bars of a side stand.
    fn bar(&self, side: usize) -> Span {
        let mut aside = 0.0_f64;
        if self.is_wide() {
            for place in &self.sides[side] {
                aside = aside.max(place.words.width + ASIDE);
            }
        }
        match side {
            0 => (aside, aside + BAR),
            _ => (self.scene.width - aside - BAR, self.scene.width - aside),
        }
    }

    /// “From” and “To” above the columns.
    fn heads(&mut self) {
        let (left, right) = (self.bar(0).1, self.bar(1).0);
        let heads = match self.is_wide() {
            true => [(left, Align::Right), (right, Align::Left)],
            false => [(0.0, Align::Left), (self.scene.width, Align::Right)],
        };
        for (message, (x, align)) in [Message::FlowFrom, Message::FlowTo].into_iter().zip(heads) {
            let words = self.env.message(message).to_owned();
            self.scene.write(Point::new(x, self.y + 11.0), words, (SMALL, Ink::Muted), align);
        }
        self.y += 20.0;
    }

    /// The widths of all bands on the largest scale that fits.
    fn fitted(&self, columns: Columns<'_>, room: f64) -> Vec<f64> {
        let mut most = 0.0_f64;
        for band in &self.bands {
            most = most.max(self.value(band.figure));
        }
        // No band is as wide as this.
        let (mut low, mut high) = (0.0, if most > 0.0 { 2000.0 / most } else { 0.0 });
        for _ in 0..30 {
            let middle = (low + high) / 2.0;
            let fits = Columns { widths: &self.widths(middle), ..columns }.height() <= room;
            if fits { low = middle } else { high = middle }
        }
        self.widths(low)
    }

    fn value(&self, figure: &Figure) -> f64 {
        let decimals = self.view.survey.question.measure().decimals;
        figure.size().map_or(0.0, |size| to_float(size, decimals))
    }

    fn widths(&self, per_unit: f64) -> Vec<f64> {
        let mut widths = Vec::new();
        for band in &self.bands {
            let known = match band.figure.size() {
                Some(_) => (self.value(band.figure) * per_unit).max(LEAST),
                None => 0.0,
            };
            let is_withheld = matches!(band.figure.cell, Cell::Suppressed { .. });
            widths.push(known + if is_withheld { WITHHELD } else { 0.0 });
        }
        widths
    }

    /// Wide bands first, then narrow ones over them, the pair's own last.
    fn draw(&mut self, layout: &Layout) {
        let mut widths = Vec::new();
        for (band, [(top, bottom), _]) in self.bands.iter().zip(&layout.bands) {
            let above = if band.direction.is_some() { 0.0 } else { 1e6 };
            widths.push(((bottom - top + above) * 1e6) as u64);
        }
        let order = ranked(&widths);
        for at in &order {
            self.band(*at, layout.bands[*at]);
        }
        // What is above is pointed at first.
        let x = (self.bar(0).1, self.bar(1).0);
        for at in order.iter().rev() {
            for rect in slices(&ribbon(x, layout.bands[*at], 0.0), TOUCH) {
                self.scene.hits.push(Hit { rect, key: self.bands[*at].key });
            }
        }
    }

    /// Draws a band with its pieces of both bars.
    fn band(&mut self, at: usize, [from, to]: [Span; 2]) {
        let (left, right) = (self.bar(0), self.bar(1));
        let band = &self.bands[at];
        let origin = &self.sides[0][band.ends[0]].country;
        let target = &self.sides[1][band.ends[1]].country;
        let code = |country: &Option<Country>| country.map_or("*", |country| country.as_str());
        let name = way_name(code(origin), code(target));
        let (x, inks, key) = ((left.1, right.0), inks(band.direction), band.key);
        // What is published of a withheld sum lies above the rest.
        let is_withheld = matches!(band.figure.cell, Cell::Suppressed { .. });
        let withheld = if is_withheld { WITHHELD } else { 0.0 };
        let cut = [(from.0, from.1 - withheld), (to.0, to.1 - withheld)];
        let rest = [(cut[0].1, from.1), (cut[1].1, to.1)];
        let known = if is_withheld || band.figure.is_weak() { Kind::Pale } else { Kind::Full };
        let scene = &mut self.scene;
        let first = scene.marks.len();
        scene.area(ribbon(x, [from, to], HALO), Ink::Paper);
        for (spans, kind) in [(cut, known), (rest, Kind::Withheld)] {
            if spans[0].1 - spans[0].0 > 0.01 {
                strip(scene, x, spans, kind, inks);
                for (bar, span) in [(left, spans[0]), (right, spans[1])] {
                    piece(scene, Rect::new(bar.0, span.0, bar.1, span.1), kind, inks);
                }
            }
        }
        scene.name_part(name, key, first);
    }

    /// Names outside the bars, or above them on plates where there is no room outside.
    fn names(&mut self, layout: &Layout) {
        for side in 0..2 {
            let (bar, align) = (self.bar(side), [Align::Right, Align::Left][side]);
            for (place, span) in self.sides[side].iter().zip(&layout.bars[side]) {
                let (words, height) = (&place.words, place.words.height());
                let inks = [Ink::Text, Ink::Text];
                if self.scene.width >= WIDE {
                    let x = if side == 0 { bar.0 - ASIDE } else { bar.1 + ASIDE };
                    let top = (span.0 + span.1 - height) / 2.0;
                    words.write(&mut self.scene, x, top, align, inks);
                    continue;
                }
                let (x, align) = [(bar.0, Align::Left), (bar.1, Align::Right)][side];
                let left = if side == 0 { x } else { x - words.width - 3.0 };
                let top = span.0 - height - 2.0;
                let plate = Rect::new(left, top, left + words.width + 3.0, span.0 - 1.0);
                self.scene.fill(plate, Ink::Paper);
                words.write(&mut self.scene, x, top, align, inks);
            }
        }
    }
}
