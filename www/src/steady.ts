/**
 * A chart that grows with its width can call a scrollbar, be drawn narrower and so lower, need it no
 * longer, and begin anew, for ever. Where its width swings like that, the room below takes up what
 * its height loses, and the page keeps its length.
 */

import type { Chart, Extra } from "./chart.ts";

/** The most that a scrollbar is wide, in CSS px. */
const SCROLLBAR = 20;
/** Below the stage, as in widget.css. */
const ROOM = 8;

export function steady(chart: Chart): Partial<Extra> {
  const { stage, root } = chart.panel;
  const { adoptedStyleSheets } = root.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  adoptedStyleSheets.push(sheet);
  /** The widths and heights of the last drawings. */
  let sizes: [width: number, height: number][] = [];

  return {
    drawn() {
      const { width, height } = stage.getBoundingClientRect();
      if (sizes.at(-1)?.[0] === width) sizes.pop();
      sizes = [...sizes.slice(-2), [width, height]];
      const [first, other] = sizes;
      const swings = sizes.length === 3 && first![0] === width && Math.abs(other![0] - width) < SCROLLBAR;
      const lost = swings ? Math.abs(other![1] - height) : 0;
      sheet.replaceSync(lost ? `.stage{margin-bottom:${ROOM + lost}px}` : "");
    },
  };
}
