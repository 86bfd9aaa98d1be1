// What the server made, and beside it the package's dist/ for the browser.

import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";

const [out] = process.argv.slice(2);
const { html } = JSON.parse(execFileSync(process.execPath, ["main.mjs"], { encoding: "utf8" }));
cpSync("../node_modules/bothways/dist", `${out}/bothways`, { recursive: true });
const head = `<meta charset="utf-8"><title>Bothways from a server</title><link rel="icon" href="data:,">
<script type="module" src="bothways/bothways.js"></script>`;
const page = `<!doctype html><html lang="en"><head>${head}</head><body>${html}</body></html>`;
writeFileSync(`${out}/index.html`, page);
