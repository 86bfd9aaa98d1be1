// Makes www/geo/ from Natural Earth as world-atlas has it: node www/geo/make.mjs [DIR]
//
// land.bin    the shapes, for a map whose middle is CENTER; a page fetches it for its first map
// places.bin  where each country or territory stands; part of the map's wasm

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import iso from "iso-3166-1";
import { feature, merge, mesh } from "topojson-client";

/** The map's middle. Opposite lies the Bering Strait, so that no land has to be cut. */
const CENTER = 11.5;
/** Steps in a degree, both in the shapes and of the places. */
const STEPS = 10;
/** Antarctica: no figure names it, and on an equal-area map it takes a fifth of the height. */
const LEFT_OUT = "010";

/** Borders of which at least one side is disputed, by name; README.md says how they were chosen. */
const CONTESTED = [
  ["Cyprus", "N. Cyprus"],
  ["Somalia", "Somaliland"],
  ["Serbia", "Kosovo"],
  ["Morocco", "W. Sahara"],
  ["Russia", "Ukraine"],
  ["India", "Pakistan"],
  ["India", "China"],
  ["China", "Bhutan"],
  ["Israel", "Palestine"],
  ["Israel", "Syria"],
  ["Jordan", "Palestine"],
  ["South Korea", "North Korea"],
  ["Sudan", "S. Sudan"],
  ["Guyana", "Venezuela"],
];

/** Places with a code of their own that Natural Earth counts to another state: near where. */
const PARTS = {
  BQ: ["Netherlands", -68.3, 12.2],
  BV: ["Norway", 3.4, -54.4],
  CC: ["Indian Ocean Ter.", 96.8, -12.2],
  CX: ["Indian Ocean Ter.", 105.6, -10.5],
  GF: ["France", -53, 4],
  GP: ["France", -61.5, 16.2],
  MQ: ["France", -61, 14.7],
  RE: ["France", 55.5, -21.1],
  SJ: ["Norway", 16, 78.5],
  TK: ["New Zealand", -171.8, -9.2],
  YT: ["France", 45.2, -12.8],
};

/** Degrees east of the map's middle. */
const eastward = (lon) => ((lon - CENTER + 540) % 360) - 180;
const round = (degrees) => Math.round(degrees * STEPS);
const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const isBetween = (a, b, c) =>
  (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0]) &&
  (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) >= 0;
const zigzag = (number) => (number < 0 ? -2 * number - 1 : 2 * number);

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
const varint = (number) =>
  number < 128 ? [number] : [(number & 127) | 128, ...varint(Math.floor(number / 128))];

const atlas = (file) =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/${file}`), "utf8"));
const [coarse, fine] = [atlas("countries-110m.json"), atlas("countries-10m.json")];
const folder = process.argv[2] ?? "www/geo";
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/land.bin`, land());
writeFileSync(`${folder}/places.bin`, places());

/** Four lists of lines: land, holes in it, borders, contested borders. */
function land() {
  const shown = coarse.objects.countries.geometries.filter(({ id }) => id !== LEFT_OUT);
  const rings = merge(coarse, shown).coordinates;
  const borders = (wanted) =>
    mesh(
      coarse,
      { type: "GeometryCollection", geometries: shown },
      (a, b) => a !== b && isContested(a, b) === wanted,
    ).coordinates;
  const lists = [
    rings.map(([outline]) => outline),
    rings.flatMap(([, ...holes]) => holes),
    borders(false),
    borders(true),
  ];
  const numbers = lists.flatMap((list) => [list.length, ...list.flatMap(packed)]);
  return Uint8Array.from([..."LND1"].map((c) => c.charCodeAt(0)).concat(numbers.flatMap(varint)));
}

function isContested(a, b) {
  const names = [a.properties.name, b.properties.name];
  return CONTESTED.some((pair) => pair.every((name) => names.includes(name)));
}

