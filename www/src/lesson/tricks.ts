/**
 * Tricks behind switches: what if the axis began higher, or other years were chosen? The figures stay
 * true, the picture misleads, and says so for as long as one of them is on. The widget's own chart
 * knows none of them: what is bent is a sketch.
 */

import { TIMELINE } from "../needs.ts";
import { make } from "../panel.ts";
import type { Ask, Layer, Trick } from "./types.ts";
import type { Words } from "./words.ts";

/** How a picture's scale is bent. */
export interface Bend {
  /** Where it begins, in the chart's unit. */
  start: number;
  /** Whether each line stands for ten times the one before. */
  isLog: boolean;
  /** Whether each direction has a scale of its own. */
  isApart: boolean;
}

/** What all that are on ask for together, the later before the earlier. */
export const askedOf = (chart: Ask, on: readonly Trick[]): Ask =>
  Object.assign({}, chart, ...on.map(({ ask }) => ask));

/** What is left out. */
export const leftOut = (on: readonly Trick[]): Layer[] => on.flatMap(({ hide = [] }) => hide);

/** What is bent. */
export function bendOf(on: readonly Trick[]): Bend {
  const is = (kind: Trick["scale"]) => on.some(({ scale }) => scale === kind);
  const start = Math.max(0, ...on.map(({ start = 0 }) => start));
  return { start, isLog: is("log"), isApart: is("apart") };
}

/** Whether a chart can be sketched. */
export const isOverTime = (chart: Ask) => (chart["view"] ?? TIMELINE) === TIMELINE;

/** Whether any bends the picture; those that only ask for other figures leave the widget's chart. */
export const isBent = (on: readonly Trick[]) =>
  on.some(({ start, scale, hide }) => start ?? scale ?? hide);

/** Whether two ask for the same thing in different words, so that one excludes the other. */
const excludes = ({ ask: one = {} }: Trick, { ask: other = {} }: Trick) =>
  Object.keys(one).some((field) => field in other);

/** A switch with its reason, which is seen and read with it as long as it is on. */
class Switch {
  readonly root: HTMLElement;
  #box = make("input", { type: "checkbox", role: "switch" });
  #why: HTMLElement;

  constructor(
    readonly trick: Trick,
    turned: (own: Switch) => void,
  ) {
    const { id, text, why } = trick;
    this.#why = make("p", { class: "feedback", id: `why-${id}`, hidden: "" }, why);
    this.root = make("div", {}, make("label", {}, this.#box, make("span", {}, text)), this.#why);
    this.#box.addEventListener("change", () => {
      this.#explain();
      turned(this);
    });
  }

  get isOn(): boolean {
    return this.#box.checked;
  }

  turnOff(): void {
    this.#box.checked = false;
    this.#explain();
  }

  #explain(): void {
    this.#why.hidden = !this.isOn;
    if (this.isOn) this.#box.setAttribute("aria-describedby", this.#why.id);
    else this.#box.removeAttribute("aria-describedby");
  }
}

/** All switches of a step; `turned` is told of the tricks that are on, and which was turned. */
export function switches(
  tricks: Trick[],
  words: Words,
  turned: (on: Trick[], last: Trick) => void,
): HTMLElement {
  const honest = make("p", { class: "where" }, words.honest);
  const all = tricks.map((trick) => new Switch(trick, (own) => turn(own)));
  const turn = (own: Switch) => {
    const others = all.filter((other) => other !== own && excludes(other.trick, own.trick));
    if (own.isOn) for (const other of others) other.turnOff();
    const on = all.filter(({ isOn }) => isOn).map(({ trick }) => trick);
    honest.hidden = on.length > 0;
    turned(on, own.trick);
  };
  const roots = all.map(({ root }) => root);
  return make("fieldset", { class: "tricks" }, make("legend", {}, words.whatIf), ...roots, honest);
}
