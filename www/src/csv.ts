/** An answer as CSV: byte for byte what `bothways query … --format csv` writes; see cli/src/query.rs. */

/** What an answer is made of. */
export type Plain = string | number | boolean | undefined | Plain[] | { [name: string]: Plain };

/** An answer, as far as files and tables read it. */
export interface Answer {
  view: string;
  title: string;
  sentence: string;
  columns: string[];
  rows: Row[];
  rights?: Rights;
  source: string;
}

export type Row = { [name: string]: Plain };

/** Licence, attribution and what was changed. */
export type Rights = Record<"license" | "licenseUrl" | "attribution" | "changed", string>;

type Columns = [name: string, text: string][];

/** A cell of the contract: `{kind, value?, atLeast?, …}`. */
export const isCell = (plain: Plain): plain is Row => isRow(plain) && "kind" in plain;

const isRow = (plain: Plain): plain is Row =>
  typeof plain === "object" && plain !== null && !Array.isArray(plain);

/** The rows of an answer, each with the licence of its figures. */
export function csv({ columns, rows, rights }: Answer): string {
  const lines = rows.map((row) => flat(row, rights));
  const head = lines[0]?.map(([name]) => name) ?? columns;
  return [head, ...lines.map((line) => line.map(([, text]) => text))].map(record).join("");
}

/** A cell's further fields go behind those of the whole row, and its licence behind them all. */
function flat({ rights, ...row }: Row, common: Rights | undefined): Columns {
  const [main, more]: [Columns, Columns] = [[], []];
  put("", row, main, more);
  return [...main, ...more, ...Object.entries((rights ?? common ?? {}) as Rights)];
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
