/** Which language the page speaks: of those whose texts are in it. */

import { directionOf } from "../../src/lesson/words.ts";
import ar from "../../texts/pages/standalone/ar.json";
import en from "../../texts/pages/standalone/en.json";

/** The page's own words, with their language and its direction. */
export type Words = typeof en & { lang: string; dir: string };

const TEXTS: Record<string, typeof en> = { ar, en };

/** In a language, in English where it has none of it. */
export function wordsIn(tag: string): Words {
  const lang = tag in TEXTS ? tag : "en";
  return { ...TEXTS[lang]!, lang, dir: directionOf(lang) };
}

/** What the address asks for, else what the file begins in, else the first that the reader reads. */
export function spoken(languages: string[], first?: string): string {
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = [asked, first, ...navigator.languages].filter((tag) => typeof tag === "string");
  const found = wanted.map((tag) => languages.find((own) => isLike(tag, own)));
  return found.find((own) => own !== undefined) ?? "en";
}

/** Whether who reads one reads the other: of the same language and script. */
function isLike(tag: string, own: string): boolean {
  try {
    const [one, other] = [tag, own].map((text) => new Intl.Locale(text).maximize());
    return one!.language === other!.language && one!.script === other!.script;
  } catch {
    return false;
  }
}

/** A language as its readers call it. */
export const nameOf = (lang: string): string =>
  new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