/** A line's length and its steps; without points that lie on another or between two others. */
function packed(line) {
  const steps = line.map(([lon, lat]) => [round(eastward(lon)), round(lat)]);
  if (steps.some(([lon], at) => at > 0 && Math.abs(lon - steps[at - 1][0]) > 180 * STEPS)) {
    throw new Error(`a shape crosses the meridian opposite ${CENTER}; it would have to be cut`);
  }
  const kept = steps.filter((point, at) => {
    const [before, after] = [steps[at - 1], steps[at + 1]];
    return !before || (!same(before, point) && (!after || !isBetween(before, point, after)));
  });
  let last = [0, 0];
  return [
    kept.length,
    ...kept.flatMap((point) => {
      const moved = [zigzag(point[0] - last[0]), zigzag(point[1] - last[1])];
      last = point;
      return moved;
    }),
  ];
}

/** Three bytes a place, in the order of codes: east, north, whether it is too small to be drawn. */
function places() {
  const codes = iso.all().map(({ alpha2 }) => alpha2).sort();
  return Uint8Array.from(
    codes.flatMap((code) => {
      const { point, isSmall } = place(code);
      const east = round(((point[0] % 360) + 360) % 360);
      const north = round(point[1] + 90);
      const bits = (east << 12) | (north << 1) | isSmall;
      return [bits >> 16, (bits >> 8) & 255, bits & 255];
    }),
  );
}

function place(code) {
  const id = iso.whereAlpha2(code).numeric;
  if (PARTS[code]) {
    const [name, ...near] = PARTS[code];
    const rings = ringsOf(fine, ({ properties }) => properties.name === name);
    const away = ([[lon, lat]]) => Math.hypot(lon - near[0], lat - near[1]);
    const ring = rings.sort((a, b) => away(a) - away(b))[0];
    return { point: middle(ring), isSmall: code !== "GF" };
  }
  const is = (country) => country.id === id;
  const drawn = ringsOf(coarse, is);
  const rings = drawn.length ? drawn : ringsOf(fine, is);
  if (!rings.length) throw new Error(`${code} has no shape`);
  return { point: middle(rings.sort((a, b) => area(b) - area(a))[0]), isSmall: !drawn.length };
}

/** The outlines of a country's pieces, each with continuous longitudes. */
function ringsOf(topology, is) {
  return topology.objects.countries.geometries.filter(is).flatMap((country) => {
    const { type, coordinates } = feature(topology, country).geometry;
    const polygons = type === "Polygon" ? [coordinates] : coordinates;
    return polygons.map(([outline]) => continuous(outline));
  });
}

function continuous(ring) {
  let turn = 0;
  return ring.map(([lon, lat], at) => {
    if (at > 0) turn -= Math.round((lon - ring[at - 1][0]) / 360) * 360;
    return [lon + turn, lat];
  });
}

/** The centre of gravity where it lies well inside, else the inner point furthest from the outline. */
function middle(ring) {
  const center = centroid(ring);
  const room = (point) =>
    Math.min(...ring.slice(1).map((end, at) => distance(point, ring[at], end)));
  if (contains(ring, center) && room(center) > 1 / STEPS) return center;
  const [lons, lats] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let [best, most] = [center, 0];
  for (let x = 1; x < 60; x++) {
    for (let y = 1; y < 60; y++) {
      const point = [west + ((east - west) * x) / 60, south + ((north - south) * y) / 60];
      if (contains(ring, point) && room(point) > most) [best, most] = [point, room(point)];
    }
  }
  return best;
}

/** From a point to the line between two others. */
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(ax + t * dx - x, ay + t * dy - y);
}

/** Twice the signed areas of the triangles from a ring's first point. */
function triangles(ring) {
  const [[x, y]] = ring;
  const flat = ([lon, lat]) => [(lon - x) * Math.cos((lat * Math.PI) / 180), lat - y];
  return ring.slice(1).map((point, at) => {
    const [a, b] = [flat(ring[at]), flat(point)];
    return a[0] * b[1] - a[1] * b[0];
  });
}

function area(ring) {
  return Math.abs(triangles(ring).reduce((sum, part) => sum + part, 0));
}

function centroid(ring) {
  const parts = triangles(ring);
  const sum = parts.reduce((all, part) => all + part, 0);
  return [0, 1].map((axis) => {
    const third = (at) => (ring[0][axis] + ring[at][axis] + ring[at + 1][axis]) / 3;
    return parts.reduce((all, part, at) => all + part * third(at), 0) / sum;
  });
}

function contains(ring, [x, y]) {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [[ax, ay], [bx, by]] = [ring[at - 1], ring[at]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
