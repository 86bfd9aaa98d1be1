// Makes the package of dist/: an unpacked folder and its tarball in dist/npm. `./build.sh package`
// runs it, `node npm/make.mjs FOLDER` makes it elsewhere.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { PAGE_SCRIPTS } from "../www/build/pages.mjs";
import { manifest } from "./make/elements.mjs";
import { expression, licenceFile } from "./make/licence.mjs";
import { writeScripts } from "./make/scripts.mjs";
import { declarations } from "./make/types.mjs";

const DIST = "dist";
const OUT = resolve(process.argv[2] ?? `${DIST}/npm`);
const FOLDER = `${OUT}/package`;

const { name, version, description } = JSON.parse(readFileSync("package.json", "utf8"));

/** What the package says of itself; importing it defines the element, so no script may be dropped. */
const DESCRIPTION = {
  name,
  version,
  description,
  license: expression(),
  keywords: ["custom-element", "web-component", "chart", "wasm"],
  type: "module",
  types: "./bothways.d.ts",
  exports: {
    ".": { types: "./bothways.d.ts", default: "./module/bothways.js" },
    "./react": { types: "./react.d.ts", default: "./module/bothways.js" },
    "./custom-elements.json": "./custom-elements.json",
    "./manifest.json": "./dist/manifest.json",
    "./package.json": "./package.json",
    "./dist/*": "./dist/*",
  },
  customElements: "custom-elements.json",
  sideEffects: ["./module/*.js", "./dist/*.js"],
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(`${FOLDER}/module`, { recursive: true });
copyDist();
await writeScripts(DIST, `${FOLDER}/module`, PAGE_SCRIPTS.map((page) => `${page}.js`));
await describe();
for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(file, `${FOLDER}/${file}`);
cpSync(`${DIST}/THIRD-PARTY.md`, `${FOLDER}/THIRD-PARTY.md`);
for (const file of ["README.md", "react.d.ts"]) cpSync(`npm/${file}`, `${FOLDER}/${file}`);
// Packing runs no script, and gives all files one date and owner, so that equal files make equal bytes.
execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", OUT], {
  cwd: FOLDER,
  stdio: ["ignore", "ignore", "inherit"],
});

/** All that a host serves, as it is. */
function copyDist() {
  for (const file of readdirSync(DIST)) {
    if (file !== "npm") cpSync(`${DIST}/${file}`, `${FOLDER}/dist/${file}`, { recursive: true });
  }
}

/** The files that tools read. */
async function describe() {
  const types = declarations();
  const { BothWays } = await import(pathToFileURL(`${DIST}/bothways.js`));
  const write = (file, text) => writeFileSync(`${FOLDER}/${file}`, text);
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  write("bothways.d.ts", types);
  write("custom-elements.json", json(manifest(types, BothWays.observedAttributes)));
  write("package.json", json(DESCRIPTION));
  write("LICENSE.md", licenceFile());
}
