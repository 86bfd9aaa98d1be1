/** What a state asks of the module, and what answers. */

import type { Engine } from "./load.ts";

/** The set that is inside the wasm. */
export const DEFAULT = "cncert";
/** The view that the small module draws. */
export const TIMELINE = "timeline";

/** What the small module does not know. */
export const AMONG = ["country", "countries", "limit", "order", "sum"] as const;

/** The view whose answer is shown, as a chart or as a table. */
export const shown = (view?: string | null, of?: string | null) =>
  (view === "table" ? of : view) ?? TIMELINE;

/** The languages that the widget speaks. */
export const LANGUAGES = [
  "ar",
  "de",
  "en",
  "es",
  "fr",
  "id",
  "ja",
  "ko",
  "pt",
  "ru",
  "zh-Hans",
  "zh-Hant",
] as const;

/** Languages other than English that there are texts of. */
export const TEXTS = /^(ar|de|es|fr|id|ja|ko|pt|ru|zh)\b/i;

/** What a state asks of the module. */
export interface Needs {
  /** A bundled set, unless `src` is given. */
  figures: string;
  /** The address of other figures. */
  src: string | null;
  /** The view that is shown, as a chart or as a table. */
  view: string;
  /** The language that is spoken, a BCP 47 tag. */
  lang: string;
  /** Whether it is more than the small module has, whatever figures and view. */
  more: boolean;
  /** Whether it is more than any module has that a first chart waits for. */
  whole: boolean;
}

/** Fields of a state as texts; null is the default. */
export type Fields = (readonly [name: string, text: string | null])[];

/** An engine that has the figures asked for, and the fields by which it knows them. */
export interface Ready {
  engine: Engine;
  figures: Fields;
  /** The hash of the bundled set's current edition, where that is what is here. */
  edition?: string | undefined;
}
