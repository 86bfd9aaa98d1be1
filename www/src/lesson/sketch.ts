/**
 * A chart that is partly covered. It is drawn anew of what may be seen already, so that what is
 * covered is nowhere in the page: neither in the picture nor in the words for screen readers.
 */

import { make } from "../panel.ts";
import type { Cell } from "../types.ts";
import { valueOf, written } from "./facts.ts";
import { sizeOf, tallest, type Plan, type Row } from "./plan.ts";
import { upTo, type Bent, type Reach } from "./scale.ts";
import type { Layer, Way } from "./types.ts";
import { fill, type Words } from "./words.ts";

const HEIGHT = 264;
/** Room above and below for the names of the directions, and below for the labels. */
const [TOP, BOTTOM] = [40, 60];
export const LINE = (TOP + HEIGHT - BOTTOM) / 2;
export const HALF = LINE - TOP;
/** What stays free at both ends of the line. */
const EDGE = 8;
/** A bar at most, and the least that a label needs, in CSS px. */
const [WIDEST, LEAST] = [56, 44];
/** Room at the side for the figures of a bent scale, and above for the label of one that misleads. */
const [SIDE, BAND] = [64, 32];

export interface Look {
  plan: Plan;
  hidden: readonly Layer[];
  /** Where the scale ends. */
  end: number;
  words: Words;
  lang: string;
  /** Guesses of one direction, by row. */
  guess?: { way: Way; values: (number | undefined)[]; isOpen: boolean } | undefined;
  /** Where the picture misleads, so that it says so. */
  bent?: Bent | undefined;
}

type Attributes = Record<string, string | number>;

export function svg(tag: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.append(...children);
  return element;
}

const text = (x: number, y: number, words: string, kind = "") =>
  svg("text", { x, y, class: kind, "text-anchor": "middle" }, words);

/** The place of each row along the line; a value may be wider than its bar. */
const slotOf = ({ plan, bent }: Look, at: number, width: number) => {
  const side = bent ? SIDE : EDGE;
  return side + ((at + 0.5) * (width - side - EDGE)) / plan.rows.length;
};

const scaleOf = ({ end, bent }: Look): Reach => bent?.reach ?? upTo(end);

/** How much larger than usual the reader has letters, and a sketch with them. */
export const scaleOfLetters = () => Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);

/** The value at a height of the picture, on one side of the line. */
export const valueAt = (y: number, way: Way, end: number) =>
  (Math.max(0, Math.min(HALF, way === "forward" ? LINE - y : y - LINE)) / HALF) * end;

/** The picture, `outer` CSS px wide; with `scale` it is larger in all its parts, as its letters are. */
export function picture(look: Look, outer: number, scale = 1): SVGElement {
  const { plan, hidden } = look;
  const width = Math.floor(outer / scale);
  const above = look.bent ? BAND : 0;
  const height = HEIGHT + above;
  const size = { width: outer, height: height * scale, viewBox: `0 ${-above} ${width} ${height}` };
  const hatch = svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" });
  hatch.append(svg("path", { d: "M-1 7 7 -1", class: "hatch" }));
  const root = svg("svg", { ...size, "aria-hidden": "true" }, svg("defs", {}, hatch));
  if (look.bent) root.append(...band(look, width), ...lines(look.bent, look.lang, width));
  for (const way of ["forward", "back"] as const) root.append(...half(look, way, width));
  root.append(svg("line", { x1: look.bent ? SIDE - 4 : 0, x2: width, y1: LINE, y2: LINE, class: "zero" }));
  if (hidden.includes("labels")) return root;
  root.append(
    text(width / 2, 16, plan.ways.forward, "way"),
    text(width / 2, HEIGHT - 8, plan.ways.back, "way"),
  );
  const every = Math.ceil((LEAST * plan.rows.length) / width);
  plan.rows.forEach(({ label }, at) => {
    const x = slotOf(look, at, width);
    if (at % every === 0) root.append(text(x, HEIGHT - 34, label, "label"));
  });
  return root;
}

/** Says of a picture that it misleads, in the picture, so that it goes wherever that goes. */
const band = ({ words }: Look, width: number): SVGElement[] => [
  svg("rect", { x: 0, y: -BAND, width, height: BAND - 8, class: "stamp" }),
  text(width / 2, -BAND + 17, words.misleading, "stamped"),
];

/** The lines of a bent scale, each with its value. */
function lines({ reach, ticks }: Bent, lang: string, width: number): SVGElement[] {
  const line = (value: number, way: Way) => {
    const y = way === "forward" ? LINE - reach(value, way) * HALF : LINE + reach(value, way) * HALF;
    const place = { x: SIDE - 8, y: y + 4, "text-anchor": "end", direction: "ltr", class: "tick" };
    const mark = svg("line", { x1: SIDE - 4, x2: width, y1: y, y2: y, class: "rule" });
    return [mark, svg("text", place, short(value, lang))];
  };
  // The line in the middle is where both begin.
  const [, ...below] = ticks.back;
  return [...ticks.forward.flatMap((value) => line(value, "forward")), ...below.flatMap((value) => line(value, "back"))];
}

