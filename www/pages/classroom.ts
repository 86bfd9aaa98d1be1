/**
 * The classroom: first the lessons to choose from, then the one that is followed. Where it is lives
 * in the address, `?lesson=two-sides&step=3.1`, so that a class on phones can follow by a link.
 */

import type { LessonPlace } from "../src/face.ts";
import { parse } from "../src/lesson/read.ts";
import { fill } from "../src/lesson/words.ts";
import { make } from "../src/panel.ts";
import { openNotes } from "./classroom/notes.ts";
import { amount, asked, dress, here, lang, link, otherLanguage, words } from "./classroom/place.ts";
import { Presentation } from "./classroom/present.ts";

/** What the build says of each lesson, in each of its languages. */
interface Entry {
  id: string;
  minutes: number;
  age: number;
  words: Record<string, { title: string; summary: string }>;
}

const [header, main] = [document.querySelector("header")!, document.querySelector("main")!];

async function list(): Promise<void> {
  dress(words.classroom);
  header.append(make("b", {}, "Bothways"), otherLanguage());
  const intro = [make("h1", {}, words.classroom), make("p", {}, words.intro)];
  if (words.unreviewed) intro.push(make("p", { class: "quiet" }, words.unreviewed));
  const response = await fetch("lessons/index.json");
  const entries = (await response.json()) as Entry[];
  const lessons = make("ol", {}, ...entries.map(entryOf));
  main.replaceChildren(...intro, lessons, make("p", { class: "quiet" }, words.listKeys));
}

function entryOf({ id, minutes, age, words: told }: Entry): HTMLElement {
  const { title, summary } = told[lang] ?? told["en"]!;
  const facts = [fill(words.minutes, { minutes: amount(minutes) }), fill(words.age, { age: amount(age) })];
  const [starts, prints] = [words.startLesson, words.worksheetOf].map((name) => fill(name, { title }));
  const start = { class: "start main", href: link(here, { lesson: id }), "aria-label": starts! };
  const sheet = { href: link("worksheet.html", { lesson: id }), "aria-label": prints! };
  return make(
    "li",
    {},
    make("h2", {}, title),
    make("p", { class: "quiet" }, facts.join(" · ")),
    make("p", {}, summary),
    make("div", { class: "actions" }, make("a", start, words.start), make("a", sheet, words.worksheet)),
  );
}

function lesson(name: string): void {
  dress(words.classroom);
  const leave = make("a", { href: link(here) }, words.list);
  const title = make("h1", { class: "name" });
  const at = asked.get("step") ?? "1";
  const chart = make("both-ways", { lesson: `${name}#${at}`, loading: "eager" });
  const show = new Presentation(name, (way) => press(way === "next" ? "PageDown" : "PageUp"));
  const press = (key: string) => chart.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  header.append(leave, otherLanguage(), show.tools);
  main.className = "lesson";
  main.replaceChildren(title, chart);
  chart.addEventListener("bothways-lesson", ({ detail: place }) => {
    title.textContent = place.title;
    dress(place.title);
    keepPlace(place);
    show.at(place);
  });
  chart.addEventListener("bothways-error", ({ detail }) => {
    if (!title.textContent) title.textContent = fill(words.notFound, { reason: detail.message });
  });
  document.addEventListener("keydown", (event) => heard(event, chart, leave, show));
  addEventListener("popstate", () => {
    const step = new URLSearchParams(location.search).get("step") ?? "1";
    Reflect.set(chart, "lesson", `${name}#${step}`);
  });
}

/** The teacher's own window. */
async function notes(name: string): Promise<void> {
  dress(words.notes);
  header.remove();
  const [, at] = parse(`#${asked.get("step") ?? "1"}`);
  await openNotes(main, name, lang, at).catch(({ message }: Error) => {
    main.replaceChildren(make("h1", {}, fill(words.notFound, { reason: message })));
  });
}

/** The address says where the lesson is; back and forward of the browser go by steps. */
function keepPlace({ step, shown }: LessonPlace): void {
  const url = new URL(location.href);
  const before = url.searchParams.get("step") ?? "1";
  const now = shown ? `${step}.${shown}` : `${step}`;
  if (before === now) return;
  url.searchParams.set("step", now);
  const [, { step: last }] = parse(`#${before}`);
  history[last === step ? "replaceState" : "pushState"](null, "", url);
}

/** A remote's keys count wherever the focus is; Escape ends a presentation, else it leads to the list. */
function heard(event: KeyboardEvent, chart: HTMLElement, leave: HTMLAnchorElement, show: Presentation): void {
  if (event.defaultPrevented) return;
  if (event.altKey && event.key === "Enter") return show.start();
  const path = event.composedPath();
  const focus = path[0] as Element;
  if (event.key === "Escape" && !focus.closest("input, select, textarea, [role=application]")) {
    if (show.isOn) return show.end();
    leave.click();
  }
  if (path.includes(chart) || (event.key === " " && focus.closest("a, button"))) return;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const same = new KeyboardEvent("keydown", { key, ctrlKey, metaKey, altKey, shiftKey, cancelable: true });
  if (!chart.dispatchEvent(same)) event.preventDefault();
}

const name = asked.get("lesson");
if (name && asked.has("notes")) void notes(name);
else if (name) lesson(name);
else void list();
