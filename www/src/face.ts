/**
 * The element's public face, in types alone: the package's declarations and its manifest of custom
 * elements are made of this file, so that neither can say what the element does not.
 */

/** The bundled sets. */
export type FiguresId = "cncert" | "agencies" | "honeypots" | "dcid" | "misp" | "vcdb";

/** The views that are drawn; `table` shows the figures of one of them. */
export type Drawing =
  | "timeline"
  | "sources"
  | "partners"
  | "matrix"
  | "flows"
  | "map"
  | "balance";
export type View = Drawing | "table";

/** What an attribute may be given as a property: text that TypeScript completes where it can. */
export type Word<Known extends string = never> = Known | (string & {}) | null;

/** Attributes and properties alike; null, or no attribute, is the default. */
export interface Properties {
  /** A bundled set. Default: `cncert`. */
  figures: Word<FiguresId>;
  /** The address of a `.bw`, a `.csv` or a `datapackage.json`, instead of `figures`. */
  src: Word;
  /** `A-B`, ISO 3166-1 alpha-2; A→B stands first. Default: the set's own. */
  pair: Word;
  /** The editor's title. Default: computed from what is shown. */
  heading: Word;
  /** The level of the title, 2 to 6. Default: 3. */
  headingLevel: number | Word;
  /** Whose partners are shown. Default: the first of the pair. */
  country: Word;
  /** The only countries that a view of many shows, as codes with commas. */
  countries: Word;
  /** How many countries, partners or flows stand one by one. */
  limit: number | Word;
  /** What rows are sorted by. */
  order: Word<"total" | "out" | "in" | "name" | "similar">;
  /** `running`: each period with all before it, where the measure adds up. */
  sum: Word<"running" | "none">;
  /** An editor's names, `{"NL": "Holland"}`; the source panel says so. */
  countryNames: Record<string, string> | Word;
  /** Which question is answered. Default: `timeline`. */
  view: Word<View>;
  /** With `view="table"`: whose figures the table shows. Default: `timeline`. */
  of: Word<Drawing>;
  /** A measure of the set. Default: the set's own. */
  measure: Word;
  /** A category of the set, or several with commas where they may be added. */
  category: Word;
  /** A base of the set to divide by, or `none`. Default: the set's own. */
  per: Word;
  /** The first year, quarter, month or day, by ISO 8601. Default: all. */
  from: Word;
  /** The last year, quarter, month or day, included. Default: all. */
  to: Word;
  /** Default: `auto`, which follows the page. */
  theme: Word<"auto" | "light" | "dark">;
  /** How much stands above the chart. Default: `minimal`. */
  controls: Word<"minimal" | "full" | "none">;
  /** A name under which the state lives in the page's URL. Default: off. */
  urlState: Word;
  /** A lesson's id or address. */
  lesson: Word;
  /** An edition of the figures that is drawn whatever came later, as `bothways embed` writes it. */
  edition: Word;
  /** The edition at publication: the newest is drawn, with what changed since. */
  since: Word;
}

/** What is shown, every default filled in. */
export interface State {
  figures: string;
  src?: string;
  pair: string;
  view: string;
  of?: string;
  measure: string;
  category: string;
  per: string;
  from?: string;
  to?: string;
  country?: string;
  countries?: string;
  limit?: number | string;
  order?: string;
  sum?: string;
  heading?: string;
  headingLevel: number;
  countryNames?: string;
  controls: string;
  theme: string;
  urlState?: string;
  lesson?: string;
  edition?: string;
  since?: string;
  lang: string;
}

/** A figure. `notMeasured` is no zero, and has no value. */
export interface Cell {
  kind: "known" | "zero" | "suppressed" | "notMeasured";
  value?: number;
  /** Of a sum with withheld parts: what is known of it. */
  atLeast?: number;
  /** A part of the sum was not measured. */
  partial?: boolean;
  status?: "reported" | "derived" | "weak" | "secondhand" | "suppressed";
  /** Ids of the set's references. */
  refs?: string[];
}

/** The licence under which figures go on. */
export interface Rights {
  license: string;
  licenseUrl: string;
  attribution: string;
  changed: string;
}

/** One pair both ways: A→B and B→A. */
export interface BothDirections {
  forward: Cell;
  back: Cell;
}

/** A figure of one direction between two countries. */
export interface Flow {
  origin: string;
  target: string;
  figure: Cell;
}

/** What every answer has. */
interface Shared {
  title: string;
  sentence: string;
  source: string;
  caveats: string[];
  /** Figures of all countries together, which stand on no scale. */
  context: (Flow & { period: string })[];
  columns: string[];
}

/** What every answer of one measure has besides. */
interface Measured extends Shared {
  measure: string;
  unit: string;
  per: string;
  vantage: string;
  period?: string;
  sum?: "running";
  rights?: Rights;
}

export interface TimelineAnswer extends Measured {
  view: "timeline";
  rows: ({ period: string; drawn: boolean } & BothDirections)[];
  totals?: BothDirections;
}

/** No row is compared with another: each has a unit and a scale of its own. */
export interface SourcesAnswer extends Shared {
  view: "sources";
  rows: ({
    figures: string;
    measure: string;
    category: string;
    unit: string;
    basis: { source: string; target: string };
    period: string;
    drawn: boolean;
    rights: Rights;
  } & BothDirections)[];
}

export interface PartnersAnswer extends Measured {
  view: "partners";
  rows: { partner: string; out: Cell; in: Cell }[];
  domestic: Cell;
  others?: { count: number; out?: Cell; in?: Cell };
}

export interface MatrixAnswer extends Measured {
  view: "matrix";
  rows: Flow[];
}

export interface FlowsAnswer extends Measured {
  view: "flows" | "map";
  rows: Flow[];
  others?: { target: string; count: number; figure?: Cell }[];
}

export interface BalanceAnswer extends Measured {
  view: "balance";
  rows: ({ a: string; b: string } & BothDirections)[];
}

/** What chart, table, speech and every export show; `view` tells which it is. */
export type Answer =
  | TimelineAnswer
  | SourcesAnswer
  | PartnersAnswer
  | MatrixAnswer
  | FlowsAnswer
  | BalanceAnswer;

/** The kinds of file that `download` makes. */
export type FileKind = "csv" | "json" | "svg" | "png";

export type ErrorCode =
  | "figures-not-found"
  | "figures-invalid"
  | "figures-too-new"
  | "wasm-blocked"
  | "wasm-missing"
  | "integrity"
  | "unsupported"
  | "network"
  | "memory"
  | "state-invalid"
  | "sum-too-large"
  | "internal";

/** What `ready`, `updateComplete`, `download` and the setter of `state` fail with. */
export interface CodedError extends Error {
  code: ErrorCode;
  /** The field that was refused. */
  field?: string;
}

/** Where a lesson is. */
export interface LessonPlace {
  /** Its id, its title and how many steps it has. */
  lesson: string;
  title: string;
  steps: number;
  /** The step, from 1, and how much of what it covers is uncovered. */
  step: number;
  shown: number;
}

/** The events, which bubble out of the element. */
export interface Events {
  /** The first chart is on the canvas. */
  "bothways-ready": CustomEvent<null>;
  /** Something else is shown: what, and who chose it. */
  "bothways-change": CustomEvent<{ state: State; by: "reader" | "page" }>;
  /** A lesson is at another place: at a step, from 1, of which so much is uncovered. */
  "bothways-lesson": CustomEvent<LessonPlace>;
  /** Something failed or was refused; what stood there stays. */
  "bothways-error": CustomEvent<{ code: ErrorCode; message: string }>;
}
