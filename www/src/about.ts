/** The source panel behind More: what was counted, by whom, and how to cite it. */

import type { Chart, Extra } from "./chart.ts";
import { make, small } from "./panel.ts";

export function about(chart: Chart): Partial<Extra> {
  const panel = make("div");
  chart.panel.folded.append(panel);
  return { filled: () => panel.replaceChildren(...details(chart)) };
}

function details(chart: Chart): Node[] {
  return (chart.shown.page.about ?? []).flatMap(({ head, lines }) => [
    make("h4", {}, head),
    ...lines.map(({ words, url, note, copies }) => {
      const said = url ? make("a", { href: url, rel: "noreferrer" }, words) : words;
      return small(said, ...(note ? [` ${note}`] : []), ...(copies ? [copier(words, chart)] : []));
    }),
  ]);
}

/** A button that copies words, and says that it did. */
function copier(words: string, { panel, shown: { labels } }: Chart): Node {
  const button = make("button", { type: "button", class: "copy", "aria-description": words }, labels.copy);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words).catch(() => getSelection()?.selectAllChildren(button.parentElement!));
    button.textContent = labels.copied;
    panel.announce(labels.copied);
  });
  return button;
}
