/**
 * `contents.json` of the page that is one file: its title, its sets, what is shown first. The command
 * `bothways standalone` writes others; see `cli/src/standalone/page.rs`.
 */

import { readFileSync } from "node:fs";

const TITLE = "Cyber figures, country to country, both ways";

/** As a file by its name: of `sets` by their ids, with `first` before the others. */
export function contents(sets, first) {
  const ids = [first, ...Object.keys(sets).filter((id) => id !== first)];
  return { "contents.json": JSON.stringify({ title: TITLE, first: {}, sets: ids.map(entryOf) }) };
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
