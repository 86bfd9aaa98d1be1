/**
 * Which wasm answers: the small one draws the default figures over time, which is all that most
 * pages need; whatever goes beyond has another fetched.
 */

import { __wbg_set_wasm as setWasm, imports, Widget } from "../../target/web/bothways_bg.js";
import type { BothWays } from "./element.ts";
import type { Ends } from "./link.ts";
import { load, once, script } from "./load.ts";
import { DEFAULT, type Needs, type Ready, TIMELINE } from "./needs.ts";

/** A module that takes any figures; a script of its own beside this one, and a wasm beside that. */
type Further = typeof import("./further.ts");
type Whole = typeof import("./whole.ts");
type Link = typeof import("./link.ts");
type Since = typeof import("./since.ts");

/** The views besides that over time; each has a module of its own. */
const VIEWS = ["sources", "partners", "matrix", "flows", "map", "balance"];

const engine = { Widget };
const loadSmall = once(() => load({ setWasm, imports }, MODULE));
let small: Ready | undefined;
const further = new Map<string, Further>();

/** A view that nobody has is refused by whoever is here. */
const isOwn = ({ view }: Pick<Needs, "view">) => VIEWS.includes(view);

const isPlain = ({ figures, src, more, whole, ...needs }: Needs) =>
  figures === DEFAULT && !(src && isOther(src)) && !isOwn(needs) && !more && !whole;

/** The set inside the wasm may also be asked for by its edition; see own.ts. */
const isOther = (src: string) => !src.includes(`+${EDITION}`);

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
    small = { engine, figures: [], edition: EDITION };
    return;
  }
  await (await moduleOf(needs)).bring(needs);
}

/** The script of the module that is for such needs. */
async function moduleOf(needs: Needs): Promise<Further> {
  const name = nameFor(needs);
  const module = further.get(name) ?? (await script<Further>(name));
  further.set(name, module);
  return module;
}

/** A file of what an element shows, which no small module makes. */
export const save = async (kind: string, needs: Needs, element: BothWays): Promise<Blob> =>
  (await script<Whole>(nameFor({ ...needs, whole: true }))).save(kind, needs, element);

/** Has an element follow the page's URL, or a lesson, by scripts that no other element needs. */
export const follow = async (...given: [BothWays, string, string | null, Ends]): Promise<void> =>
  (await script<Link>("link")).follow(...given, bring, held);

/** Has an element say what changed since an edition, by a script that is fetched where it did. */
export const compare = async (element: BothWays): Promise<void> =>
  (await script<Since>("since")).compare(element, bring, held);
