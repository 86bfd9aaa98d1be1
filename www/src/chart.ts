/** One running widget: its handle in Rust, its elements, and the events between the two. */

import type { Engine } from "./load.ts";
import type { Fields } from "./needs.ts";
import { Panel } from "./panel.ts";
import { failure, type Drawn, type Shown, type State, type Tip } from "./types.ts";

/** Where the chart tells its element what happened. */
export interface Listener {
  /** The reader chose something. */
  changed(): void;
  /** The reader chose what the chart alone cannot give. */
  wanted(field: string, text: string | null): void;
  /** The reader looks for more than this engine has. */
  opened(): void;
  failed(error: unknown): void;
}

/** What an engine adds to a chart: told what became of it, it acts through the chart's face. */
export interface Extra {
  /** The words are new. */
  filled(): void;
  /** The chart is drawn: after `filled` for a change, else for a new size or theme. */
  drawn(): void;
  /** Something else is pointed at, or nothing any more. */
  pointed(tip: Tip | undefined): void;
  /** The chart is gone. */
  freed(): void;
  /** When what was drawn last stands still. */
  settled?: Promise<void> | undefined;
}

/** Where a chart stands. */
export interface Setting {
  place: HTMLElement;
  sheet: CSSStyleSheet;
}

export class Chart {
  readonly panel = new Panel();
  #context = this.panel.canvas.getContext("2d");
  #family: string;
  #engine: Engine;
  /** The handle in Rust; another engine brings another. */
  widget: InstanceType<Engine["Widget"]>;
  /** What the engine adds. */
  extra: Extra | undefined;
  #sheet: CSSStyleSheet;
  readonly listener: Listener;
  /** All that stands around the chart. */
  shown!: Shown;
  #leaving = new AbortController();
  #resizes = new ResizeObserver(() => this.#guard(() => this.#redraw()));
  /** A page may switch its theme by a class or style of its root. */
  #switches = new MutationObserver(() => this.#guard(() => this.#follow()));
  #width = 0;
  #wasDark = false;

  /** Builds the elements around a widget with `fields`; throws where they are refused. */
  constructor(setting: Setting, engine: Engine, fields: Fields, listener: Listener) {
    this.#family = getComputedStyle(setting.place).fontFamily;
    this.#engine = engine;
    this.widget = this.#open(engine, fields);
    this.#sheet = setting.sheet;
    this.listener = listener;
    setting.place.replaceChildren(this.panel.root);
  }

  /** A widget that has `adopted` what was chosen before, after a change. */
  #open(engine: Engine, fields: Fields, adopted?: Fields): InstanceType<Engine["Widget"]> {
    if (!this.#context) throw failure("unsupported", "the canvas gives no 2d context");
    const widget = new engine.Widget(this.#context, this.#family);
    try {
      if (adopted) engine.adopt?.(widget, adopted, fields);
      widget.change(fields);
      return widget;
    } catch (error) {
      widget.free();
      throw error;
    }
  }

  /** Shows the first chart, then the words around it, and begins to listen. */
  start(): void {
    this.draw();
    performance.mark("bothways-drawn");
    this.#enrich();
    this.#fill();
    this.extra?.drawn();
    this.#listen();
    this.#resizes.observe(this.panel.stage);
    this.#switches.observe(document.documentElement, { attributes: true });
  }

  /** Frees everything; the chart must not be used again. */
  free(): void {
    clearTimeout(this.#glance);
    this.extra?.freed();
    this.#leaving.abort();
    this.#resizes.disconnect();
    this.#switches.disconnect();
    this.widget.free();
  }

  get state(): State {
    const { state } = this.shown;
    return { ...state, headingLevel: Number(state["headingLevel"]) };
  }

  /** What was chosen, without the defaults of the figures at hand. */
  get chosen(): Fields {
    return Object.entries(this.shown.chosen);
  }

  answer(): unknown {
    return this.widget.answer();
  }

  /**
   * Changes fields, drawn and told at once unless `isQuiet`; throws, and changes nothing, where one
   * is refused.
   */
  change(engine: Engine, fields: Fields, isQuiet = false): void {
    if (engine === this.#engine) this.widget.change(fields);
    else this.#renew(engine, fields);
    this.#show(isQuiet);
  }

  /** Goes on by another engine. The elements stay, and with them the focus. */
  #renew(engine: Engine, fields: Fields): void {
    const next = this.#open(engine, fields, this.chosen);
    this.widget.free();
    [this.widget, this.#engine] = [next, engine];
    this.#enrich();
  }

  #show(isQuiet = false): void {
    this.#fill();
    if (!isQuiet) this.panel.announce(this.shown.page.sentence);
    this.draw();
  }

  #enrich(): void {
    // Further engines have the same extras, which go on with the next widget.
    this.extra ??= this.#engine.enrich?.(this);
  }

  #fill(): void {
    this.shown = this.widget.page() as Shown;
    this.panel.fill(this.shown.page, this.shown.labels, this.state);
    this.extra?.filled();
    this.#look();
  }

