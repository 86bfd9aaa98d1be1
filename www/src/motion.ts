/** The way from one drawing to the next: bars grow and dots move, where the reader likes motion. */

import type { Chart, Extra } from "./chart.ts";
import { widgetOf } from "./widget-of.ts";

/** How long a way takes, in ms. */
const LONG = 220;

/** Swift at first, then ever slower. */
const ease = (t: number) => 1 - (1 - t) ** 3;

export function motion(chart: Chart): Partial<Extra> {
  const less = matchMedia("(prefers-reduced-motion: reduce)");
  const frame = (t: number) => widgetOf(chart).frame(t);
  let isChange = false;
  let stop = () => {};

  const go = (resolve: () => void) => {
    const begun = performance.now();
    let request = 0;
    const step = (now: number) => {
      const t = Math.max(0, now - begun) / LONG;
      if (t < 1) frame(ease(t));
      request = requestAnimationFrame(step);
    };
    // The end does not wait for a frame: a page in the background gets none.
    const last = setTimeout(() => {
      frame(1);
      stop();
    }, LONG);
    stop = () => {
      cancelAnimationFrame(request);
      clearTimeout(last);
      stop = () => {};
      delete extra.settled;
      resolve();
    };
    request = requestAnimationFrame(step);
  };

  const extra: Partial<Extra> = {
    filled: () => void (isChange = true),
    drawn() {
      stop();
      const moves = isChange && !less.matches && !document.hidden && frame(0);
      if (moves) extra.settled = new Promise(go);
      isChange = false;
    },
    freed: () => stop(),
  };
  return extra;
}
