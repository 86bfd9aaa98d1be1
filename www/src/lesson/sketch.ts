/**
 * A chart that is partly covered. It is drawn anew of what may be seen already, so that what is
 * covered is nowhere in the page: neither in the picture nor in the words for screen readers.
 */

import type { Cell } from "../types.ts";
import { valueOf, written } from "./facts.ts";
import { isUncounted, sizeOf, WAYS, type Plan } from "./plan.ts";
import type { Scale } from "./scale.ts";
import type { Layer, Way } from "./types.ts";
import type { Words } from "./words.ts";

export const HEIGHT = 264;
/** Room above and below for the names of the directions, and below for the labels. */
const [TOP, BOTTOM] = [40, 60];
export const LINE = (TOP + HEIGHT - BOTTOM) / 2;
export const HALF = LINE - TOP;
/** What stays free at both ends of the line. */
const EDGE = 8;
/** A bar at most, the least that a label needs, and what one of its signs takes, in CSS px. */
const [WIDEST, LEAST, SIGN] = [56, 44, 7];
/** Room at the side for the figures of a scale. */
export const SIDE = 64;
/** Room above for the label of what misleads. */
export const BAND = 32;

export interface Look {
  plan: Plan;
  hidden: readonly Layer[];
  scale: Scale;
  words: Words;
  lang: string;
  /** Guesses of one direction, by row. */
  guess?: { way: Way; values: (number | undefined)[]; isOpen: boolean } | undefined;
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
const slotOf = (look: Look, at: number, width: number) => {
  const side = sideOf(look);
  return side + ((at + 0.5) * (width - side - EDGE)) / look.plan.rows.length;
};

const sideOf = ({ scale }: Look) => (scale.ticks ? SIDE : EDGE);

/** How much larger than usual the reader has letters, and a sketch with them. */
export const scaleOfLetters = () =>
  Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);

/** The value at a height of the picture, on one side of the line. */
export const valueAt = (y: number, way: Way, end: number) =>
  (Math.max(0, Math.min(HALF, way === "forward" ? LINE - y : y - LINE)) / HALF) * end;

/** The picture, `outer` CSS px wide; with `scale` it is larger in all its parts, as its letters are. */
export function picture(look: Look, outer: number, scale = 1): SVGElement {
  const { plan, hidden } = look;
  const width = Math.floor(outer / scale);
  const { ticks } = look.scale;
  const above = ticks ? BAND : 0;
  const height = HEIGHT + above;
  const size = { width: outer, height: height * scale, viewBox: `0 ${-above} ${width} ${height}` };
  const hatch = svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" });
  hatch.append(svg("path", { d: "M-1 7 7 -1", class: "hatch" }));
  const root = svg("svg", { ...size, "aria-hidden": "true" }, svg("defs", {}, hatch));
  if (ticks) root.append(...band(look, width), ...lines(look, ticks, width));
  for (const way of WAYS) root.append(...half(look, way, width));
  root.append(svg("line", { x1: ticks ? SIDE - 4 : 0, x2: width, y1: LINE, y2: LINE, class: "zero" }));
  if (hidden.includes("labels")) return root;
  root.append(
    text(width / 2, 16, plan.ways.forward, "way"),
    text(width / 2, HEIGHT - 8, plan.ways.back, "way"),
  );
  const longest = Math.max(...plan.rows.map(({ label }) => label.length));
  const least = Math.max(LEAST, SIGN * (longest + 1));
  const every = Math.ceil((least * plan.rows.length) / (width - sideOf(look) - EDGE));
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

/** The lines of a bent scale, each with its value; none where nobody counted. */
function lines({ plan, scale, hidden, lang }: Look, ticks: Record<Way, number[]>, width: number): SVGElement[] {
  const line = (value: number, way: Way) => {
    const height = scale.reach(value, way) * HALF;
    const y = way === "forward" ? LINE - height : LINE + height;
    const mark = svg("line", { x1: SIDE - 4, x2: width, y1: y, y2: y, class: "rule" });
    const place = { x: SIDE - 8, y: y + 4, "text-anchor": "end", direction: "ltr", class: "tick" };
    return hidden.includes("values") ? [mark] : [mark, svg("text", place, short(value, lang))];
  };
  // The line in the middle is where both begin.
  const [first, ...up] = ticks.forward;
  const [, ...down] = ticks.back;
  const of = (values: number[], way: Way) =>
    isUncounted(plan, way) ? [] : values.flatMap((value) => line(value, way));
  return [...line(first!, "forward"), ...of(up, "forward"), ...of(down, "back")];
}

/** All above the line, or below it. */
function half(look: Look, way: Way, width: number): SVGElement[] {
  const { plan, hidden, guess } = look;
  const count = plan.rows.length;
  const bar = Math.min(WIDEST, (width / count) * 0.6);
  const y = way === "forward" ? TOP : LINE;
  const isCovered = hidden.includes(way);
  const { reach } = look.scale;
  const cells = plan.rows.flatMap((row, at) => {
    const x = slotOf(look, at, width) - bar / 2;
    // A value stands beyond the bar, and beyond a guess that is longer.
    const guessed = guess?.way === way ? reach(guess.values[at] ?? 0, way) * HALF : 0;
    return isCovered ? [] : cell(look, row[way], way, { x, width: bar, guessed });
  });
  const marks = !isCovered && isUncounted(plan, way) ? uncounted(look, y, width) : cells;
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

/** A half that nobody counted is hatched as a whole, as in the widget. */
function uncounted(look: Look, y: number, width: number): SVGElement[] {
  const x = look.scale.ticks ? SIDE - 4 : 0;
  const area = svg("rect", { x, y, width: width - x, height: HALF, fill: "url(#hatch)" });
  if (look.hidden.includes("labels")) return [area];
  return [area, text((x + width) / 2, y + HALF / 2 + 5, look.words.notMeasured, "said")];
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
  const height = look.scale.reach(sizeOf(figure), way) * HALF;
  const y = way === "forward" ? LINE - height : LINE;
  const beside = (size: number) => (way === "forward" ? LINE - size - 5 : LINE + size + 14);
  const middle = x + width / 2;
  switch (figure.kind) {
    case "notMeasured": {
      const top = way === "forward" ? LINE - 16 : LINE;
      return [svg("rect", { x, y: top, width, height: 16, fill: "url(#hatch)" })];
    }
    case "zero": {
      // No bar, however low: a tick that says that somebody looked.
      const end = way === "forward" ? LINE - 7 : LINE + 7;
      return [svg("line", { x1: middle, x2: middle, y1: LINE, y2: end, class: "none" })];
    }
    default: {
      const kind = figure.kind === "suppressed" ? "withheld" : way;
      // A small figure is seen all the same, unless a trick hides just that.
      const least = look.scale.ticks ? 0 : 2;
      const mark = svg("rect", { x, y, width, height: Math.max(least, height), class: kind });
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
  const height = look.scale.reach(value ?? 0, way) * HALF;
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
