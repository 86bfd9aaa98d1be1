/** The shapes that the Rust side hands over; see src/describe/page.rs and answer.rs. */

import type * as Face from "./face.ts";
import type { Cell, CodedError, ErrorCode } from "./face.ts";

export type { Cell, CodedError };

/** A choice of a select. */
export interface Choice {
  value: string;
  words: string;
}

/** A country or territory; in further modules with how many others there are figures of it. */
export interface Place extends Choice {
  count?: string;
}

/** A line of the source panel: words, perhaps with their address, or with a button to copy them. */
export interface Line {
  words: string;
  url?: string;
  note?: string;
  copies?: boolean;
}

/** Every word around the chart. */
export interface Page {
  title: string;
  sentence: string;
  places: Place[];
  /** In a further module. */
  views?: { name: string; choices: Choice[] };
  /** Only where countries can stand in several orders. */
  orders?: { name: string; choices: Choice[] };
  /** As counted, or divided by a base; in further modules. */
  units?: Choice[];
  measures: Choice[];
  categories: Choice[];
  /** Whether the measure adds up over categories, and the one that is their whole; the same. */
  adds?: boolean;
  total?: string;
  unit: string;
  vantage: string;
  source: string;
  notes: string[];
  table: { caption: string; head: string[]; rows: string[][] };
  /** In further modules. */
  about?: { head: string; lines: Line[] }[];
  keys: string;
  /** The language of all these words and its direction; English in the small module. */
  root?: { lang: string; dir: string };
  /** What the table's cells are sorted by, or -1; in further modules. */
  sizes?: number[][];
  /** Where a span of several periods can be chosen, in further modules. */
  course?: Course;
}

/** The periods that a span is chosen from. */
export interface Course {
  periods: Choice[];
  /** The first and the last of them that are drawn, or -1: other views have them added up. */
  first: number;
  last: number;
  /** Whether the measure adds up over them, and whether it is a running sum. */
  adds: boolean;
  runs: boolean;
}

/** The words of the controls. */
export type Labels = Record<
  | "first"
  | "second"
  | "swap"
  | "swapSpoken"
  | "more"
  | "measure"
  | "category"
  | "role"
  | "skip"
  // Those of further modules.
  | "copy"
  | "copied"
  | "filter"
  | "rows"
  | "download"
  | "from"
  | "to"
  | "reset"
  | "running"
  | "brush"
  | "chosen"
  | "span"
  | "link"
  | "share"
  | "figures"
  | "unit"
  | "period"
  | "allPeriods"
  | "firstHalf"
  | "secondHalf"
  | "undo"
  | "resetAll"
  | "recent"
  | "noPlace"
  | "keysSwap"
  | "listen"
  | "play"
  | "pause"
  | "next"
  | "speed"
  | "how"
  | "since"
  | "sinceWas"
  | "sinceMore"
  | "sinceSame"
  | "sinceUnknown"
  | "unpublished",
  string
>;

/** All that stands around the chart. */
export interface Shown {
  page: Page;
  labels: Labels;
  state: State;
  /** Those fields of the state that hold for other figures too; the rest are a set's defaults. */
  chosen: Record<string, string>;
}

/** The chart's height in CSS px, and the theme's colours by role. */
export interface Drawn {
  [role: string]: string | number;
  height: number;
}

/** What is pointed at: its lines, the same in one spoken sentence, and where its mark stands. */
export interface Tip {
  lines: string[];
  spoken: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** What sounds, of further modules: in the left ear and in the right. */
  forward?: Cell;
  back?: Cell;
  /** The end of their scale, where it is not the chart's. */
  most?: number;
  /** The pair that a click selects. */
  pair?: string;
}

/** A state, every default filled in, of which a field may be asked by name. */
export interface State extends Face.State {
  [field: string]: string | number | undefined;
}

/** Makes an error with a code of the contract, or gives one that has none the code `internal`. */
export function coded(error: unknown, code: ErrorCode = "internal"): CodedError {
  const given = error instanceof Error ? error : new Error(String(error));
  return "code" in given && typeof given.code === "string"
    ? (given as CodedError)
    : Object.assign(new Error(given.message), { code });
}

/** A new error with a code of the contract. */
export const failure = (code: ErrorCode, message: string) => coded(new Error(message), code);

/** The error of a field that is refused, in the words of the Rust side. */
export function refusal(field: string, reason: string): CodedError {
  return Object.assign(coded(new Error(`${field}: ${reason}`), "state-invalid"), { field });
}
