/** The texts of a language: a script for each, fetched where that is spoken. */

import files from "texts:files";

/** The bytes of a file of dist/. (A loader of its own would take 0.5 kB of each language's script.) */
type FetchFile = (file: string, integrity: string) => Promise<Uint8Array>;

/** The lines of a file, by its name without hash: `ar`, `ar.views`, `misp.ar`; none if not there. */
export async function fetchLines(name: string, fetchFile: FetchFile): Promise<string[]> {
  const file = files[name];
  if (!file) return [];
  const [path, integrity] = file;
  return JSON.parse(new TextDecoder().decode(await fetchFile(`texts/${path}`, integrity)));
}
