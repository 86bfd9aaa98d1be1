/** The cells of a sheet: texts as they stand in it, numbers as it shows them. */

import { shown } from "./shown.ts";
import { walk, type Attributes } from "./xml.ts";

/** What all sheets of a workbook share. */
export interface Shared {
  strings: string[];
  /** The formats of numbers, by the style of a cell. */
  formats: string[];
  is1904: boolean;
}

export interface Most {
  rows: number;
  columns: number;
}

/** Rows of cells, each with its number in the sheet. */
export interface Cells {
  rows: string[][];
  lines: number[];
}

/** A sheet is larger than the page takes. */
export class Beyond extends Error {
  constructor(
    readonly what: "rows" | "columns",
    readonly count: number,
    readonly most: number,
  ) {
    super(what);
  }
}

/** `BC12` is in the 55th column. */
function columnOf(place: string): number {
  let column = 0;
  for (const sign of /^[A-Z]{1,3}/.exec(place)?.[0] ?? "") column = column * 26 + sign.charCodeAt(0) - 64;
  return column;
}

export function readCells(xml: string, shared: Shared, most: Most): Cells {
  const reading = new Reading(shared, most);
  walk(xml, {
    open: (name, attributes) => reading.open(name, attributes),
    text: (text) => reading.hear(text),
    close: (name) => reading.close(name),
  });
  return reading.end();
}

class Reading {
  #rows: string[][] = [];
  #lines: number[] = [];
  /** Rows that are counted only: the header and what the page takes are enough. */
  #over = 0;
  #line = 0;
  #row: string[] = [];
  #column = 0;
  #cell: Attributes = {};
  #words: string | undefined;
  #value = "";

  constructor(
    readonly shared: Shared,
    readonly most: Most,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === "row") {
      this.#line = Number(attributes["r"] ?? this.#line + 1);
      [this.#row, this.#column] = [[], 0];
    } else if (name === "c") {
      this.#column = columnOf(attributes["r"] ?? "") || this.#column + 1;
      [this.#cell, this.#value] = [attributes, ""];
    } else if (name === "v" || name === "t") this.#words = "";
  }

  hear(text: string): void {
    if (this.#words !== undefined) this.#words += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") {
      this.#value += this.#words ?? "";
      this.#words = undefined;
    } else if (name === "c" && this.#value !== "") this.#put(this.#shown());
    else if (name === "row" && this.#row.length) this.#end();
  }

  #put(words: string): void {
    const { columns } = this.most;
    if (this.#column > columns) throw new Beyond("columns", this.#column, columns);
    while (this.#row.length < this.#column - 1) this.#row.push("");
    this.#row[this.#column - 1] = words;
  }

  #end(): void {
    if (this.#rows.length > this.most.rows) {
      this.#over += 1;
      return;
    }
    this.#rows.push(this.#row);
    this.#lines.push(this.#line);
  }

  #shown(): string {
    const [{ t: kind = "n", s: style }, value] = [this.#cell, this.#value];
    const { strings, formats, is1904 } = this.shared;
    if (kind === "s") return strings[Number(value)] ?? "";
    if (kind === "b") return value === "1" ? "TRUE" : "FALSE";
    if (kind === "d") return value.slice(0, 10);
    const number = Number(value);
    if (kind !== "n" || Number.isNaN(number)) return value;
    return shown(number, formats[Number(style ?? 0)] ?? "General", is1904);
  }

  end(): Cells {
    const { rows } = this.most;
    if (this.#over) throw new Beyond("rows", this.#rows.length - 1 + this.#over, rows);
    return { rows: this.#rows, lines: this.#lines };
  }
}
