// esbuild moves no files: those that are fetched are copied to where the scripts look for them, in
// a folder `dist` beside the folder of the scripts.

import { cpSync } from "node:fs";
import esbuild from "esbuild";

const [out] = process.argv.slice(2);
await esbuild.build({
  entryPoints: ["main.js"],
  bundle: true,
  splitting: true,
  format: "esm",
  outdir: `${out}/js`,
});
cpSync("index.html", `${out}/index.html`);
cpSync("../node_modules/bothways/dist", `${out}/dist`, { recursive: true });
