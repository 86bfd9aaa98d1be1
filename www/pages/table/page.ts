/** What every part of the page is made with: its words, its numbers, its elements by id. */

import ar from "../../texts/pages/table/ar.json";
import en from "../../texts/pages/table/en.json";

export type Key = keyof typeof en;

const TEXTS: Record<string, Partial<Record<Key, string>>> = { ar, en };

/** `?lang=ar`; a language without texts of its own is answered in English. */
export const lang =
  [new URLSearchParams(location.search).get("lang") ?? "en"].find((tag) => tag in TEXTS) ?? "en";

/** The words under a key, with what stands in their places. */
export const say = (key: Key, places: Record<string, string | number> = {}) =>
  (TEXTS[lang]![key] ?? en[key]).replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ""));

export const isKey = (key: string): key is Key => key in en;

export const count = (number: number) => number.toLocaleString(lang);

export const bytes = (number: number) =>
  (number / 1e6).toLocaleString(lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });

/** A country's name in the page's language. */
export const nameOf = (code: string) => new Intl.DisplayNames(lang, { type: "region" }).of(code) ?? code;

export const byId = <Kind extends HTMLElement = HTMLElement>(id: string) =>
  document.getElementById(id) as Kind;

/** Puts the words of the page where it names them, in its language and direction. */
export function fillWords(): void {
  document.documentElement.lang = lang;
  document.documentElement.dir = lang === "ar" ? "rtl" : "ltr";
  document.title = say("documentTitle");
  for (const place of document.querySelectorAll<HTMLElement>("[data-t]")) {
    place.textContent = say(place.dataset["t"] as Key);
  }
}
