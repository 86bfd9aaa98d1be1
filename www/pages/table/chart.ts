/** The chart beside the table: an element whose figures lie in the page's own memory. */

import { byId } from "./page.ts";

type Element = HTMLElement & { src: string; from: string | null; updateComplete: Promise<void> };

let chart: Element | undefined;
let address = "";
/** Where the chart was told to begin; what the reader chose since then stays until that changes. */
let begin: string | undefined;

/** Draws a file from a period on, or takes the chart away where there is nothing to draw. */
export async function draw(file: Uint8Array<ArrayBuffer> | null, since: string | undefined): Promise<void> {
  const before = address;
  address = file ? URL.createObjectURL(new Blob([file])) : "";
  byId("placeholder").hidden = !!file;
  if (!file) {
    chart?.remove();
    chart = undefined;
  } else if (chart) {
    chart.src = address;
    if (since !== begin) chart.from = since ?? null;
    begin = since;
    await chart.updateComplete.catch(() => {});
  } else {
    chart = document.createElement("both-ways") as Element;
    chart.setAttribute("loading", "eager");
    chart.setAttribute("controls", "full");
    chart.setAttribute("src", address);
    if (since) chart.setAttribute("from", since);
    begin = since;
    byId("chart").append(chart);
  }
  if (before) URL.revokeObjectURL(before);
}
