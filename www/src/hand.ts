/** What the reader's hand does beyond pointing: a click selects the pair under it. */

import type { Widget } from "../../target/web/full_bg.js";
import type { Chart, Extra } from "./chart.ts";
import type { Tip } from "./types.ts";

export function hand(chart: Chart, _: Widget): Partial<Extra> {
  let at: Tip | undefined;
  const select = () => {
    const pair = at?.pair;
    if (pair && pair !== chart.state.pair) chart.choose("pair", pair);
  };
  chart.on(chart.panel.stage, "click", select);
  return { pointed: (tip) => void (at = tip) };
}
