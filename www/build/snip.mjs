// Empties what no page can reach, so that what only that needs goes too.
//
// A panic in the wasm traps without its message: nothing prints it, so making the message is dead
// weight (the formatting of numbers and texts hangs on it), and so are its words and the name of
// the source file.

import { Reader, readSections, writeNumber, writeSections } from "./sections.mjs";

const [CUSTOM, IMPORTS, CODE, DATA] = [0, 2, 10, 11];
const FUNCTION_NAMES = 1;
/** No locals, `unreachable`, end. */
const UNREACHABLE = Buffer.of(0, 0, 11);

const UNREACHED = new RegExp(
  [
    "panicking::panic_fmt$",
    "panicking::panic_handler::\\w+Payload",
    "<alloc::string::String as core::fmt::Write>",
  ].join("|"),
);
/** With one of these alive the page formats texts itself, and a panic's is not all there is. */
const FORMATTING = /alloc::fmt::format|spec_to_string|<bothways::.* as core::fmt::\w+>::fmt/;

/** Where a panic happened: paths of sources, one after the other, that begin no address. */
const PLACES = /(?<![\w/.-])(?:(?:src|~|\/rustc)\/[\w~/.-]+?\.rs)+/g;
/** What std's panics say, and the pairs of digits by which they write numbers. */
const WORDS = new RegExp(
  [
    "index out of bounds: the len is | but the index is |attempt to divide by zero",
    "insertion index \\(is |\\) should be <= len \\(is |capacity overflow|RefCell already borrowed",
    "Tried to shrink to a larger capacity",
    "cannot access a Thread Local Storage value during or after destruction: ",
    `00(?:\\d\\d){98}99`,
  ].join("|"),
  "g",
);

/** Empties the unreached functions and texts of a module that still has its names. */
export function snip(wasm) {
  const sections = readSections(wasm);
  const imported = new Reader(sections.find(({ id }) => id === IMPORTS).body).number();
  const names = functionNames(sections);
  if ([...names.values()].some((name) => FORMATTING.test(plain(name)))) {
    throw new Error("the wasm formats text: use dataset/text.rs instead of format! or to_string");
  }
  const isUnreached = (at) => UNREACHED.test(plain(names.get(imported + at) ?? ""));
  return writeSections(
    wasm,
    sections.map(({ id, body }) => {
      if (id === CODE) return { id, body: empty(body, isUnreached) };
      return { id, body: id === DATA ? blank(body) : body };
    }),
  );
}

/** A name without the hashes of its crate and instance. */
const plain = (name) => name.replace(/\[[0-9a-f]{16}\]/g, "").replace(/::h[0-9a-f]{16}$/, "");

function functionNames(sections) {
  const names = new Map();
  for (const { id, body } of sections) {
    const reader = new Reader(body);
    if (id !== CUSTOM || reader.name() !== "name") continue;
    while (reader.at < body.length) {
      const kind = reader.byte();
      const part = new Reader(reader.take(reader.number()));
      if (kind !== FUNCTION_NAMES) continue;
      for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.name());
    }
  }
  return names;
}

function empty(code, isUnreached) {
  const reader = new Reader(code);
  const count = reader.number();
  const out = [writeNumber(count)];
  for (let at = 0; at < count; at += 1) {
    const body = reader.take(reader.number());
    const kept = isUnreached(at) ? UNREACHABLE : body;
    out.push(writeNumber(kept.length), kept);
  }
  return Buffer.concat(out);
}

/** The same data with zeros in place of the texts of panics. */
function blank(data) {
  const zeros = (text) => "\0".repeat(text.length);
  const text = data.toString("latin1").replace(PLACES, zeros).replace(WORDS, zeros);
  return Buffer.from(text, "latin1");
}
