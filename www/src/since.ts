/**
 * What changed since an article was published: the element's figures beside those of the edition that
 * stood there then. A script of its own, fetched only where the two editions differ.
 */

import type { BothWays } from "./element.ts";
import { make } from "./panel.ts";
import css from "./since.css";
import type { Needs, Ready } from "./needs.ts";
import type { Labels, Page, Shown, State } from "./types.ts";

/** What answers; see engine.ts. */
type Engines = [
  bring: (needs: Needs) => Promise<void>,
  held: (needs: Needs) => Ready | undefined,
];

/** How many changes are listed. */
const MOST = 6;

/** In how many columns a row's name stands; else in one. */
const NAMES: Record<string, number> = { matrix: 2, flows: 2, map: 2 };

/** The elements that are watched, each with how often it was looked at. */
const turns = new WeakMap<BothWays, number>();

/** Has an element say under its sentence what changed, now and after each change of its state. */
export async function compare(element: BothWays, ...engines: Engines): Promise<void> {
  if (turns.has(element)) return;
  turns.set(element, 0);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  element.shadowRoot!.adoptedStyleSheets.push(sheet);
  const again = () => void look(element, engines).catch(() => {});
  for (const kind of ["bothways-ready", "bothways-change"]) element.addEventListener(kind, again);
  await look(element, engines);
}

/** Looks at the two editions; of several looks only the last may speak. */
async function look(element: BothWays, engines: Engines): Promise<void> {
  const turn = turns.get(element)! + 1;
  turns.set(element, turn);
  // What was said of another state is no longer true.
  noticeOf(element)?.remove();
  const state = element.state as State | null;
  if (!state?.since) return;
  const words = await wordsOf(state, state.since, engines);
  if (turn === turns.get(element) && words.length) show(element, words);
}

const noticeOf = ({ shadowRoot }: BothWays) => shadowRoot!.querySelector(".since");

function show({ shadowRoot }: BothWays, [head = "", ...lines]: string[]): void {
  const items = lines.map((line) => make("li", {}, line));
  const notice = make("div", { class: "since", role: "note" }, make("p", {}, head));
  if (items.length) notice.append(make("ul", {}, ...items));
  shadowRoot!.querySelector(".sentence")?.after(notice);
}

/** The words of a notice: what it is about, then a line for each change; none where nothing is new. */
async function wordsOf(state: State, since: string, engines: Engines): Promise<string[]> {
  const now = await shownOf(state, null, engines);
  if (!now.edition || since.endsWith(now.edition)) return [];
  const { labels, page } = now.shown;
  const [edition = ""] = since.split("+");
  try {
    const { shown } = await shownOf(state, `edition:${state.figures}@${since}`, engines);
    const lines = changes(shown.page, page, labels, NAMES[viewOf(state)] ?? 1);
    const more = lines.length > MOST ? [labels.sinceMore] : [];
    const head = lines.length ? labels.since : labels.sinceSame;
    return [fill(head, { edition }), ...lines.slice(0, MOST), ...more];
  } catch {
    return [fill(labels.sinceUnknown, { edition })];
  }
}

const viewOf = ({ view, of }: State) => (view === "table" ? (of ?? "timeline") : view);

/** What a widget that nobody sees shows of a state, of an edition or of the current figures. */
async function shownOf(state: State, src: string | null, [bring, held]: Engines) {
  const { lang, src: _, figures: set, edition: __, since: ___, ...rest } = state;
  const needs: Needs = {
    ...{ figures: set, src, view: viewOf(state), lang: String(lang) },
    ...{ more: true, whole: true },
  };
  await bring(needs);
  const { engine, figures, edition } = held(needs)!;
  const widget = new engine.Widget(document.createElement("canvas").getContext("2d")!, "sans-serif");
  try {
    const chosen = Object.entries(rest).filter(([, value]) => value !== undefined);
    widget.change([["lang", lang], ...figures, ...chosen.map(([name, value]) => [name, `${value}`])]);
    return { shown: widget.page() as Shown, edition };
  } finally {
    widget.free();
  }
}

/** A line for each figure that differs, in the words of the two tables. */
function changes(before: Page, now: Page, labels: Labels, names: number): string[] {
  const [was, is] = [figuresOf(before, names), figuresOf(now, names)];
  const keys = new Set([...is.keys(), ...was.keys()]);
  return [...keys].flatMap((key) => {
    const [old = labels.unpublished, current = labels.unpublished] = [was.get(key), is.get(key)];
    const [row = "", column = ""] = key.split("\n");
    return old === current ? [] : [fill(labels.sinceWas, { row, column, was: old, now: current })];
  });
}

/** The figures of a table by their row and column; its last column is the note. */
function figuresOf({ table: { head, rows } }: Page, names: number): Map<string, string> {
  const figures = new Map<string, string>();
  for (const cells of rows) {
    const row = cells.slice(0, names).join(" – ");
    for (let at = names; at < head.length - 1; at += 1) {
      figures.set(`${row}\n${head[at]}`, cells[at] ?? "");
    }
  }
  return figures;
}

/** A message with its places filled. */
const fill = (message: string, places: Record<string, string>) =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? "");
