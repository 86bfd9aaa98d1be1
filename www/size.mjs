// Bytes by file, as they are and as brotli 11 sends them, and what the first chart of a set needs.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

/** All that a page fetches before the first chart: glue, shell and styles are in the script. */
const FIRST_CHART = ["bothways.js", "bothways.wasm"];
const LIMIT = 45_000;
/** The same where the figures are not the default ones, and come as a file besides. */
const OTHER_LIMIT = 70_000;
/** The same where the view is another than those over time and of all sources. */
const VIEWS_LIMIT = 80_000;

/** Each file of another language. */
const TEXTS_LIMIT = 4_000;

/** A language's own texts, which are known by its name. */
const LANG = /^([a-z]{2}(?:-\w+)?)\.\w+\.json$/;
const TEXTS = /\.json$/;

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
const line = (name, raw, sent) =>
  console.log(`${name.padEnd(30)} ${String(raw).padStart(8)} ${String(sent).padStart(8)}`);

const sent = {};

/** Counts the files of a folder whose names end so. */
function count(folder, ending) {
  for (const name of readdirSync(folder).filter((name) => ending.test(name)).sort()) {
    const bytes = readFileSync(`${folder}/${name}`);
    sent[name] = brotliCompressSync(bytes, { params }).length;
    line(name, bytes.length, sent[name]);
  }
}

const bytesOf = (names) => names.reduce((sum, name) => sum + sent[name], 0);

/** The file of texts by its name without the hash. */
const fileOf = (name) => Object.keys(sent).find((file) => TEXTS.test(file) && file.startsWith(`${name}.`));

function sum(what, names, limit) {
  const bytes = bytesOf(names);
  line(what, "", bytes);
  if (bytes > limit) console.log(`over the limit of ${limit} by ${bytes - limit}`);
}

line("file", "bytes", "brotli");
count("dist", /\.(js|wasm|css|html)$/);
count("dist/data", /\.bw$/);
count("dist/texts", /\.json$/);
for (const [name, bytes] of Object.entries(sent)) {
  const isTexts = /^[a-z]{2}(-\w+)?(\.views)?\.\w+\.json$/.test(name);
  if (isTexts && bytes > TEXTS_LIMIT) console.log(`${name}: over the limit of ${TEXTS_LIMIT}`);
}
sum("first chart", FIRST_CHART, LIMIT);
const sets = Object.keys(sent).filter((name) => name.endsWith(".bw"));
const langs = [...new Set(Object.keys(sent).map((name) => name.match(LANG)?.[1]))].filter(Boolean);
for (const module of ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"]) {
  const isFirst = ["timeline", "sources"].includes(module);
  const limit = isFirst ? OTHER_LIMIT : VIEWS_LIMIT;
  for (const file of sets) {
    const names = ["bothways.js", `${module}.js`, `${module}.wasm`, file];
    const set = file.split(".")[0];
    sum(`… of ${set} by ${module}`, names, limit);
    const texts = (lang) => [lang, `${set}.${lang}`, ...(isFirst ? [] : [`${lang}.views`])];
    const inLang = (lang) => [...names, `texts-${lang}.js`, ...texts(lang).map(fileOf)];
    const [most] = langs.toSorted((a, b) => bytesOf(inLang(b)) - bytesOf(inLang(a)));
    sum(`  and in ${most}, the most`, inLang(most), VIEWS_LIMIT);
  }
}
