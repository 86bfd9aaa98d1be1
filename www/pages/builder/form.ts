/** The fields of the builder: filled with what there is to choose, heard when something is chosen. */

import { titles } from "figures:files";
import { choose, make } from "../../src/panel.ts";
import type { State } from "../../src/face.ts";
import { LANGUAGES } from "../../src/needs.ts";
import type { Choice } from "../../src/types.ts";
import { type Choices, type Field, folderOf, KEEPS, OF_SET, SETS, VIEWS } from "./choices.ts";
import type { Manifest } from "./files.ts";
import { byId, type Key, radios, say } from "./page.ts";
import type { Offers } from "./read.ts";

/** A name of the form and the field that it is. */
const SIMPLE: Field[] = [
  "figures",
  "view",
  "measure",
  "from",
  "to",
  "lang",
  "theme",
  "controls",
  "heading",
];

/** Those that stand folded away. */
const FURTHER: Field[] = ["lang", "theme", "controls", "heading"];

/** What a field has before anything is chosen. */
const FIRST: Partial<Record<Field, string>> = {
  figures: "cncert",
  view: "timeline",
  theme: "auto",
  controls: "minimal",
};

const words = (values: readonly string[]): Choice[] =>
  values.map((value) => ({ value, words: say(value as Key) }));

/** A language in its own words. */
const nameOf = (code: string) => new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;

/** Countries in the language of this page. */
const countries = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

export function form(choices: Choices, changed: () => unknown) {
  const { elements } = byId<HTMLFormElement>("choose");
  const field = (name: string) => elements.namedItem(name) as HTMLSelectElement | HTMLInputElement;
  const select = (name: string) => field(name) as HTMLSelectElement;
  const pair = () => [select("first"), select("second")] as const;

  choose(
    select("figures"),
    SETS.map((value) => ({ value, words: titles[value]!["en"]! })),
    "",
  );
  choose(select("view"), words(VIEWS), "");
  choose(
    select("lang"),
    [
      { value: "", words: say("pageLang") },
      ...LANGUAGES.map((value) => ({ value, words: nameOf(value) })),
    ],
    "",
  );
  choose(select("theme"), words(["auto", "light", "dark"]), "");
  choose(select("controls"), words(["minimal", "full", "none"]), "");
  radios("keep", KEEPS, choices.keep, (value) => {
    choices.keep = value as Choices["keep"];
    changed();
  });

  const set = (name: Field, value: string) => {
    if (value && value !== FIRST[name]) choices.fields[name] = value;
    else delete choices.fields[name];
    // Another set has measures, countries and periods of its own.
    if (name === "figures") for (const each of OF_SET) delete choices.fields[each];
    if (name === "figures") show(choices);
    changed();
  };
  for (const name of SIMPLE)
    field(name).addEventListener("change", () => set(name, field(name).value.trim()));

  /** A country that is chosen twice changes places with the other. */
  const setPair = () => {
    const [first, second] = pair();
    const swapped = shownPair.split("-").reverse().join("-");
    set("pair", first.value === second.value ? swapped : `${first.value}-${second.value}`);
  };
  for (const each of pair()) each.addEventListener("change", setPair);
  byId("swap").addEventListener("click", () => {
    const [first, second] = pair();
    set("pair", `${second.value}-${first.value}`);
  });

  const base = field("base") as HTMLInputElement;
  base.addEventListener("change", () => {
    choices.base = base.value.trim();
    tellFolder();
    changed();
  });
  /** Says where the files are looked for, or what is wrong with what was written. */
  function tellFolder(): void {
    const isWrong = !folderOf(choices.base, location.href);
    base.setAttribute("aria-invalid", String(isWrong));
    const folder = folderOf("", location.href)!.href;
    byId("base-hint").textContent = isWrong ? say("badBase") : say("baseHint", { folder });
  }

  /** The pair that is shown, whether somebody chose it or not. */
  let shownPair = "-";

  /** Puts what is chosen into the fields that do not depend on the figures. */
  function show({ fields, base: written }: Choices): void {
    for (const name of SIMPLE)
      if (name !== "measure") field(name).value = fields[name] ?? FIRST[name] ?? "";
    base.value = written;
    // What somebody chose is not hidden from whom it was sent to.
    const isChosen = !!written || FURTHER.some((name) => fields[name]);
    if (isChosen) byId<HTMLDetailsElement>("further").open = true;
  }

  /** Fills what depends on the figures. */
  function fill({ places, measures, periods, lang }: Offers, state: State, manifest: Manifest): void {
    shownPair = state.pair;
    const [a = "", b = ""] = state.pair.split("-");
    const named = places.map(({ value, words }) => ({ value, words: countries.of(value) ?? words }));
    named.sort((one, other) => one.words.localeCompare(other.words, "en"));
    choose(select("first"), named, a);
    choose(select("second"), named, b);
    const isOne = state.view !== "sources";
    select("measure").disabled = !isOne || measures.length < 2;
    choose(select("measure"), measures, state.measure);
    // Measures have names in the figures' words alone.
    select("measure").lang = lang;
    select("figures").disabled = !isOne;
    byId("keep").hidden = !isOne || !manifest.figures?.[state.figures];
    const { from, to } = choices.fields;
    if (periods.length && !from && !to)
      byId("periods").replaceChildren(...periods.map((value) => make("option", { value })));
  }

  show(choices);
  tellFolder();
  const halt = (event: Event) => event.preventDefault();
  byId("choose").addEventListener("submit", halt);
  return { show, fill };
}
