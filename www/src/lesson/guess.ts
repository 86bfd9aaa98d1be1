/** You draw it: a guess of a hidden direction, by dragging, typing or the arrow keys. */

import { make } from "../panel.ts";
import type { Cell } from "../types.ts";
import { valueOf, written } from "./facts.ts";
import { largest, round, tallest, type Plan } from "./plan.ts";
import { scaleOfLetters, valueAt } from "./sketch.ts";
import type { Way } from "./types.ts";
import { fill, type Words } from "./words.ts";

/** A guess of one direction, a value a row or none. It lives as long as the page. */
export interface Guess {
  way: Way;
  values: (number | undefined)[];
}

/** Guess and figure are close within a tenth. */
const CLOSE = 1.1;

/** A step of the arrow keys: a fiftieth of the scale, in round numbers. */
const stepOf = (end: number) => round(end / 50);

/**
 * Where the scale of a guess ends: what is shown has room above it. Where nothing is shown it is a power
 * of ten, which tells no more of the figures than how large to think.
 */
export function endOf(plan: Plan, way: Way): number {
  const shown = largest(plan, [way]);
  return shown ? round(shown * 1.2) : 10 ** Math.ceil(Math.log10(2 * tallest(plan)));
}

/** A field a row: typed into, or stepped by the arrow keys. */
export function fields(plan: Plan, guess: Guess, end: number, words: Words, changed: () => void): HTMLElement {
  const field = ({ label }: Plan["rows"][number], at: number) => {
    const input = make("input", { type: "number", min: "0", step: `${stepOf(end)}`, inputmode: "decimal" });
    input.dataset["guess"] = `${at}`;
    const value = guess.values[at];
    if (value !== undefined) input.value = `${value}`;
    input.addEventListener("input", () => {
      guess.values[at] = input.value === "" ? undefined : Math.max(0, input.valueAsNumber);
      changed();
    });
    return make("label", {}, make("span", {}, label), input);
  };
  const ask = fill(plan.rows.length > 1 ? words.draw : words.drawOne, { way: plan.ways[guess.way] });
  return make("fieldset", { class: "guesses" }, make("legend", {}, ask), ...plan.rows.map(field));
}

/** Lets the handles of a picture be dragged; each move is told as if it were typed. */
export function drag(room: HTMLElement, form: HTMLElement, guess: Guess, end: number): void {
  const step = stepOf(end);
  let at: string | undefined;
  const move = (event: PointerEvent) => {
    const input = form.querySelector<HTMLInputElement>(`[data-guess="${at}"]`);
    if (!input) return;
    const { top } = room.getBoundingClientRect();
    const value = valueAt((event.clientY - top) / scaleOfLetters(), guess.way, end);
    input.value = `${Math.round(value / step) * step}`;
    input.dispatchEvent(new Event("input"));
  };
  room.addEventListener("pointerdown", (event) => {
    at = (event.target as Element).closest<SVGElement>("[data-at]")?.dataset["at"];
    if (at === undefined) return;
    event.preventDefault();
    // The picture is drawn anew at each move, so the room holds the pointer.
    room.setPointerCapture(event.pointerId);
  });
  room.addEventListener("pointermove", (event) => at !== undefined && move(event));
  for (const end of ["pointerup", "pointercancel"] as const) {
    room.addEventListener(end, () => void (at = undefined));
  }
}

/** How far the guesses are from the figures, in words. None is wrong. */
export function gaps(plan: Plan, guess: Guess | undefined, words: Words, lang: string): string[] {
  const rows = plan.rows.flatMap(({ label, ...row }, at) => {
    const value = guess?.values[at];
    return guess && value !== undefined ? [{ label, value, cell: row[guess.way] }] : [];
  });
  if (!rows.length) return [words.noGuess];
  const isNowhere = plan.rows.every((row) => row[guess!.way].kind === "notMeasured");
  if (!isNowhere) return rows.map((row) => gap(row, words, lang));
  const guesses = rows.map(({ label, value }) => fill(words.guessed, { label, value: written(value, lang) }));
  return [...guesses, words.gapAllUnmeasured];
}

interface Met {
  label: string;
  value: number;
  cell: Cell;
}

function gap({ label, value, cell }: Met, words: Words, lang: string): string {
  const figure = valueOf(cell);
  const said = (message: string, times = 1) => {
    const figures = { guess: written(value, lang), value: written(figure ?? 0, lang) };
    return fill(message, { label, ...figures, times: written(times, lang) });
  };
  if (cell.kind === "notMeasured") return said(words.gapUnmeasured);
  if (figure === undefined) return said(words.gapWithheld);
  if (value === figure) return said(words.gapNear);
  if (figure === 0) return said(words.gapZero);
  if (value === 0) return said(words.gapFromZero);
  const times = Math.max(value / figure, figure / value);
  if (times <= CLOSE) return said(words.gapNear);
  return said(figure > value ? words.gapMore : words.gapLess, times);
}
