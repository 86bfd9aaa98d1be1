/**
 * A chart whose state lives in the page's URL, under a name: `?ns.pair=JP-US&ns.view=flows`. It
 * takes the query, since the fragment belongs to the page's anchors, and leaves the rest of it as it
 * is, byte for byte.
 */

import files from "figures:files";
import type { BothWays } from "./element.ts";
import type { Listener } from "./chart.ts";
import type { Engine } from "./load.ts";
import { keep, tell } from "./keep.ts";
import { AMONG, DEFAULT, shown, TIMELINE, type Fields, type Needs, type Ready } from "./needs.ts";
import { coded, refusal } from "./types.ts";

/**
 * What a link may say, and in this order. Neither addresses nor titles: anybody can write a link,
 * and the page would show a stranger's figures or words as its own.
 */
const FIELDS = [
  ...["figures", "view", "of", "pair", "measure", "category", "per", "from", "to"],
  ...AMONG,
];

/** What these are where nobody chose them, whatever the figures. */
const PLAIN: Record<string, string> = { figures: DEFAULT, view: TIMELINE, of: TIMELINE };

/** A name in the URL. It has no point, so that none begins with another's. */
const NAME = /^[a-z][a-z0-9_-]{0,19}$/i;

/** How long an element's part of the URL may be, in characters. */
const LONGEST = 2000;

/** Choices that follow each other within this time, in ms, are one step of the history. */
const BURST = 500;

/** What the element lends. */
export type Ends = Pick<Listener, "wanted"> & { chosen(): Fields | undefined };

/** What answers; see engine.ts. */
type Engines = [
  bring: (needs: Needs) => Promise<void>,
  held: (needs: Needs) => Ready | undefined,
];

const followers = new WeakMap<BothWays, Follower>();

/** Beside this script; few elements need it. */
const LESSON = "./lesson.js";

/** Has an element follow what one of its fields names: a lesson, or its own part of the URL. */
export async function follow(
  element: BothWays,
  field: string,
  text: string | null,
  ends: Ends,
  ...engines: Engines
): Promise<void> {
  if (field !== "lesson") return followUrl(element, text, ends, ...engines);
  const lesson: typeof import("./lesson.ts") = await import(LESSON).catch((error: unknown) => {
    throw coded(error, "network");
  });
  return lesson.follow(element, text);
}

/** Has an element's state live in the URL under a name, or no longer. */
async function followUrl(
  element: BothWays,
  space: string | null,
  ends: Ends,
  ...engines: Engines
): Promise<void> {
  const before = followers.get(element);
  if (before?.space === space) return;
  keep(element, "urlState", space);
  before?.leave();
  followers.delete(element);
  if (!space) return;
  if (!NAME.test(space)) {
    const most = "at most 20 letters, digits, - and _, a letter first";
    return tell(element, refusal("url-state", `“${space}” is no name for the page's URL: ${most}`));
  }
  const follower = new Follower(element, space, ends, engines);
  await follower.begin();
  followers.set(element, follower);
}

class Follower {
  /** What the page itself asks; a link says only what differs. */
  #page: Map<string, string>;
  #leaving = new AbortController();
  /** Whether what changes comes from the URL. */
  #isFollowing = false;
  /** How often the URL was followed. */
  #turns = 0;
  /** When the reader last chose, and the URL before the latest step of the history. */
  #last = -BURST;
  #before = "";

  constructor(
    readonly element: BothWays,
    readonly space: string,
    readonly ends: Ends,
    readonly engines: Engines,
  ) {
    const of = (name: string) => Reflect.get(element, name) as unknown;
    const written = ["src", ...FIELDS].map((name) => [name, of(name) ?? PLAIN[name]] as const);
    const chosen = ends.chosen() ?? written;
    this.#page = new Map(chosen.flatMap(([name, text]) => (text == null ? [] : [[name, String(text)]])));
  }

