/** What readers and pages ask of the colours: more contrast, paper, the system's, or the page's own. */

import type { Chart, Extra } from "./chart.ts";
import { widgetOf } from "./widget-of.ts";

/**
 * Where the system forces its colours, it has these for the roles of src/web/look.rs and sees to
 * their contrast. What is pale elsewhere is hollow, since no mixture is the system's; the grid stays as
 * it is, since none is faint enough to lie behind words.
 */
const SYSTEM = [
  ...["Canvas", "CanvasText", "CanvasText", "", "GrayText", "LinkText", "CanvasText"],
  ...["Canvas", "Canvas", "GrayText", "Canvas"],
];

/** A colour of CSS as a number; nothing where it is none, or lets something shine through. */
function numberOf(color: string, pen: CanvasRenderingContext2D): number | undefined {
  const [unset, also] = ["#000000", "#ffffff"].map((before) => {
    pen.fillStyle = before;
    pen.fillStyle = color;
    return String(pen.fillStyle);
  });
  return unset === also && unset?.startsWith("#") ? parseInt(unset.slice(1), 16) : undefined;
}

export function look(chart: Chart): Partial<Extra> {
  const pen = document.createElement("canvas").getContext("2d")!;

  /** Puts on what is asked; says whether that is anything. */
  const dress = () => {
    const [, , , , isPrint, isContrast, isForced, ...own] = chart.ground;
    const colors = (isForced ? SYSTEM : own).map((color) => numberOf(color.trim(), pen));
    widgetOf(chart).dress(isContrast, isPrint, colors);
    return isContrast || isPrint || colors.some((color) => color !== undefined);
  };
  // The first drawing came before.
  if (dress()) chart.draw();
  return { draws: () => void dress() };
}
