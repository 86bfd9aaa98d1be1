// Gives the wasm's imports short names, and the glue the same: wasm-bindgen's end in 16 random
// letters each, which no compression can shrink, and repeat their module's name.

import { Reader, readSections, writeName, writeNumber, writeSections } from "./sections.mjs";

const IMPORT_SECTION = 2;
const MODULE = "./bothways_bg.js";
const SHORT_MODULE = "b";

/** Renames the imports in `wasm` and in `glue`, the script that provides them. */
export function minifyImports(wasm, glue) {
  const renamed = new Map();
  const sections = readSections(wasm).map(({ id, body }) => ({
    id,
    body: id === IMPORT_SECTION ? renameImports(body, renamed) : body,
  }));
  return { wasm: writeSections(wasm, sections), glue: renameGlue(glue, renamed) };
}

function renameGlue(glue, renamed) {
  let script = glue.replaceAll(`"${MODULE}"`, `"${SHORT_MODULE}"`);
  for (const [name, short] of renamed) {
    if (!script.includes(name)) throw new Error(`the glue provides no ${name}`);
    script = script.replaceAll(new RegExp(`\\b${name}\\b`, "g"), short);
  }
  return script;
}

function renameImports(body, renamed) {
  const reader = new Reader(body);
  const count = reader.number();
  const out = [writeNumber(count)];
  for (let i = 0; i < count; i += 1) {
    const [module, name] = [reader.name(), reader.name()];
    const isOurs = name.startsWith("__wb");
    // Between signs that no name of the bundler has, so that the two cannot meet.
    if (isOurs) renamed.set(name, renamed.get(name) ?? `$${i.toString(36)}$`);
    const names = [module === MODULE ? SHORT_MODULE : module, renamed.get(name) ?? name];
    const start = reader.at;
    skipType(reader);
    out.push(...names.map(writeName), body.subarray(start, reader.at));
  }
  return Buffer.concat(out);
}

function skipType(reader) {
  const kind = reader.byte();
  if (kind !== 0) throw new Error(`an import of kind ${kind}: only functions are expected`);
  reader.number();
}
