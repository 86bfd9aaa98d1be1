/** Which column says what: by its name in any of the twelve languages, else by what is in it. */

import { isCountry } from "./countries.ts";
import { fold } from "./fold.ts";
import names from "./names.json";
import { isNumber } from "./numbers.ts";
import { readPeriod } from "./periods.ts";
import type { Role, Table } from "./types.ts";
import { isBlank } from "./values.ts";

/** Some tables begin with a title and notes. */
const ABOVE = 8;
/** So many rows show what a column holds. */
const SAMPLE = 200;
/** So large a part of a column has to be of a kind. */
const MOST = 0.6;

const byName = new Map<string, Role>();
for (const [role, langs] of Object.entries(names)) {
  for (const words of Object.values(langs)) {
    // A few words mean both in different languages; the first that is listed holds.
    for (const word of words) if (!byName.has(fold(word))) byName.set(fold(word), role as Role);
  }
}

/** What a column's name says; behind brackets stands a unit or a note. */
export const roleOf = (name: string): Role | undefined =>
  byName.get(fold(name)) ?? byName.get(fold(name.replace(/[([（].*$/, "").replace(/[_/].*$/, "")));

/** What a column's name stands for in a wide table. */
export function headOf(name: string): { target?: string; period?: string } {
  // Two capitals are a code rather than a word: DE is Germany, though “de” is from in Spanish.
  const isCode = /^[A-Z]{2}$/.test(name);
  if (/^\p{L}/u.test(name) && (isCode || !roleOf(name)) && isCountry(name)) return { target: name };
  const period = readPeriod(name);
  return period ? { period } : {};
}

/** Tells the header from the rows, and leaves out what stands above it. */
export function behead({ rows, lines }: Omit<Table, "head">): Table & { above: number } {
  const above = headerAt(rows);
  const width = widthOf(rows, above);
  const full = (row: string[]) => Array.from({ length: width }, (_, at) => row[at] ?? "");
  if (above === undefined) return { head: full([]), rows, lines, above: 0 };
  const from = above + 1;
  return { head: full(rows[above]!), rows: rows.slice(from), lines: lines.slice(from), above };
}

/** As many columns as most rows have, and as the header names. */
function widthOf(rows: string[][], above: number | undefined): number {
  const widths = rows
    .slice(above ?? 0, SAMPLE)
    .map((row) => row.length)
    .sort((a, b) => a - b);
  const usual = widths[widths.length >> 1] ?? 0;
  return Math.max(usual, rows[above ?? 0]?.findLastIndex(Boolean) ?? 0);
}

/** The row with the columns' names, or none. */
function headerAt(rows: string[][]): number | undefined {
  const named = (row: string[]) =>
    new Set(row.map(roleOf).filter((role) => role && role !== "none")).size;
  const wide = (row: string[]) => row.filter((cell) => Object.keys(headOf(cell)).length).length;
  const first = rows
    .slice(0, ABOVE)
    .findIndex((row) => named(row) >= 2 || (named(row) && wide(row) >= 2));
  if (first >= 0) return first;
  const corner = rows.slice(0, ABOVE).findIndex((row, at) => {
    const below = rows[at + 1] ?? [];
    return (
      wide(row.slice(1)) >= 2 &&
      wide(row.slice(1)) === row.slice(1).filter(Boolean).length &&
      below.some(isNumber)
    );
  });
  if (corner >= 0) return corner;
  if (named(rows[0] ?? [])) return 0;
  return looksNamed(rows) ? 0 : undefined;
}

/** Words over a column of numbers are its name. */
function looksNamed([head = [], ...rows]: string[][]): boolean {
  const isOver = (at: number) => {
    const cells = rows
      .slice(0, SAMPLE)
      .map((row) => row[at] ?? "")
      .filter((cell) => !isBlank(cell));
    return cells.length > 0 && cells.every(isNumber);
  };
  return head.some((cell, at) => cell !== "" && !isNumber(cell) && !isBlank(cell) && isOver(at));
}

/** The part of a column's filled cells that are of a kind. */
function part(rows: string[][], at: number, is: (cell: string) => boolean): number {
  const cells = rows
    .slice(0, SAMPLE)
    .map((row) => row[at] ?? "")
    .filter((cell) => !isBlank(cell));
  return cells.length ? cells.filter(is).length / cells.length : 0;
}

/** What each column says. What the reader chose holds; a second column of a kind says nothing. */
export function rolesOf({ head, rows }: Table, chosen: Record<number, Role>): Role[] {
  const holds = (at: number, is: (cell: string) => boolean) => part(rows, at, is) >= MOST;
  // In a wide table each target or period has a column of numbers.
  const isWide = (name: string, at: number) =>
    Object.keys(headOf(name)).length > 0 && !holds(at, isCountry);
  const melts = head.map(isWide);
  const isMelted = melts.filter(Boolean).length > 1;
  const roleAt = (name: string, at: number) =>
    isMelted && melts[at] ? "value" : name ? roleOf(name) : undefined;
  const roles = head.map((name, at) => chosen[at] ?? roleAt(name, at));
  const has = (role: Role) => roles.includes(role);
  const targets = head.some((name, at) => isMelted && melts[at] && headOf(name).target);
  for (const at of head.keys()) {
    if (roles[at] || !holds(at, isCountry) || holds(at, isNumber)) continue;
    if (!has("source")) roles[at] = "source";
    else if (!has("target") && !targets) roles[at] = "target";
  }
  for (const at of head.keys()) {
    if (!roles[at] && !has("period") && holds(at, (cell) => !!readPeriod(cell))) roles[at] = "period";
  }
  const isFree = !has("value");
  for (const at of head.keys()) {
    if (!roles[at] && isFree && holds(at, isNumber)) roles[at] = "value";
  }
  return once(
    roles.map((role) => role ?? "none"),
    chosen,
  );
}

/** Only values may stand in several columns. */
function once(roles: Role[], chosen: Record<number, Role>): Role[] {
  const isTaken = (role: Role, at: number) =>
    role !== "value" &&
    role !== "none" &&
    roles.some((other, i) => other === role && (chosen[i] === role ? i !== at : i < at));
  return roles.map((role, at) => (isTaken(role, at) && chosen[at] !== role ? "none" : role));
}
