/** The table under the chart: sorted by its headers' buttons, filtered by words, scrolled in a room of its own. */

import type { Chart, Extra } from "./chart.ts";
import type { Answer } from "./csv.ts";
import { make } from "./panel.ts";

/** What a column is sorted by. */
type Order = "none" | "ascending" | "descending";

/** A row with what it is found and sorted by. */
interface Line {
  element: HTMLTableRowElement;
  texts: string[];
  /** A size a column; -1 of words, of what was not measured and of what is withheld. */
  sizes: number[];
  /** The same without accents and capitals, for the filter. */
  plain: string;
}

/** From so many rows on, these are laid out only once the reader lets the chart rest, in ms. */
const MANY = 500;
const REST = 400;

const MARKS: Record<Order, string> = { none: "↕", ascending: "↑", descending: "↓" };

/** Text as it is looked for. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Makes every table of a chart sortable and filterable, and keeps what the reader chose. */
export function table(chart: Chart): Partial<Extra> {
  const own = new Tabled(chart);
  return { filled: () => own.fill(), freed: () => own.leave() };
}

class Tabled {
  #chart: Chart;
  #figures: HTMLElement;
  #room = make("div", { class: "room" });
  #field = make("input", { type: "search" });
  #name = make("span");
  #count = make("p", { class: "small" });
  #bar = make("div", { class: "filter" }, make("label", {}, this.#name, this.#field), this.#count);
  #sizes = new ResizeObserver(() => this.#reach());
  #opens = new MutationObserver(() => this.#arrange());
  #lines: Line[] = [];
  #heads: HTMLTableCellElement[] = [];
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** Which view the choices below are about. */
  #view = "";
  #sorted: [column: number, order: Order] = [0, "none"];

  constructor(chart: Chart) {
    this.#chart = chart;
    this.#figures = chart.panel.figures;
    chart.on(this.#field, "input", () => {
      this.#filter();
      chart.panel.announce(this.#count.textContent!);
    });
    this.#sizes.observe(this.#room);
    this.#opens.observe(this.#figures, { attributeFilter: ["class"] });
  }

  leave(): void {
    clearTimeout(this.#resting);
    this.#sizes.disconnect();
    this.#opens.disconnect();
  }

  fill(): void {
    const answer = this.#chart.answer() as Answer;
    const made = this.#figures.querySelector("table")!;
    if (answer.view !== this.#view) this.#forget(answer.view);
    this.#heads = [...made.querySelectorAll<HTMLTableCellElement>("thead th")];
    const rows = [...made.tBodies[0]!.rows];
    const { sizes = [] } = this.#chart.shown.page;
    this.#lines = rows.map((element, at) => lineOf(element, sizes[at] ?? []));
    this.#align(made);
    this.#room.replaceChildren(made);
    this.#delay();
    this.#figures.replaceChildren(this.#bar, this.#room);
    this.#name.textContent = this.#chart.shown.labels.filter;
    this.#arrange();
  }

  /** Words begin at the left, figures end at the right. */
  #align({ rows }: HTMLTableElement): void {
    const isWords = this.#heads.map((_, column) => !this.#isSized(column));
    for (const { cells } of rows) {
      for (const cell of cells) if (isWords[cell.cellIndex]) cell.className = "words";
    }
  }

  /** Left out of layout a table is also left out of the tree that screen readers get: not for long. */
  #delay(): void {
    clearTimeout(this.#resting);
    this.#room.classList.toggle("late", this.#lines.length >= MANY);
    this.#resting = setTimeout(() => this.#room.classList.remove("late"), REST);
  }

  #forget(view: string): void {
    [this.#view, this.#sorted, this.#field.value] = [view, [0, "none"], ""];
  }

  /** Where the table is only for screen readers, nothing in it takes the focus. */
  #arrange(): void {
    this.#bar.hidden = !this.#isSeen;
    this.#heads.forEach((head, column) => this.#head(head, column));
    // A new table stands in the order of the answer.
    if (this.#sorted[1] !== "none") this.#sort(...this.#sorted);
    this.#filter();
    this.#reach();
  }

  get #isSeen(): boolean {
    return !this.#figures.classList.contains("quiet");
  }

