/** Countries and territories by code or by name, in the twelve languages. */

import iso from "iso-3166-1";
import common from "./common.json";
import { LANGUAGES } from "../../src/needs.ts";
import { fold } from "./fold.ts";

/** Names that two countries share: only the reader knows which is meant. */
const SHARED: Record<string, string[]> = { korea: ["KR", "KP"], congo: ["CG", "CD"] };
/** Rows that sum up others name no country. */
const SUMS = new Set(
  [
    "total,grand total,sum,summe,gesamt,insgesamt,suma,somme,jumlah,合計,합계,итого,всего,总计,總計,合计",
    "الإجمالي,المجموع,eu,european union,africa,asia,europe,other,others,rest of the world",
  ]
    .join(",")
    .split(",")
    .map(fold),
);
/** So unlike a name may be that is offered in its place; of a short one every letter counts. */
const farFor = (word: string) => (word.length > 5 ? 2 : 1);

let names: Map<string, string> | undefined;

/** Codes by what stands for them, folded. */
function known(): Map<string, string> {
  if (names) return names;
  names = new Map();
  const put = (name: string, code: string) => names!.has(fold(name)) || names!.set(fold(name), code);
  for (const { alpha2, alpha3 } of iso.all()) [alpha2, alpha3].forEach((code) => put(code, alpha2));
  for (const [code, others] of Object.entries(common))
    [code, ...others].forEach((name) => put(name, code));
  for (const lang of LANGUAGES) {
    for (const style of ["long", "short"] as const) {
      const display = new Intl.DisplayNames(lang, { type: "region", style, fallback: "none" });
      for (const { alpha2 } of iso.all()) {
        const name = display.of(alpha2);
        if (name) put(name, alpha2);
      }
    }
  }
  for (const { country, alpha2 } of iso.all()) put(country, alpha2);
  Object.keys(SHARED).forEach((name) => names!.delete(name));
  return names;
}

/** The code of a country, `001` or `ZZ`; else why there is none, perhaps with what was meant. */
export type Country = { code: string } | { what: string; meant?: string };

const read = new Map<string, Country>();

export function readCountry(text: string): Country {
  const before = read.get(text);
  if (before) return before;
  const found = find(text);
  if (read.size < 10_000) read.set(text, found);
  return found;
}

function find(text: string): Country {
  const word = fold(text);
  // A name with its code behind it: `Japan (JP)`.
  const code = known().get(word) ?? known().get(word.replace(/^the /, "")) ?? coded(text);
  if (code) return { code };
  if (SHARED[word]) return { what: "shared", meant: SHARED[word].join(" / ") };
  if (SUMS.has(word)) return { what: "sum" };
  const meant = nearest(word);
  return meant ? { what: "meant", meant } : { what: "country" };
}

function coded(text: string): string | undefined {
  const [, name, code] = /^(.+?)\s*[([]([A-Z]{2,3})[)\]]$/.exec(text) ?? [];
  const [byName, byCode] = [name && known().get(fold(name)), code && known().get(fold(code))];
  return byName === byCode ? byName : undefined;
}

/** Whether a text names a country; a bare number never does. */
export const isCountry = (text: string) => "code" in readCountry(text);

/** The name that differs by a letter or two, if there is one alone. */
function nearest(word: string): string | undefined {
  if (word.length < 4 || word.length > 40) return undefined;
  const far = farFor(word);
  const near = new Map<string, string>();
  for (const [name, code] of known()) {
    const isNear = Math.abs(name.length - word.length) <= far && name.length >= 4;
    if (isNear && distance(name, word) <= far) near.set(code, name);
  }
  const [code] = near.size === 1 ? near.keys() : [];
  return code;
}

/** Letters to put in, take out or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
