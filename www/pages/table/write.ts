/** Figures as files: the CSV of the contract, and the description beside it. */

import { decimalsOf } from "./read.ts";
import type { About, Figure } from "./types.ts";

export const COLUMNS = ["period", "source", "target", "category", "measure", "value", "status"] as const;

/** Words that only the page's language knows, for what the reader left open. */
export interface Words {
  title: string;
  measure: string;
  vantage: string;
  why: string;
  definition: string;
  caveat: string;
  all: string;
  basis: string;
}

/** A file of figures, and all that is said of them. */
export interface Files {
  csv: string;
  descriptor: string;
}

interface Named {
  id: string;
  title: string;
}

/** Titles as ids: small letters, digits and hyphens; by number where nothing else remains. */
function idsOf(titles: Iterable<string>, kind: string): Map<string, Named> {
  const [named, used] = [new Map<string, Named>(), new Set<string>()];
  for (const title of titles) {
    if (named.has(title)) continue;
    const plain = title
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
    const slug = /[^\x00-\x7f]/.test(plain)
      ? ""
      : plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    const id = slug && !used.has(slug) ? slug : free(kind, used);
    used.add(id);
    named.set(title, { id, title });
  }
  return named;
}

function free(kind: string, used: Set<string>): string {
  let at = 1;
  while (used.has(`${kind}-${at}`)) at += 1;
  return `${kind}-${at}`;
}

/** What is counted: the same words in another unit are another measure. */
const measureKey = ({ measure, unit }: Figure) => `${measure}\0${unit}`;

/** Both files of the figures. */
export function write(figures: Figure[], about: About, words: Words): Files {
  const categories = idsOf(
    figures.map(({ category }) => category),
    "category",
  );
  const measures = measuresOf(figures, about, words);
  const line = (figure: Figure) => {
    const [category, measure] = [
      categories.get(figure.category)!.id,
      measures.get(measureKey(figure))!.id,
    ];
    return [figure.period, figure.source, figure.target, category, measure, figure.value, figure.status];
  };
  const key = (fields: string[]) => fields.slice(0, 5).join("\0");
  const lines = figures.map(line).map((fields) => [key(fields), fields.join(",")] as const);
  lines.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const csv = `${[COLUMNS.join(","), ...lines.map(([, text]) => text)].join("\n")}\n`;
  return { csv, descriptor: describe(figures, about, words, categories, measures) };
}

interface Measured extends Named {
  unit: string;
  decimals: number;
}

function measuresOf(figures: Figure[], about: About, words: Words): Map<string, Measured> {
  const decimals = decimalsOf(figures);
  const keys = [...decimals.keys()].map((key) => [key, ...key.split("\0")] as [string, string, string]);
  const isTwice = (title: string) => keys.filter(([, other]) => other === title).length > 1;
  const titleOf = (title: string, unit: string) => {
    const plain = title || about.unit || words.measure;
    return isTwice(title) && unit ? `${plain} (${unit})` : plain;
  };
  const titles = keys.map(([key, title, unit]) => [key, titleOf(title, unit), unit] as const);
  const ids = idsOf(
    titles.map(([, title]) => title),
    "measure",
  );
  return new Map(
    titles.map(([key, title, unit]) => [
      key,
      { ...ids.get(title)!, unit: unit || about.unit || title, decimals: decimals.get(key)! },
    ]),
  );
}

function describe(
  figures: Figure[],
  about: About,
  words: Words,
  categories: Map<string, Named>,
  measures: Map<string, Measured>,
): string {
  const unique = (texts: string[]) => [...new Set(texts)].sort();
  const isOnly = categories.size === 1;
  const isZero = about.missing === "zero";
  // A missing row is a zero only where the table looked: at its own countries and periods.
  const scope = (name: "source" | "target" | "period") =>
    isZero ? unique(figures.map((figure) => figure[name])) : "all";
  const title = about.title || words.title;
  return `${JSON.stringify(
    {
      name: "own-table",
      title,
      licenses: [{ name: "not stated", path: "LICENSE" }],
      sources: [{ title, path: "" }],
      resources: [{ name: "figures", path: "figures.csv", format: "csv" }],
      bothways: {
        measures: [...measures.values()].map(({ id, title, unit, decimals }) => ({
          ...{ id, title, unit, definition: words.definition, decimals },
          additive: { period: false, category: false, source: false, target: false },
          basis: { source: words.basis, target: words.basis },
        })),
        categories: [...categories.values()]
          .map(({ id, title }) => ({
            id,
            title: title === "all" ? words.all : title,
            total: isOnly || id === "all" || id === "total",
          }))
          .map((category, _, all) =>
            all.filter(({ total }) => total).length > 1 ? { ...category, total: false } : category,
          ),
        coverage: {
          sources: scope("source"),
          targets: scope("target"),
          periods: scope("period"),
          missing: about.missing,
          why: words.why,
        },
        vantage: about.vantage || words.vantage,
        k: 1,
        caveats: [words.caveat],
        defaults: { pair: fullest(figures) },
      },
    },
    null,
    2,
  )}\n`;
}

/** The pair with the most figures, best of both directions. */
function fullest(figures: Figure[]): string | undefined {
  const counts = new Map<string, [there: number, back: number]>();
  for (const { source, target } of figures) {
    if (source === target || !isPlace(source) || !isPlace(target)) continue;
    const isTurned = !counts.has(`${source}-${target}`) && counts.has(`${target}-${source}`);
    const key = isTurned ? `${target}-${source}` : `${source}-${target}`;
    const [there, back] = counts.get(key) ?? [0, 0];
    counts.set(key, isTurned ? [there, back + 1] : [there + 1, back]);
  }
  const worth = ([there, back]: [number, number]) => Math.min(there, back) * 1e6 + there + back;
  return [...counts].sort(([, a], [, b]) => worth(b) - worth(a))[0]?.[0];
}

const isPlace = (code: string) => code !== "001" && code !== "ZZ";

/** The first of the last `most` periods, and how many there are; nothing where they are no more. */
export function lastPeriods(
  figures: Figure[],
  most: number,
): { period: string; count: number; most: number } | undefined {
  const periods = [...new Set(figures.map(({ period }) => period))].sort();
  const first = periods.at(-most);
  return periods.length > most && first
    ? { period: first.split("/")[0]!, count: periods.length, most }
    : undefined;
}

/** Whether there is a chart to draw: a figure between two different countries. */
export const hasPair = (figures: Figure[]) => fullest(figures) !== undefined;
