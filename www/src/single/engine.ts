/**
 * In place of `../engine.ts` where a page is one file: a single wasm answers whatever is asked, since
 * nothing could be fetched.
 */

import type { BothWays } from "../element.ts";
import type { Ends } from "../link.ts";
import { bring, held } from "../whole.ts";

export { bring, held, save } from "../whole.ts";

export const follow = async (...given: [BothWays, string, string | null, Ends]): Promise<void> =>
  (await import("../link.ts")).follow(...given, bring, held);

export const compare = async (element: BothWays): Promise<void> =>
  (await import("../since.ts")).compare(element, bring, held);
