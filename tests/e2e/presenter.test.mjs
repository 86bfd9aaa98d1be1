// The presenter: one window for the class, large, and one for the teacher that follows it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const read = (path) => JSON.parse(readFileSync(`www/${path}`, "utf8"));
const LESSON = read("lessons/two-sides.json");
const WORDS = read("texts/pages/classroom/en.json");

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => {
  site.close();
  return browser.close();
});

/** Notes where the player tells to be, from the very first. */
const listen = () => {
  window.places = [];
  addEventListener("bothways-lesson", ({ detail }) => window.places.push(`${detail.step}.${detail.shown}`));
};

/** Opens a lesson and runs `act`; the console stays silent. */
async function classroom(query, act, options = {}) {
  const url = `${site.origin}/classroom.html?${query}`;
  const opened = await open(browser, url, { locale: "en-US", init: listen, ...options });
  try {
    await opened.page.waitForFunction(() => window.places.length, null, { timeout: 10_000 });
    await act(opened.page, opened.page.context());
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
  }
}

/** Presents by the keyboard; returns the window of notes that opens. */
async function present(page) {
  const opens = page.context().waitForEvent("page");
  await page.keyboard.press("Alt+Enter");
  const notes = await opens;
  await follows(notes);
  return notes;
}

const state = (notes) => notes.locator(".speaker [role=status]");
const follows = (notes) => state(notes).getByText(WORDS.follows).waitFor();
const titleOf = (at) => LESSON.steps[at - 1].title;
/** The notes are at a step. */
const noted = (notes, at) => notes.locator(".speaker h2").getByText(titleOf(at), { exact: true }).waitFor();
const arrived = (page, place) => page.waitForFunction((place) => window.places.at(-1) === place, place);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const isLarge = (page) =>
  page.evaluate(() => [document.documentElement.classList.contains("presenting"), document.fullscreenElement !== null]);

