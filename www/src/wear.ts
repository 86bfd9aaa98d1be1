/** Rules beyond the element's own, made once a sheet and worn by every chart that needs them. */

import type { Chart } from "./chart.ts";

/** Makes a chart's element wear the rules of `css`. */
export function wears(css: string): (chart: Chart) => Record<string, never> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return ({ panel }) => {
    const { adoptedStyleSheets } = panel.root.getRootNode() as ShadowRoot;
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
    return {};
  };
}
