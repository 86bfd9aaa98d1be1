/** The span of periods as a range with two handles, and the spans that most readers want by name. */

import type { Chart, Extra } from "./chart.ts";
import { choose, make } from "./panel.ts";
import type { Choice, Course } from "./types.ts";

/** From one period to another, by their positions among all. */
export type Range = readonly [from: number, to: number];

/** Where no span can be chosen. */
export const NO_COURSE: Course = { periods: [], first: -1, last: -1, adds: false, runs: false };

/** What a select says of a span that none of its names is for. */
const OTHER = "other";

/** Shows some periods alone. All of them are no choice. */
export function showAlone(chart: Chart, [from, to]: Range): void {
  const { periods } = chart.shown.page.course ?? NO_COURSE;
  const isAll = from === 0 && to === periods.length - 1;
  chart.listener.wanted("from", isAll ? null : periods[from]!.value);
  chart.listener.wanted("to", isAll ? null : periods[to]!.value);
}

/** What is shown: from bound to bound; where a bound is no such period, as far as is drawn. */
export function shownRange(chart: Chart): Range {
  const { periods, first, last } = chart.shown.page.course ?? NO_COURSE;
  const { from, to } = chart.shown.state;
  const at = (bound: unknown, drawn: number) => {
    const found = periods.findIndex(({ value }) => value === bound);
    return found < 0 ? drawn : found;
  };
  return [at(from, Math.max(0, first)), at(to, last < 0 ? periods.length - 1 : last)];
}

/** A span in words. */
export function wordsOf(chart: Chart, [from, to]: Range): string {
  const { periods } = chart.shown.page.course ?? NO_COURSE;
  const [begin, end] = [periods[from]?.words ?? "", periods[to]?.words ?? ""];
  if (from === to) return begin;
  return chart.shown.labels.span.replace("{from}", begin).replace("{to}", end);
}

export function range(chart: Chart): Partial<Extra> {
  const own = new Handles(chart);
  return { filled: () => own.fill(), freed: () => own.leave() };
}

