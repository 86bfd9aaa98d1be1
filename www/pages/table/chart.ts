/** The chart beside the table: an element whose figures lie in the page's own memory. */

import { byId } from "./page.ts";

type Element = HTMLElement & { src: string; from: string | null; updateComplete: Promise<void> };

let chart: Element | undefined;
let address = "";
/** Where the chart was told to begin; what the reader chose since then stays until that changes. */
let begin: string | undefined;

/** What is drawn: a file, from a period on; another table has a chart of its own. */
interface Drawing {
  file: Uint8Array<ArrayBuffer> | null;
  since: string | undefined;
  isOther: boolean;
}

/** Draws a file, or takes the chart away where there is nothing to draw. */
export async function draw({ file, since, isOther }: Drawing): Promise<void> {
  const before = address;
  address = file ? URL.createObjectURL(new Blob([file])) : "";
  byId("placeholder").hidden = !!file;
  if (chart && (!file || isOther)) {
    chart.remove();
    chart = undefined;
  }
  if (file && chart) {
    chart.src = address;
    if (since !== begin) chart.from = since ?? null;
  } else if (file) start(since);
  begin = since;
  await chart?.updateComplete.catch(() => {});
  if (before) URL.revokeObjectURL(before);
}

function start(since: string | undefined): void {
  chart = document.createElement("both-ways") as Element;
  // On a phone all but the chart is behind More.
  const controls = matchMedia("(min-width: 40rem)").matches ? "full" : "minimal";
  const attributes = { loading: "eager", controls, src: address, ...(since && { from: since }) };
  Object.entries(attributes).forEach(([name, value]) => chart!.setAttribute(name, value));
  byId("chart").append(chart);
}
