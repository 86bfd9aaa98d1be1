// Makes dist/ from what cargo and wasm-bindgen left in target/: small wasm, one script, the pages.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import esbuild from "esbuild";
import { writeManifest } from "./build/manifest.mjs";
import { buildPages, PAGE_SCRIPTS } from "./build/pages.mjs";
import { writeSingle } from "./build/single.mjs";
import { buildWasm, WEB } from "./build/wasm.mjs";

const DIST = "dist";
const SETS = "target/data";
const TEXTS = "target/texts";

/**
 * Those that take any figures: two a view, one for its first chart and one with all that a reader may
 * do, and one for pictures; `Cargo.toml` has the same.
 */
const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];
const WHOLE = VIEWS.map((view) => `${view}-whole`);
const FURTHER = [...VIEWS, ...WHOLE, "picture"];

/** The wasms: the small one, those, and the one that reads a CSV. */
const WASMS = ["bothways", ...FURTHER, "reader"];

/** The script of pages with frames: a plain one, whose names stay its own. */
const HOST = "bothways-frame";

/** The file that a script is made of. */
function entry(name) {
  if (PAGE_SCRIPTS.includes(name)) return `www/pages/${name}.ts`;
  return `www/src/${WHOLE.includes(name) ? "whole" : FURTHER.includes(name) ? "further" : name}.ts`;
}

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
WASMS.forEach((name) => buildWasm(name, DIST));
const [sets, land, texts] = [copySets(), copyLand(), copyTexts()];
await buildScripts();
writeManifest(DIST);
buildPages(DIST);
await buildSingles();

/** The bundled sets with their licences; returns their files by id, named by what is in them. */
function copySets() {
  const files = {};
  mkdirSync(`${DIST}/data`);
  for (const name of readdirSync(SETS).sort()) {
    const [id, bytes] = [name.replace(".bw", ""), readFileSync(`${SETS}/${name}`)];
    files[id] = copyNamed(id, "bw", bytes);
  }
  for (const id of readdirSync("data")) {
    cpSync(`data/${id}/README.md`, `${DIST}/data/${id}.md`);
  }
  return files;
}

/** The shapes of the maps, with their licence. */
function copyLand() {
  cpSync("www/geo/README.md", `${DIST}/data/geo.md`);
  return copyNamed("land", "bin", readFileSync("www/geo/land.bin"));
}

/** The texts of other languages; returns their files by name. */
function copyTexts() {
  const files = {};
  mkdirSync(`${DIST}/texts`);
  for (const name of readdirSync(TEXTS).sort()) {
    const id = name.replace(".json", "");
    files[id] = copyNamed(id, "json", readFileSync(`${TEXTS}/${name}`), "texts");
  }
  return files;
}

/** A file of a folder of dist/ named by what is in it; returns that name. */
function copyNamed(name, kind, bytes, folder = "data") {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const file = `${name}.${hash}.${kind}`;
  writeFileSync(`${DIST}/${folder}/${file}`, bytes);
  return file;
}

/** Scripts, each fetched by its address when it is needed, and none waits for another. */
async function buildScripts() {
  for (const name of [...WASMS, "more", "texts", "link", HOST, ...PAGE_SCRIPTS]) {
    const [entryPoints, outfile] = [[entry(name)], `${DIST}/${name}.js`];
    await esbuild.build({ ...optionsFor(name), entryPoints, outfile });
  }
}

/** How esbuild makes a script. */
function optionsFor(name) {
  return {
    define: { MODULE: JSON.stringify(name) },
    bundle: true,
    format: name === HOST ? "iife" : "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    plugins: [
      { name: "css-text", setup: cssAsText },
      { name: "glue", setup: (build) => ownGlue(build, name) },
      { name: "sets", setup: (build) => listOfFiles(build, sets, land) },
      { name: "texts", setup: (build) => listOfTexts(build, texts) },
    ],
  };
}

/** The frame in one file, with all figures and texts. */
async function buildSingles() {
  const { files } = JSON.parse(readFileSync(`${DIST}/manifest.json`, "utf8"));
  const inside = Object.keys(files).filter((name) => /^(data|texts)\//.test(name));
  const page = { page: "embed.html", out: "embed-single.html", files: inside };
  await writeSingle({ dist: DIST, ...page, sources: entry, options: optionsFor });
}

/** The scripts of further modules differ by their glue alone. */
function ownGlue(build, name) {
  if (!FURTHER.includes(name)) return;
  const path = resolve(`${WEB}/${name}_bg.js`);
  build.onResolve({ filter: /\/sources-whole_bg\.js$/ }, () => ({ path }));
}

/** `figures:files` is the list of the bundled sets, their titles, and the file of the shapes. */
function listOfFiles(build, sets, land) {
  const title = (id) => {
    const { title: en, bothways } = JSON.parse(readFileSync(`data/${id}/datapackage.json`, "utf8"));
    const others = Object.entries(bothways.translations ?? {}).map(([lang, words]) => [lang, words[en] ?? en]);
    return { en, ...Object.fromEntries(others) };
  };
  const titles = Object.fromEntries(Object.keys(sets).map((id) => [id, title(id)]));
  build.onResolve({ filter: /^figures:files$/ }, ({ path }) => ({ path, namespace: "sets" }));
  const contents = `export default ${JSON.stringify(sets)}; export const land = "${land}";
export const titles = ${JSON.stringify(titles)};`;
  build.onLoad({ filter: /.*/, namespace: "sets" }, () => ({ contents, loader: "js" }));
}

/** `texts:files` is the list of the files of other languages. */
function listOfTexts(build, texts) {
  build.onResolve({ filter: /^texts:files$/ }, ({ path }) => ({ path, namespace: "texts" }));
  const contents = `export default ${JSON.stringify(texts)};`;
  build.onLoad({ filter: /.*/, namespace: "texts" }, () => ({ contents, loader: "js" }));
}

/** A style sheet becomes its minified text: the element adopts it, and no file is fetched. */
function cssAsText(build) {
  build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
    const { code } = await esbuild.transform(readFileSync(path, "utf8"), {
      loader: "css",
      minify: true,
    });
    return { contents: code.trim(), loader: "text" };
  });
}
