/** What a class does in a step: choose an answer, count a poll, or go on in another page. */

import { make } from "../panel.ts";
import { written } from "./facts.ts";
import type { Option, Step } from "./types.ts";
import { fill, type Words } from "./words.ts";

/** Answers to choose from. Each is explained and none is scored. */
export function choice(options: Option[], words: Words, say: (words: string) => void): HTMLElement {
  const explained = options.map(({ feedback }) => make("p", { class: "feedback", hidden: "" }, feedback ?? ""));
  const lines = options.map(({ id, text }, at) => {
    const radio = make("input", { type: "radio", name: "choice", value: id });
    radio.addEventListener("change", () => {
      explained.forEach((line, other) => (line.hidden = other !== at));
      say(explained[at]!.textContent!);
    });
    return make("div", {}, make("label", {}, radio, make("span", {}, text)), explained[at]!);
  });
  const all = make("button", { type: "button" }, words.explainAll);
  all.addEventListener("click", () => {
    for (const line of explained) line.hidden = false;
    say(explained.map(({ textContent }) => textContent).join(" "));
  });
  return make("fieldset", { class: "choice" }, make("legend", {}, words.choose), ...lines, all);
}

/** A poll that is counted on the teacher's screen; `counts` lives as long as the page. */
export function poll(options: Option[], counts: number[], words: Words, lang: string): HTMLElement {
  const bars = options.map(() => make("progress", { max: "1", value: "0", "aria-hidden": "true" }));
  const outcomes = options.map(() => make("output"));
  const show = () => {
    const all = options.reduce((sum, _, at) => sum + (counts[at] ?? 0), 0);
    options.forEach((_, at) => {
      const votes = counts[at] ?? 0;
      const percent = written(Math.round((100 * votes) / all), lang, "percent");
      const places = { votes: written(votes, lang), all: written(all, lang), percent };
      bars[at]!.value = all ? votes / all : 0;
      outcomes[at]!.textContent = all ? fill(words.votes, places) : words.noVotes;
    });
  };
  const lines = options.map(({ text }, at) => {
    const input = make("input", { type: "number", min: "0", step: "1", inputmode: "numeric" });
    if (counts[at]) input.value = `${counts[at]}`;
    input.addEventListener("input", () => {
      counts[at] = Math.max(0, Math.trunc(input.valueAsNumber || 0));
      show();
    });
    return make("div", {}, make("label", {}, make("span", {}, text), input), bars[at]!, outcomes[at]!);
  });
  // Each would speak at every number that is typed; the numbers are read where they stand.
  for (const outcome of outcomes) outcome.setAttribute("aria-live", "off");
  show();
  return make("fieldset", { class: "poll" }, make("legend", {}, words.tally), ...lines);
}

/** The way to a page beside the scripts, which opens beside the lesson; a page in one file has none. */
export function lead(page: NonNullable<Step["open"]>, words: Words, lang: string): HTMLElement {
  if (typeof HERE !== "undefined") return make("p", {}, words.noTable);
  const href = new URL(`${page}.html?lang=${lang}`, import.meta.url).href;
  return make("p", {}, make("a", { class: "open", href, target: "_blank", rel: "noopener" }, words.openTable));
}
