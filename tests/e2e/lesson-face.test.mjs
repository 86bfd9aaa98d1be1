// A lesson as the element's face has it: a field of the state like others, and an event of each place.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, ready, visit } from "./browser.mjs";

const PAGE = `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">
<script type="module" src="/bothways.js"></script></head>
<body><both-ways loading="eager"><p>fallback</p></both-ways></body></html>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Runs `act` on a page whose chart is there, and follows no lesson yet. */
const running = (act) =>
  visit(browser, { "/": PAGE }, async (page, lines) => {
    await ready(page);
    await page.evaluate(() => {
      window.told = [];
      addEventListener("bothways-lesson", ({ detail }) => window.told.push(detail));
    });
    await act(page);
    assert.deepEqual(lines, []);
  });

/** Writes parts of the state one after the other in one task; gives why they were refused, or nothing. */
const write = (page, ...states) =>
  page.evaluate(async (states) => {
    const chart = document.querySelector("both-ways");
    for (const state of states) chart.state = state;
    return chart.updateComplete.then(() => "", ({ code, message }) => `${code}: ${message}`);
  }, states);

/** What the page was told, once that is so much. */
async function told(page, count) {
  await page.waitForFunction((count) => window.told.length >= count, count);
  return page.evaluate(() => window.told);
}

const titleIn = (page) =>
  page.evaluate(() => document.querySelector("both-ways").shadowRoot.querySelector(".lesson h2")?.textContent);

describe("on a chart that is there, the state takes", () => {
  test("a lesson at a place, another place, and none", () =>
    running(async (page) => {
      assert.equal(await write(page, { lesson: "two-sides#3" }), "");
      const [first] = await told(page, 1);
      assert.deepEqual(first, { lesson: "two-sides", title: "Two sides of one number", steps: 11, step: 3, shown: 0 });
      assert.equal(await titleIn(page), "Who counted, and where");
      assert.equal(await page.evaluate(() => document.querySelector("both-ways").lesson), "two-sides#3");
      assert.equal(await write(page, { lesson: "two-sides#2.1" }), "");
      const { step, shown } = (await told(page, 2))[1];
      assert.deepEqual([step, shown], [2, 1]);
      assert.equal(await write(page, { lesson: null }), "");
      await page.waitForFunction(() => !document.querySelector("both-ways").shadowRoot.querySelector(".lesson"));
    }));

  test("a lesson with other fields, in one change or one after the other", () =>
    running(async (page) => {
      assert.equal(await write(page, { lesson: "two-sides" }, { pair: "JP-CN" }), "");
      await told(page, 1);
      assert.equal(await page.evaluate(() => document.querySelector("both-ways").state.pair), "JP-CN");
    }));

  test("a name for the page's URL", () =>
    running(async (page) => {
      assert.equal(await write(page, { urlState: "c" }), "");
      assert.equal(await write(page, { pair: "JP-CN" }), "");
      assert.match(page.url(), /\?c\.pair=JP-CN$/);
    }));

  test("no lesson that is not there: it is refused, and the chart stays", () =>
    visit(browser, { "/": PAGE }, async (page) => {
      await ready(page);
      const before = await page.evaluate(() => document.querySelector("both-ways").state);
      assert.match(await write(page, { lesson: "no-such" }), /^state-invalid: lesson: .*no-such\.json answered 404$/);
      assert.deepEqual(await page.evaluate(() => document.querySelector("both-ways").state), before);
      assert.equal(await page.locator("both-ways .widget").isVisible(), true);
      // What comes after it is taken as ever.
      assert.equal(await write(page, { pair: "JP-CN" }), "");
    }));
});
