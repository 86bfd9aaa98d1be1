/** A chart on paper: what is given, ruled lines, and an empty half to draw a guess in. */

import { endOf } from "../../src/lesson/guess.ts";
import { sizeOf, tallest, type Plan } from "../../src/lesson/plan.ts";
import { bent } from "../../src/lesson/scale.ts";
import { HALF, LINE, picture, short, spoken, svg } from "../../src/lesson/sketch.ts";
import { bendOf, leftOut } from "../../src/lesson/tricks.ts";
import type { Layer, Step, Trick, Way } from "../../src/lesson/types.ts";
import { fill, type Words } from "../../src/lesson/words.ts";
import { make } from "../../src/panel.ts";

/** The picture's own measures; on paper it is as wide as the column. */
const [WIDTH, HEIGHT] = [440, 264];
/** Beside it stand the figures of the scale. */
const SIDE = 64;
/** So many lines an empty grid has on each side. */
const BLANK_PARTS = 5;
/** Two tricks stand beside one another, so they are wider for their height. */
const WIDE = 520;

const other = (way: Way): Way => (way === "forward" ? "back" : "forward");

/** A chart as far as a step shows it; nothing where it covers all of it, or none is over time. */
export function chartOf(step: Step, plan: Plan, words: Words, lang: string): HTMLElement[] {
  const hidden = step.hide ?? [];
  return step.guess ? guessed(step.guess, hidden, plan, words, lang) : [shape(hidden, plan, words, lang)];
}

/** A chart as a trick shows it, under the label that says so. */
export function misled(trick: Trick, plan: Plan, words: Words, lang: string): HTMLElement {
  const look = { plan, hidden: leftOut([trick]), end: 1, words, lang, bent: bent(plan, bendOf([trick])) };
  return figure(picture(look, WIDE), spoken(look), words.misleading, "bent");
}

/** An empty chart, ruled both ways, with a line for the name of each direction. */
export function blank(words: Words): HTMLElement {
  const name = (y: number) => svg("text", { x: WIDTH / 2, y, class: "way", "text-anchor": "middle" }, words.blankWay);
  const zero = svg("line", { x1: 0, x2: WIDTH, y1: LINE, y2: LINE, class: "zero" });
  const viewBox = `0 ${LINE - HALF - 20} ${WIDTH} ${2 * HALF + 40}`;
  const names = [name(LINE - HALF - 10), name(LINE + HALF + 17)];
  const drawn = svg("svg", { viewBox }, ...rules(BLANK_PARTS, undefined), zero, ...names);
  return figure(drawn, make("ul"), words.blankGrid, "grid");
}

/** The chart with parts of it covered, as at the step's beginning. */
function shape(hidden: Layer[], plan: Plan, words: Words, lang: string): HTMLElement {
  const look = { plan, hidden, end: tallest(plan, hidden) * 1.1, words, lang };
  const drawn = picture(look, WIDTH);
  // Without words it is no higher than its bars.
  const far = (way: Way) => Math.max(16, (tallest(plan, [...hidden, other(way)]) / look.end) * HALF) + 8;
  const [up, down] = [far("forward"), far("back")];
  if (hidden.includes("labels")) drawn.setAttribute("viewBox", `0 ${LINE - up} ${WIDTH} ${up + down}`);
  return figure(drawn, spoken(look), words.sketch, "shape");
}

/** A grid of the given half, ruled on both sides, with the same scale for the guess. */
function guessed(way: Way, hidden: Layer[], plan: Plan, words: Words, lang: string): HTMLElement[] {
  const end = endOf(plan, way);
  // Where the given half has no figure, any scale would tell something of the covered one.
  const isBare = plan.rows.every((row) => !sizeOf(row[other(way)]));
  const places = { way: plan.ways[way], value: new Intl.NumberFormat(lang).format(end) };
  const ask = fill(isBare ? words.guessBare : words.guessGrid, places);
  const look = { plan, hidden, end, words, lang, guess: { way, values: [], isOpen: false } };
  const drawn = picture(look, WIDTH);
  drawn.setAttribute("viewBox", `${-SIDE} 0 ${WIDTH + SIDE} ${HEIGHT}`);
  drawn.prepend(...rules(end, isBare ? undefined : lang));
  return [make("p", { class: "ask" }, ask), figure(drawn, spoken(look), ask, "grid")];
}

function figure(drawn: SVGElement, said: HTMLElement, label: string, kind: string): HTMLElement {
  // Its shape is that of what it shows, not of the picture on screen.
  for (const name of ["width", "height", "aria-hidden"]) drawn.removeAttribute(name);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", label);
  said.className = "spoken";
  return make("figure", { class: `chart ${kind}` }, drawn, said);
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

/** Into how many parts a scale is ruled, so that each ends at a round figure. */
function partsOf(end: number): number {
  const isRound = (value: number) => Number(value.toPrecision(1)) === Number(value.toPrecision(6));
  return [5, 4, 3].find((parts) => isRound(end / parts)) ?? 2;
}
