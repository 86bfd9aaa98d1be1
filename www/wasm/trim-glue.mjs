// Takes out of wasm-bindgen's glue what no browser with our other needs asks for.

/** What goes, and what stands in its place. */
const TRIMS = [
  // Our texts are short: encoding them at once needs neither a first guess nor a second chance.
  [
    /    if \(realloc === undefined\) \{\n(.*?)        return ptr;\n    \}\n.*?\n\}\n/s,
    "$1        return ptr;\n}\n",
  ],
  [/\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{.*?\n\}\n/s, "\n"],
  // The shell frees what it makes.
  [/const \w+Finalization = \(typeof FinalizationRegistry .*?;\n/s, ""],
  [/ *\w+Finalization\.unregister\(this\);\n/, ""],
  [/ *\w+Finalization\.register\(.*?\);\n/, ""],
  [/\nif \(Symbol\.dispose\) .*?;\n/, "\n"],
];

/** The glue without it; refuses a glue that is written in another way. */
export function trimGlue(glue) {
  const hasClass = glue.includes("export class ");
  return TRIMS.reduce((glue, [what, instead]) => {
    const isOfClass = /Finalization|dispose/.test(what.source);
    if (isOfClass && !hasClass) return glue;
    if (!what.test(glue)) throw new Error(`the glue has no ${what.source}`);
    return glue.replace(what, instead);
  }, glue);
}
