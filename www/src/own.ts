/**
 * Figures that are no bundled set's current ones: at an address of one's own, or an earlier edition. A
 * script of its own, since most pages show neither.
 */

import { fileOf } from "./file-of.ts";
import type { Asked } from "./load.ts";
import { beside, script } from "./load.ts";
import { failure, refusal } from "./types.ts";

/** The bytes at an address, or an error with a code of the contract. */
type FetchBytes = (url: URL, asked: Asked) => Promise<Uint8Array>;

/** A set in an edition is asked for by this address: `edition:cncert@1.0.0+sha256-…`. */
const ADDRESS = /^edition:([\w-]+)@\d+\.\d+\.\d+\+(sha256-([\w+/]{43}=))$/;

/** Whether an address asks for an edition. */
const isEdition = (src: string) => src.startsWith("edition:");

/** The file in the folder of figures that an address asks for; throws where it names no edition. */
function editionOf(src: string): [file: string, integrity: string] {
  const [, id, integrity] = ADDRESS.exec(src) ?? [];
  if (!id || !integrity) {
    const said = src.slice(src.indexOf("@") + 1);
    throw refusal("edition", `“${said}” is no edition; manifest.json has them, such as 1.0.0+sha256-…`);
  }
  return [fileOf(id, integrity), integrity];
}

/**
 * A `.bw` file as it is, also one that the page itself made, a `blob:`; a folder or a CSV goes through
 * the reader, which is fetched for it.
 */
export async function fetchOwn(
  src: string,
  cache: RequestCache,
  fetchBytes: FetchBytes,
): Promise<Uint8Array> {
  if (isEdition(src)) {
    const [file, integrity] = editionOf(src);
    return fetchBytes(beside(`data/${file}`), { integrity, cache });
  }
  const url = address(src);
  if (url.protocol === "blob:" || url.pathname.endsWith(".bw")) return fetchBytes(url, { cache });
  const { readFolder } = await script<typeof import("./reader.ts")>("reader");
  return readFolder(url, (url) => fetchBytes(url, { cache }));
}

/** Throws where the figures cannot stand among those of all sets. */
export function standAmong(src: string): void {
  if (!isEdition(src)) return;
  throw refusal("edition", "the view of every source shows each in its current edition; take it away");
}

function address(src: string): URL {
  try {
    return new URL(src, document.baseURI);
  } catch {
    throw failure("figures-not-found", `src: “${src}” is no address`);
  }
}
