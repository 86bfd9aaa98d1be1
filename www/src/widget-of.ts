/** The handle of a chart that goes on by a further engine, which has more than the small one's. */

import type { Widget } from "../../target/web/sources-whole_bg.js";
import type { Chart } from "./chart.ts";

export const widgetOf = (chart: Chart) => chart.widget as Widget;
