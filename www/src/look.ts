/** What readers and pages ask of the colours: more contrast, paper, or the page's own. */

import type { Chart, Extra } from "./chart.ts";
import { widgetOf } from "./widget-of.ts";

/** The colours that a page may set as `--bothways-…`. */
const ROLES = ["paper", "text", "muted", "grid", "hatch", "forward", "back"];

/** A colour of CSS as a number; nothing where it is none, or lets something shine through. */
function numberOf(color: string, pen: CanvasRenderingContext2D): number | undefined {
  const [unset, also] = ["#000000", "#ffffff"].map((before) => {
    pen.fillStyle = before;
    pen.fillStyle = color;
    return String(pen.fillStyle);
  });
  return unset === also && unset?.startsWith("#") ? parseInt(unset.slice(1), 16) : undefined;
}

/** The colours that the page sets, `[[role, number], …]`. */
function ownColors(root: HTMLElement): [string, number][] {
  const style = getComputedStyle(root);
  const pen = document.createElement("canvas").getContext("2d")!;
  return ROLES.flatMap((role) => {
    const color = style.getPropertyValue(`--bothways-${role}`).trim();
    const number = color ? numberOf(color, pen) : undefined;
    return number === undefined ? [] : [[role, number]];
  });
}

export function look(chart: Chart): Partial<Extra> {
  const contrast = matchMedia("(prefers-contrast: more)");
  const print = matchMedia("print");
  let worn = "";

  /** Puts the colours on; says whether that changes anything. */
  const dress = () => {
    const own = ownColors(chart.panel.root);
    const [isContrast, isPrint] = [contrast.matches, print.matches];
    widgetOf(chart).dress(isContrast, isPrint, own);
    const before = worn;
    worn = JSON.stringify([isContrast, isPrint, own]);
    return worn !== before;
  };
  const again = () => {
    if (dress()) chart.draw();
  };
  for (const query of [contrast, print]) chart.on(query, "change", again);
  // A page may set its colours by a class or style of its root or of the element.
  const switches = new MutationObserver(again);
  const { host } = chart.panel.root.getRootNode() as ShadowRoot;
  for (const place of [document.documentElement, host]) {
    switches.observe(place, { attributeFilter: ["class", "style"] });
  }
  // The first drawing came before; without colours of its own it is right as it is.
  dress();
  if (worn !== "[false,false,[]]") chart.draw();
  return { filled: () => void dress(), freed: () => switches.disconnect() };
}
