/** What a partly covered chart shows: cells and words of the widget's own answer and table. */

import type { BothWays } from "../element.ts";
import type { Cell } from "../types.ts";
import type { Layer, Way } from "./types.ts";

export interface Row {
  label: string;
  forward: Cell;
  back: Cell;
  /** The same in the table's words. */
  said: Record<Way, string>;
}

export interface Plan {
  title: string;
  unit: string;
  source: string;
  /** What each direction is called, A→B first. */
  ways: Record<Way, string>;
  /** The periods that are drawn. */
  rows: Row[];
}

interface Answer {
  title: string;
  unit: string;
  source: string;
  rows: { drawn: boolean; forward: Cell; back: Cell }[];
}

/** What an element over time shows. Its table has the same rows in the same order, with the words. */
export function planOf(element: BothWays): Plan {
  const { title, unit, source, rows } = element.answer() as Answer;
  const table = element.shadowRoot!.querySelector<HTMLTableElement>("table[part=table]")!;
  const heads = [...table.tHead!.rows[0]!.cells].map(wordsOf);
  const lines = [...table.tBodies[0]!.rows].map(({ cells }) => {
    const [label = "", forward = "", back = ""] = [...cells].map(({ textContent }) => textContent!);
    return { label, said: { forward, back } };
  });
  const drawn = rows.map((row, at) => ({ ...row, ...lines[at]! })).filter((row) => row.drawn);
  return { title, unit, source, ways: { forward: heads[1]!, back: heads[2]! }, rows: drawn };
}

/** A head's words, without the mark of its order. */
const wordsOf = (head: HTMLElement) => head.dataset["words"] ?? head.textContent!;

export const WAYS = ["forward", "back"] as const satisfies Way[];

/** The direction back. */
export const other = (way: Way): Way => (way === "forward" ? "back" : "forward");

/** Whether nobody counted a whole direction. */
export const isUncounted = ({ rows }: Plan, way: Way) => rows.every((row) => row[way].kind === "notMeasured");

/** How far up from the line a cell reaches. */
export const sizeOf = ({ kind, value, atLeast }: Cell): number =>
  kind === "known" ? Number(value) : kind === "suppressed" ? Number(atLeast ?? 0) : 0;

/** The largest figure that is not hidden, 0 where there is none. */
export const largest = ({ rows }: Plan, hidden: readonly Layer[] = []): number => {
  const ways = WAYS.filter((way) => !hidden.includes(way));
  return Math.max(0, ...rows.flatMap((row) => ways.map((way) => sizeOf(row[way]))));
};

/** The tallest bar; 1 where there is none. */
export const tallest = (plan: Plan, hidden: readonly Layer[] = []): number => largest(plan, hidden) || 1;

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The next round number from `value` on; a whole one from one on. */
export function round(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const isFit = (end: number) => end >= value && (power < 1 || Number.isInteger(end));
  return ROUND.map((step) => step * power).find(isFit) ?? 10 * power;
}

const isRound = (value: number) => Number(value.toPrecision(1)) === Number(value.toPrecision(6));

/** Into how many parts a scale of a round length is ruled, so that each is round, too. */
export const partsOf = (length: number): number => [3, 4, 5].find((parts) => isRound(length / parts)) ?? 2;
