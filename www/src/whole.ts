/** A module with all that a reader may do; the build makes a script of this file for each such wasm. */

import { enrich } from "./extras.ts";
import { engine } from "./further.ts";

export * from "./further.ts";

engine.enrich = enrich;
