/** Bring a table: what the reader does goes to the worker, and what it answers is shown. */

import { make } from "../src/panel.ts";
import { ask } from "./table/ask.ts";
import { draw } from "./table/chart.ts";
import type { Act } from "./table/desk.ts";
import { Grid } from "./table/grid.ts";
import { MAX_BYTES, MAX_FIGURES, MAX_ROWS } from "./table/limits.ts";
import { bytes, byId, count, fillWords, isKey, type Key, lang, say } from "./table/page.ts";
import type { Asked, Shown, Window } from "./table/talk.ts";
import type { About } from "./table/types.ts";

/** So many rows are in fields at a time. */
const PAGE = 12;
/** So long a field of the description rests before it is drawn, in ms. */
const REST = 400;

fillWords();

const worker = new Worker(workerAddress(), { type: "module" });
let view: Window = { from: 0, count: PAGE, only: "all" };
/** Answers that are still to come. */
let waiting = 0;
/** What a saved file is for. */
let saving: "csv" | "json" | undefined;

/** Under Trusted Types an address of a script is made by a policy; this one makes one address. */
function workerAddress(): string {
  const address = new URL("table-worker.js", import.meta.url).href;
  const types = (
    globalThis as {
      trustedTypes?: {
        createPolicy(name: string, rules: object): { createScriptURL(text: string): string };
      };
    }
  ).trustedTypes;
  return (
    types?.createPolicy("bothways-worker", { createScriptURL: () => address }).createScriptURL("") ??
    address
  );
}

const form = byId<HTMLFormElement>("about");
const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;

function about(): About {
  const missing = form.querySelector<HTMLInputElement>("[name=missing][value=zero]")!.checked
    ? "zero"
    : "notMeasured";
  const text = (name: string) => field(name).value.trim();
  return { title: text("title"), unit: text("unit"), vantage: text("vantage"), missing };
}

/** A description that was brought along fills the form; words that only said that nobody said are none. */
function fillAbout({ title, unit, vantage, missing }: About): void {
  const said = {
    title: title === words.title ? "" : title,
    unit,
    vantage: vantage === words.vantage ? "" : vantage,
  };
  for (const [name, text] of Object.entries(said)) field(name).value = text;
  form.querySelector<HTMLInputElement>(`[name=missing][value=${missing}]`)!.checked = true;
}

const words = {
  title: say("namePlain"),
  measure: say("file.measure"),
  vantage: say("vantagePlain"),
  why: say("file.why"),
  definition: say("file.definition"),
  caveat: say("file.caveat"),
  all: say("file.all"),
  basis: say("file.basis"),
};

function request(act?: NonNullable<Asked["act"]>): void {
  const head = (["source", "target", "period", "value"] as const).map((role) => say(role));
  waiting += 1;
  byId("room").ariaBusy = "true";
  if (act?.do === "bring" || act?.do === "file") {
    view = { from: 0, count: PAGE, only: "all" };
    tell(say("working"));
  }
  worker.postMessage({ ...(act && { act }), window: view, about: about(), words, head } satisfies Asked);
}

const grid = new Grid((act: Act) => {
  // A row that is added is written at the end, where all rows are.
  if (act.do === "add") view = { from: Number.MAX_SAFE_INTEGER, count: PAGE, only: "all" };
  request(act);
});

worker.addEventListener("message", ({ data }: MessageEvent<Shown>) => {
  waiting -= 1;
  if (!waiting) byId("room").ariaBusy = null;
  show(data);
});
worker.addEventListener("error", ({ message }) => tell(say("refused.failed", { text: message })));

function show(shown: Shown): void {
  const { window, counts, questions, canUndo } = shown;
  if (shown.about) fillAbout(shown.about);
  view = window;
  grid.fill(shown);
  ask(questions, shown.head, request);
  const isOther = ["bring", "file"].includes(shown.did ?? "");
  if (shown.chart !== undefined) void draw({ file: shown.chart, since: shown.since?.period, isOther });
  const canSave = !byId("placeholder").hidden;
  byId("placeholder").textContent = say(questions.length && !counts.figures ? "waiting" : "placeholder");
  for (const id of ["save-csv", "save-json"]) byId(id).ariaDisabled = String(canSave);
  byId("undo").ariaDisabled = String(!canUndo);
  showCounts(shown);
  showMissing(counts);
  tell(toldOf(shown));
  if (shown.files && saving) save(shown.files[saving === "csv" ? "csv" : "descriptor"], saving);
}

function showCounts({ counts, window, among, since }: Shown): void {
  const { rows, figures, bad, above } = counts;
  const lines = [say("counts", { rows: count(rows), figures: count(figures), bad: count(bad) })];
  if (above) lines.push(say("above", { above: count(above) }));
  if (since) lines.push(say("since", { most: count(since.most), count: count(since.count) }));
  if (window.only === "bad" && !among) lines.push(say("noBad"));
  byId("counts").textContent = lines.join(" ");
  byId("cells").textContent =
    counts.empty + counts.unsaid
      ? say("cells", { empty: count(counts.empty), unsaid: count(counts.unsaid) })
      : "";
  for (const radio of document.querySelectorAll<HTMLInputElement>("[name=only]"))
    radio.checked = radio.value === window.only;
  byId("pager").hidden = among <= PAGE;
  const to = Math.min(window.from + PAGE, among);
  byId("span").textContent = say("span", {
    from: count(window.from + 1),
    to: count(to),
    count: count(among),
  });
  byId("earlier").ariaDisabled = String(window.from === 0);
  byId("later").ariaDisabled = String(to >= among);
}

