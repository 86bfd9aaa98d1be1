/** The styles of what only the full module has. */

import type { Chart, Extra } from "./chart.ts";
import css from "./full.css";

let shared: CSSStyleSheet | undefined;

export function dress(chart: Chart): Partial<Extra> {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  const { adoptedStyleSheets } = chart.panel.root.getRootNode() as ShadowRoot;
  if (!adoptedStyleSheets.includes(shared)) adoptedStyleSheets.push(shared);
  return {};
}
