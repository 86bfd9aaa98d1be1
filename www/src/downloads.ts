/** The buttons that save what is shown as a file. */

import type { Chart, Extra } from "./chart.ts";
import type { Answer } from "./csv.ts";
import type { BothWays } from "./element.ts";
import { make } from "./panel.ts";
import { KINDS, type Kind } from "./save.ts";

/** How long an address is kept for its file to be fetched, in ms. */
const KEPT = 60_000;

export function downloads(chart: Chart): Partial<Extra> {
  const name = make("span");
  const buttons = KINDS.map((kind) => {
    const button = make("button", { type: "button" }, kind.toUpperCase());
    chart.on(button, "click", () => save(chart, kind));
    return button;
  });
  const group = make("div", { class: "downloads", role: "group" }, name, ...buttons);
  chart.panel.fields.after(group);
  return {
    filled() {
      const words = chart.shown.labels.download;
      name.textContent = words;
      group.setAttribute("aria-label", words);
    },
    freed: () => group.remove(),
  };
}

function save(chart: Chart, kind: Kind): void {
  const element = (chart.panel.root.getRootNode() as ShadowRoot).host as BothWays;
  const name = fileName(chart, kind);
  element.download(kind).then(
    (blob) => {
      const href = URL.createObjectURL(blob);
      make("a", { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), KEPT);
    },
    (error: unknown) => chart.listener.failed(error),
  );
}

/** Whose figures, of whom, in which view: `honeypots-US-JP-timeline.csv`. */
function fileName(chart: Chart, kind: Kind): string {
  const { figures, pair, country } = chart.state;
  const { view } = chart.answer() as Answer;
  const whose = view === "sources" ? [] : [figures];
  const whom = view === "partners" ? (country ?? pair.slice(0, 2)) : pair;
  return `${[...whose, whom, view].join("-")}.${kind}`;
}
