/** `manifest.json`: what is in dist/, so that a page, a command or a person can check it. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** Lists every script, wasm and file of figures or texts, with bytes and hash. */
export function writeManifest(dist) {
  const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const served = names.filter((name) => /\.(js|wasm|bw|bin|json)$/.test(name)).sort();
  const files = Object.fromEntries(served.map((name) => [name, entryOf(readFileSync(`${dist}/${name}`))]));
  writeFileSync(`${dist}/manifest.json`, `${JSON.stringify({ version, files }, null, 2)}\n`);
}

/** The hash as the attribute `integrity` takes it. */
const entryOf = (bytes) => ({
  bytes: bytes.length,
  integrity: `sha256-${createHash("sha256").update(bytes).digest("base64")}`,
});
