/** What the pages of the classroom share: their language, their links to one another, their title. */

import { directionOf, LANGUAGES, wordsIn } from "../../src/lesson/words.ts";
import { make } from "../../src/panel.ts";

export const asked = new URLSearchParams(location.search);
export const lang = languageOf(asked.get("lang") ?? navigator.languages[0] ?? "en");
export const words = wordsIn(lang);

/** The language that is asked for, if there is one like it. */
function languageOf(tag: string): string {
  return LANGUAGES.find((own) => tag === own || tag.startsWith(`${own}-`)) ?? "en";
}

/** A page beside this one, in the same language unless another is asked for. */
export function link(page: string, fields: Record<string, string> = {}): string {
  const own: Record<string, string> = asked.has("lang") ? { lang } : {};
  const query = new URLSearchParams({ ...own, ...fields }).toString();
  return query ? `${page}?${query}` : page;
}

export const here = "classroom.html";

export const amount = (value: number) => new Intl.NumberFormat(lang).format(value);

export function dress(title: string): void {
  Object.assign(document.documentElement, { lang, dir: directionOf(lang) });
  const names = title === words.classroom ? [title] : [title, words.classroom];
  document.title = [...names, "Bothways"].join(" – ");
}

/** The same place in the other language. */
export function otherLanguage(): HTMLAnchorElement {
  const other = make("a", { lang: words.languageCode, hreflang: words.languageCode }, words.language);
  // The address changes with each step.
  const follow = () => {
    const query = new URLSearchParams(location.search);
    query.set("lang", words.languageCode);
    other.href = `?${query}`;
  };
  follow();
  for (const kind of ["focus", "pointerenter"]) other.addEventListener(kind, follow);
  return other;
}