  /** Asked only of what is seen: the answer needs all rows laid out. */
  #scrolls(): boolean {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.#room;
    return scrollHeight > clientHeight || scrollWidth > clientWidth;
  }

  #head(head: HTMLTableCellElement, column: number): void {
    const words = head.dataset["words"] ?? head.textContent!;
    head.dataset["words"] = words;
    if (!this.#isSeen || !this.#sorts(column)) return void head.replaceChildren(words);
    const mark = make("span", { "aria-hidden": "true" });
    const button = make("button", { type: "button", class: "sort" }, words, mark);
    button.addEventListener("click", () => this.#turn(column));
    head.replaceChildren(button);
  }

  /** Figures of several collections are never compared row with row: these have no sizes. */
  #sorts(column: number): boolean {
    if (this.#lines.length < 2) return false;
    const isFigures = column > 0 && column < this.#heads.length - 1;
    return this.#view !== "sources" || !isFigures;
  }

  #isSized(column: number): boolean {
    return this.#lines.some(({ sizes }) => (sizes[column] ?? -1) >= 0);
  }

  /** Figures begin with the largest, words with A; the third turn is the order of the answer. */
  #turn(column: number): void {
    const first = this.#isSized(column) ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const [now, order] = this.#sorted;
    const next = now !== column || order === "none" ? first : order === first ? other : "none";
    this.#sort(column, next);
  }

  #sort(column: number, order: Order): void {
    this.#sorted = [column, order];
    this.#heads.forEach((head, at) => {
      const own = at === column ? order : "none";
      if (own === "none") head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", own);
      const mark = head.querySelector("span");
      if (mark) mark.textContent = ` ${MARKS[own]}`;
    });
    const lines = order === "none" ? this.#lines : this.#inOrder(column, order);
    this.#room.querySelector("tbody")!.append(...lines.map(({ element }) => element));
  }

  /** Equal ones stay in the order of the answer, and what has no size stands last either way. */
  #inOrder(column: number, order: Order): Line[] {
    const way = order === "ascending" ? 1 : -1;
    if (column === 0 && this.#view === "timeline") {
      return way > 0 ? this.#lines : this.#lines.toReversed();
    }
    if (!this.#isSized(column)) {
      const { compare } = new Intl.Collator(this.#chart.panel.root.lang, { numeric: true });
      const text = (line: Line) => line.texts[column] ?? "";
      return this.#lines.toSorted((a, b) => way * compare(text(a), text(b)));
    }
    const size = ({ sizes }: Line) => {
      const own = sizes[column] ?? -1;
      return own < 0 ? way * Infinity : own;
    };
    return this.#lines.toSorted((a, b) => {
      const [one, other] = [way * size(a), way * size(b)];
      return one === other ? 0 : one < other ? -1 : 1;
    });
  }

  /** Shows the rows that have all the words. */
  #filter(): void {
    const words = plain(this.#field.value).split(/\s+/);
    let shown = 0;
    for (const line of this.#lines) {
      const isShown = words.every((word) => line.plain.includes(word));
      line.element.hidden = !isShown;
      shown += Number(isShown);
    }
    const { format } = new Intl.NumberFormat(this.#chart.panel.root.lang);
    const { rows } = this.#chart.shown.labels;
    const said = rows.replace("{shown}", format(shown)).replace("{all}", format(this.#lines.length));
    this.#count.textContent = said;
  }

  /** A room that scrolls is reached by the keyboard, and has a name. */
  #reach(): void {
    if (!this.#isSeen || !this.#scrolls()) {
      for (const name of ["tabindex", "role", "aria-label"]) this.#room.removeAttribute(name);
      return;
    }
    this.#room.tabIndex = 0;
    this.#room.setAttribute("role", "region");
    this.#room.setAttribute("aria-label", this.#room.querySelector("caption")!.textContent!);
  }
}

function lineOf(element: HTMLTableRowElement, sizes: number[]): Line {
  const texts = [...element.cells].map(({ textContent }) => textContent ?? "");
  return { element, texts, sizes, plain: plain(texts.join(" ")) };
}
