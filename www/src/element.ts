/** The custom element `<both-ways>`: attributes, properties, promises and events of the contract. */

import { Chart } from "./chart.ts";
import { bring, compare, follow, held, save } from "./engine.ts";
import { AMONG, DEFAULT, TEXTS, type Fields, type Needs, type Ready, shown } from "./needs.ts";
import type { Answer, Events, FileKind, Properties, State } from "./face.ts";
import { beside, settle, type Engine } from "./load.ts";
import { coded, refusal, type CodedError } from "./types.ts";
import css from "./widget.css";

/** Fields of the state, which are attributes and properties alike. */
const FIELDS = [
  "figures",
  "src",
  "pair",
  "heading",
  "headingLevel",
  ...AMONG,
  "countryNames",
  "view",
  "of",
  "measure",
  "category",
  "per",
  "from",
  "to",
  "theme",
  "controls",
  "urlState",
  "lesson",
  "edition",
  "since",
] as const satisfies (keyof Properties)[];

/** These are followed by scripts of their own, which have to be fetched. */
const FOLLOWED = ["urlState", "lesson"] as const;

/** Of these no engine knows. */
const OWN: readonly string[] = ["lang", "edition", "since"];

const attributeOf = (field: string) => field.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const fieldOf = (name: string) => name.replace(/-./g, (c) => c.slice(1).toUpperCase());

/** Absent and null mean the default; a list is written with commas, a map as JSON. */
const textOf = (value: unknown) =>
  value == null ? null : Object(value).constructor === Object ? JSON.stringify(value) : String(value);

/** Any part of a state as fields; throws where it is none. What a field says is Rust's to judge. */
function fieldsOf(state: unknown): Fields {
  if (typeof state !== "object" || Array.isArray(state)) {
    throw refusal("state", `give an object, such as {pair: "US-CN"}`);
  }
  const names: readonly string[] = [...FIELDS, "lang"];
  return Object.entries(state ?? {}).map(([name, value]) => {
    if (!names.includes(name)) throw refusal(name, "this version has no such field");
    return [name, textOf(value)];
  });
}

/** Throws where a language is none. */
function checkLanguage(tag?: string | null): void {
  try {
    if (tag) Intl.getCanonicalLocales(tag);
  } catch {
    throw refusal("lang", `“${tag}” is no language, such as pt-BR`);
  }
}

/** The element's own events, by their ends. */
type Told = keyof Events extends `bothways-${infer Kind}` ? Kind : never;

/** The rules that all elements share. */
let shared: CSSStyleSheet | undefined;

/** What the element itself keeps of a state; an edition belongs to the set that it was written for. */
type Own = Partial<Record<"lang" | "edition" | "since" | "figures", string | null>>;

/** A promise that may fail without the console calling it unhandled. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** A promise with its ends in hand. */
function promise() {
  let [resolve, reject] = [() => {}, (_: CodedError) => {}];
  const made = new Promise<void>((...ends) => ([resolve, reject] = ends));
  return { promise: quietly(made), failed: false, resolve, reject };
}

// Importing where there is no HTMLElement does nothing.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

declare global {
  interface HTMLElementTagNameMap {
    "both-ways": BothWays;
  }
  interface HTMLElementEventMap extends Events {}
}

/** The fields have accessors, all alike. */
export interface BothWays extends Properties {}

/**
 * Country-to-country figures in both directions, on one shared scale.
 *
 * @slot - A picture, a table and the source, as `bothways embed` prints them; they stay whenever
 *   anything fails.
 * @csspart chart - The chart, the one stop of the keyboard that the arrow keys walk.
 * @csspart controls - What stands above it.
 * @csspart sentence - The finding in words.
 * @csspart table - The table with every figure.
 * @csspart source - Who counted.
 * @cssprop --bothways-font - The typeface of all words. Default: `system-ui, sans-serif`.
 * @cssprop --bothways-paper - The background.
 * @cssprop --bothways-text - Words.
 * @cssprop --bothways-muted - Words of less weight.
 * @cssprop --bothways-grid - Lines of the scale.
 * @cssprop --bothways-hatch - What was not measured.
 * @cssprop --bothways-forward - The direction A→B.
 * @cssprop --bothways-back - The direction B→A.
 */
