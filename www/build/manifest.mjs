/** `manifest.json`: what is in dist/, so that a page, a command or a person can check it. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { integrityOf } from "./files.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/**
 * Lists every script, wasm and file of figures or texts, with bytes and hash, and the current edition
 * of each set.
 */
export function writeManifest(dist, figures) {
  const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const served = names.filter((name) => /\.(js|wasm|bw|bin|json)$/.test(name)).sort();
  const files = Object.fromEntries(served.map((name) => [name, entryOf(readFileSync(`${dist}/${name}`))]));
  writeFileSync(`${dist}/manifest.json`, `${JSON.stringify({ version, files, figures }, null, 2)}\n`);
}

const entryOf = (bytes) => ({ bytes: bytes.length, integrity: integrityOf(bytes) });