describe("presenting", () => {
  test("a key makes it large, with notes in a second window that follow step by step", () =>
    classroom("lesson=two-sides", async (page) => {
      const before = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      const notes = await present(page);
      assert.match(notes.url(), /lesson=two-sides.*&notes$/);
      const now = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      assert.ok(now >= before * 1.25, `${before} → ${now}`);
      await noted(notes, 1);
      const text = await notes.locator(".speaker").innerText();
      for (const said of [...LESSON.notes, ...LESSON.steps[0].notes]) assert.ok(text.includes(said), said);
      assert.match(text, /Next: A chart without words \(Notice\)/);
      for (const said of LESSON.steps[0].questions) assert.ok(text.includes(said), said);
      await page.keyboard.press("PageDown");
      await noted(notes, 2);
      await notes.getByText("Next: uncover labels").waitFor();
      await page.keyboard.press("PageDown");
      await notes.getByText("Next: uncover values").waitFor();
      await page.keyboard.press("PageUp");
      await page.keyboard.press("PageUp");
      await noted(notes, 1);
    }));

  test("the remote works in either window, as do the buttons of the notes", () =>
    classroom("lesson=two-sides&step=3", async (page) => {
      const notes = await present(page);
      await noted(notes, 3);
      await notes.bringToFront();
      await notes.keyboard.press("PageDown");
      await arrived(page, "4.0");
      await noted(notes, 4);
      await button(notes, "Back").click();
      await arrived(page, "3.0");
      await noted(notes, 3);
      // The browser's own Back, of steps that were gone through.
      await page.goBack();
      await noted(notes, 4);
    }));

  test("expected: the figures that a guess is met by, and what is said of each answer", () =>
    classroom("lesson=absent-is-not-zero&step=3", async (page) => {
      const notes = await present(page);
      await notes.locator(".speaker h3").waitFor();
      const text = await notes.locator(".speaker section").innerText();
      for (const figure of ["222", "411", "360", "18,905", "994"]) assert.ok(text.includes(figure), `${figure}: ${text}`);
      const { feedback } = read("lessons/absent-is-not-zero.json").steps[4].options[0];
      await page.keyboard.press("PageDown");
      await page.keyboard.press("PageDown");
      await notes.getByText(feedback).waitFor();
    }));

  test("close one and the other goes on", () =>
    classroom("lesson=two-sides&step=3", async (page, context) => {
      const first = await present(page);
      await first.close({ runBeforeUnload: true });
      await page.getByRole("link", { name: WORDS.openNotes }).waitFor();
      await page.keyboard.press("PageDown");
      await arrived(page, "4.0");
      // Opened again by its link it is there at once.
      const opens = context.waitForEvent("page");
      await page.getByRole("link", { name: WORDS.openNotes }).click();
      const notes = await opens;
      await follows(notes);
      await noted(notes, 4);
      await page.close({ runBeforeUnload: true });
      await state(notes).getByText(WORDS.alone).waitFor();
      await button(notes, "Next").click();
      await noted(notes, 5);
      await notes.keyboard.press("PageUp");
      await noted(notes, 4);
    }));

  test("where windows are blocked a link stands, and where full screen is refused it is large", () =>
    classroom(
      "lesson=two-sides",
      async (page) => {
        await button(page, "Present").click();
        assert.deepEqual(await isLarge(page), [true, false]);
        assert.equal(await page.getByRole("link", { name: WORDS.openNotes }).isVisible(), true);
        await page.keyboard.press("Escape");
        assert.deepEqual(await isLarge(page), [false, false]);
        assert.match(page.url(), /lesson=two-sides/);
        assert.equal(await page.evaluate(() => document.activeElement.textContent), "Present");
      },
      {
        init: () => {
          window.places = [];
          addEventListener("bothways-lesson", ({ detail }) => window.places.push(`${detail.step}.${detail.shown}`));
          window.open = () => null;
          Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("refused"));
        },
      },
    ));

  test("full screen, by the keyboard alone; leaving it ends the presentation", () =>
    classroom("lesson=two-sides", async (page) => {
      await present(page);
      await page.bringToFront();
      const full = button(page, WORDS.fullScreen);
      if (await full.isVisible()) {
        await full.focus();
        await page.keyboard.press("Enter");
      }
      await page.waitForFunction(() => document.fullscreenElement);
      assert.equal(await full.isVisible(), false);
      await page.keyboard.press("PageDown");
      await arrived(page, "2.0");
      // What Escape does there is the browser's.
      await page.evaluate(() => document.exitFullscreen());
      await page.waitForFunction(() => !document.documentElement.classList.contains("presenting"));
      assert.equal(await button(page, "Present").isVisible(), true);
    }));

  test("nobody is told anything before Present, and nothing is stored", () =>
    classroom("lesson=two-sides&step=3", async (page, context) => {
      const notes = await context.newPage();
      await notes.goto(`${site.origin}/classroom.html?lesson=two-sides&notes`);
      await state(notes).getByText(WORDS.alone).waitFor();
      await noted(notes, 1);
      for (const one of [page, notes]) {
        const kept = await one.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
        assert.deepEqual(kept, [0, 0, ""]);
      }
    }));

  test("the clock counts from the start, and can be stopped", () =>
    classroom("lesson=two-sides", async (page, context) => {
      await context.clock.install();
      await page.reload();
      await page.waitForFunction(() => window.places.length);
      const notes = await present(page);
      const said = notes.locator(".clock [role=timer]");
      assert.equal(await said.innerText(), `0 of ${LESSON.minutes} minutes`);
      await notes.clock.fastForward("05:30");
      assert.equal(await said.innerText(), `5 of ${LESSON.minutes} minutes`);
      await button(notes, WORDS.pause).click();
      await notes.clock.fastForward("03:00");
      assert.equal(await said.innerText(), `5 of ${LESSON.minutes} minutes`);
      await button(notes, WORDS.resume).click();
      await notes.clock.fastForward("01:00");
      assert.equal(await said.innerText(), `6 of ${LESSON.minutes} minutes`);
    }));

  test("high contrast: the chart and what covers it have the projector's colours", async () => {
    // A chart that is drawn, and a sketch whose chart is not.
    for (const step of [3, 4]) {
      const act = async (page) => {
        await present(page);
        await page.bringToFront();
        const colors = () =>
          page.evaluate(() => {
            const lesson = document.querySelector("both-ways").shadowRoot.querySelector(".lesson");
            return [getComputedStyle(lesson).color, getComputedStyle(document.body).backgroundColor];
          });
        await page.waitForTimeout(500);
        assert.deepEqual(await colors(), ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
      };
      await classroom(`lesson=two-sides&step=${step}`, act, { colorScheme: "dark" });
    }
  });

  test("in Arabic from right to left, with axe silent in both windows, light and dark", async () => {
    for (const lang of ["en", "ar"]) {
      for (const colorScheme of ["light", "dark"]) {
        const act = async (page) => {
          const opens = page.context().waitForEvent("page");
          await page.keyboard.press("Alt+Enter");
          const notes = await opens;
          await notes.locator(".speaker h2").waitFor();
          for (const one of [page, notes]) {
            assert.equal(await one.evaluate(() => document.dir), lang === "ar" ? "rtl" : "ltr");
            await one.evaluate(readFileSync(AXE, "utf8"));
            const { violations } = await one.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
            assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
            assert.ok(await one.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          }
        };
        await classroom(`lesson=two-sides&step=4&lang=${lang}`, act, { colorScheme, bypassCSP: true, viewport: { width: 1280, height: 720 } });
      }
    }
  });
});
