/** How a reader chooses periods on the chart, drawn or by keys; and a sum over them. */

import type { Chart, Extra } from "./chart.ts";
import { make } from "./panel.ts";
import { NO_COURSE, type Range, showAlone, shownRange, wordsOf } from "./range.ts";
import type { Course, Tip } from "./types.ts";
import { widgetOf } from "./widget-of.ts";

/** How far a pointer goes before it draws, in CSS px. */
const SLACK = 6;
/** How long a finger rests before it draws, in ms: a shorter touch scrolls or points. */
const REST = 400;

/** The room of all periods on the chart; empty where the chart is not over time. */
interface Room {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function span(chart: Chart): Partial<Extra> {
  const own = new Span(chart);
  return {
    filled: () => own.fill(),
    pointed: (tip) => own.pointed(tip),
    freed: () => own.leave(),
  };
}

class Span {
  #chart: Chart;
  #course: Course | undefined;
  #sheet = new CSSStyleSheet();
  #leaving = new AbortController();
  #band = make("div", { class: "band", hidden: "" });
  #reset = make("button", { type: "button", class: "span" });
  #running = make("input", { type: "checkbox" });
  #name = make("span");
  #check = make("label", { class: "check" }, this.#running, this.#name);
  /** What is drawn on the chart and not yet applied, by positions on the chart. */
  #range: Range | undefined;
  /** Where a pointer went down, and whether it draws yet. */
  #start: { at: number; x: number; y: number; draws: boolean; id: number } | undefined;
  #resting = 0;
  #at: Tip | undefined;
  #extends = false;

