/** The reader's way back: the last choices taken away one by one, or all of them at once. */

import type { Chart, Extra } from "./chart.ts";
import type { BothWays } from "./element.ts";
import type { Fields } from "./needs.ts";
import { make } from "./panel.ts";

type Chosen = Record<string, string>;

/** What has to be written for `from` to become `to`. */
function way(from: Chosen, to: Chosen): Fields {
  const names = Object.keys({ ...from, ...to });
  return names
    .filter((name) => from[name] !== to[name])
    .map((name) => [name, to[name] ?? null] as const);
}

/** What is chosen after fields were written. */
const after = (chosen: Chosen, fields: Fields): Chosen => {
  const next = { ...chosen };
  for (const [name, text] of fields) {
    if (text === null) delete next[name];
    else next[name] = text;
  }
  return next;
};

export function undo(chart: Chart): Partial<Extra> {
  const host = (chart.panel.root.getRootNode() as ShadowRoot).host as BothWays;
  const undo = make("button", { type: "button" });
  const reset = make("button", { type: "button" });
  chart.panel.fields.append(make("div", { class: "past" }, undo, reset));

  let now: Chosen = { ...chart.shown.chosen };
  /** As the page has it. */
  let own = now;
  /** Of each choice of the reader, what takes it away. */
  let past: Fields[] = [];
  /** Whether the next change takes one away. */
  let isUndo = false;

  const write = (fields: Fields) => fields.forEach(([name, text]) => chart.listener.wanted(name, text));
  /** An empty past is said, and keeps its button: whoever pressed it last is still there. */
  const tell = () => {
    undo.ariaDisabled = String(!past.length);
    reset.ariaDisabled = String(!way(now, own).length);
  };

  chart.on(host, "bothways-change", ({ target, detail: { by } }) => {
    // A chart inside this one's fallback speaks for itself.
    if (target !== host) return;
    const next = { ...chart.shown.chosen };
    const away = way(next, now);
    if (by === "page") own = after(own, way(now, next));
    else if (!isUndo && away.length) past.push(away);
    [now, isUndo] = [next, false];
    tell();
  });
  chart.on(undo, "click", () => {
    const away = past.pop();
    if (!away) return;
    isUndo = true;
    write(away);
    host.updateComplete.catch(() => {
      isUndo = false;
      past.push(away);
    });
  });
  chart.on(reset, "click", () => write(way(now, own)));

  return {
    filled() {
      const { labels } = chart.shown;
      [undo.textContent, reset.textContent] = [labels.undo, labels.resetAll];
      tell();
    },
  };
}
