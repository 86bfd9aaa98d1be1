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

/** Whether a chart can be sketched. */
export const isOverTime = (chart: Ask) => (chart["view"] ?? TIMELINE) === TIMELINE;

/** Whether any bends the picture; those that ask for other figures leave the widget's chart, under the label. */
export const isBent = (on: readonly Trick[]) => on.some(({ start, scale, hide }) => start ?? scale ?? hide);

/** Whether two ask for the same thing in different words, so that one excludes the other. */
const excludes = ({ ask: one = {} }: Trick, { ask: other = {} }: Trick) =>
  Object.keys(one).some((field) => field in other);

/** A switch for each; `turned` is told of those that are on, and which was turned. */
export function switches(tricks: Trick[], words: Words, turned: (on: Trick[], last: Trick) => void): HTMLElement {
  const boxes = tricks.map(() => make("input", { type: "checkbox", role: "switch" }));
  const whys = tricks.map(({ id, why }) => make("p", { class: "feedback", id: `why-${id}`, hidden: "" }, why));
  const honest = make("p", { class: "where" }, words.honest);
  const turn = (at: number) => {
    const others = boxes.filter((_, other) => other !== at && excludes(tricks[other]!, tricks[at]!));
    if (boxes[at]!.checked) for (const box of others) box.checked = false;
    boxes.forEach((box, at) => {
      whys[at]!.hidden = !box.checked;
      if (box.checked) box.setAttribute("aria-describedby", whys[at]!.id);
      else box.removeAttribute("aria-describedby");
    });
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
