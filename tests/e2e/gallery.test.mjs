// Every view of every set at three widths, compared with the pictures of tests/gallery.
//
// Letters are drawn a little differently by each version of a browser and its fonts, so a picture
// is compared by squares of 4 CSS px: at most 2 of 100 may differ by more than 40 of 255 greys.
// MAKE_REF=1 makes today's pictures the ones to compare with.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { difference, read, thumbnail, write } from "./thumbnail.mjs";

const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance", "table"];
/** Greys that two squares may differ by. */
const MOST = 40;
/** The part of all squares that may differ more. */
const PART = 0.02;
/** Squares that a page may be higher. */
const SLACK = 2;

let browser;
let site;
before(async () => {
  browser = await launch();
  site = await serve();
});
after(async () => {
  await browser.close();
  site.close();
});

/** A screenshot of a view's page once all its charts are there. */
async function picture(view, deviceScaleFactor) {
  const options = { viewport: { width: 1600, height: 900 }, deviceScaleFactor };
  const url = `${site.origin}/gallery.html?view=${view}`;
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
    await page.waitForTimeout(200);
  }
}

describe("the gallery", () => {
  for (const view of VIEWS) {
    test(`${view} looks as it did, at one and two pixels a CSS px`, async () => {
      const file = new URL(`../gallery/${view}.png`, import.meta.url);
      const drawn = thumbnail(await picture(view, 1), 1);
      if (process.env["MAKE_REF"]) await writeFile(file, write(drawn));
      const kept = read(await readFile(file));
      for (const [ratio, one] of [[1, drawn], [2, thumbnail(await picture(view, 2), 2)]]) {
        const part = difference(one, kept, MOST, SLACK);
        if (part > PART) await writeFile(`target/gallery-${view}.png`, write(one));
        assert.ok(part <= PART, `${(100 * part).toFixed(1)} % differ; see target/gallery-${view}.png`);
      }
    });
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
