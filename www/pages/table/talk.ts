/** What the page and its worker say to one another. */

import type { Act } from "./desk.ts";
import type { About, Fault, Question, Role } from "./types.ts";
import type { Files, Words } from "./write.ts";

/** Which rows are looked at. */
export interface Window {
  from: number;
  count: number;
  only: "all" | "bad";
}

/** What the page asks; files are read in place of a text: figures, a description, or both. */
export interface Asked {
  act?: Act | { do: "file"; files: File[] } | { do: "save" };
  window: Window;
  about: About;
  words: Words;
  /** The names of an empty table's columns. */
  head: string[];
}

export interface ShownRow {
  row: number;
  line: number;
  cells: string[];
  faults: Fault[];
}

/** What the page shows. */
export interface Shown {
  head: string[];
  roles: Role[];
  rows: ShownRow[];
  window: Window;
  /** How many rows there are to look at. */
  among: number;
  counts: Record<"rows" | "figures" | "bad" | "empty" | "unsaid" | "above", number>;
  questions: Question[];
  canUndo: boolean;
  /** The chart's file where it is another than before; null where there is nothing to draw. */
  chart?: Uint8Array<ArrayBuffer> | null;
  /** Where the chart begins, if there are more periods than one look takes, and how many there are. */
  since?: { period: string; count: number; most: number } | undefined;
  files?: Files;
  /** Why something was not done. */
  refused?: { what: string; places: Record<string, string | number> };
  /** What a description says, for the form. */
  about?: About;
  /** Whether a file was in an old encoding. */
  isOld?: boolean;
  /** Which sheet of a workbook was read, and the names of those that were not. */
  sheet?: { name: string; others: string[] };
  /** What was done. */
  did?: string;
}
