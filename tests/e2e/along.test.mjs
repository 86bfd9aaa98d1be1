// What a reader takes along: the state in the page's URL, a link to it, a share, files of every kind.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, open, ready, serve, set, shadow, state } from "./browser.mjs";

const page = (body) =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
  `<meta http-equiv="content-security-policy" content="default-src 'self'; ` +
  `script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body>${body}<p id="note">note</p></body></html>`;

const chart = (attributes, id = "one") =>
  `<both-ways id="${id}" loading="eager" ${attributes}><p>fallback</p></both-ways>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Notes what the charts of a page tell, from the very first. */
const listen = () => {
  window.told = [];
  for (const kind of ["ready", "change", "error"]) {
    addEventListener(`bothways-${kind}`, ({ target, detail }) =>
      window.told.push([target.id, kind, detail?.by ?? detail?.code, detail?.message]),
    );
  }
};

/** Opens a page at `query` and runs `act` once its first chart stands. */
async function at(query, body, act, options = {}) {
  const site = await serve({ "/": page(body) });
  const opened = await open(browser, `${site.origin}/${query}`, { init: listen, ...options });
  try {
    await ready(opened.page);
    await act(opened.page, opened.lines);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

/** What stands behind the page's path. */
const query = async (page) => page.url().replace(/^[^/]*\/\/[^/]*\//, "");
const entries = (page) => page.evaluate(() => history.length);
const told = (page, kind) =>
  page.evaluate((kind) => window.told.filter((entry) => entry[1] === kind), kind);
const stateOf = (page, id) => page.evaluate((id) => document.getElementById(id).state, id);

/** Goes through the history and waits until that is drawn. */
async function travel(page, steps) {
  const before = page.url();
  await page.evaluate((steps) => history.go(steps), steps);
  await page.waitForFunction((before) => location.href !== before, before);
  await settled(page);
}

/** Waits out what a change of the URL sets going. */
const settled = (page) =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((done) => setTimeout(done, 10));
      await Promise.all([...document.querySelectorAll("both-ways")].map((c) => c.updateComplete));
    }
  });

/** A choice of the reader, apart from the one before. */
async function choose(page, select, value) {
  await page.waitForTimeout(550);
  await shadow(page, select).selectOption(value);
}
const FIRST = ".controls select >> nth=0";
const SECOND = ".controls select >> nth=1";

describe("the state in the URL", () => {
  test("without a name nothing is fetched, read or written", () =>
    at("?url.pair=JP-CN", chart('pair="US-CN"'), async (page) => {
      const files = await page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)),
      );
      assert.ok(!files.includes("link.js"), `${files}`);
      assert.equal((await state(page)).pair, "US-CN");
      const before = await entries(page);
      await choose(page, FIRST, "JP");
      assert.equal((await state(page)).pair, "JP-CN");
      assert.deepEqual([await query(page), await entries(page)], ["?url.pair=JP-CN", before]);
    }));

  test("the first chart is that of the URL, whichever module it needs", () =>
    at(
      "?a=1&c.pair=JP-US&c.view=flows&c.figures=honeypots&c.limit=3#note",
      chart('url-state="c" pair="US-CN"'),
      async (page) => {
        const { pair, view, figures, limit } = await state(page);
        assert.deepEqual([pair, view, figures, limit], ["JP-US", "flows", "honeypots", "3"]);
        assert.deepEqual(await told(page, "change"), []);
        assert.equal((await told(page, "ready")).length, 1);
        const small = await page.evaluate(() => performance.getEntriesByName(`${origin}/bothways.wasm`).length);
        // The page set out for it before any element was made.
        assert.ok(small <= 1);
      },
    ));

  test("a reader's choice is one entry, says only what was chosen, and leaves the rest alone", () =>
    at("?x=%7e+b&flag&c2.pair=no#note", chart('url-state="c" pair="US-CN"'), async (page) => {
      const before = await entries(page);
      await choose(page, FIRST, "JP");
      assert.equal(await query(page), "?x=%7e+b&flag&c2.pair=no&c.pair=JP-CN#note");
      assert.equal(await entries(page), before + 1);
      await page.evaluate(() => document.querySelector("both-ways").view = "table");
      await settled(page);
      // The page's own change is no step of the reader's.
      assert.equal(await query(page), "?x=%7e+b&flag&c2.pair=no&c.view=table&c.pair=JP-CN#note");
      assert.equal(await entries(page), before + 1);
    }));

  test("back and forward are the reader's changes", () =>
    at("", chart('url-state="c" pair="US-CN" measure="computers"'), async (page) => {
      await choose(page, FIRST, "JP");
      await page.locator("both-ways .more-button").click();
      await choose(page, "select:has(option[value=addresses])", "addresses");
      assert.equal(await query(page), "?c.pair=JP-CN&c.measure=addresses");
      const steps = await entries(page);
      await travel(page, -1);
      assert.deepEqual([(await state(page)).measure, await query(page)], ["computers", "?c.pair=JP-CN"]);
      await travel(page, -1);
      assert.deepEqual([(await state(page)).pair, await query(page)], ["US-CN", ""]);
      await travel(page, 2);
      const { pair, measure } = await state(page);
      assert.deepEqual([pair, measure], ["JP-CN", "addresses"]);
      assert.equal(await entries(page), steps);
      const by = (await told(page, "change")).map(([, , by]) => by);
      assert.deepEqual(by, Array(5).fill("reader"));
    }));

  test("a burst is one step, and whoever undoes it needs no other", () =>
    at("", chart('url-state="c" pair="US-CN"'), async (page) => {
      const before = await entries(page);
      await page.evaluate(() => {
        const select = document.querySelector("both-ways").shadowRoot.querySelector("select");
        for (const value of ["JP", "KR", "DE"]) {
          select.value = value;
          select.dispatchEvent(new Event("change"));
        }
      });
      assert.deepEqual([await query(page), await entries(page)], ["?c.pair=DE-CN", before + 1]);
      await choose(page, FIRST, "US");
      assert.deepEqual([await query(page), await entries(page)], ["", before + 1]);
    }));

  test("what a URL may not say is refused field by field, and the rest holds", () =>
    at(
      "?c.pair=JP-JP&c.measure=addresses&c.src=https://elsewhere.example/x.bw&c.heading=Lies&c.view=pie" +
        "&c.figures=nobody&c.from=later&c.to=2012&c.to=2013&c.%ff=1",
      chart('url-state="c" pair="US-CN"'),
      async (page) => {
        const { pair, measure, src, heading, view, figures, from, to } = await state(page);
        assert.deepEqual([pair, measure, view, figures, to], ["US-CN", "addresses", "timeline", "cncert", "2012"]);
        assert.deepEqual([src, heading, from], [undefined, undefined, undefined]);
        const errors = await told(page, "error");
        assert.ok(errors.every(([, , code]) => code === "state-invalid"), JSON.stringify(errors));
        const fields = errors.map(([, , , message]) => message.split(":")[0]);
        const refused = ["src", "heading", "view", "figures", "to", "\ufffd", "pair", "from"];
        assert.deepEqual(fields.toSorted(), refused.toSorted());
        assert.ok(await page.evaluate(() => document.querySelector("both-ways").ready.then(() => true)));
      },
    ));

  test("values that no field has, of any kind, never stop the chart", () =>
    at(
      `?c.=&c.pair&c.pair=%E0%A4%A&c.countries=${"A".repeat(500)}&c.limit=1e9&c.category=%00&c.per=${"%F0%9F%92%A9".repeat(9)}&c.sum=all&c.order=__proto__&c.constructor=1`,
      chart('url-state="c" pair="US-CN"'),
      async (page) => {
        assert.equal((await state(page)).pair, "US-CN");
        assert.ok((await told(page, "error")).length >= 7);
      },
    ));

  test("more than 2,000 characters are refused as a whole", () =>
    at(`?c.pair=JP-US&c.category=${"x".repeat(2000)}`, chart('url-state="c" pair="US-CN"'), async (page) => {
      assert.equal((await state(page)).pair, "US-CN");
      const [[, , code, message]] = await told(page, "error");
      assert.deepEqual([code, message.includes("2000")], ["state-invalid", true]);
    }));

  test("two charts with two names do not mix", () =>
    at(
      "?b.pair=JP-CN",
      chart('url-state="a" pair="US-CN"') + chart('url-state="b" pair="US-CN"', "two"),
      async (page) => {
        await ready(page, "#two");
        const pairs = async () => [(await stateOf(page, "one")).pair, (await stateOf(page, "two")).pair];
        assert.deepEqual(await pairs(), ["US-CN", "JP-CN"]);
        await page.locator(`#one ${FIRST}`).selectOption("KR");
        assert.equal(await query(page), "?b.pair=JP-CN&a.pair=KR-CN");
        await page.waitForTimeout(550);
        await page.locator(`#two ${FIRST}`).selectOption("US");
        assert.equal(await query(page), "?a.pair=KR-CN");
        await travel(page, -1);
        assert.deepEqual(await pairs(), ["KR-CN", "JP-CN"]);
        await travel(page, -1);
        assert.deepEqual(await pairs(), ["US-CN", "JP-CN"]);
      },
    ));

  test("a default that the page overrides can be chosen, and comes by the URL", () =>
    at("?c.to=&c.from=", chart('url-state="c" figures="honeypots" from="2013-04" to="2013-05"'), async (page) => {
      const { from, to } = await state(page);
      assert.deepEqual([from, to], [undefined, undefined]);
      assert.deepEqual(await told(page, "error"), []);
    }));

  test("another name, or none, may come later, and a chart that left hears no more", () =>
    at("?d.pair=JP-CN", chart('pair="US-CN"'), async (page) => {
      assert.equal(await set(page, { urlState: "d" }), "");
      assert.equal((await state(page)).pair, "JP-CN");
      assert.equal(await page.evaluate(() => document.querySelector("both-ways").urlState), "d");
      await choose(page, FIRST, "KR");
      assert.equal(await query(page), "?d.pair=KR-CN");
      assert.equal(await set(page, { urlState: null }), "");
      await choose(page, FIRST, "DE");
      assert.equal(await query(page), "?d.pair=KR-CN");
      assert.equal(await set(page, { urlState: "two words" }), "");
      assert.deepEqual((await told(page, "error")).map(([, , code]) => code), ["state-invalid"]);
    }));
});
