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
  /** What each direction is called, A→B first. */
  ways: Record<Way, string>;
  /** The periods that are drawn. */
  rows: Row[];
}

interface Answer {
  title: string;
  unit: string;
  rows: { drawn: boolean; forward: Cell; back: Cell }[];
}

/** What an element over time shows. Its table has the same rows in the same order, with the words. */
export function planOf(element: BothWays): Plan {
  const { title, unit, rows } = element.answer() as Answer;
  const table = element.shadowRoot!.querySelector<HTMLTableElement>("table[part=table]")!;
  const heads = [...table.tHead!.rows[0]!.cells].map(wordsOf);
  const lines = [...table.tBodies[0]!.rows].map(({ cells }) => {
    const [label = "", forward = "", back = ""] = [...cells].map(({ textContent }) => textContent!);
    return { label, said: { forward, back } };
  });
  const drawn = rows.map((row, at) => ({ ...row, ...lines[at]! })).filter((row) => row.drawn);
  return { title, unit, ways: { forward: heads[1]!, back: heads[2]! }, rows: drawn };
}

/** A head's words, without the mark of its order. */
const wordsOf = (head: HTMLElement) => head.dataset["words"] ?? head.textContent!;

/** How far up from the line a cell reaches. */
export const sizeOf = ({ kind, value, atLeast }: Cell): number =>
  kind === "known" ? Number(value) : kind === "suppressed" ? Number(atLeast ?? 0) : 0;

/** The largest figure that is not hidden, 0 where there is none. */
export const largest = ({ rows }: Plan, hidden: readonly Layer[] = []): number => {
  const ways = (["forward", "back"] as const).filter((way) => !hidden.includes(way));
  return Math.max(0, ...rows.flatMap((row) => ways.map((way) => sizeOf(row[way]))));
};

/** The tallest bar; 1 where there is none. */
export const tallest = (plan: Plan, hidden: readonly Layer[] = []): number => largest(plan, hidden) || 1;

/** The next round number from `value` on. */
export function round(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8].map((step) => step * power).find((end) => end >= value) ?? 10 * power;
}
