/** The chart at three widths; on a small screen one of them at a time. */

import type { BothWays } from "../../src/element.ts";
import { make } from "../../src/panel.ts";
import { byId, radios, say } from "./page.ts";

const WIDTHS = ["phone", "column", "wide"] as const;

/** Builds them; `taken` hears what is chosen in one of them. */
export function previews(taken: (state: Record<string, unknown>) => void) {
  const charts = WIDTHS.map((width) => {
    // A tag by its name: the element is defined by a script of its own.
    const chart = document.createElement("both-ways") as BothWays;
    chart.addEventListener("bothways-change", ({ detail }) => {
      if (detail.by === "reader") taken((detail as unknown as { state: Record<string, unknown> }).state);
    });
    const room = make("div", { class: "room", role: "group", "aria-label": say(width) }, chart);
    reach(room);
    byId("previews").append(
      make("div", { class: `preview ${width}` }, make("p", { class: "small" }, say(width)), room),
    );
    return chart;
  });
  const choose = (width: string) => (byId("previews").dataset["width"] = width);
  const first = matchMedia("(min-width: 44rem)").matches ? "column" : "phone";
  radios("widths", WIDTHS, first, choose);
  choose(first);
  return {
    /** Shows a state in all of them. */
    show: (state: Record<string, unknown>) => charts.forEach((chart) => Object.assign(chart, state)),
  };
}

/** A room is a stop of the keyboard where there is something to scroll in it. */
function reach(room: HTMLElement): void {
  const look = () => (room.tabIndex = room.scrollWidth > room.clientWidth ? 0 : -1);
  new ResizeObserver(look).observe(room);
}
