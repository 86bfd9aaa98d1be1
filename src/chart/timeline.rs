//! The mirrored timeline: A→B above the zero line, B→A below it, on one scale.

use crate::dataset::{Annotation, to_float};
use crate::geom::{Point, Rect};
use crate::i18n::{Env, Message, NumberStyle, PeriodStyle};
use crate::query::{Cell, Direction, Gap, PairRow, PairView};
use crate::scene::{Align, Dash, Hit, Ink, Key, Mark, Scene, Stroke};

use super::Size;
use super::bars::{Bars, ink};
use super::frame::{Frame, Half, Needs, natural_height};
use super::labels::{FIGURE, LEADING, Label, NAME, NOTE, SMALL, clear, plate, text, wrap};
use super::step::Step;

/// A slot too narrow for a figure of its own.
const NARROW: f64 = 14.0;

/// Height of a chart on which nothing has a length.
const LOW: f64 = 170.0;

/// Grid lines per direction, at most.
const TICKS: usize = 3;

/// Draws a pair over time.
pub fn timeline(view: &PairView<'_>, env: &dyn Env, size: Size) -> Scene {
    let rows: Vec<_> = view.rows.iter().enumerate().filter(|(_, row)| row.drawn).collect();
    let decimals = view.question.measure().decimals;
    let words = Direction::BOTH.map(|d| band_words(view, env, &rows, d, size.width));
    let mut chart = Timeline { view, env, decimals, rows, words, marks: Vec::new() };
    let frame = chart.frame(size);
    chart.draw(&frame);
    let hits = chart.hits(&frame);
    Scene { width: size.width, height: frame.height, marks: chart.marks, hits }
}

struct Timeline<'a> {
    view: &'a PairView<'a>,
    env: &'a dyn Env,
    decimals: u8,
    rows: Vec<(usize, &'a PairRow)>,
    /// The lines in each band: its direction's name, then the reason.
    words: [Vec<String>; 2],
    marks: Vec<Mark>,
}

