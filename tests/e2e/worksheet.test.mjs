// Worksheets: each lesson printed on both papers in both languages, every figure recomputed by the command.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { LESSONS, query, read, written } from "./facts.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** In points, as PDF has it. */
const PAPERS = { a4: [595, 842], letter: [612, 792] };
const PAGES = 4;
/** So many signs of an answer are no words that any question may have. */
const TELLING = 30;
/** What a table says of zero. */
const NONE = { en: "none recorded", ar: "لم يُسجَّل شيء" };
const FACT = /\{([\w-]+)\}/g;

const words = (lang) => JSON.parse(readFileSync(`www/texts/pages/classroom/${lang}.json`, "utf8"));
const plain = (text) => text.replace(/\s+/g, " ").trim();

let browser;
let site;
let folder;
before(async () => {
  folder = mkdtempSync(`${tmpdir()}/worksheet-`);
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => {
  rmSync(folder, { recursive: true });
  site.close();
  return browser.close();
});

/** Opens a worksheet once it is made, and runs `act`; the console stays silent. */
async function sheet(query, act, options = {}) {
  const opened = await open(browser, `${site.origin}/worksheet.html?${query}`, { locale: "en-US", ...options });
  try {
    await opened.page.locator("main:not([aria-busy])").waitFor({ timeout: 20_000 });
    await act(opened.page);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
  }
}

/** A step's words in a language, without figures. */
function told(lesson, step, lang) {
  if (lang === "en") return step;
  const own = read(`${lang}/${lesson.id}.json`).steps[step.id];
  const options = (step.options ?? []).map(({ id }) => own.options[id]);
  const tricks = (step.tricks ?? []).map(({ id }) => own.tricks[id]);
  return { ...own, kind: step.kind, options, tricks };
}

const filled = (lesson, text, lang) => plain(text.replace(FACT, (_, name) => written(lesson, name, lang)));

/** The parts of a text between its figures. */
const between = (text) => text.split(/\{[\w-]+\}/).map(plain).filter((part) => /\p{L}{3}/u.test(part));

/** Prints, and returns the file's pages as texts, and the size of each. */
async function printed(page) {
  const file = `${folder}/sheet.pdf`;
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const info = execFileSync("pdfinfo", ["-l", "99", file], { encoding: "utf8" });
  const sizes = [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map(([, w, h]) => [w, h].map(Number));
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return { sizes, pages: text.split("\f").slice(0, -1).map(plain) };
}

function hasSize(sizes, paper) {
  assert.ok(sizes.length >= 1 && sizes.length <= PAGES, `${sizes.length} pages`);
  for (const size of sizes) {
    size.forEach((side, at) => assert.ok(Math.abs(side - PAPERS[paper][at]) < 1.5, `${size} is not ${paper}`));
  }
}

/** All that is on the sheet is within its column, once it is as wide as on paper. */
async function nothingClipped(page, paper) {
  const width = Math.floor(((PAPERS[paper][0] - (2 * 16 * 72) / 25.4) * 96) / 72);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width, height: 900 });
  const out = await page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((part) => !part.closest(".spoken"))
      .map((part) => [part.outerHTML.slice(0, 80), part.getBoundingClientRect()])
      .filter(([, { left, right }]) => left < -1 || right > innerWidth + 1)
      .map(([html]) => html),
  );
  assert.deepEqual(out, []);
}

const questions = (page) => page.locator(".question p").allTextContents();
const textOf = async (page) => plain(await page.locator("main").evaluate((main) => main.innerText));

