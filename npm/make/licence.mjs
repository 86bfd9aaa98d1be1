/** The package's licence, as an expression over code and figures. */

import { readdirSync, readFileSync } from "node:fs";

const CODE = "(MIT OR Apache-2.0)";

/** Every set's licences, by its folder's own word. */
export const SETS = readdirSync("data").sort().map((id) => {
  const { title, licenses } = JSON.parse(readFileSync(`data/${id}/datapackage.json`, "utf8"));
  return { id, title, licenses };
});

/** An SPDX expression: what takes all of the package along has to keep all of these. */
export function expression() {
  const names = new Set(SETS.flatMap(({ licenses }) => licenses.map(({ name }) => name)));
  return [CODE, ...[...names].sort()].join(" AND ");
}

/** `LICENSE.md`: what is under which. */
export function licenceFile() {
  const rows = SETS.map(({ id, title, licenses }) => {
    const words = licenses.map(({ name, title }) => `\`${name}\` (${title})`).join("; ");
    return `| [\`${id}\`](dist/data/${id}.md) | ${title} | ${words} |`;
  });
  return `# Licence

The code is under [MIT](LICENSE-MIT) or [Apache-2.0](LICENSE-APACHE), at your choice. Each set of
figures has its own licence, and so has what you make of it; attribution and changes stand in the
set's page, in every download, and in the file of figures itself.

| set | what | licence |
|---|---|---|
${rows.join("\n")}

A name that begins with \`LicenseRef-\` is no licence of the SPDX list; the set's page says what it
stands for. The outlines of the maps are in the public domain: [dist/data/geo.md](dist/data/geo.md).
Others' code in the wasms: [THIRD-PARTY.md](THIRD-PARTY.md).
`;
}
