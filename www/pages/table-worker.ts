/**
 * The table's own thread: it keeps the desk, reads whatever lies on it and makes the chart's file, so
 * that the page never waits. It asks the network for one thing, the reader's wasm.
 */

import { __wbg_set_wasm as setWasm, imports, read } from "../../target/web/reader_bg.js";
import { type Description, readDescription } from "./table/described.ts";
import { Desk, TooMuch } from "./table/desk.ts";
import { MAX_BYTES, MAX_PERIODS } from "./table/limits.ts";
import { decode, isWorkbook } from "./table/split.ts";
import type { Asked, Shown, Window } from "./table/talk.ts";
import type { About } from "./table/types.ts";
import { hasPair, lastPeriods, write, type Files } from "./table/write.ts";

/** What is not done, with what stands in the places of its words. */
class Refused extends Error {
  constructor(
    readonly what: string,
    readonly places: Record<string, string | number> = {},
  ) {
    super(what);
  }
}

let desk: Desk | undefined;
let loading: Promise<void> | undefined;
/** What the chart was last made of. */
let drawn: string | undefined;

/** Under this name the wasm asks for its glue; see www/build/minify-names.mjs. */
const GLUE = "b";

async function load(): Promise<void> {
  const response = await fetch(new URL("reader.wasm", import.meta.url));
  if (!response.ok) throw new Error(`reader.wasm answered ${response.status}`);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), { [GLUE]: imports });
  setWasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}

/** One thing after the other, in the order in which they were asked. */
let last: Promise<unknown> = Promise.resolve();
addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  last = last.then(() => answer(data));
});

async function answer(asked: Asked): Promise<void> {
  desk ??= new Desk(asked.head);
  const extra: Partial<Shown> = asked.act ? { did: asked.act.do } : {};
  try {
    if (asked.act) await act(asked.act, desk, extra);
    const files = makeFiles(desk, { ...asked, ...(extra.about && { about: extra.about }) });
    if (asked.act?.do === "save" && files) extra.files = files;
    await draw(files, extra);
  } catch (error) {
    extra.refused = refusalOf(error);
  }
  const transfer = extra.chart ? [extra.chart.buffer] : [];
  postMessage({ ...show(desk, asked.window), ...extra }, { transfer });
}

async function act(act: NonNullable<Asked["act"]>, desk: Desk, extra: Partial<Shown>): Promise<void> {
  if (act.do === "save") return;
  if (act.do !== "file") return desk.act(act);
  const [described, figures] = [true, false].map((is) =>
    act.files.find(({ name }) => /\.json$/i.test(name) === is),
  );
  const description = described && describe(await described.text());
  if (figures) {
    const bytes = await bytesOf(figures);
    const text = isWorkbook(bytes) ? await cellsOf(bytes, extra) : textOf(bytes, extra);
    desk.act({ do: "bring", text, ...(description && { description }) });
  }
  if (description) extra.about = description.about;
}

function describe(text: string): Description {
  try {
    return readDescription(text);
  } catch {
    throw new Refused("description");
  }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > MAX_BYTES) throw new TooMuch("bytes", file.size, MAX_BYTES);
  return new Uint8Array(await file.arrayBuffer());
}

function textOf(bytes: Uint8Array, extra: Partial<Shown>): string {
  const { text, encoding } = decode(bytes);
  extra.isOld = encoding === "windows-1252";
  return text;
}

/** The first sheet of a workbook, by a script that most tables need not. */
async function cellsOf(bytes: Uint8Array, extra: Partial<Shown>) {
  const script = new URL("table-xlsx.js", import.meta.url).href;
  const { readWorkbook }: typeof import("./table-xlsx.ts") = await import(script);
  const book = readWorkbook(bytes);
  if ("refused" in book) throw new Refused(book.refused.what, book.refused.places);
  extra.sheet = { name: book.name, others: book.others };
  return book.cells;
}

const refusalOf = (error: unknown): NonNullable<Shown["refused"]> => {
  if (error instanceof TooMuch)
    return { what: error.what, places: { count: error.count, most: error.most } };
  if (error instanceof Refused) return { what: error.what, places: error.places };
  return { what: "failed", places: { text: String(error) } };
};

/** Where a cell is not measured, no missing row may be a zero. */
const missingOf = ({ reading }: Desk, { missing }: About) =>
  reading.empty + reading.unsaid > 0 ? "notMeasured" : missing;

function makeFiles(desk: Desk, { about, words }: Asked): Files | undefined {
  const { figures } = desk.reading;
  if (!hasPair(figures)) return undefined;
  return write(figures, { ...about, missing: missingOf(desk, about) }, words);
}

/** The chart's file, unless it would be the one before. */
async function draw(files: Files | undefined, extra: Partial<Shown>): Promise<void> {
  const text = files ? files.descriptor + files.csv : "";
  if (text === drawn) return;
  if (!files) {
    [drawn, extra.chart] = [text, null];
    return;
  }
  // What failed may be tried again.
  await (loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
  try {
    extra.chart = new Uint8Array(
      read(files.descriptor, new TextEncoder().encode(files.csv), "figures.csv"),
    );
    drawn = text;
  } catch (error) {
    throw new Refused("reader", { text: (error as Error).message });
  }
}

function show(desk: Desk, { from, count, only }: Window): Shown {
  const { table, reading, bad } = desk;
  const rows = only === "bad" ? [...bad.keys()].sort((a, b) => a - b) : [...table.rows.keys()];
  const start = Math.max(0, Math.min(from, Math.floor((rows.length - 1) / count) * count));
  const shown = rows.slice(start, start + count);
  const seen = new Set(shown);
  const faults = reading.faults.filter(({ row }) => seen.has(row));
  const { empty, unsaid, questions, roles, figures } = reading;
  return {
    ...{ head: table.head, roles, questions },
    rows: shown.map((row) => ({
      ...{ row, line: table.lines[row]!, cells: table.rows[row]! },
      faults: faults.filter((fault) => fault.row === row),
    })),
    window: { from: start, count, only },
    among: rows.length,
    counts: {
      rows: table.rows.filter((row) => row.some(Boolean)).length,
      figures: figures.length,
      bad: bad.size,
      empty,
      unsaid,
      above: desk.above,
    },
    canUndo: desk.canUndo,
    since: lastPeriods(figures, MAX_PERIODS),
  };
}
