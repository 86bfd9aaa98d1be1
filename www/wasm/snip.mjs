// Empties functions that no page can reach, so that what only they need goes too.
//
// A panic in the wasm traps without its message: nothing prints it, so making the message is dead
// weight (the formatting of numbers and texts hangs on it).

import { Reader, readSections, writeNumber, writeSections } from "./sections.mjs";

const [CUSTOM, IMPORTS, CODE] = [0, 2, 10];
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

/** Empties the unreached functions of a module that still has its names. */
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
    sections.map(({ id, body }) => ({ id, body: id === CODE ? empty(body, isUnreached) : body })),
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
