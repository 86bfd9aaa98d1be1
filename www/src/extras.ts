/** What further modules add to every chart; each extra is a file of its own. */

import type { Chart, Extra } from "./chart.ts";
import css from "./extras.css";
import { more } from "./later.ts";
import { look } from "./look.ts";
import { motion } from "./motion.ts";
import { wears } from "./wear.ts";

/** An extra as its file makes it: of what becomes of the chart it hears what it asks for. */
export type Enrich = (chart: Chart) => Partial<Extra>;

const EXTRAS: Enrich[] = [wears(css), motion, look];

/** All extras of a chart as one. */
export function enrich(chart: Chart): Extra {
  const extras = EXTRAS.map((extra) => extra(chart));
  let isGone = false;
  const add = ({ MORE_EXTRAS }: Awaited<ReturnType<typeof more>>) => {
    if (isGone) return;
    const added = MORE_EXTRAS.map((extra) => extra(chart));
    extras.push(...added);
    added.forEach((extra) => extra.filled?.());
  };
  // Without them the chart stays what it is.
  more().then(add, () => {});
  return {
    filled: () => extras.forEach((extra) => extra.filled?.()),
    draws: () => extras.forEach((extra) => extra.draws?.()),
    drawn: () => extras.forEach((extra) => extra.drawn?.()),
    pointed: (tip) => extras.forEach((extra) => extra.pointed?.(tip)),
    freed() {
      isGone = true;
      extras.forEach((extra) => extra.freed?.());
    },
    get settled() {
      return extras.find((extra) => extra.settled)?.settled;
    },
  };
}
