/** Editions of bundled sets: each is a file that is named by its hash and stays. */

import { refusal } from "./types.ts";

/** A set in an edition is asked for by this address: `edition:cncert@1.0.0+sha256-…`. */
const ADDRESS = /^edition:([\w-]+)@\d+\.\d+\.\d+\+(sha256-([\w+/]{43}=))$/;

export interface Edition {
  id: string;
  integrity: string;
  /** Its file in the folder of figures. */
  file: string;
}

/** Whether an address asks for an edition. */
export const isEdition = (src: string) => src.startsWith("edition:");

/** What an address asks for; throws where it names no edition. */
export function editionOf(src: string): Edition {
  const [, id, integrity] = ADDRESS.exec(src) ?? [];
  if (!id || !integrity) {
    const said = src.slice(src.indexOf("@") + 1);
    throw refusal("edition", `“${said}” is no edition; manifest.json has them, such as 1.0.0+sha256-…`);
  }
  return { id, integrity, file: fileOf(id, integrity) };
}

/** The file of a set: its name, and eight signs of its hash. */
export function fileOf(id: string, integrity: string): string {
  const bytes = atob(integrity.slice("sha256-".length, "sha256-".length + 8)).slice(0, 4);
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"));
  return `${id}.${hex.join("")}.bw`;
}