export class BothWays extends Base {
  static readonly observedAttributes = [...FIELDS.map(attributeOf), "lang", "loading", "assets"];

  #root = this.attachShadow({ mode: "open" });
  #sheet!: CSSStyleSheet;
  #place = document.createElement("div");
  #reason = document.createElement("p");
  #slot = document.createElement("slot");
  #chart: Chart | undefined;
  #own: Own = {};
  /** The language that the chart speaks. */
  #spoken = "";
  #pending = new Map<string, string | null>();
  /** Who asked for what is pending. */
  #by: "reader" | "page" = "page";
  #wanted = false;
  #update: Promise<void> | undefined;
  #near: IntersectionObserver | undefined;
  /** The language may be that of any element around this one. */
  #languages = new MutationObserver(() => this.#chart && this.#schedule());
  #first = promise();

  constructor() {
    super();
    try {
      if (!shared) (shared = new CSSStyleSheet()).replaceSync(css);
      this.#root.adoptedStyleSheets = [shared, (this.#sheet = new CSSStyleSheet())];
    } catch {
      // Too old a browser keeps the fallback; the loader tells why.
    }
    this.#reason.className = "reason";
    this.#reason.setAttribute("role", "status");
    this.#root.append(this.#slot, this.#reason, this.#place);
    this.#place.hidden = this.#reason.hidden = true;
    this.#takeEarlyProperties();
  }

  connectedCallback(): void {
    this.#languages.observe(document, { attributeFilter: ["lang"], subtree: true });
    addEventListener("beforeprint", this.#want);
    if (this.getAttribute("loading") === "eager") return this.#want();
    this.#near = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#want(),
      { rootMargin: "400px" },
    );
    this.#near.observe(this);
  }

  disconnectedCallback(): void {
    // A move inside the page removes and adds in one task, and keeps everything.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name: string, _: string | null, text: string | null): void {
    if (name === "loading") return text === "eager" && this.isConnected ? this.#want() : undefined;
    if (name === "assets") return void settle(text);
    this.#set(fieldOf(name), text);
  }

  /** The folder of scripts, wasm and figures, one for the page; beside the module unless it is set. */
  static get assets(): string {
    return beside("").href;
  }

  static set assets(folder: string | null) {
    settle(folder);
  }

  get assets(): string {
    return BothWays.assets;
  }

  set assets(folder: string | null) {
    settle(folder);
  }

  /** The first chart is on the canvas. After a failure, the next attempt makes a new promise. */
  get ready(): Promise<void> {
    return this.#first.promise;
  }

