/** What can be chosen only with a further module: views and orders, and a table of what is shown. */

import type { Chart, Extra } from "./chart.ts";
import { choose, make } from "./panel.ts";

export function choices(chart: Chart): Partial<Extra> {
  const [viewName, view] = [make("span"), make("select")];
  const [orderName, order] = [make("span"), make("select")];
  const field = make("label", {}, orderName, order);
  chart.panel.fields.prepend(make("label", {}, viewName, view), field);

  chart.on(order, "change", () => chart.choose("order", order.value));
  // Another view may need more than is here.
  chart.on(view, "change", () => {
    chart.listener.wanted("view", view.value);
    // The table is that of the chart which it takes the place of.
    if (view.value === "table") chart.listener.wanted("of", chart.state.view);
  });

  return {
    filled() {
      const { views, orders } = chart.shown.page;
      if (views) {
        viewName.textContent = views.name;
        choose(view, views.choices, chart.state.view);
      }
      field.hidden = !orders;
      if (!orders) return;
      orderName.textContent = orders.name;
      choose(order, orders.choices, String(chart.state["order"] ?? "total"));
    },
  };
}
