// Puts the casts that a wasm asks of its glue into one order: wasm-bindgen writes them by chance, and
// two builds of one commit would differ.

import binaryen from "binaryen";

/** By their numbers, the last first: that order compresses best by measurement. */
const byName = (one, other) => (one.base < other.base ? 1 : -1);

/** The same module, names kept, with its casts behind the other imports, in order. */
export function sortImports(wasm) {
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(wasm);
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(at)),
  );
  const casts = all.filter(({ base }) => base.startsWith("__wbindgen_cast_")).sort(byName);
  for (const { name } of casts) module.removeFunction(name);
  for (const { name, module: from, base, params, results } of casts)
    module.addFunctionImport(name, from, base, params, results);
  const sorted = module.emitBinary();
  module.dispose();
  return Buffer.from(sorted);
}
