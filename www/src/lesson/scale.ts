/** How far from its line a sketch draws a value: from zero and the same both ways, unless a trick bends it. */

import { other, partsOf, round, tallest, type Plan } from "./plan.ts";
import type { Bend } from "./tricks.ts";
import type { Way } from "./types.ts";

export interface Scale {
  /** A share of half the picture's height; beyond the scale's end a little more than all of it. */
  reach: (value: number, way: Way) => number;
  /** Where it is bent: the values that its lines stand for, from the line in the middle on. */
  ticks?: Record<Way, number[]>;
  isLog?: boolean;
}

const MOST = 1.04;
/** A bent scale ends so far above the tallest bar that its value has room. */
const ROOM = 1.1;

/** The usual scale. */
export const upTo = (end: number): Scale => ({ reach: (value) => Math.min(MOST, value / end) });

/** The scale on which tricks draw a plan. */
export function bent(plan: Plan, { start, isLog, isApart }: Bend): Scale {
  const along = (way: Way) => {
    const top = tallest(plan, isApart ? [other(way)] : []);
    return isLog ? logarithmic(start, top) : linear(start, top);
  };
  const sides = { forward: along("forward"), back: along("back") };
  const reach = (value: number, way: Way) => Math.min(MOST, sides[way].reach(value));
  return { reach, ticks: { forward: sides.forward.ticks, back: sides.back.ticks }, isLog };
}

interface Side {
  reach: (value: number) => number;
  ticks: number[];
}

/** Begins at a value, with lines from there to its round end. */
function linear(start: number, top: number): Side {
  const length = round(top > start ? (top - start) * ROOM : start);
  const parts = partsOf(length);
  const ticks = Array.from({ length: parts + 1 }, (_, at) => start + (at * length) / parts);
  return { reach: (value) => Math.max(0, value - start) / length, ticks };
}

/** Begins at one, or at the power of ten before its start, with a line at each power. */
function logarithmic(start: number, top: number): Side {
  const first = Math.floor(Math.log10(Math.max(1, start)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(top)));
  const reach = (value: number) => Math.max(0, Math.log10(Math.max(value, 1)) - first) / (last - first);
  return { reach, ticks: Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at)) };
}