for (const lesson of LESSONS) {
  for (const lang of ["en", "ar"]) {
    for (const paper of ["a4", "letter"]) {
      test(`${lesson.id} in ${lang} on ${paper}: questions and space, no answer`, () =>
        sheet(`lesson=${lesson.id}&lang=${lang}&paper=${paper}`, async (page) => {
          const { sizes, pages } = await printed(page);
          hasSize(sizes, paper);
          await nothingClipped(page, paper);
          const text = await textOf(page);
          const steps = lesson.steps.map((step) => told(lesson, step, lang));
          const asked = steps.flatMap((step) => step.questions ?? []);
          assert.deepEqual((await questions(page)).map(plain), asked.map(plain));
          for (const step of steps) {
            const seen = step.kind === "reveal" ? [] : [step.title, ...step.text];
            for (const part of seen.flatMap(between)) assert.ok(text.includes(part), `“${part}” in ${text}`);
            const secret = step.kind === "reveal" ? [step.title, ...step.text] : [];
            const whys = [...(step.options ?? []).map(({ feedback }) => feedback ?? ""), ...(step.tricks ?? []).map(({ why }) => why)];
            const answers = [...secret, ...(step.notes ?? []), ...whys];
            const telling = answers.flatMap(between).filter((part) => part.length >= TELLING);
            for (const part of telling) assert.ok(!text.includes(part), `“${part}”`);
          }
          await noFigureThatAnswers(page, lesson, lang, text);
          const isBlank = text.replaceAll(plain(words(lang).blankWay), "").includes("________");
          assert.equal(text.includes(plain(words(lang).blanks)), isBlank, "what blanks are for is said where there are some");
          const listed = lesson.steps.flatMap(({ options = [], tricks = [] }) => [...options, ...(tricks.length > 2 ? tricks : [])]);
          assert.equal(await page.locator(".box").count(), listed.length);
          await saysThatItMisleads(page, lesson, lang);
          if (lang === "en") chartsAreWhole(await page.locator(".grid").evaluateAll(waysOf), pages);
        }));
    }

    test(`${lesson.id} in ${lang}, the teacher's copy: every figure is what the command says`, () =>
      sheet(`lesson=${lesson.id}&lang=${lang}&paper=letter&teacher`, async (page) => {
        const { sizes } = await printed(page);
        hasSize(sizes, "letter");
        await nothingClipped(page, "letter");
        const text = await textOf(page);
        assert.doesNotMatch(text, /[{}]|NaN|undefined|____/);
        for (const step of lesson.steps.map((step) => told(lesson, step, lang))) {
          const options = (step.options ?? []).flatMap((option) => [option.text, option.feedback ?? ""]);
          const tricks = (step.tricks ?? []).flatMap(({ text, why }) => [text, why]);
          const all = [step.title, ...step.text, ...(step.questions ?? []), ...(step.notes ?? []), ...options, ...tricks];
          for (const said of all.map((words) => filled(lesson, words, lang))) {
            assert.ok(text.includes(said), `“${said}” in ${text}`);
          }
        }
        const guesses = lesson.steps.filter(({ guess }) => guess);
        const shown = await page.locator(".expected").evaluateAll((all) =>
          all.map((one) => [...one.querySelectorAll("li")].map((line) => line.textContent)),
        );
        assert.deepEqual(shown.map((lines) => lines.map((line) => line.replace(/^.*?: /, ""))), guesses.map((step) => met(step, lang)));
      }));
  }
}

/** One trick or two over time are pictures beside one another; others are listed. */
const isPictured = (tricks, chart) => tricks.length > 0 && tricks.length <= 2 && !chart.view;

/** Each picture of a trick is labelled in itself, and the switches' words are all there. */
async function saysThatItMisleads(page, lesson, lang) {
  const steps = lesson.steps.filter(({ tricks = [], chart }) => isPictured(tricks, chart));
  const pictures = steps.flatMap(({ tricks }) => tricks);
  assert.equal(await page.locator(".bent").count(), pictures.length);
  const labels = (await page.locator(".bent .stamped").allTextContents()).map(plain);
  assert.deepEqual(labels, pictures.map(() => words(lang).misleading));
  // Each row begins with the chart as it is.
  assert.equal(await page.locator(".tricks > div:first-child > .honest").count(), steps.length);
  const text = await textOf(page);
  for (const step of lesson.steps.filter(({ chart, tricks = [] }) => tricks.length > 2 || isPictured(tricks, chart))) {
    for (const trick of told(lesson, step, lang).tricks ?? []) assert.ok(text.includes(plain(trick.text)), trick.text);
  }
}