  /** What stands behind More is more with a further engine. */
  #look(): void {
    if (this.panel.isOpen && !this.extra) this.listener.opened();
  }

  #redraw(): void {
    const { width } = this.panel.stage.getBoundingClientRect();
    if (width > 0 && width !== this.#width) this.draw();
  }

  #follow(): void {
    if (this.#isPageDark() !== this.#wasDark) this.draw();
  }

  draw(): void {
    this.#width = this.panel.stage.getBoundingClientRect().width;
    if (this.#width <= 0) return;
    this.#wasDark = this.#isPageDark();
    const drawn = this.widget.draw(this.#width, devicePixelRatio, this.#wasDark) as Drawn;
    const { height, ...colors } = drawn;
    const roles = Object.entries(colors).map(([role, color]) => `--_${role}:${color};`).join("");
    this.#rules = `:host{${roles}--_height:${Math.ceil(height)}px}`;
    this.dress();
    this.extra?.drawn();
  }

  #rules = "";

  /** Shows what is pointed at. Colours and places are rules of the element's own sheet: strict pages allow no style attribute. */
  dress(): Tip | undefined {
    clearTimeout(this.#glance);
    const tip = this.widget.tip() as Tip | undefined;
    this.#sheet.replaceSync(this.#rules + this.panel.point(tip));
    this.extra?.pointed(tip);
    return tip;
  }

  #glance: ReturnType<typeof setTimeout> | undefined;

  /** Points for a moment at a period, or at what the sentence speaks of. */
  glance(period = "ArrowRight"): void {
    this.#leave();
    this.widget.step(period);
    this.dress();
    this.#glance = setTimeout(() => this.#leave(), 2000);
  }

  /** Dark where the page's `color-scheme` allows it and the reader prefers it. */
  #isPageDark(): boolean {
    const allowed = getComputedStyle(this.panel.root).colorScheme.split(" ");
    const prefers = matchMedia("(prefers-color-scheme: dark)").matches;
    return allowed.includes("dark") && (prefers || !allowed.includes("light"));
  }

  #listen(): void {
    const { first, second, measure, category, swap, more, stage, skip } = this.panel;
    const selects = { first, second, measure, category };
    for (const [name, select] of Object.entries(selects)) {
      this.on(select, "change", () => this.choose(name, select.value));
    }
    this.on(swap, "click", () => this.choose("swap", ""));
    this.on(more, "click", () => {
      this.panel.toggle(this.state);
      this.#look();
    });
    this.on(skip, "click", (event) => {
      event.preventDefault();
      this.panel.lead(this.state);
      this.#look();
    });
    this.on(stage, "pointermove", (event) => this.#point(event));
    this.on(stage, "pointerdown", (event) => this.#point(event));
    this.on(stage, "pointerleave", (event) => {
      // A finger leaves by lifting; what it pointed at stays to be read.
      if (event.pointerType === "mouse") this.#leave();
    });
    this.on(stage, "blur", () => this.#leave());
    this.on(stage, "keydown", (event) => this.#key(event));
    // Wherever the focus is: a tooltip may cover what the reader wants to see.
    this.on(document, "keydown", ({ key }) => key === "Escape" && this.#leave());
    this.on(matchMedia("(prefers-color-scheme: dark)"), "change", () => this.draw());
    this.#watchPixels();
  }

  /** Draws again on a screen of another pixel density. */
  #watchPixels(): void {
    const same = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => this.#guard(() => (this.draw(), this.#watchPixels()));
    same.addEventListener("change", changed, { once: true, signal: this.#leaving.signal });
  }

  /** Hears an event for as long as the chart lives; what goes wrong is told. */
  on<Kind extends keyof HTMLElementEventMap>(
    target: EventTarget,
    kind: Kind,
    act: (event: HTMLElementEventMap[Kind]) => void,
  ): void {
    const { signal } = this.#leaving;
    const heard = (event: Event) => this.#guard(() => act(event as HTMLElementEventMap[Kind]));
    target.addEventListener(kind, heard, { signal });
  }

  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.listener.failed(error);
    }
  }

  /** Takes a choice of the reader over. */
  choose(control: string, value: string): void {
    this.widget.choose(control, value);
    this.#show();
    this.listener.changed();
  }

  #point(event: PointerEvent): void {
    clearTimeout(this.#glance);
    const { left, top } = this.panel.stage.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    if (this.widget.point(x, y)) this.dress();
  }

  #leave(): void {
    if (this.widget.point(NaN, NaN)) this.dress();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.widget.step(event.key)) return;
    event.preventDefault();
    const tip = this.dress();
    if (tip) this.panel.announce(tip.spoken);
  }
}
