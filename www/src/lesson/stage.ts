/** Where a lesson shows its chart: the widget's own, or, as long as something is covered, a sketch. */

import type { BothWays } from "../element.ts";
import { make } from "../panel.ts";
import { drag, endOf, fields, gaps, type Guess } from "./guess.ts";
import { planOf, round, tallest, type Plan } from "./plan.ts";
import { bent, upTo } from "./scale.ts";
import { picture, scaleOfLetters, type Look } from "./sketch.ts";
import { spoken } from "./spoken.ts";
import { bendOf, isBent, leftOut } from "./tricks.ts";
import type { Layer, Step, Trick } from "./types.ts";
import { fill, type Words } from "./words.ts";

/** What of a sketch is words. */
const WORDS = ["title", "unit"] as const;

export class Stage {
  /** The widget's own chart; while something is covered it is in no tree that anybody reads. */
  readonly room = make("div", { class: "charted", hidden: "" });
  readonly sketch = make("div", { class: "sketch", role: "group", hidden: "" });
  #picture = make("div", { class: "picture" });
  /** Above a chart of the widget's own that misleads as it is chosen. */
  #stamp: HTMLElement;
  #words: Words;
  #lang: string;
  #element: BothWays;
  #place: HTMLElement;
  #look: Look | undefined;
  #sizes = new ResizeObserver(() => this.#draw());

  constructor(element: BothWays, words: Words, lang: string) {
    [this.#element, this.#words, this.#lang] = [element, words, lang];
    const parts = [...element.shadowRoot!.children];
    this.#place = parts.find((part): part is HTMLDivElement => part instanceof HTMLDivElement)!;
    this.#stamp = make("p", { class: "stamp", hidden: "" }, words.misleading);
    this.room.append(this.#stamp, this.#place);
    this.#sizes.observe(this.#picture);
  }

  /** The chart stands again where it stood before. */
  leave(): void {
    this.#sizes.disconnect();
    this.#element.shadowRoot!.append(this.#place);
  }

  cover(): void {
    this.room.hidden = true;
  }

  /** Shows no chart, and nothing under it. */
  clear(): void {
    this.room.hidden = this.sketch.hidden = true;
    this.#look = undefined;
  }

  /** Shows a step's chart as far as it is uncovered; returns what belongs under it. */
  show(step: Step, covered: Layer[], guess: Guess | undefined): HTMLElement[] {
    this.#stamp.hidden = true;
    this.sketch.setAttribute("aria-label", this.#words.sketch);
    const isSecret = covered.includes("chart");
    this.room.hidden = !step.chart || covered.length > 0;
    const isMet = guess?.values.some((value) => value !== undefined);
    this.sketch.hidden = !step.chart || isSecret || !(covered.length || (step.of && isMet));
    this.sketch.replaceChildren();
    this.#look = undefined;
    if (isSecret) return [make("p", { class: "cover" }, this.#words.chartCovered)];
    if (this.sketch.hidden) return step.of ? [this.#gaps(planOf(this.#element), undefined)] : [];
    return this.#sketch(planOf(this.#element), step, covered, guess);
  }

  /** Shows a step's chart with the tricks that are on, labelled as what it is. */
  mislead(on: Trick[]): void {
    const isDrawn = isBent(on);
    this.#stamp.hidden = !on.length;
    this.room.hidden = isDrawn;
    this.sketch.hidden = !isDrawn;
    this.#look = undefined;
    if (!isDrawn) return;
    const plan = planOf(this.#element);
    const hidden = leftOut(on);
    const words = this.#words;
    this.#look = { plan, hidden, scale: bent(plan, bendOf(on)), words, lang: this.#lang };
    const said = WORDS.filter((layer) => !hidden.includes(layer));
    const lines = said.map((layer) => make("p", { class: layer }, plan[layer]));
    this.sketch.setAttribute("aria-label", words.misleading);
    const source = make("p", { class: "source" }, plan.source);
    this.sketch.replaceChildren(...lines, this.#picture, spoken(this.#look), source);
    this.#draw();
  }

  #sketch(plan: Plan, step: Step, hidden: Layer[], guess: Guess | undefined): HTMLElement[] {
    const isOpen = step.guess !== undefined;
    const end = guess ? endOf(plan, guess.way) : tallest(plan, hidden) * 1.1;
    const reach = step.of ? Math.max(end, round(tallest(plan))) : end;
    const [words, lang] = [this.#words, this.#lang];
    this.#look = { plan, hidden, scale: upTo(reach), words, lang, guess: guess && { ...guess, isOpen } };
    const own = guess && isOpen ? [this.#ask(plan, guess, end)] : [];
    const met = step.of ? [this.#gaps(plan, guess)] : [];
    // The widget's own title stands below, once nothing is covered.
    const said = hidden.length ? this.#said(plan, hidden) : [];
    this.sketch.replaceChildren(...said, this.#picture, spoken(this.#look), ...met);
    this.#draw();
    return own;
  }

  #ask(plan: Plan, guess: Guess, end: number): HTMLElement {
    const form = fields(plan, guess, end, this.#words, () => this.#draw());
    const figure = new Intl.NumberFormat(this.#lang).format(end);
    form.append(make("p", { class: "where" }, fill(this.#words.scale, { value: figure })));
    const room = make("div", { class: "picture open" });
    this.#sizes.unobserve(this.#picture);
    this.#picture = room;
    this.#sizes.observe(room);
    drag(room, form, guess, end);
    return form;
  }

  #gaps(plan: Plan, guess: Guess | undefined): HTMLElement {
    const lines = gaps(plan, guess, this.#words, this.#lang);
    const head = make("strong", {}, this.#words.gaps);
    return make("div", { class: "gaps" }, head, ...lines.map((line) => make("p", {}, line)));
  }

  /** Title and unit, or that they are covered. */
  #said(plan: Plan, hidden: Layer[]): HTMLElement[] {
    const names = { title: this.#words.layerTitle, unit: this.#words.layerUnit };
    return WORDS.map((layer) =>
      hidden.includes(layer)
        ? make("p", { class: "cover" }, fill(this.#words.covered, { layers: names[layer] }))
        : make("p", { class: layer }, plan[layer]),
    );
  }

  #draw(): void {
    if (!this.#look) return;
    const { width } = this.#picture.getBoundingClientRect();
    if (width > 0) this.#picture.replaceChildren(picture(this.#look, Math.floor(width), scaleOfLetters()));
  }
}
