/** A wasm as wasm-bindgen made it becomes small, with the glue that scripts take. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { minifyNames } from "./minify-names.mjs";
import { snip } from "./snip.mjs";
import { sortImports } from "./sort-imports.mjs";
import { trimGlue } from "./trim-glue.mjs";

const BINDGEN = "target/bindgen";
/** Where the glue goes. */
export const WEB = "target/web";

/** Chosen by measuring brotli bytes: inlining only what is called once compresses best. */
const OPTIMISE = [
  "-O1",
  "-Oz",
  "--low-memory-unused",
  ...["-aimfs", "1", "-fimfs", "1", "-ocimfs", "1"],
  ...["--skip-pass=local-cse", "--dealign"],
  ...["--strip-debug", "--strip-producers", "--strip-target-features"],
];

/** The glue's inside, of which wasm-bindgen types the public face alone. */
const INSIDE = `export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
export const imports: WebAssembly.ModuleImports;
`;

/** Puts a small wasm into `dist`, made unless that was done since wasm-bindgen made it. */
export function buildWasm(name, dist) {
  mkdirSync(WEB, { recursive: true });
  const [wasm, source] = [`${WEB}/${name}.wasm`, `${BINDGEN}/${name}_bg.wasm`];
  const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (age(wasm) < Math.max(age(source), age("www/build/wasm.mjs"))) shrinkWasm(name, source, wasm);
  cpSync(wasm, `${dist}/${name}.wasm`);
}

function shrinkWasm(name, source, wasm) {
  const [snipped, optimised] = [`${WEB}/snipped.wasm`, `${WEB}/optimised.wasm`];
  const made = sortImports(readFileSync(source));
  // The reader keeps its formatting, since it names every fault.
  writeFileSync(snipped, name === "reader" ? made : snip(made));
  const words = [...OPTIMISE, snipped, "-o", optimised];
  execFileSync("node_modules/.bin/wasm-opt", words, { stdio: "inherit" });
  const glue = readFileSync(`${BINDGEN}/${name}_bg.js`, "utf8");
  const small = minifyNames(readFileSync(optimised), glue);
  const moved = trimGlue(small.glue).replaceAll("'./snippets/", "'../bindgen/snippets/");
  writeFileSync(`${WEB}/${name}_bg.js`, moved);
  const types = `export * from "../bindgen/${name}.js";\n${INSIDE}`;
  writeFileSync(`${WEB}/${name}_bg.d.ts`, types);
  writeFileSync(wasm, small.wasm);
}
