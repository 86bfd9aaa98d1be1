/** `bothways.d.ts`: what the compiler says of the sources, in one file. */

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

const EMITTED = "target/npm/types";
/** Of the declarations those that a page may rely on. */
const PUBLIC = ["face", "element"];

/** What ties the emitted files together, and means nothing in one. */
const TIES = /^(import .*|export \{\};)\n/gm;

/** The declarations of the whole module. */
export function declarations() {
  rmSync(EMITTED, { recursive: true, force: true });
  execFileSync("node_modules/.bin/tsc", ["-p", "npm/make/tsconfig.json"], { stdio: "inherit" });
  return PUBLIC.map((name) => readFileSync(`${EMITTED}/${name}.d.ts`, "utf8").replace(TIES, "")).join("\n");
}
