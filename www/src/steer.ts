/** Links and buttons of the page's prose that steer a chart: `data-both-ways='{"pair":"JP-US"}'`. */

import { BothWays } from "./element.ts";
import { coded } from "./types.ts";

/** Listens to the whole page, once. */
export function steer(): void {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLElement>("[data-both-ways]");
    if (link) follow(link);
  });
}

function follow(link: HTMLElement): void {
  const { bothWays, bothWaysFor: id } = link.dataset;
  const chart = id ? document.getElementById(id) : document.querySelector("both-ways");
  if (chart?.localName !== "both-ways") return;
  try {
    const { period, ...state } = Object(JSON.parse(bothWays ?? ""));
    BothWays.steer(chart as BothWays, state, period);
  } catch (thrown) {
    const { code, message } = coded(thrown, "state-invalid");
    const options = { detail: { code, message }, bubbles: true, composed: true };
    chart.dispatchEvent(new CustomEvent("bothways-error", options));
  }
}
