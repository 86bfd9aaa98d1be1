/** The module that a page loads: it defines `<both-ways>` at once, and loads the wasm when needed. */

import { BothWays } from "./element.ts";
import { setOut } from "./engine.ts";
import { steer } from "./steer.ts";

export { BothWays };

if (globalThis.customElements && !customElements.get("both-ways")) {
  // Where a plain chart is due at once, its wasm sets out before the elements are made.
  const other = '[src],[view]:not([view="timeline"]),[figures]:not([figures="cncert"])';
  if (document.querySelector(`both-ways[loading="eager"]:not(${other})`)) setOut();
  customElements.define("both-ways", BothWays);
  steer();
}
