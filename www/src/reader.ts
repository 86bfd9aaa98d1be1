/** Reads a folder or a CSV of one's own, by a wasm that only those need who bring one. */

import { __wbg_set_wasm as setWasm, imports, read } from "../../target/web/reader_bg.js";
import { load, once } from "./load.ts";
import { failure } from "./types.ts";

const start = once(() => load({ setWasm, imports }, MODULE));

/** The bytes at an address, or an error with a code of the contract. */
type FetchBytes = (url: URL) => Promise<Uint8Array>;

interface Folder {
  descriptor: string | undefined;
  figures: Uint8Array;
}

/** The set at the address of a `datapackage.json` or of a CSV, as `.bw` bytes. */
export async function readFolder(url: URL, fetchBytes: FetchBytes): Promise<Uint8Array> {
  const both = fetchBoth(url, fetchBytes);
  const [{ descriptor, figures }] = await Promise.all([both, start()]);
  return read(descriptor, figures, url.pathname.split("/").pop() ?? "");
}

async function fetchBoth(url: URL, fetchBytes: FetchBytes): Promise<Folder> {
  const fetchText = async (url: URL) => new TextDecoder().decode(await fetchBytes(url));
  if (!url.pathname.endsWith(".json")) {
    const beside = fetchText(new URL("datapackage.json", url)).catch(() => undefined);
    return { figures: await fetchBytes(url), descriptor: await beside };
  }
  const descriptor = await fetchText(url);
  return { descriptor, figures: await fetchBytes(figuresOf(descriptor, url)) };
}

/** The one resource of a descriptor, which lies beside it. */
function figuresOf(descriptor: string, url: URL): URL {
  let path: unknown;
  try {
    path = JSON.parse(descriptor).resources?.[0]?.path;
  } catch (error) {
    throw failure("figures-invalid", `${url.pathname} is not JSON (${String(error)})`);
  }
  if (typeof path !== "string" || !/^[\w.-]+$/.test(path)) {
    throw failure("figures-invalid", `${url.pathname} names no file beside it`);
  }
  return new URL(path, url);
}
