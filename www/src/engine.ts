/**
 * Which wasm answers: the small one draws the default figures over time, which is all that most
 * pages need; whatever goes beyond has the full one fetched.
 */

import { __wbg_set_wasm as setWasm, imports, Widget } from "../../target/web/bothways_bg.js";
import { load, once } from "./load.ts";
import { DEFAULT, type Needs, type Ready } from "./needs.ts";
import { coded } from "./types.ts";

/** Beside the module; a script of its own, so that nobody waits for it who does not need it. */
const FULL = "./full.js";

const engine = { Widget };
const loadSmall = once(() => load({ setWasm, imports }, "bothways.wasm"));
let small: Ready | undefined;
let full: typeof import("./full.ts") | undefined;

const isPlain = ({ figures, src, full }: Needs) => figures === DEFAULT && !src && !full;

/** What is needed, if it is here; once the full one is there, it answers all. */
export const held = (needs: Needs): Ready | undefined =>
  full?.held(needs) ?? (isPlain(needs) ? small : undefined);

/** Fetches what is needed. */
export async function bring(needs: Needs): Promise<void> {
  if (isPlain(needs)) {
    await loadSmall();
    small = { engine, figures: [] };
    return;
  }
  full ??= await import(FULL).catch((error: unknown) => {
    throw coded(error, "network");
  });
  await full!.bring(needs);
}

/** Sets out for the wasm that most pages need, before any of its elements asks. */
export const setOut = () => loadSmall().catch(() => {});
