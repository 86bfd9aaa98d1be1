/**
 * In place of `../engine.ts` where a page is one file: a single wasm answers whatever is asked, since
 * nothing could be fetched.
 */

import type { BothWays } from "../element.ts";
import type { Ends } from "../link.ts";
import type { Needs, Ready } from "../needs.ts";
import * as whole from "../whole.ts";
import { packed } from "./files.ts";

/** A set that the command put in beside the bundled ones is known by its id, too; a lesson asks by that. */
function placed(needs: Needs): Needs {
  const file = `data/${needs.figures}.bw`;
  return needs.src || !packed(file) ? needs : { ...needs, src: new URL(file, HERE).href };
}

export const held = (needs: Needs): Ready | undefined => whole.held(placed(needs));

export const bring = (needs: Needs): Promise<void> => whole.bring(placed(needs));

export const save = (kind: string, needs: Needs, element: BothWays): Promise<Blob> =>
  whole.save(kind, placed(needs), element);

export const follow = async (...given: [BothWays, string, string | null, Ends]): Promise<void> =>
  (await import("../link.ts")).follow(...given, bring, held);

export const compare = async (element: BothWays): Promise<void> =>
  (await import("../since.ts")).compare(element, bring, held);
