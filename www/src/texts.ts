/** The texts of other languages: a script of its own, fetched where one of them is spoken. */

import files from "texts:files";
import { failure } from "./types.ts";

/** The lines of a file, by its name without hash: `ar`, `ar.views`, `misp.ar`; none if not there. */
export async function fetchLines(name: string): Promise<string[]> {
  const file = files[name];
  if (!file) return [];
  const url = new URL(`texts/${file}`, import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw failure("network", `${url.pathname} answered ${response.status}`);
  return response.json();
}
