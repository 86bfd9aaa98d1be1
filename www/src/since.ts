/** What changed since an edition. */
import type { BothWays } from "./element.ts";
import type { Needs, Ready } from "./needs.ts";
export async function compare(
  element: BothWays,
  bring: (needs: Needs) => Promise<void>,
  held: (needs: Needs) => Ready | undefined,
): Promise<void> {}
