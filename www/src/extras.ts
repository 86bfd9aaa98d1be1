/** What the full module adds to every chart; each extra is a file of its own. */

import type { Widget } from "../../target/web/full_bg.js";
import type { Chart, Extra } from "./chart.ts";
import type { Tip } from "./types.ts";
import { hand } from "./hand.ts";

/** An extra as its file makes it: of what became of the chart it hears what it asks for. */
export type Enrich = (chart: Chart, widget: Widget) => Partial<Extra>;

const EXTRAS: Enrich[] = [hand];

/** All extras of a chart as one. */
export function enrich(chart: Chart, widget: unknown): Extra {
  const extras = EXTRAS.map((extra) => extra(chart, widget as Widget));
  return {
    filled: () => extras.forEach((extra) => extra.filled?.()),
    drawn: () => extras.forEach((extra) => extra.drawn?.()),
    pointed: (tip: Tip | undefined) => extras.forEach((extra) => extra.pointed?.(tip)),
    freed: () => extras.forEach((extra) => extra.freed?.()),
    get settled() {
      return extras.find((extra) => extra.settled)?.settled;
    },
  };
}
