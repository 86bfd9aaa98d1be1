/** Periods as people write them become the contract's: years, quarters, months, days, intervals. */

import { LANGUAGES } from "../../src/needs.ts";
import { fold } from "./fold.ts";
import type { DateStyle } from "./types.ts";

/** Names of months, long and short, in the twelve languages. */
let months: Map<string, number> | undefined;

function monthNames(): Map<string, number> {
  if (months) return months;
  months = new Map();
  for (const lang of LANGUAGES) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(lang, { month, calendar: "gregory", timeZone: "UTC" });
      for (let at = 1; at <= 12; at += 1) {
        const name = fold(format.format(Date.UTC(2001, at - 1, 15)));
        if (/\p{L}{2,}/u.test(name)) months.set(name, at);
      }
    }
  }
  // Short forms in English as people write them.
  return months.set("sept", 9);
}

const two = (number: number) => String(number).padStart(2, "0");

function month(year: string, number: number): string | undefined {
  return number >= 1 && number <= 12 ? `${year}-${two(number)}` : undefined;
}

function day(year: string, number: number, date: number): string | undefined {
  const last = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
  const inside = month(year, number);
  return inside && date >= 1 && date <= last ? `${inside}-${two(date)}` : undefined;
}

/** A date of which only the column tells whether day or month comes first. */
const NUMERIC = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

export function dateEvidence(text: string): DateStyle | "either" | undefined {
  const found = NUMERIC.exec(digits(text));
  if (!found) return undefined;
  const [first, second] = [Number(found[1]), Number(found[2])];
  if (first === second) return undefined;
  // Dates with points are written with the day first.
  if (first > 12 || text.includes(".")) return "dmy";
  return second > 12 ? "mdy" : "either";
}

/** How a column writes its dates, and an example where only the reader can tell. */
export function dateStyleOf(cells: string[]): { style?: DateStyle; unclear?: string } {
  const told = cells.map(dateEvidence);
  const count = (style: DateStyle) => told.filter((each) => each === style).length;
  const [dmy, mdy] = [count("dmy"), count("mdy")];
  if (dmy !== mdy) return { style: dmy > mdy ? "dmy" : "mdy" };
  const at = told.indexOf("either");
  return at < 0 && !dmy ? { style: "dmy" } : { unclear: cells[Math.max(at, 0)]! };
}

const digits = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) & 15));

/** The period that a text names, if any. */
export function readPeriod(text: string, style: DateStyle = "dmy"): string | undefined {
  const plain = digits(text)
    .trim()
    .replace(/[年]$|\s*г\.?$|^FY\s*|년$/giu, "");
  return single(plain, style) ?? interval(plain);
}

function single(text: string, style: DateStyle): string | undefined {
  if (/^[12]\d{3}(\.0)?$/.test(text)) return text.slice(0, 4);
  const quarter = /^([12]\d{3})[\s/-]*[QTК]([1-4])$/i.exec(text);
  if (quarter) return `${quarter[1]}-Q${quarter[2]}`;
  const turned = /^[QTК]([1-4])[\s/-]*([12]\d{3})$/i.exec(text);
  if (turned) return `${turned[2]}-Q${turned[1]}`;
  const iso =
    /^([12]\d{3})[-/.年년]\s*(\d{1,2})(?:[-/.月월]\s*(\d{1,2})[日일]?(?:[T ]\d\d:\d\d.*)?|[月월])?$/.exec(
      text,
    );
  if (iso) return iso[3] ? day(iso[1]!, Number(iso[2]), Number(iso[3])) : month(iso[1]!, Number(iso[2]));
  const short = /^(\d{1,2})[/.-]([12]\d{3})$/.exec(text);
  if (short) return month(short[2]!, Number(short[1]));
  const numeric = NUMERIC.exec(text);
  if (!numeric) return named(text);
  const [first, second] = [Number(numeric[1]), Number(numeric[2])];
  return style === "mdy" ? day(numeric[3]!, first, second) : day(numeric[3]!, second, first);
}

/** `May 2011`, `3. Mai 2011`, `5 de mayo de 2011`, `May 3, 2011`. */
function named(text: string): string | undefined {
  const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(text)?.[0];
  if (!year || !/\p{L}/u.test(text)) return undefined;
  const rest = fold(text.replace(year, " ")).replace(/\b(de|of|del)\b/g, " ");
  const [, before, name, after] =
    /^\s*(\d{0,2})\s*(\p{L}[\p{L}\p{M} ]*?)\s*(\d{0,2})\s*$/u.exec(rest) ?? [];
  const number = name && monthNames().get(name);
  if (!number) return undefined;
  const date = before || after;
  return date ? day(year, number, Number(date)) : month(year, number);
}

/** Two periods of one kind: `2010–2012`, `2013-01/2013-02`. */
function interval(text: string): string | undefined {
  const [from, to, more] = text.split(/\s*[/–—]\s*|\s+-\s+|(?<=^\d{4})-(?=\d{4}$)/);
  if (!from || !to || more !== undefined) return undefined;
  const [start, end] = [single(from, "dmy"), single(to, "dmy")];
  if (!start || !end || start.length !== end.length || start >= end) return undefined;
  return `${start}/${end}`;
}
