/** Packs files of dist/ into a zip, each checked against its hash first. */

import { zipSync } from "fflate";
import type { Manifest } from "./builder/files.ts";

/** Fetches `names`, which have hashes that the browser holds them against, and of `more` whatever there is. */
export async function pack(names: string[], more: string[], { files }: Manifest): Promise<Blob> {
  const checked = names.map((name) => fetched(name, { integrity: files[name]!.integrity }));
  const all = await Promise.all([...checked, ...more.map((name) => fetched(name, {}))]);
  const missing = all.slice(0, names.length).findIndex((file) => !file);
  if (missing >= 0) throw new Error(`${names[missing]} is missing`);
  const zip = zipSync(Object.fromEntries(all.flatMap((file) => (file ? [file] : []))));
  return new Blob([zip as Uint8Array<ArrayBuffer>], { type: "application/zip" });
}

async function fetched(name: string, how: RequestInit): Promise<[string, Uint8Array] | undefined> {
  const response = await fetch(new URL(name, import.meta.url), how).catch(() => {
    throw new Error(`${name} could not be fetched, or is not the file that the list has`);
  });
  return response.ok ? [name, new Uint8Array(await response.arrayBuffer())] : undefined;
}
