/** The two countries or territories: found by typing in any language that the reader has, swapped by a key. */

import type { Chart, Extra } from "./chart.ts";
import { Combobox, type Group, type Item } from "./combobox.ts";
import type { BothWays } from "./element.ts";
import type { Place } from "./types.ts";

/** How many pairs are kept. */
const KEPT = 5;

export function pickers(chart: Chart): Partial<Extra> {
  const { panel } = chart;
  let places: Place[] = [];
  let pairs: string[] = [];
  let named: { key: string; items: Item[] } = { key: "", items: [] };

  const wordsOf = (code: string) => places.find(({ value }) => value === code)?.words ?? code;
  /** The places with all their names, which only a reader who looks for one needs. */
  const items = () => {
    const languages = spoken(chart);
    const key = `${languages}${places.map(({ value, words }) => value + words)}`;
    if (named.key !== key) named = { key, items: withNames(places, languages) };
    return named.items;
  };
  const recent = (): Item[] =>
    pairs
      .filter((pair) => pair !== chart.state.pair)
      .map((value) => ({ value, words: value.split("-").map(wordsOf).join(" – "), names: [] }));
  const groups = (): Group[] => [
    { name: chart.shown.labels.recent, items: recent() },
    { items: items() },
  ];
  const made = (side: "first" | "second") =>
    new Combobox(`${side}-list`, {
      groups,
      chosen: (value) => chart.choose(value.includes("-") ? "pair" : side, value),
      nothing: () => chart.shown.labels.noPlace,
      announce: (words) => panel.announce(words),
    });
  const sides = (["first", "second"] as const).map((side) => ({
    side,
    select: panel[side],
    combobox: made(side),
  }));

  /** A select that the reader has the hand on stays until it is left. */
  const takePlace = () => {
    for (const { select, combobox } of sides) {
      if (select.hidden || select.matches(":focus")) continue;
      select.hidden = true;
      select.after(combobox.element);
    }
  };
  for (const { select } of sides) chart.on(select, "blur", takePlace);

  // Enter with Shift is no character, no browser or screen reader takes it, and every keyboard has
  // it; a letter would be typed into the fields. It means this only where the focus is in them or
  // on the chart.
  const isHere = (target: EventTarget | null) =>
    target === panel.stage || sides.some(({ combobox }) => combobox.input === target);
  const swap = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.shiftKey || !isHere(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    for (const { combobox } of sides) combobox.close();
    chart.choose("swap", "");
  };
  panel.root.addEventListener("keydown", swap, { capture: true });

  return {
    filled() {
      const { page, labels, state } = chart.shown;
      const { compare } = new Intl.Collator(panel.root.lang);
      places = [...page.places].sort((a, b) => compare(a.words, b.words));
      const isKnown = (pair: string) => pair.split("-").every((code) => places.some(({ value }) => value === code));
      pairs = [...new Set([state.pair, ...pairs])].filter(isKnown).slice(0, KEPT + 1);
      const [a = "", b = ""] = state.pair.split("-");
      const codes = { first: a, second: b };
      for (const { side, combobox } of sides) {
        combobox.name(labels[side]);
        combobox.fill(codes[side], wordsOf(codes[side]));
      }
      panel.root.querySelector("#keys")!.append(` ${labels.keysSwap}`);
      panel.swap.title = labels.keysSwap;
      takePlace();
    },
  };
}

/** The languages that a name may be typed in: the chart's, the reader's, English. */
function spoken({ panel }: Chart): string[] {
  const { host } = panel.root.getRootNode() as ShadowRoot;
  const own = (host as BothWays).state?.["lang"];
  return [...new Set([String(own ?? "en"), ...navigator.languages, "en"])];
}

function withNames(places: Place[], languages: string[]): Item[] {
  const names = languages.map(
    (lang) => new Intl.DisplayNames(lang, { type: "region", fallback: "none" }),
  );
  return places.map(({ value, words, count }) => ({
    value,
    words,
    remark: count,
    names: [words, ...names.flatMap((name) => name.of(value) ?? [])],
  }));
}
