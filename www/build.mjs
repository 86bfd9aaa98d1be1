// Makes dist/ from what cargo and wasm-bindgen left in target/: small wasm, one script, the pages.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import esbuild from "esbuild";
import { contents } from "./build/contents.mjs";
import { copyLand, copySets, copyTexts, integrityOf } from "./build/files.mjs";
import { copyLessons } from "./build/lessons.mjs";
import { writeManifest } from "./build/manifest.mjs";
import { buildPages, PAGE_SCRIPTS } from "./build/pages.mjs";
import { writeSingle } from "./build/single.mjs";
import { thirdParty } from "./build/third-party.mjs";
import { buildWasm, WEB } from "./build/wasm.mjs";

/** Where it goes; a test has it made elsewhere too. */
const DIST = process.argv[2] ?? "dist";
/** The set that is inside the small wasm. */
const DEFAULT = "cncert";
/** So many signs of a hash are enough to know an edition by: 48 bits. */
const KNOWN = "sha256-".length + 8;

/**
 * Those that take any figures: two a view, one for its first chart and one with all that a reader may
 * do, and one for pictures; `Cargo.toml` has the same.
 */
const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];
const WHOLE = VIEWS.map((view) => `${view}-whole`);
const FURTHER = [...VIEWS, ...WHOLE, "picture"];

/** The wasms: the small one, those, and the one that reads a CSV. */
const WASMS = ["bothways", ...FURTHER, "reader"];

/** Scripts that some charts have fetched when they need them. */
const LATER = ["more", "link", "lesson", "own", "since", "fault"];

/** The script of pages with frames: a plain one, whose names stay its own. */
const HOST = "bothways-frame";

/** The page that is one file: its parts are in it, and of no use beside it. */
const ALONE = "standalone";
/** What it speaks besides English, as it comes from the build. */
const FURTHER_LANGUAGE = "ar";

/** The file that a script is made of. */
function entry(name) {
  if (PAGE_SCRIPTS.includes(name)) return `www/pages/${name}.ts`;
  if (name.startsWith("texts-")) return "www/src/texts.ts";
  return `www/src/${WHOLE.includes(name) ? "whole" : FURTHER.includes(name) ? "further" : name}.ts`;
}

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
WASMS.forEach((name) => buildWasm(name, DIST));
const [sets, land, texts] = [copySets(DIST), copyLand(DIST), copyTexts(DIST)];
writeFileSync(`${DIST}/THIRD-PARTY.md`, thirdParty(await buildScripts()));
for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(file, `${DIST}/${file}`);
copyLessons(DIST);
writeManifest(DIST, sets);
buildPages(DIST);
await buildSingles();
// The pages ask the manifest for hashes, and then stand in it themselves.
writeManifest(DIST, sets);

/** Scripts, each fetched by its address when it is needed, and none waits for another; says of what they are made. */
async function buildScripts() {
  const inputs = [];
  const languages = Object.keys(texts).map((lang) => `texts-${lang}`);
  const pages = PAGE_SCRIPTS.filter((name) => name !== ALONE);
  for (const name of [...WASMS, ...languages, ...LATER, HOST, ...pages]) {
    const [entryPoints, outfile] = [[entry(name)], `${DIST}/${name}.js`];
    const { metafile } = await esbuild.build({ ...optionsFor(name), entryPoints, outfile, metafile: true });
    inputs.push(...Object.keys(metafile.inputs));
  }
  return inputs;
}

/** How esbuild makes a script. */
function optionsFor(name) {
  const hash = WASMS.includes(name) ? integrityOf(readFileSync(`${DIST}/${name}.wasm`)) : "";
  return {
    define: {
      MODULE: JSON.stringify(name),
      INTEGRITY: JSON.stringify(hash),
      EDITION: JSON.stringify(hashOf(sets[DEFAULT]).slice(0, KNOWN)),
    },
    bundle: true,
    format: name === HOST ? "iife" : "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    plugins: [
      { name: "css-text", setup: cssAsText },
      { name: "glue", setup: (build) => ownGlue(build, name) },
      { name: "sets", setup: (build) => listOfFiles(build, sets, land) },
      { name: "texts", setup: (build) => listOfTexts(build, texts[name.slice("texts-".length)]) },
    ],
  };
}

/**
 * The frame in one file, with all figures and texts; and the page that opens from a disk, with the
 * current figures in two languages: 400 kB are its measure, and a language takes some 19.
 */
async function buildSingles() {
  const { files } = JSON.parse(readFileSync(`${DIST}/manifest.json`, "utf8"));
  const bundled = Object.keys(files).filter((name) => /^(data|texts)\//.test(name));
  const made = { dist: DIST, sources: entry, options: optionsFor };
  await writeSingle({ ...made, page: "embed.html", out: "embed-single.html", files: bundled });
  const further = Object.values(texts[FURTHER_LANGUAGE]).map(([file]) => `texts/${file}`);
  const current = [...Object.values(sets).map(({ file }) => file), `data/${land[0]}`, ...further];
  const [file, inside] = [`${ALONE}.html`, contents(sets, DEFAULT, [FURTHER_LANGUAGE])];
  const alone = { page: file, out: file, files: current, texts: inside, lessons: true };
  await writeSingle({ ...made, ...alone });
  rmSync(`${DIST}/${ALONE}.css`);
}

function hashOf({ edition }) {
  return edition.slice(edition.indexOf("+") + 1);
}

/** The scripts of further modules differ by their glue alone. */
function ownGlue(build, name) {
  if (!FURTHER.includes(name)) return;
  const path = resolve(`${WEB}/${name}_bg.js`);
  build.onResolve({ filter: /\/sources-whole_bg\.js$/ }, () => ({ path }));
}

/** `figures:files` is the list of the bundled sets by their hashes, their titles, and the shapes. */
function listOfFiles(build, sets, land) {
  const title = (id) => {
    const { title: en, bothways } = JSON.parse(readFileSync(`data/${id}/datapackage.json`, "utf8"));
    const others = Object.entries(bothways.translations ?? {}).map(([lang, words]) => [lang, words[en] ?? en]);
    return { en, ...Object.fromEntries(others) };
  };
  const titles = Object.fromEntries(Object.keys(sets).map((id) => [id, title(id)]));
  build.onResolve({ filter: /^figures:files$/ }, ({ path }) => ({ path, namespace: "sets" }));
  const hashes = Object.fromEntries(Object.entries(sets).map(([id, set]) => [id, hashOf(set)]));
  const contents = `export default ${JSON.stringify(hashes)}; export const land = ${JSON.stringify(land)};
export const titles = ${JSON.stringify(titles)};`;
  build.onLoad({ filter: /.*/, namespace: "sets" }, () => ({ contents, loader: "js" }));
}

/** `texts:files` is the list of the files of a script's language. */
function listOfTexts(build, texts) {
  build.onResolve({ filter: /^texts:files$/ }, ({ path }) => ({ path, namespace: "texts" }));
  const contents = `export default ${JSON.stringify(texts ?? {})};`;
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
