/** Buttons beside what is there to be copied, such as a citation. */

import type { Chart, Extra } from "./chart.ts";
import { make } from "./panel.ts";

export function copy(chart: Chart): Partial<Extra> {
  const { root } = chart.panel;
  return {
    filled() {
      const lines = chart.shown.page.about.flatMap(({ lines }) => lines);
      // The source panel has a paragraph for each line.
      const paragraphs = root.querySelectorAll(".more h4 ~ p");
      lines.forEach(({ words, copies }, at) => {
        if (copies) paragraphs[at]?.append(copier(chart, words));
      });
    },
  };
}

/** A button that copies words, and says that it did. */
function copier({ shown: { labels } }: Chart, words: string): Node {
  const button = make("button", { type: "button", class: "copy" }, labels.copy);
  button.addEventListener("click", async () => {
    const select = () => getSelection()?.selectAllChildren(button.parentElement!);
    await navigator.clipboard.writeText(words).catch(select);
    button.textContent = labels.copied;
  });
  return button;
}
