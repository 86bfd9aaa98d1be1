/** The module that a page loads: it defines `<both-ways>` at once, and loads the wasm when needed. */

import { BothWays } from "./element.ts";
import { steer } from "./steer.ts";

export { BothWays };

if (globalThis.customElements && !customElements.get("both-ways")) {
  customElements.define("both-ways", BothWays);
  steer();
}
