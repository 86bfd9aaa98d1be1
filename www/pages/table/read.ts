/** A table becomes figures; every row that cannot is named, with the column and what is wrong. */

import { headOf, roleOf, rolesOf } from "./columns.ts";
import { readCountry } from "./countries.ts";
import { fits, hasPercent, readNumber, styleOf } from "./numbers.ts";
import { dateStyleOf, readPeriod } from "./periods.ts";
import { addressIn } from "./privacy.ts";
import type {
  Choices,
  DateStyle,
  Figure,
  NumberStyle,
  Question,
  Reading,
  Role,
  Table,
} from "./types.ts";
import { isBlank, isEither, isWithheld } from "./values.ts";

const STATUSES = ["reported", "derived", "weak", "secondhand", "suppressed"];
/** The whole, where nothing is said of kinds. */
const ALL = "all";
/** A title is no longer than a field of a file may be. */
const LONGEST = 100;

/** Why a row is no figure; the column is where the mend is. */
class Refusal extends Error {
  constructor(
    readonly column: number,
    readonly what: string,
    readonly places: Record<string, string> = {},
  ) {
    super(what);
  }
}

/** How the table is to be read. */
interface Plan {
  head: string[];
  roles: Role[];
  at: Partial<Record<Role, number>>;
  values: {
    column: number;
    target?: string;
    period?: string;
    style: NumberStyle | undefined;
    percent: boolean;
  }[];
  dates: DateStyle | undefined;
  choices: Choices;
}

export function readTable(table: Table, choices: Choices): Reading {
  const [plan, questions] = planOf(table, choices);
  const reading: Reading = {
    roles: plan.roles,
    figures: [],
    faults: [],
    questions,
    empty: 0,
    unsaid: 0,
  };
  const isWhole = !questions.some(({ kind }) => kind === "column");
  const seen = new Map<string, number>();
  table.rows.forEach((cells, row) => {
    if (cells.every((cell) => cell === "")) return;
    const line = table.lines[row]!;
    const tell = (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const { column, what, places } = error;
      reading.faults.push({ row, line, column, what, places });
    };
    try {
      refuse(cells, plan);
      if (isWhole) readRow({ cells, row, line }, plan, reading, seen, tell);
    } catch (error) {
      tell(error);
    }
  });
  reading.figures = tooLarge(reading, table);
  return reading;
}

function planOf(table: Table, choices: Choices): [Plan, Question[]] {
  const { head, rows } = table;
  const roles = rolesOf(table, choices.roles);
  const at = Object.fromEntries(roles.map((role, at) => [role, at] as const).reverse()) as Plan["at"];
  const questions: Question[] = [];
  const cells = (column: number) =>
    rows.map((row) => row[column] ?? "").filter((cell) => !isBlank(cell));
  const values = roles
    .flatMap((role, column) => (role === "value" ? [column] : []))
    .map((column) => {
      const own = cells(column);
      const { style, unclear } = choices.numbers[column]
        ? { style: choices.numbers[column], unclear: undefined }
        : styleOf(own);
      if (unclear) questions.push({ kind: "number", column, example: unclear });
      const percents = own.filter(hasPercent).length;
      return { column, ...meltOf(head[column]!, at), style, percent: percents * 2 > own.length };
    });
  const dates =
    at.period === undefined ? undefined : datesOf(cells(at.period), at.period, choices, questions);
  // The corner of a wide table may name the period of it all.
  const corner = readPeriod(head[at.source ?? -1] ?? "");
  if (corner) values.forEach((value) => (value.period ??= corner));
  const isThere = {
    source: false,
    target: values.some(({ target }) => target),
    period: values.some(({ period }) => period),
    value: values.length > 0,
  };
  const missing: Question[] = [];
  for (const role of ["source", "target", "period", "value"] as const) {
    const isSaid =
      isThere[role] || at[role] !== undefined || (role !== "value" && isFixed(role, choices));
    if (!isSaid && rows.length) missing.push({ kind: "column", role });
  }
  return [{ head, roles, at, values, dates, choices }, [...missing, ...questions]];
}

/** A wide column's head stands for a column of its own, where there is none. */
function meltOf(name: string, at: Plan["at"]): { target?: string; period?: string } {
  const { target, period } = headOf(name);
  return {
    ...(target && at.target === undefined && { target }),
    ...(period && at.period === undefined && { period }),
  };
}

function datesOf(
  cells: string[],
  column: number,
  choices: Choices,
  questions: Question[],
): DateStyle | undefined {
  if (choices.dates[column]) return choices.dates[column];
  const { style, unclear } = dateStyleOf(cells);
  if (unclear) questions.push({ kind: "date", column, example: unclear });
  return style;
}

function isFixed(role: "source" | "target" | "period", { fixed }: Choices): boolean {
  const text = fixed[role]?.trim();
  if (!text) return false;
  return role === "period" ? !!readPeriod(text) : "code" in readCountry(text);
}

/** What no row may hold, whatever its columns say. */
function refuse(cells: string[], { head }: Plan): void {
  // The text itself is not repeated.
  cells.forEach((cell, column) => {
    const kind = addressIn(cell);
    if (kind) throw new Refusal(column, kind);
  });
  const long = cells.findIndex((cell, at) => at >= head.length && cell !== "");
  if (long >= 0) throw new Refusal(long, "long", { count: String(head.length) });
}

