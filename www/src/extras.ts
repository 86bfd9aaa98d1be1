/** What the full module adds to every chart; each extra is a file of its own. */

import type { Widget } from "../../target/web/full_bg.js";
import type { Chart, Extra } from "./chart.ts";
import { choices } from "./choices.ts";
import css from "./extras.css";
import { hand } from "./hand.ts";
import { motion } from "./motion.ts";

/** An extra as its file makes it: of what becomes of the chart it hears what it asks for. */
type Enrich = (chart: Chart, widget: Widget) => Partial<Extra>;

const EXTRAS: Enrich[] = [choices, hand, motion];

let sheet: CSSStyleSheet | undefined;

/** The extras' rules, once for each element. */
function dress({ panel }: Chart): void {
  const { adoptedStyleSheets: sheets } = panel.root.getRootNode() as ShadowRoot;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!sheets.includes(sheet)) sheets.push(sheet);
}

/** All extras of a chart as one. */
export function enrich(chart: Chart, widget: unknown): Extra {
  dress(chart);
  const extras = EXTRAS.map((extra) => extra(chart, widget as Widget));
  return {
    filled: () => extras.forEach((extra) => extra.filled?.()),
    drawn: () => extras.forEach((extra) => extra.drawn?.()),
    pointed: (tip) => extras.forEach((extra) => extra.pointed?.(tip)),
    freed: () => extras.forEach((extra) => extra.freed?.()),
    get settled() {
      return extras.find((extra) => extra.settled)?.settled;
    },
  };
}