/** What a guess is met by, in the table's words. */
function met({ chart, guess }, lang) {
  const said = { notMeasured: words(lang).notMeasured, zero: NONE[lang] };
  return query(chart)
    .rows.filter(({ drawn }) => drawn)
    .map((row) => row[guess])
    .map(({ kind, value }) => said[kind] ?? new Intl.NumberFormat(lang).format(value));
}

/** No figure is printed that only an answer tells, and none of a covered half. */
async function noFigureThatAnswers(page, lesson, lang, text) {
  const asking = lesson.steps.filter(({ kind }) => ["notice", "predict", "poll"].includes(kind));
  const names = (texts) => texts.flatMap((text) => [...text.matchAll(FACT)].map(([, name]) => name));
  const given = new Set(names(asking.flatMap((step) => step.text)));
  const said = (name) => written(lesson, name, lang);
  const open = new Set([...given].map(said));
  const drawn = (await page.locator("svg .value").allTextContents()).map(plain);
  const secret = Object.keys(lesson.facts).filter((name) => !given.has(name) && !open.has(said(name)));
  for (const name of secret) {
    const figure = plain(said(name));
    // One or two signs may be the number of something else; a given half has its figures.
    if (figure.length > 2 && !drawn.includes(figure)) assert.ok(!text.includes(figure), `${name}: ${figure}`);
  }
  for (const [at, { chart, guess }] of lesson.steps.filter(({ guess }) => guess).entries()) {
    const figure = page.locator(".grid").nth(at);
    assert.equal(await figure.locator(`svg rect.${guess}`).count(), 0);
    const { rows } = query(chart);
    const secrets = rows.map((row) => row[guess].value).filter((value) => value > 9);
    const all = await figure.evaluate((figure) => figure.textContent);
    for (const value of secrets) assert.ok(!all.includes(new Intl.NumberFormat(lang).format(value)), `${value}`);
  }
}

/** The names of both directions, above and below each grid. */
const waysOf = (all) => all.map((one) => [...one.querySelectorAll(".way")].map((way) => way.textContent));

/** Both ends of a chart are on one page. */
function chartsAreWhole(charts, pages) {
  for (const [up, down] of charts) {
    const isWhole = pages.some((page) => page.includes(up) && page.lastIndexOf(down) > page.indexOf(up));
    assert.ok(isWhole, `${up} and ${down}`);
  }
}

describe("the grid to draw a guess in", () => {
  const guess = (lesson) => lesson.steps.find(({ guess }) => guess);

  test("has each period, the given half to scale, and the same scale on both sides", () =>
    sheet("lesson=absent-is-not-zero&lang=en", async (page) => {
      const { chart } = guess(LESSONS.find(({ id }) => id === "absent-is-not-zero"));
      const grid = page.locator(".grid").first();
      const { rows } = query(chart);
      assert.equal(await grid.locator(".label").count(), rows.length);
      const values = rows.map(({ forward }) => forward.value);
      const format = new Intl.NumberFormat("en");
      assert.deepEqual(await grid.locator(".value").allTextContents(), values.map((value) => format.format(value)));
      const scale = (await grid.locator(".scale").allTextContents()).map((text) => Number(text.replace(/,/g, "")));
      assert.deepEqual(scale, [...scale].reverse());
      const [top] = scale;
      assert.ok(top >= Math.max(...values));
      const lines = await grid.locator(".rule").evaluateAll((all) => all.map((line) => Number(line.getAttribute("y1"))));
      const perUnit = (Math.max(...lines) - Math.min(...lines)) / 2 / top;
      const bars = await grid.locator("rect.forward").evaluateAll((all) => all.map((bar) => Number(bar.getAttribute("height"))));
      bars.forEach((height, at) => assert.ok(Math.abs(height - values[at] * perUnit) < 0.01, `${height}`));
    }));

  test("where no figure is given it has no scale: pupils write their own", () =>
    sheet("lesson=comment-thread&lang=en", async (page) => {
      assert.equal(await page.locator(".grid .rule").count() > 0, true);
      assert.equal(await page.locator(".grid .scale").count(), 0);
      assert.match(await page.locator(".ask").innerText(), /write your own/);
    }));
});

