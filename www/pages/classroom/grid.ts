/** A chart on paper: what is given, ruled lines, and an empty half to draw a guess in. */

import { endOf } from "../../src/lesson/guess.ts";
import { other, partsOf, sizeOf, tallest, type Plan } from "../../src/lesson/plan.ts";
import { bent, upTo } from "../../src/lesson/scale.ts";
import { BAND, HALF, HEIGHT, LINE, picture, short, SIDE, svg } from "../../src/lesson/sketch.ts";
import { spoken } from "../../src/lesson/spoken.ts";
import { bendOf, leftOut } from "../../src/lesson/tricks.ts";
import type { Layer, Step, Trick, Way } from "../../src/lesson/types.ts";
import { fill, type Words } from "../../src/lesson/words.ts";
import { make } from "../../src/panel.ts";

/** The picture's own width; on paper it is as wide as the column. */
const WIDTH = 440;
/** So many lines an empty grid has on each side. */
const BLANK_PARTS = 5;
/** Of pictures beside one another: wider for their height, so that two or three are as high. */
const BESIDE = [440, 520, 340];

/** A chart as far as a step shows it; nothing where it covers all of it, or none is over time. */
export function chartOf(step: Step, plan: Plan, words: Words, lang: string): HTMLElement[] {
  const hidden = step.hide ?? [];
  return step.guess ? guessed(step.guess, hidden, plan, words, lang) : [shape(hidden, plan, words, lang)];
}

/**
 * A chart and what tricks make of it, `among` so many pictures in a row; what misleads is under the
 * label that says so.
 */
export function besides(
  plan: Plan,
  trick: Trick | undefined,
  among: number,
  words: Words,
  lang: string,
): HTMLElement {
  const scale = trick ? bent(plan, bendOf([trick])) : upTo(tallest(plan) * 1.1);
  const look = { plan, hidden: trick ? leftOut([trick]) : [], scale, words, lang };
  const width = BESIDE[among - 1]!;
  const drawn = picture(look, width);
  // Without a label, too, so that the lines in the middle stand at one height.
  drawn.setAttribute("viewBox", `0 ${-BAND} ${width} ${HEIGHT + BAND}`);
  return figure(drawn, trick ? words.misleading : plan.title, trick ? "bent" : "honest", spoken(look));
}

/** An empty chart, ruled both ways, with a line for the name of each direction. */
export function blank(words: Words): HTMLElement {
  const place = { x: WIDTH / 2, class: "way", "text-anchor": "middle" };
  const name = (y: number) => svg("text", { ...place, y }, words.blankWay);
  const zero = svg("line", { x1: 0, x2: WIDTH, y1: LINE, y2: LINE, class: "zero" });
  const viewBox = `0 ${LINE - HALF - 20} ${WIDTH} ${2 * HALF + 40}`;
  const names = [name(LINE - HALF - 10), name(LINE + HALF + 17)];
  const drawn = svg("svg", { viewBox }, ...rules(BLANK_PARTS, undefined), zero, ...names);
  return figure(drawn, words.blankGrid, "blank");
}

/** The chart with parts of it covered, as at the step's beginning. */
function shape(hidden: Layer[], plan: Plan, words: Words, lang: string): HTMLElement {
  const end = tallest(plan, hidden) * 1.1;
  const look = { plan, hidden, scale: upTo(end), words, lang };
  const drawn = picture(look, WIDTH);
  // Without words it is no higher than its bars.
  const far = (way: Way) => Math.max(16, (tallest(plan, [...hidden, other(way)]) / end) * HALF) + 8;
  const [up, down] = [far("forward"), far("back")];
  if (hidden.includes("labels")) drawn.setAttribute("viewBox", `0 ${LINE - up} ${WIDTH} ${up + down}`);
  return figure(drawn, words.sketch, "shape", spoken(look));
}

/** A grid of the given half, ruled on both sides, with the same scale for the guess. */
function guessed(way: Way, hidden: Layer[], plan: Plan, words: Words, lang: string): HTMLElement[] {
  const end = endOf(plan, way);
  // Where the given half has no figure, any scale would tell something of the covered one.
  const isBare = plan.rows.every((row) => !sizeOf(row[other(way)]));
  const places = { way: plan.ways[way], value: new Intl.NumberFormat(lang).format(end) };
  const ask = fill(isBare ? words.guessBare : words.guessGrid, places);
  const look = { plan, hidden, scale: upTo(end), words, lang, guess: { way, values: [], isOpen: false } };
  const drawn = picture(look, WIDTH);
  drawn.setAttribute("viewBox", `${-SIDE} 0 ${WIDTH + SIDE} ${HEIGHT}`);
  drawn.prepend(...rules(end, isBare ? undefined : lang));
  return [make("p", { class: "ask" }, ask), figure(drawn, ask, "grid", spoken(look))];
}

function figure(drawn: SVGElement, label: string, kind: string, said?: HTMLElement): HTMLElement {
  // Its shape is that of what it shows, not of the picture on screen.
  for (const name of ["width", "height", "aria-hidden"]) drawn.removeAttribute(name);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", label);
  if (said) said.className = "spoken";
  return make("figure", { class: `chart ${kind}` }, drawn, ...(said ? [said] : []));
}

/** Ruled lines above and below; without a language they have no figures. */
function rules(end: number, lang: string | undefined): SVGElement[] {
  const parts = partsOf(end);
  return Array.from({ length: 2 * parts + 1 }, (_, at) => at - parts).flatMap((step) => {
    const y = LINE - (step / parts) * HALF;
    const line = svg("line", { x1: 0, x2: WIDTH, y1: y, y2: y, class: "rule" });
    const value = (Math.abs(step) * end) / parts;
    const place = { x: -6, y: y + 3, "text-anchor": "end", direction: "ltr", class: "scale" };
    return lang === undefined ? [line] : [line, svg("text", place, short(value, lang))];
  });
}
