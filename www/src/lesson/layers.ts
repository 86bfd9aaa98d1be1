/** What can be covered in a step, and how it is called. */

import type { Layer, Step } from "./types.ts";
import type { Words } from "./words.ts";

export const NAMES: Record<Layer, keyof Words> = {
  title: "layerTitle",
  unit: "layerUnit",
  labels: "layerLabels",
  values: "layerValues",
  forward: "layerForward",
  back: "layerBack",
  chart: "layerChart",
};

/** How much is uncovered in a step. A prediction is met in a later step, so nothing of it is. */
export const layersOf = ({ kind, hide = [] }: Step) => (kind === "predict" ? 0 : hide.length);
