/** The texts of a language: a script for each, fetched where that is spoken. */

import files from "texts:files";
import { beside, get } from "./load.ts";

/** The lines of a file, by its name without hash: `ar`, `ar.views`, `misp.ar`; none if not there. */
export async function fetchLines(name: string): Promise<string[]> {
  const file = files[name];
  if (!file) return [];
  const [path, integrity] = file;
  const bytes = await get(beside(`texts/${path}`), { integrity });
  return JSON.parse(new TextDecoder().decode(bytes));
}