class Handles {
  #chart: Chart;
  #sheet = new CSSStyleSheet();
  #name = make("span");
  #spans = make("select");
  #from = make("input", { type: "range", min: "0" });
  #to = make("input", { type: "range", min: "0" });
  #track = make("div", { class: "track" }, this.#from, this.#to);
  #words = make("span", { class: "small" });
  #group = make(
    "div",
    { class: "range", role: "group" },
    make("label", {}, this.#name, this.#spans),
    make("div", {}, this.#words, this.#track),
  );
  #named = new Map<string, Range>();

  constructor(chart: Chart) {
    this.#chart = chart;
    const root = chart.panel.root.getRootNode() as ShadowRoot;
    root.adoptedStyleSheets.push(this.#sheet);
    chart.panel.fields.append(this.#group);
    chart.on(this.#spans, "change", () => {
      const span = this.#named.get(this.#spans.value);
      if (span) showAlone(chart, span);
    });
    for (const handle of [this.#from, this.#to]) {
      chart.on(handle, "input", () => this.#move(handle));
      chart.on(handle, "change", () => showAlone(chart, this.#range));
    }
    // The track between and beside the handles: the nearer of the two comes.
    chart.on(this.#track, "click", (event) => this.#tap(event));
  }

  leave(): void {
    const root = this.#chart.panel.root.getRootNode() as ShadowRoot;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  fill(): void {
    const { page, labels } = this.#chart.shown;
    const { periods } = page.course ?? NO_COURSE;
    this.#group.hidden = periods.length < 2;
    if (this.#group.hidden) return;
    this.#name.textContent = labels.period;
    this.#group.setAttribute("aria-label", labels.period);
    const end = periods.length - 1;
    for (const handle of [this.#from, this.#to]) handle.max = String(end);
    const [from, to] = shownRange(this.#chart);
    this.#from.value = String(from);
    this.#to.value = String(to);
    this.#from.setAttribute("aria-label", labels.from);
    this.#to.setAttribute("aria-label", labels.to);
    this.#offer(periods);
    this.#tell();
  }

  get #range(): Range {
    return [this.#from.valueAsNumber, this.#to.valueAsNumber];
  }

  /** A handle stops at the other. */
  #move(handle: HTMLInputElement): void {
    const [from, to] = this.#range;
    if (from > to) handle.value = (handle === this.#from ? this.#to : this.#from).value;
    this.#tell();
  }

  #tap({ target, clientX, detail }: MouseEvent): void {
    if (target !== this.#track || !detail) return;
    const { left, width } = this.#track.getBoundingClientRect();
    const style = getComputedStyle(this.#track);
    // A handle's middle goes from half its width to as much before the end.
    const handleWidth = parseFloat(style.getPropertyValue("--_handle"));
    const share = Math.max(0, Math.min(1, (clientX - left - handleWidth / 2) / (width - handleWidth)));
    const at = Math.round((style.direction === "rtl" ? 1 - share : share) * Number(this.#to.max));
    const [from, to] = this.#range;
    const isFrom = Math.abs(at - from) < Math.abs(at - to) || (from === to && at < from);
    const handle = isFrom ? this.#from : this.#to;
    handle.value = String(at);
    handle.focus();
    showAlone(this.#chart, this.#range);
  }

  /** Says the span, by words and by the handles. */
  #tell(): void {
    const { periods } = this.#chart.shown.page.course ?? NO_COURSE;
    const [from, to] = this.#range;
    this.#from.setAttribute("aria-valuetext", periods[from]?.words ?? "");
    this.#to.setAttribute("aria-valuetext", periods[to]?.words ?? "");
    this.#words.textContent = wordsOf(this.#chart, [from, to]);
    // Where both stand at the end, the first one must stay in reach.
    this.#from.classList.toggle("over", from > 0 && to === Number(this.#to.max));
    const share = (at: number) => at / Math.max(1, periods.length - 1);
    this.#sheet.replaceSync(`.track{--_begin:${share(from)};--_end:${share(to)}}`);
  }

  #offer(periods: Choice[]): void {
    const { labels } = this.#chart.shown;
    const end = periods.length - 1;
    const half = Math.ceil(periods.length / 2);
    const choices: Choice[] = [];
    this.#named.clear();
    const add = (value: string, words: string, span: Range) => {
      choices.push({ value, words });
      this.#named.set(value, span);
    };
    add("all", labels.allPeriods, [0, end]);
    if (periods.length > 3) {
      add("first", labels.firstHalf, [0, half - 1]);
      add("second", labels.secondHalf, [half, end]);
    }
    for (const [year, span] of yearsOf(periods)) add(year, yearWords(year, this.#chart), span);
    add("last", periods[end]!.words, [end, end]);
    const [from, to] = this.#range;
    const isShown = ([begin, last]: Range) => begin === from && last === to;
    const shown = [...this.#named].find(([, span]) => isShown(span))?.[0];
    if (!shown) choices.push({ value: OTHER, words: wordsOf(this.#chart, this.#range) });
    choose(this.#spans, choices, shown ?? OTHER);
  }
}

/** The periods of each year, where there are several years with several periods. */
function yearsOf(periods: Choice[]): Map<string, Range> {
  const years = new Map<string, Range>();
  periods.forEach(({ value }, at) => {
    const year = value.slice(0, 4);
    years.set(year, [years.get(year)?.[0] ?? at, at]);
  });
  const isFiner = years.size > 1 && years.size < periods.length;
  return isFiner ? years : new Map<string, Range>();
}

const yearWords = (year: string, { panel }: Chart) =>
  new Intl.DateTimeFormat(panel.root.lang, { year: "numeric", timeZone: "UTC" }).format(
    Date.UTC(Number(year), 0),
  );
