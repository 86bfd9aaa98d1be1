// Takes out of wasm-bindgen's glue what no browser with our other needs asks for.

/** What goes from every glue, and what stands in its place. */
const TRIMS = [
  // Our texts are short: encoding them at once needs neither a first guess nor a second chance.
  [
    /    if \(realloc === undefined\) \{\n(.*?)        return ptr;\n    \}\n.*?\n\}\n/s,
    "$1        return ptr;\n}\n",
  ],
  [/\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{.*?\n\}\n/s, "\n"],
  // Safari's decoder ends after two gigabytes of texts, which no page of ours reads.
  [
    /const MAX_SAFARI_DECODE_BYTES = .*?\n(function decodeText\(ptr, len\) \{\n).*?\n    \}\n/s,
    "$1",
  ],
  // A view of the memory is made as quickly as an old one is found to be good still.
  [
    /let cached(\w+)Memory0 = null;\n(function \w+\(\) \{\n).*?\n\}\n/gs,
    "$2    return new $1(wasm.memory.buffer);\n}\n",
  ],
];

/** The same from a glue with a class: the shell itself frees what it makes. */
const TRIMS_OF_CLASSES = [
  [/const \w+Finalization = \(typeof FinalizationRegistry .*?;\n/s, ""],
  [/ *\w+Finalization\.unregister\(this\);\n/, ""],
  [/ *\w+Finalization\.register\(.*?\);\n/, ""],
  [/\nif \(Symbol\.dispose\) .*?;\n/, "\n"],
];

/** The glue without it; refuses a glue that is written in another way. */
export function trimGlue(glue) {
  const more = glue.includes("export class ") ? TRIMS_OF_CLASSES : [];
  return [...TRIMS, ...more].reduce((before, [what, instead]) => {
    const after = before.replace(what, instead);
    if (after === before) throw new Error(`the glue has no ${what.source}`);
    return after;
  }, glue);
}
