/**
 * The page that is one file: what its list of contents names first is shown, and all of it is named
 * with its source and licence. The list is a file like the others; the build writes it, and
 * `bothways standalone` another one.
 */

import { make } from "../src/panel.ts";

/** What is in the page. */
interface Contents {
  title: string;
  /** What is shown first, besides the set: attributes of the element; with `lesson` that alone. */
  first: Record<string, string>;
  /** The sets; the first of them is shown first. */
  sets: Entry[];
}

/** A set with its rights: a bundled one has an id, any other a file. */
interface Entry {
  id?: string;
  file?: string;
  title: string;
  sources: Linked[];
  /** First that of the figures, then those of other parts. */
  licenses: Linked[];
}

/** Words, perhaps with their address. */
interface Linked {
  words: string;
  path?: string;
}

/** The set as the element is asked for it. */
const asked = ({ id, file }: Entry): { figures?: string; src?: string } =>
  id ? { figures: id } : { src: new URL(file!, HERE).href };

/** Words that lead to their address, where they have one beyond this file. */
const linked = ({ words, path = "" }: Linked): Node =>
  /^https?:/.test(path) ? make("a", { href: path, rel: "noreferrer" }, words) : new Text(words);

/** In place of what a file without a description does not say. */
const UNKNOWN = "not stated";

/** Things in a row, with words between them. */
const row = (things: (Node | string)[], between: string) =>
  things.flatMap((thing, at) => (at ? [between, thing] : [thing]));

/** A set with its rights. Its title shows it, unless a lesson says what is shown. */
function item(entry: Entry, isLesson: boolean): HTMLElement {
  // In the view of every source no set would come to the fore.
  const state = { ...asked(entry), view: "timeline" };
  const steer = { href: "#chart", "data-both-ways": JSON.stringify(state) };
  const title = isLesson ? make("b", {}, entry.title) : make("a", steer, entry.title);
  const sources = entry.sources.length ? entry.sources.map(linked) : [UNKNOWN];
  const [own = UNKNOWN, ...others] = entry.licenses.map(linked);
  const parts = others.length ? ["; other parts: ", ...row(others, ", ")] : [];
  return make(
    "li",
    {},
    title,
    make("p", {}, "Source: ", ...row(sources, "; "), "."),
    make("p", {}, "Licence: ", own, ...parts, "."),
  );
}

function show({ title, first, sets }: Contents): void {
  document.title = title;
  document.querySelector("h1")!.textContent = title;
  const isLesson = "lesson" in first;
  const chart = document.querySelector("both-ways")!;
  const free = { ...asked(sets[0]!), ...first, controls: "full", "heading-level": "2", "url-state": "c" };
  for (const [name, value] of Object.entries(isLesson ? first : free)) chart.setAttribute(name, value);
  const list = document.querySelector<HTMLElement>(".sources")!;
  list.querySelector("ul")!.replaceChildren(...sets.map((set) => item(set, isLesson)));
  list.hidden = false;
}

// The element is defined by the script that follows, and draws what stands in it by then.
const response = await fetch(new URL("contents.json", HERE));
show((await response.json()) as Contents);

export {};
