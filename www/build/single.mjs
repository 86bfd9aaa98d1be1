/**
 * A page of dist/ as one file, with scripts, styles, wasm, figures and texts in it: for hosts that
 * cannot set headers, and for pages that are opened from a disk. Its policy allows what is in it, by
 * hashes, and no request at all.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { constants, deflateSync } from "node:zlib";
import esbuild from "esbuild";

/** The module that has every view and all that a reader may do. */
const MODULE = "picture";
/** Where its files would lie, an address that leads nowhere. */
const HERE = "https://here.invalid/";
const SINGLE = resolve("www/src/single");

/**
 * Writes `page` of dist/ as `out`, with `files`, the names of files of dist/ beside the wasm, and
 * `texts`, files by name that are nowhere else. `options` are the build's own for esbuild; `sources`
 * says which file a script is made of, `lessons` whether it plays lessons.
 */
export async function writeSingle({ dist, page, out, files, texts = {}, lessons = false, sources, options }) {
  const html = readFileSync(`${dist}/${page}`, "utf8");
  const scripts = [...html.matchAll(/<script type="module" src="([\w-]+)\.js"><\/script>\n/g)];
  const script = await bundle(scripts.map(([, name]) => sources(name)), options, lessons);
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([\w-]+\.css)">\n/g)];
  const style = (await Promise.all(styles.map(([, name]) => minified(`${dist}/${name}`)))).join("");
  const read = (name) => [nameOf(name), readFileSync(`${dist}/${name}`)];
  const inside = { ...Object.fromEntries([`${MODULE}.wasm`, ...files].map(read)), ...texts };
  const inline = [
    `<style>${style}</style>`,
    `<script type="application/json" id="files">${pack(inside)}</script>`,
    `<script type="module">${script}</script>\n`,
  ].join("\n");
  const rest = [...scripts, ...styles].reduce((text, [tag]) => text.replace(tag, ""), html);
  const whole = rest
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + policyOf(script, style))
    .replace("</head>", () => `${inline}</head>`);
  writeFileSync(`${dist}/${out}`, whole);
}

/** Texts are found without the hash in their name, so that the command can put others in. */
const nameOf = (file) => file.replace(/^(texts\/.+)\.[0-9a-f]{8}(\.json)$/, "$1$2");

/** Allows that script and that style alone. */
const policyOf = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data: blob:",
    ...["base-uri 'none'", "form-action 'none'"],
    ...["require-trusted-types-for 'script'", "trusted-types 'none'"],
  ].join("; ");

/** All scripts as one, whose fetches and late imports stay inside. */
async function bundle(paths, options, lessons) {
  const { outputFiles } = await esbuild.build({
    ...options(MODULE),
    stdin: { contents: paths.map((path) => `import "./${path}";`).join("\n"), resolveDir: "." },
    define: {
      ...options(MODULE).define,
      fetch: "fetchHere",
      "import.meta.url": JSON.stringify(HERE),
      HERE: JSON.stringify(HERE),
      LESSONS: JSON.stringify(lessons),
    },
    inject: [`${SINGLE}/files.ts`],
    outfile: undefined,
    // The page says that it is UTF-8, in which Arabic is a third of its escapes.
    charset: "utf8",
    write: false,
    plugins: [{ name: "single", setup: stayInside }, ...options(MODULE).plugins],
  });
  const script = outputFiles[0].text.trim();
  // What the parser of HTML would take for the script's end, or for a comment.
  if (/<\/script|<!--/i.test(script)) throw new Error("the script cannot stand in a page");
  return script;
}

/** Another engine, and `importHere` for whatever script is only known by its address. */
function stayInside(build) {
  build.onResolve({ filter: /\/engine\.ts$/ }, ({ importer }) =>
    importer.startsWith(SINGLE) ? undefined : { path: `${SINGLE}/engine.ts` },
  );
  build.onLoad({ filter: /\/www\/src\/[\w-]+\.ts$/ }, ({ path }) => {
    const script = readFileSync(path, "utf8");
    const late = /(?<!typeof )\bimport\((?!["'`])/g;
    return { contents: script.replace(late, "importHere("), loader: "ts" };
  });
}

/** Files as JSON, by name, deflated and in base64; `cli/src/standalone/page.rs` puts others in. */
function pack(files) {
  const options = { level: constants.Z_BEST_COMPRESSION, memLevel: constants.Z_MAX_MEMLEVEL };
  const packed = (bytes) => deflateSync(bytes, options).toString("base64");
  const entries = Object.entries(files).map(([name, bytes]) => [name, packed(bytes)]);
  return JSON.stringify(Object.fromEntries(entries));
}

async function minified(path) {
  const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
  return code.trim();
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
