/** The widget's elements: made once, refilled after every change. It knows no figures. */

import type { Choice, Labels, Page, State, Tip } from "./types.ts";

type Child = Node | string;
type Attributes = Record<string, string>;

/** Distance between a mark and its tooltip, in CSS px. */
const GAP = 8;
/** How long what is to be said waits for what comes after it, in ms: longer than a held key repeats. */
const TURN = 150;

/** An element with attributes and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A line of small print. */
export const small = (...words: Child[]) => make("p", { class: "small" }, ...words);

export class Panel {
  readonly root = make("div", { class: "widget", lang: "en", dir: "ltr" });
  /** The chart's one tab stop, with a role under which screen readers pass the arrow keys on. */
  readonly stage = make("div", {
    class: "stage",
    part: "chart",
    tabindex: "0",
    role: "application",
    "aria-describedby": "keys",
  });
  readonly skip = make("a", { class: "skip quiet", href: "#figures" });
  readonly first = make("select");
  readonly second = make("select");
  readonly swap = make("button", { type: "button" });
  readonly more = make("button", { type: "button", class: "more-button", "aria-controls": "more" });
  readonly measure = make("select");
  readonly category = make("select");
  readonly head = make("div");
  #sentence = make("p", { class: "sentence", part: "sentence" });
  #controls = make("div", { class: "controls", part: "controls" });
  readonly canvas = make("canvas", { "aria-hidden": "true" });
  #mark = make("div", { class: "mark", hidden: "" });
  #tip = make("div", { class: "tip", "aria-hidden": "true", hidden: "" });
  #unit = small();
  #vantage = small();
  #source = make("p", { class: "small", part: "source" });
  readonly fields = make("div", { class: "fields" });
  #measureField = make("label");
  #measureName = make("span");
  #categoryField = make("label");
  #categoryName = make("span");
  #notes = make("div", { class: "notes" });
  /** What stands behind More: fields, and what further modules add. */
  readonly folded = make("div", { class: "more", id: "more" });
  /** All that belongs to a view. */
  readonly view = make("div");
  /** The table; focus is led here, and stays when the table is another. */
  readonly figures = make("div", { tabindex: "-1" });
  #keys = make("p", { id: "keys", class: "quiet" });
  #live = make("p", { class: "quiet", "aria-live": "polite" });
  #turn: ReturnType<typeof setTimeout> | undefined;
  /** Whether what stands behind More is seen. */
  isOpen = false;

