/** Walks through a lesson around its chart: words, what is covered, what a class does, forth and back. */

import type { BothWays } from "../element.ts";
import { make } from "../panel.ts";
import { coded } from "../types.ts";
import { Facts, stateOf } from "./facts.ts";
import type { Guess } from "./guess.ts";
import { commandOf } from "./keys.ts";
import { layersOf, NAMES } from "./layers.ts";
import css from "./lesson.css";
import { Stage } from "./stage.ts";
import { askedOf, switches } from "./tricks.ts";
import type { Ask, Layer, Position, Step, Told, Trick } from "./types.ts";
import { choice, lead, poll } from "./work.ts";
import { directionOf, fill, wordsIn, type Words } from "./words.ts";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export class Player {
  #words: Words;
  #facts: Facts;
  #where = make("p", { class: "where" });
  #title: HTMLHeadingElement;
  #before = make("div", { class: "telling" });
  #work = make("div", { class: "work" });
  #notes = make("details", { class: "notes-for-teachers" });
  #back = make("button", { type: "button" });
  #next = make("button", { type: "button", class: "next" });
  #live = make("p", { class: "quiet", role: "status", "aria-live": "polite" });
  #hidden = make("div", { hidden: "" });
  #root: HTMLElement;
  #stage: Stage;
  #leaving = new AbortController();
  #at: Position = { step: 1, shown: 0 };
  #turn = 0;
  #guesses = new Map<string, Guess>();
  #polls = new Map<string, number[]>();

  constructor(
    readonly element: BothWays,
    readonly name: string,
    /** The language that was asked for. */
    readonly asked: string,
    readonly told: Told,
  ) {
    const { lang, lesson } = told;
    this.#words = wordsIn(lang);
    this.#facts = new Facts(this.#hidden, lesson, lang);
    const level = Math.max(2, (Number(Reflect.get(element, "headingLevel")) || 3) - 1);
    this.#title = make(`h${level}` as "h2", { tabindex: "-1" });
    this.#stage = new Stage(element, this.#words, lang);
    const { sketch, room } = this.#stage;
    const nav = make("div", { class: "steps" }, this.#back, this.#next);
    const attributes = { class: "lesson", lang, dir: directionOf(lang), "aria-label": lesson.title };
    const head = make("div", { class: "step" }, this.#where, this.#title);
    const parts = [head, this.#before, sketch, room, this.#work, nav, this.#notes];
    this.#root = make("section", attributes, ...parts, this.#live, this.#hidden);
    const root = element.shadowRoot!;
    root.append(this.#root);
    root.adoptedStyleSheets.push(sheet);
    this.#listen();
  }

  leave(): void {
    this.#turn += 1;
    this.#leaving.abort();
    this.#stage.leave();
    this.#root.remove();
    const root = this.element.shadowRoot!;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((own) => own !== sheet);
  }

  /** Goes to a place, or to the nearest that there is. */
  jump({ step, shown }: Position): void {
    const { steps } = this.told.lesson;
    const nearest = Math.max(1, Math.min(steps.length, step));
    const most = layersOf(steps[nearest - 1]!);
    void this.#go({ step: nearest, shown: Math.max(0, Math.min(most, shown)) }, false);
  }

  #listen(): void {
    const { signal } = this.#leaving;
    this.#back.addEventListener("click", () => this.#turnBack(), { signal });
    this.#next.addEventListener("click", () => this.#turnOn(), { signal });
    const heard = (event: KeyboardEvent) => {
      const command = commandOf(event, this.#root.dir);
      if (!command) return;
      event.preventDefault();
      if (command === "next") this.#turnOn();
      else this.#turnBack();
    };
    this.element.addEventListener("keydown", heard, { signal });
  }

  get #step(): Step {
    return this.told.lesson.steps[this.#at.step - 1]!;
  }

  /** Uncovers one thing more, else goes to the next step. */
  #turnOn(): void {
    const { step, shown } = this.#at;
    if (shown < layersOf(this.#step)) void this.#go({ step, shown: shown + 1 }, true);
    else if (step < this.told.lesson.steps.length) void this.#go({ step: step + 1, shown: 0 }, true);
  }

  /** Covers one thing again, else goes to the step before, as it was left. */
  #turnBack(): void {
    const { step, shown } = this.#at;
    if (shown > 0) return void this.#go({ step, shown: shown - 1 }, true);
    const before = this.told.lesson.steps[step - 2];
    if (before) void this.#go({ step: step - 1, shown: layersOf(before) }, true);
  }

  async #go(at: Position, isByReader: boolean): Promise<void> {
    const turn = (this.#turn += 1);
    const isOther = at.step !== this.#at.step;
    this.#at = at;
    const step = this.#step;
    // Nothing of the next chart is seen before it is known what is covered.
    this.#stage.cover();
    if (step.chart) this.#ask(step.chart);
    const told = await this.#filled(step).catch((error: unknown) => coded(error));
    if (turn !== this.#turn) return;
    if (told instanceof Error) this.#fail(told);
    else this.#show(told);
    if (isByReader && isOther) this.#lead();
    this.#announce(isOther ? undefined : step.hide?.[at.shown - 1]);
    this.#tell();
  }

  #ask(chart: Ask): void {
    const state = Object.entries(stateOf(chart));
    for (const [name, text] of state) Reflect.set(this.element, name, text);
  }

  /** A step with its figures, once its chart is drawn. */
  async #filled(step: Step): Promise<Step> {
    await this.element.updateComplete;
    return this.#facts.step(step);
  }

  /** What can be said without figures, and why they are not there. */
  #fail({ message }: Error): void {
    const step = this.#step;
    const plain = (texts: string[] = []) => texts.filter((text) => !text.includes("{"));
    const reason = fill(this.#words.failed, { reason: message });
    const text = [...plain(step.text), reason];
    this.#show({ ...step, text, questions: plain(step.questions), notes: plain(step.notes) }, false);
  }

  #show(step: Step, isWhole = true): void {
    const { told } = this;
    const [words, count] = [this.#words, told.lesson.steps.length];
    const places = { step: this.#at.step, steps: count, kind: words[step.kind] };
    this.#where.textContent = fill(words.where, places);
    this.#title.textContent = step.title;
    const questions = (step.questions ?? []).map((text) => make("li", {}, text));
    const list = questions.length ? [make("ul", { class: "questions" }, ...questions)] : [];
    const isDoubtful = this.#at.step === 1 && !told.isReviewed;
    const doubt = isDoubtful ? [make("p", { class: "where" }, words.unreviewed)] : [];
    this.#before.replaceChildren(...doubt, ...step.text.map((text) => make("p", {}, text)), ...list);
    this.#stage.clear();
    this.#work.replaceChildren();
    if (isWhole) this.#perform(step);
    const notes = (step.notes ?? []).map((text) => make("p", {}, text));
    const all = this.#at.step === 1 ? [...this.#ofLesson(), ...notes] : notes;
    this.#notes.replaceChildren(make("summary", {}, words.notes), ...all);
    this.#notes.hidden = !all.length;
    this.#name(step);
  }

  /** What a teacher reads before the first step. */
  #ofLesson(): HTMLElement[] {
    const { goals, notes } = this.told.lesson;
    const list = make("ul", {}, ...goals.map((goal) => make("li", {}, goal)));
    const head = make("p", {}, make("strong", {}, this.#words.goals));
    return [head, list, ...notes.map((text) => make("p", {}, text))];
  }

  /** The chart, and what is done with it. */
  #perform(step: Step): void {
    const covered = step.hide?.slice(step.kind === "predict" ? 0 : this.#at.shown) ?? [];
    const guess = this.#guessOf(step);
    this.#work.replaceChildren(...this.#stage.show(step, covered, guess));
    if (step.kind === "choice") {
      this.#work.append(choice(step.options!, this.#words, (words) => this.#say(words)));
    }
    if (step.tricks?.length) this.#work.append(this.#switches(step, step.tricks));
    if (step.open) this.#work.append(lead(step.open, this.#words, this.told.lang));
    if (step.kind !== "poll") return;
    const counts = this.#polls.get(step.id) ?? [];
    this.#polls.set(step.id, counts);
    this.#work.append(poll(step.options!, counts, this.#words, this.told.lang));
  }

  #switches(step: Step, tricks: Trick[]): HTMLElement {
    return switches(tricks, this.#words, (on, last) => void this.#mislead(step, on, last));
  }

  /** Draws a step's chart anew with the tricks that are on; it never misleads without its label. */
  async #mislead(step: Step, on: Trick[], last: Trick): Promise<void> {
    // A switch of a step that is being left does nothing more.
    if (step.id !== this.#step.id) return;
    const turn = (this.#turn += 1);
    if (on.length) this.#stage.mislead(on);
    this.#ask(askedOf(step.chart!, on));
    const fault = await this.element.updateComplete.catch((error: unknown) => coded(error));
    if (turn !== this.#turn) return;
    if (fault) return this.#fail(fault);
    this.#stage.mislead(on);
    this.#say(this.#turned(on, last));
  }

  /** What a switch did, and what it left. */
  #turned(on: Trick[], last: Trick): string {
    const { misleading, mended, stillOn, honest } = this.#words;
    if (on.includes(last)) return `${misleading}. ${last.why}`;
    if (!on.length) return `${mended} ${honest}`;
    return fill(stillOn, { count: new Intl.NumberFormat(this.told.lang).format(on.length) });
  }

  /** The guess that is made in a step, or met in it. */
  #guessOf({ id, guess: way, of }: Step): Guess | undefined {
    if (of) return this.#guesses.get(of);
    if (!way) return undefined;
    const guess = this.#guesses.get(id) ?? { way, values: [] };
    this.#guesses.set(id, guess);
    return guess;
  }

  #name(step: Step): void {
    const { step: number, shown } = this.#at;
    const layer = step.hide?.[shown];
    const covers = layer && shown < layersOf(step) ? layer : undefined;
    this.#back.textContent = this.#words.back;
    this.#next.textContent = covers
      ? fill(this.#words.uncover, { layer: this.#words[NAMES[covers]] })
      : this.#words.next;
    this.#back.hidden = number === 1 && !shown;
    this.#next.hidden = number === this.told.lesson.steps.length && !covers;
  }

  /** To the step's beginning. */
  #lead(): void {
    this.#title.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: "start" });
  }

  /** Says where one is, or what was uncovered, and what is covered still. */
  #announce(layer: Layer | undefined): void {
    const step = this.#step;
    const covered = (step.hide ?? []).slice(step.kind === "predict" ? 0 : this.#at.shown);
    const names = covered.map((name) => this.#words[NAMES[name]]);
    const list = new Intl.ListFormat(this.told.lang).format(names);
    const said = layer
      ? fill(this.#words.uncovered, { layer: this.#words[NAMES[layer]] })
      : `${this.#where.textContent}. ${ended(this.#title.textContent!)}`;
    this.#say(names.length ? `${said} ${fill(this.#words.covered, { layers: list })}` : said);
  }

  #say(words: string): void {
    this.#live.textContent = words;
  }

  #tell(): void {
    const { lesson } = this.told;
    const detail = { lesson: lesson.id, title: lesson.title, steps: lesson.steps.length, ...this.#at };
    const event = new CustomEvent("bothways-lesson", { detail, bubbles: true, composed: true });
    this.element.dispatchEvent(event);
  }
}

/** A title as a sentence: a question has its mark already. */
const ended = (title: string) => (/[?!؟]$/.test(title) ? title : `${title}.`);
