// Every view of every set at three widths, compared with the pictures of tests/gallery; and of the
// invented states that no bundled set is in, which tests/invented.rs writes into target/fixtures.
//
// Letters are drawn a little differently by each version of a browser and its fonts, so a picture
// is compared by squares of 4 CSS px: at most 2 of 100 may differ by more than 40 of 255 greys.
// MAKE_REF=1 makes today's pictures the ones to compare with.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { difference, read, thumbnail, write } from "./thumbnail.mjs";

const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance", "table"];
/** The states of the goldens, as tests/invented.rs names them. */
const STATES = ["empty", "single", "outlier", "giant", "withheld", "unseen"];
/** Greys that two squares may differ by. */
const MOST = 40;
/** The part of all squares that may differ more. */
const PART = 0.02;
/** Squares that a page may be higher. */
const SLACK = 2;

let browser;
let site;
before(async () => {
  execFileSync("cargo", ["test", "--quiet", "--test", "invented"], { stdio: "ignore" });
  const files = STATES.map(async (name) => [`/${name}.bw`, await readFile(`target/fixtures/${name}.bw`)]);
  const pages = (await Promise.all(files)).map(([path, bytes]) => [path, (_, answer) => answer.end(bytes)]);
  browser = await launch();
  site = await serve(Object.fromEntries(pages));
});
after(async () => {
  await browser.close();
  site.close();
});

/** A screenshot of a page of the gallery once all its charts are there. */
async function picture(query, deviceScaleFactor) {
  const options = { viewport: { width: 1600, height: 900 }, deviceScaleFactor };
  const url = `${site.origin}/gallery.html?${query}`;
  const { page, lines, close } = await open(browser, url, options);
  try {
    await page.evaluate(async () => {
      const charts = [...document.querySelectorAll("both-ways")];
      for (const chart of charts) chart.loading = "eager";
      await Promise.all(charts.map((chart) => chart.ready));
      await new Promise((drawn) => setTimeout(drawn, 300));
    });
    await widen(page);
    assert.deepEqual(lines, []);
    return await page.screenshot({ fullPage: true });
  } finally {
    await close();
  }
}

/** Makes the window as high as its page: a long table is laid out only in sight. */
async function widen(page) {
  let calm = 0;
  for (let height = 0; calm < 3; ) {
    const now = await page.evaluate(() => document.documentElement.scrollHeight);
    calm = now === height ? calm + 1 : 0;
    height = now;
    await page.setViewportSize({ width: 1600, height });
    // On a busy machine a pause may pass without a frame, in which more would be laid out.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.waitForTimeout(200);
  }
}

/** Compares a page of the gallery with its picture, at one and two pixels a CSS px. */
async function compare(name, query) {
  const file = new URL(`../gallery/${name}.png`, import.meta.url);
  const drawn = thumbnail(await picture(query, 1), 1);
  if (process.env["MAKE_REF"]) await writeFile(file, write(drawn));
  const kept = read(await readFile(file));
  for (const one of [drawn, thumbnail(await picture(query, 2), 2)]) {
    const part = difference(one, kept, MOST, SLACK);
    if (part > PART) await writeFile(`target/gallery-${name}.png`, write(one));
    assert.ok(part <= PART, `${(100 * part).toFixed(1)} % differ; see target/gallery-${name}.png`);
  }
}

describe("the gallery", () => {
  const states = STATES.map((name) => `${name}.bw`).join();
  for (const view of VIEWS) {
    test(`${view} looks as it did`, () => compare(view, `view=${view}`));
    // A page of short tables is a few px higher at two pixels a CSS px.
    if (view === "table") continue;
    test(`${view} of the invented states looks as it did`, () =>
      compare(`invented-${view}`, `view=${view}&src=${states}`));
  }
});

test("a picture with a part of it missing differs", () => {
  const white = { width: 100, height: 100, greys: new Uint8Array(10_000).fill(255) };
  const marked = { ...white, greys: white.greys.slice() };
  assert.equal(difference(white, marked, MOST, SLACK), 0);
  marked.greys.fill(0, 0, 300);
  assert.equal(difference(white, marked, MOST, SLACK), 0.03);
  assert.equal(difference(white, { ...white, height: 90 }, MOST, SLACK), 1);
  assert.deepEqual(read(write(marked)), marked);
});
