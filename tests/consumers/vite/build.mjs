// Vite as it comes, without a setting for the package.

import { build } from "vite";

const [out] = process.argv.slice(2);
await build({ configFile: false, logLevel: "warn", build: { outDir: out } });
