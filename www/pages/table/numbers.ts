/** Numbers as people write them, and how one column writes them. */

import type { NumberStyle } from "./types.ts";

/** The contract's most decimals, and the largest number that stays exact. */
const MAX_DECIMALS = 6;
const MAX_VALUE = 2n ** 53n - 1n;

/** The digits of other scripts, by the first of their ten. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g;

const digitOf = (sign: string) => {
  const code = sign.codePointAt(0)!;
  return String(code - ZEROS.findLast((zero) => zero <= code)!);
};

/** In our digits, without the signs that can only group thousands. */
function plain(text: string): string {
  return text
    .replace(OTHER_DIGITS, digitOf)
    .replace(/٬/g, "'")
    .replace(/٫/g, "·")
    .replace(/[−–](?=\d)/g, "-")
    .replace(/(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3}(?!\d))/g, "")
    .replace(/\s*[%٪％]$/, "")
    .trim();
}

export const hasPercent = (text: string) => /[%٪％]$/.test(text);

/** What a number tells of its column: a style, nothing, or that it reads both ways. */
export function evidence(text: string): NumberStyle | "either" | undefined {
  const number = plain(text);
  if (!/^[\d.,]+$/.test(number)) return undefined;
  const points = number.split(".").length - 1;
  const commas = number.split(",").length - 1;
  if (points + commas === 0) return undefined;
  if (points && commas) return number.lastIndexOf(".") > number.lastIndexOf(",") ? "point" : "comma";
  const decimal: NumberStyle = points ? "point" : "comma";
  const other: NumberStyle = points ? "comma" : "point";
  // Twice the same sign groups thousands, so that the decimals have the other.
  if (points + commas > 1) return other;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(number) ? "either" : decimal;
}

/** How a column writes its numbers, and an example where only the reader can tell. */
export function styleOf(cells: string[]): { style?: NumberStyle; unclear?: string } {
  const votes = { point: 0, comma: 0 };
  let unclear: string | undefined;
  for (const cell of cells) {
    const told = evidence(cell);
    if (told === "either") unclear ??= cell;
    else if (told) votes[told] += 1;
  }
  if (votes.point !== votes.comma) return { style: votes.point > votes.comma ? "point" : "comma" };
  return unclear || votes.point ? { unclear: unclear ?? cells.find(evidence)! } : { style: "point" };
}

/** A plain decimal, or why there is none. */
export type Number = { value: string } | { what: string };

/** Reads a number; without a style, one that reads both ways is none. */
export function readNumber(text: string, style: NumberStyle | undefined): Number {
  const number = plain(text);
  if (/^-[\d.,]+$/.test(number)) return { what: "negative" };
  if (/^[\d.,]+e[+-]?\d+$/i.test(number)) return { what: "exponent" };
  if (!style && evidence(text)) return { what: "unclear" };
  const [grouping, decimal] = style === "comma" ? [".", ","] : [",", "."];
  const [whole = "", fraction, ...more] = number.replace("·", decimal).split(decimal);
  const groups = whole.split(grouping);
  const isGrouped = groups.slice(1).every((group) => /^\d{3}$/.test(group)) && groups[0]!.length <= 3;
  if (more.length || !/^\d+$/.test(groups.join("")) || !(groups.length === 1 || isGrouped)) {
    return { what: evidence(text) ? "style" : "number" };
  }
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return { what: "number" };
  return exact(groups.join(""), fraction ?? "");
}

function exact(whole: string, fraction: string): Number {
  const decimals = fraction.replace(/0+$/, "");
  const value = BigInt(whole).toString() + (decimals && `.${decimals}`);
  if (decimals.length > MAX_DECIMALS) return { what: "decimals" };
  return BigInt(value.replace(".", "")) > MAX_VALUE ? { what: "large" } : { value };
}

/** Whether it could be a number at all. */
export const isNumber = (text: string) => /^[\d.,]+$/.test(plain(text).replace("·", "."));

/** Whether a value still is exact with so many decimals. */
export const fits = (value: string, decimals: number) => {
  const [whole = "", fraction = ""] = value.split(".");
  return BigInt(whole + fraction.padEnd(decimals, "0")) <= MAX_VALUE;
};
