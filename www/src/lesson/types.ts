/** A lesson as its file has it; `www/lessons/lesson.schema.json` says the same and why. */

/** A state of the chart, in the names of the element's attributes. */
export type Ask = Record<string, string>;

/** A cell of an answer. */
export interface CellFact {
  ask: Ask;
  /** Where it stands; `rows` where nothing is said. */
  in?: "rows" | "context" | "totals" | "others" | "domestic";
  /** What its row says of itself, such as `{"period": "2011"}`. */
  row?: Record<string, string>;
  /** Its name in the row, such as `forward`. */
  cell?: string;
  /** Of a sum that is withheld in part, what it is at least. */
  least?: true;
  say?: Say;
}

/** Two cells of one measure and source, one by the other or less the other. */
export interface PairFact {
  ratio?: [string, string];
  /** Of a ratio: where the axis begins, so that it is the one that the bars' heights show. */
  above?: number;
  difference?: [string, string];
  say?: Say;
}

export type Fact = CellFact | PairFact;

/** How a figure is written: whole, in few digits with a word such as million, as a percentage. */
export type Say = "number" | "compact" | "percent";

export type Kind = "notice" | "predict" | "reveal" | "explain" | "discuss" | "choice" | "poll";

/** What can be hidden, to be uncovered one by one in the order of the list. */
export type Layer = "title" | "unit" | "labels" | "values" | "forward" | "back" | "chart";

export interface Option {
  id: string;
  text: string;
  feedback?: string;
}

/** A way to mislead with true figures, behind a switch. Some ask for less, some bend the picture. */
export interface Trick {
  id: string;
  /** What the switch is called. */
  text: string;
  /** What misleads, said as long as it is on. */
  why: string;
  /** What it asks for in place of what the step's chart asks. */
  ask?: Ask;
  /** Where the axis begins, in the chart's unit. */
  start?: number;
  /** Each line stands for a multiple of the one before, or each direction has a scale of its own. */
  scale?: "log" | "apart";
  /** What is left out. */
  hide?: Layer[];
}

export interface Step {
  id: string;
  kind: Kind;
  title: string;
  text: string[];
  /** Questions, which stand out. */
  questions?: string[];
  chart?: Ask;
  hide?: Layer[];
  /** The direction that is guessed. */
  guess?: Way;
  /** The step whose guess is met by the figures. */
  of?: string;
  options?: Option[];
  tricks?: Trick[];
  /** On paper: an empty chart to draw in, lines to write on, or the rows of a table. */
  sheet?: "grid" | "lines" | "rows";
  /** A page that the step leads to. */
  open?: "table";
  notes?: string[];
}

export type Way = "forward" | "back";

export interface Lesson {
  id: string;
  number: number;
  title: string;
  summary: string;
  minutes: number;
  age: number;
  goals: string[];
  figures: string[];
  notes: string[];
  /** The other languages that it speaks. */
  translations: string[];
  facts: Record<string, Fact>;
  steps: Step[];
}

/** A lesson in one of its languages. */
export interface Told {
  lesson: Lesson;
  lang: string;
  /** Whether a native reader has looked it through. */
  isReviewed: boolean;
}

/** A place in a lesson: the step, from 1, and how much of it is uncovered. */
export interface Position {
  step: number;
  shown: number;
}
