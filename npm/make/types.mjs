/** `bothways.d.ts`: what the compiler says of the sources, in one file. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";

const TARGET = "target/npm";
/** Of the declarations those that a page may rely on. */
const PUBLIC = ["face", "element"];

/** What ties the emitted files together, and means nothing in one. */
const TIES = /^(import .*|export \{\};)\n/gm;

/** The declarations of the whole module. */
export function declarations() {
  mkdirSync(TARGET, { recursive: true });
  const emitted = mkdtempSync(`${TARGET}/types-`);
  const words = ["-p", "npm/make/tsconfig.json", "--outDir", emitted];
  execFileSync("node_modules/.bin/tsc", words, { stdio: "inherit" });
  const files = PUBLIC.map((name) => readFileSync(`${emitted}/${name}.d.ts`, "utf8"));
  rmSync(emitted, { recursive: true });
  return files.map((text) => text.replace(TIES, "")).join("\n");
}
