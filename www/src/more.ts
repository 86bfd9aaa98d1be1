/** The extras that no first chart waits for: the table's controls, periods, downloads. */

import { downloads } from "./downloads.ts";
import { dress } from "./dress.ts";
import type { Enrich } from "./extras.ts";
import { span } from "./span.ts";
import { table } from "./table.ts";

export { save } from "./save.ts";

export const MORE_EXTRAS: Enrich[] = [dress, span, downloads, table];
