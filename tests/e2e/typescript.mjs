// Modules of the pages as node can import them: pure functions, tested without a browser.

import esbuild from "esbuild";

/** Imports a file of TypeScript with all that it imports. */
export async function bring(file) {
  const { outputFiles } = await esbuild.build({ entryPoints: [file], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
