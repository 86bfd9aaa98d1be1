/** Hands on what is shown: by a link to it, and by what the reader's system has for that. */

import type { Chart, Extra } from "./chart.ts";
import type { Answer } from "./csv.ts";
import { make } from "./panel.ts";

export function share(chart: Chart): Partial<Extra> {
  const [copy, hand] = [make("button", { type: "button" }), make("button", { type: "button" })];
  const address = make("input", { type: "url", readonly: "", hidden: "" });
  const group = make("div", { class: "downloads", role: "group" }, copy, address, hand);
  chart.panel.root.querySelector(".downloads")!.after(group);

  chart.on(copy, "click", async () => {
    const { copied, link } = chart.shown.labels;
    // Without a clipboard the address stands there to be copied by hand.
    const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    address.hidden = !!isCopied;
    address.value = location.href;
    address.setAttribute("aria-label", link);
    if (!isCopied) return address.select();
    copy.textContent = copied;
    chart.panel.announce(copied);
  });
  chart.on(hand, "click", () => {
    const { title, sentence } = chart.answer() as Answer;
    const text = `${sentence} ${chart.shown.page.source}`;
    navigator.share({ title, text, url: location.href }).catch((error: unknown) => {
      // Whoever closes the sheet changed their mind.
      if ((error as Error).name !== "AbortError") chart.listener.failed(error);
    });
  });

  return {
    filled() {
      const { link, share } = chart.shown.labels;
      [copy.textContent, hand.textContent] = [link, share];
      address.hidden = true;
      group.setAttribute("aria-label", share);
      // Only an address that says what is shown can show it again.
      copy.hidden = !urlState(chart);
      hand.hidden = !("share" in navigator);
      group.hidden = copy.hidden && hand.hidden;
    },
    freed: () => group.remove(),
  };
}

const urlState = ({ panel }: Chart) =>
  Reflect.get((panel.root.getRootNode() as ShadowRoot).host, "urlState") as string | null;