  constructor(chart: Chart) {
    this.#chart = chart;
    const { stage, fields, root } = chart.panel;
    (root.getRootNode() as ShadowRoot).adoptedStyleSheets.push(this.#sheet);
    stage.append(this.#band);
    stage.after(this.#reset);
    fields.append(this.#check);
    chart.on(this.#reset, "click", () => showAlone(chart, [0, this.#last]));
    chart.on(this.#running, "change", () => {
      chart.listener.wanted("sum", this.#running.checked ? "running" : null);
    });
    this.#hear(stage);
  }

  leave(): void {
    this.#leaving.abort();
    clearTimeout(this.#resting);
    const root = this.#chart.panel.root.getRootNode() as ShadowRoot;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    for (const made of [this.#band, this.#reset, this.#check]) made.remove();
  }

  fill(): void {
    const { page, labels } = this.#chart.shown;
    this.#course = page.course;
    const { periods, first, adds, runs } = page.course ?? NO_COURSE;
    const isChoice = periods.length > 1;
    this.#check.hidden = !isChoice || first < 0 || !adds;
    this.#running.checked = runs;
    this.#name.textContent = labels.running;
    const { from: begin, to: end, controls } = this.#chart.state;
    this.#reset.hidden = !isChoice || controls === "none" || !(begin || end);
    const words = wordsOf(this.#chart, shownRange(this.#chart));
    this.#reset.textContent = `${words} ×`;
    this.#reset.setAttribute("aria-label", labels.reset.replace("{span}", words));
    if (this.#count > 1) this.#chart.panel.root.querySelector("#keys")!.append(` ${labels.brush}`);
    this.#show(undefined);
  }

  pointed(tip: Tip | undefined): void {
    const before = this.#at;
    this.#at = tip;
    if (!tip || !this.#extends) return;
    this.#extends = false;
    const head = this.#slotOf(tip);
    const anchor = this.#range?.[0] ?? (before ? this.#slotOf(before) : head);
    this.#show([anchor, head]);
    const chosen = this.#chart.shown.labels.chosen.replace("{span}", this.#drawnWords());
    // The chart itself tells of the step first.
    queueMicrotask(() => this.#chart.panel.announce(`${tip.spoken}. ${chosen}`));
  }

  get #last(): number {
    return (this.#course?.periods.length ?? 0) - 1;
  }

  /** How many periods are drawn. */
  get #count(): number {
    return this.#course && this.#course.first >= 0 ? this.#course.last - this.#course.first + 1 : 0;
  }

  #hear(stage: HTMLElement): void {
    const { signal } = this.#leaving;
    const on = (kind: string, act: (event: PointerEvent & KeyboardEvent) => void) =>
      stage.addEventListener(kind, act as (event: Event) => void, { signal });
    on("pointerdown", (event) => this.#down(event));
    on("pointermove", (event) => this.#move(event));
    on("pointerup", () => this.#up());
    on("pointercancel", () => this.#drop());
    // A long touch would else open a menu, and a drawing finger scroll the page.
    on("contextmenu", (event) => this.#start && event.pointerType !== "mouse" && event.preventDefault());
    const scrolls = (event: Event) => this.#start?.draws && event.preventDefault();
    stage.addEventListener("touchmove", scrolls, { signal, passive: false });
    // Before the chart takes its step, so that the step is known to extend.
    const keys = (event: KeyboardEvent) => this.#key(event);
    stage.parentElement!.addEventListener("keydown", keys, { signal, capture: true });
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || this.#count < 2 || !event.isPrimary) return;
    const at = this.#slotAt(event.clientX);
    const { clientX: x, clientY: y, pointerId: id } = event;
    this.#start = { at, x, y, id, draws: false };
    if (event.pointerType === "mouse") return;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      if (!this.#start) return;
      this.#draw(this.#start);
      this.#show([at, at]);
    }, REST);
  }

  #move(event: PointerEvent): void {
    const start = this.#start;
    if (!start || event.pointerId !== start.id) return;
    const isFar = Math.hypot(event.clientX - start.x, event.clientY - start.y) > SLACK;
    if (!start.draws) {
      if (!isFar) return;
      // A finger that moves before it rested scrolls the page or points at figures.
      if (event.pointerType !== "mouse") return this.#drop();
      this.#draw(start);
      this.#chart.panel.stage.setPointerCapture(start.id);
    }
    this.#show([start.at, this.#slotAt(event.clientX)]);
  }

  #draw(start: { draws: boolean }): void {
    start.draws = true;
    this.#chart.panel.stage.classList.add("drawing");
  }

  #up(): void {
    const range = this.#start?.draws ? this.#range : undefined;
    this.#drop();
    if (range) this.#applyDrawn(range);
  }

  #drop(): void {
    clearTimeout(this.#resting);
    this.#start = undefined;
    this.#chart.panel.stage.classList.remove("drawing");
    this.#show(undefined);
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.#chart.panel.stage || this.#count < 2) return;
    const { key, shiftKey } = event;
    if (key === "Enter" && this.#range) {
      event.preventDefault();
      this.#applyDrawn(this.#range);
    } else if (key === "Escape") this.#drop();
    else this.#extends = shiftKey && (key === "ArrowLeft" || key === "ArrowRight");
  }

  /** A range of the chart as one of all periods. */
  #applyDrawn(range: Range): void {
    const first = this.#course?.first ?? 0;
    const [from, to] = range.toSorted((a, b) => a - b) as [number, number];
    showAlone(this.#chart, [first + from, first + to]);
  }

  /** Shows a range on the chart. */
  #show(range: Range | undefined): void {
    this.#range = range;
    this.#band.hidden = !range;
    if (!range) return;
    const [, zoom] = this.#chart.ground;
    const { left, top, bottom } = this.#room;
    const width = this.#slotWidth;
    const [from, to] = [Math.min(...range), Math.max(...range)];
    const size = `width:${(to - from + 1) * width * zoom}px;height:${(bottom - top) * zoom}px`;
    const at = `${(left + from * width) * zoom}px ${top * zoom}px`;
    this.#sheet.replaceSync(`.band{translate:${at};${size}}`);
  }

  get #room(): Room {
    return widgetOf(this.#chart).course() as Room;
  }

  get #slotWidth(): number {
    const { left, right } = this.#room;
    return (right - left) / this.#count;
  }

  /** The drawn period under a place of the window. */
  #slotAt(x: number): number {
    const { panel, ground } = this.#chart;
    return this.#slot((x - panel.stage.getBoundingClientRect().left) / ground[1]);
  }

  #slotOf({ left, right }: Tip): number {
    return this.#slot((left + right) / 2);
  }

  #slot(x: number): number {
    const at = Math.floor((x - this.#room.left) / this.#slotWidth);
    return Math.max(0, Math.min(this.#count - 1, at));
  }

  #drawnWords(): string {
    const first = this.#course?.first ?? 0;
    const [from, to] = [Math.min(...this.#range!), Math.max(...this.#range!)];
    return wordsOf(this.#chart, [first + from, first + to]);
  }
}
