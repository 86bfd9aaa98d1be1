/** A sketch in words, for whoever cannot see it: neither more nor less than it shows. */

import { make } from "../panel.ts";
import type { Cell } from "../types.ts";
import { written } from "./facts.ts";
import { isUncounted, sizeOf, WAYS, type Row } from "./plan.ts";
import type { Look } from "./sketch.ts";
import type { Way } from "./types.ts";
import { fill } from "./words.ts";

/** A line for each row, after what a bent scale says with its lines. */
export function spoken(look: Look): HTMLElement {
  const { plan, hidden, words, scale } = look;
  const shape = shapes(look);
  const cellSaid = (row: Row, way: Way) => {
    if (hidden.includes("values")) return shape(row[way], way);
    if (!scale.ticks || row[way].kind !== "known") return row.said[way];
    return fill(words.drawnAs, { value: row.said[way], height: shape(row[way], way) });
  };
  const line = (row: Row, at: number) => {
    const label = hidden.includes("labels") ? fill(words.bar, { number: at + 1 }) : row.label;
    const sides = WAYS.map((way) => {
      const side = way === "forward" ? words.upper : words.lower;
      const name = hidden.includes("labels") ? side : plan.ways[way];
      const said = hidden.includes(way) ? words.halfCovered : cellSaid(row, way);
      return `${name}: ${said}`;
    });
    return make("li", {}, `${label}: ${sides.join("; ")}`);
  };
  return make("ul", { class: "quiet" }, ...axes(look), ...plan.rows.map(line));
}

/** Where a bent scale begins and ends, which eyes read off its lines. */
function axes({ plan, scale, hidden, words, lang }: Look): HTMLElement[] {
  const { ticks, isLog } = scale;
  if (!ticks || hidden.includes("values")) return [];
  const said = WAYS.filter((way) => !isUncounted(plan, way)).map((way) => {
    const [start, end] = [ticks[way][0]!, ticks[way].at(-1)!].map((value) => written(value, lang));
    return fill(isLog ? words.axisLog : words.axis, { way: plan.ways[way], start: start!, end: end! });
  });
  return said.map((words) => make("li", {}, words));
}

/** What a bar without its value looks like, beside the tallest that is drawn. */
function shapes({ plan, scale, hidden, words, lang }: Look): (cell: Cell, way: Way) => string {
  const ways = WAYS.filter((way) => !hidden.includes(way));
  const top = Math.max(...plan.rows.flatMap((row) => ways.map((way) => scale.reach(sizeOf(row[way]), way))));
  return (cell, way) => {
    if (cell.kind === "notMeasured") return words.hatched;
    if (cell.kind === "suppressed") return words.dotted;
    if (cell.kind === "zero") return words.tick;
    const share = scale.reach(Number(cell.value), way) / (top || 1);
    return fill(words.ofTallest, { percent: written(Math.round(100 * share), lang, "percent") });
  };
}