/** All above the line, or below it. */
function half(look: Look, way: Way, width: number): SVGElement[] {
  const { plan, hidden, guess } = look;
  const count = plan.rows.length;
  const bar = Math.min(WIDEST, (width / count) * 0.6);
  const y = way === "forward" ? TOP : LINE;
  const isCovered = hidden.includes(way);
  const reach = scaleOf(look);
  const marks = plan.rows.flatMap((row, at) => {
    const x = slotOf(look, at, width) - bar / 2;
    // A value stands beyond the bar, and beyond a guess that is longer.
    const guessed = guess?.way === way ? reach(guess.values[at] ?? 0, way) * HALF : 0;
    return isCovered ? [] : cell(look, row[way], way, { x, width: bar, guessed });
  });
  if (isCovered && guess?.way !== way) {
    marks.push(svg("rect", { x: 0, y, width, height: HALF, class: "cover" }));
    marks.push(text(width / 2, y + HALF / 2 + 8, "?", "question"));
  }
  if (guess?.way === way) {
    const outlines = plan.rows.flatMap((_, at) =>
      outline(guess.values[at], at, way, { look, x: slotOf(look, at, width), bar }),
    );
    marks.push(...outlines);
  }
  return marks;
}

/** Where a bar stands, and how far a guess reaches there. */
interface Place {
  x: number;
  width: number;
  guessed: number;
}

/** What a cell looks like, each kind in its own way. */
function cell(look: Look, figure: Cell, way: Way, spot: Place): SVGElement[] {
  const [{ hidden, lang }, { x, width, guessed }] = [look, spot];
  const height = scaleOf(look)(sizeOf(figure), way) * HALF;
  const y = way === "forward" ? LINE - height : LINE;
  const beside = (size: number) => (way === "forward" ? LINE - size - 5 : LINE + size + 14);
  const middle = x + width / 2;
  switch (figure.kind) {
    case "notMeasured": {
      const top = way === "forward" ? LINE - 16 : LINE;
      return [svg("rect", { x, y: top, width, height: 16, fill: "url(#hatch)" })];
    }
    case "zero":
      return [svg("rect", { x, y: way === "forward" ? LINE - 4 : LINE, width, height: 4, class: way })];
    default: {
      const kind = figure.kind === "suppressed" ? "withheld" : way;
      const mark = svg("rect", { x, y, width, height: Math.max(2, height), class: kind });
      const value = valueOf(figure);
      if (value === undefined || hidden.includes("values")) return [mark];
      return [mark, text(middle, beside(Math.max(height, guessed)), short(value, lang), "value")];
    }
  }
}

/** From here on a value is written in few digits, to fit on a bar. */
const LONG = 100_000;

export const short = (value: number, lang: string) =>
  value < LONG
    ? written(value, lang)
    : new Intl.NumberFormat(lang, { notation: "compact", maximumSignificantDigits: 3 }).format(value);

interface Spot {
  look: Look;
  x: number;
  bar: number;
}

/** A guess as a dashed bar, while it is open with a handle to drag. */
function outline(value: number | undefined, at: number, way: Way, { look, x, bar }: Spot): SVGElement[] {
  const height = scaleOf(look)(value ?? 0, way) * HALF;
  const y = way === "forward" ? LINE - height : LINE + height;
  const top = Math.min(y, LINE);
  const marks: SVGElement[] = [];
  if (value !== undefined) {
    marks.push(svg("rect", { x: x - bar / 2 - 3, y: top, width: bar + 6, height, class: "guess" }));
  }
  if (!look.guess!.isOpen) return marks;
  const handle = svg("circle", { cx: x, cy: y, r: 22, class: "grip", "data-at": at });
  return [...marks, svg("circle", { cx: x, cy: y, r: 7, class: "knob" }), handle];
}

/** The same for whoever cannot see it: neither more nor less. */
export function spoken(look: Look): HTMLElement {
  const { plan, hidden, words, bent } = look;
  const shape = shapes(look);
  const cellSaid = (row: Row, way: Way) => {
    if (hidden.includes("values")) return shape(row[way], way);
    if (!bent || row[way].kind !== "known") return row.said[way];
    return fill(words.drawnAs, { value: row.said[way], height: shape(row[way], way) });
  };
  const line = (row: Row, at: number) => {
    const label = hidden.includes("labels") ? fill(words.bar, { number: at + 1 }) : row.label;
    const sides = (["forward", "back"] as const).map((way) => {
      const side = way === "forward" ? words.upper : words.lower;
      const name = hidden.includes("labels") ? side : plan.ways[way];
      const said = hidden.includes(way) ? words.halfCovered : cellSaid(row, way);
      return `${name}: ${said}`;
    });
    return make("li", {}, `${label}: ${sides.join("; ")}`);
  };
  return make("ul", { class: "quiet" }, ...plan.rows.map(line));
}

/** What a bar without its value looks like, beside the tallest that is drawn. */
function shapes(look: Look): (cell: Cell, way: Way) => string {
  const { plan, hidden, words, lang } = look;
  const reach = scaleOf({ ...look, end: tallest(plan, hidden) });
  const ways = (["forward", "back"] as const).filter((way) => !hidden.includes(way));
  const top = Math.max(...plan.rows.flatMap((row) => ways.map((way) => reach(sizeOf(row[way]), way))));
  return (cell, way) => {
    if (cell.kind === "notMeasured") return words.hatched;
    if (cell.kind === "suppressed") return words.dotted;
    if (cell.kind === "zero") return words.tick;
    const percent = written(Math.round((100 * reach(Number(cell.value), way)) / (top || 1)), lang, "percent");
    return fill(words.ofTallest, { percent });
  };
}
