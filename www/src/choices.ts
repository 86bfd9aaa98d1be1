/** What can be chosen only with the full module: orders, and a table of what is shown. */

import type { Chart, Extra } from "./chart.ts";
import { choose, make } from "./panel.ts";

export function choices(chart: Chart): Partial<Extra> {
  const { view } = chart.panel;
  const [name, order] = [make("span"), make("select")];
  const field = make("label", {}, name, order);
  view.closest("label")!.after(field);

  chart.on(order, "change", () => chart.choose("order", order.value));
  chart.on(view, "change", () => {
    // The table is that of the chart which it takes the place of.
    if (view.value === "table") chart.listener.wanted("of", chart.state.view);
  });

  return {
    filled() {
      const { orders } = chart.shown.page;
      field.hidden = !orders;
      if (!orders) return;
      name.textContent = orders.name;
      choose(order, orders.choices, String(chart.state["order"] ?? "total"));
    },
  };
}