  /** Writes what the URL says, and follows from then on. */
  async begin(): Promise<void> {
    for (const [name, text] of await this.#accepted(this.#read())) {
      Reflect.set(this.element, name, text || null);
    }
    const { signal } = this.#leaving;
    this.element.addEventListener("bothways-change", (event) => this.#changed(event), { signal });
    hearHistory(this, signal);
  }

  leave(): void {
    this.#leaving.abort();
  }

  /** The reader went back or forward. */
  async travelled(): Promise<void> {
    if (!this.element.isConnected) return;
    const turn = ++this.#turns;
    [this.#last, this.#before] = [-BURST, ""];
    const accepted = await this.#accepted(this.#read());
    if (turn !== this.#turns) return;
    const now = this.#chosen();
    const src = accepted.has("figures") ? "" : (this.#page.get("src") ?? "");
    const next = [["src", src], ...FIELDS.map((name) => [name, this.#asked(name, accepted)])];
    const changed = next.filter(([name, text]) => text !== (now.get(name!) ?? PLAIN[name!] ?? ""));
    if (!changed.length) return;
    this.#isFollowing = true;
    for (const [name, text] of changed) this.ends.wanted(name!, text || null);
    await this.element.updateComplete.catch(() => {});
    if (turn === this.#turns) this.#isFollowing = false;
  }

  /** What a URL asks of a field: empty for the default of the figures. */
  #asked(name: string, said: Map<string, string>): string {
    return said.get(name) ?? this.#page.get(name) ?? PLAIN[name] ?? "";
  }

  #chosen(): Map<string, string> {
    const chosen = new Map(this.ends.chosen() as Iterable<[string, string]>);
    // Figures by their address have a name of their own, which no link knows.
    if (chosen.has("src")) chosen.set("figures", this.#page.get("figures") ?? DEFAULT);
    return chosen;
  }

  #changed(event: Event): void {
    if (this.#isFollowing || event.target !== this.element) return;
    const { by } = (event as CustomEvent<{ by: string }>).detail;
    const { href } = location;
    const url = this.#url();
    if (url === href) return;
    const now = performance.now();
    // A burst is one step, and whoever undoes a step needs no other one.
    const isStep = by === "reader" && now - this.#last > BURST && url !== this.#before;
    if (by === "reader") this.#last = now;
    if (isStep) this.#before = href;
    try {
      history[isStep ? "pushState" : "replaceState"](history.state, "", url);
    } catch (error) {
      // A page without an address of its own, as in `srcdoc`.
      tell(this.element, coded(error, "unsupported"));
    }
  }

  /** The page's URL with what was chosen; the rest of it stays as it is. */
  #url(): string {
    const { href, search, hash } = location;
    const now = this.#chosen();
    const own = FIELDS.flatMap((name) => {
      const text = now.get(name) ?? PLAIN[name] ?? "";
      const key = `${this.space}.${name}`;
      return text === this.#asked(name, new Map()) ? [] : [`${key}=${encoded(text)}`];
    });
    if (own.join("&").length > LONGEST) return href;
    const others = partsOf(search).filter((part) => this.#fieldOf(part) === undefined);
    const query = [...others, ...own].join("&");
    return `${href.split(/[?#]/)[0]}${query && `?${query}`}${hash}`;
  }

  /** The field that a part of a query names under this name. */
  #fieldOf(part: string): string | undefined {
    const key = entryOf(part)[0];
    return key.startsWith(`${this.space}.`) ? key.slice(this.space.length + 1) : undefined;
  }

  /** What the URL says, each field once; what it may not say is refused. */
  #read(): Map<string, string> {
    const own = partsOf(location.search).filter((part) => this.#fieldOf(part) !== undefined);
    const said = new Map<string, string>();
    if (own.join("&").length > LONGEST) {
      const reason = `the URL says more than ${LONGEST} characters under “${this.space}”`;
      tell(this.element, refusal("url-state", reason));
      return said;
    }
    for (const part of own) {
      const [name, text] = [this.#fieldOf(part)!, entryOf(part)[1]];
      const reason = this.#reason(name, text, said);
      if (reason) tell(this.element, refusal(name, reason));
      else said.set(name, text);
    }
    return said;
  }

  /** Why a field is refused before the figures are asked. */
  #reason(name: string, text: string, said: Map<string, string>): string | undefined {
    if (!FIELDS.includes(name)) return "a link cannot say this";
    if (said.has(name)) return "the URL says it twice";
    const words = { figures: Object.keys(files), view: VIEWS, of: VIEWS.slice(0, -1) }[name];
    if (text && words && !words.includes(text)) return `“${text}” is not one of ${words.join(", ")}`;
    return undefined;
  }

  /** Those fields that the figures and the page's own wishes agree with; the others are refused. */
  async #accepted(said: Map<string, string>): Promise<Map<string, string>> {
    if (!said.size) return said;
    const asked = (name: string) => this.#asked(name, said) || null;
    const view = shown(asked("view"), asked("of"));
    const src = said.get("figures") ? null : (this.#page.get("src") ?? null);
    const lang = this.element.lang || "en";
    const [more, whole] = [AMONG.some(asked), this.#page.has("countryNames")];
    const needs = { figures: asked("figures")!, src, view, lang, more, whole };
    const [bring, held] = this.engines;
    await bring(needs);
    const { engine, figures } = held(needs)!;
    const trial = trialOf(engine, [...this.#page], figures);
    while (said.size) {
      try {
        trial.change([...said].filter(([name]) => name !== "figures").map(([n, t]) => [n, t || null]));
        break;
      } catch (thrown) {
        const error = coded(thrown, "state-invalid");
        const culprit = said.has(error.field ?? "") ? error.field! : [...said.keys()].at(-1)!;
        said.delete(culprit);
        tell(this.element, error);
      }
    }
    trial.free();
    return said;
  }
}

/** The views, that of a table last. */
const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance", "table"];

/** A widget that nobody sees, with what the page asks: what it refuses, the chart would refuse. */
function trialOf({ Widget, adopt }: Engine, page: Fields, figures: Fields) {
  const trial = new Widget(document.createElement("canvas").getContext("2d")!, "sans-serif");
  const rest = page.filter(([name]) => name !== "figures" && name !== "src");
  try {
    if (adopt) adopt(trial, rest, figures);
    else trial.change(rest);
  } catch {
    // What the page itself writes is judged with the chart.
  }
  return trial;
}

/** Hears of the history for a follower, without keeping an element that the page let go. */
function hearHistory(follower: Follower, signal: AbortSignal): void {
  const weak = new WeakRef(follower);
  const heard = () => {
    const alive = weak.deref();
    if (alive) void alive.travelled().catch((error: unknown) => tell(alive.element, coded(error)));
    else removeEventListener("popstate", heard);
  };
  addEventListener("popstate", heard, { signal });
}

const partsOf = (query: string) => query.slice(1).split("&").filter((part) => part);

/** A part's key and text, whatever it is. */
const entryOf = (part: string): [string, string] => [...new URLSearchParams(part)][0] ?? ["", ""];

/** For a query; commas stay, which lists are written with. */
const encoded = (text: string) => encodeURIComponent(text).replaceAll("%2C", ",");
