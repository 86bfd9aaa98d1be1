//! The round earth on a flat map: Equal Earth, by B. Šavrič, T. Patterson and B. Jenny (2018).
//!
//! Areas keep their proportions, so that no country looks larger than it is.

#![allow(clippy::manual_clamp, reason = "`clamp` can panic with a message that prints floats")]

use super::Point;

/// The longitude of the map's middle. Its edges meet in the Bering Strait, where no land is cut.
pub const MIDDLE: f64 = 11.5;
/// The northern edge in degrees: the last land.
const NORTH: f64 = 83.7;
/// The southern edge: Antarctica is left out.
const SOUTH: f64 = -56.0;

/// A place on the earth in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Place {
    /// East of the map's middle, −180 to 180.
    pub east: f64,
    /// North of the equator.
    pub north: f64,
}

impl Place {
    /// A place by its longitude from Greenwich and its latitude.
    pub fn new(lon: f64, north: f64) -> Self {
        Self { east: turned(lon - MIDDLE), north }
    }
}

/// A difference of longitudes the short way round, above −180 and up to 180.
fn turned(mut degrees: f64) -> f64 {
    while degrees > 180.0 {
        degrees -= 360.0;
    }
    while degrees <= -180.0 {
        degrees += 360.0;
    }
    degrees
}

/// Sine of an angle up to a right one, in radians. std's own reduces any angle first: 2 kB of wasm.
fn sine(angle: f64) -> f64 {
    let (mut sum, mut term, mut n) = (angle, angle, 1.0);
    while n < 20.0 {
        term *= -angle * angle / ((n + 1.0) * (n + 2.0));
        sum += term;
        n += 2.0;
    }
    sum
}

/// A place on a globe of radius 1, x to the right and y upwards.
pub fn equal_earth(place: Place) -> Point {
    let wanted = sine(place.north.to_radians()) * 0.75_f64.sqrt();
    // Newton's way to the angle with that sine.
    let (mut theta, mut cosine) = (wanted, 1.0);
    for _ in 0..6 {
        let sin = sine(theta);
        cosine = (1.0 - sin * sin).sqrt();
        theta -= (sin - wanted) / cosine;
    }
    let square = theta * theta;
    let sixth = square * square * square;
    let [a, b, c, d] = [1.340264, -0.081106, 0.000893, 0.003796];
    let slope = a + 3.0 * b * square + sixth * (7.0 * c + 9.0 * d * square);
    Point {
        x: place.east.to_radians() * cosine / (0.75_f64.sqrt() * slope),
        y: theta * (a + b * square + sixth * (c + d * square)),
    }
}

/// The world on a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// The middle of the equator.
    origin: Point,
    /// CSS px per radius of the globe.
    scale: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl World {
    /// All land but Antarctica, `width` px wide, its upper edge at `top`.
    pub fn new(width: f64, top: f64) -> Self {
        let at = |east, north| equal_earth(Place { east, north });
        let scale = width / 2.0 / at(180.0, 0.0).x;
        let y = top + at(0.0, NORTH).y * scale;
        let bottom = y - at(0.0, SOUTH).y * scale;
        Self { origin: Point::new(width / 2.0, y), scale, bottom }
    }

    /// Where a place is drawn; beyond the upper and lower edge, on it.
    pub fn at(&self, Place { east, north }: Place) -> Point {
        let flat = equal_earth(Place { east, north: north.max(SOUTH).min(NORTH) });
        Point::new(self.origin.x + flat.x * self.scale, self.origin.y - flat.y * self.scale)
    }

    /// Where several places are drawn.
    pub fn line(&self, places: &[Place]) -> Vec<Point> {
        let mut points = Vec::new();
        for place in places {
            points.push(self.at(*place));
        }
        points
    }

    /// A meridian from the lower to the upper edge, by its degrees east of the middle.
    pub fn meridian(&self, east: f64) -> Vec<Point> {
        let mut points = Vec::new();
        for step in 0..=20 {
            let north = SOUTH + (NORTH - SOUTH) * f64::from(step) / 20.0;
            points.push(self.at(Place { east, north }));
        }
        points
    }
}

/// Degrees to a step of an arc, and the fewest and most steps.
const STEP: f64 = 4.0;
const FEWEST: f64 = 12.0;
const STEPS: f64 = 40.0;
/// How far an arc bends away from the straight line, as a part of its length.
const BEND: f64 = 0.15;
/// The least that one bends, in degrees, so that the arrows of neighbours can be seen.
const LEAST_BEND: f64 = 8.0;
/// As far north as its middle may bend: beyond, a map's lines run along its edge.
const FARTHEST: f64 = 70.0;

/// An arc the short way round, bent to the left of its way, so that the two directions of a pair
/// lie apart. In two parts where it leaves the map at one side and comes in at the other.
pub fn arc(from: Place, to: Place) -> Vec<Vec<Place>> {
    let (east, north) = (turned(to.east - from.east), to.north - from.north);
    let (mut parts, mut part) = (Vec::new(), Vec::new());
    let length = (east * east + north * north).sqrt().max(1.0);
    let room = FARTHEST - from.north - north / 2.0;
    let most = BEND.min((room / east.max(1.0)).max(0.04)).max(LEAST_BEND / length);
    let steps = (length / STEP).max(FEWEST).min(STEPS) as u8;
    let mut last = from;
    for step in 0..=steps {
        let t = f64::from(step) / f64::from(steps);
        let bend = 4.0 * t * (1.0 - t) * most;
        let place = Place {
            east: from.east + t * east - bend * north,
            north: from.north + t * north + bend * east,
        };
        let north = place.north.max(SOUTH + 2.0).min(NORTH - 2.0);
        let place = Place { east: turned(place.east), north };
        if (place.east - last.east).abs() > 180.0 {
            let (out, back) = at_edge(last, place);
            part.push(out);
            parts.push(std::mem::replace(&mut part, vec![back]));
        }
        part.push(place);
        last = place;
    }
    parts.push(part);
    parts
}

