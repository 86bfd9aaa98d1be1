/** In place of `../texts.ts` where a page is one file: of each language those files that are in it. */

import { fetchHere, packed } from "./files.ts";

/** The lines of a file, by its name: `ar`, `ar.views`, `misp.ar`; none if not there. */
export async function fetchLines(name: string): Promise<string[]> {
  const file = `texts/${name}.json`;
  if (!packed(file)) return [];
  const response = await fetchHere(file);
  return response.json() as Promise<string[]>;
}
