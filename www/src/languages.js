/** What further modules ask of the page's languages besides: forms of numbers, order of names. */

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
