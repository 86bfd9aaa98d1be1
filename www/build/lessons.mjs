/** The lessons, as they are, with a list of them for the page that shows it. */

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const LESSONS = "www/lessons";
const SCHEMA = "lesson.schema.json";

const read = (file) => JSON.parse(readFileSync(`${LESSONS}/${file}`, "utf8"));

/** Copies them into `dist` and writes `lessons/index.json`. */
export function copyLessons(dist) {
  cpSync(LESSONS, `${dist}/lessons`, { recursive: true });
  const files = readdirSync(LESSONS).filter((file) => file.endsWith(".json") && file !== SCHEMA);
  const entries = files.map(entryOf).sort((a, b) => a.number - b.number);
  writeFileSync(`${dist}/lessons/index.json`, `${JSON.stringify(entries)}\n`);
}

/** What the list shows, in each language. */
function entryOf(file) {
  const { id, number, minutes, age, translations, ...own } = read(file);
  const told = [["en", own], ...translations.map((lang) => [lang, read(`${lang}/${file}`)])];
  const words = told.map(([lang, { title, summary }]) => [lang, { title, summary }]);
  return { id, number, minutes, age, words: Object.fromEntries(words) };
}
