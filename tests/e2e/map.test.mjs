// The map in the page: its shapes come with the first map, and it does without.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { answer, launch, open, ready, serve } from "./browser.mjs";

const page = (attributes) =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways></body></html>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function on(attributes, act, options = {}) {
  const site = await serve({ "/": page(attributes), ...options.pages });
  const opened = await open(browser, `${site.origin}/`, options);
  try {
    await act(opened.page, opened.lines);
  } finally {
    await opened.close();
    site.close();
  }
}

const shapes = (page) =>
  page.evaluate(
    () =>
      performance.getEntriesByType("resource").filter(({ name }) => /land\.\w+\.bin$/.test(name))
        .length,
  );
/** Pixels of the chart that have the colour of land. */
const land = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext("2d", { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let pixels = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] === 0xec && data[at + 1] === 0xee && data[at + 2] === 0xf0) pixels += 1;
    }
    return pixels;
  });

/** Waits until a condition holds in the page's own time. */
async function until(what, condition) {
  for (let tries = 0; !(await condition()); tries += 1) {
    assert.ok(tries < 200, what);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const set = (page, fields) =>
  page.evaluate((fields) => {
    const chart = document.querySelector("both-ways");
    Object.assign(chart, fields);
    return chart.updateComplete;
  }, fields);

test("the shapes are fetched with the first map and not again", () =>
  on('figures="honeypots"', async (page, lines) => {
    await ready(page);
    assert.equal(await shapes(page), 0);
    await set(page, { view: "map" });
    await until("no shapes", async () => (await shapes(page)) === 1);
    const { view, rows, caveats } = await answer(page);
    assert.equal(view, "map");
    assert.ok(rows.length >= 12 && rows.every(({ origin, target }) => origin !== target));
    assert.ok(caveats.some((note) => note.includes("Natural Earth") && note.includes("contested")));
    await set(page, { view: "timeline" });
    await set(page, { view: "map", pair: "CN-JP" });
    assert.equal(await shapes(page), 1);
    assert.deepEqual(lines, []);
  }));

test("the default set has a map too", () =>
  on('view="map"', async (page, lines) => {
    await ready(page);
    await until("no land", () => land(page));
    assert.equal(await shapes(page), 1);
    assert.equal((await answer(page)).view, "map");
    assert.deepEqual(lines, []);
  }));

test("a first map is drawn before its shapes are here, and again with them", async () => {
  const file = (await readFile("dist/map.js", "utf8")).match(/land\.\w+\.bin/)[0];
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  const slow = async (_, response) => {
    await held;
    response.end(await readFile(`dist/data/${file}`));
  };
  await on(
    'figures="honeypots" view="map"',
    async (page, lines) => {
      await ready(page);
      // Of the land only the dots are there that stand for places too small to have a shape.
      assert.ok((await land(page)) < 500);
      const { rows } = await answer(page);
      const before = await page.locator("both-ways .sentence").innerText();
      arrive();
      await until("the land never came", async () => (await land(page)) > 10_000);
      assert.equal(await page.locator("both-ways .sentence").innerText(), before);
      assert.deepEqual((await answer(page)).rows, rows);
      assert.deepEqual(lines, []);
    },
    { pages: { [`/data/${file}`]: slow } },
  );
});

test("where the shapes fail the map is drawn and says so", async () => {
  const land = (await readFile("dist/map.js", "utf8")).match(/land\.\w+\.bin/)[0];
  const broken = (body, status) => (_, response) => response.writeHead(status).end(body);
  for (const handler of [broken("gone", 404), broken("<!doctype html>", 200)]) {
    await on(
      'figures="honeypots" view="map"',
      async (page) => {
        await ready(page);
        const notes = async () => (await answer(page)).caveats.join();
        await until("not said", async () => (await notes()).includes("could not be loaded"));
        const { rows, caveats } = await answer(page);
        assert.ok(rows.length >= 12);
        assert.ok(caveats.some((note) => note.includes("could not be loaded")), caveats.join("\n"));
        assert.ok(!caveats.some((note) => note.includes("Natural Earth")));
      },
      { pages: { [`/data/${land}`]: handler } },
    );
  }
});

test("the committed shapes are what the maker makes", async () => {
  const folder = await mkdtemp(`${tmpdir()}/geo-`);
  try {
    execFileSync("node", ["www/geo/make.mjs", folder]);
    for (const name of ["land.bin", "places.bin"]) {
      const [made, ours] = await Promise.all(
        [folder, "www/geo"].map((place) => readFile(`${place}/${name}`)),
      );
      assert.ok(made.equals(ours), `www/geo/${name} is not what www/geo/make.mjs makes`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
