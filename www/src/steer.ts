/** Links and buttons of the page's prose that steer a chart: `data-both-ways='{"pair":"JP-US"}'`. */

import { BothWays } from "./element.ts";

/** Listens to the whole page, once. */
export function steer(): void {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLElement>("[data-both-ways]");
    if (link) follow(link);
  });
}

function follow({ dataset: { bothWays, bothWaysFor: id } }: HTMLElement): void {
  const chart = id ? document.getElementById(id) : document.querySelector("both-ways");
  if (chart instanceof BothWays) BothWays.steer(chart, bothWays);
}
