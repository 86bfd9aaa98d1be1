/** An answer as CSV: byte for byte what `bothways query … --format csv` writes; see cli/src/query.rs. */

import type { State } from "./types.ts";

/** What an answer is made of. */
export type Plain = string | number | boolean | undefined | Plain[] | { [name: string]: Plain };

/** An answer, as far as files and tables read it. */
export interface Answer {
  view: string;
  title: string;
  sentence: string;
  measure?: string;
  unit?: string;
  per?: string;
  sum?: string;
  period?: string;
  source: string;
  vantage?: string;
  caveats: string[];
  columns: string[];
  rows: Row[];
  rights?: Rights;
}

export type Row = { [name: string]: Plain };

/** Licence, attribution and what was changed. */
export type Rights = Record<"license" | "licenseUrl" | "attribution" | "changed", string>;

type Columns = [name: string, text: string][];

/** A cell of the contract: `{kind, value?, atLeast?, …}`. */
export const isCell = (plain: Plain): plain is Row => isRow(plain) && "kind" in plain;

const isRow = (plain: Plain): plain is Row =>
  typeof plain === "object" && plain !== null && !Array.isArray(plain);

/** The rows of an answer to what a state asks, each with its question and the licence of its figures. */
export function csv(answer: Answer, state: State): string {
  const asked = question(answer, state);
  const lines = answer.rows.map((row, at) => flat(row, answer, asked, at));
  const head = lines[0]?.map(([name]) => name) ?? answer.columns;
  return [head, ...lines.map((line) => line.map(([, text]) => text))].map(record).join("");
}

/** What a row alone does not say: whose figures they are, of whom, and what was counted. */
function question(answer: Answer, { figures, pair, country, category }: State): Columns {
  if (answer.view === "sources") return [["pair", pair]];
  const { view, measure, unit, per, sum, period } = answer;
  const ofPair: Columns = [["pair", pair]];
  const ofCountry: Columns = [["country", String(country ?? pair.slice(0, 2))]];
  return [
    ["figures", figures],
    ...(view === "timeline" ? ofPair : view === "partners" ? ofCountry : []),
    ["measure", text(measure)],
    ["unit", text(unit)],
    ["category", category],
    ["per", text(per)],
    ...(view === "timeline" ? ([["sum", text(sum)]] as Columns) : ([["period", text(period)]] as Columns)),
  ];
}

/** What is said of the whole answer, in its first row alone. */
const words = ({ title, sentence, source, vantage, caveats }: Answer, isFirst: boolean): Columns =>
  Object.entries({ title, sentence, source, vantage, caveats }).map(([name, said]) => [
    name,
    isFirst ? text(said) : "",
  ]);

/** A cell's further fields go behind those of the whole row, and its licence behind them all. */
function flat({ rights, ...row }: Row, answer: Answer, asked: Columns, at: number): Columns {
  const [main, more]: [Columns, Columns] = [[], []];
  put("", row, main, more);
  const licence = Object.entries((rights ?? answer.rights ?? {}) as Rights);
  return [...main, ...more, ...asked, ...words(answer, at === 0), ...licence];
}

function put(name: string, plain: Plain, main: Columns, more: Columns): void {
  if (isCell(plain)) return putCell(name, plain, main, more);
  if (!isRow(plain)) return void main.push([name, text(plain)]);
  for (const [inner, value] of Object.entries(plain)) {
    put(name ? `${name}_${inner}` : inner, value, main, more);
  }
}

function putCell(name: string, cell: Row, main: Columns, more: Columns): void {
  const isNumber = cell["kind"] !== "notMeasured" && cell["kind"] !== "suppressed";
  // Without a row behind it a zero is what the coverage says, and nobody reported it.
  const status = (isNumber && cell["status"]) || cell["kind"];
  main.push([name, text(cell["value"])], [`${name}_status`, text(status)]);
  more.push(
    [`${name}_at_least`, text(cell["atLeast"])],
    [`${name}_partial`, text(cell["partial"])],
    [`${name}_refs`, text(cell["refs"])],
  );
}

const text = (plain: Plain): string =>
  Array.isArray(plain) ? plain.map(text).join(" ") : isRow(plain) ? "" : String(plain ?? "");

const quoted = (field: string) =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

const record = (fields: string[]) => `${fields.map(quoted).join(",")}\n`;
