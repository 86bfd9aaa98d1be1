/** Text becomes cells: separators, quotes and line ends of whatever program wrote it. */

import Papa from "papaparse";
import type { Table } from "./types.ts";

/** The signs that part cells, in the order in which they are tried. */
const SEPARATORS = ["\t", ";", ",", "|"];
/** So many lines show which it is. */
const SAMPLE = 20;

/** Rows of cells, each with the line it began on; empty lines are no rows. */
export function split(text: string): Omit<Table, "head"> {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { separator, rest, skipped } = declared(plain);
  const delimiter = separator ?? separatorOf(rest);
  const parsed = Papa.parse<string[]>(rest, { delimiter, newline: "\n", quoteChar: '"' });
  const [rows, lines]: [string[][], number[]] = [[], []];
  let line = 1 + skipped;
  for (const cells of parsed.data) {
    const row = cells.map(tidy);
    if (row.some((cell) => cell !== "")) {
      rows.push(row);
      lines.push(line);
    }
    line += 1 + cells.reduce((count, cell) => count + cell.split("\n").length - 1, 0);
  }
  return { rows, lines };
}

/** Spreadsheets may say the separator in a first line of its own: `sep=;`. */
function declared(text: string): { separator?: string; rest: string; skipped: number } {
  const found = /^sep=(.)\n/i.exec(text);
  if (!found) return { rest: text, skipped: 0 };
  return { separator: found[1]!, rest: text.slice(found[0].length), skipped: 1 };
}

/** The sign that gives the most lines the same number of cells, more than one. */
function separatorOf(text: string): string {
  const score = (separator: string) => {
    const preview = Papa.parse<string[]>(text, { delimiter: separator, preview: SAMPLE });
    const widths = new Map<number, number>();
    for (const { length } of preview.data) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width, times] = [...widths].filter(([width]) => width > 1).sort(byTimes)[0] ?? [0, 0];
    return times * 100 + width;
  };
  const scores = SEPARATORS.map(score);
  return SEPARATORS[scores.indexOf(Math.max(...scores))]!;
}

const byTimes = ([a, times]: [number, number], [b, others]: [number, number]) => others - times || b - a;

/** A cell without the spaces around it and the signs that nobody sees. */
export const tidy = (cell: string) =>
  cell
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Text as a file has it: UTF-8, UTF-16 with its mark, or what older programs wrote in the West. */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const wide = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[mark];
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

/** What a workbook begins with: a packed folder, or one of an old kind; Pakistan's code is PK, too. */
const WORKBOOKS = ["PK\x03\x04", "\xd0\xcf\x11\xe0"];

/** Whether a file is no text but a workbook. */
export const isWorkbook = (bytes: Uint8Array) =>
  WORKBOOKS.includes(String.fromCharCode(...bytes.subarray(0, 4)));
