// Makes dist/ from what cargo and wasm-bindgen left in target/: small wasm, one script, the pages.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import esbuild from "esbuild";
import { minifyNames } from "./wasm/minify-names.mjs";
import { snip } from "./wasm/snip.mjs";
import { trimGlue } from "./wasm/trim-glue.mjs";

const DIST = "dist";
/** What wasm-bindgen made, and the glue that scripts take. */
const BINDGEN = "target/bindgen";
const WEB = "target/web";
const SETS = "target/data";
const TEXTS = "target/texts";

/** Chosen by measuring brotli bytes: inlining only what is called once compresses best. */
const OPTIMISE = [
  "-O1",
  "-Oz",
  "--low-memory-unused",
  ...["-aimfs", "1", "-fimfs", "1", "-ocimfs", "1"],
  ...["--skip-pass=local-cse", "--dealign"],
  ...["--strip-debug", "--strip-producers", "--strip-target-features"],
];

/**
 * Those that take any figures: two a view, one for its first chart and one with all that a reader may
 * do, and one for pictures; `Cargo.toml` has the same.
 */
const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];
const WHOLE = VIEWS.map((view) => `${view}-whole`);
const FURTHER = [...VIEWS, ...WHOLE, "picture"];

/** The wasms: the small one, those, and the one that reads a CSV. */
const WASMS = ["bothways", ...FURTHER, "reader"];

/** The file that a script is made of. */
const entry = (name) => (WHOLE.includes(name) ? "whole" : FURTHER.includes(name) ? "further" : name);

/** The glue's inside, of which wasm-bindgen types the public face alone. */
const INSIDE = `export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
export const imports: WebAssembly.ModuleImports;
`;

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
mkdirSync(WEB, { recursive: true });
WASMS.forEach(buildWasm);
await buildScripts(copySets(), copyLand(), copyTexts());
buildPages();

/** Makes a wasm small, unless that was done since wasm-bindgen made it. */
function buildWasm(name) {
  const [wasm, source] = [`${WEB}/${name}.wasm`, `${BINDGEN}/${name}_bg.wasm`];
  const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (age(wasm) < Math.max(age(source), age("www/build.mjs"))) shrinkWasm(name, source, wasm);
  cpSync(wasm, `${DIST}/${name}.wasm`);
}

function shrinkWasm(name, source, wasm) {
  const [snipped, optimised] = [`${WEB}/snipped.wasm`, `${WEB}/optimised.wasm`];
  const made = readFileSync(source);
  // The reader keeps its formatting, since it names every fault.
  writeFileSync(snipped, name === "reader" ? made : snip(made));
  run("node_modules/.bin/wasm-opt", [...OPTIMISE, snipped, "-o", optimised]);
  const glue = readFileSync(`${BINDGEN}/${name}_bg.js`, "utf8");
  const small = minifyNames(readFileSync(optimised), glue);
  const moved = trimGlue(small.glue).replaceAll("'./snippets/", "'../bindgen/snippets/");
  writeFileSync(`${WEB}/${name}_bg.js`, moved);
  const types = `export * from "../bindgen/${name}.js";\n${INSIDE}`;
  writeFileSync(`${WEB}/${name}_bg.d.ts`, types);
  writeFileSync(wasm, small.wasm);
}

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
async function buildScripts(sets, land, texts) {
  for (const name of [...WASMS, "more", "texts", "link", "gallery"]) {
    await esbuild.build({
      entryPoints: [`www/src/${entry(name)}.ts`],
      define: {
        MODULE: JSON.stringify(name),
        WHOLE: String(WHOLE.includes(name) || name === "picture"),
      },
      outfile: `${DIST}/${name}.js`,
      bundle: true,
      format: "esm",
      target: "es2022",
      minify: true,
      legalComments: "none",
      plugins: [
        { name: "css-text", setup: cssAsText },
        { name: "glue", setup: (build) => ownGlue(build, name) },
        { name: "sets", setup: (build) => listOfFiles(build, sets, land) },
        { name: "texts", setup: (build) => listOfTexts(build, texts) },
      ],
    });
  }
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

function buildPages() {
  cpSync("www/article.css", `${DIST}/article.css`);
  for (const file of ["gallery.html", "gallery.css"]) cpSync(`www/${file}`, `${DIST}/${file}`);
  const page = readFileSync("www/index.html", "utf8");
  // A comment `bothways embed …` becomes what that command prints.
  const filled = page.replace(/<!-- bothways (embed [^>]*?) -->/g, (_, words) =>
    run("cargo", ["run", "-q", "-p", "bothways-cli", "--", ...words.split(" ")]).trim(),
  );
  writeFileSync(`${DIST}/index.html`, filled);
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(file, `${DIST}/${file}`);
}

function run(command, words) {
  return execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