/// Where a step leaves the map, and where it comes in again.
fn at_edge(from: Place, to: Place) -> (Place, Place) {
    let edge = if from.east > 0.0 { 180.0 } else { -180.0 };
    let part = (edge - from.east) / turned(to.east - from.east);
    let north = from.north + part * (to.north - from.north);
    (Place { east: edge, north }, Place { east: -edge, north })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// PROJ's own test of `+proj=eqearth +R=6378137` (test/gie/builtins.gie, tolerance 1 cm), and
    /// d3-geo's `geoEqualEarthRaw` for the last two.
    #[test]
    fn equal_earth_is_what_the_published_values_say() {
        let cases = [
            ((0.0, 0.0), (0.0, 0.0)),
            ((-180.0, 90.0), (-10_227_908.09, 8_402_320.16)),
            ((180.0, 45.0), (14_795_421.79, 5_486_671.72)),
            ((180.0, 0.0), (17_263_256.84, 0.0)),
            ((-70.0, -31.2), (-6_244_707.88, -3_924_893.29)),
            ((2.0, 1.0), (191_800.01, 129_205.40)),
        ];
        for ((east, north), (x, y)) in cases {
            let found = equal_earth(Place { east, north });
            let (dx, dy) = (found.x * 6_378_137.0 - x, found.y * 6_378_137.0 - y);
            assert!(dx.abs() < 0.01 && dy.abs() < 0.01, "{east} {north}: off by {dx} {dy}");
        }
    }

    #[test]
    fn sines_are_exact_up_to_a_right_angle() {
        for degrees in -90..=90 {
            let angle = f64::from(degrees).to_radians();
            assert!((sine(angle) - angle.sin()).abs() < 1e-14, "{degrees}");
        }
    }

    const TOKYO: (f64, f64) = (139.7, 35.7);
    const DENVER: (f64, f64) = (-105.0, 39.7);

    fn between(a: (f64, f64), b: (f64, f64)) -> Vec<Vec<Place>> {
        arc(Place::new(a.0, a.1), Place::new(b.0, b.1))
    }

    fn near(a: Place, b: Place) -> bool {
        (a.east - b.east).abs() < 1e-9 && (a.north - b.north).abs() < 1e-9
    }

    #[test]
    fn an_arc_over_the_maps_edge_is_two_lines_that_meet_there() {
        let (auckland, santiago, suva) = ((174.8, -36.8), (-70.7, -33.4), (178.4, -18.1));
        for (a, b) in [(DENVER, TOKYO), (TOKYO, DENVER), (auckland, santiago), (santiago, suva)] {
            let parts = between(a, b);
            let [first, second] = &parts[..] else { panic!("{a:?} {b:?}: {} parts", parts.len()) };
            let (out, back) = (first[first.len() - 1], second[0]);
            assert_eq!((out.east.abs(), out.east), (180.0, -back.east));
            assert_eq!(out.north, back.north);
            let end = second[second.len() - 1];
            let wanted = (Place::new(a.0, a.1), Place::new(b.0, b.1));
            assert!(near(first[0], wanted.0) && near(end, wanted.1), "{a:?} {b:?}: {end:?}");
        }
        assert_eq!(between((103.8, 1.4), TOKYO).len(), 1);
        assert_eq!(between((37.6, 55.8), (178.4, -18.1)).len(), 1);
    }

    #[test]
    fn no_step_of_an_arc_runs_across_the_map() {
        for lon in (-180..180).step_by(15) {
            for part in between((f64::from(lon), 60.0), (f64::from(lon) + 170.0, -40.0)) {
                for ends in part.windows(2) {
                    assert!((ends[0].east - ends[1].east).abs() < 20.0, "{lon}: {ends:?}");
                }
            }
        }
    }

    #[test]
    fn the_two_directions_bend_apart() {
        let middle = |parts: Vec<Vec<Place>>| parts[0][parts[0].len() / 2];
        let (berlin, lagos) = ((13.4, 52.5), (3.4, 6.5));
        let (south, north) = (middle(between(berlin, lagos)), middle(between(lagos, berlin)));
        // On the way south the left is the east, on the way north the west.
        assert!(south.east > north.east + 10.0, "{south:?} {north:?}");
    }

    #[test]
    fn the_world_fills_its_width_and_nothing_leaves_it() {
        let world = World::new(704.0, 40.0);
        let middle = |east| world.at(Place { east, north: 0.0 }).x;
        assert!((middle(-180.0)).abs() < 1e-9 && (middle(180.0) - 704.0).abs() < 1e-9);
        let pole = world.at(Place { east: 0.0, north: 90.0 });
        let south = world.at(Place { east: 0.0, north: -90.0 });
        assert!((pole.y - 40.0).abs() < 1e-9 && (south.y - world.bottom).abs() < 1e-9);
    }
}
