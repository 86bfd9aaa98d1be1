/**
 * A wasm that takes any figures, and these: bundled sets by id, others by address. The build makes
 * a script of this file for each such wasm, with its glue and its name.
 */

import files, { land } from "figures:files";
import * as glue from "../../target/web/sources-whole_bg.js";
import type { BothWays } from "./element.ts";
import { editionOf, fileOf, isEdition } from "./edition.ts";
import { more } from "./later.ts";
import type { Fields, Needs, Ready } from "./needs.ts";
import { beside, get, load, once, script, type Asked, type Engine } from "./load.ts";
import { coded, failure, refusal } from "./types.ts";

/** The module that makes pictures, which no chart waits for; see `Cargo.toml`. */
const PICTURE = "picture";
const PICTURES = ["svg", "png"];

/** By what the shapes of the land are known among the sets. */
const LAND = "#land";

const { __wbg_set_wasm: setWasm, imports, take, Widget } = glue;
/** Only whole modules take texts of other languages, and only those that draw maps take the land. */
const { take_texts: takeTexts, take_words: takeWords } = glue;
const { take_land: takeLand } = glue as { take_land?(bytes: Uint8Array): void };

/** The languages besides English; what knows the texts of one is fetched where it is spoken. */
const LANGUAGES = ["ar", "de", "es", "fr", "id", "ja", "ko", "pt", "ru", "zh"];
/** By what a language's texts are known among the sets, and a set's words in it: `~ar`, `~ar/misp`. */
const TEXT = "~";
/** The views whose words are in the first of a language's two files. */
const FIRST = ["timeline-whole", "sources-whole"];

/** The language among those that we have whose texts a reader of `tag` reads; none is English. */
function textsFor(tag: string): string | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (!LANGUAGES.includes(language)) return undefined;
  return language === "zh" ? `zh-${script}` : language;
}

/** Whose figures are asked. */
const isWhose = ([name]: Fields[number]) => name === "figures" || name === "src";

/** Has a widget go on from what was `chosen` elsewhere, for the figures that `fields` ask for. */
function adopt(widget: unknown, chosen: Fields, fields: Fields): void {
  const rest = chosen.filter((field) => !isWhose(field));
  (widget as InstanceType<typeof Widget>).adopt([...rest, ...fields.filter(isWhose)]);
}

/** The engine, to which `whole.ts` adds what no first chart waits for. */
export const engine: Engine = { Widget, adopt };
const loadWasm = once(() => load({ setWasm, imports }, MODULE));
/** The sets that were asked for, by their keys. */
const asked = new Map<string, () => Promise<void>>();
/** The keys of those that were fetched before: asked for again, they had failed. */
const tried = new Set<string>();
/** The keys of those that are in the wasm. */
const taken = new Set<string>();

/** The files of bundled sets, which are read again for words in another language. */
const bundled = new Map<string, Uint8Array>();

/** What has figures and answers: this script, or another of this file. */
type Source = Pick<typeof import("./further.ts"), "bring" | "held">;

/** What is needed, if it is here. */
export function held(needs: Needs): Ready | undefined {
  if (!keysOf(needs).every((key) => taken.has(key))) return undefined;
  const [src, { figures, lang }] = [ownOf(needs), needs];
  const texts: Fields = WHOLE ? [["texts", textsFor(lang) ?? null]] : [];
  const whose: Fields = src ? [["src", src]] : [["src", null], ["figures", figures]];
  const edition = src ? undefined : files[figures];
  return { engine, figures: [...texts, ...whose], edition };
}

/** The address of figures of one's own; of a set's editions the current one is the bundled set. */
const ownOf = ({ src, figures }: Needs) => (src?.endsWith(`+${files[figures]}`) ? null : src);

/** Loads wasm and figures side by side. */
export async function bring(needs: Needs): Promise<void> {
  const { src, view } = needs;
  if (view === "sources" && ownOf(needs) && isEdition(src!)) {
    throw refusal("edition", "the view of every source shows each in its current edition; take it away");
  }
  await Promise.all([loadWasm(), ...keysOf(needs).map(bringSet)]);
}

