// Gives the wasm's imports and exports short names, and the glue the same: those of wasm-bindgen's
// imports end in 16 random letters each, which no compression can shrink.

import { Reader, readSections, writeName, writeNumber, writeSections } from "./sections.mjs";

const [IMPORT_SECTION, EXPORT_SECTION] = [2, 7];
/** The name under which a wasm asks for its glue. */
const MODULE = /^\.\/[\w-]+_bg\.js$/;
const SHORT_MODULE = "b";
/** What the shell itself asks for, and what every page calls by its name. */
const KEPT = ["memory", "__wbindgen_start"];

/** Renames what `wasm` and `glue`, the script between it and the page, know each other by. */
export function minifyNames(wasm, glue) {
  const renamed = new Map();
  const rename = { [IMPORT_SECTION]: renameImports, [EXPORT_SECTION]: renameExports };
  const sections = readSections(wasm).map(({ id, body }) => ({
    id,
    body: rename[id]?.(body, renamed) ?? body,
  }));
  return { wasm: writeSections(wasm, sections), glue: renameGlue(glue, renamed) };
}

/** A short name, between signs that no name of the bundler has, so that the two cannot meet. */
function shorten(name, renamed) {
  const short = renamed.get(name) ?? `$${renamed.size.toString(36)}$`;
  renamed.set(name, short);
  return short;
}

function renameExports(body, renamed) {
  const reader = new Reader(body);
  const count = reader.number();
  const out = [writeNumber(count)];
  for (let i = 0; i < count; i += 1) {
    const name = reader.name();
    const start = reader.at;
    reader.byte();
    reader.number();
    // The glue may have a function of the same name, which the page calls.
    const short = KEPT.includes(name) ? name : shorten(`wasm.${name}`, renamed);
    out.push(writeName(short), body.subarray(start, reader.at));
  }
  return Buffer.concat(out);
}

function renameGlue(glue, renamed) {
  let script = glue;
  for (const [name, short] of renamed) {
    if (!script.includes(name)) throw new Error(`the glue provides no ${name}`);
    const word = new RegExp(`\\b${name.replace(".", "\\.")}\\b`, "g");
    script = script.replaceAll(word, name.startsWith("wasm.") ? `wasm.${short}` : short);
  }
  return gatherImports(script);
}

/** A function that the wasm calls; one that may throw is wrapped, and its end differs. */
const IMPORTED = /^export function (\$\w+\$)(\(.*?^\}(?:, arguments\) \})?);?$/gms;

/** What the wasm calls becomes the methods of one object, each named once. */
function gatherImports(script) {
  const methods = [];
  const rest = script.replaceAll(IMPORTED, (_, name, body) => {
    methods.push(name + body);
    return "";
  });
  return `${rest}\nexport const imports = {\n${methods.join(",\n")}\n};\n`;
}

function renameImports(body, renamed) {
  const reader = new Reader(body);
  const count = reader.number();
  const out = [writeNumber(count)];
  for (let i = 0; i < count; i += 1) {
    const [module, name] = [reader.name(), reader.name()];
    const names = MODULE.test(module) ? [SHORT_MODULE, shorten(name, renamed)] : [module, name];
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
