/** `contents.json` of the page that is one file: its title, its sets, what is shown first. */

import { readFileSync } from "node:fs";

const TITLE = "Cyber figures, country to country, both ways";

/** As a file by its name, of `sets` by their ids; `bothways standalone` writes the same of others. */
export function contents(sets) {
  const entries = Object.keys(sets).map(entryOf);
  return { "contents.json": JSON.stringify({ title: TITLE, first: {}, sets: entries }) };
}

function entryOf(id) {
  const { title, sources, licenses } = JSON.parse(readFileSync(`data/${id}/datapackage.json`, "utf8"));
  return { id, title, sources, licenses: licenses.map(licenceOf) };
}

/** A licence by what readers meet: its SPDX name, or in place of a `LicenseRef-…` its title. */
const licenceOf = ({ name, title, path }) => ({ name: name.startsWith("LicenseRef") && title ? title : name, path });
