/** The teacher's notes in a window of their own: they follow the presentation, step by step. */

import { Facts } from "../../src/lesson/facts.ts";
import { commandOf } from "../../src/lesson/keys.ts";
import { layersOf, NAMES } from "../../src/lesson/layers.ts";
import { read } from "../../src/lesson/read.ts";
import type { Position, Step, Told } from "../../src/lesson/types.ts";
import { directionOf, fill, wordsIn, type Words } from "../../src/lesson/words.ts";
import { make } from "../../src/panel.ts";
import { Line, type Message } from "./channel.ts";
import { awaited, Charts, revealOf } from "./charts.ts";
import { Clock } from "./clock.ts";
import { dress } from "./place.ts";

export class Notes {
  readonly root = make("div", { class: "speaker" });
  #told: Told;
  #words: Words;
  #facts: Facts;
  #charts: Charts;
  #line: Line;
  #clock: Clock;
  #at: Position;
  #turn = 0;
  /** Whether a presentation leads. */
  #isLed = false;
  #state = make("p", { class: "quiet", role: "status" });
  #step = make("section", { "aria-live": "polite" });
  #back = make("button", { type: "button" });
  #next = make("button", { type: "button", class: "next" });

  constructor(told: Told, room: HTMLElement, at: Position) {
    const { lesson, lang } = told;
    [this.#told, this.#words, this.#at] = [told, wordsIn(lang), at];
    this.#facts = new Facts(room, lesson, lang);
    this.#charts = new Charts(room, lang);
    this.#clock = new Clock(lesson.minutes, this.#words, lang);
    [this.#back.textContent, this.#next.textContent] = [this.#words.back, this.#words.next];
    const steps = make("div", { class: "actions" }, this.#back, this.#next);
    const name = make("h1", { class: "name" }, `${lesson.title} – ${this.#words.notes}`);
    this.root.append(name, this.#clock.root, this.#step, steps, this.#state);
    this.#line = new Line(lesson.id, (message) => this.#heard(message));
    this.#listen();
    this.#line.tell({ kind: "where" });
    void this.#go(at);
  }

  #listen(): void {
    this.#back.addEventListener("click", () => this.#ask("back"));
    this.#next.addEventListener("click", () => this.#ask("next"));
    document.addEventListener("keydown", (event) => {
      const command = commandOf(event, directionOf(this.#told.lang));
      if (!command) return;
      event.preventDefault();
      this.#ask(command);
    });
    addEventListener("pagehide", () => this.#line.tell({ kind: "bye" }));
  }

  #heard(message: Message): void {
    if (message.kind === "bye") {
      this.#isLed = false;
      this.#say();
    }
    if (message.kind !== "place") return;
    if (!this.#isLed) this.#line.tell({ kind: "notes" });
    this.#isLed = true;
    this.#clock.follow(message.since);
    void this.#go({ step: message.step, shown: message.shown });
  }

  /** The presentation goes, and these follow; where there is none they go alone. */
  #ask(way: "next" | "back"): void {
    if (this.#isLed) return this.#line.tell({ kind: way });
    const { steps } = this.#told.lesson;
    const step = Math.max(1, Math.min(steps.length, this.#at.step + (way === "next" ? 1 : -1)));
    void this.#go({ step, shown: 0 });
  }

  async #go(at: Position): Promise<void> {
    const turn = (this.#turn += 1);
    this.#at = at;
    this.#say();
    const { lesson } = this.#told;
    const raw = lesson.steps[at.step - 1] ?? lesson.steps[0]!;
    // What it says without its figures, should they not come.
    const step = await this.#facts.step(raw).catch(() => raw);
    const expected = await this.#expected(step).catch(() => []);
    if (turn !== this.#turn) return;
    this.#step.replaceChildren(...this.#head(step), ...this.#noted(step), ...expected, this.#after(step));
    this.#back.disabled = at.step === 1 && !at.shown;
    this.#next.disabled = at.step === lesson.steps.length && at.shown >= layersOf(step);
  }

  #say(): void {
    const said = this.#isLed ? this.#words.follows : this.#words.alone;
    if (this.#state.textContent !== said) this.#state.textContent = said;
  }

  #head(step: Step): HTMLElement[] {
    const words = this.#words;
    const places = { step: this.#at.step, steps: this.#told.lesson.steps.length, kind: words[step.kind] };
    const asked = (step.questions ?? []).map((text) => make("p", { class: "ask" }, text));
    return [make("p", { class: "quiet" }, fill(words.where, places)), make("h2", {}, step.title), ...asked];
  }

  #noted({ notes = [] }: Step): HTMLElement[] {
    const { lesson } = this.#told;
    const all = this.#at.step === 1 ? [...lesson.notes, ...notes] : notes;
    if (!all.length) return [make("p", { class: "quiet" }, this.#words.noNotes)];
    return all.map((text) => make("p", {}, text));
  }

  /** The figures that a guess is met by and what the reveal says of them; what is said of each answer. */
  async #expected(step: Step): Promise<HTMLElement[]> {
    const { guess, chart, options = [] } = step;
    const rows = guess && chart ? awaited(await this.#charts.plan(chart), guess) : [];
    const reveal = revealOf(this.#told.lesson, step);
    const told = reveal ? (await this.#facts.step(reveal)).text : [];
    const answers = options.filter(({ feedback }) => feedback);
    const lines = [
      ...rows.map(({ label, said }) => make("li", {}, `${label}: ${said}`)),
      ...told.map((text) => make("li", {}, text)),
      ...answers.map(({ text, feedback }) => make("li", {}, make("strong", {}, text), ` ${feedback}`)),
    ];
    return lines.length ? [make("h3", {}, this.#words.expected), make("ul", {}, ...lines)] : [];
  }

  /** What comes next: more of the chart, another step, or nothing. */
  #after(step: Step): HTMLElement {
    const { lesson } = this.#told;
    const words = this.#words;
    const next = lesson.steps[this.#at.step];
    const layer = this.#at.shown < layersOf(step) ? step.hide?.[this.#at.shown] : undefined;
    const said = layer
      ? fill(words.nextUncovers, { layer: words[NAMES[layer]] })
      : next
        ? fill(words.nextStep, { title: next.title, kind: words[next.kind] })
        : words.lastStep;
    return make("p", { class: "after" }, said);
  }
}

/** Opens them at a place of a lesson. */
export async function openNotes(main: HTMLElement, name: string, lang: string, at: Position): Promise<void> {
  const room = make("div", { hidden: "" });
  const told = await read(name, lang);
  dress(`${wordsIn(told.lang).notes}: ${told.lesson.title}`);
  document.body.append(room);
  main.replaceChildren(new Notes(told, room, at).root);
}
