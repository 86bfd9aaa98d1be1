/**
 * Figures in a lesson's words: never typed, but asked of the same engine as the chart, by an element
 * of its own that nobody sees.
 */

import type { BothWays } from "../element.ts";
import { AMONG } from "../needs.ts";
import type { Cell } from "../types.ts";
import type { Ask, CellFact, Fact, Lesson, Option, Say, Step, Trick } from "./types.ts";

/** What a lesson says of a chart; what it leaves out is the default. */
const FIELDS = ["figures", "view", "pair", "measure", "category", "per", "from", "to", ...AMONG];

/** A whole state for an element, without anything of the step before. */
export const stateOf = (ask: Ask): Record<string, string | null> =>
  Object.fromEntries(FIELDS.map((name) => [name, ask[name] ?? null]));

type Answer = Record<string, unknown>;

const FORMATS: Record<Say, Intl.NumberFormatOptions> = {
  number: { maximumFractionDigits: 1 },
  compact: { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3 },
  percent: { style: "percent", maximumFractionDigits: 1 },
};

/** A figure as the lesson's language writes it. */
export function written(value: number, lang: string, say: Say = "number"): string {
  const amount = say === "percent" ? value / 100 : value;
  return new Intl.NumberFormat(lang, FORMATS[say]).format(amount);
}

/** What a cell says of how much there was; nothing where it says nothing. */
export const valueOf = ({ kind, value }: Cell): number | undefined =>
  kind === "known" ? Number(value) : kind === "zero" ? 0 : undefined;

export class Facts {
  #room: HTMLElement;
  #lesson: Lesson;
  #lang: string;
  #asker: BothWays | undefined;
  #answers = new Map<string, Promise<Answer>>();
  /** One question after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    room: HTMLElement,
    lesson: Lesson,
    lang: string,
    /** What stands in place of a figure, and is not even asked for. */
    readonly blank: (name: string) => string | undefined = () => undefined,
  ) {
    [this.#room, this.#lesson, this.#lang] = [room, lesson, lang];
  }

  /** A text with its figures put in. */
  async fill(text: string): Promise<string> {
    const names = [...text.matchAll(/\{([\w-]+)\}/g)].map(([, name]) => name!);
    const figures = await Promise.all(names.map((name) => this.#written(name)));
    return names.reduce((filled, name, at) => filled.replace(`{${name}}`, figures[at]!), text);
  }

  /** A step with its figures put in. */
  async step(step: Step): Promise<Step> {
    const fill = (texts: string[] = []) => Promise.all(texts.map((text) => this.fill(text)));
    const filled = async (option: Option) => {
      const [text = "", feedback = ""] = await fill([option.text, option.feedback ?? ""]);
      return { ...option, text, feedback };
    };
    const [title = ""] = await fill([step.title]);
    const [text, questions, notes] = await Promise.all([step.text, step.questions, step.notes].map(fill));
    const options = await Promise.all((step.options ?? []).map(filled));
    const tricks = await Promise.all((step.tricks ?? []).map((trick) => this.#trick(trick)));
    return { ...step, title, text: text!, questions: questions!, notes: notes!, options, tricks };
  }

  async #trick(trick: Trick): Promise<Trick> {
    const [text, why] = await Promise.all([this.fill(trick.text), this.fill(trick.why)]);
    return { ...trick, text, why };
  }

  async #written(name: string): Promise<string> {
    const { say } = this.#fact(name);
    const blank = this.blank(name);
    if (blank !== undefined) return blank;
    return written(await this.value(name), this.#lang, say);
  }

  #fact(name: string): Fact {
    const fact = Object.hasOwn(this.#lesson.facts, name) && this.#lesson.facts[name];
    if (!fact) throw new Error(`lesson: it has no fact “${name}”`);
    return fact;
  }

  /** The figure that a fact refers to. */
  async value(name: string): Promise<number> {
    const fact = this.#fact(name);
    if ("ask" in fact) return this.#cell(name, fact);
    const { ratio, above = 0, difference } = fact;
    const [one, other] = await Promise.all((ratio ?? difference)!.map((part) => this.value(part)));
    return ratio ? (one! - above) / (other! - above) : one! - other!;
  }

  async #cell(name: string, fact: CellFact): Promise<number> {
    const { ask, in: room = "rows", row = {}, cell, least } = fact;
    const place = (await this.#answer(ask))[room];
    const isAsked = (line: Answer) => Object.entries(row).every(([key, text]) => line[key] === text);
    const line = Array.isArray(place) ? place.find(isAsked) : place;
    const found = (cell ? line?.[cell] : line) as Cell | undefined;
    const value = found && (least ? found.atLeast : valueOf(found));
    if (value === undefined) throw new Error(`lesson: the figures have no value for “${name}”`);
    return value;
  }

  #answer(ask: Ask): Promise<Answer> {
    const key = JSON.stringify(ask);
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#turn.then(() => this.#ask(ask));
    this.#turn = answer.catch(() => this.#answers.delete(key));
    this.#answers.set(key, answer);
    return answer;
  }

  async #ask(ask: Ask): Promise<Answer> {
    const asker = (this.#asker ??= this.#open());
    Reflect.set(asker, "state", stateOf(ask));
    await asker.updateComplete;
    const answer: unknown = asker.answer();
    return answer as Answer;
  }

  /** Its words are not read by anybody: English needs no texts. */
  #open(): BothWays {
    const asker = document.createElement("both-ways");
    asker.setAttribute("lang", "en");
    asker.setAttribute("loading", "eager");
    this.#room.append(asker);
    return asker;
  }
}
