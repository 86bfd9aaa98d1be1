/**
 * A lesson's worksheet: `worksheet.html?lesson=two-sides&paper=a4`, with `&teacher` the teacher's copy.
 * On screen it is a page to read; what is printed is the sheet alone.
 */

import { make } from "../src/panel.ts";
import { read } from "../src/lesson/read.ts";
import { fill } from "../src/lesson/words.ts";
import { asked, dress, here, lang, link, otherLanguage, words } from "./classroom/place.ts";
import { Sheet, titleOf } from "./classroom/sheet.ts";

const PAPERS = { a4: "A4", letter: "Letter" };
type Paper = keyof typeof PAPERS;

/** Where letters are written on Letter. */
const LETTER = ["US", "CA", "MX", "CL", "CO", "PH"];

const [header, main] = [document.querySelector("header")!, document.querySelector("main")!];
const name = asked.get("lesson") ?? "";
const isTeachers = asked.has("teacher");

/** The size of a page cannot hang on a class, so it has a sheet of its own. */
const size = new CSSStyleSheet();
document.adoptedStyleSheets.push(size);

function take(paper: Paper): void {
  size.replaceSync(`@page { size: ${PAPERS[paper]}; margin: 12mm 16mm; }`);
  document.documentElement.dataset["paper"] = paper;
  const url = new URL(location.href);
  url.searchParams.set("paper", paper);
  history.replaceState(null, "", url);
}

/** The paper that is asked for, else that of the reader's country. */
function paperOf(text: string | null): Paper {
  if (text && Object.hasOwn(PAPERS, text)) return text as Paper;
  const { region } = new Intl.Locale(navigator.language || "en");
  return region && LETTER.includes(region) ? "letter" : "a4";
}

function papers(chosen: Paper): HTMLElement {
  const options = Object.entries(PAPERS).map(([value, text]) => make("option", { value }, text));
  const select = make("select", {}, ...options);
  select.value = chosen;
  select.addEventListener("change", () => take(select.value as Paper));
  return make("label", {}, make("span", {}, words.paper), select);
}

/** The two copies; the one that is shown is no link. */
function copies(): HTMLElement {
  const copy = (own: boolean, text: string) => {
    const anchor = make("a", {}, text);
    const follow = () => {
      const query = new URLSearchParams(location.search);
      query.delete("teacher");
      anchor.href = `?${query}${own ? "&teacher" : ""}`;
    };
    if (own === isTeachers) anchor.setAttribute("aria-current", "page");
    follow();
    // The paper may be another by then.
    for (const kind of ["focus", "pointerenter"]) anchor.addEventListener(kind, follow);
    return anchor;
  };
  const links = [copy(false, words.pupils), copy(true, words.teachers)];
  return make("nav", { class: "copies", "aria-label": words.copy }, ...links);
}

function bar(): HTMLButtonElement {
  const print = make("button", { type: "button", class: "main", disabled: "" }, words.print);
  print.addEventListener("click", () => window.print());
  const back = make("a", { href: link(here) }, words.list);
  const lesson = make("a", { href: link(here, { lesson: name }) }, words.toLesson);
  const paths = make("nav", { "aria-label": words.classroom }, back, lesson, otherLanguage());
  header.append(paths, make("div", { class: "tools" }, copies(), papers(paper), print));
  return print;
}

async function show(): Promise<void> {
  const print = bar();
  const state = make("p", { role: "status" }, words.making);
  // Charts that nobody sees: their words and figures are what is asked for.
  const room = make("div", { hidden: "" });
  document.body.append(room);
  main.append(state);
  const told = await read(name, lang);
  dress(titleOf(told));
  const parts = await new Sheet(told, room, isTeachers).parts();
  main.replaceChildren(...parts);
  main.removeAttribute("aria-busy");
  room.remove();
  print.disabled = false;
}

const paper = paperOf(asked.get("paper"));
dress(words.worksheet);
take(paper);
show().catch(({ message }: Error) => {
  const reason = fill(words.notFound, { reason: message });
  main.removeAttribute("aria-busy");
  main.replaceChildren(make("h1", {}, words.worksheet), make("p", {}, reason));
});
