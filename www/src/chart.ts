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
  /** The reader is here, and this engine has less than another. */
  opened(): void;
  failed(error: unknown): void;
}

/**
 * What a drawing depends on beside its figures: how wide it is, how many times larger than usual
 * letters are, device pixels a CSS px, whether the page is dark, what is asked for, and the page's own colours.
 */
export type Ground = [
  width: number,
  zoom: number,
  ratio: number,
  isDark: boolean,
  isPrint: boolean,
  isContrast: boolean,
  isForced: boolean,
  ...own: string[],
];

/** What readers and their systems ask for. */
const ASKED = ["print", "(prefers-contrast:more)", "(forced-colors:active)"];
const DARK = "(prefers-color-scheme:dark)";

/** The colours that a page may set as `--bothways-…`; src/web/look.rs has the same. */
const ROLES = ["paper", "text", "muted", "grid", "hatch", "forward", "back"];

/** What an engine adds to a chart: told what became of it, it acts through the chart's face. */
export interface Extra {
  /** The words are new. */
  filled(): void;
  /** The chart is about to be drawn on its ground. */
  draws(): void;
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
  /** Draws again where that would look otherwise. */
  #follow = () =>
    this.#guard(() => {
      if (`${this.#survey()}` === `${this.ground}`) return;
      this.draw();
      this.#look();
    });
  #resizes = new ResizeObserver(this.#follow);
  /** A page may switch its theme by an attribute of whatever the chart stands in. */
  #switches = new MutationObserver(this.#follow);
  ground!: Ground;

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
    // Not the stage, whose height changes as it is drawn: an observer must not set itself off.
    this.#resizes.observe(this.panel.head);
    let place: Element | null = (this.panel.root.getRootNode() as ShadowRoot).host;
    for (; place; place = place.parentElement) this.#switches.observe(place, { attributes: true });
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
    const tip = this.widget.tip() as Tip | undefined;
    if (engine === this.#engine) this.widget.change(fields);
    else this.#renew(engine, fields);
    this.#show(isQuiet);
    // The same chart by another engine: what is pointed at stays.
    if (tip && isQuiet) this.#aim((tip.left + tip.right) / 2, (tip.top + tip.bottom) / 2);
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
    const today = new Date().toLocaleDateString(this.panel.root.lang, { dateStyle: "long" });
    this.panel.root.dataset["at"] = `${location} · ${today}`;
    this.extra?.filled();
    this.#look();
  }

  /** A further engine has more behind More, for a table, and more colours. */
  #look(): void {
    const { isOpen, stage } = this.panel;
    if (isOpen || stage.hidden || this.ground.slice(5).some(Boolean)) this.#meet();
  }

  /** A further engine has more for a reader who is here. */
  #meet(): void {
    if (!this.extra) this.listener.opened();
  }

  #survey(): Ground {
    const { width } = this.panel.stage.getBoundingClientRect();
    const style = getComputedStyle(this.panel.canvas);
    const asked = ASKED.map((query) => matchMedia(query).matches);
    return [
      width,
      Math.max(1, parseFloat(style.fontSize) / 16),
      devicePixelRatio,
      // The canvas has the colour that words have by default; paper is light.
      parseInt(style.color.slice(4)) > 127 && !asked[0],
      ...(asked as [boolean, boolean, boolean]),
      ...ROLES.map((role) => style.getPropertyValue(`--bothways-${role}`)),
    ];
  }

  draw(): void {
    const [width, zoom, ratio, isDark] = (this.ground = this.#survey());
    if (width <= 0) return;
    this.extra?.draws();
    const drawn = this.widget.draw(width / zoom, ratio * zoom, isDark) as Drawn;
    const { height, ...colors } = drawn;
    const roles = Object.entries(colors).map(([role, color]) => `--_${role}:${color};`).join("");
    this.#rules = `:host{${roles}--_height:${Math.ceil(height * zoom)}px}`;
    this.dress();
    this.extra?.drawn();
  }

  #rules = "";

  /** Shows what is pointed at. Colours and places are rules of the element's own sheet: strict pages allow no style attribute. */
  dress(): Tip | undefined {
    clearTimeout(this.#glance);
    const tip = this.widget.tip() as Tip | undefined;
    this.#sheet.replaceSync(this.#rules + this.panel.point(tip, this.ground[1]));
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

  #listen(): void {
    const { first, second, measure, category, swap, more, stage, skip, root } = this.panel;
    const selects = { first, second, measure, category };
    for (const [name, select] of Object.entries(selects)) {
      this.on(select, "change", () => this.choose(name, select.value));
    }
    this.on(swap, "click", () => this.choose("swap", ""));
    this.on(more, "click", () => this.panel.toggle(this.state));
    this.on(skip, "click", (event) => {
      event.preventDefault();
      this.panel.lead(this.state);
    });
    this.on(root, "pointerenter", () => this.#meet());
    this.on(root, "focusin", () => this.#meet());
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
    for (const query of [...ASKED, DARK]) this.on(matchMedia(query), "change", this.#follow);
    this.#watchPixels();
  }

  /** A screen of another pixel density is a change of this query, and needs another. */
  #watchPixels(): void {
    const same = matchMedia(`(resolution:${devicePixelRatio}dppx)`);
    const changed = () => (this.#follow(), this.#watchPixels());
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

  /** All that a pointer can meet begins where the stage does. */
  #point({ offsetX, offsetY }: PointerEvent): void {
    clearTimeout(this.#glance);
    const [, zoom] = this.ground;
    this.#aim(offsetX / zoom, offsetY / zoom);
  }

  #leave(): void {
    this.#aim(NaN, NaN);
  }

  #aim(x: number, y: number): void {
    if (this.widget.point(x, y)) this.dress();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.widget.step(event.key)) return;
    event.preventDefault();
    const tip = this.dress();
    if (tip) this.panel.announce(tip.spoken);
  }
}
