/** The full wasm and its figures: bundled sets by id, others by address. */

import files from "figures:files";
import { __wbg_set_wasm as setWasm, bundle, imports, Widget } from "../../target/web/full_bg.js";
import { DEFAULT, type Needs, type Ready } from "./needs.ts";
import { load, once } from "./load.ts";
import { coded, failure } from "./types.ts";

/** Beside the module; a script of its own, so that nobody waits for it who does not need it. */
const READER = "./reader.js";

const engine = { Widget };
const loadFull = once(() => load({ setWasm, imports }, "full.wasm"));
let isLoaded = false;
const taken = new Set([DEFAULT]);
const coming = new Map<string, Promise<Uint8Array>>();
const arrived = new Map<string, Uint8Array>();

/** What is needed, if it is here. */
export function held(needs: Needs): Ready | undefined {
  const own = needs.src ? arrived.get(needs.src) : undefined;
  const isHere = isLoaded && (needs.src ? own : true) && idsOf(needs).every((id) => taken.has(id));
  return isHere ? { engine, own } : undefined;
}

/** Loads wasm and figures side by side, and hands the bundled ones over. */
export async function bring(needs: Needs): Promise<void> {
  const ids = idsOf(needs).filter((id) => !taken.has(id));
  const fetched = Promise.all(ids.map((id) => fetchOnce(id, () => fetchBundled(id))));
  const own = needs.src && fetchOnce(needs.src, () => fetchOwn(needs.src!));
  const [sets] = await Promise.all([fetched, loadFull(), own]);
  isLoaded = true;
  ids.forEach((id, at) => handOver(id, sets[at]!));
}

/** Gives a bundled set to the wasm; a damaged one is fetched anew when it is asked for again. */
function handOver(id: string, bytes: Uint8Array): void {
  coming.delete(id);
  arrived.delete(id);
  bundle(bytes);
  taken.add(id);
}

function idsOf({ figures, src, all }: Needs): string[] {
  const asked = src ? [] : [figures];
  return all ? [...asked, ...Object.keys(files)] : asked;
}

/** One fetch for all who ask; a failed one may be tried again. */
function fetchOnce(key: string, fetchIt: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = coming.get(key);
  if (known) return known;
  const begun = fetchIt();
  coming.set(key, begun);
  begun.then(
    (bytes) => arrived.set(key, bytes),
    () => coming.delete(key),
  );
  return begun;
}

function fetchBundled(id: string): Promise<Uint8Array> {
  const file = files[id];
  if (!file) {
    const known = [DEFAULT, ...Object.keys(files)].join(", ");
    throw failure("figures-not-found", `figures: “${id}” is no bundled set; there are ${known}`);
  }
  return fetchBytes(new URL(`data/${file}`, import.meta.url));
}

/** A `.bw` file as it is; a folder or a CSV goes through the reader, which is fetched for it. */
async function fetchOwn(src: string): Promise<Uint8Array> {
  const url = address(src);
  if (url.pathname.endsWith(".bw")) return fetchBytes(url);
  const { readFolder }: typeof import("./reader.ts") = await import(READER);
  return readFolder(url, fetchBytes);
}

function address(src: string): URL {
  try {
    return new URL(src, document.baseURI);
  } catch {
    throw failure("figures-not-found", `src: “${src}” is no address`);
  }
}

/** The bytes at an address, or an error with a code of the contract. */
export async function fetchBytes(url: URL): Promise<Uint8Array> {
  const response = await fetch(url).catch((error: unknown) => {
    throw coded(new Error(`${url.pathname} could not be fetched (${String(error)})`), "network");
  });
  if (!response.ok) {
    throw failure("figures-not-found", `${url.pathname} answered ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
