/** The extras that no first chart waits for: the table's controls, periods, downloads. */

import { copies } from "./copies.ts";
import { downloads } from "./downloads.ts";
import type { Enrich } from "./extras.ts";
import css from "./more.css";
import { share } from "./share.ts";
import { span } from "./span.ts";
import { steady } from "./steady.ts";
import { table } from "./table.ts";
import { wears } from "./wear.ts";

export { save } from "./save.ts";

export const MORE_EXTRAS: Enrich[] = [wears(css), copies, span, steady, downloads, share, table];
