/** What a state asks of the module, and what answers. */

import type { Engine } from "./load.ts";

/** The set that is inside the wasm. */
export const DEFAULT = "cncert";

/** What a state asks of the module. */
export interface Needs {
  /** A bundled set, unless `src` is given. */
  figures: string;
  /** The address of other figures. */
  src: string | null;
  /** Whether all bundled sets speak. */
  all: boolean;
}

/** An engine with the figures it was asked for, as bytes where they are no bundled set. */
export interface Ready {
  engine: Engine;
  own?: Uint8Array | undefined;
}
