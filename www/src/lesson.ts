/** A chart that follows a lesson: `lesson="two-sides"`, or `two-sides#3` for its third step. */

import type { BothWays } from "./element.ts";
import { keep } from "./keep.ts";
import { Player } from "./lesson/player.ts";
import { parse, read } from "./lesson/read.ts";

const players = new WeakMap<BothWays, Player>();

/** Has an element follow a lesson, go to another place in it, or follow none any more. */
export async function follow(element: BothWays, text: string | null): Promise<void> {
  const before = players.get(element);
  const [name, at] = parse(text ?? "");
  const lang = languageOf(element);
  if (before?.name === name && before.asked === lang) {
    keep(element, "lesson", text);
    return before.jump(at);
  }
  const told = name ? await read(name, lang) : undefined;
  keep(element, "lesson", text);
  before?.leave();
  players.delete(element);
  if (!told) return;
  const player = new Player(element, name, lang, told);
  players.set(element, player);
  player.jump(at);
}

/** Its own language, else that of what is around it. */
function languageOf(element: BothWays): string {
  const around = element.closest<HTMLElement>("[lang]")?.lang;
  return element.lang || around || document.documentElement.lang || "en";
}