/** A file of what an element shows now; what makes it is fetched, and perhaps the figures. */
export async function save(kind: string, needs: Needs, element: BothWays): Promise<Blob> {
  const isPicture = PICTURES.includes(kind);
  const module: Promise<Source> = isPicture ? script<Source>(PICTURE) : Promise.resolve({ bring, held });
  const parts = Promise.all([more(), module]).catch((error: unknown) => {
    throw coded(error, "network");
  });
  const [{ save }, { bring: fetch, held: ready }] = await parts;
  await fetch(needs);
  const { fontFamily } = getComputedStyle(element.shadowRoot!.querySelector(".widget")!);
  return save(kind, ready(needs)!, element.state!, fontFamily);
}

/** What is needed: bundled sets are known by their id, others by `@` and the address. */
function keysOf(needs: Needs): string[] {
  const [src, { figures, view, lang }] = [ownOf(needs), needs];
  const sets = view === "sources" ? [figures, ...Object.keys(files)] : [figures];
  const texts = WHOLE ? textsFor(lang) : undefined;
  const words = texts ? [texts, ...sets.map((id) => `${texts}/${id}`)].map((key) => TEXT + key) : [];
  const others = view === "map" ? [LAND] : [];
  return [...(src ? [`@${src}`, ...sets.slice(1)] : sets), ...words, ...others];
}

/** One fetch for all who ask; a failed one may be tried again, past what the browser kept of it. */
function bringSet(key: string): Promise<void> {
  const bring = asked.get(key) ?? once(() => fetchFor(key));
  asked.set(key, bring);
  return bring();
}

const fetchFor = (key: string) =>
  key === LAND ? fetchLand() : WHOLE && key.startsWith(TEXT) ? fetchTexts(key) : fetchSet(key);

/** A language's texts, or a set's words in it; where they fail, the English ones stay. */
async function fetchTexts(key: string): Promise<void> {
  const [lang = "", id] = key.slice(TEXT.length).split("/");
  try {
    const { fetchLines } = await script<typeof import("./texts.ts")>(`texts-${lang}`);
    const names = id ? [`${id}.${lang}`] : FIRST.includes(MODULE) ? [lang] : [lang, `${lang}.views`];
    const lines = (await Promise.all(names.map(fetchLines))).flat();
    await (id ? bringSet(id) : loadWasm());
    if (!id) takeTexts(lang, lines);
    else if (lines.length) takeWords(bundled.get(id)!, lang, lines);
  } catch {
    // Said in English, a chart is better than none.
  }
  taken.add(key);
}

async function fetchSet(key: string): Promise<void> {
  const src = key.startsWith("@") ? key.slice(1) : undefined;
  const cache = tried.has(key) ? "reload" : "default";
  tried.add(key);
  const arriving = src === undefined ? fetchBundled(key, cache) : fetchOwn(src, cache);
  const [bytes] = await Promise.all([arriving, loadWasm()]);
  take(bytes, src);
  if (WHOLE && src === undefined) bundled.set(key, bytes);
  taken.add(key);
}

/** The shapes; where they fail, a map does without and says so. */
async function fetchLand(): Promise<void> {
  const [file, integrity] = land;
  const bytes = fetchBytes(beside(`data/${file}`), { integrity }).catch(() => new Uint8Array());
  await Promise.all([bytes, loadWasm()]);
  takeLand?.(await bytes);
  taken.add(LAND);
}

async function fetchBundled(id: string, cache: RequestCache): Promise<Uint8Array> {
  const integrity = files[id];
  if (!integrity) {
    const known = Object.keys(files).join(", ");
    throw failure("figures-not-found", `figures: “${id}” is no bundled set; there are ${known}`);
  }
  return fetchBytes(beside(`data/${fileOf(id, integrity)}`), { integrity, cache });
}

/** A `.bw` file as it is; a folder or a CSV goes through the reader, which is fetched for it. */
async function fetchOwn(src: string, cache: RequestCache): Promise<Uint8Array> {
  if (isEdition(src)) {
    const { file, integrity } = editionOf(src);
    return fetchBytes(beside(`data/${file}`), { integrity, cache });
  }
  const url = address(src);
  if (url.pathname.endsWith(".bw")) return fetchBytes(url, { cache });
  const { readFolder } = await script<typeof import("./reader.ts")>("reader");
  return readFolder(url, (url) => fetchBytes(url, { cache }));
}

function address(src: string): URL {
  try {
    return new URL(src, document.baseURI);
  } catch {
    throw failure("figures-not-found", `src: “${src}” is no address`);
  }
}

/** The bytes at an address, or an error with a code of the contract. */
const fetchBytes = async (url: URL, asked: Asked) =>
  new Uint8Array(await get(url, { missing: "figures-not-found", ...asked }));
