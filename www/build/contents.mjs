/**
 * `contents.json` of the page that is one file: its title, its languages, its sets, what is shown first.
 * The command `bothways standalone` writes others; see `cli/src/standalone/page.rs`.
 */

import { readFileSync } from "node:fs";

const titleIn = (lang) => JSON.parse(readFileSync(`www/texts/pages/standalone/${lang}.json`, "utf8")).title;

/**
 * As a file by its name: of `sets` by their ids, with `first` before the others, in English and
 * further `languages`, which the page has words of.
 */
export function contents(sets, first, languages) {
  const ids = [first, ...Object.keys(sets).filter((id) => id !== first)];
  const titles = Object.fromEntries(languages.map((lang) => [lang, titleIn(lang)]));
  const told = { title: titleIn("en"), titles, languages, first: {}, sets: ids.map(entryOf) };
  return { "contents.json": JSON.stringify(told) };
}

function entryOf(id) {
  const { title, sources, licenses } = JSON.parse(readFileSync(`data/${id}/datapackage.json`, "utf8"));
  const linked = sources.map(({ title: words, path }) => ({ words, path }));
  return { id, title, sources: linked, licenses: licenses.map(licenceOf) };
}

/** A licence by what readers meet: its SPDX name, or in place of a `LicenseRef-…` its title. */
function licenceOf({ name, title, path }) {
  const isOwn = name.startsWith("LicenseRef") && title;
  return { words: isOwn ? title : name, path };
}
