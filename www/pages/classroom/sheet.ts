/** A lesson as a sheet of paper: for pupils with space to write, for the teacher with the answers. */

import { Facts } from "../../src/lesson/facts.ts";
import { make } from "../../src/panel.ts";
import { askedOf, isOverTime } from "../../src/lesson/tricks.ts";
import type { Ask, Kind, Lesson, Option, Step, Told, Trick } from "../../src/lesson/types.ts";
import { fill, wordsIn, type Words } from "../../src/lesson/words.ts";
import { awaited, Charts, revealOf, type Source } from "./charts.ts";
import { besides, blank, chartOf } from "./grid.ts";

/** What stands where a figure is to be filled in. */
export const BLANK = "________";
/** A class works from what these steps tell; whatever else tells a figure, answers. */
const ASKING: Kind[] = ["notice", "predict", "poll"];
/** Lines to write on, for a question and for a step without one. */
const [LINES, MORE] = [2, 3];
/** So many tricks fit beside the chart without any. */
const BESIDE = 2;
/** Rows of an empty table. */
const ROWS = 6;

/** The names of the figures that pupils have to know before they answer. */
function given({ steps }: Lesson): Set<string> {
  const texts = steps.flatMap(({ kind, text }) => (ASKING.includes(kind) ? text : []));
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{([\w-]+)\}/g)].map(([, name]) => name!)));
}

export class Sheet {
  #told: Told;
  #isTeachers: boolean;
  #words: Words;
  #facts: Facts;
  #charts: Charts;
  /** Whether there may be figures to fill in. */
  #hasBlanks: boolean;

