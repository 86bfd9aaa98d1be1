/** The chart beside the table: an element whose figures lie in the page's own memory. */

import { byId } from "./page.ts";

type Element = HTMLElement & { src: string; updateComplete: Promise<void> };

let chart: Element | undefined;
let address = "";

/** Draws a file, or takes the chart away where there is nothing to draw. */
export async function draw(file: Uint8Array<ArrayBuffer> | null): Promise<void> {
  const before = address;
  address = file ? URL.createObjectURL(new Blob([file])) : "";
  byId("placeholder").hidden = !!file;
  if (!file) {
    chart?.remove();
    chart = undefined;
  } else if (chart) {
    chart.src = address;
    await chart.updateComplete.catch(() => {});
  } else {
    chart = document.createElement("both-ways") as Element;
    chart.setAttribute("loading", "eager");
    chart.setAttribute("controls", "full");
    chart.setAttribute("src", address);
    byId("chart").append(chart);
  }
  if (before) URL.revokeObjectURL(before);
}