impl Timeline<'_> {
    fn frame(&self, size: Size) -> Frame {
        let most = [Direction::Forward, Direction::Back]
            .map(|direction| to_float(self.most(direction), self.decimals));
        let bands = self.words.each_ref().map(|lines| lines.len() as f64 * LEADING + 12.0);
        let natural = natural_height(self.view, size.width);
        // Without a single figure there is nothing to give the height to.
        let natural = if most == [0.0, 0.0] { natural.min(LOW) } else { natural };
        let height = size.height.unwrap_or(natural);
        Frame::new(&Needs {
            rows: &self.rows,
            most,
            width: size.width,
            height,
            gutter: self.gutter(most),
            bands,
        })
    }

    /// Room for the widest figure of the grid.
    fn gutter(&self, most: [f64; 2]) -> f64 {
        let scale = crate::scene::Scale::new(most[0].max(most[1]), 1.0);
        let widths = scale
            .ticks(TICKS)
            .into_iter()
            .map(|tick| self.env.measure(&self.grid_figure(tick), SMALL));
        let widest = widths.fold(0.0, f64::max);
        if widest > 0.0 { widest + 6.0 } else { 0.0 }
    }

    fn draw(&mut self, frame: &Frame) {
        let mut taken = Vec::new();
        for half in frame.halves {
            if half.measured { self.grid(frame, half, &mut taken) } else { self.band(half) }
        }
        for half in frame.halves.into_iter().filter(|half| half.measured) {
            self.figures(frame, half);
            self.name(frame, half);
        }
        self.zero_line(frame);
        self.breaks(frame, &mut taken);
        self.figure_labels(frame, taken);
        self.periods(frame);
    }

    fn grid_figure(&self, tick: f64) -> String {
        let scaled = tick * 10_f64.powi(i32::from(self.decimals));
        self.env.number(scaled.round() as u64, self.decimals, NumberStyle::Short)
    }

    /// Grid lines with their figures, and the room that these take.
    fn grid(&mut self, frame: &Frame, half: Half, taken: &mut Vec<Rect>) {
        let bars = Bars { frame, half, decimals: self.decimals };
        for tick in frame.scale.ticks(TICKS) {
            let length = frame.scale.length(tick);
            if length > half.plot.height() + 0.5 {
                continue;
            }
            let y = match half.direction {
                Direction::Forward => bars.span(length).0,
                Direction::Back => bars.span(length).1,
            };
            let (from, to) = (Point::new(half.plot.left, y), Point::new(half.plot.right, y));
            self.marks.push(Mark::Line { from, to, stroke: Stroke::solid(Ink::Grid, 1.0) });
            let at = Point::new(half.plot.left - 6.0, y + 4.0);
            let figure = self.grid_figure(tick);
            taken.push(Rect::new(0.0, y - 5.0, at.x + 1.0, y + 5.0));
            self.marks.push(text(at, figure, SMALL, Ink::Muted, Align::Right));
        }
    }

    /// A direction that was never measured: hatching with the reason in it.
    fn band(&mut self, half: Half) {
        let lines = &self.words[half.direction as usize];
        self.marks.push(Mark::Hatch { rect: half.plot });
        let top = half.plot.center().y - lines.len() as f64 * LEADING / 2.0;
        let mut styled = Vec::with_capacity(lines.len());
        for line in lines {
            let is_name = styled.is_empty();
            let (font, ink) = if is_name { (NAME, ink(half.direction)) } else { (NOTE, Ink::Text) };
            styled.push((line.clone(), font, ink));
        }
        let at = Point::new(half.plot.left + 10.0, top);
        self.marks.extend(plate(self.env, &styled, Align::Left, at));
    }

    fn figures(&mut self, frame: &Frame, half: Half) {
        let bars = Bars { frame, half, decimals: self.decimals };
        let figure_of = |row: &PairRow| row.figures.of(half.direction).clone();
        let gap_of = |row: &PairRow| match figure_of(row).cell {
            Cell::NotMeasured(gap) => Some(gap),
            _ => None,
        };
        let mut at = 0;
        for run in self.rows.clone().chunk_by(|a, b| gap_of(a.1) == gap_of(b.1)) {
            match gap_of(run[0].1) {
                Some(gap) => self.gap(bars.hatch(at, at + run.len() - 1), gap),
                None => run.iter().enumerate().for_each(|(i, (_, row))| {
                    self.marks.extend(bars.figure(at + i, &figure_of(row)));
                }),
            }
            at += run.len();
        }
    }

    /// A run of periods without a figure, with the words where they fit.
    fn gap(&mut self, rect: Rect, gap: Gap) {
        self.marks.push(Mark::Hatch { rect });
        let message = match gap {
            Gap::Outside => Message::NotMeasured,
            Gap::Unpublished => Message::Unpublished,
        };
        let room = rect.width() - 12.0;
        let mut lines = Vec::new();
        for line in wrap(self.env, self.env.message(message), NOTE, room) {
            if self.env.measure(&line, NOTE) > room {
                return;
            }
            lines.push((line, NOTE, Ink::Text));
        }
        let height = lines.len() as f64 * LEADING;
        if height <= rect.height() - 8.0 {
            let at = Point::new(rect.center().x, rect.center().y - height / 2.0);
            self.marks.extend(plate(self.env, &lines, Align::Center, at));
        }
    }

    fn name(&mut self, frame: &Frame, half: Half) {
        let baseline = match half.direction {
            Direction::Forward => 13.0,
            Direction::Back => frame.height - 4.0,
        };
        let name = direction_name(self.view, self.env, half.direction);
        let at = Point::new(0.0, baseline);
        self.marks.push(text(at, name, NAME, ink(half.direction), Align::Left));
    }

    /// The strongest line of the chart, since the two directions meet there.
    fn zero_line(&mut self, frame: &Frame) {
        let right = frame.halves[0].plot.right;
        let (from, to) = (Point::new(frame.left, frame.zero), Point::new(right, frame.zero));
        if frame.halves.iter().any(|half| half.measured) {
            self.marks.push(Mark::Line { from, to, stroke: Stroke::solid(Ink::Zero, 2.0) });
        }
    }

    /// Breaks in the series, and the room that their words take.
    fn breaks(&mut self, frame: &Frame, taken: &mut Vec<Rect>) {
        let Some(half) = frame.halves.into_iter().find(|half| half.measured) else { return };
        let question = &self.view.question;
        let id = &question.measure().id;
        let concerns = |a: &&Annotation| a.measures.is_empty() || a.measures.contains(id);
        let all = &question.set.descriptor().bothways.annotations;
        for annotation in all.iter().filter(|a| a.is_break).filter(concerns) {
            if let Some(position) = self.break_before(annotation) {
                taken.extend(self.break_at(frame, half, position, &annotation.label));
            }
        }
    }

    /// The first drawn period from the break on, if one stands before it.
    fn break_before(&self, annotation: &Annotation) -> Option<usize> {
        let from = annotation.at.first_day();
        let position = self.rows.iter().position(|(_, row)| row.period.first_day() >= from)?;
        (position > 0).then_some(position)
    }

    fn break_at(&mut self, frame: &Frame, half: Half, position: usize, words: &str) -> [Rect; 2] {
        let x = frame.slot_at(position).0;
        let (above, below) = match half.direction {
            Direction::Forward => (half.plot.top - 15.0, half.plot.bottom),
            Direction::Back => (half.plot.top, half.plot.bottom + 15.0),
        };
        let below = frame.halves[1].plot.bottom.max(below).min(frame.periods - 13.0).max(below);
        let stroke = Stroke { ink: Ink::Text, width: 1.0, dash: Dash::Dashed };
        let (from, to) = (Point::new(x, above), Point::new(x, below));
        self.marks.push(Mark::Line { from, to, stroke });
        let cut = Rect::new(x - 2.0, frame.zero - 2.0, x + 2.0, frame.zero + 2.0);
        self.marks.push(Mark::Fill { rect: cut, ink: Ink::Paper });
        let width = self.env.measure(words, NOTE);
        let fits = x + 5.0 + width <= half.plot.right;
        let left = if fits { x + 5.0 } else { x - 5.0 - width };
        let baseline = match half.direction {
            Direction::Forward => above + 9.0,
            Direction::Back => below,
        };
        let at = Point::new(left, baseline);
        self.marks.push(text(at, words, NOTE, Ink::Text, Align::Left));
        let room = Rect::new(left, baseline - 10.0, left + width, baseline + 3.0);
        [room, Rect::new(x - 1.0, above, x + 1.0, below)]
    }

    /// Direct labels: the lead first, then the largest, then in order of time.
    fn figure_labels(&mut self, frame: &Frame, mut taken: Vec<Rect>) {
        let right = frame.halves[0].plot.right;
        let mut candidates = Vec::new();
        for half in frame.halves.into_iter().filter(|half| half.measured) {
            let bars = Bars { frame, half, decimals: self.decimals };
            let most = self.most(half.direction);
            for (position, (at, row)) in self.rows.iter().enumerate() {
                let figure = row.figures.of(half.direction);
                let (Some(point), Some(size)) = (bars.label_at(position, figure), figure.size())
                else {
                    continue;
                };
                taken.push(bars.column(position, bars.length(size)).grown(1.0));
                let is_lead = self.view.lead == Some(*at);
                // Among many narrow bars a few figures say more than all that fit.
                if frame.slot < NARROW && !is_lead && size < most {
                    continue;
                }
                let words = self.figure_words(size);
                let label = Label::centered(self.env, words, FIGURE, ink(half.direction), point)
                    .kept_within(0.0, right);
                let rank = (!is_lead, u64::MAX - size);
                let place = candidates.partition_point(|(other, _)| *other <= rank);
                candidates.insert(place, (rank, (label, frame.bar_width())));
            }
        }
        let mut labels = Vec::new();
        for (_, label) in candidates {
            labels.push(label);
        }
        for label in clear(labels, taken, right) {
            self.marks.push(label.mark());
        }
    }

    /// The largest figure of a direction, scaled; 0 where there is none.
    fn most(&self, direction: Direction) -> u64 {
        let mut most = 0;
        for (_, row) in &self.rows {
            most = most.max(row.figures.of(direction).size().unwrap_or(0));
        }
        most
    }

    /// Up to 9,999 every digit, since it takes no more room.
    fn figure_words(&self, size: u64) -> String {
        let is_small = to_float(size, self.decimals) < 10_000.0;
        let style = if is_small { NumberStyle::Full } else { NumberStyle::Short };
        self.env.number(size, self.decimals, style)
    }

    /// As many periods as the width allows, at round distances: every second year, each January.
    fn periods(&mut self, frame: &Frame) {
        let right = frame.halves[0].plot.right;
        let mut widest = 0.0_f64;
        for (_, row) in &self.rows {
            let words = self.env.period(&row.period, PeriodStyle::Short);
            widest = widest.max(self.env.measure(&words, SMALL));
            // Labels of one grain are about as wide as each other: a few stand for all.
            if row.period.start().number() % 12 == 11 {
                break;
            }
        }
        let step = Step::new(&self.rows, ((widest + 3.0) / frame.slot).ceil());
        let mut labels = Vec::new();
        for (position, (_, row)) in self.rows.iter().enumerate() {
            let Some(period) = step.label(position, row.period) else { continue };
            let (left, end) = frame.slot_at(position);
            let words = self.env.period(&period, PeriodStyle::Short);
            let at = Point::new((left + end) / 2.0, frame.periods);
            let label =
                Label::centered(self.env, words, SMALL, Ink::Muted, at).kept_within(0.0, right);
            labels.push((label, f64::INFINITY));
        }
        self.marks.extend(clear(labels, Vec::new(), right).into_iter().map(Label::mark));
    }

    fn hits(&self, frame: &Frame) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(self.rows.len() * 2);
        for half in frame.halves {
            let (top, bottom) = match (half.measured, half.direction) {
                (false, _) => (half.plot.top, half.plot.bottom),
                (true, Direction::Forward) => (half.plot.top - 18.0, frame.zero),
                (true, Direction::Back) => (frame.zero, half.plot.bottom + 18.0),
            };
            for (position, (row, _)) in self.rows.iter().enumerate() {
                let (left, right) = frame.slot_at(position);
                let key = Key { row: *row, direction: half.direction };
                hits.push(Hit { rect: Rect::new(left, top, right, bottom), key });
            }
        }
        hits
    }
}

/// “United States → China”.
fn direction_name(view: &PairView<'_>, env: &dyn Env, direction: Direction) -> String {
    let (origin, target) = view.question.ends(direction);
    let (origin, target) = (env.country(origin), env.country(target));
    env.say(Message::Direction, &[("origin", &origin), ("target", &target)])
}

fn band_words(
    view: &PairView<'_>,
    env: &dyn Env,
    rows: &[(usize, &PairRow)],
    direction: Direction,
    width: f64,
) -> Vec<String> {
    let outside = Cell::NotMeasured(Gap::Outside);
    let coverage = view.question.set.descriptor().bothways.coverage_of(view.question.measure());
    let (origin, target) = view.question.ends(direction);
    let is_outside = rows.iter().any(|(_, row)| row.figures.of(direction).cell == outside)
        || !coverage.holds_pair(origin, target);
    let why = match is_outside {
        true => coverage.why.as_str(),
        false => env.message(Message::WhyUnpublished),
    };
    let reason = env.say(Message::BandNotMeasured, &[("why", why)]);
    let mut lines = vec![direction_name(view, env, direction)];
    lines.extend(wrap(env, &reason, NOTE, width - 24.0));
    lines
}
