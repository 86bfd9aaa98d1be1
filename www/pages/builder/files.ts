/** Which files of dist/ an embed needs, and when; see www/src/{engine,further}.ts. */

import type { Choices } from "./choices.ts";
import { VIEWS } from "./choices.ts";

/** `manifest.json`. */
export interface Manifest {
  version: string;
  files: Record<string, { bytes: number; integrity: string }>;
  /** The editions of the bundled sets. */
  figures?: Record<string, { version: string; file: string; edition: string }>;
}

const DEFAULT = "cncert";
const DRAWN = VIEWS.filter((view) => view !== "table");
/** Fields that the small module does not know. */
const BEYOND = ["country", "order", "sum"] as const;

type Fields = Choices["fields"];

const viewOf = ({ view = "timeline", of = "timeline" }: Fields) => (view === "table" ? of : view);

/** The language among those that there are texts of; English needs none. */
function textsOf({ lang }: Fields): string | undefined {
  if (!lang) return undefined;
  const { language, script } = new Intl.Locale(lang).maximize();
  return language === "en" ? undefined : language === "zh" ? `zh-${script}` : language;
}

const namesOf = ({ files }: Manifest) => Object.keys(files);

/** The names that begin with one of `starts`. */
const begun = (manifest: Manifest, ...starts: string[]) =>
  namesOf(manifest).filter((name) => starts.some((start) => name.startsWith(start)));

const scriptAndWasm = (name: string) => [`${name}.js`, `${name}.wasm`];

const setsOf = (fields: Fields, manifest: Manifest) => {
  const own = manifest.figures?.[fields.figures ?? DEFAULT]?.file;
  const all = begun(manifest, "data/").filter((name) => name.endsWith(".bw"));
  if (viewOf(fields) === "sources") return all;
  return own ? [own] : all.filter((name) => name.startsWith(`data/${fields.figures ?? DEFAULT}.`));
};

/** What the first chart waits for, in the order in which it is needed. */
export function firstFiles(fields: Fields, manifest: Manifest): string[] {
  const view = viewOf(fields);
  const texts = textFiles(fields, manifest, setsOf(fields, manifest));
  const isPlain = view === "timeline" && (fields.figures ?? DEFAULT) === DEFAULT;
  if (isPlain && !texts.length && !BEYOND.some((name) => fields[name])) return scriptAndWasm("bothways");
  const land = view === "map" ? begun(manifest, "data/land.") : [];
  // Of a language's two files the second has the words of the other views.
  const isFirst = ["timeline", "sources"].includes(view);
  const read = texts.filter((name) => !(isFirst && name.includes(".views.")));
  return ["bothways.js", ...scriptAndWasm(view), ...setsOf(fields, manifest), ...read, ...land];
}

/** The script that reads a language's texts, these, and what the sets say in it. */
function textFiles(fields: Fields, manifest: Manifest, sets: string[]): string[] {
  const lang = textsOf(fields);
  if (!lang) return [];
  const ids = sets.map((name) => name.replace(/^data\/([^.]+).*$/, "$1"));
  const starts = [lang, ...ids.map((id) => `${id}.${lang}`)].map((name) => `texts/${name}.`);
  return [`texts-${lang}.js`, ...begun(manifest, ...starts)];
}

/**
 * All that an embed may ever ask for: without controls its own view and figures, with them whatever a
 * reader chooses. Other languages, pages and the reading of strangers' files are not among it.
 */
export function neededFiles(fields: Fields, manifest: Manifest): string[] {
  const isFixed = fields.controls === "none";
  const views = isFixed ? [viewOf(fields)] : DRAWN;
  const sets = isFixed ? setsOf(fields, manifest) : setsOf({ view: "sources" }, manifest);
  const land = views.includes("map") ? begun(manifest, "data/land.") : [];
  const code = [...views.flatMap((view) => [view, `${view}-whole`]), "bothways", "picture"].flatMap(
    scriptAndWasm,
  );
  const extras = ["more.js", "link.js", "since.js", "fault.js", "own.js", ...FRAME];
  const wanted = [...code, ...extras, ...sets, ...land, ...textFiles(fields, manifest, sets)];
  return [...new Set([...wanted, ...licencesOf(wanted)])].filter((name) => name in manifest.files).sort();
}

/** The frame: its page, its style and scripts. */
const FRAME = ["embed.html", "embed.css", "embed.js", "bothways-frame.js"];

/** What must go with the files wherever they go: licences, and what each set is. */
function licencesOf(names: string[]): string[] {
  const sets = names.flatMap((name) => /^data\/([a-z]+)\.[0-9a-f]+\.(bw|bin)$/.exec(name)?.[1] ?? []);
  const words = [...new Set(sets)].map((id) => `data/${id === "land" ? "geo" : id}.md`);
  return ["LICENSE-MIT", "LICENSE-APACHE", ...words];
}
