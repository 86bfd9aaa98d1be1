/**
 * The page that is one file: what its list of contents names first is shown, and all of it is named
 * with its source and licence. The list is a file like the others; the build writes it, and
 * `bothways standalone` another one.
 */

import { titles } from "figures:files";
import { make } from "../src/panel.ts";
import { nameOf, spoken, wordsIn, type Words } from "./standalone/language.ts";

/** A title, and the same in other languages. */
interface Titled {
  title: string;
  titles?: Record<string, string>;
}

/** What is in the page. */
interface Contents extends Titled {
  /** The languages besides English whose texts are in it, and the one that it begins in. */
  languages?: string[];
  lang?: string;
  /** What is shown first, besides the set: attributes of the element; with `lesson` that alone. */
  first: Record<string, string>;
  /** The sets; the first of them is shown first. */
  sets: Entry[];
}

/** A set with its rights: a bundled one has an id, any other a file. */
interface Entry extends Titled {
  id?: string;
  file?: string;
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
  /^https?:/.test(path)
    ? make("a", { href: path, rel: "noreferrer", dir: "auto" }, words)
    : make("bdi", {}, words);

/** Things in a row, with words between them. */
const row = (things: (Node | string)[], between: string) =>
  things.flatMap((thing, at) => (at ? [between, thing] : [thing]));

/** A set with its rights. Its title shows it, unless a lesson says what is shown. */
function item(entry: Entry, isLesson: boolean, lang: string, words: Words): HTMLElement {
  // In the view of every source no set would come to the fore.
  const state = { ...asked(entry), view: "timeline" };
  const steer = { href: "#chart", "data-both-ways": JSON.stringify(state) };
  const called = (entry.id ? titles[entry.id] : entry.titles)?.[lang] ?? entry.title;
  const title = isLesson ? make("b", {}, called) : make("a", steer, called);
  const sources = entry.sources.length ? entry.sources.map(linked) : [words.unknown];
  const [own = words.unknown, ...others] = entry.licenses.map(linked);
  const parts = others.length ? [words.others, ...row(others, words.and)] : [];
  return make(
    "li",
    {},
    title,
    make("p", {}, words.source, ...row(sources, words.between), words.end),
    make("p", {}, words.licence, own, ...parts, words.end),
  );
}

/** A link for each of the other languages, which keeps what is chosen. */
function switches(languages: string[], lang: string): HTMLElement[] {
  const others = languages.filter((own) => own !== lang);
  return others.map((own) => {
    const anchor = make("a", { lang: own, hreflang: own }, nameOf(own));
    const follow = () => {
      const query = new URLSearchParams(location.search);
      query.set("lang", own);
      anchor.href = `?${query}`;
    };
    follow();
    for (const kind of ["focus", "pointerenter"]) anchor.addEventListener(kind, follow);
    return anchor;
  });
}

/** The page's own words; in a language that it has none of, they are English. */
function dress(words: Words, { title, titles = {} }: Contents, lang: string): void {
  Object.assign(document.documentElement, { lang: words.lang, dir: words.dir });
  for (const place of document.querySelectorAll<HTMLElement>("[data-t]")) {
    place.textContent = words[place.dataset["t"] as keyof Words];
  }
  const called = titles[lang] ?? title;
  document.title = called;
  document.querySelector("h1")!.textContent = called;
}

function show(contents: Contents): void {
  const { first, sets } = contents;
  const languages = ["en", ...(contents.languages ?? [])];
  const lang = spoken(languages, contents.lang);
  const words = wordsIn(lang);
  dress(words, contents, lang);
  const others = document.querySelector("nav")!;
  others.setAttribute("aria-label", words.languages);
  others.replaceChildren(...switches(languages, lang));
  const isLesson = "lesson" in first;
  const chart = document.querySelector("both-ways")!;
  const free = { ...asked(sets[0]!), ...first, controls: "full", "heading-level": "2", "url-state": "c" };
  const shown = { lang, ...(isLesson ? first : free) };
  for (const [name, value] of Object.entries(shown)) chart.setAttribute(name, value);
  const list = document.querySelector<HTMLElement>(".sources")!;
  list.querySelector("ul")!.replaceChildren(...sets.map((set) => item(set, isLesson, lang, words)));
  list.hidden = false;
}

// The element is defined by the script that follows, and draws what stands in it by then.
const response = await fetch(new URL("contents.json", HERE));
show((await response.json()) as Contents);

export {};
