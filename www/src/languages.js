/** What further modules ask of the page's languages besides: forms of numbers, names of places. */

import { refusal } from "./host.js";

/** @type {Map<string, any>} */
const kept = new Map();

/** @template T @param {string} key @param {() => T} make @returns {T} */
function once(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

/** CLDR's category of a number. @param {string} lang @param {number} count */
export const plural = (lang, count) =>
  once(`plural ${lang}`, () => new Intl.PluralRules(lang)).select(count);

/** The positions of names, a line each, as the language lists them. @param {string} lang @param {string} lines */
export function order(lang, lines) {
  const { compare } = once(`order ${lang}`, () => new Intl.Collator(lang));
  const names = lines.split("\n");
  return Uint32Array.from(names.keys()).sort((a, b) => compare(names[a] ?? "", names[b] ?? ""));
}

const NAMES = "countryNames";

/**
 * An editor's names for countries, `{"TW": "Chinese Taipei"}`, as `CC=Name` a line.
 * @param {string} json
 */
export function names(json) {
  const mend = `${NAMES}: “${json}” is no map of codes to names, such as {"NL": "Holland"}`;
  /** @type {unknown} */
  let map;
  try {
    map = JSON.parse(json || "{}");
  } catch {
    throw refusal("state-invalid", mend, NAMES);
  }
  if (Object(map) !== map) throw refusal("state-invalid", mend, NAMES);
  const lines = Object.entries(Object(map)).map(([code, name]) => {
    const isName = typeof name === "string" && name.trim() && !name.includes("\n");
    if (!/^[A-Z]{2}$/.test(code) || !isName) throw refusal("state-invalid", mend, NAMES);
    return `${code}=${name.trim()}`;
  });
  return lines.join("\n");
}
