// Our lessons, and their figures computed anew by the command.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "www/lessons";
const SETS = ["cncert", "agencies", "honeypots", "dcid", "misp", "vcdb"];
const QUERIES = {
  ...{ timeline: "pair", sources: "sources", partners: "partners", matrix: "matrix" },
  ...{ flows: "flows", map: "flows", balance: "balance" },
};

/** A file of the lessons' folder. */
export const read = (file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"));

/** All of them, in their order. */
export const LESSONS = readdirSync(FOLDER)
  .filter((file) => /^[a-z-]+\.json$/.test(file))
  .map(read)
  .sort((a, b) => a.number - b.number);

const answers = new Map();

/** What the command answers to a chart's state. */
export function query({ figures, view = "timeline", ...asked }) {
  const folders = view === "sources" ? SETS.map((id) => `data/${id}`) : [`data/${figures}`];
  const given = Object.entries(asked).flatMap(([name, text]) => [`--${name}`, text]);
  const line = ["query", ...folders, QUERIES[view], ...given, "--format", "json"];
  const key = line.join(" ");
  if (!answers.has(key)) {
    answers.set(key, JSON.parse(execFileSync("target/debug/bothways", line, { encoding: "utf8" })));
  }
  return answers.get(key);
}

/** A fact, computed anew. */
function valueOf(lesson, name) {
  const fact = lesson.facts[name];
  if (!fact.ask) {
    const [one, other] = (fact.ratio ?? fact.difference).map((part) => valueOf(lesson, part));
    const above = fact.above ?? 0;
    return fact.ratio ? (one - above) / (other - above) : one - other;
  }
  const place = query(fact.ask)[fact.in ?? "rows"];
  const isRow = (line) => Object.entries(fact.row ?? {}).every(([key, text]) => line[key] === text);
  const line = Array.isArray(place) ? place.find(isRow) : place;
  const cell = fact.cell ? line[fact.cell] : line;
  return fact.least ? cell.atLeast : cell.value;
}

const FORMATS = {
  percent: { style: "percent", maximumFractionDigits: 1 },
  number: { maximumFractionDigits: 1 },
  compact: { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3 },
};

/** As a reader of the language would write it. */
export function written(lesson, name, lang) {
  const value = valueOf(lesson, name);
  const say = lesson.facts[name].say ?? "number";
  return new Intl.NumberFormat(lang, FORMATS[say]).format(say === "percent" ? value / 100 : value);
}
