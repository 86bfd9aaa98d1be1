/**
 * The scripts again, in a form that bundlers follow. The shell puts the addresses of what it fetches
 * together, which no bundler can read; here every script and file has an address written out, in
 * `beside.js`, and the shell's own `import()` and `fetch()` ask there.
 */

import { readFileSync, writeFileSync } from "node:fs";
import esbuild from "esbuild";

const BESIDE = "npm/make/beside.js";
/** What bundlers put into the script itself if it is smaller; a strict policy forbids to fetch that. */
const INLINED = 4096;

/** Writes them into `folder`, made of the `dist` beside it; `pages` are scripts of pages. */
export async function writeScripts(dist, folder, pages) {
  const { files } = JSON.parse(readFileSync(`${dist}/manifest.json`, "utf8"));
  const names = Object.keys(files);
  const scripts = names.filter((name) => name.endsWith(".js") && !pages.includes(name));
  const others = names.filter((name) => !name.endsWith(".js"));
  const further = scripts.filter((name) => name !== "bothways.js");
  for (const name of scripts) await rewrite(`${dist}/${name}`, `${folder}/${name}`);
  const lists = [
    table("SCRIPTS", further, (name) => `import("./${name}")`),
    table("FILES", others, (name) => addressOf(name, files[name].bytes)),
  ];
  const code = readFileSync(BESIDE, "utf8").replace("/* SCRIPTS and FILES */\n", lists.join(""));
  writeFileSync(`${folder}/beside.js`, code);
}

function addressOf(name, bytes) {
  const query = bytes < INLINED ? "?no-inline" : "";
  return `new URL("../dist/${name}${query}", import.meta.url)`;
}

const table = (name, keys, value) =>
  `const ${name} = {\n${keys.map((key) => `  "${key}": () => ${value(key)},\n`).join("")}};\n`;

/** A script whose imports and fetches go by `beside.js`. */
async function rewrite(from, to) {
  const code = readFileSync(from, "utf8").replace(/\bimport\(/g, "importBeside(");
  const { code: shifted } = await esbuild.transform(code, {
    format: "esm",
    define: { "import.meta.url": '"bothways:///"', fetch: "fetchBeside" },
  });
  const used = ["importBeside", "fetchBeside"].filter((name) => shifted.includes(name));
  const head = used.length ? `import { ${used.join(", ")} } from "./beside.js";\n` : "";
  writeFileSync(to, head + shifted);
}
