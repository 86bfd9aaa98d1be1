// No bundler: the package's dist/ beside the page.

import { cpSync } from "node:fs";

const [out] = process.argv.slice(2);
cpSync("index.html", `${out}/index.html`);
cpSync("../node_modules/bothways/dist", `${out}/bothways`, { recursive: true });
