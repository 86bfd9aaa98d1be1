/** Fetches a lesson, and its words in the reader's language. */

import { failure, refusal } from "../types.ts";
import type { Lesson, Position, Told } from "./types.ts";

/** Where the lessons are that come with the widget. */
const HOME = new URL("lessons/", import.meta.url);

/** An id; anything else is an address. */
const ID = /^[a-z0-9-]+$/;

/** A lesson's id or address, and behind `#` the place in it: `two-sides#3.1`. */
export function parse(text: string): [name: string, at: Position] {
  const [name = "", place = ""] = text.split("#");
  const [step = "", shown = ""] = place.split(".");
  return [name, { step: Math.trunc(Number(step)) || 1, shown: Math.trunc(Number(shown)) || 0 }];
}

/** The lesson in a language, in English where it does not speak it. */
export async function read(name: string, lang: string): Promise<Told> {
  const url = address(name);
  const lesson = (await fetchJson(url)) as Lesson;
  if (!Array.isArray(lesson?.steps)) throw refusal("lesson", `“${name}” is no lesson`);
  const own = lesson.translations.find((tag) => lang === tag || lang.startsWith(`${tag}-`));
  if (!own) return { lesson, lang: "en", isReviewed: true };
  const file = url.pathname.split("/").at(-1)!;
  const words = (await fetchJson(new URL(`${own}/${file}`, url))) as { reviewed: boolean };
  return { lesson: translated(lesson, words) as Lesson, lang: own, isReviewed: words.reviewed };
}

function address(name: string): URL {
  if (!name) throw refusal("lesson", "none is named; give its id, such as two-sides");
  try {
    return ID.test(name) ? new URL(`${name}.json`, HOME) : new URL(name, document.baseURI);
  } catch {
    throw refusal("lesson", `“${name}” is neither a lesson's id nor an address`);
  }
}

async function fetchJson(url: URL): Promise<unknown> {
  const response = await fetch(url).catch(() => {
    throw failure("network", `${url.pathname} could not be fetched`);
  });
  if (!response.ok) throw refusal("lesson", `${url.pathname} answered ${response.status}`);
  return response.json().catch(() => {
    throw refusal("lesson", `${url.pathname} is no lesson`);
  });
}

/** Words take the place of words; what has an id is found by it. */
function translated(value: unknown, words: unknown): unknown {
  if (typeof value === "string") return typeof words === "string" ? words : value;
  if (typeof value !== "object" || typeof words !== "object" || !value || !words) return value;
  const of = (key: string) => (Object.hasOwn(words, key) ? Reflect.get(words, key) : undefined);
  if (Array.isArray(value)) return value.map((item, at) => translated(item, of(item.id ?? `${at}`)));
  const entries = Object.entries(value).map(([key, own]) => [key, translated(own, of(key))]);
  return Object.fromEntries(entries);
}
