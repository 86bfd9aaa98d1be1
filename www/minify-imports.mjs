// Gives the wasm's imports short names, and the glue the same: wasm-bindgen's end in 16 random
// letters each, which no compression can shrink, and repeat their module's name.

const IMPORT_SECTION = 2;
const MODULE = "./bothways_bg.js";
const SHORT_MODULE = "b";

/** Renames every import of one module in `wasm` and in `glue`, the script that provides them. */
export function minifyImports(wasm, glue) {
  const renamed = new Map();
  const sections = [];
  for (const section of readSections(wasm)) {
    const is = section.id === IMPORT_SECTION;
    sections.push(is ? { ...section, body: renameImports(section.body, renamed) } : section);
  }
  return { wasm: writeSections(wasm.subarray(0, 8), sections), glue: renameGlue(glue, renamed) };
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
  const reader = { bytes: body, at: 0 };
  const count = readNumber(reader);
  const out = [writeNumber(count)];
  for (let i = 0; i < count; i += 1) {
    const module = readName(reader);
    const name = readName(reader);
    // Longer than any minified name of the bundler, so that the two cannot meet.
    const short = renamed.get(name) ?? `$${i.toString(36)}$`;
    const isOurs = name.startsWith("__wb");
    if (isOurs) renamed.set(name, short);
    const start = reader.at;
    skipType(reader);
    const names = [module === MODULE ? SHORT_MODULE : module, isOurs ? short : name];
    out.push(...names.map(writeName), body.subarray(start, reader.at));
  }
  return Buffer.concat(out);
}

function* readSections(wasm) {
  const reader = { bytes: wasm, at: 8 };
  while (reader.at < wasm.length) {
    const id = wasm[reader.at];
    reader.at += 1;
    const length = readNumber(reader);
    yield { id, body: wasm.subarray(reader.at, reader.at + length) };
    reader.at += length;
  }
}

function writeSections(header, sections) {
  const written = sections.flatMap(({ id, body }) => [
    Buffer.of(id),
    writeNumber(body.length),
    body,
  ]);
  return Buffer.concat([header, ...written]);
}

function skipType(reader) {
  const kind = reader.bytes[reader.at];
  reader.at += 1;
  if (kind !== 0) throw new Error(`an import of kind ${kind}: only functions are expected`);
  readNumber(reader);
}

function readNumber(reader) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at];
    reader.at += 1;
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return number >>> 0;
  }
}

function writeNumber(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    const byte = rest & 0x7f;
    if (rest < 0x80) return Buffer.from([...bytes, byte]);
    bytes.push(byte | 0x80);
  }
}

function readName(reader) {
  const length = readNumber(reader);
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at).toString("utf8");
}

function writeName(name) {
  return Buffer.concat([writeNumber(Buffer.byteLength(name)), Buffer.from(name)]);
}
