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
    assert.equal(await shapes(page), 1);
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
    assert.equal(await shapes(page), 1);
    assert.equal((await answer(page)).view, "map");
    assert.deepEqual(lines, []);
  }));

test("where the shapes fail the map is drawn and says so", async () => {
  const land = (await readFile("dist/map.js", "utf8")).match(/land\.\w+\.bin/)[0];
  const broken = (body, status) => (_, response) => response.writeHead(status).end(body);
  for (const handler of [broken("gone", 404), broken("<!doctype html>", 200)]) {
    await on(
      'figures="honeypots" view="map"',
      async (page) => {
        await ready(page);
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
