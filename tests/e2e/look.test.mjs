// Colours as readers and pages want them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, open, pixel, ready, serve, whole } from "./browser.mjs";

const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 50)));

const html = (style) =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
  `<style>${style}</style><script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" figures="dcid" pair="CN-US"></both-ways></body></html>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function on(style, act, options) {
  const site = await serve({ "/": html(style) });
  const opened = await open(browser, `${site.origin}/`, options);
  try {
    await ready(opened.page);
    await whole(opened.page);
    await act(opened.page);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

const role = (page, name) =>
  page.evaluate(
    (name) =>
      getComputedStyle(document.querySelector("both-ways")).getPropertyValue(`--_${name}`).trim(),
    name,
  );
const paper = (page) => role(page, "paper");

/** Waits until a role has a colour. */
async function becomes(page, name, value) {
  for (let times = 0; times < 40 && (await role(page, name)) !== value; times += 1) await settle(page);
  assert.equal(await role(page, name), value);
}

describe("the look", () => {
  test("a page's own colours are the chart's and its words'", () =>
    on("both-ways{--bothways-paper:#fff7e6;--bothways-forward:teal;--bothways-back:none}", async (page) => {
      assert.deepEqual(await pixel(page, 1, 60), [0xff, 0xf7, 0xe6]);
      assert.equal(await role(page, "forward"), "rgb(0 128 128)");
      // What is no colour changes nothing.
      assert.equal(await role(page, "back"), "rgb(184 92 20)");
    }));

  test("they are followed when a class of the page changes them", () =>
    on(".warm both-ways{--bothways-paper:#fff7e6}", async (page) => {
      assert.equal(await paper(page), "rgb(255 255 255)");
      await page.evaluate(() => void (document.documentElement.className = "warm"));
      await becomes(page, "paper", "rgb(255 247 230)");
    }));

  test("a reader who asks for more contrast gets it", () =>
    on("", async (page) => {
      assert.equal(await role(page, "text"), "rgb(26 26 26)");
      await page.emulateMedia({ contrast: "more" });
      await becomes(page, "text", "rgb(0 0 0)");
      assert.equal(await role(page, "forward"), "rgb(11 47 99)");
    }));

  test("a dark page is printed on white", () =>
    on(":root{color-scheme:dark light}", async (page) => {
      assert.equal(await paper(page), "rgb(21 24 28)");
      await page.emulateMedia({ media: "print" });
      await becomes(page, "paper", "rgb(255 255 255)");
      await page.emulateMedia({ media: "screen" });
      await becomes(page, "paper", "rgb(21 24 28)");
    }, { colorScheme: "dark" }));
});
