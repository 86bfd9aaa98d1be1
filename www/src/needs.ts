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
  /** Whether it is for the full module, whatever the figures. */
  full: boolean;
  /** Whether a map is drawn, which needs the shapes of the land. */
  land: boolean;
}

/** Fields of a state as texts; null is the default. */
export type Fields = (readonly [name: string, text: string | null])[];

/** An engine that has the figures asked for, and the fields by which it knows them. */
export interface Ready {
  engine: Engine;
  figures: Fields;
}
