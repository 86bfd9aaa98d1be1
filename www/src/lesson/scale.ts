/** How far from its line a sketch draws a value: from zero and the same both ways, unless a trick bends it. */

import { round, tallest, type Plan } from "./plan.ts";
import type { Bend } from "./tricks.ts";
import type { Layer, Way } from "./types.ts";

/** A share of half the picture's height; beyond the scale's end a little more than all of it. */
export type Reach = (value: number, way: Way) => number;

const MOST = 1.04;
/** A bent scale ends so far above the tallest bar that its value has room. */
const ROOM = 1.1;

/** The usual scale. */
export const upTo = (end: number): Reach => (value) => Math.min(MOST, value / end);

/** A bent scale, with the values that are written beside its lines. */
export interface Bent {
  reach: Reach;
  ticks: Record<Way, number[]>;
}

const WAYS = { forward: ["back"], back: ["forward"] } satisfies Record<Way, Layer[]>;

/** How a trick draws a plan. */
export function bent(plan: Plan, bend: Bend): Bent {
  const along = (way: Way) => {
    const top = tallest(plan, bend.isApart ? WAYS[way] : []);
    return bend.isLog ? logarithmic(bend.start, top) : linear(bend.start, top);
  };
  const [forward, back] = [along("forward"), along("back")];
  const reach: Reach = (value, way) => Math.min(MOST, (way === "forward" ? forward : back).reach(value));
  return { reach, ticks: { forward: forward.ticks, back: back.ticks } };
}

interface Along {
  reach: (value: number) => number;
  ticks: number[];
}

/** Begins at a value, with lines from there to its round end. */
function linear(start: number, top: number): Along {
  const length = round(top > start ? (top - start) * ROOM : start);
  const reach = (value: number) => Math.max(0, value - start) / length;
  const step = length / (PARTS.find((parts) => isRound(length / parts)) ?? 1);
  return { reach, ticks: Array.from({ length: Math.round(length / step) + 1 }, (_, at) => start + at * step) };
}

/** Into how many parts a scale is divided, so that each is round. */
const PARTS = [2, 3, 5];
const isRound = (value: number) => Number(value.toPrecision(1)) === Number(value.toPrecision(6));

/** Begins at one, where no other beginning is chosen, with a line at each power of ten. */
function logarithmic(start: number, top: number): Along {
  const first = Math.floor(Math.log10(Math.max(1, start)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(top * ROOM)));
  const reach = (value: number) => Math.max(0, Math.log10(Math.max(value, 1)) - first) / (last - first);
  return { reach, ticks: Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at)) };
}