  constructor(told: Told, room: HTMLElement, isTeachers: boolean) {
    const { lesson, lang } = told;
    [this.#told, this.#isTeachers, this.#words] = [told, isTeachers, wordsIn(lang)];
    const known = given(lesson);
    this.#hasBlanks = Object.keys(lesson.facts).some((name) => !known.has(name));
    const blank = (name: string) => (isTeachers || known.has(name) ? undefined : BLANK);
    this.#facts = new Facts(room, lesson, lang, blank);
    this.#charts = new Charts(room, lang);
  }

  /** All of the sheet, from the title to the sources. */
  async parts(): Promise<HTMLElement[]> {
    const { steps } = this.#told.lesson;
    const tasks = await Promise.all(steps.map((step) => this.#task(step)));
    const list = make("ol", { class: this.#isTeachers ? "tasks" : "tasks pupils" }, ...tasks);
    const sources = await this.#charts.sources(this.#told.lesson);
    return [...this.#head(), list, this.#sources(sources)];
  }

  #head(): HTMLElement[] {
    const { lesson, isReviewed } = this.#told;
    const { name, group, date, goals, unreviewed, teachers, blanks, notes } = this.#words;
    const line = (words: string) => make("p", { class: "field" }, words, make("span", { class: "space" }));
    const own = this.#isTeachers
      ? [make("p", { class: "mark" }, teachers)]
      : [make("div", { class: "fields" }, ...[name, group, date].map(line))];
    const list = (texts: string[]) => make("ul", {}, ...texts.map((text) => make("li", {}, text)));
    const hint = this.#hasBlanks ? [make("p", { class: "quiet" }, blanks)] : [];
    const said = this.#isTeachers
      ? [make("div", { class: "notes" }, make("h2", {}, notes), list(lesson.notes))]
      : hint;
    const doubt = isReviewed ? [] : [make("p", { class: "quiet" }, unreviewed)];
    const aims = make("div", { class: "goals" }, make("h2", {}, goals), list(lesson.goals));
    return [make("h1", {}, lesson.title), ...own, ...doubt, aims, ...said];
  }

  async #task(raw: Step): Promise<HTMLElement> {
    const step = await this.#facts.step(raw);
    // What a reveal says, and even what it is called, is the answer.
    const isAnswer = step.kind === "reveal" && !this.#isTeachers;
    const kind = make("span", { class: "kind" }, this.#words[step.kind]);
    const head = make("h2", {}, kind, ...(isAnswer ? [] : [" ", step.title]));
    const texts = (isAnswer ? [] : step.text).map((text) => make("p", {}, text));
    const drawn = step.sheet && !this.#isTeachers ? this.#room(step.sheet) : await this.#drawn(step);
    const asked = [...drawn, ...(await this.#asked(step)), ...this.#options(step)];
    const answers = this.#isTeachers ? await this.#answers(step) : [];
    return make("li", { class: step.kind }, head, ...texts, ...asked, ...answers);
  }

  /** Where a step covers parts of a chart, that is there to be drawn in or written on. */
  async #drawn(step: Step): Promise<HTMLElement[]> {
    const { chart, hide } = step;
    if (!chart || !hide || hide.includes("chart")) return [];
    const { lang } = this.#told;
    return chartOf(step, await this.#charts.plan(chart), this.#words, lang);
  }

  #questions({ questions = [], options = [], guess, kind }: Step): HTMLElement[] {
    const ask = (text: string) =>
      make("div", { class: "question" }, make("p", {}, text), ...this.#space(LINES));
    if (questions.length) return questions.map(ask);
    const isTold = kind === "explain" || kind === "reveal";
    return options.length || guess || isTold ? [] : this.#space(MORE);
  }

  /** What there is to fill in besides lines under questions. */
  #room(kind: NonNullable<Step["sheet"]>): HTMLElement[] {
    if (kind === "grid") return [blank(this.#words)];
    if (kind === "lines") return this.#space(MORE);
    const { rowPeriod, rowFrom, rowTo, rowNumber } = this.#words;
    const names = [rowPeriod, rowFrom, rowTo, rowNumber];
    const head = make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name)));
    const rows = Array.from({ length: ROWS }, () => make("tr", {}, ...names.map(() => make("td"))));
    return [make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows))];
  }

  /** The questions, with the switches that they are about. */
  async #asked(step: Step): Promise<HTMLElement[]> {
    const [{ chart, tricks = [] }, questions] = [step, this.#questions(step)];
    if (!chart || !tricks.length) return questions;
    if (tricks.length <= BESIDE && isOverTime(chart)) return [await this.#beside(chart, tricks), ...questions];
    // Where a picture is missing, there is nothing to tick but in a step of many.
    const isTold = this.#isTeachers || tricks.length > BESIDE;
    const list = this.#list(tricks.map(({ text, why }) => ({ text, feedback: why })));
    return isTold ? [list, ...questions] : questions;
  }

  /** The chart as it is, and what each switch makes of it. */
  async #beside(chart: Ask, tricks: Trick[]): Promise<HTMLElement> {
    const picture = async (trick?: Trick) => {
      const plan = await this.#charts.plan(askedOf(chart, trick ? [trick] : []));
      const drawn = besides(plan, trick, tricks.length + 1, this.#words, this.#told.lang);
      const caption = make("p", { class: "ask" }, trick?.text ?? this.#words.noTrick);
      return make("div", {}, caption, drawn, ...this.#explained(trick?.why));
    };
    const all = await Promise.all([undefined, ...tricks].map(picture));
    return make("div", { class: "tricks" }, ...all);
  }

  #explained(text: string | undefined): HTMLElement[] {
    return this.#isTeachers && text ? [make("p", { class: "feedback" }, text)] : [];
  }

  #list(options: Omit<Option, "id">[]): HTMLElement {
    const line = ({ text, feedback }: Omit<Option, "id">) => {
      const words = make("p", {}, make("span", { class: "box" }), text);
      return make("li", {}, words, ...this.#explained(feedback));
    };
    return make("ul", { class: "options" }, ...options.map(line));
  }

  #options({ kind, options = [] }: Step): HTMLElement[] {
    if (!options.length) return [];
    const list = this.#list(options);
    const why = kind === "choice" && !this.#isTeachers;
    const field = make("p", { class: "field" }, this.#words.because, make("span", { class: "space" }));
    return why ? [list, field] : [list];
  }

  #space(lines: number): HTMLElement[] {
    return this.#isTeachers ? [] : Array.from({ length: lines }, () => make("div", { class: "line" }));
  }

  /** The figures that a guess is met by, and what to know for the talk. */
  async #answers(step: Step): Promise<HTMLElement[]> {
    const { guess, chart, notes = [] } = step;
    const rows = guess && chart ? awaited(await this.#charts.plan(chart), guess) : [];
    const figures = rows.map(({ label, said }) => make("li", {}, `${label}: ${said}`));
    const met = revealOf(this.#told.lesson, step);
    const next = met ? [make("p", {}, `${this.#words[met.kind]}: ${met.title}`)] : [];
    const head = make("h3", {}, this.#words.expected);
    const expected = figures.length
      ? [make("div", { class: "expected" }, head, make("ul", {}, ...figures), ...next)]
      : [];
    const said = notes.map((text) => make("p", {}, text));
    const title = make("h3", {}, this.#words.notes);
    return [...expected, ...(said.length ? [make("div", { class: "notes" }, title, ...said)] : [])];
  }

  #sources(sources: Source[]): HTMLElement {
    const line = ({ attribution, license, licenseUrl }: Source) => {
      const rights = licenseUrl ? make("a", { href: licenseUrl }, license) : license;
      return make("li", { dir: "auto" }, `${attribution} (`, rights, ")");
    };
    const own = make("p", {}, this.#words.sheetLicence);
    const head = make("h2", {}, this.#words.sources);
    return make("section", { class: "sources" }, head, make("ul", {}, ...sources.map(line)), own);
  }
}

/** Its title, for the window and a file of it. */
export const titleOf = ({ lesson: { title }, lang }: Told) => fill(wordsIn(lang).worksheetOf, { title });
