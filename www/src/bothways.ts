/** The module that a page loads: it defines `<both-ways>` at once, and loads the wasm when needed. */

import { BothWays } from "./element.ts";
import { setOut } from "./engine.ts";
import { steer } from "./steer.ts";

export { BothWays };

if (globalThis.customElements && !customElements.get("both-ways")) {
  // Where a chart is due at once, the wasm sets out before the elements are made.
  if (document.querySelector('both-ways[loading="eager"]')) setOut();
  customElements.define("both-ways", BothWays);
  steer();
}
