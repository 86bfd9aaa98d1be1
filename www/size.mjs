// Bytes by file, as they are and as brotli 11 sends them, and what the first chart needs.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

/** All that a page fetches before the first chart: glue, shell and styles are in the script. */
const FIRST_CHART = ["bothways.js", "bothways.wasm"];
const LIMIT = 45_000;

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
const line = (name, raw, sent) =>
  console.log(`${name.padEnd(20)} ${String(raw).padStart(8)} ${String(sent).padStart(8)}`);

line("file", "bytes", "brotli");
let sum = 0;
for (const name of readdirSync("dist").sort()) {
  if (!/\.(js|wasm|css|html)$/.test(name)) continue;
  const bytes = readFileSync(`dist/${name}`);
  const sent = brotliCompressSync(bytes, { params }).length;
  if (FIRST_CHART.includes(name)) sum += sent;
  line(name, bytes.length, sent);
}
line("first chart", "", sum);
if (sum > LIMIT) console.log(`over the limit of ${LIMIT} by ${sum - LIMIT}`);
