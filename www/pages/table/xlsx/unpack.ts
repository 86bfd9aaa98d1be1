/** Takes texts out of a packed folder, never more bytes than allowed, whatever the folder says of itself. */

import { Unzip, UnzipInflate } from "fflate";

/** So many bytes are unpacked at a time; they become a thousand times as many at most. */
const STEP = 4096;

/** More would be unpacked than allowed. */
export class TooLarge extends Error {}

export class Folder {
  #bytes: Uint8Array;
  #left: number;

  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes;
    this.#left = most;
  }

  /** The texts of the files that are wanted, by their paths; the others stay packed. */
  take(isWanted: (path: string) => boolean): Map<string, string> {
    const texts = new Map<string, string>();
    const unzip = new Unzip((file) => {
      if (!isWanted(file.name)) return;
      const decoder = new TextDecoder();
      let text = "";
      file.ondata = (error, part, isLast) => {
        if (error) throw error;
        this.#left -= part.length;
        if (this.#left < 0) throw new TooLarge();
        text += decoder.decode(part, { stream: !isLast });
        if (isLast) texts.set(file.name, text);
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    for (let at = 0; at < this.#bytes.length; at += STEP) {
      unzip.push(this.#bytes.subarray(at, at + STEP), at + STEP >= this.#bytes.length);
    }
    return texts;
  }
}
