// What a reader takes along: the state in the page's URL, a link to it, a share, files of every kind.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { PNG } from "pngjs";
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

describe("links and shares", () => {
  const opened = async (page) => {
    await page.locator("both-ways .more-button").click();
    await page.locator("both-ways .downloads").nth(1).waitFor({ state: "attached" });
  };
  const button = (page, name) => page.locator("both-ways").getByRole("button", { name, exact: true });

  test("a copied link shows what was shown", () =>
    at(
      "?x=1",
      chart('url-state="c" figures="honeypots" pair="US-JP"'),
      async (page) => {
        await choose(page, SECOND, "SG");
        await opened(page);
        await button(page, "Copy link").click();
        const link = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(link, page.url());
        assert.match(link, /\?x=1&c\.pair=US-SG$/);
        assert.equal(await button(page, "Copied").count(), 1);
        const before = await page.evaluate(() => document.querySelector("both-ways").answer().sentence);
        await page.goto("about:blank");
        await page.goto(link);
        await ready(page);
        const after = await page.evaluate(() => document.querySelector("both-ways").answer().sentence);
        assert.equal(after, before);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    ));

  test("where nothing may be written to the clipboard, the address stands there", () =>
    at("", chart('url-state="c" figures="honeypots" pair="US-JP"'), async (page) => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
      });
      await choose(page, SECOND, "SG");
      await opened(page);
      await button(page, "Copy link").click();
      const field = page.locator("both-ways").getByRole("textbox", { name: "Copy link" });
      assert.equal(await field.inputValue(), page.url());
    }));

  test("without a state in the URL there is no link to copy", () =>
    at("", chart('figures="honeypots" pair="US-JP"'), async (page) => {
      await opened(page);
      assert.equal(await button(page, "Copy link").count(), 0);
    }));

  test("a share hands on title, sentence, source and address", () =>
    at(
      "",
      chart('url-state="c" figures="honeypots" pair="US-JP"'),
      async (page) => {
        await opened(page);
        await button(page, "Share").click();
        const [given] = await page.evaluate(() => window.shared);
        const answered = await page.evaluate(() => document.querySelector("both-ways").answer());
        assert.equal(given.title, answered.title);
        assert.ok(given.text.startsWith(answered.sentence) && given.text.includes("Source: Data-Driven"));
        assert.equal(given.url, page.url());
        // Whoever closes the sheet changed their mind; that is no error.
        assert.deepEqual(await told(page, "error"), []);
      },
      {
        init: () => {
          window.told = [];
          window.shared = [];
          navigator.share = (given) => {
            window.shared.push(given);
            return Promise.reject(new DOMException("closed", "AbortError"));
          };
        },
      },
    ));

  test("without a share of the system's own there is no button for it", () =>
    at("", chart('url-state="c" figures="honeypots" pair="US-JP"'), async (page) => {
      await opened(page);
      await page.evaluate(() => delete Navigator.prototype.share);
      assert.equal(await set(page, { pair: "US-SG" }), "");
      assert.equal(await button(page, "Share").count(), 0);
      assert.equal(await button(page, "Copy link").count(), 1);
    }));
});

describe("files carry the sentence, the source and the caveats", () => {
  const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];
  const bytes = (page, kind) =>
    page.evaluate(async (kind) => {
      const blob = await document.querySelector("both-ways").download(kind);
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, kind);
  const file = async (page, kind) => Buffer.from(await bytes(page, kind));
  const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

  for (const view of VIEWS) {
    test(`${view}: CSV, JSON, SVG and PNG`, () =>
      at("?q=1", chart(`figures="honeypots" pair="US-JP" view="${view}"`), async (page) => {
        const answered = await page.evaluate(() => document.querySelector("both-ways").answer());
        const { title, sentence, source, caveats } = answered;
        assert.ok(view === "sources" || caveats.length > 0);

        const csv = String(await file(page, "csv")).split("\n");
        for (const words of [title, sentence, source, ...caveats]) {
          assert.ok(csv[1].includes(words.replaceAll('"', '""')), words);
          assert.ok(csv.length < 4 || !csv[2].includes(sentence));
        }

        const json = JSON.parse(await file(page, "json"));
        assert.deepEqual([json.sentence, json.source, json.caveats], [sentence, source, caveats]);
        assert.ok((json.rights ?? json.rows[0].rights).license);
        assert.deepEqual(json.taken, { date: new Date().toISOString().slice(0, 10), url: page.url() });

        const svg = String(await file(page, "svg"));
        const faults = await page.evaluate((svg) => {
          const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
          const by = (name) => root.querySelector(`#${root.getAttribute(name)}`);
          return [root.nodeName, root.getAttribute("role"), by("aria-labelledby").textContent, by("aria-describedby").textContent];
        }, svg);
        assert.deepEqual(faults.slice(0, 3), ["svg", "img", title]);
        for (const words of [sentence, ...caveats]) assert.ok(faults[3].includes(words), words);
        assert.ok(svg.includes(`<dc:source>${escaped(source)}</dc:source>`));
        assert.match(svg, /<dc:rights>.+<\/dc:rights>/);
        // The sentence is also in the picture itself, on several lines.
        const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(" ");
        assert.ok(drawn.includes(escaped(sentence)), `${sentence} in ${drawn}`);

        const png = await file(page, "png");
        const texts = textsOf(png);
        assert.deepEqual([texts.Title, texts.Description], [title, sentence]);
        assert.ok(texts.Source.startsWith(source) && texts.Source.endsWith(page.url()));
        for (const caveat of caveats) assert.ok(texts.Comment.includes(caveat), caveat);
        assert.match(texts.Copyright, /CC/);
        // A reader of PNG that checks every sum takes it.
        const { width } = PNG.sync.read(png, { checkCRC: true });
        assert.equal(width, 1600);
      }));
  }

  test("two pictures in one page do not share their ids, and the same one keeps them", () =>
    at("", chart('figures="honeypots" pair="US-JP"'), async (page) => {
      const id = async () => String(await file(page, "svg")).match(/aria-labelledby="([^"]+)"/)[1];
      const [first, again] = [await id(), await id()];
      assert.equal(await set(page, { pair: "US-SG" }), "");
      assert.ok(first === again && first !== (await id()));
    }));

  test("the command reads the page's CSV again", () =>
    at("", chart('figures="honeypots" pair="US-JP"'), async (page) => {
      const folder = await mkdtemp(join(tmpdir(), "bothways-"));
      const path = join(folder, "taken.csv");
      await writeFile(path, await file(page, "csv"));
      const command = (...words) => execFileSync("target/debug/bothways", words, { encoding: "utf8" });
      assert.equal(command("check", path), "");
      const again = JSON.parse(command("query", path, "pair", "--pair", "US-JP", "--format", "json"));
      const { rows, vantage } = await page.evaluate(() => document.querySelector("both-ways").answer());
      const values = (rows) => rows.map(({ period, forward, back }) => [period, forward.value, back.value]);
      assert.deepEqual(values(again.rows), values(rows));
      assert.equal(again.vantage, vantage);
      await rm(folder, { recursive: true });
    }));
});

/** The texts of a PNG by their keywords. */
function textsOf(png) {
  const texts = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString("latin1", at + 4, at + 8) !== "iTXt") continue;
    const [keyword, ...rest] = body.toString("utf8").split("\0");
    texts[keyword] = rest.at(-1);
  }
  return texts;
}
