/** The shapes that the parts of this page hand to one another. */

/** What a column says. Several columns may hold values: each is a measure, a target or a period. */
export const ROLES = [
  "source",
  "target",
  "period",
  "value",
  "category",
  "measure",
  "unit",
  "status",
  "none",
] as const;
export type Role = (typeof ROLES)[number];

/** What all rows share where no column says it. */
export type Fixed = Partial<Record<"source" | "target" | "period", string>>;

/** How numbers are written: with a decimal point or a decimal comma. */
export type NumberStyle = "point" | "comma";
/** Which of a date's numbers comes first. */
export type DateStyle = "dmy" | "mdy";

/** Cells as they came; `lines` says where each row began in the text. */
export interface Table {
  head: string[];
  rows: string[][];
  lines: number[];
}

/** What the reader has decided; what is absent is told from the table. */
export interface Choices {
  roles: Record<number, Role>;
  numbers: Record<number, NumberStyle>;
  dates: Record<number, DateStyle>;
  fixed: Fixed;
}

/** What is wrong with a row: a key of the texts, the words in their places, and the column. */
export interface Fault {
  row: number;
  line: number;
  column: number;
  what: string;
  places: Record<string, string>;
}

/** A figure as the contract has it, with titles in place of ids. */
export interface Figure {
  period: string;
  source: string;
  target: string;
  category: string;
  measure: string;
  unit: string;
  value: string;
  status: string;
  /** The row of the table and the column that it was read from. */
  row: number;
  column: number;
}

/** What only the reader can tell: the place of columns, or how a column is written. */
export type Question =
  | { kind: "column"; role: "source" | "target" | "period" | "value" }
  | { kind: "number"; column: number; example: string }
  | { kind: "date"; column: number; example: string };

/** What a table says. */
export interface Reading {
  roles: Role[];
  figures: Figure[];
  faults: Fault[];
  questions: Question[];
  /** How many cells are empty, and how many say in words that there is no number. */
  empty: number;
  unsaid: number;
}

/** What is said of the whole. */
export interface About {
  title: string;
  unit: string;
  vantage: string;
  missing: "zero" | "notMeasured";
}
