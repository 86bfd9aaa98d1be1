/**
 * The extras that no first chart waits for: the reader's hand, controls, the source panel, sounds,
 * the table's, downloads.
 */

import { about } from "./about.ts";
import { choices } from "./choices.ts";
import controls from "./controls.css";
import { downloads } from "./downloads.ts";
import type { Enrich } from "./extras.ts";
import css from "./more.css";
import { hand } from "./hand.ts";
import { pickers } from "./pickers.ts";
import { range } from "./range.ts";
import { share } from "./share.ts";
import { sound } from "./sound.ts";
import { span } from "./span.ts";
import { steady } from "./steady.ts";
import { table } from "./table.ts";
import { tabs } from "./tabs.ts";
import { undo } from "./undo.ts";
import { wears } from "./wear.ts";

export { save } from "./save.ts";

export const MORE_EXTRAS: Enrich[] = [
  ...[wears(css), wears(controls), hand],
  ...[pickers, tabs, choices, range, span, undo, steady],
  ...[downloads, share, sound, about, table],
];
