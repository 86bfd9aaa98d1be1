// Makes dist/ from what cargo and wasm-bindgen left in target/: small wasm, one script, the pages.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import esbuild from "esbuild";
import { minifyNames } from "./wasm/minify-names.mjs";
import { snip } from "./wasm/snip.mjs";

const DIST = "dist";
const WEB = "target/web";

/** Chosen by measuring brotli bytes: inlining only what is called once compresses best. */
const OPTIMISE = [
  "-O1",
  "-Oz",
  "--low-memory-unused",
  ...["-aimfs", "1", "-fimfs", "1", "-ocimfs", "1"],
  ...["--skip-pass=local-cse", "--dealign"],
  ...["--strip-debug", "--strip-producers", "--strip-target-features"],
];

/** wasm-bindgen types the glue's public face alone. */
const GLUE_TYPES = `export * from "./bothways.js";
export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
export const imports: WebAssembly.ModuleImports;
`;

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
buildWasm();
await buildScript();
buildPages();

function buildWasm() {
  const [snipped, optimised] = [`${WEB}/snipped.wasm`, `${WEB}/optimised.wasm`];
  writeFileSync(snipped, snip(readFileSync(`${WEB}/bothways_bg.wasm`)));
  run("node_modules/.bin/wasm-opt", [...OPTIMISE, snipped, "-o", optimised]);
  const glue = `${WEB}/bothways_bg.js`;
  const small = minifyNames(readFileSync(optimised), readFileSync(glue, "utf8"));
  writeFileSync(glue, small.glue);
  writeFileSync(`${WEB}/bothways_bg.d.ts`, GLUE_TYPES);
  writeFileSync(`${DIST}/bothways.wasm`, small.wasm);
}

async function buildScript() {
  await esbuild.build({
    entryPoints: ["www/src/bothways.ts"],
    outfile: `${DIST}/bothways.js`,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    plugins: [{ name: "css-text", setup: cssAsText }],
  });
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
  const page = readFileSync("www/index.html", "utf8");
  // A comment `bothways embed …` becomes what that command prints.
  const filled = page.replace(/<!-- bothways (embed [^>]*?) -->/g, (_, words) =>
    run("cargo", ["run", "-q", "-p", "bothways-cli", "--", ...words.split(" ")]).trim(),
  );
  writeFileSync(`${DIST}/index.html`, filled);
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(file, `${DIST}/${file}`);
  cpSync("data/cncert/README.md", `${DIST}/data-cncert.md`);
}

function run(command, words) {
  return execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
