/** A module with all that a reader may do; the build makes a script of this file for each such wasm. */

import type { BothWays } from "./element.ts";
import { enrich } from "./extras.ts";
import { bring, engine, held } from "./further.ts";
import { more } from "./later.ts";
import { script } from "./load.ts";
import type { Needs } from "./needs.ts";
import { coded, type State } from "./types.ts";

export * from "./further.ts";

engine.enrich = enrich;

/** The module that makes pictures, which no chart waits for; see `Cargo.toml`. */
const PICTURE = "picture";
const PICTURES = ["svg", "png"];

/** What has figures and answers: this script, or another of this file. */
type Source = Pick<typeof import("./further.ts"), "bring" | "held">;

/** A file of what an element shows now; what makes it is fetched, and perhaps the figures. */
export async function save(kind: string, needs: Needs, element: BothWays): Promise<Blob> {
  const isPicture = PICTURES.includes(kind);
  const module: Promise<Source> = isPicture ? script<Source>(PICTURE) : Promise.resolve({ bring, held });
  const parts = Promise.all([more(), module]).catch((error: unknown) => {
    throw coded(error, "network");
  });
  const [{ save }, { bring: fetch, held: ready }] = await parts;
  await fetch(needs);
  const { fontFamily } = getComputedStyle(element.shadowRoot!.querySelector(".widget")!);
  return save(kind, ready(needs)!, element.state as State, fontFamily);
}
