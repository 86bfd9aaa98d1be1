/** `manifest.json`: what is in dist/, so that a page, a command or a person can check it. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { integrityOf } from "./files.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

const NAME = "manifest.json";

/** Lists every file but itself, with bytes and hash, and the current edition of each set. */
export function writeManifest(dist, figures) {
  const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const served = names.filter((name) => /\.\w+$|LICENSE|_headers/.test(name) && name !== NAME).sort();
  const files = Object.fromEntries(served.map((name) => [name, entryOf(readFileSync(`${dist}/${name}`))]));
  writeFileSync(`${dist}/${NAME}`, `${JSON.stringify({ version, files, figures }, null, 2)}\n`);
}

const entryOf = (bytes) => ({ bytes: bytes.length, integrity: integrityOf(bytes) });
