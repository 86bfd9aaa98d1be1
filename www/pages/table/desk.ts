/** The desk on which a table lies: every change makes a new state, and the ones before can come back. */

import { behead } from "./columns.ts";
import { type Description, dress } from "./described.ts";
import { MAX_BYTES, MAX_FIGURES, MAX_ROWS } from "./limits.ts";
import { readTable } from "./read.ts";
import { split, tidy } from "./split.ts";
import type {
  Choices,
  DateStyle,
  Fault,
  Fixed,
  NumberStyle,
  Question,
  Reading,
  Role,
  Table,
} from "./types.ts";

/** So many steps can be taken back. */
const STEPS = 100;

interface State {
  table: Table;
  choices: Choices;
  /** Lines over the header that are left out. */
  above: number;
}

/** The cells of a sheet, as they stand in a workbook. */
type Cells = Omit<Table, "head">;

/** Something that the reader does. */
export type Act =
  | { do: "bring"; text: string | Cells; description?: Description }
  | { do: "edit"; row: number; column: number; text: string }
  | { do: "add" }
  | { do: "drop"; row: number }
  | { do: "role"; column: number; role: Role }
  | { do: "number"; column: number; style: NumberStyle }
  | { do: "date"; column: number; style: DateStyle }
  | { do: "fix"; fixed: Fixed }
  | { do: "clear" }
  | { do: "undo" };

/** Why a table was not taken; the one before stays. */
export class TooMuch extends Error {
  constructor(
    readonly what: "rows" | "bytes" | "figures" | "nothing",
    readonly count: number,
    readonly most: number,
  ) {
    super(what);
  }
}

const NOTHING: Choices = { roles: {}, numbers: {}, dates: {}, fixed: {} };

/** An empty table to type in; its columns' names are of the page's language. */
export function blank(head: string[]): State {
  const rows = Array.from({ length: 5 }, () => head.map(() => ""));
  return { table: { head, rows, lines: rows.map((_, at) => at + 2) }, choices: NOTHING, above: 0 };
}

export class Desk {
  #state: State;
  #past: State[] = [];
  #reading: Reading;
  #head: string[];

  constructor(head: string[]) {
    this.#head = head;
    this.#state = blank(head);
    this.#reading = readTable(this.#state.table, this.#state.choices);
  }

  get table(): Table {
    return this.#state.table;
  }

  get above(): number {
    return this.#state.above;
  }

  get reading(): Reading {
    return this.#reading;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** The first fault of each bad row. */
  get bad(): Map<number, Fault> {
    const bad = new Map<number, Fault>();
    for (const fault of this.#reading.faults) if (!bad.has(fault.row)) bad.set(fault.row, fault);
    return bad;
  }

  get questions(): Question[] {
    return this.#reading.questions;
  }

  /** Does it, or throws and leaves everything as it was. */
  act(act: Act): void {
    if (act.do === "undo") {
      const before = this.#past.pop();
      if (before) this.#take(before);
      return;
    }
    const before = this.#state;
    const next = this.#next(act);
    if (next.table === before.table && next.choices === before.choices) return;
    this.#take(next);
    this.#past = [...this.#past, before].slice(-STEPS);
  }

  #take(state: State): void {
    const reading = readTable(state.table, state.choices);
    if (reading.figures.length > MAX_FIGURES)
      throw new TooMuch("figures", reading.figures.length, MAX_FIGURES);
    [this.#state, this.#reading] = [state, reading];
  }

  #next(act: Exclude<Act, { do: "undo" }>): State {
    const state = this.#state;
    const { table, choices } = state;
    const chosen = (more: Partial<Choices>) => ({ ...state, choices: { ...choices, ...more } });
    switch (act.do) {
      case "bring":
        return bring(act.text, act.description);
      case "edit":
        return { ...state, table: edit(table, act) };
      case "add":
        return { ...state, table: add(table) };
      case "drop":
        return { ...state, table: drop(table, act.row) };
      case "role":
        return chosen({ roles: { ...choices.roles, [act.column]: act.role } });
      case "number":
        return chosen({ numbers: { ...choices.numbers, [act.column]: act.style } });
      case "date":
        return chosen({ dates: { ...choices.dates, [act.column]: act.style } });
      case "fix":
        return chosen({ fixed: { ...choices.fixed, ...act.fixed } });
      case "clear":
        return blank(this.#head);
    }
  }
}

function bring(text: string | Cells, description?: Description): State {
  const { above, ...table } = behead(typeof text === "string" ? cellsOf(text) : tidied(text));
  if (table.rows.length > MAX_ROWS) throw new TooMuch("rows", table.rows.length, MAX_ROWS);
  if (!table.rows.length) throw new TooMuch("nothing", 0, 0);
  return { table: description ? dress(table, description) : table, choices: NOTHING, above };
}

function cellsOf(text: string): Cells {
  // Of what one program counts as a sign another counts three bytes.
  const bytes = text.length > MAX_BYTES / 4 ? new Blob([text]).size : text.length;
  if (bytes > MAX_BYTES) throw new TooMuch("bytes", bytes, MAX_BYTES);
  return split(text);
}

/** Rows that have a word in them, as those of a text. */
function tidied({ rows, lines }: Cells): Cells {
  const plain = rows.map((row) => row.map(tidy));
  const isFull = (_: unknown, at: number) => plain[at]!.some(Boolean);
  return { rows: plain.filter(isFull), lines: lines.filter(isFull) };
}

function edit(
  table: Table,
  { row, column, text }: { row: number; column: number; text: string },
): Table {
  const before = table.rows[row];
  if (!before || (before[column] ?? "") === text.trim()) return table;
  const width = Math.max(before.length, column + 1);
  const cells = Array.from({ length: width }, (_, at) =>
    at === column ? text.trim() : (before[at] ?? ""),
  );
  return { ...table, rows: table.rows.with(row, cells) };
}

const add = ({ head, rows, lines }: Table): Table => ({
  head,
  rows: [...rows, head.map(() => "")],
  lines: [...lines, (lines.at(-1) ?? 1) + 1],
});

/** The lines keep their numbers: they are those of the file. */
const drop = ({ head, rows, lines }: Table, row: number): Table => ({
  head,
  rows: rows.toSpliced(row, 1),
  lines: lines.toSpliced(row, 1),
});
