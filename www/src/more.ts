/** The extras that no first chart waits for: what stands behind More, periods drawn on the chart, sounds. */

import { about } from "./about.ts";
import { choices } from "./choices.ts";
import { downloads } from "./downloads.ts";
import type { Enrich } from "./extras.ts";
import css from "./more.css";
import { sound } from "./sound.ts";
import { span } from "./span.ts";
import { table } from "./table.ts";
import { wears } from "./wear.ts";

export { save } from "./save.ts";

export const MORE_EXTRAS: Enrich[] = [wears(css), choices, span, downloads, sound, about, table];
