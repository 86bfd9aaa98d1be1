/** Packs files of dist/ into a zip, each checked against its hash first. */

import { zipSync } from "fflate";
import type { Manifest } from "./builder/files.ts";

const LIST = "manifest.json";

/** Fetches `names`, whose hashes the browser holds them against, and the list that has the hashes. */
export async function pack(names: string[], { files }: Manifest): Promise<Blob> {
  const checked = names.map((name) => fetched(name, { integrity: files[name]!.integrity }));
  const zip = zipSync(Object.fromEntries(await Promise.all([...checked, fetched(LIST, {})])));
  return new Blob([zip as Uint8Array<ArrayBuffer>], { type: "application/zip" });
}

async function fetched(name: string, how: RequestInit): Promise<[string, Uint8Array]> {
  const response = await fetch(new URL(name, import.meta.url), how).catch(() => {
    throw new Error(`${name} could not be fetched, or is not the file that the list has`);
  });
  if (!response.ok) throw new Error(`${name} is missing`);
  return [name, new Uint8Array(await response.arrayBuffer())];
}
