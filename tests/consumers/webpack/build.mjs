// webpack as it comes; that it writes modules is for pages that require trusted types.

import { cpSync } from "node:fs";
import { promisify } from "node:util";
import webpack from "webpack";

const [out] = process.argv.slice(2);
const stats = await promisify(webpack)({
  mode: "production",
  entry: "./main.js",
  experiments: { outputModule: true },
  output: { path: out, module: true },
  performance: false,
});
const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
for (const { message } of [...errors, ...warnings]) console.error(message);
process.exitCode = errors.length || warnings.length ? 1 : 0;
cpSync("index.html", `${out}/index.html`);
