/** Brings data sets to the wasm: bundled ones by id, others by address. */

import { bundle } from "../../target/web/bothways.js";
import files from "figures:files";
import { load } from "./load.ts";
import { coded, failure } from "./types.ts";

/** The set that is inside the wasm. */
export const DEFAULT = "cncert";

/** What a state needs beyond the module. */
export interface Needs {
  /** A bundled set, unless `src` is given. */
  figures: string;
  /** The address of other figures. */
  src: string | null;
  /** Whether all bundled sets speak. */
  all: boolean;
}

/** Beside the module; a script of its own, so that nobody waits for it who does not need it. */
const READER = "./reader.js";

const taken = new Set([DEFAULT]);
const coming = new Map<string, Promise<Uint8Array>>();
const arrived = new Map<string, Uint8Array>();

/** Whether nothing has to be fetched. */
export function isHere(needs: Needs): boolean {
  return idsOf(needs).every((id) => taken.has(id)) && (!needs.src || arrived.has(needs.src));
}

/** The bytes of figures of one's own, once they are here. */
export const ownFigures = ({ src }: Needs) => (src ? arrived.get(src) : undefined);

/** Loads module and figures side by side, and hands the bundled ones over. */
export async function bring(needs: Needs): Promise<void> {
  const ids = idsOf(needs).filter((id) => !taken.has(id));
  const fetched = Promise.all(ids.map((id) => fetchOnce(id, () => fetchBundled(id))));
  const own = needs.src && fetchOnce(needs.src, () => fetchOwn(needs.src!));
  const [sets] = await Promise.all([fetched, load(), own]);
  ids.forEach((id, at) => {
    bundle(sets[at]!);
    taken.add(id);
  });
}

function idsOf({ figures, src, all }: Needs): string[] {
  return all ? [DEFAULT, ...Object.keys(files)] : src ? [] : [figures];
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
