/** Buttons beside those lines of the source panel that are there to be copied. */

import type { Chart, Extra } from "./chart.ts";
import { make } from "./panel.ts";
import type { Labels } from "./types.ts";

export function copies(chart: Chart): Partial<Extra> {
  return {
    filled() {
      const { page, labels } = chart.shown;
      const lines = page.about.flatMap(({ lines }) => lines);
      const places = chart.panel.about.querySelectorAll("p");
      lines.forEach((line, at) => line.copies && places[at]!.append(copier(line.words, labels)));
    },
  };
}

/** A button that copies words, and says that it did. */
function copier(words: string, labels: Labels): Node {
  const button = make("button", { type: "button", class: "copy" }, labels.copy);
  button.addEventListener("click", async () => {
    const select = () => getSelection()?.selectAllChildren(button.parentElement!);
    await navigator.clipboard.writeText(words).catch(select);
    button.textContent = labels.copied;
  });
  return button;
}
