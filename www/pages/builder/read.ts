/** What a chart says, read off it: its parts, its state, its answer, its files. */

import type { Answer } from "../../src/csv.ts";
import type { BothWays } from "../../src/element.ts";
import type { Choice } from "../../src/types.ts";
import type { Words } from "./snippets.ts";

/** What can be chosen of a set. */
export interface Offers {
  places: Choice[];
  measures: Choice[];
  /** The language of their words. */
  lang: string;
  /** Periods of the chart over time. */
  periods: string[];
  /** Whether the pair has a figure in either direction; of views of many nobody asks. */
  hasFigures: boolean;
}

const part = (chart: BothWays, selector: string) => [
  ...chart.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];

/** A header that sorts has a mark behind its words. */
const textOf = ({ textContent }: HTMLElement) => textContent.replace(/\s*[↕↑↓]$/, "").trim();

/** Its own selects know what there is, in its own language. */
export function offersOf(chart: BothWays): Offers {
  const selects = part(chart, "select") as HTMLSelectElement[];
  const [places, measures] = [selects[0], selects.find(({ value }) => value === chart.state!.measure)];
  const { view, rows } = chart.answer() as unknown as Answer;
  const cells = rows.flatMap(({ forward, back }) => [forward, back]) as { kind: string }[];
  return {
    lang: part(chart, ".widget")[0]!.lang,
    places: optionsOf(places),
    measures: optionsOf(measures),
    periods: view === "timeline" ? rows.map(({ period }) => String(period)) : [],
    hasFigures: view !== "timeline" || cells.some(({ kind }) => kind !== "notMeasured"),
  };
}

const optionsOf = (select?: HTMLSelectElement): Choice[] =>
  [...(select?.options ?? [])].map(({ value, text }) => ({ value, words: text }));

/** All its words, and its picture in the colours that readers may see. */
export async function wordsOf(chart: BothWays): Promise<Words> {
  const { lang, dir } = part(chart, ".widget")[0]!;
  const { title, sentence } = chart.answer() as unknown as Answer;
  const cells = (selector: string) => part(chart, `[part=table] ${selector}`);
  const rows = cells("tbody tr") as HTMLTableRowElement[];
  const print = part(chart, ".widget > div > p.small:not(.title + p)").map(textOf);
  const words = {
    title,
    sentence,
    lang,
    dir,
    caption: cells("caption").map(textOf).join(),
    head: cells("thead th").map(textOf),
    rows: rows.map((row) => [...row.cells].map(textOf)),
    small: [print.join(" "), ...part(chart, ".notes > p").map(textOf)],
  };
  return { ...words, ...(await picturesOf(chart)) };
}

/** Light and dark, unless one of them is chosen; the chart keeps the theme that it had. */
async function picturesOf(chart: BothWays): Promise<{ light: string; dark: string }> {
  const { theme } = chart.state!;
  const picture = async (theme: string) => {
    chart.state = { theme };
    return (await chart.download("svg")).text();
  };
  if (theme !== "auto") return { light: await picture(theme), dark: "" };
  const [light, dark] = [await picture("light"), await picture("dark")];
  chart.state = { theme };
  return { light, dark };
}
