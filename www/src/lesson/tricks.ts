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
export const askedOf = (chart: Ask, on: readonly Trick[]): Ask => Object.assign({}, chart, ...on.map(({ ask }) => ask));

/** What is left out. */
export const leftOut = (on: readonly Trick[]): Layer[] => on.flatMap(({ hide = [] }) => hide);

/** What is bent. */
export function bendOf(on: readonly Trick[]): Bend {
  const is = (kind: Trick["scale"]) => on.some(({ scale }) => scale === kind);
  return { start: Math.max(0, ...on.map(({ start = 0 }) => start)), isLog: is("log"), isApart: is("apart") };
}

/** Whether a chart can be sketched; others are shown as they are, under the label. */
export const isOverTime = (chart: Ask) => (chart["view"] ?? TIMELINE) === TIMELINE;

/** A switch for each; `turned` is told of those that are on, and which was turned. */
export function switches(tricks: Trick[], words: Words, turned: (on: Trick[], last: Trick) => void): HTMLElement {
  const boxes = tricks.map(() => make("input", { type: "checkbox", role: "switch" }));
  const whys = tricks.map(({ why }) => make("p", { class: "feedback", hidden: "" }, why));
  const honest = make("p", { class: "where" }, words.honest);
  const turn = (at: number) => {
    whys[at]!.hidden = !boxes[at]!.checked;
    const on = tricks.filter((_, at) => boxes[at]!.checked);
    honest.hidden = on.length > 0;
    turned(on, tricks[at]!);
  };
  const lines = tricks.map(({ text }, at) => {
    boxes[at]!.addEventListener("change", () => turn(at));
    return make("div", {}, make("label", {}, boxes[at]!, make("span", {}, text)), whys[at]!);
  });
  return make("fieldset", { class: "tricks" }, make("legend", {}, words.whatIf), ...lines, honest);
}