  constructor() {
    this.#controls.append(this.first, this.swap, this.second, this.more);
    this.stage.append(this.canvas, this.#mark, this.#tip);
    this.#measureField.append(this.#measureName, this.measure);
    this.#categoryField.append(this.#categoryName, this.category);
    this.fields.append(this.#measureField, this.#categoryField);
    this.folded.append(this.fields);
    this.view.append(
      this.stage,
      this.#keys,
      this.#unit,
      this.#vantage,
      this.#source,
      this.#notes,
      this.folded,
      this.figures,
    );
    this.root.append(this.skip, this.head, this.#sentence, this.#controls, this.view, this.#live);
  }

  fill(page: Page, labels: Labels, state: State): void {
    Object.assign(this.root, page.root);
    this.#name(labels);
    this.#words(page, state);
    this.#choices(page, state);
    this.#notes.replaceChildren(...page.notes.map((note) => small(note)));
    this.figures.replaceChildren(table(page.table));
    this.#arrange(state);
  }

  /** Opens or folds what stands behind More. */
  toggle(state: State): void {
    this.isOpen = !this.isOpen;
    this.#arrange(state);
  }

  /** Leads to the table, which is seen from then on. */
  lead(state: State): void {
    if (!this.isOpen) this.toggle(state);
    this.figures.focus();
  }

  /** Says one thing once to screen readers: of a burst only the last. */
  announce(words: string): void {
    clearTimeout(this.#turn);
    this.#turn = setTimeout(() => (this.#live.textContent = words), TURN);
  }

  /**
   * Outlines what is pointed at on a chart `zoom` times as large, its tooltip beside it; returns the
   * rules that place the two.
   */
  point(tip: Tip | undefined, zoom: number): string {
    this.#mark.hidden = this.#tip.hidden = !tip;
    if (!tip) return "";
    const line = (words: string, at: number) => make(at ? "span" : "strong", {}, words);
    this.#tip.replaceChildren(...tip.lines.map(line));
    const { offsetWidth: width, offsetHeight: height } = this.#tip;
    const room = this.stage.clientWidth - width;
    const sides = [tip.left, tip.top, tip.right, tip.bottom].map((side) => side * zoom);
    const [left, top, right, bottom] = sides as [number, number, number, number];
    const [after, before] = [right + GAP, left - GAP - width];
    const x = Math.round(after <= room ? after : before >= 0 ? before : Math.max(0, room));
    const below = this.stage.clientHeight - height;
    const y = Math.round(Math.max(0, Math.min(below, (top + bottom - height) / 2)));
    const size = `width:${right - left}px;height:${bottom - top}px`;
    return `.tip{translate:${x}px ${y}px}.mark{translate:${left}px ${top}px;${size}}`;
  }

  #name(labels: Labels): void {
    this.first.setAttribute("aria-label", labels.first);
    this.second.setAttribute("aria-label", labels.second);
    this.swap.setAttribute("aria-label", labels.swapSpoken);
    this.swap.textContent = labels.swap;
    this.more.textContent = labels.more;
    this.skip.textContent = labels.skip;
    this.stage.setAttribute("aria-roledescription", labels.role);
    this.#measureName.textContent = labels.measure;
    this.#categoryName.textContent = labels.category;
  }

  #words(page: Page, state: State): void {
    const heading = state["heading"];
    const title = make(`h${state["headingLevel"] ?? 3}` as "h3", { class: "title" });
    title.textContent = String(heading ?? page.title);
    this.head.replaceChildren(title, ...(heading ? [small(page.title)] : []));
    this.#sentence.textContent = page.sentence;
    this.#keys.textContent = page.keys;
    this.stage.setAttribute("aria-label", page.title);
    this.#unit.textContent = page.unit;
    this.#vantage.textContent = page.vantage;
    this.#source.textContent = page.source;
  }

  #choices(page: Page, state: State): void {
    const { compare } = new Intl.Collator(this.root.lang);
    const places = [...page.places].sort((a, b) => compare(a.words, b.words));
    const [a = "", b = ""] = state.pair.split("-");
    choose(this.first, places, a);
    choose(this.second, places, b);
    choose(this.measure, page.measures, state.measure);
    choose(this.category, page.categories, state.category);
    this.#measureField.hidden = page.measures.length < 2;
    this.#categoryField.hidden = page.categories.length < 2;
  }

  #arrange(state: State): void {
    const { controls, view } = state;
    const open = (this.isOpen ||= controls === "full");
    this.#controls.hidden = controls === "none";
    this.fields.hidden = controls === "none";
    this.more.hidden = controls !== "minimal";
    this.more.setAttribute("aria-expanded", String(open));
    this.folded.hidden = !open;
    this.stage.hidden = view === "table";
    // Folded away, the table stays where screen readers find it.
    const seen = open || view === "table";
    this.figures.className = seen ? "figures" : "figures quiet";
  }
}

/** Fills a select. Options that stay the same are not touched: it may be open. */
export function choose(select: HTMLSelectElement, choices: Choice[], chosen: string): void {
  const option = ({ value, words }: Choice) => make("option", { value }, words);
  const next = make("select", {}, ...choices.map(option));
  if (next.innerHTML !== select.innerHTML) select.replaceChildren(...next.children);
  select.value = chosen;
}

function table({ caption, head, rows }: Page["table"]): HTMLTableElement {
  const line = ([period = "", ...cells]: string[]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, period),
      ...cells.map((words) => make("td", {}, words)),
    );
  const columns = head.map((words) => make("th", { scope: "col" }, words));
  return make(
    "table",
    { part: "table" },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...columns)),
    make("tbody", {}, ...rows.map(line)),
  );
}
