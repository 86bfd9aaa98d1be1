// Presenter and worksheet in three engines: the keys, the second window, all parts, and paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, describe, test } from "node:test";
import { serve } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";

const read = (path) => JSON.parse(readFileSync(`www/${path}`, "utf8"));
const lesson = (id) => read(`lessons/${id}.json`);
const WORDS = read("texts/pages/classroom/en.json");
/** Where each engine's pictures go, if somebody wants to look at them. */
const PICTURES = process.env.PICTURES;

let site;
let folder;
before(async () => {
  folder = mkdtempSync(`${tmpdir()}/classroom-`);
  site = await serve();
});
after(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

/** Runs `act` on an engine; its console stays silent. */
async function on(name, act) {
  const engine = await ENGINES[name]();
  try {
    await act(engine);
    assert.deepEqual(engine.lines ?? [], []);
  } finally {
    await engine.close();
  }
}

/** In the page: waits until a part of it, or of its chart, has such words; else says what it has. */
async function wait(selector, words) {
  const find = () =>
    document.querySelector(selector) ?? document.querySelector("both-ways")?.shadowRoot?.querySelector(selector);
  for (let tries = 200; tries > 0; tries -= 1) {
    if (find()?.textContent.includes(words)) return words;
    await new Promise((done) => setTimeout(done, 50));
  }
  return find()?.textContent ?? document.body.innerText;
}

/** The window that is looked at comes to say that. */
const says = async (engine, selector, words) =>
  assert.equal(await engine.evaluate(wait, selector, words), words, selector);

async function keepPicture(engine, name) {
  if (PICTURES) writeFileSync(`${PICTURES}/${name}.png`, await engine.picture());
}

const isLarge = (engine) => engine.evaluate(() => document.documentElement.classList.contains("presenting"));

for (const name of Object.keys(ENGINES)) {
  describe(name, () => {
    test("a presented lesson goes on by keys in either window, and the notes follow", () =>
      on(name, async (engine) => {
        const { steps } = lesson("two-sides");
        const titleOf = (at) => steps[at - 1].title;
        await engine.go(`${site.origin}/classroom.html?lesson=two-sides&lang=en&step=3`);
        await says(engine, ".lesson h2", titleOf(3));
        await engine.press("Alt+Enter");
        await engine.turn("&notes");
        await says(engine, ".speaker [role=status]", WORDS.follows);
        await says(engine, ".speaker h2", titleOf(3));
        await keepPicture(engine, `notes-${name}`);
        await engine.press("PageDown");
        await says(engine, ".speaker h2", titleOf(4));
        await engine.turn("step=4");
        await says(engine, ".lesson h2", titleOf(4));
        assert.equal(await isLarge(engine), true);
        await keepPicture(engine, `presented-${name}`);
        await engine.press("PageUp");
        await says(engine, ".lesson h2", titleOf(3));
        await engine.turn("&notes");
        await says(engine, ".speaker h2", titleOf(3));
      }));

    test("a worksheet has all its parts, and its pages are few and whole", () =>
      on(name, async (engine) => {
        for (const [id, paper, copy] of [
          ["two-sides", "letter", ""],
          ["same-pair", "letter", ""],
          ["comment-thread", "letter", "&teacher"],
          ["where-is-an-address", "a4", ""],
        ]) {
          const { steps, title } = lesson(id);
          await engine.go(`${site.origin}/worksheet.html?lesson=${id}&lang=en&paper=${paper}${copy}`);
          await says(engine, "main .sources h2", WORDS.sources);
          const parts = await engine.evaluate(partsOf);
          assert.deepEqual(parts, {
            title,
            heads: steps.map(({ kind, title }) => headOf(kind, title, copy)),
            questions: steps.flatMap(({ questions = [] }) => questions),
            boxes: steps.flatMap(({ options = [] }) => options).length,
            charts: steps.filter(isDrawn).length,
          });
          await keepPicture(engine, `sheet-${id}-${name}`);
          if (!engine.print) continue;
          const [first] = isPrinted(await engine.print(), paper, parts.heads).at(-1);
          // Firefox knows no way to keep two parts together.
          if (name === "chromium") assert.notEqual(first, WORDS.sources, "the sources stand alone");
        }
      }));
  });
}

/** What a task is called; what a reveal is called, is its answer. */
const headOf = (kind, title, copy) => (kind === "reveal" && !copy ? WORDS[kind] : `${WORDS[kind]} ${title}`);

/** A chart that is covered in part is there to be drawn in. */
const isDrawn = ({ chart, hide }) => chart && hide && !hide.includes("chart");

/** In the page: what a worksheet has. */
function partsOf() {
  const all = (selector) => [...document.querySelectorAll(`main ${selector}`)];
  return {
    title: document.querySelector("h1").textContent,
    heads: all(".tasks h2").map((head) => head.textContent),
    questions: all(".question p").map((question) => question.textContent),
    boxes: all(".box").length,
    charts: all(".chart > svg").filter((chart) => chart.getBoundingClientRect().height > 10).length,
  };
}

/** In points, as PDF has it. */
const PAPERS = { a4: [595, 842], letter: [612, 792] };

/**
 * At most four pages of that paper, all tasks on them, none with its head at the very end of a page;
 * returns the lines of each page.
 */
function isPrinted(bytes, paper, heads) {
  const file = `${folder}/sheet.pdf`;
  writeFileSync(file, bytes);
  const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  const [, width, height] = info.match(/Page size: +([\d.]+) x ([\d.]+)/);
  [width, height].forEach((side, at) => assert.ok(Math.abs(side - PAPERS[paper][at]) < 2, info));
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  const pages = text.split("\f").slice(0, -1).map((page) => page.trim());
  assert.ok(pages.length <= 4, `${pages.length} pages`);
  const isHead = (line) => heads.some((head, at) => line.replace(/\s+/g, " ").startsWith(`${at + 1} ${head.slice(0, 20)}`));
  const lines = pages.map((page) => page.split("\n").map((line) => line.trim()));
  assert.equal(lines.flat().filter(isHead).length, heads.length, text);
  for (const page of lines) assert.ok(!isHead(page.at(-1)), page.at(-1));
  return lines;
}
