/** What no first chart waits for, in a script of its own. */

import { script } from "./load.ts";

export const more = () => script<typeof import("./more.ts")>("more");
