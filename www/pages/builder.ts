/**
 * The embed builder: what is chosen lives in the address of the page, goes to the previews as
 * properties, and comes out as a snippet. A chart that nobody sees, the scout, knows what can be
 * chosen and has the words and pictures.
 */

import type { BothWays } from "../src/element.ts";
import { bundle } from "./builder/bundle.ts";
import {
  choicesOf,
  type Field,
  FIELDS,
  folderOf,
  given,
  type Choices,
  KINDS,
  OF_SET,
  queryOf,
} from "./builder/choices.ts";
import { doctor } from "./builder/doctor.ts";
import { firstFiles, type Manifest } from "./builder/files.ts";
import { form } from "./builder/form.ts";
import { byId, copy, fillWords, radios, say } from "./builder/page.ts";
import { previews } from "./builder/previews.ts";
import { offersOf, wordsOf } from "./builder/read.ts";
import { type Embed, snippet, type Words } from "./builder/snippets.ts";

/** How long a change waits for what comes after it, in ms. */
const WAIT = 250;
/** What the element has anyway, which need not be said. */
const OWN: Choices["fields"] = { view: "timeline", theme: "auto", controls: "minimal" };

fillWords();
const choices: Choices = choicesOf(location.search);
const scout = byId<BothWays>("scout");
const output = byId<HTMLTextAreaElement>("snippet");
const notice = byId("notice");
const fields = form(choices, changed);
const shown = previews(takeOver);
const manifest: Manifest = await (await fetch("manifest.json")).json();
/** What was last read of the scout; which change is the newest. */
let words: Words | undefined;
let turn = 0;
/** What the charts were told. */
const told = new Map<Field, string | undefined>();

radios("kinds", KINDS, choices.kind, (kind) => {
  choices.kind = kind as Choices["kind"];
  keep();
  write();
});
byId("copy").addEventListener("click", () => void copy(output, byId("copied")));
bundle(manifest, choices);
const examine = doctor(() => folder().href);
await changed();

/** The folder of the files; beside this page where what was written is none. */
function folder(): URL {
  return folderOf(choices.base, location.href) ?? folderOf("", location.href)!;
}

/** The address says what is chosen. */
function keep(): void {
  const query = queryOf(choices);
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  document.dispatchEvent(new Event("builder-change"));
}

/** Shows what is chosen, and makes the snippet anew. What comes meanwhile takes its place. */
async function changed(): Promise<void> {
  const own = ++turn;
  keep();
  examine();
  output.value = say("preparing");
  await new Promise((done) => setTimeout(done, words ? WAIT : 0));
  if (own !== turn) return;
  const news = differing();
  // The scout has the same but for its controls, which nobody sees.
  Object.assign(scout, { ...news, controls: "none" });
  shown.show(news);
  try {
    await scout.updateComplete;
    if (own !== turn) return;
    notice.textContent = fill();
    const read = await wordsOf(scout);
    if (own !== turn) return;
    words = read;
    write();
  } catch (error) {
    // What was refused is forgotten, with all that was written beside it.
    for (const name of Object.keys(news)) told.delete(name as Field);
    if (own === turn) notice.textContent = say("failed", { reason: (error as Error).message });
  }
}

/** What differs from what the charts were told before; the small module has no word for the rest. */
function differing(): Record<string, string | null> {
  const news = FIELDS.filter((name) => told.get(name) !== choices.fields[name]);
  for (const name of news) told.set(name, choices.fields[name]);
  // The language is every element’s own property, of which none is an empty text.
  return Object.fromEntries(
    news.map((name) => [name, choices.fields[name] ?? (name === "lang" ? "" : null)]),
  );
}

/** Fills the form with what there is to choose; returns what there is to say of the choice. */
function fill(): string {
  const offers = offersOf(scout);
  fields.fill(offers, scout.state!, manifest);
  return offers.hasFigures ? "" : say("noFigures");
}

/** What the reader of a preview chose is chosen. */
function takeOver(state: Record<string, unknown>): void {
  const before = { ...scout.state, ...choices.fields } as Record<string, unknown>;
  if (state["figures"] !== before["figures"]) for (const name of OF_SET) delete choices.fields[name];
  for (const name of FIELDS) {
    const value = state[name];
    if (name === "lang" || name === "controls" || value === before[name]) continue;
    if (value == null || value === "") delete choices.fields[name];
    else choices.fields[name] = String(value);
  }
  fields.show(choices);
  void changed();
}

/** Writes the snippet. */
function write(): void {
  byId("kind-hint").textContent = say(`${choices.kind}Hint`);
  if (words) output.value = `${snippet[choices.kind](embed(words))}\n`;
}

/** What is chosen, whose figures and which pair in any case: defaults may change with an edition. */
function asked(): Choices["fields"] {
  const { figures, pair } = scout.state!;
  const said = given(choices.fields).filter(([name, value]) => value !== OWN[name]);
  return { ...Object.fromEntries(said), figures, pair };
}

function embed(words: Words): Embed {
  const fields = asked();
  const edition = fields.view === "sources" ? undefined : manifest.figures?.[fields.figures!]?.edition;
  return {
    base: folder().href,
    fields,
    kept: edition ? { [choices.keep === "frozen" ? "edition" : "since"]: edition } : {},
    words,
    ahead: firstFiles(fields, manifest).map((name) => ({ name, ...manifest.files[name]! })),
    frameIntegrity: manifest.files["bothways-frame.js"]?.integrity,
    showAll: say("showAll"),
  };
}
