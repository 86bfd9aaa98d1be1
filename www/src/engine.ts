/**
 * Which wasm answers: the small one draws the default figures over time, which is all that most
 * pages need; whatever goes beyond has another fetched.
 */

import { __wbg_set_wasm as setWasm, imports, Widget } from "../../target/web/bothways_bg.js";
import type { BothWays } from "./element.ts";
import type { Ends } from "./link.ts";
import { load, once } from "./load.ts";
import { DEFAULT, type Needs, type Ready, TIMELINE } from "./needs.ts";
import { coded } from "./types.ts";

/** A module that takes any figures; a script of its own beside this one, and a wasm beside that. */
type Further = typeof import("./further.ts");
type Whole = typeof import("./whole.ts");
type Link = typeof import("./link.ts");

/** The views besides that over time; each has a module of its own. */
const VIEWS = ["sources", "partners", "matrix", "flows", "map", "balance"];

const engine = { Widget };
const loadSmall = once(() => load({ setWasm, imports }, "bothways.wasm"));
let small: Ready | undefined;
const further = new Map<string, Further>();

/** A view that nobody has is refused by whoever is here. */
const isOwn = ({ view }: Pick<Needs, "view">) => VIEWS.includes(view);

const isPlain = ({ figures, src, more, whole, ...needs }: Needs) =>
  figures === DEFAULT && !src && !isOwn(needs) && !more && !whole;

/** The module that answers where the small one does not; whoever answers refuses a view of none. */
const nameFor = (needs: Needs) =>
  (isOwn(needs) ? needs.view : TIMELINE) + (needs.whole ? "-whole" : "");

/** What is needed, if it is here. */
export const held = (needs: Needs): Ready | undefined =>
  further.get(nameFor(needs))?.held(needs) ?? (isPlain(needs) ? small : undefined);

/** Fetches what is needed. */
export async function bring(needs: Needs): Promise<void> {
  if (isPlain(needs)) {
    await loadSmall();
    small = { engine, figures: [] };
    return;
  }
  await (await moduleOf(needs)).bring(needs);
}

/** Another script beside this one. */
function scriptOf<Script>(name: string): Promise<Script> {
  // Put together first: the bundler would look for the files of a pattern.
  const script = `./${name}.js`;
  return import(script).catch((error: unknown) => {
    throw coded(error, "network");
  });
}

/** The script of the module that is for such needs. */
async function moduleOf(needs: Needs): Promise<Further> {
  const name = nameFor(needs);
  const module = further.get(name) ?? (await scriptOf<Further>(name));
  further.set(name, module);
  return module;
}

/** A file of what an element shows, which no small module makes. */
export const save = async (kind: string, needs: Needs, element: BothWays): Promise<Blob> =>
  (await scriptOf<Whole>(nameFor({ ...needs, whole: true }))).save(kind, needs, element);

/** Sets out for the wasm that most pages need, before any of its elements asks. */
export const setOut = () => loadSmall().catch(() => {});

/** Has an element's state live in the page's URL, by a script that no other element needs. */
export const follow = async (element: BothWays, space: string | null, ends: Ends): Promise<void> =>
  (await scriptOf<Link>("link")).follow(element, space, ends, bring, held);