  /** The latest change is drawn, spoken and tabled; rejects where it was refused. */
  get updateComplete(): Promise<void> {
    // Once there is a chart, that it is ready is long since so.
    const update = this.#update ?? this.ready;
    return quietly(update.then(() => this.#chart?.extra?.settled));
  }

  /** The state, every default filled in; null before `ready`. */
  get state(): State | null {
    if (!this.#chart) return null;
    const state = { ...this.#chart.state, lang: this.#lang };
    const { figures, edition, since } = this.#own;
    if (figures !== state.figures) return state;
    return Object.assign(state, edition && { edition }, since && { since });
  }

  /** Takes any part of a state. Throws, and changes nothing, where a field is refused. */
  set state(state: Partial<State> | null) {
    const fields = fieldsOf(state);
    const before = this.#pending;
    // What this task wrote before belongs to the same change, and the later word counts.
    const all = new Map([...before, ...fields]);
    const ready = held(this.#needs(all));
    if (this.#chart && ready && !FOLLOWED.some((name) => all.has(name))) {
      this.#pending = new Map();
      try {
        this.#apply([...all], ready);
      } catch (error) {
        this.#pending = before;
        throw error;
      }
    } else for (const [name, text] of fields) this.#set(name, text);
  }

  /** The answer that chart, table and exports show; null before `ready`. */
  answer(): Answer | null {
    return (this.#chart?.answer() as Answer | undefined) ?? null;
  }

  /** A file of what is shown: `csv`, `json`, `svg` or `png`; before `ready` it waits for that. */
  async download(kind: FileKind): Promise<Blob> {
    this.#want();
    await this.updateComplete;
    return save(kind, this.#needs(), this);
  }

  get #lang(): string {
    return this.#langFor(this.#own.lang);
  }

  /** A language of its own, else that of what is around it. */
  #langFor(own?: string | null): string {
    if (own) return own;
    const page = this.closest<HTMLElement>("[lang]")?.lang;
    return page || document.documentElement.lang || "en";
  }

  #takeEarlyProperties(): void {
    const own = this as unknown as Record<string, unknown>;
    for (const name of [...FIELDS, "loading", "assets", "state"]) {
      if (!Object.hasOwn(this, name)) continue;
      const early = own[name];
      delete own[name];
      own[name] = early;
    }
  }

  /**
   * What the state needs beyond the module, once everything written has taken effect; what a further
   * engine added stays with its chart.
   */
  #needs(written = this.#pending, whole = !!this.#chart?.extra): Needs {
    const of = (name: string) =>
      written.has(name) ? written.get(name) : (textOf(this.#chart?.state[name]) ?? null);
    // Another set by its name takes the place of figures by their address.
    const isNamed = written.get("figures") && !written.get("src");
    const lang = this.#langFor(written.has("lang") ? written.get("lang") : this.#own.lang);
    const figures = of("figures") ?? DEFAULT;
    const kept = figures === this.#own.figures && this.#own.edition;
    const edition = written.has("edition") ? written.get("edition") : kept;
    // An edition is a file of its own; one that is let go is no address any more.
    const src = isNamed ? null : of("src")?.replace(/^edition:.*/, "");
    return {
      figures,
      src: edition ? `edition:${figures}@${edition}` : src || null,
      view: shown(of("view"), of("of")),
      lang,
      more: [...AMONG, "countryNames"].some(of) || TEXTS.test(lang),
      whole,
    };
  }

  /** Notes a field; all that one task writes makes one update. */
  #set(name: string, text: string | null): void {
    this.#pending.set(name, text);
    if (this.#wanted) this.#schedule();
  }

  /** `eager` shows the chart without waiting for the viewport. */
  get loading(): string {
    return this.#wanted ? "eager" : (this.getAttribute("loading") ?? "lazy");
  }

  set loading(when: string) {
    if (when === "eager") this.#want();
  }

  /** Each field as a property: what was last written, or what holds. */
  static {
    for (const name of FIELDS) {
      Object.defineProperty(this.prototype, name, {
        enumerable: true,
        get(this: BothWays) {
          const state = this.state as Record<string, unknown> | null;
          return this.#pending.get(name) ?? state?.[name] ?? this.getAttribute(attributeOf(name));
        },
        set(this: BothWays, value: unknown) {
          this.#set(name, textOf(value));
        },
      });
    }
  }

  /**
   * For links of the prose: changes the state, then points for a moment at what they speak of.
   * @internal
   */
  static steer(element: BothWays, words = ""): void {
    try {
      const { period, ...state } = Object(JSON.parse(words));
      element.state = state;
      element.updateComplete.then(() => element.#chart?.glance(period)).catch(() => {});
    } catch (thrown) {
      element.#tellFault(coded(thrown, "state-invalid"));
    }
  }

  #want = (): void => {
    if (this.#wanted || !this.isConnected) return;
    this.#wanted = true;
    this.#near?.disconnect();
    this.#schedule();
  };

  #schedule(): void {
    if (this.#update) return;
    if (this.#first.failed) this.#first = promise();
    const update = Promise.resolve()
      .then(() => this.#flush())
      .finally(() => {
        this.#update = undefined;
        // What a listener wrote meanwhile makes the next update.
        if (this.#chart && this.#pending.size) this.#schedule();
      });
    this.#update = quietly(update);
  }

  async #flush(): Promise<void> {
    let fields = this.#pending;
    try {
      for (const field of FOLLOWED) {
        if (!fields.has(field)) continue;
        // What a URL or a lesson says belongs to the first chart.
        await follow(this, field, fields.get(field)!, this.#listener);
        fields.delete(field);
      }
      let ready: Ready | undefined;
      // What is written while figures arrive may need others.
      while (!(ready = held(this.#needs()))) await bring(this.#needs());
      if (!this.isConnected) return;
      [fields, this.#pending] = [this.#pending, new Map()];
      this.#apply([...fields], ready);
    } catch (error) {
      // A change is refused as a whole and forgotten; the first chart waits for better fields.
      if (!this.#chart) this.#pending = new Map([...fields, ...this.#pending]);
      else if (fields === this.#pending) this.#pending = new Map();
      throw this.#fail(error);
    }
  }

  /** Takes fields over, or throws and leaves everything as it was. */
  #apply(fields: Fields, { engine, figures, edition }: Ready): void {
    const before = this.#own;
    try {
      const own = fields.filter(([name]) => OWN.includes(name));
      this.#own = { ...before, ...Object.fromEntries(own) };
      checkLanguage(this.#own.lang);
      const lang = this.#lang;
      if (this.#chart && !fields.length && lang === this.#spoken) return;
      // Whose figures are asked, and in which language, is said by what is in force.
      const rest = fields.filter(([name]) => ![...OWN, "src", "figures"].includes(name));
      const all: Fields = [["lang", lang], ...figures, ...rest];
      const chart = this.#chart;
      if (chart) chart.change(engine, all);
      else this.#start(engine, all);
      this.#spoken = lang;
      if (own.some(([name]) => name !== "lang")) this.#own.figures = this.#chart!.state.figures;
      if (chart) this.#changed();
      const { since } = this.state!;
      if (since && edition && !`${since}`.includes(edition)) compare(this).catch(this.#listener.failed);
    } catch (error) {
      this.#own = before;
      throw error;
    }
  }

  /** Brings a further module for a reader who is here; without it, all stays as it is. */
  async #upgrade(): Promise<void> {
    let ready: Ready | undefined;
    // Other figures may be asked for meanwhile.
    while (!(ready = held(this.#needs(this.#pending, true)))) await bring(this.#needs(this.#pending, true));
    // Another sign, or another choice, may have brought it.
    const fields: Fields = [["lang", this.#spoken], ...ready.figures];
    if (!this.#chart?.extra) this.#chart?.change(ready.engine, fields, true);
  }

  /** What the chart tells, and what the page's URL asks. */
  #listener = {
    changed: () => this.#changed("reader"),
    wanted: (field: string, text: string | null) => {
      this.#by = "reader";
      this.#set(field, text);
    },
    chosen: () => this.#chart?.chosen,
    opened: () => void quietly(this.#upgrade()),
    failed: (error: unknown) => void this.#fail(error),
  };

  #changed(by = this.#by): void {
    this.#by = "page";
    this.#tell("change", { state: this.state!, by });
  }

  /** Builds the first chart. */
  #start(engine: Engine, fields: Fields): void {
    this.#place.hidden = false;
    try {
      const setting = { place: this.#place, sheet: this.#sheet };
      this.#chart = new Chart(setting, engine, fields, this.#listener);
    } catch (error) {
      this.#place.hidden = true;
      throw error;
    }
    this.#chart.start();
    this.#slot.remove();
    this.#reason.hidden = true;
    this.#first.resolve();
    this.#tell("ready");
  }

  /** Tells of an error; before the first chart the fallback stays, with the reason under it. */
  #fail(thrown: unknown): CodedError {
    const error = coded(thrown);
    if (!this.#chart) {
      this.#first.reject(error);
      this.#first.failed = true;
      this.#reason.textContent = `The interactive chart could not be shown: ${error.message}.`;
      this.#reason.hidden = false;
    }
    this.#tellFault(error);
    return error;
  }

  #tellFault({ code, message }: CodedError): void {
    this.#tell("error", { code, message });
  }

  #tell<Kind extends Told>(kind: Kind, detail?: Events[`bothways-${Kind}`]["detail"]): void {
    this.dispatchEvent(new CustomEvent(`bothways-${kind}`, { detail, bubbles: true, composed: true }));
  }

  #leave(): void {
    removeEventListener("beforeprint", this.#want);
    this.#languages.disconnect();
    this.#near?.disconnect();
    this.#wanted = false;
    const chart = this.#chart;
    if (!chart) return;
    this.#pending = new Map([...chart.chosen, ...this.#pending]);
    chart.free();
    this.#chart = undefined;
    this.#place.hidden = true;
    this.#place.replaceChildren();
    this.#root.prepend(this.#slot);
  }
}
