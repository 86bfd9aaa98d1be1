/** The description beside saved figures: words for the form, and titles for the ids in the rows. */

import { fold } from "./fold.ts";
import type { About, Table } from "./types.ts";

interface Titled {
  id: string;
  title: string;
  unit?: string;
}

export interface Description {
  about: About;
  measures: Titled[];
  categories: Titled[];
}

/** Reads a `datapackage.json`, or throws where it is none. */
export function readDescription(text: string): Description {
  const { title, bothways } = JSON.parse(text);
  const { measures, categories, vantage, coverage } = bothways;
  const missing = coverage.missing === "zero" ? "zero" : "notMeasured";
  if (!Array.isArray(measures) || !Array.isArray(categories)) throw new TypeError("no lists");
  return {
    about: { title: String(title), unit: "", vantage: String(vantage), missing },
    measures,
    categories,
  };
}

/** The same rows with titles in place of ids, and a column of units where it has none. */
export function dress<T extends Table>(table: T, { measures, categories }: Description): T {
  const at = (name: string) => table.head.findIndex((head) => fold(head) === name);
  const [measure, category] = [at("measure"), at("category")];
  const find = (list: Titled[], id: string | undefined) => list.find((each) => each.id === id);
  const hasUnits = measure >= 0 && at("unit") < 0;
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, column) => {
      const list = column === measure ? measures : column === category ? categories : [];
      const found = find(list, cell);
      // The whole has no title of its own in a table.
      return found && cell !== "all" ? found.title : cell;
    });
    return hasUnits ? [...cells, find(measures, row[measure])?.unit ?? ""] : cells;
  });
  return { ...table, rows, head: hasUnits ? [...table.head, "unit"] : table.head };
}
