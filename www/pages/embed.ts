/** The frame: one chart that fills it, asked for by the frame's address. */

import { refused, read } from "./embed/address.ts";
import { matchScheme } from "./embed/scheme.ts";
import { tellHeight } from "./embed/height.ts";
import { narrow } from "./embed/policy.ts";
import type { BothWays } from "../src/element.ts";

narrow();
const { attributes, unknown } = read(location.search);
const chart = document.createElement("both-ways") as BothWays;
for (const [name, value] of attributes) chart.setAttribute(name, value);
chart.setAttribute("loading", "eager");

const note = document.createElement("p");
note.className = "left-out";
note.hidden = true;
document.body.replaceChildren(chart, note);

/** Says what was left out; whoever wrote the address is to see it beside the chart. */
function leaveOut(words: string): void {
  note.append(note.hidden ? "" : " ", words);
  note.hidden = false;
}

/** One refused field is taken away, and the rest is shown all the same. */
async function show(): Promise<void> {
  try {
    await chart.ready;
  } catch (error) {
    const field = refused(error, (name) => chart.hasAttribute(name));
    if (!field) return;
    leaveOut(`Left out: ${field.reason}.`);
    // What is written before an attempt has ended belongs to that attempt.
    await chart.updateComplete.catch(() => {});
    chart.removeAttribute(field.name);
    await show();
  }
}

/** The page's language and title are the chart's. */
function name(): void {
  document.documentElement.lang = String(chart.state?.["lang"] ?? "en");
  document.title = (chart.answer() as { title: string }).title;
}

/** A page that is not of this host would hardly let itself be shown in a frame. */
function lead(event: Event): void {
  const isLink = (part: EventTarget) => part instanceof HTMLAnchorElement;
  const link = event.composedPath().find(isLink) as HTMLAnchorElement | undefined;
  if (!link || link.origin === location.origin) return;
  link.target = "_blank";
  link.rel = "noopener";
}

document.documentElement.classList.toggle("alone", window.parent === window);
note.lang = "en";
addEventListener("click", lead, true);
if (unknown) leaveOut(unknown);
chart.addEventListener("bothways-ready", name);
chart.addEventListener("bothways-change", name);
matchScheme(attributes.get("theme"));
// The element is defined by the script that follows. Before it has anything to show, a height would
// only make the page around the frame jump.
void customElements
  .whenDefined("both-ways")
  .then(show)
  .then(() => tellHeight(location.search));
