/** `THIRD-PARTY.md`: whose code is in wasms and scripts besides ours, with the texts that must go along. */

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** The crates of which wasms are made, with all their features. */
const WASMS = [["bothways", "--all-features"], ["bothways-reader"]];

/** The folder of a package in the path of one of its files. */
const PACKAGE = /(?:^|\/)(node_modules\/(?:@[^/]+\/)?[^/]+)\//;

const cargo = (...words) => execFileSync("cargo", words, { encoding: "utf8", maxBuffer: 1 << 26 });

/** What is linked into a wasm: `name version`. Macros run while it is built, and leave no code of theirs. */
function linked([name, ...words]) {
  const target = ["--target", "wasm32-unknown-unknown", "-e", "normal,no-proc-macro"];
  const tree = cargo("tree", "-p", name, ...words, ...target, "--prefix", "none", "-f", "{p}");
  return tree.split("\n").map((line) => line.replace(" v", " ").replace(/ \(.*/, ""));
}

/** A licence that we may choose asks for no notice where its text stands in the package, or none at all. */
const asksForNotice = ({ license }) => !/Apache-2\.0|Unlicense|Zlib/.test(license);

/** The licence that a package brings along; some have but the name of a file that is not there. */
function noticeOf({ name, version, license, authors, folder }) {
  const file = readdirSync(folder).find((file) => /^(LICENSE|COPYING)/i.test(file));
  const own = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : "";
  const text = own.includes("\n") ? own.replace(/^(?=.)/gm, "    ") : byName(name, license, authors);
  return `## ${name} ${version}\n\n${text}\n`;
}

function byName(name, license, authors) {
  if (license !== "MIT" || !authors.length) throw new Error(`${name} brings no text for ${license}`);
  const names = authors.map((author) => author.replace(/ <.*/, "")).join(", ");
  return `Copyright (c) ${names}. The package brings no text along; the licence is that of
[LICENSE-MIT](LICENSE-MIT), with this line in place of ours.`;
}

/** The crates in the wasms. */
function crates() {
  const names = new Set(WASMS.flatMap(linked));
  const { packages } = JSON.parse(cargo("metadata", "--format-version", "1"));
  return packages
    .filter(({ name, version, source }) => source && names.has(`${name} ${version}`))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ manifest_path: manifest, ...own }) => ({ ...own, folder: dirname(manifest) }));
}

/** The npm packages that files of scripts belong to. */
function packages(inputs) {
  const folders = new Set(inputs.map((path) => PACKAGE.exec(path)?.[1]).filter(Boolean));
  return [...folders].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    return { name, version, license, authors: [author?.name ?? author].filter(Boolean), folder };
  });
}

/** The whole file; `inputs` are the paths of all that is in the scripts. */
export function thirdParty(inputs) {
  const [wasms, scripts] = [crates(), packages(inputs)];
  const row = ({ name, version, license }) => `| ${name} | ${version} | ${license} |`;
  const table = (used) => ["| package | version | licence |", "|---|---|---|", ...used.map(row)].join("\n");
  return `# In the wasms

Besides our own code the wasms have some of Rust's standard library (MIT OR Apache-2.0) and of these
crates. Where there is a choice we take Apache-2.0, whose text is in [LICENSE-APACHE](LICENSE-APACHE), or
the Unlicense.

${table(wasms)}

# In the scripts of some pages

${table(scripts)}

${[...wasms, ...scripts].filter(asksForNotice).map(noticeOf).join("\n")}`;
}
