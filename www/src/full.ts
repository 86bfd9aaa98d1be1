/** The full wasm and its figures: bundled sets by id, others by address. */

import files, { land } from "figures:files";
import {
  __wbg_set_wasm as setWasm,
  imports,
  take,
  take_land as takeLand,
  Widget,
} from "../../target/web/full_bg.js";
import { enrich } from "./extras.ts";
import { DEFAULT, type Needs, type Ready } from "./needs.ts";
import { load, once } from "./load.ts";
import { coded, failure } from "./types.ts";

/** Beside the module; a script of its own, so that nobody waits for it who does not need it. */
const READER = "./reader.js";

const engine = { Widget, enrich };
const loadFull = once(() => load({ setWasm, imports }, "full.wasm"));
/** The sets that were asked for, by their keys. */
const asked = new Map<string, () => Promise<void>>();
/** The keys of those that were fetched before: asked for again, they had failed. */
const tried = new Set<string>();
/** The keys of those that are in the wasm. */
const taken = new Set<string>();
/** Whether the shapes of the land came or failed; a map does without, and says so. */
let isLandHere = false;

/** What is needed, if it is here. */
export function held(needs: Needs): Ready | undefined {
  if (needs.land && !isLandHere) return undefined;
  if (!keysOf(needs).every((key) => taken.has(key))) return undefined;
  const { src, figures } = needs;
  return { engine, figures: src ? [["src", src]] : [["src", null], ["figures", figures]] };
}

/** Loads wasm and figures side by side. */
export async function bring(needs: Needs): Promise<void> {
  const others = keysOf(needs).filter((key) => key !== DEFAULT);
  await Promise.all([loadFull(), ...others.map(bringSet), ...(needs.land ? [bringLand()] : [])]);
  taken.add(DEFAULT);
}

/** The shapes, once: a failure is not tried again, since a map says that it has none. */
const bringLand = once(async () => {
  const url = new URL(`data/${land}`, import.meta.url);
  const bytes = fetchBytes(url, "default").catch(() => new Uint8Array());
  await Promise.all([bytes, loadFull()]);
  takeLand(await bytes);
  isLandHere = true;
});

/** The sets that are needed: bundled ones are known by their id, others by `@` and the address. */
function keysOf({ figures, src, all }: Needs): string[] {
  return [src ? `@${src}` : figures, ...(all ? Object.keys(files) : [])];
}

/** One fetch for all who ask; a failed one may be tried again, past what the browser kept of it. */
function bringSet(key: string): Promise<void> {
  const bring = asked.get(key) ?? once(() => fetchSet(key));
  asked.set(key, bring);
  return bring();
}

async function fetchSet(key: string): Promise<void> {
  const src = key.startsWith("@") ? key.slice(1) : undefined;
  const cache = tried.has(key) ? "reload" : "default";
  tried.add(key);
  const bytes = src === undefined ? fetchBundled(key, cache) : fetchOwn(src, cache);
  await Promise.all([bytes, loadFull()]);
  take(await bytes, src);
  taken.add(key);
}

async function fetchBundled(id: string, cache: RequestCache): Promise<Uint8Array> {
  const file = files[id];
  if (!file) {
    const known = [DEFAULT, ...Object.keys(files)].join(", ");
    throw failure("figures-not-found", `figures: “${id}” is no bundled set; there are ${known}`);
  }
  return fetchBytes(new URL(`data/${file}`, import.meta.url), cache);
}

/** A `.bw` file as it is; a folder or a CSV goes through the reader, which is fetched for it. */
async function fetchOwn(src: string, cache: RequestCache): Promise<Uint8Array> {
  const url = address(src);
  if (url.pathname.endsWith(".bw")) return fetchBytes(url, cache);
  const { readFolder }: typeof import("./reader.ts") = await import(READER);
  return readFolder(url, (url) => fetchBytes(url, cache));
}

function address(src: string): URL {
  try {
    return new URL(src, document.baseURI);
  } catch {
    throw failure("figures-not-found", `src: “${src}” is no address`);
  }
}

/** The bytes at an address, or an error with a code of the contract. */
async function fetchBytes(url: URL, cache: RequestCache): Promise<Uint8Array> {
  const response = await fetch(url, { cache }).catch((error: unknown) => {
    throw coded(new Error(`${url.pathname} could not be fetched (${String(error)})`), "network");
  });
  if (!response.ok) {
    throw failure("figures-not-found", `${url.pathname} answered ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