test("an empty chart ruled alike both ways, lines and the rows of a table, for pupils alone", async () => {
  for (const lesson of LESSONS.filter(({ steps }) => steps.some(({ sheet }) => sheet === "grid"))) {
    const count = (kind) => lesson.steps.filter(({ sheet }) => sheet === kind).length;
    await sheet(`lesson=${lesson.id}&lang=en`, async (page) => {
      const grid = page.locator(".blank");
      assert.equal(await grid.count(), count("grid"));
      assert.equal(await page.locator(".tasks table").count(), count("rows"));
      assert.equal(await page.locator("li > .line + .line + .line").count(), count("lines"));
      assert.equal(await grid.locator("svg").getAttribute("aria-label"), words("en").blankGrid);
      assert.deepEqual(await grid.locator(".way").allTextContents(), [words("en").blankWay, words("en").blankWay]);
      const lines = await grid.locator(".rule").evaluateAll((all) => all.map((line) => Number(line.getAttribute("y1"))));
      const zero = Number(await grid.locator(".zero").getAttribute("y1"));
      assert.deepEqual(lines.map((y) => Math.round(y - zero)), lines.map((y) => Math.round(zero - y)).reverse());
    });
    await sheet(`lesson=${lesson.id}&lang=en&teacher`, async (page) => assert.equal(await page.locator(".blank, .line, .tasks table").count(), 0));
  }
});

describe("on screen", () => {
  test("paper and copy are chosen, kept in the address; Print prints the sheet alone", () =>
    sheet("lesson=two-sides&lang=en", async (page) => {
      await page.evaluate(() => (window.print = () => (window.isPrinted = true)));
      assert.match(page.url(), /paper=letter/);
      await page.locator("select").selectOption("a4");
      assert.match(page.url(), /paper=a4/);
      hasSize((await printed(page)).sizes, "a4");
      await page.locator("header button").click();
      assert.equal(await page.evaluate(() => window.isPrinted), true);
      const { pages } = await printed(page);
      assert.doesNotMatch(pages.join(" "), /Paper|Teacher’s copy|All lessons/);
      await page.getByRole("link", { name: "Teacher’s copy" }).click();
      await page.locator("main .mark").waitFor();
      assert.match(page.url(), /paper=a4.*teacher/);
    }));

  test("a reader of another country gets A4; a lesson that is not there says so", async () => {
    await sheet("lesson=two-sides", async (page) => assert.match(page.url(), /paper=a4/), { locale: "ar-EG" });
    const opened = await open(browser, `${site.origin}/worksheet.html?lesson=none-such&lang=en`);
    await opened.page.getByText("The lesson could not be opened").waitFor();
    await opened.close();
  });

  test("black on white, whatever the screen's colours", () =>
    sheet(
      "lesson=two-sides&lang=en",
      async (page) => {
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        const colors = await page.evaluate(() => [document.body, document.querySelector("h1")].map((part) => getComputedStyle(part).color));
        assert.deepEqual(colors, ["rgb(0, 0, 0)", "rgb(0, 0, 0)"]);
      },
      { colorScheme: "dark" },
    ));

  test("axe finds nothing, and nothing scrolls sideways at 320 px", async () => {
    for (const [lang, colorScheme] of [["en", "light"], ["en", "dark"], ["ar", "light"]]) {
      for (const copy of ["", "&teacher"]) {
        const options = { viewport: { width: 320, height: 640 }, colorScheme, bypassCSP: true };
        const act = async (page) => {
          await page.evaluate(readFileSync(AXE, "utf8"));
          const { violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          assert.equal(await page.evaluate(() => document.dir), lang === "ar" ? "rtl" : "ltr");
        };
        await sheet(`lesson=two-sides&lang=${lang}${copy}`, act, options);
      }
    }
  });
});