interface Row {
  cells: string[];
  row: number;
  line: number;
}

/** The figures of a row. In a wide table one bad cell leaves the others as they are. */
function readRow(
  { cells, row, line }: Row,
  plan: Plan,
  reading: Reading,
  seen: Map<string, number>,
  tell: (error: unknown) => void,
): void {
  const { at, choices } = plan;
  const of = (role: Role) => cells[at[role] ?? -1] ?? "";
  const category = title(of("category"), at.category) || ALL;
  const source = place(of("source") || (choices.fixed.source ?? ""), at.source, "source");
  const status = statusOf(of("status"), at.status);
  for (const { column, target, period, style, percent } of plan.values) {
    try {
      const cell = cells[column] ?? "";
      const to = place(
        target ?? (of("target") || (choices.fixed.target ?? "")),
        target ? column : at.target,
        "target",
      );
      const time = when(
        period ?? (of("period") || (choices.fixed.period ?? "")),
        at.period ?? column,
        plan,
      );
      const isHidden = status === "suppressed" || isWithheld(cell);
      if (!isHidden && isBlank(cell)) {
        reading[cell === "" ? "empty" : "unsaid"] += 1;
        continue;
      }
      const value = isHidden ? "" : valueOf(cell, column, style, percent);
      const { measure, unit } = measureOf(of("measure"), of("unit"), plan, column, percent);
      const key = [time, source, to, category, measure, unit].join("\0");
      if (seen.has(key)) throw new Refusal(column, "twice", { line: String(seen.get(key)) });
      seen.set(key, line);
      const said = { period: time, source, target: to, category, measure, unit, value };
      reading.figures.push({ ...said, status: isHidden ? "suppressed" : status, row, column });
    } catch (error) {
      tell(error);
    }
  }
}

function place(text: string, column = 0, role: "source" | "target"): string {
  if (text === "") throw new Refusal(column, role === "source" ? "noSource" : "noTarget");
  const found = readCountry(text);
  if ("code" in found) return found.code;
  throw new Refusal(column, found.what, { text, meant: found.meant ?? "" });
}

function when(text: string, column: number, { dates, at }: Plan): string {
  if (text === "") throw new Refusal(column, "noPeriod");
  const isOwn = at.period === column;
  if (isOwn && !dates && /^\d{1,2}[./-]\d{1,2}[./-]/.test(text))
    throw new Refusal(column, "unclearDate", { text });
  const period = readPeriod(text, dates);
  if (period) return period;
  throw new Refusal(column, /^\d{5}$/.test(text) ? "serial" : "period", { text });
}

/** Words that become a title. */
function title(text: string, column = 0): string {
  if (/[<>]/.test(text)) throw new Refusal(column, "markup");
  if (new TextEncoder().encode(text).length > LONGEST) throw new Refusal(column, "longTitle");
  return text;
}

function statusOf(text: string, column = 0): string {
  const status = text.toLowerCase() || "reported";
  if (STATUSES.includes(status)) return status;
  throw new Refusal(column, "status", { text, list: STATUSES.join(", ") });
}

function valueOf(
  text: string,
  column: number,
  style: NumberStyle | undefined,
  percent: boolean,
): string {
  if (isEither(text)) throw new Refusal(column, "either", { text });
  if (hasPercent(text) !== percent && /\d/.test(text) && !/^0+[%٪％]?$/.test(text)) {
    throw new Refusal(column, percent ? "noPercent" : "percent", { text });
  }
  const number = readNumber(text, style);
  if ("value" in number) return number.value;
  throw new Refusal(column, number.what, { text });
}

/** What was counted: the column of measures, else the name over the numbers, unless it only says that they are numbers. */
function measureOf(measure: string, unit: string, plan: Plan, column: number, percent: boolean) {
  const head = plan.head[column] ?? "";
  const isOwn =
    plan.roles[column] === "value" && !("target" in headOf(head)) && !("period" in headOf(head));
  const own = isOwn && !isGeneric(head) ? head : "";
  return {
    measure: title(measure, plan.at.measure) || title(own, column),
    unit: title(unit, plan.at.unit) || (percent ? "%" : ""),
  };
}

const isGeneric = (head: string) => roleOf(head) === "value";

/** A measure's figures all have the decimals of its finest one, and have to stay exact with them. */
function tooLarge({ figures, faults }: Reading, { lines }: Table): Figure[] {
  const most = decimalsOf(figures);
  return figures.filter(({ value, measure, unit, row, column }) => {
    const holds = !value || fits(value, most.get(`${measure}\0${unit}`)!);
    if (!holds) faults.push({ row, line: lines[row]!, column, what: "large", places: { text: value } });
    return holds;
  });
}

/** The decimals of each measure with its unit. */
export function decimalsOf(figures: Figure[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const { value, measure, unit } of figures) {
    const key = `${measure}\0${unit}`;
    most.set(key, Math.max(most.get(key) ?? 0, value.split(".")[1]?.length ?? 0));
  }
  return most;
}