/** A missing row is no zero where some cells say that nobody counted. */
function showMissing({ empty, unsaid }: Shown["counts"]): void {
  const zero = form.querySelector<HTMLInputElement>("[name=missing][value=zero]")!;
  const isBlocked = empty + unsaid > 0;
  zero.disabled = isBlocked;
  if (isBlocked) form.querySelector<HTMLInputElement>("[value=notMeasured]")!.checked = true;
  byId("missing-hint").textContent = say(isBlocked ? "zeroBlocked" : "zeroHint");
}

const DID: Record<string, Key> = { bring: "brought", file: "brought", undo: "undone", clear: "cleared" };

function toldOf({ refused, did, isOld, sheet }: Shown): string {
  if (refused) return refusal(refused);
  const key = DID[did ?? ""];
  const more = [...(isOld ? [say("encoding")] : []), ...(sheet ? [sheetWords(sheet)] : [])];
  return [...(key ? [say(key)] : []), ...more].join(" ");
}

function sheetWords({ name, others }: NonNullable<Shown["sheet"]>): string {
  const names = new Intl.ListFormat(lang).format(others.map((other) => say("quoted", { name: other })));
  return say(others.length ? "sheets" : "sheet", { name, others: names });
}

function refusal({ what, places }: NonNullable<Shown["refused"]>): string {
  const key = `refused.${what}`;
  const format = ["bytes", "unpacked"].includes(what) ? bytes : count;
  const formatted = Object.entries(places).map(([name, value]) => [
    name,
    typeof value === "number" ? format(value) : value,
  ]);
  return say(isKey(key) ? key : "refused.failed", Object.fromEntries(formatted));
}

/** The same words again are no news. */
function tell(text: string): void {
  const told = byId("told");
  if (told.textContent !== text) told.textContent = text;
}

function save(text: string, kind: "csv" | "json"): void {
  saving = undefined;
  const name = kind === "json" ? "datapackage.json" : "figures.csv";
  const type = kind === "json" ? "application/json" : "text/csv;charset=utf-8";
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
  tell(say("saved", { name }));
}

// What the reader does.

const on = (id: string, act: () => void) =>
  byId(id).addEventListener("click", ({ currentTarget }) => {
    if ((currentTarget as HTMLElement).ariaDisabled !== "true") act();
  });

const paste = byId<HTMLTextAreaElement>("paste");
const bring = (text: string) => request({ do: "bring", text });

on("take", () => {
  bring(paste.value);
  paste.value = "";
  byId("take").hidden = true;
});
on("choose", () => byId<HTMLInputElement>("file").click());
on("example", () => {
  field("title").value ||= say("exampleTitle");
  field("unit").value ||= say("exampleUnit");
  bring(EXAMPLE);
});
on("undo", () => request({ do: "undo" }));
on("clear", () => request({ do: "clear" }));
on("add", () => grid.write());
on("earlier", () => look({ from: view.from - PAGE }));
on("later", () => look({ from: view.from + PAGE }));
on("save-csv", () => request(((saving = "csv"), { do: "save" })));
on("save-json", () => request(((saving = "json"), { do: "save" })));

function look(part: Partial<Window>): void {
  view = { ...view, ...part };
  request();
}

for (const radio of document.querySelectorAll<HTMLInputElement>("[name=only]")) {
  radio.addEventListener("change", () => look({ from: 0, only: radio.value as Window["only"] }));
}

paste.addEventListener("input", () => (byId("take").hidden = !paste.value.trim()));

/** Several cells are a table, wherever they are pasted; a word goes into its field. */
document.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const target = event.target as Element;
  const isOwn = target === paste || !!target.closest("#grid");
  if (!text.trim() || (!isOwn && target.closest("input, textarea, select, both-ways"))) return;
  if (target !== paste && !/[\t\n]./.test(text)) return;
  event.preventDefault();
  bring(text);
});

const open = (files?: FileList | null) => files?.length && request({ do: "file", files: [...files] });

byId<HTMLInputElement>("file").addEventListener("change", ({ currentTarget }) => {
  const input = currentTarget as HTMLInputElement;
  open(input.files);
  input.value = "";
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("over");
});
document.addEventListener(
  "dragleave",
  ({ relatedTarget }) => relatedTarget ?? document.body.classList.remove("over"),
);
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  const text = event.dataTransfer?.getData("text/plain");
  if (event.dataTransfer?.files.length) open(event.dataTransfer.files);
  else if (text) bring(text);
});

document.addEventListener("keydown", (event) => {
  const isField = (event.target as Element).closest?.("input, textarea, select, both-ways");
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || isField)
    return;
  event.preventDefault();
  request({ do: "undo" });
});

form.addEventListener("submit", (event) => event.preventDefault());
let rest = 0;
form.addEventListener("input", () => {
  clearTimeout(rest);
  rest = setTimeout(() => request(), REST);
});

/** Invented numbers of an invented exchange, which its title says. */
const EXAMPLE = `From,To,Year,Letters
Japan,Brazil,2021,34
Brazil,Japan,2021,41
Japan,Brazil,2022,52
Brazil,Japan,2022,
Japan,Brazil,2023,47
Brazil,Japan,2023,0
Japan,Kenya,2023,18
Kenya,Japan,2023,23
`;

field("vantage").placeholder = say("vantagePlain");
field("title").placeholder = say("namePlain");
byId("limits").textContent = say("limits", {
  rows: count(MAX_ROWS),
  bytes: bytes(MAX_BYTES),
  figures: count(MAX_FIGURES),
});
request();
