/** The views as tabs above the chart: arrows go from one to the next, Enter shows it. */

import type { Chart, Extra } from "./chart.ts";
import { make } from "./panel.ts";

export function tabs(chart: Chart): Partial<Extra> {
  const { root, more, folded, view: shown } = chart.panel;
  shown.id = "view";
  const list = make("div", { class: "tabs", role: "tablist" });
  root.querySelector(".controls")!.after(list);
  let all: HTMLButtonElement[] = [];

  const show = (view: string) => {
    const { view: before } = chart.state;
    if (view === before) return;
    chart.listener.wanted("view", view);
    // The table is that of the chart which it takes the place of.
    if (view === "table") chart.listener.wanted("of", before);
  };
  /** The one that Tab reaches; a view may have to be fetched, so that arrows alone show none. */
  const reach = (tab: HTMLButtonElement) => {
    for (const one of all) one.tabIndex = one === tab ? 0 : -1;
  };
  const made = (view: string) => {
    const tab = make("button", { type: "button", role: "tab", "aria-controls": "view" });
    chart.on(tab, "click", () => show(view));
    return tab;
  };

  chart.on(list, "keydown", (event) => {
    const at = all.indexOf(event.target as HTMLButtonElement);
    const isRtl = getComputedStyle(list).direction === "rtl";
    const next: Record<string, number> = {
      ArrowRight: at + (isRtl ? -1 : 1),
      ArrowLeft: at + (isRtl ? 1 : -1),
      Home: 0,
      End: -1,
    };
    const tab = all.at((next[event.key] ?? NaN) % all.length);
    if (!(event.key in next) || !tab) return;
    event.preventDefault();
    reach(tab);
    tab.focus();
  });
  // Left, the list is entered again at the view that is shown.
  chart.on(list, "focusout", ({ relatedTarget }) => {
    if (all.includes(relatedTarget as HTMLButtonElement)) return;
    const shown = all.find((tab) => tab.ariaSelected === "true");
    if (shown) reach(shown);
  });

  /** What is shown is a tab's panel while the tabs are seen. */
  const arrange = () => {
    const isSeen = !folded.hidden && chart.state.controls !== "none";
    const tab = isSeen && all.find(({ ariaSelected }) => ariaSelected === "true");
    if (tab) shown.role = "tabpanel";
    else shown.removeAttribute("role");
    shown.ariaLabel = tab ? tab.textContent : null;
  };
  const opens = new MutationObserver(arrange);
  opens.observe(more, { attributeFilter: ["aria-expanded"] });

  return {
    filled() {
      const { views } = chart.shown.page;
      if (!views) return;
      list.setAttribute("aria-label", views.name);
      if (all.length !== views.choices.length) {
        all = views.choices.map(({ value }) => made(value));
        list.replaceChildren(...all);
      }
      views.choices.forEach(({ value, words }, at) => {
        const tab = all[at]!;
        tab.textContent = words;
        tab.setAttribute("aria-selected", String(value === chart.state.view));
        if (value === chart.state.view && !list.matches(":focus-within")) reach(tab);
      });
      arrange();
    },
    freed() {
      opens.disconnect();
      list.remove();
    },
  };
}
