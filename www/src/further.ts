/**
 * A wasm that takes any figures, and these: bundled sets by id, others by address. The build makes
 * a script of this file for each such wasm, with its glue and its name.
 */

import files, { land as landFile } from "figures:files";
import * as glue from "../../target/web/sources-whole_bg.js";
import type { Chart } from "./chart.ts";
import { fileOf } from "./file-of.ts";
import { TEXTS, type Fields, type Needs, type Ready } from "./needs.ts";
import { beside, get, load, once, script, type Asked, type Engine } from "./load.ts";
import { failure } from "./types.ts";

/** By what the shapes of the land are known among the sets. */
const LAND = "#land";

const { __wbg_set_wasm: setWasm, imports, take, Widget } = glue;
const { take_texts: takeTexts, take_words: takeWords } = glue;
/** Only modules that draw maps take the land. */
const { take_land: takeLand } = glue as { take_land?(bytes: Uint8Array): void };

/** By what a language's texts are known among the sets, and a set's words in it: `~ar`, `~ar/misp`. */
const TEXT = "~";
/** The views whose words are in the first of a language's two files. */
const FIRST = /^(timeline|sources)/;

/** The language among those that we have whose texts a reader of `tag` reads; none is English. */
function textsFor(tag: string): string | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (!TEXTS.test(language)) return undefined;
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
if (MODULE === "map") engine.enrich = land;
const loadWasm = once(() => load({ setWasm, imports }, MODULE));
/** The sets that were asked for, by their keys. */
const asked = new Map<string, () => Promise<void>>();
/** The keys of those that were fetched before: asked for again, they had failed. */
const tried = new Set<string>();
/** The keys of those that are in the wasm. */
const taken = new Set<string>();

/** The files of bundled sets, which are read again for words in another language. */
const bundled = new Map<string, Uint8Array>();

/** What is needed, if it is here. */
export function held(needs: Needs): Ready | undefined {
  if (!keysOf(needs).every((key) => taken.has(key))) return undefined;
  const [src, { figures, lang }] = [ownOf(needs), needs];
  const texts: Fields = [["texts", textsFor(lang) ?? null]];
  const whose: Fields = src ? [["src", src]] : [["src", null], ["figures", figures]];
  const edition = src ? undefined : files[figures];
  return { engine, figures: [...texts, ...whose], edition };
}

const own = () => script<typeof import("./own.ts")>("own");

/** The address of figures of one's own; of a set's editions the current one is the bundled set. */
const ownOf = ({ src, figures }: Needs) => (src?.endsWith(`+${files[figures]}`) ? null : src);

/** Loads wasm and figures side by side. */
export async function bring(needs: Needs): Promise<void> {
  const src = ownOf(needs);
  if (src && needs.view === "sources") (await own()).standAmong(src);
  await Promise.all([loadWasm(), ...keysOf(needs).map(bringSet)]);
  // Taking many figures in and drawing them are tasks of their own: the page may act between the two.
  await new Promise((resolve) => setTimeout(resolve));
}

/** What is needed: bundled sets are known by their id, others by `@` and the address. */
function keysOf(needs: Needs): string[] {
  const [src, { figures, view, lang }] = [ownOf(needs), needs];
  const sets = view === "sources" ? [figures, ...Object.keys(files)] : [figures];
  const texts = textsFor(lang);
  const words = texts ? [texts, ...sets.map((id) => `${texts}/${id}`)].map((key) => TEXT + key) : [];
  // A first chart that is a map is drawn before the shapes are here.
  const others = MODULE !== "map" && view === "map" ? [LAND] : [];
  return [...(src ? [`@${src}`, ...sets.slice(1)] : sets), ...words, ...others];
}

/** One fetch for all who ask; a failed one may be tried again, past what the browser kept of it. */
function bringSet(key: string): Promise<void> {
  const bring = asked.get(key) ?? once(() => fetchFor(key));
  asked.set(key, bring);
  return bring();
}

const fetchFor = (key: string) =>
  key === LAND ? fetchLand() : key.startsWith(TEXT) ? fetchTexts(key) : fetchSet(key);

/** A language's texts, or a set's words in it; where they fail, the English ones stay. */
async function fetchTexts(key: string): Promise<void> {
  const [lang = "", id] = key.slice(TEXT.length).split("/");
  try {
    const { fetchLines } = await script<typeof import("./texts.ts")>(`texts-${lang}`);
    const names = id ? [`${id}.${lang}`] : FIRST.test(MODULE) ? [lang] : [lang, `${lang}.views`];
    const lines = (await Promise.all(names.map((name) => fetchLines(name, fetchFile)))).flat();
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
  const fetchFrom = async (src: string) => (await own()).fetchOwn(src, cache, fetchBytes);
  const arriving = src === undefined ? fetchBundled(key, cache) : fetchFrom(src);
  const [bytes] = await Promise.all([arriving, loadWasm()]);
  take(bytes, src);
  if (src === undefined) bundled.set(key, bytes);
  taken.add(key);
}

/** Has a first map drawn again with the shapes, if it is still there. */
function land(chart: Chart): undefined {
  const isThere = () => chart.widget instanceof Widget && chart.panel.root.isConnected;
  void bringSet(LAND).then(() => isThere() && chart.change(engine, [], true));
}

/** The shapes; where they fail, a map does without and says so. */
async function fetchLand(): Promise<void> {
  const [file, integrity] = landFile;
  const bytes = fetchFile(`data/${file}`, integrity).catch(() => new Uint8Array());
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

/** The bytes of a file of dist/, which has this hash. */
const fetchFile = (file: string, integrity: string) => fetchBytes(beside(file), { integrity });

/** The bytes at an address, or an error with a code of the contract. */
const fetchBytes = async (url: URL, asked: Asked) =>
  new Uint8Array(await get(url, { missing: "figures-not-found", ...asked }));
