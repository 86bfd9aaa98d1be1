/** The reader's hand: what is pointed at is lit on a canvas of its own, and a click selects it. */

import type { Widget } from "../../target/web/sources_bg.js";
import type { Chart, Extra } from "./chart.ts";
import { make } from "./panel.ts";
import type { Tip } from "./types.ts";

/** How far a pointer may stray between going down and up, in CSS px, and still click. */
const STRAY = 5;
/** What selects, as a click does. */
const KEYS = ["Enter", " "];

export function hand(chart: Chart): Partial<Extra> {
  const { stage, canvas } = chart.panel;
  const over = make("canvas", { "aria-hidden": "true" });
  const context = over.getContext("2d")!;
  canvas.after(over);

  let at: Tip | undefined;
  /** Since when that is pointed at. */
  let since = 0;
  let down: PointerEvent | undefined;

  const select = () => {
    if (at?.pair && at.pair !== chart.state.pair) chart.choose("pair", at.pair);
  };
  chart.on(stage, "pointerdown", (event) => void (down = event));
  chart.on(stage, "click", ({ clientX, clientY }) => {
    if (!down) return;
    const strayed = Math.hypot(clientX - down.clientX, clientY - down.clientY) > STRAY;
    // A finger cannot hover: its first tap shows, its second on the same thing selects.
    const isSure = down.pointerType === "mouse" || since < down.timeStamp;
    if (isSure && !strayed) select();
  });
  chart.on(stage, "keydown", (event) => {
    if (!at || !KEYS.includes(event.key)) return;
    event.preventDefault();
    select();
  });

  return {
    pointed(tip) {
      [at, since] = [tip, performance.now()];
      const lit = (chart.widget as Widget).light(context);
      stage.classList.toggle("lit", lit !== undefined);
      stage.classList.toggle("dim", lit === false);
      stage.classList.toggle("selects", tip?.pair !== undefined);
    },
  };
}
