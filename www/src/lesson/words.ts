/** The player's own words, in the languages that it speaks. */

import ar from "../../texts/pages/classroom/ar.json";
import en from "../../texts/pages/classroom/en.json";

export type Words = typeof en;

const ALL: Record<string, Words> = { ar, en };

/** The languages that lessons and player speak. */
export const LANGUAGES = Object.keys(ALL);

/** The words in a language; in English where it is none of these. */
export const wordsIn = (lang: string): Words => ALL[lang] ?? en;

/** From right to left, or from left to right. */
export const directionOf = (lang: string) => (lang === "ar" ? "rtl" : "ltr");

/** A message with its places filled. */
export const fill = (message: string, places: Record<string, string | number>): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => String(places[name]));
